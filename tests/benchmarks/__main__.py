"""
Measures the yardsticks and writes docs/benchmarks.md, .json and .svg.

::

    python -m tests.benchmarks [--quick] [--huge] [--runs N] [--draws N] [--only TEXT] [-o FOLDER]

Exit status 1 where a plan breaks a rule, beats a proven value or misses a promised one.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import row as rows_of
from tests.benchmarks.chart import chart
from tests.benchmarks.demo import PROMISED, demo
from tests.benchmarks.machine import machine
from tests.benchmarks.row import OURS, Row, blank, write
from tests.benchmarks.summary import faults, groups
from tests.benchmarks.table import page, table
from tests.benchmarks.weeks import Case, full, huge, quick

DOCS = Path(__file__).parents[2] / "docs"


def main(arguments: list[str] | None = None) -> int:
    """Measures, writes, judges; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen = _parser().parse_args(given)
    found = {"command": " ".join(["python -m tests.benchmarks", *given]), "machine": machine()}
    rows: list[Row] = []
    for case in _cases(chosen):
        for one in measured(case):
            print(_short(one), flush=True)
            rows.append(one)
    seconds = [] if chosen.only else demo(chosen.runs)
    _put(chosen.output, {**found, "demo": seconds}, rows)
    wrong = list(faults(rows))
    wrong += [
        f"the demo took {one:.1f} s, promised {PROMISED:g}" for one in seconds if one > PROMISED
    ]
    for one in wrong:
        print(f"not kept: {one}", file=sys.stderr)
    return 1 if wrong else 0


def _cases(chosen: argparse.Namespace) -> Iterator[Case]:
    cases = list(quick(chosen.runs) if chosen.quick else full(chosen.runs, chosen.draws))
    cases += huge() if chosen.huge else ()
    return (one for one in cases if chosen.only in one.name)


def measured(case: Case) -> Iterator[Row]:
    """The rows of a case, ours first."""
    with tempfile.TemporaryDirectory() as folder:
        for place, seed in enumerate(case.seeds):
            problem = case.make(seed)
            week = write(problem, Path(folder))
            yield rows_of.ours(blank(case.name, seed, problem, OURS, case.limit), problem, week)
            for name in case.peers if place == 0 else ():
                yield rows_of.peer(blank(case.name, seed, problem, name, case.limit), problem, week)


def _short(row: Row) -> str:
    value = "no plan" if row.value is None else f"unplanned {row.value[0]} visits {row.value[1]}"
    return f"{row.week} #{row.seed} {row.solver}: {value}, {row.status}, {row.end:.1f} s {row.note}"


def _put(folder: Path, found: dict[str, object], rows: list[Row]) -> None:
    together = groups(rows)
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps({**found, "rows": [one.plain() for one in rows]}, indent=1)
    (folder / "benchmarks.json").write_text(content + "\n", encoding="utf-8")
    (folder / "benchmarks.svg").write_text(chart(together), encoding="utf-8")
    text = page(together, str(found["command"]), found["machine"], found["demo"])
    (folder / "benchmarks.md").write_text(text, encoding="utf-8")
    print(table(together))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="yardsticks")
    parser.add_argument("--quick", action="store_true", help="the README's figures, 3 minutes")
    parser.add_argument("--huge", action="store_true", help="also a nation's week")
    parser.add_argument("--runs", type=int, default=1, help="of each kept week")
    parser.add_argument("--draws", type=int, default=10, help="weeks of each drawn kind")
    parser.add_argument("--only", default="", metavar="TEXT", help="weeks whose name holds it")
    parser.add_argument("-o", "--output", type=Path, default=DOCS, metavar="FOLDER")
    return parser


if __name__ == "__main__":
    sys.exit(main())
