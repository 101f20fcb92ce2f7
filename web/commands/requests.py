"""What departments ask of a week, request by request."""

from collections.abc import Callable

import click

from tracker import requests
from tracker.records import PlanLine, Request
from tracker.week import Week, write_window
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON
from web.config import Config

REQUEST = click.argument("request")


@main.group("requests")
def group() -> None:
    """What departments ask of a week."""


@group.command("list")
@click.argument("week", type=WeekName())
@click.option("--department", help="Only of one.")
@click.option("--all", "withdrawn", is_flag=True, help="Those that were withdrawn too.")
@acting()
@as_json
@command
def list_requests(
    config: Config,
    week: Week,
    department: str | None,
    withdrawn: bool,
    login: str,
    as_json: bool,
) -> None:
    """The requests of WEEK, in the order in which they came."""
    with records(config):
        found = requests.list_requests(
            week, by=actor(login), department=department, withdrawn=withdrawn
        )
    columns: dict[str, Callable[[Request], object]] = {
        "request": lambda one: one.id,
        "department": lambda one: one.department.short or one.department.name,
        "enterprise": lambda one: one.enterprise.name,
        "items": lambda one: one.items,
        "windows": lambda one: [write_window(window) for window in one.windows],
        "minutes": lambda one: one.minutes,
        "teams": lambda one: one.teams,
        "late_reason": lambda one: wording.written(one.late, config.language),
        "withdrawn": lambda one: one.withdrawn,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("show")
@REQUEST
@acting()
@as_json
@command
def show_request(config: Config, request: str, login: str, as_json: bool) -> None:
    """REQUEST, such as FIRE-1, line by line: what, when, by whose approval, from which file."""
    language = config.language
    with records(config):
        found = requests.show(request, by=actor(login))
    if as_json:
        show([found], {}, as_json=True, language=language)
        return
    click.echo(_heading(found, language))
    columns: dict[str, Callable[[PlanLine], object]] = {
        "item": lambda one: one.item,
        "inspection_type": lambda one: wording.types([one.inspection_type], language),
        "windows": lambda one: [write_window(window) for window in one.windows],
        "minutes": lambda one: one.minutes,
        "basis": lambda one: one.basis,
        "officers": lambda one: list(one.officers),
        "approver": lambda one: f"{one.approver} {one.approved_on}",
        "file": lambda one: (
            wording.say("fault.where", language, file=one.file, row=one.row) if one.file else ""
        ),
        "note": lambda one: one.note,
    }
    show(found.lines, columns, as_json=False, language=language)


def _heading(found: Request, language: str) -> str:
    facts = {
        "request": found.id,
        "revision": found.revision,
        "week": wording.week(str(found.week), language),
        "department": found.department.name,
        "enterprise": found.enterprise.name,
    }
    words = wording.say("requests.heading", language, **facts)
    return wording.say("requests.gone", language, words=words) if found.withdrawn else words


@group.command("withdraw")
@REQUEST
@REASON
@acting()
@command
def withdraw(config: Config, request: str, reason: str, login: str) -> None:
    """Take REQUEST back; it leaves the week when that is planned and published again."""
    with records(config):
        found = requests.withdraw(request, reason, by=actor(login))
    name = wording.week(str(found.week), config.language)
    facts = {"request": found.id, "week": name}
    click.echo(wording.say("requests.withdrawn", config.language, **facts))
