"""Messages that wait to be sent."""

import json
from collections.abc import Callable

from tracker import outbox
from tracker.records import Message
from web.commands.base import as_json, command, main, records, show
from web.config import Config


@main.command("messages")
@as_json
@command
def messages(config: Config, as_json: bool) -> None:
    """What waits to be sent and to whom, oldest first; for whoever sits at the machine."""
    with records(config):
        found = outbox.unsent()
    columns: dict[str, Callable[[Message], object]] = {
        "when": lambda one: f"{one.written:%Y-%m-%d %H:%M}",
        "reader": lambda one: one.to,
        "kind": lambda one: one.kind,
        "told": lambda one: json.dumps(one.facts, ensure_ascii=False),
    }
    show(found, columns, as_json=as_json, language=config.language)
