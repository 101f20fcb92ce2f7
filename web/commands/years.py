"""The year table of working days."""

import datetime as dt
from collections.abc import Iterator

import click

from tracker import working_years
from tracker.records import WorkingYear
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.config import Config

SOURCE = click.option("--source", required=True, help="The notice, such as its number.")


@main.group("years")
def group() -> None:
    """Holidays and make-up days by year."""


class Stretch(click.ParamType[tuple[tuple[dt.date, ...], str]]):
    """Days with a name, such as 2027-01-01..2027-01-03=元旦."""

    name = "days"

    def convert(self, value: object, param: object, ctx: object) -> tuple[tuple[dt.date, ...], str]:
        """The days and their name, or a usage error."""
        if isinstance(value, tuple):
            return value
        days, _, name = str(value).partition("=")
        first, _, last = days.partition("..")
        try:
            start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
        except ValueError:
            self.fail(f"{value!r} are no days, expected something like 2027-01-01..2027-01-03=元旦")
        if end < start or (end - start).days > 31:
            self.fail(f"{value!r} ends before it begins, or is longer than a month")
        count = (end - start).days + 1
        return tuple(start + dt.timedelta(days=number) for number in range(count)), name


@group.command("list")
@acting()
@as_json
@command
def list_years(config: Config, login: str, as_json: bool) -> None:
    """The years that are entered, and where each comes from."""
    with records(config):
        found = working_years.list_years(by=actor(login))
    columns = {
        "year": lambda one: one.year,
        "confirmed": lambda one: one.confirmed,
        "free": lambda one: sum(not works for _, works, _ in one.days),
        "made_up": lambda one: sum(works for _, works, _ in one.days),
        "source": lambda one: one.source,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("announce")
@click.argument("year", type=int)
@click.option("--free", type=Stretch(), multiple=True, help="Holidays: FIRST..LAST=NAME.")
@click.option("--work", type=Stretch(), multiple=True, help="Make-up days, alike.")
@click.option("--expected", is_flag=True, help="The year is not announced yet.")
@SOURCE
@acting()
@command
def announce(
    config: Config,
    year: int,
    free: tuple[tuple[tuple[dt.date, ...], str], ...],
    work: tuple[tuple[tuple[dt.date, ...], str], ...],
    expected: bool,
    source: str,
    login: str,
) -> None:
    """Enter YEAR in place of what was known of it; limits that run are counted anew."""
    days = {
        day: (works, name)
        for works, stretches in ((False, free), (True, work))
        for found, name in stretches
        for day in found
    }
    with records(config):
        found = working_years.announce(year, days, source, by=actor(login), confirmed=not expected)
    _told(config, found)


@group.command("confirm")
@click.argument("year", type=int)
@SOURCE
@acting()
@command
def confirm(config: Config, year: int, source: str, login: str) -> None:
    """YEAR was announced just as it was expected."""
    with records(config):
        found = working_years.confirm(year, source, by=actor(login))
    _told(config, found)


@group.command("change")
@click.argument("day", type=Day())
@click.option("--works/--free", required=True, help="Whether offices work.")
@click.option("--name", default="", help="What the day is called.")
@SOURCE
@acting()
@command
def change(config: Config, day: dt.date, works: bool, name: str, source: str, login: str) -> None:
    """Correct one DAY of a year that is entered."""
    with records(config):
        found = working_years.change_day(
            day, works=works, name=name, source=source, by=actor(login)
        )
    _told(config, found)


def _told(config: Config, year: WorkingYear) -> None:
    for line in _lines(config, year):
        click.echo(line)


def _lines(config: Config, year: WorkingYear) -> Iterator[str]:
    facts = {"year": year.year, "days": len(year.days), "source": year.source}
    key = "years.confirmed" if year.confirmed else "years.expected"
    yield wording.say(key, config.language, **facts)
