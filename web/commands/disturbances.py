"""Disturbances of enterprises: reported, reviewed, answered, decided."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from tracker.disturbances import accusations, decided, decisions, entry, unplanned
from tracker.people import NOBODY
from tracker.records import Enterprise, Person
from tracker.records.disturbances import (
    Accusation,
    DecidedDisturbance,
    Disturbance,
    DisturbanceEntry,
    DisturbanceKind,
    DisturbanceState,
    UnplannedInspection,
)
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, Word
from web.config import Config

DISTURBANCE = click.argument("disturbance", type=int)
TEXT = click.argument("text")
SEEN = click.option("--seen", type=int, help="Number of the last event that you have seen.")


@main.group("disturbances")
def group() -> None:
    """Disturbances of enterprises; the accused department only answers."""


def _told(config: Config, login: str, act: Callable[[Person], Disturbance | Accusation]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"disturbance_state.{found.state}", config.language)
    facts = {"disturbance": found.id, "state": state}
    click.echo(wording.say("disturbances.now", config.language, **facts))


@group.command("report")
@click.argument("kind", type=Word(DisturbanceKind))
@click.argument("department")
@TEXT
@click.option("--day", type=Day(), required=True, help="On which it happened.")
@click.option("--evidence", default="", help="Where the proof lies.")
@click.option("--enterprise", help="Which; an enterprise reports its own.")
@click.option("--name", default="", help="Of the reporter.")
@click.option("--phone", default="", help="Of the reporter.")
@click.option("--confidential", is_flag=True, help="Do not tell the department who it is about.")
@click.option("--visit", default="", help="Uid of a visit that it is about.")
@click.option("--direct", type=int, help="Number of a direct inspection.")
@click.option("--demand", type=int, help="Number of a demand.")
@click.option("--anonymous", is_flag=True, help="Without saying who reports.")
@acting()
@command
def report(config: Config, login: str, anonymous: bool, **fields: Any) -> None:
    """Report that DEPARTMENT disturbed an enterprise, and TEXT what happened."""

    def act(by: Person) -> Disturbance:
        who = NOBODY if anonymous else by
        firm = fields.pop("enterprise") or who.enterprise
        return entry.enter(DisturbanceEntry(enterprise=firm, **fields), by=who)

    _told(config, login, act)


@group.command("withdraw")
@DISTURBANCE
@REASON
@acting()
@command
def withdraw(config: Config, disturbance: int, reason: str, login: str) -> None:
    """Take DISTURBANCE back, as whoever reported it."""
    _told(config, login, lambda by: entry.withdraw(disturbance, reason, by=by))


@group.command("accept")
@DISTURBANCE
@SEEN
@acting()
@command
def accept(config: Config, disturbance: int, seen: int | None, login: str) -> None:
    """Take DISTURBANCE up."""
    _told(config, login, lambda by: decisions.accept(disturbance, seen=seen, by=by))


@group.command("note")
@DISTURBANCE
@TEXT
@acting()
@command
def note(config: Config, disturbance: int, text: str, login: str) -> None:
    """Write TEXT down, for the supervision and the service centre alone."""
    _told(config, login, lambda by: decisions.note(disturbance, text, by=by))


@group.command("refuse")
@DISTURBANCE
@REASON
@SEEN
@acting()
@command
def refuse(config: Config, disturbance: int, reason: str, seen: int | None, login: str) -> None:
    """DISTURBANCE is none, or cannot be looked into."""
    _told(config, login, lambda by: decisions.refuse(disturbance, reason, seen=seen, by=by))


@group.command("release")
@DISTURBANCE
@click.argument("statement")
@SEEN
@acting()
@command
def release(config: Config, disturbance: int, statement: str, seen: int | None, login: str) -> None:
    """Put DISTURBANCE to the department with STATEMENT, which does not say who reported."""
    _told(config, login, lambda by: decisions.release(disturbance, statement, seen=seen, by=by))


@group.command("answer")
@DISTURBANCE
@TEXT
@acting()
@command
def answer(config: Config, disturbance: int, text: str, login: str) -> None:
    """Answer DISTURBANCE for the accused department."""
    _told(config, login, lambda by: accusations.answer(disturbance, text, by=by))


@group.command("uphold")
@DISTURBANCE
@click.argument("consequence")
@REASON
@SEEN
@acting()
@command
def uphold(
    config: Config, disturbance: int, consequence: str, reason: str, login: str, seen: int | None
) -> None:
    """DISTURBANCE was one, and CONSEQUENCE follows."""

    def act(by: Person) -> Disturbance:
        return decisions.uphold(disturbance, reason, consequence, seen=seen, by=by)

    _told(config, login, act)


@group.command("dismiss")
@DISTURBANCE
@REASON
@SEEN
@acting()
@command
def dismiss(config: Config, disturbance: int, reason: str, seen: int | None, login: str) -> None:
    """DISTURBANCE was none."""
    _told(config, login, lambda by: decisions.dismiss(disturbance, reason, seen=seen, by=by))


@group.command("transfer")
@DISTURBANCE
@click.argument("receiving")
@REASON
@SEEN
@acting()
@command
def transfer(
    config: Config, disturbance: int, receiving: str, reason: str, login: str, seen: int | None
) -> None:
    """RECEIVING, another organ, decides DISTURBANCE."""

    def act(by: Person) -> Disturbance:
        return decisions.transfer(disturbance, receiving, reason, seen=seen, by=by)

    _told(config, login, act)


def _state(one: Disturbance | Accusation | DecidedDisturbance, language: str) -> str:
    state = one.decision.outcome if isinstance(one, DecidedDisturbance) else one.state
    return wording.say(f"disturbance_state.{state}", language)


def _kind(kind: DisturbanceKind, language: str) -> str:
    return wording.say(f"disturbance_kind.{kind}", language)


def _firm(one: Enterprise | None) -> str:
    return one.name if one is not None else ""


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--state", type=Word(DisturbanceState))
@acting()
@as_json
@command
def list_disturbances(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Disturbances as they were reported, the latest first."""
    language = config.language
    with records(config):
        found = entry.list_disturbances(by=actor(login), **wanted)
    columns: dict[str, Callable[[Disturbance], object]] = {
        "number": lambda one: one.id,
        "kind": lambda one: _kind(one.entry.kind, language),
        "department": lambda one: one.department.id,
        "enterprise": lambda one: _firm(one.enterprise),
        "day": lambda one: one.entry.day,
        "happened": lambda one: one.entry.text,
        "without_plan": lambda one: one.unplanned,
        "confidential": lambda one: one.entry.confidential,
        "state": lambda one: _state(one, language),
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("accusations")
@acting()
@as_json
@command
def list_accusations(config: Config, login: str, as_json: bool) -> None:
    """What was put to the own department."""
    language = config.language
    with records(config):
        found = accusations.list_accusations(by=actor(login))
    columns: dict[str, Callable[[Accusation], object]] = {
        "number": lambda one: one.id,
        "kind": lambda one: _kind(one.kind, language),
        "enterprise": lambda one: _firm(one.enterprise),
        "day": lambda one: one.day,
        "statement": lambda one: one.statement,
        "finish_by": lambda one: one.limit.due,
        "answer": lambda one: one.answer,
        "state": lambda one: _state(one, language),
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("decided")
@acting()
@as_json
@command
def list_decided(config: Config, login: str, as_json: bool) -> None:
    """Disturbances that are decided, without who reported them."""
    language = config.language
    with records(config):
        found = decided.list_decided(by=actor(login))
    columns: dict[str, Callable[[DecidedDisturbance], object]] = {
        "number": lambda one: one.id,
        "kind": lambda one: _kind(one.kind, language),
        "department": lambda one: one.department.id,
        "enterprise": lambda one: _firm(one.enterprise),
        "day": lambda one: one.day,
        "state": lambda one: _state(one, language),
        "reason": lambda one: one.decision.reasons,
        "consequence": lambda one: one.decision.consequence or one.decision.receiving,
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("unplanned")
@click.option("--since", type=Day(), help="Only from this day on.")
@click.option("--until", type=Day(), help="Only to this day.")
@acting()
@as_json
@command
def list_unplanned(
    config: Config, since: dt.date | None, until: dt.date | None, login: str, as_json: bool
) -> None:
    """Inspections without plan and without exemption."""
    with records(config):
        found = unplanned.list_unplanned(by=actor(login), since=since, until=until)
    columns: dict[str, Callable[[UnplannedInspection], object]] = {
        "department": lambda one: one.department,
        "enterprise": lambda one: _firm(one.enterprise),
        "day": lambda one: one.day,
        "reported": lambda one: one.disturbances,
        "joined": lambda one: one.visits,
        "logged_on": lambda one: one.logged_on,
    }
    show(found, columns, as_json=as_json, language=config.language)
