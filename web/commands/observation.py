"""Observation periods: a new form of business is left in peace for a while."""

from collections.abc import Callable
from typing import Any

import click

from tracker import observation
from tracker.records import ObservationEntry, ObservationPeriod
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON
from web.config import Config


@main.group("observation")
def group() -> None:
    """Observation periods for new forms of business."""


@group.command("give")
@click.argument("enterprise")
@click.argument("matter")
@click.option("--basis", required=True, help="The clause that it rests on.")
@click.option("--start", type=Day(), required=True, help="The first day.")
@click.option("--days", type=int, help="How long.  [default: as the setting says]")
@click.option("--item", "items", multiple=True, help="What it covers.  [default: all]")
@click.option("--safe/--unsafe", required=True, help="Whether no law and no danger forbids it.")
@click.option("--safety", required=True, help="Why it is safe.")
@acting()
@command
def give(config: Config, login: str, **facts: Any) -> None:
    """The own department gives ENTERPRISE an observation period for MATTER."""
    with records(config):
        by = actor(login)
        found = observation.give(ObservationEntry(department=by.department or "", **facts), by=by)
    entry = found.entry
    told = {"number": found.id, "enterprise": entry.enterprise, "matter": entry.matter}
    click.echo(wording.say("observation.now", config.language, **told, end=found.end))


@group.command("revoke")
@click.argument("number", type=int)
@REASON
@acting()
@command
def revoke(config: Config, number: int, reason: str, login: str) -> None:
    """End observation period NUMBER before its time."""
    with records(config):
        found = observation.revoke(number, reason, by=actor(login))
    facts = {"number": found.id, "reason": found.reason}
    click.echo(wording.say("observation.revoked", config.language, **facts))


@group.command("list")
@click.option("--enterprise", help="Only at one.")
@click.option("--all", "everything", is_flag=True, help="Those that are over too.")
@acting()
@as_json
@command
def list_periods(
    config: Config, enterprise: str | None, everything: bool, login: str, as_json: bool
) -> None:
    """Observation periods that run, the first to end first."""
    language = config.language
    with records(config):
        found = observation.list_periods(
            by=actor(login), enterprise=enterprise, running=not everything
        )
    columns: dict[str, Callable[[ObservationPeriod], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.entry.department,
        "enterprise": lambda one: one.entry.enterprise,
        "matter": lambda one: one.entry.matter,
        "items": lambda one: one.entry.items,
        "basis": lambda one: one.entry.basis,
        "safety": lambda one: one.entry.safety,
        "since": lambda one: one.entry.start,
        "until_day": lambda one: one.end,
        "state": lambda one: wording.say(f"observation_state.{one.state}", language),
        "reason": lambda one: one.reason,
    }
    show(found, columns, as_json=as_json, language=language)
