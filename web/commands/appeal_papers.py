"""Files of an appeal on their shelves, and words for replies to it."""

from collections.abc import Callable
from pathlib import Path

import click

from tracker.appeals import papers, replies
from tracker.appeals.papers import Shelf
from tracker.records.attachments import Attachment
from tracker.records.publicity import ReplyTemplate
from web import wording
from web.commands.appeals import APPEAL, group
from web.commands.base import FOLDER, acting, actor, as_json, command, records, show
from web.commands.visits import REASON, Word
from web.config import Config
from web.papers import write

TOKEN = click.argument("token")


@group.command("attach")
@APPEAL
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--shelf", type=Word(Shelf), default=Shelf.WORK.value, show_default=True)
@acting()
@command
def attach(config: Config, appeal: int, file: Path, shelf: Shelf, login: str) -> None:
    """Keep FILE with APPEAL: as the appellant's, for the work on it, or with its answer."""
    content = file.read_bytes()
    with records(config):
        kept = papers.attach(appeal, shelf, file.name, content, by=actor(login))
    facts = {"appeal": appeal, "name": kept.name, "token": kept.token}
    click.echo(wording.say("appeal_papers.kept", config.language, **facts))


@group.command("papers")
@APPEAL
@acting()
@as_json
@command
def list_papers(config: Config, appeal: int, login: str, as_json: bool) -> None:
    """The files of APPEAL that you may read."""
    language = config.language
    with records(config):
        found = papers.list_papers(appeal, by=actor(login))
    columns: dict[str, Callable[[tuple[Shelf, Attachment]], object]] = {
        "shelf": lambda one: wording.say(f"appeal_shelf.{one[0]}", language),
        "name": lambda one: one[1].name,
        "bytes": lambda one: one[1].size,
        "kept": lambda one: f"{one[1].kept:%Y-%m-%d %H:%M}",
        "token": lambda one: one[1].token,
        "removed": lambda one: one[1].why,
    }
    shown = [one for _, one in found] if as_json else found
    show(shown, columns, as_json=as_json, language=language)


@group.command("paper")
@TOKEN
@click.argument("file", type=FOLDER)
@acting()
@command
def save(config: Config, token: str, file: Path, login: str) -> None:
    """Write the file of TOKEN to FILE."""
    with records(config):
        found, content = papers.read(token, by=actor(login))
    write(file.parent, {file.name: content})
    click.echo(wording.say("appeal_papers.saved", config.language, name=found.name, path=file))


@group.command("remove-paper")
@TOKEN
@REASON
@acting()
@command
def remove(config: Config, token: str, reason: str, login: str) -> None:
    """Take the file of TOKEN away; that it was there stays."""
    with records(config):
        found = papers.remove(token, reason, by=actor(login))
    click.echo(wording.say("appeal_papers.removed", config.language, name=found.name))


@group.command("replies")
@APPEAL
@acting()
@as_json
@command
def list_replies(config: Config, appeal: int, login: str, as_json: bool) -> None:
    """Templates for APPEAL as it stands, those of its own category first."""
    with records(config):
        found = replies.suited(appeal, by=actor(login))
    columns: dict[str, Callable[[ReplyTemplate], object]] = {
        "number": lambda one: one.id,
        "title": lambda one: one.entry.title,
        "text": lambda one: one.entry.text,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("reply")
@APPEAL
@click.argument("template", type=int)
@click.option("--result", default="", help="What stands for the result.")
@acting()
@command
def reply(config: Config, appeal: int, template: int, result: str, login: str) -> None:
    """TEMPLATE filled with what is known of APPEAL, to be copied; nothing is sent."""
    words = {"result": result} if result else {}
    with records(config):
        click.echo(replies.draft(template, appeal, words, by=actor(login)))
