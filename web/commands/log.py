"""The log of a case: who did what, and when."""

import json
from collections.abc import Callable

import click

from tracker import history
from tracker.errors import NotFound
from tracker.records import Event
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config


@main.command("log")
@click.argument("case")
@acting()
@as_json
@command
def log(config: Config, case: str, login: str, as_json: bool) -> None:
    """
    What happened to CASE, oldest first.

    A case is such as week:2026-W49, request:FIRE-1, visit:2026-W49-e017-1, finding:3, report:2,
    department:FIRE, enterprise:e017, setting:report.working_days or person:li.
    """
    with records(config):
        found = history.events(case, by=actor(login))
    if not found:
        raise NotFound("case", case)
    columns: dict[str, Callable[[Event], object]] = {
        "number": lambda one: one.seq,
        "when": lambda one: f"{one.moment:%Y-%m-%d %H:%M}",
        "who": lambda one: one.actor,
        "act": lambda one: one.act,
        "told": lambda one: json.dumps(one.facts, ensure_ascii=False),
    }
    show(found, columns, as_json=as_json, language=config.language)
