"""Who may sign in a head's place, on which document."""

from collections.abc import Callable
from typing import Any

import click

from tracker.appeals import delegations
from tracker.records import Delegation
from web import wording
from web.commands.appeals import group
from web.commands.base import Day, acting, actor, as_json, command, records, show
from web.config import Config


@group.command("delegate")
@click.argument("officer")
@click.argument("document")
@click.option("--since", type=Day(), required=True)
@click.option("--until", type=Day(), required=True)
@acting()
@command
def delegate(config: Config, officer: str, document: str, login: str, **days: Any) -> None:
    """Let OFFICER of the own department sign for some days, on a written DOCUMENT."""
    with records(config):
        found = delegations.delegate(officer, document, **days, by=actor(login))
    facts = {"login": found.login, "since": found.since, "until": found.until}
    click.echo(wording.say("appeals.delegated", config.language, delegation=found.id, **facts))


@group.command("revoke")
@click.argument("delegation", type=int)
@acting()
@command
def revoke(config: Config, delegation: int, login: str) -> None:
    """End DELEGATION now; what was signed stays signed."""
    with records(config):
        delegations.revoke(delegation, by=actor(login))
    click.echo(wording.say("appeals.revoked", config.language, delegation=delegation))


@group.command("delegations")
@click.option("--department", help="Only of one.")
@acting()
@as_json
@command
def list_delegations(config: Config, department: str | None, login: str, as_json: bool) -> None:
    """Who may sign in a head's place, the latest first."""
    with records(config):
        found = delegations.list_delegations(by=actor(login), department=department)
    columns: dict[str, Callable[[Delegation], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.department,
        "login": lambda one: one.login,
        "document": lambda one: one.document,
        "since": lambda one: one.since,
        "last_day": lambda one: one.until,
        "revoked": lambda one: one.revoked and f"{one.revoked:%Y-%m-%d %H:%M}",
    }
    show(found, columns, as_json=as_json, language=config.language)
