"""What was measured, kept as docs/benchmarks.json so that a long run can be done in parts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.benchmarks.feeds import Fetched
from tests.benchmarks.pages import Opened, Painted
from tests.benchmarks.registers import Answered
from tests.benchmarks.row import Row
from tests.benchmarks.services import Served

NAME = "benchmarks.json"


@dataclass(frozen=True, slots=True)
class Run:
    """A command that measured, and on what."""

    command: str
    machine: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Book:
    """
    All that the table tells.

    Parameters
    ----------
    demo
        Seconds of the demo, one for each run of it.
    pages
        How long pages of the appeals took to be answered.
    services
        How long reading services took over a year of a district.
    opened, painted
        How long pages of that year took on the real servers under load, and the first paint.
    fetched
        How quickly devices were told that they have their calendar already.
    """

    runs: Sequence[Run] = ()
    demo: Sequence[float] = ()
    rows: Sequence[Row] = field(default=())
    pages: Sequence[Answered] = ()
    services: Sequence[Served] = ()
    opened: Sequence[Opened] = ()
    painted: Sequence[Painted] = ()
    fetched: Sequence[Fetched] = ()

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it."""
        return {
            "runs": [{"command": one.command, "machine": one.machine} for one in self.runs],
            "demo": list(self.demo),
            "pages": [one.plain() for one in self.pages],
            "services": [one.plain() for one in self.services],
            "opened": [one.plain() for one in self.opened],
            "painted": [one.plain() for one in self.painted],
            "fetched": [one.plain() for one in self.fetched],
            "rows": [one.plain() for one in self.rows],
        }


def read(folder: Path) -> Book:
    """The book of a folder; an empty one where there is none, or one of another make."""
    path = folder / NAME
    if not path.exists():
        return Book()
    kept = json.loads(path.read_text(encoding="utf-8"))
    if "runs" not in kept:
        return Book()
    runs = tuple(Run(one["command"], one["machine"]) for one in kept["runs"])
    pages = tuple(Answered(**one) for one in kept.get("pages", ()))
    rows = tuple(Row.read(one) for one in kept["rows"])
    services = tuple(Served(**one) for one in kept.get("services", ()))
    opened = tuple(Opened(**one) for one in kept.get("opened", ()))
    painted = tuple(Painted(**one) for one in kept.get("painted", ()))
    fetched = tuple(Fetched(**one) for one in kept.get("fetched", ()))
    return Book(runs, tuple(kept["demo"]), rows, pages, services, opened, painted, fetched)


def write(book: Book, folder: Path) -> None:
    """Put the book into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(book.plain(), indent=1) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")


def joined(old: Book, new: Book, order: Iterable[str]) -> Book:
    """
    The old book with what the new one measured in place of its own.

    A solver's rows on a kind of week are replaced as a whole. Kinds stand in the given order, what
    is not in it comes last; solvers as they were measured, those of the old book first.
    """
    measured = {(one.week, one.solver) for one in new.rows}
    rows = [one for one in old.rows if (one.week, one.solver) not in measured]
    rows += new.rows
    solvers = list(dict.fromkeys(one.solver for one in (*old.rows, *new.rows)))
    weeks = list(dict.fromkeys((*order, *(one.week for one in rows))))
    place = {name: nth for nth, name in enumerate(weeks)}
    rows.sort(key=lambda one: (place[one.week], solvers.index(one.solver), one.seed))
    again = {one.command for one in new.runs}
    runs = (*(one for one in old.runs if one.command not in again), *new.runs)
    return replace(
        new,
        runs=runs,
        demo=new.demo or old.demo,
        rows=tuple(rows),
        pages=new.pages or old.pages,
        services=new.services or old.services,
        opened=new.opened or old.opened,
        painted=new.painted or old.painted,
        fetched=new.fetched or old.fetched,
    )
