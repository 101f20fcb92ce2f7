"""Looking back: a week, a period by enterprise and by department, the caps of a year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker import caps, clock, reviews
from tracker.records import Person
from tracker.week import Week
from web import papers, wording
from web.commands.base import Day, WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config
from web.reviews import columns, figures, prints, workbook
from web.reviews.columns import Names
from web.reviews.naming import names_of
from web.reviews.papers import Maker
from web.reviews.tables import Column, Paper, written


class PaperFile(click.ParamType[Path]):
    """A file that a review can be written to, such as ``review.xlsx`` or ``review.pdf``."""

    name = "file"
    suffixes = (".xlsx", ".pdf")

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:
        """The path, or a usage error."""
        path = Path(value)
        if path.suffix.lower() not in self.suffixes:
            self.fail(f"{path.name!r} is neither {' nor '.join(self.suffixes)}", param, ctx)
        return path


SINCE = click.argument("since", type=Day())
UNTIL = click.argument("until", type=Day())
FILE = click.option("-o", "file", type=PaperFile(), help="Write it to an .xlsx or a .pdf instead.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a review is wanted: as a table, as JSON, or as a file."""

    login: str
    as_json: bool
    file: Path | None

    def __post_init__(self) -> None:
        if self.as_json and self.file is not None:
            raise click.UsageError("--json and -o exclude each other")


@main.group("review")
def group() -> None:
    """What inspections came to; figures to talk about, never a ranking."""


def table_of(found: Sequence[Any], shown: Sequence[Column], language: str) -> None:
    """Print records under the columns of a paper."""

    def cell(column: Column) -> Callable[[Any], object]:
        return lambda one: written(column.of(one), column.kind)

    show(found, {one.key: cell(one) for one in shown}, as_json=False, language=language)


def write_paper(config: Config, paper: Paper, file: Path) -> None:
    """Write a paper to a file, as its name asks, and say so."""
    language = config.language
    if file.suffix.lower() == ".pdf":
        content = prints.write(paper, language, config.font_dir)
    else:
        content = workbook.write(paper, language)
    papers.write(file.parent, {file.name: content})
    click.echo(wording.say("review.written", language, title=paper.title, path=file))


Asked = Callable[[Person], Any]
Shown = Callable[[Any, Names], tuple[Sequence[Any], Sequence[Column]]]
Made = Callable[[Any, Maker], Paper]


def _review(config: Config, wanted: Wanted, asked: Asked, shown: Shown, made: Made) -> None:
    """Ask for a review and hand it out as it is wanted."""
    language = config.language
    with records(config):
        by = actor(wanted.login)
        found = asked(by)
        names = names_of(by, language)
    if wanted.file is not None:
        write_paper(config, made(found, Maker(names, language, clock.today())), wanted.file)
    elif wanted.as_json:
        several = found if isinstance(found, tuple) else [found]
        show(several, {}, as_json=True, language=language)
    else:
        table_of(*shown(found, names), language)


@group.command("week")
@click.argument("week", type=WeekName())
@FILE
@acting()
@as_json
@command
def show_week(config: Config, week: Week, **wanted: Any) -> None:
    """WEEK in figures, once it is published."""
    _review(
        config,
        Wanted(**wanted),
        lambda by: reviews.week_summary(week, by=by),
        lambda found, _: (figures.of_week(found, config.language), columns.OF_WEEK),
        lambda found, maker: maker.week(found),
    )


@group.command("enterprises")
@SINCE
@UNTIL
@FILE
@acting()
@as_json
@command
def by_enterprise(config: Config, since: date, until: date, **wanted: Any) -> None:
    """How often each enterprise was disturbed from SINCE to UNTIL, in the register's order."""
    _review(
        config,
        Wanted(**wanted),
        lambda by: reviews.by_enterprise(since, until, by=by),
        lambda found, names: (found, columns.of_enterprises(names, config.language)),
        lambda found, maker: maker.enterprises(found, since, until),
    )


@group.command("departments")
@SINCE
@UNTIL
@FILE
@acting()
@as_json
@command
def by_department(config: Config, since: date, until: date, **wanted: Any) -> None:
    """How inspections went from SINCE to UNTIL, departments in the register's order."""
    _review(
        config,
        Wanted(**wanted),
        lambda by: reviews.by_department(since, until, by=by),
        lambda found, names: (found, columns.of_departments(names, config.language)),
        lambda found, maker: maker.departments(found, since, until),
    )


@group.command("caps")
@click.argument("year", type=click.IntRange(2000, 2999))
@FILE
@acting()
@as_json
@command
def use_of_caps(config: Config, year: int, **wanted: Any) -> None:
    """How far the yearly caps of the catalogue are used up in YEAR."""
    _review(
        config,
        Wanted(**wanted),
        lambda by: caps.of_year(year, by=by),
        lambda found, names: (found, columns.of_caps(names, config.language)),
        lambda found, maker: maker.caps(found, year),
    )
