"""Quiet periods, and the days that enterprises chose."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from tracker import quiet, quiet_choices
from tracker.records import QuietChoice, QuietEntry, QuietPeriod, QuietScope, QuietShape
from tracker.week import DAY, Week
from web import wording
from web.commands.base import Day, WeekName, acting, actor, as_json, command, main, records, show
from web.commands.visits import Word
from web.config import Config


@main.group("quiet")
def group() -> None:
    """Days on which enterprises take no visit."""


class Stretch(click.ParamType[tuple[int, int]]):
    """Days of a month, such as 1-15 or 10."""

    name = "days"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, int]:
        """The first and the last day, or a usage error."""
        if isinstance(value, tuple):
            return value
        first, _, last = value.partition("-")
        if not all(one.isascii() and one.isdigit() for one in (first, last or first)):
            self.fail(f"{value!r} are no days of a month, expected something like 1-15", param, ctx)
        return int(first), int(last or first)


@group.command("enter")
@click.argument("shape", type=Word(QuietShape))
@click.option("--days", type=Stretch(), multiple=True, help="Days of the month, such as 1-15.")
@click.option("--weekday", "weekdays", type=click.IntRange(1, 7), multiple=True, help="1: Monday.")
@click.option("--chosen", type=int, default=0, help="How many days each enterprise chooses.")
@click.option("--scope", type=Word(QuietScope), default="all", show_default=True)
@click.option("--of", default="", help="Which enterprise, tier, trade or park.")
@click.option("--since", type=Day(), required=True)
@click.option("--until", type=Day())
@click.option("--except", "exceptions", multiple=True, help="Code of exemption, such as E6.")
@click.option("--basis", required=True, help="The decision that it rests on.")
@acting()
@command
def enter(config: Config, login: str, weekdays: tuple[int, ...], **facts: Any) -> None:
    """Enter a quiet period of SHAPE: days-of-month, weekdays, chosen-days or joint-days."""
    entry = QuietEntry(weekdays=tuple(day - 1 for day in weekdays), **facts)
    with records(config):
        found = quiet.enter(entry, by=actor(login))
    click.echo(wording.say("quiet.entered", config.language, period=found.id))


@group.command("withdraw")
@click.argument("period", type=int)
@acting()
@command
def withdraw(config: Config, period: int, login: str) -> None:
    """PERIOD holds no more from today on."""
    with records(config):
        found = quiet.withdraw(period, by=actor(login))
    facts = {"period": found.id, "day": found.withdrawn}
    click.echo(wording.say("quiet.withdrawn", config.language, **facts))


@group.command("list")
@click.option("--all", "withdrawn", is_flag=True, help="Those that were withdrawn too.")
@acting()
@as_json
@command
def list_periods(config: Config, withdrawn: bool, login: str, as_json: bool) -> None:
    """Quiet periods that hold."""
    with records(config):
        found = quiet.list_periods(by=actor(login), withdrawn=withdrawn)
    language = config.language
    columns = {
        "number": lambda one: one.id,
        "kind": lambda one: wording.say(f"quiet_shape.{one.entry.shape}", language),
        "days": _days,
        "concerns": lambda one: _scope(one, language),
        "since": lambda one: one.entry.since,
        "until": lambda one: one.withdrawn or one.entry.until,
        "exceptions": lambda one: one.entry.exceptions,
        "basis": lambda one: one.entry.basis,
    }
    show(found, columns, as_json=as_json, language=language)


def _days(period: QuietPeriod) -> object:
    entry = period.entry
    if entry.weekdays:
        return tuple(str(day + 1) for day in entry.weekdays)
    stretches = tuple(f"{first}-{last}" for first, last in entry.days)
    return stretches or entry.chosen


def _scope(period: QuietPeriod, language: str) -> str:
    words = wording.say(f"quiet_scope.{period.entry.scope}", language)
    return f"{words} {period.entry.of}".strip()


@group.command("choose")
@click.argument("period", type=int)
@click.argument("enterprise")
@click.argument("month")
@click.argument("days", type=int, nargs=-1)
@acting()
@command
def choose(
    config: Config, period: int, enterprise: str, month: str, days: tuple[int, ...], login: str
) -> None:
    """Choose the DAYS of MONTH (2026-12) that ENTERPRISE is quiet under PERIOD; none: take back."""
    with records(config):
        found = quiet_choices.choose(period, enterprise, month, days, by=actor(login))
    chosen = wording.say("list.comma", config.language).join(map(str, found.days)) or "–"
    facts = {"enterprise": enterprise, "month": month, "days": chosen}
    click.echo(wording.say("quiet.chosen", config.language, **facts))


@group.command("chosen")
@click.argument("enterprise")
@acting()
@as_json
@command
def list_choices(config: Config, enterprise: str, login: str, as_json: bool) -> None:
    """The quiet days that ENTERPRISE chose, by period and month."""
    with records(config):
        found = quiet_choices.list_choices(enterprise, by=actor(login))
    columns: dict[str, Callable[[QuietChoice], object]] = {
        "number": lambda one: one.period,
        "month": lambda one: one.month,
        "chosen_days": lambda one: one.days,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("week")
@click.argument("enterprise")
@click.argument("week", type=WeekName())
@acting()
@as_json
@command
def show_week(config: Config, enterprise: str, week: Week, login: str, as_json: bool) -> None:
    """The days of WEEK on which ENTERPRISE takes no visit."""
    with records(config):
        found = quiet.show_windows(enterprise, week, by=actor(login))
    days: list[dt.date] = [
        week.date(number) for start, end in found for number in range(start // DAY, end // DAY)
    ]
    show(days, {"when": lambda one: one}, as_json=as_json, language=config.language)
