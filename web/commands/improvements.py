"""What reviews have led to: who does what by when."""

from collections.abc import Callable
from datetime import date

import click

from tracker import improvements
from tracker.records import Improvement
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.config import Config


@main.group("improvements")
def group() -> None:
    """What reviews have led to."""


@group.command("add")
@click.argument("owner")
@click.argument("text")
@click.option("--since", type=Day(), required=True, help="The first day that was reviewed.")
@click.option("--until", type=Day(), required=True, help="The last day that was reviewed.")
@click.option("--due", type=Day(), required=True, help="By when it is to be done.")
@acting()
@command
def add(config: Config, owner: str, text: str, login: str, **days: date) -> None:
    """OWNER, a department or 'committee', is to do what TEXT says."""
    with records(config):
        found = improvements.improve(owner=owner, text=text, **days, by=actor(login))
    facts = {"number": found.id, "owner": found.owner, "due": found.due}
    click.echo(wording.say("improvements.now", config.language, **facts))


@group.command("finish")
@click.argument("number", type=int)
@click.argument("result")
@acting()
@command
def finish(config: Config, number: int, result: str, login: str) -> None:
    """Improvement NUMBER is done, and RESULT came of it."""
    with records(config):
        found = improvements.finish(number, result, by=actor(login))
    facts = {"number": found.id, "result": found.result}
    click.echo(wording.say("improvements.done", config.language, **facts))


@group.command("list")
@click.option("--waiting", is_flag=True, help="Only those that are not done.")
@acting()
@as_json
@command
def list_improvements(config: Config, waiting: bool, login: str, as_json: bool) -> None:
    """Improvements, what is due first before the rest."""
    with records(config):
        found = improvements.list_improvements(by=actor(login), waiting=waiting)
    columns: dict[str, Callable[[Improvement], object]] = {
        "number": lambda one: one.id,
        "since": lambda one: one.since,
        "until_day": lambda one: one.until,
        "owner": lambda one: one.owner,
        "measure": lambda one: one.text,
        "finish_by": lambda one: one.due,
        "finished": lambda one: f"{one.done:%Y-%m-%d}" if one.done else "",
        "result": lambda one: one.result,
    }
    show(found, columns, as_json=as_json, language=config.language)
