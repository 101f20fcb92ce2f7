"""Random draws: announced, drawn with a witness, checked by anybody."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tracker import draw_files, draws
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import DrawState, Lot, Person, RandomDraw
from web import papers, wording
from web.commands.base import FOLDER, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, Word
from web.config import Config
from web.faults import field_fault

DRAW = click.argument("draw", type=int)


@main.group("draw")
def group() -> None:
    """Random draws of enterprises and officers."""


def _told(config: Config, login: str, act: Callable[[Person], RandomDraw]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"draw_state.{found.state}", config.language)
    click.echo(wording.say("draw.now", config.language, draw=found.id, state=state))


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as fault:
        raise Rejected([Fault("file", FaultCode.DAMAGED, at=path.name)]) from fault


@group.command("announce")
@click.argument("item")
@click.argument("pool", type=FOLDER)
@click.option("--department", help="Whose draw it is.  [default: that of who acts]")
@acting()
@command
def announce(config: Config, item: str, pool: Path, department: str | None, login: str) -> None:
    """Announce a draw for ITEM from the file POOL: objects, percent, officers, team, recusals."""
    found = draw_files.pool_of(_read(pool))

    def act(by: Person) -> RandomDraw:
        return draws.announce(department or by.department or "", item, found, by=by)

    _told(config, login, act)


@group.command("witness")
@DRAW
@click.argument("words")
@acting()
@command
def witness(config: Config, draw: int, words: str, login: str) -> None:
    """Draw DRAW with the WORDS of a witness, one line that nobody foresees."""
    _told(config, login, lambda by: draws.draw(draw, words, by=by))


@group.command("void")
@DRAW
@REASON
@acting()
@command
def void(config: Config, draw: int, reason: str, login: str) -> None:
    """Give DRAW up before it is drawn."""
    _told(config, login, lambda by: draws.void(draw, reason, by=by))


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--state", type=Word(DrawState))
@acting()
@as_json
@command
def list_draws(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Draws, the latest first; those that are void too."""
    language = config.language
    with records(config):
        found = draws.list_draws(by=actor(login), **wanted)
    columns: dict[str, Callable[[RandomDraw], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.department,
        "item": lambda one: one.item,
        "announced": lambda one: f"{one.announced:%Y-%m-%d %H:%M}",
        "who": lambda one: one.announcer,
        "witness": lambda one: one.witness,
        "drawn": lambda one: len(one.lots) or None,
        "state": lambda one: wording.say(f"draw_state.{one.state}", language),
        "reason": lambda one: one.voided,
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("show")
@DRAW
@acting()
@as_json
@command
def show_lots(config: Config, draw: int, login: str, as_json: bool) -> None:
    """What was drawn by DRAW, and who goes there."""
    with records(config):
        found = draws.show(draw, by=actor(login))
    columns: dict[str, Callable[[Lot], object]] = {
        "enterprise": lambda one: one.enterprise,
        "tier": lambda one: one.tier,
        "officers": lambda one: one.officers,
    }
    show([found] if as_json else found.lots, columns, as_json=as_json, language=config.language)


@group.command("publish")
@DRAW
@click.option("-o", "--output", type=FOLDER, help="Where to write it.  [default: the terminal]")
@acting()
@command
def publish(config: Config, draw: int, output: Path | None, login: str) -> None:
    """Write DRAW as the file that is shown to everybody: the announcement, or the result."""
    with records(config):
        file = draws.publish(draw, by=actor(login))
    text = json.dumps(file, ensure_ascii=False, indent=2)
    if output is None:
        click.echo(text)
        return
    papers.write(output.parent, {output.name: f"{text}\n".encode()})
    click.echo(wording.say("draw.written", config.language, draw=draw, path=output))


@group.command("verify")
@DRAW
@acting()
@command
def verify(config: Config, draw: int, login: str) -> None:
    """Check DRAW as it lies in the database, against the log too; exit status 1 if it is wrong."""
    with records(config):
        faults = draws.verify(draw, by=actor(login))
    _judge(config, faults)


@group.command("rerun")
@click.argument("file", type=FOLDER)
@click.option("--announced", type=FOLDER, help="The announcement, if somebody kept it.")
@command
def rerun(config: Config, file: Path, announced: Path | None) -> None:
    """Draw again from a published FILE; needs no database. Exit status 1 if it is wrong."""
    kept = _read(announced) if announced else None
    _judge(config, draw_files.rerun(_read(file), kept))


def _judge(config: Config, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        click.echo(field_fault(fault, config.language), err=True)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(wording.say("draw.true", config.language))
