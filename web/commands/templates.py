"""Words for replies."""

from collections.abc import Callable

import click

from tracker.publicity import reply_templates
from tracker.records.publicity import ReplyTemplate, TemplateEntry
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config

TEMPLATE = click.argument("template", type=int)


@main.group("templates")
def group() -> None:
    """Words for replies, with placeholders such as {due}."""


@group.command("put")
@click.argument("title")
@click.argument("text")
@click.option("--category", default="", help="Only for matters of this kind.")
@click.option("--occasion", default="", help="Only for this occasion.")
@acting()
@command
def put(config: Config, title: str, text: str, category: str, occasion: str, login: str) -> None:
    """Keep TEXT under TITLE, in place of what stood there."""
    entry = TemplateEntry(category, occasion, title, text)
    with records(config):
        found = reply_templates.put(entry, by=actor(login))
    facts = {"template": found.id, "title": found.entry.title}
    click.echo(wording.say("templates.now", config.language, **facts))


@group.command("retire")
@TEMPLATE
@acting()
@command
def retire(config: Config, template: int, login: str) -> None:
    """TEMPLATE is not offered any more."""
    with records(config):
        found = reply_templates.retire(template, by=actor(login))
    click.echo(wording.say("templates.retired", config.language, template=found.id))


@group.command("list")
@click.option("--category", help="Only those for it, and those for all.")
@click.option("--occasion", help="Only those for it, and those for all.")
@click.option("--all", "all_times", is_flag=True, help="Retired ones too.")
@acting()
@as_json
@command
def list_templates(
    config: Config,
    category: str | None,
    occasion: str | None,
    all_times: bool,
    login: str,
    as_json: bool,
) -> None:
    """Words for replies, the most specific first."""
    with records(config):
        found = reply_templates.list_templates(
            by=actor(login), category=category, occasion=occasion, all_times=all_times
        )
    columns: dict[str, Callable[[ReplyTemplate], object]] = {
        "number": lambda one: one.id,
        "category": lambda one: one.entry.category,
        "occasion": lambda one: one.entry.occasion,
        "policy_title": lambda one: one.entry.title,
        "passage": lambda one: one.entry.text,
        "put_away": lambda one: one.retired is not None,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("fill")
@TEMPLATE
@click.option("--fact", "facts", nargs=2, multiple=True, help="A placeholder and its words.")
@acting()
@command
def fill(config: Config, template: int, facts: tuple[tuple[str, str], ...], login: str) -> None:
    """The reply that TEMPLATE makes of facts, such as --fact due 2026-12-08."""
    with records(config):
        found = reply_templates.show(template, by=actor(login))
    click.echo(reply_templates.fill(found, dict(facts)))
