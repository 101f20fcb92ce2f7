"""Penalty cases of visits."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from tracker import penalties
from tracker.records import Penalty, PenaltyEntry, PenaltyKind, Person
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, UID, Word
from web.config import Config


class Yuan(click.ParamType[int]):
    """An amount in yuan such as 5000 or 12.50, as fen."""

    name = "yuan"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """The amount in fen, or a usage error."""
        try:
            fen = Decimal(value) * 100 if isinstance(value, str) else Decimal(value)
            if fen != int(fen):
                raise ValueError(value)
        except (InvalidOperation, OverflowError, ValueError):
            self.fail(f"{value!r} is no amount, expected something like 5000 or 12.50", param, ctx)
        return int(fen)


PENALTY = click.argument("penalty", type=int)
AMOUNT = click.option("--amount", "fen", type=Yuan(), help="In yuan.")


@main.group("penalties")
def group() -> None:
    """Penalty cases of visits."""


def _told(config: Config, login: str, act: Callable[[Person], Penalty]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"penalty_state.{found.state}", config.language)
    facts = {"penalty": found.id, "state": state}
    click.echo(wording.say("penalties.now", config.language, **facts))


@group.command("propose")
@UID
@click.argument("kind", type=Word(PenaltyKind))
@click.argument("basis")
@click.option("--finding", type=int, help="The finding that it punishes.")
@AMOUNT
@acting()
@command
def propose(
    config: Config, uid: str, kind: PenaltyKind, basis: str, login: str, **fields: Any
) -> None:
    """Open a case at the visit UID, of KIND, on the BASIS of a law and its article."""

    def act(by: Person) -> Penalty:
        entry = PenaltyEntry(uid, by.department or "", kind, basis, **fields)
        return penalties.propose(entry, by=by)

    _told(config, login, act)


@group.command("decide")
@PENALTY
@click.argument("document")
@click.argument("day", type=Day())
@AMOUNT
@acting()
@command
def decide(
    config: Config, penalty: int, document: str, day: dt.date, fen: int | None, login: str
) -> None:
    """PENALTY is decided by the document of this number and DAY."""
    _told(config, login, lambda by: penalties.decide(penalty, document, day, fen=fen, by=by))


@group.command("close")
@PENALTY
@click.argument("day", type=Day())
@acting()
@command
def close(config: Config, penalty: int, day: dt.date, login: str) -> None:
    """The case PENALTY was closed on DAY; the report is owed from then on."""
    _told(config, login, lambda by: penalties.close(penalty, day, by=by))


@group.command("drop")
@PENALTY
@REASON
@acting()
@command
def drop(config: Config, penalty: int, reason: str, login: str) -> None:
    """The case PENALTY is given up."""
    _told(config, login, lambda by: penalties.drop(penalty, reason, by=by))


@group.command("list")
@click.option("--visit", help="Only those of one.")
@acting()
@as_json
@command
def list_penalties(config: Config, visit: str | None, login: str, as_json: bool) -> None:
    """Penalty cases, in the order in which they were opened."""
    language = config.language
    with records(config):
        found = penalties.list_penalties(by=actor(login), visit=visit)
    columns: dict[str, Callable[[Penalty], object]] = {
        "number": lambda one: one.id,
        "visit": lambda one: one.visit,
        "department": lambda one: one.department,
        "kind": lambda one: wording.say(f"penalty_kind.{one.kind}", language),
        "amount": lambda one: None if one.fen is None else f"{Decimal(one.fen) / 100:.2f}",
        "document": lambda one: one.number,
        "state": lambda one: wording.say(f"penalty_state.{one.state}", language),
        "reason": lambda one: one.dropped,
    }
    show(found, columns, as_json=as_json, language=language)
