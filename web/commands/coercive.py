"""Coercive measures of visits."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from tracker import coercive
from tracker.records import CoerciveEntry, CoerciveKind, CoerciveMeasure, Person
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, UID, Word
from web.config import Config

MEASURE = click.argument("measure", type=int)


@main.group("coercive")
def group() -> None:
    """Coercive measures of visits: seal, seize, freeze."""


def _told(config: Config, login: str, act: Callable[[Person], CoerciveMeasure]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"coercive_state.{found.state}", config.language)
    facts = {"measure": found.id, "state": state}
    click.echo(wording.say("coercive.now", config.language, **facts))


@group.command("take")
@UID
@click.argument("kind", type=Word(CoerciveKind))
@click.argument("target")
@click.option("--basis", required=True, help="Title and article of the law.")
@click.option("--impact", required=True, help="What it does to the enterprise's work.")
@click.option("--reviewer", required=True)
@click.option("--begun", type=Day(), required=True)
@click.option("--until", type=Day(), required=True)
@click.option("--nothing-left", "why_not", default="", help="No capital or account, and why.")
@click.option("--closure-ordered", is_flag=True, help="The enterprise was ordered to close.")
@acting()
@command
def take(
    config: Config, uid: str, kind: CoerciveKind, target: str, login: str, **fields: Any
) -> None:
    """Enter a measure of the visit UID against TARGET."""
    reserved = not (fields["why_not"] or fields["closure_ordered"])

    def act(by: Person) -> CoerciveMeasure:
        whose = by.department or ""
        entry = CoerciveEntry(uid, whose, kind, target, reserved=reserved, **fields)
        return coercive.take(entry, by=by)

    _told(config, login, act)


@group.command("extend")
@MEASURE
@click.argument("until", type=Day())
@REASON
@acting()
@command
def extend(config: Config, measure: int, until: dt.date, reason: str, login: str) -> None:
    """Let MEASURE last to UNTIL; once only."""
    _told(config, login, lambda by: coercive.extend(measure, until, reason, by=by))


@group.command("lift")
@MEASURE
@click.argument("day", type=Day())
@REASON
@acting()
@command
def lift(config: Config, measure: int, day: dt.date, reason: str, login: str) -> None:
    """MEASURE ended on DAY."""
    _told(config, login, lambda by: coercive.lift(measure, day, reason, by=by))


@group.command("list")
@click.option("--visit", help="Only those of one.")
@click.option("--overdue", is_flag=True, help="Only those that ran out without being lifted.")
@acting()
@as_json
@command
def list_measures(
    config: Config, visit: str | None, overdue: bool, login: str, as_json: bool
) -> None:
    """Coercive measures, in the order in which they were taken."""
    language = config.language
    with records(config):
        found = coercive.list_measures(by=actor(login), visit=visit, overdue=overdue)
    columns: dict[str, Callable[[CoerciveMeasure], object]] = {
        "number": lambda one: one.id,
        "visit": lambda one: one.entry.visit,
        "department": lambda one: one.entry.department,
        "kind": lambda one: wording.say(f"coercive_kind.{one.entry.kind}", language),
        "target": lambda one: one.entry.target,
        "until": lambda one: one.entry.until,
        "state": lambda one: wording.say(f"coercive_state.{one.state}", language),
    }
    show(found, columns, as_json=as_json, language=language)
