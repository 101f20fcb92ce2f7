"""
Shows and draws weeks, without a database.

::

    python -m scenarios list
    python -m scenarios show NAME
    python -m scenarios draw --town park --seed 7 [--enterprises N] [--load L] [-o FILE]
                               [--planted | --wide | --packed]
    python -m scenarios yuancheng FOLDER

Exit status 2 and one line on standard error for a name, size or place that cannot be.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from optimizer import Problem, dump_problem
from scenarios import UnknownScenario, best_known, names, path
from scenarios.generator import draw
from scenarios.legible import legible
from scenarios.packed import pack, teams_for
from scenarios.planted import plant
from scenarios.towns import TOWNS, UnknownTown, town
from scenarios.wide import PER_ENTERPRISE, draw_wide
from scenarios.yuancheng import write


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    chosen = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = chosen.run
    try:
        run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough; without this the interpreter complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (UnknownScenario, UnknownTown, OSError, ValueError) as fault:
        print(f"scenarios: {fault}", file=sys.stderr)
        return 2
    return 0


def _list(_chosen: argparse.Namespace) -> None:
    known = best_known()
    for name in names():
        best = known[name]
        visits = f"at least {best.visits_at_least}" if best.visits is None else f"{best.visits}"
        proof = "proven" if best.proven else "best known"
        print(f"{name:28} unplanned {best.unplanned}  visits {visits}  {proof}")


def _show(chosen: argparse.Namespace) -> None:
    print(path(chosen.name).read_text(encoding="utf-8"), end="")


def _draw(chosen: argparse.Namespace) -> None:
    problem, visits = _drawn(chosen)
    if visits is not None:
        print(f"fewest visits: {visits}, nothing unplanned", file=sys.stderr)
    _put(problem, chosen.output)


def _drawn(chosen: argparse.Namespace) -> tuple[Problem, int | None]:
    """The week, and the fewest visits of it where they are known."""
    size = 300 if chosen.enterprises is None else chosen.enterprises
    load = 0.85 if chosen.load is None else chosen.load
    if chosen.wide:
        return draw_wide(size, load, chosen.seed), None
    if chosen.packed:
        return pack(teams_for(round(size * PER_ENTERPRISE), load), load, chosen.seed)
    spec = town(chosen.town, chosen.enterprises, chosen.load)
    return plant(spec, chosen.seed) if chosen.planted else (draw(spec, chosen.seed), None)


def _put(problem: Problem, output: str | None) -> None:
    text = legible(dump_problem(problem))
    if output is None or output == "-":
        print(text, end="")
    else:
        Path(output).write_text(text, encoding="utf-8")


def _yuancheng(chosen: argparse.Namespace) -> None:
    for file in write(Path(chosen.folder)):
        print(file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scenarios", description="weeks to plan")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="the weeks that are kept, with their best values")
    listing.set_defaults(run=_list)
    showing = commands.add_parser("show", help="the week file of that name")
    showing.add_argument("name", metavar="NAME")
    showing.set_defaults(run=_show)
    drawing = commands.add_parser("draw", help="a week of any size, by seed")
    drawing.add_argument("--town", default="park", help=f"one of {', '.join(TOWNS)}")
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--enterprises", type=int, help="another size")
    drawing.add_argument("--load", type=float, help="another load of the teams")
    kind = drawing.add_mutually_exclusive_group()
    kind.add_argument("--planted", action="store_true", help="around a known optimum")
    kind.add_argument("--wide", action="store_true", help="wide windows, of no town")
    kind.add_argument("--packed", action="store_true", help="wide, around a known optimum")
    drawing.add_argument("-o", "--output", metavar="FILE")
    drawing.set_defaults(run=_draw)
    park = commands.add_parser("yuancheng", help="the park's files, made anew")
    park.add_argument("folder", metavar="FOLDER")
    park.set_defaults(run=_yuancheng)
    return parser


if __name__ == "__main__":
    sys.exit(main())
