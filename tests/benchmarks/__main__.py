"""
Measures the yardsticks and writes docs/benchmarks.md, .json and .svg.

::

    python -m tests.benchmarks [--quick] [--runs N] [--draws N] [--beside N]
                               [--only TEXT]... [--solver NAME]... [--pages] [--year]
                               [--opened] [--feeds] [--seconds N] [--filled FILE] [--keep]
                               [-o FOLDER]

The whole takes hours; with `--keep`, what is not measured now stays as it was. Exit status 1 where
a plan breaks a rule, beats a proven value or misses a promised one.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import book as books
from tests.benchmarks import feeds, registers, services
from tests.benchmarks import pages as pages_of
from tests.benchmarks import row as rows_of
from tests.benchmarks.book import Book, Run
from tests.benchmarks.chart import chart
from tests.benchmarks.demo import PROMISED, demo
from tests.benchmarks.machine import machine
from tests.benchmarks.peers import timefold
from tests.benchmarks.row import OURS, Row, blank, write
from tests.benchmarks.summary import faults, groups
from tests.benchmarks.table import answered, opened, page, served, table, told_again
from tests.benchmarks.weeks import PEERS, Case, full, quick

ANSWERS = 100
"""Times that each page of the appeals is asked for."""

FETCHING = 30.0
"""Seconds for which calendars are fetched from each server, at most."""

YEAR_ANSWERS = 20
"""Times that each service is asked over a year."""

DOCS = Path(__file__).parents[2] / "docs"


def main(arguments: list[str] | None = None) -> int:
    """Measures, writes, judges; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen = _parser().parse_args(given)
    run = Run(" ".join(["python -m tests.benchmarks", *given]), machine())
    before = books.read(chosen.output) if chosen.keep else Book()
    order = [one.name for one in full(1, 1)]
    solvers = chosen.solver or (OURS, *PEERS)
    _say_what_is_missing(solvers)
    rows: list[Row] = []
    for case in _cases(chosen):
        for one in measured(case, solvers, chosen.beside):
            print(_short(one), flush=True)
            rows.append(one)
        # A run of hours that is cut short has not been for nothing.
        _put(chosen.output, books.joined(before, Book((run,), (), rows), order))
    some = chosen.only or chosen.solver
    part = _is_part(chosen)
    seconds = [] if some or part else demo(chosen.runs)
    pages = [] if some or (part and not chosen.pages) else registers.measured(ANSWERS)
    no_year = some or (part and not chosen.year) or (chosen.quick and not chosen.year)
    year = [] if no_year else services.measured(YEAR_ANSWERS)
    seen = _opened(chosen) if chosen.opened else ([], [])
    asked = chosen.feeds or not (some or part or chosen.quick)
    fetched = feeds.measured(min(chosen.seconds, FETCHING), kept=chosen.filled) if asked else []
    found = books.joined(before, Book((run,), seconds, rows, pages, year, *seen, fetched), order)
    _put(chosen.output, found)
    told = answered(pages) + served(year) + opened(*seen, most=None) + told_again(fetched)
    print(table(groups(found.rows)) if rows else told)
    return _judged(found)


def _is_part(chosen: argparse.Namespace) -> bool:
    """Whether something beside the weeks is measured alone."""
    return bool(chosen.pages or chosen.year or chosen.opened or chosen.feeds)


def _opened(chosen: argparse.Namespace) -> pages_of.Found:
    return pages_of.measured(chosen.seconds, kept=chosen.filled)


def _judged(book: Book) -> int:
    wrong = list(faults(book.rows))
    wrong += [
        f"the demo took {one:.1f} s, promised {PROMISED:g}" for one in book.demo if one > PROMISED
    ]
    wrong += [
        f"{one.page} on {one.database} took {one.p95:.1f} ms, promised {registers.PROMISED:g}"
        for one in book.pages
        if one.p95 > registers.PROMISED
    ]
    wrong += [
        f"{one.service} on {one.database} took {one.p95:.1f} ms, "
        f"promised {services.PROMISED[one.database]:g}"
        for one in book.services
        if not one.is_kept
    ]
    wrong += pages_of.broken(book.opened, book.painted)
    wrong += feeds.broken(book.fetched)
    for one in wrong:
        print(f"not kept: {one}", file=sys.stderr)
    return 1 if wrong else 0


def _cases(chosen: argparse.Namespace) -> Iterator[Case]:
    if _is_part(chosen):
        return iter(())
    cases = quick(chosen.runs) if chosen.quick else full(chosen.runs, chosen.draws)
    return (
        one for one in cases if not chosen.only or any(text in one.name for text in chosen.only)
    )


def _say_what_is_missing(solvers: Sequence[str]) -> None:
    if not os.environ.get(registers.SERVER):
        print(f"{registers.SERVER} names no server: SQLite alone is measured", file=sys.stderr)
    if "timefold" in solvers:
        try:
            timefold.command()
        except timefold.Missing as reason:
            print(f"timefold cannot be measured: {reason}", file=sys.stderr)


def measured(case: Case, solvers: Sequence[str] = (OURS, *PEERS), beside: int = 1) -> Iterator[Row]:
    """The rows of a case, ours first; peers on so many of its seeds."""
    with tempfile.TemporaryDirectory() as folder:
        for place, seed in enumerate(case.seeds):
            peers = [one for one in case.peers if place < beside and one in solvers]
            if OURS not in solvers and not peers:
                continue
            problem = case.make(seed)
            week = write(problem, Path(folder))
            if OURS in solvers:
                yield rows_of.ours(blank(case.name, seed, problem, OURS, case.limit), problem, week)
            for name in peers:
                yield rows_of.peer(blank(case.name, seed, problem, name, case.limit), problem, week)


def _short(row: Row) -> str:
    value = "no plan" if row.value is None else f"unplanned {row.value[0]} visits {row.value[1]}"
    return f"{row.week} #{row.seed} {row.solver}: {value}, {row.status}, {row.end:.1f} s {row.note}"


def _put(folder: Path, book: Book) -> None:
    books.write(book, folder)
    together = groups(book.rows)
    (folder / "benchmarks.svg").write_text(chart(together), encoding="utf-8")
    (folder / "benchmarks.md").write_text(page(together, book), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="yardsticks")
    parser.add_argument("--quick", action="store_true", help="the README's figures, 4 minutes")
    parser.add_argument("--runs", type=int, default=1, help="of each kept week")
    parser.add_argument("--draws", type=int, default=10, help="weeks of each drawn kind")
    parser.add_argument("--beside", type=int, default=1, help="of them with peers", metavar="N")
    parser.add_argument(
        "--only", action="append", default=[], metavar="TEXT", help="weeks whose name holds it"
    )
    parser.add_argument(
        "--solver", action="append", choices=(OURS, *PEERS), help="OneVisit or a peer"
    )
    parser.add_argument("--year", action="store_true", help="services over a year alone")
    parser.add_argument("--opened", action="store_true", help="pages of the real servers alone")
    parser.add_argument("--feeds", action="store_true", help="calendars of devices alone")
    parser.add_argument("--seconds", type=float, default=300.0, help="of load on each server")
    parser.add_argument(
        "--filled", type=Path, metavar="FILE", help="a year in SQLite, made if it is not there"
    )
    parser.add_argument("--pages", action="store_true", help="pages of the appeals alone")
    parser.add_argument("--keep", action="store_true", help="lines of what is not measured now")
    parser.add_argument("-o", "--output", type=Path, default=DOCS, metavar="FOLDER")
    return parser


if __name__ == "__main__":
    sys.exit(main())
