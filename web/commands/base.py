"""What all commands share: settings, the database, who acts, how answers and faults look."""

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from optimizer import OptimizerError, SolverFailed
from tracker import database, people
from tracker.errors import TrackerError
from tracker.records import Person
from tracker.week import Week
from web import arrivals, storage, wording
from web.api.shown import plain
from web.config import BadSetting, Config
from web.faults import sentences
from web.notices.printing import NotPrinted

FAULTS = (
    arrivals.NoFolder,
    arrivals.Unusable,
    BadSetting,
    NotPrinted,
    TrackerError,
    OptimizerError,
    OSError,
)
"""What a person can put right, or must at least be told in one line."""

FOLDER = click.Path(path_type=Path)

DESKS = {"committee": people.COMMITTEE, "operator": people.OPERATOR}
"""Who may act without an account: whoever sits where the database lies."""

WIDTH = 4_000
"""Columns of a table that goes to a file or another program: nothing is cut there."""


class WeekName(click.ParamType[Week]):
    """A week such as 2026-W49."""

    name = "week"

    def convert(self, value: Any, param: Any, ctx: Any) -> Week:
        """The week, or a usage error."""
        try:
            return value if isinstance(value, Week) else Week.parse(value)
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


class Day(click.ParamType[date]):
    """A day such as 2026-11-30."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day, expected something like 2026-11-30", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """OneVisit 一次查: departments' plans in, one joint visit out."""


def command(act: Callable[..., None]) -> Callable[..., None]:
    """Give an act the settings; what goes wrong becomes lines and exit status 2, or 3 if ours."""

    @functools.wraps(act)
    def carefully(**given: Any) -> None:
        language = wording.DEFAULT
        try:
            config = Config.from_env()
            language = config.language
            act(config, **given)
        except FAULTS as fault:
            for line in sentences(fault, language, terminal=True):
                click.echo(line, err=True)
            status = 3 if isinstance(fault, SolverFailed) else 2
            raise click.exceptions.Exit(status) from fault

    return carefully


@contextmanager
def records(config: Config) -> Iterator[None]:
    """The database, ready to be used."""
    storage.connect(config)
    with database.session():
        yield


def acting(default: str = "committee") -> Callable[..., Any]:
    """The option ``--as``: a login, or one of the `DESKS`; hand its value to `actor`."""
    return click.option(
        "--as", "login", default=default, show_default=True, metavar="LOGIN", help="Who acts."
    )


def actor(login: str) -> Person:
    """Who acts under a login; NotFound if nobody has it. Needs the database."""
    return DESKS.get(login) or people.acting(login)


as_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
"""The option for `show`."""


def show(
    found: Sequence[Any],
    columns: Mapping[str, Callable[[Any], object]],
    *,
    as_json: bool,
    language: str,
) -> None:
    """
    Print records as a table, or as a JSON array with everything they hold.

    Parameters
    ----------
    columns
        Key of the heading, said as ``column.KEY``, and what of a record stands below it.
    """
    if as_json:
        click.echo(json.dumps([plain(one) for one in found], ensure_ascii=False, indent=2))
        return
    headings = [wording.say(f"column.{key}", language) for key in columns]
    tabulate(headings, ([_cell(of(one), language) for of in columns.values()] for one in found))


def tabulate(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table; where it goes to a file or another program nothing is cut."""
    table = Table(*map(escape, headings))
    for row in rows:
        table.add_row(*map(escape, row))
    # Without `emoji` a case such as appeal:1:accept:5 would show a picture.
    console = Console(emoji=False)
    if not console.is_terminal:
        console = Console(width=WIDTH, emoji=False)
    console.print(table)


def _cell(value: object, language: str) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "✓"
    if isinstance(value, tuple | list):
        return wording.say("list.comma", language).join(_cell(one, language) for one in value)
    return str(value)
