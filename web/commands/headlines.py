"""The two headline figures."""

import json
from collections.abc import Callable, Iterator
from datetime import date

import click

from tracker import headlines
from tracker.records.headlines import Headlines
from web import wording
from web.api.shown import plain
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config

Figure = tuple[str, int, tuple[str, ...] | date | None]
"""Its name, the count, and what it rests on."""


@main.command("headlines")
@acting()
@as_json
@command
def show_headlines(config: Config, login: str, as_json: bool) -> None:
    """Unanswered appeals, and visits without plan and without exemption."""
    language = config.language
    with records(config):
        found = headlines.show(by=actor(login))
    if as_json:
        click.echo(json.dumps(plain(found), ensure_ascii=False, indent=2))
        return
    columns: dict[str, Callable[[Figure], object]] = {
        "figure": lambda one: wording.say(f"headlines.{one[0]}", language),
        "count": lambda one: str(one[1]),
        "case": lambda one: one[2],
    }
    show([*_figures(found)], columns, as_json=False, language=language)


def _figures(found: Headlines) -> Iterator[Figure]:
    waiting = found.unanswered
    yield "unanswered", waiting.figure, waiting.keys
    yield "overdue", len(waiting.overdue), waiting.overdue
    yield "oldest", waiting.days, waiting.oldest
    if found.unplanned is not None:
        yield "unplanned", found.unplanned.figure, found.unplanned.keys
        yield "unplanned.month", len(found.unplanned.month), found.unplanned.month
