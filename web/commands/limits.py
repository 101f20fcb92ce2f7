"""Limits of working days that run: reports, late approvals."""

from collections.abc import Callable

import click

from tracker import deadlines
from tracker.records import Deadline
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config


@main.group("limits")
def group() -> None:
    """Limits of working days: what is due from whom, and by when."""


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--all", "ended", is_flag=True, help="Those that were met or dropped too.")
@acting()
@as_json
@command
def list_limits(
    config: Config, department: str | None, ended: bool, login: str, as_json: bool
) -> None:
    """Limits in the order of their due days."""
    with records(config):
        by = actor(login)
        found = deadlines.list_deadlines(
            by=by, department=department or by.department, running=not ended
        )
    columns: dict[str, Callable[[Deadline], object]] = {
        "case": lambda one: one.case,
        "kind": lambda one: one.kind,
        "owner": lambda one: one.owner,
        "since": lambda one: one.start,
        "finish_by": lambda one: one.due,
        "guess": lambda one: one.provisional,
        "overdue": lambda one: one.overdue is not None,
        "met": lambda one: f"{one.met:%Y-%m-%d %H:%M}" if one.met else "",
        "dropped": lambda one: wording.written(one.dropped, config.language),
    }
    show(found, columns, as_json=as_json, language=config.language)
