"""Numbers and words that the committee may change, each with the source it rests on."""

import json
from typing import Any

import click

from tracker import settings
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config

CREDIT = {"credit.tiers": "onevisit credit table", "credit.tier_": "onevisit credit tier"}
"""Settings that have rules of their own, by how they begin, and the command that knows them."""


class Value(click.ParamType[Any]):
    """A value as JSON writes it, such as 3, "word" or ["a", "b"]."""

    name = "value"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value, or a usage error."""
        try:
            return json.loads(value)
        except ValueError:
            self.fail(f'{value!r} is no JSON, expected something like 3 or ["a", "b"]', param, ctx)


@main.group("settings")
def group() -> None:
    """What the committee may change, each with its source."""


@group.command("list")
@as_json
@command
def list_settings(config: Config, as_json: bool) -> None:
    """Every setting, its value, and where that comes from."""
    with records(config):
        found = [
            {
                "name": name,
                "value": now.value,
                "source": now.source,
                "changed": now != settings.DEFAULTS[name],
            }
            for name, now in ((name, settings.read(name)) for name in settings.DEFAULTS)
        ]
    columns = {
        "name": lambda one: one["name"],
        "setting": lambda one: wording.say(f"setting.{one['name']}", config.language),
        "value": lambda one: json.dumps(one["value"], ensure_ascii=False),
        "changed": lambda one: one["changed"],
        "source": lambda one: _source(one, config.language),
    }
    show(found, columns, as_json=as_json, language=config.language)


def _source(one: dict[str, Any], language: str) -> str:
    """What somebody wrote when they changed it; until then what the program rests it on."""
    if one["changed"]:
        return str(one["source"])
    return wording.say(f"setting_source.{one['name']}", language)


@group.command("set")
@click.argument("name")
@click.argument("value", type=Value())
@click.option("--source", required=True, help="What it rests on; it is logged.")
@acting()
@command
def set_value(config: Config, name: str, value: Any, source: str, login: str) -> None:
    """Let the setting NAME be VALUE, written as JSON, from now on."""
    for beginning, better in CREDIT.items():
        if name.startswith(beginning):
            raise click.UsageError(f"{name!r} is set with `{better}`, which checks it")
    with records(config):
        found = settings.write(name, value, source, by=actor(login))
    words = json.dumps(found.value, ensure_ascii=False)
    click.echo(wording.say("settings.now", config.language, name=name, value=words))
