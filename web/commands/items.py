"""The catalogue of what may be inspected."""

from pathlib import Path

import click

from tracker import item_sheet, items
from web import papers, wording
from web.commands.base import FOLDER, acting, actor, as_json, command, main, records, show
from web.config import Config


@main.group("items")
def group() -> None:
    """What may be inspected, on which law, how often."""


@group.command("import")
@click.argument("file", type=FOLDER)
@acting()
@command
def take(config: Config, file: Path, login: str) -> None:
    """Take the items of FILE, a CSV with the headings that `items export` writes."""
    found = item_sheet.read_csv(file.read_bytes())
    with records(config):
        done = items.take(found, by=actor(login))
    counts = {"new": done.new, "changed": done.changed, "unchanged": done.unchanged}
    click.echo(wording.say("items.taken", config.language, **counts))


@group.command("export")
@click.argument("file", type=FOLDER)
@click.option("--department", help="Only of one.")
@acting()
@command
def export(config: Config, file: Path, department: str | None, login: str) -> None:
    """Write the catalogue to FILE as CSV."""
    with records(config):
        found = items.list_items(by=actor(login), department=department)
    papers.write(file.parent, {file.name: item_sheet.write_csv(found)})
    click.echo(wording.say("items.written", config.language, count=len(found), path=file))


@group.command("list")
@click.option("--department", help="Only of one.")
@acting()
@as_json
@command
def list_items(config: Config, department: str | None, login: str, as_json: bool) -> None:
    """The catalogue, or one department's part of it."""
    with records(config):
        found = items.list_items(by=actor(login), department=department)
    language = config.language
    columns = {
        "number": lambda one: one.id,
        "department": lambda one: one.department,
        "item": lambda one: one.name,
        "basis": lambda one: one.basis,
        "cap": lambda one: one.cap,
        "off_site": lambda one: one.off_site,
        "published": lambda one: one.published,
        "risk": lambda one: wording.say(f"risk.{one.risk}", language),
    }
    show(found, columns, as_json=as_json, language=language)
