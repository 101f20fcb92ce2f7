"""The register of departments, and when their teams are away."""

from collections.abc import Callable
from typing import Any

import click

from tracker import departments
from tracker.records import Department
from tracker.week import Week, parse_window, write_window
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config

Away = tuple[int, tuple[int, int]]


class Absence(click.ParamType[Away]):
    """A window and how many teams are away in it, such as "Tue 09:00-12:00" or "…=2"."""

    name = "absence"

    def convert(self, value: Any, param: Any, ctx: Any) -> Away:
        """The teams and the window, or a usage error."""
        if isinstance(value, tuple):
            return value
        window, _, teams = value.partition("=")
        if teams and not (teams.isascii() and teams.isdigit()):
            self.fail(f"{value!r}: {teams!r} is no number of teams", param, ctx)
        try:
            return int(teams or 1), parse_window(window)
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


@main.group("departments")
def group() -> None:
    """The register of departments; it comes in with a park.json."""


@group.command("list")
@acting()
@as_json
@command
def list_departments(config: Config, login: str, as_json: bool) -> None:
    """Every department, in the order in which they were entered."""
    with records(config):
        found = departments.list_departments(by=actor(login))
    columns: dict[str, Callable[[Department], object]] = {
        "id": lambda one: one.id,
        "name": lambda one: one.name,
        "short": lambda one: one.short,
        "teams": lambda one: one.teams,
        "level": lambda one: one.level,
        "contact": lambda one: one.contact,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("away")
@click.argument("department")
@click.argument("week", type=WeekName())
@click.argument("windows", type=Absence(), nargs=-1)
@acting()
@command
def away(
    config: Config, department: str, week: Week, windows: tuple[Away, ...], login: str
) -> None:
    """
    Teams of DEPARTMENT are away in WINDOWS of WEEK, in place of what was said before.

    A window is "Tue 09:00-12:00" for one team, "Tue 09:00-12:00=2" for two; without one nobody is
    away any more. It counts from the next planning on.
    """
    with records(config):
        departments.set_away(department, week, windows, by=actor(login))
    facts = {"department": department, "week": wording.week(str(week), config.language)}
    shown = wording.listed(map(_absence, windows), config.language) or "–"
    click.echo(wording.say("departments.away", config.language, **facts, windows=shown))


def _absence(one: Away) -> str:
    return f"{write_window(one[1])}={one[0]}"


@group.command("absences")
@click.argument("week", type=WeekName())
@as_json
@command
def absences(config: Config, week: Week, as_json: bool) -> None:
    """Which teams are away in WEEK."""
    with records(config):
        found = [
            {"department": whose, "teams": teams, "window": write_window(window)}
            for whose, told in departments.away(week).items()
            for teams, window in told
        ]
    columns = {
        "department": lambda one: one["department"],
        "teams": lambda one: one["teams"],
        "windows": lambda one: one["window"],
    }
    show(found, columns, as_json=as_json, language=config.language)
