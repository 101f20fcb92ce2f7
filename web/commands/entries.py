"""Entries into enterprises: asked for, and decided by the own principal head."""

from collections.abc import Callable
from typing import Any

import click

from tracker import approvals
from tracker.records import ApprovalState, EntryApproval, EntryKind, EntryWish, ExemptReason, Person
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.direct import Coded
from web.commands.visits import REASON, Moment, Word
from web.config import Config

ENTRY = click.argument("entry", type=int)


@main.group("entries")
def group() -> None:
    """Entries that a department asks its own head for."""


def _told(config: Config, login: str, act: Callable[[Person], EntryApproval]) -> None:
    with records(config):
        found = act(actor(login))
    facts = {"entry": found.id, "state": _state(found, config.language)}
    click.echo(wording.say("entries.now", config.language, **facts))


def _state(one: EntryApproval, language: str) -> str:
    state = wording.say(f"entry_state.{one.state}", language)
    return wording.say("entries.late", language, state=state) if one.late else state


@group.command("ask")
@click.argument("kind", type=Word(EntryKind))
@click.argument("purpose")
@click.argument("basis")
@click.option("--enterprise", "enterprises", multiple=True, help="One or several, by id.")
@click.option("--item", "items", multiple=True, help="One or several.")
@click.option("--begins", type=Moment(), required=True, help="Such as '2026-12-01 09:00'.")
@click.option("--last", type=Day(), required=True, help="The last day.")
@click.option("--exempt", type=Coded(ExemptReason), help="E1 to E7: may be approved afterwards.")
@click.option("--why", default="", help="The exemption in words.")
@click.option("--evidence", default="", help="Where its proof lies.")
@acting()
@command
def ask(config: Config, login: str, **fields: Any) -> None:
    """Ask for an entry of this KIND, for a PURPOSE, on the BASIS of a law and its article."""

    def act(by: Person) -> EntryApproval:
        return approvals.ask(EntryWish(department=by.department or "", **fields), by=by)

    _told(config, login, act)


@group.command("approve")
@ENTRY
@acting()
@command
def approve(config: Config, entry: int, login: str) -> None:
    """The principal head approves ENTRY."""
    _told(config, login, lambda by: approvals.approve(entry, by=by))


@group.command("refuse")
@ENTRY
@REASON
@acting()
@command
def refuse(config: Config, entry: int, reason: str, login: str) -> None:
    """The principal head refuses ENTRY."""
    _told(config, login, lambda by: approvals.refuse(entry, reason, by=by))


@group.command("withdraw")
@ENTRY
@REASON
@acting()
@command
def withdraw(config: Config, entry: int, reason: str, login: str) -> None:
    """The department does not want ENTRY any more."""
    _told(config, login, lambda by: approvals.withdraw(entry, reason, by=by))


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--state", type=Word(ApprovalState))
@acting()
@as_json
@command
def list_entries(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Entries, the latest first."""
    language = config.language
    with records(config):
        found = approvals.list_entries(by=actor(login), **wanted)
    columns: dict[str, Callable[[EntryApproval], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.department.id,
        "kind": lambda one: wording.say(f"entry_kind.{one.wish.kind}", language),
        "purpose": lambda one: one.wish.purpose,
        "enterprises": lambda one: one.wish.enterprises,
        "items": lambda one: one.wish.items,
        "begins": lambda one: f"{one.wish.begins:%Y-%m-%d %H:%M}",
        "last_day": lambda one: one.wish.last,
        "code": lambda one: one.wish.exempt.value if one.wish.exempt else "",
        "state": lambda one: _state(one, language),
        "who": lambda one: one.approver,
        "reason": lambda one: one.reason,
    }
    show(found, columns, as_json=as_json, language=language)
