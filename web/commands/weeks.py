"""Weeks from the first plan to the last visit."""

from collections.abc import Callable

import click

from tracker import visit_cases, visits, weeks
from tracker.records import Person, PlanningWeek, VisitState
from tracker.week import DAYS, Week
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config

WEEK = click.argument("week", type=WeekName())
ENDS = (VisitState.CLOSED, VisitState.MISSED, VisitState.CANCELLED)


@main.group("weeks")
def group() -> None:
    """Weeks: collecting, planning, published, running, closed."""


def _told(config: Config, login: str, act: Callable[[Person], PlanningWeek]) -> None:
    with records(config):
        found = act(actor(login))
    name = wording.week(str(found.week), config.language)
    state = wording.say(f"state.{found.state}", config.language)
    click.echo(wording.say("weeks.now", config.language, week=name, state=state))


@group.command("open")
@WEEK
@acting()
@command
def open_week(config: Config, week: Week, login: str) -> None:
    """Begin to collect plans for WEEK."""
    _told(config, login, lambda by: weeks.open_week(week, by=by))


@group.command("start-planning")
@WEEK
@acting()
@command
def start_planning(config: Config, week: Week, login: str) -> None:
    """Stop collecting for WEEK: plans that come from now on are late."""
    _told(config, login, lambda by: weeks.start_planning(week, by=by))


@group.command("start")
@WEEK
@acting()
@command
def start(config: Config, week: Week, login: str) -> None:
    """The first visits of WEEK, which is published, go out."""
    _told(config, login, lambda by: weeks.start(week, by=by))


@group.command("close")
@WEEK
@acting()
@command
def close(config: Config, week: Week, login: str) -> None:
    """Nothing of WEEK's plan changes any more; visits that are not closed go on."""
    _told(config, login, lambda by: weeks.close(week, by=by))
    with records(config):
        count = _not_closed(week, actor(login))
    if count:
        facts = {"count": count, "week": week}
        click.echo(wording.say("weeks.open_visits", config.language, **facts), err=True)


def _not_closed(week: Week, by: Person) -> int:
    found = visits.list_visits(week, by=by)
    return sum(visit_cases.show(one.uid, by=by).state not in ENDS for one in found)


@group.command("list")
@acting()
@as_json
@command
def list_weeks(config: Config, login: str, as_json: bool) -> None:
    """Every week that was opened, the latest first."""
    with records(config):
        found = weeks.list_weeks(by=actor(login))
    _show(found, as_json, config.language)


@group.command("show")
@WEEK
@acting()
@as_json
@command
def show_week(config: Config, week: Week, login: str, as_json: bool) -> None:
    """How far WEEK is, until when plans are in time, and on which days offices work."""
    with records(config):
        found = weeks.show_week(week, by=actor(login))
    _show((found,), as_json, config.language)


def _show(found: tuple[PlanningWeek, ...], as_json: bool, language: str) -> None:
    columns: dict[str, Callable[[PlanningWeek], object]] = {
        "week": lambda one: one.week,
        "state": lambda one: wording.say(f"state.{one.state}", language),
        "cut_off": lambda one: f"{one.cut_off:%Y-%m-%d %H:%M}",
        "working_days": lambda one: [DAYS[day] for day in one.days],
        "departments": lambda one: one.departments,
        "enterprises": lambda one: one.enterprises,
        "lines": lambda one: one.lines,
        "asked": lambda one: one.requests,
        "late_reason": lambda one: one.late,
        "visits": lambda one: one.visits,
        "version": lambda one: one.published,
    }
    show(found, columns, as_json=as_json, language=language)
