"""Appeals after the answer, and above the department: call-backs, escalations, the notice."""

from collections.abc import Callable
from typing import Any

import click

from tracker.appeals import call_backs, escalations, notices
from tracker.records import (
    Appeal,
    CallBackEntry,
    CallMethod,
    Escalation,
    Person,
    ResultKind,
    Satisfaction,
)
from web import wording
from web.commands.appeals import APPEAL, RESULT, TEXT, group, told
from web.commands.base import Day, acting, actor, as_json, command, records, show
from web.commands.visits import REASON, Word
from web.config import Config

METHOD = click.option("--method", type=Word(CallMethod), default="phone", show_default=True)


@group.command("call-back")
@APPEAL
@click.argument("satisfaction", type=Word(Satisfaction))
@click.option("--untrue", is_flag=True, help="The outcome is not as the answer says.")
@click.option("--day", type=Day(), required=True, help="On which they spoke.")
@METHOD
@click.option("--with", "spoken_to", default="", help="Who it was; never in the log.")
@click.option("--note", default="", help="What else was said.")
@acting()
@command
def call_back(config: Config, appeal: int, untrue: bool, login: str, **fields: Any) -> None:
    """Keep what the appellant of APPEAL said: it is closed, or reopened."""
    said = CallBackEntry(confirmed=not untrue, **fields)
    told(config, login, lambda by: call_backs.call_back(appeal, said, by=by))


@group.command("not-reached")
@APPEAL
@click.option("--day", type=Day(), required=True)
@METHOD
@click.option("--note", default="")
@acting()
@command
def not_reached(config: Config, appeal: int, login: str, **fields: Any) -> None:
    """Nobody was reached about APPEAL; it stays open."""
    told(config, login, lambda by: call_backs.not_reached(appeal, **fields, by=by))


@group.command("reopen")
@APPEAL
@REASON
@acting()
@command
def reopen(config: Config, appeal: int, reason: str, login: str) -> None:
    """Take APPEAL, which is closed, up again."""
    told(config, login, lambda by: call_backs.reopen(appeal, reason, by=by))


@group.command("escalate")
@APPEAL
@REASON
@acting()
@command
def escalate(config: Config, appeal: int, reason: str, login: str) -> None:
    """Ask the office for the business environment to decide APPEAL, a global one."""
    told(config, login, lambda by: escalations.escalate(appeal, reason, by=by))


@group.command("decide")
@APPEAL
@click.argument("decision")
@acting()
@command
def decide(config: Config, appeal: int, decision: str, login: str) -> None:
    """Say what is to be done about APPEAL, which was escalated."""
    told(config, login, lambda by: escalations.decide(appeal, decision, by=by))


@group.command("answer")
@APPEAL
@click.argument("decision")
@TEXT
@RESULT
@acting()
@command
def answer(
    config: Config, appeal: int, decision: str, text: str, result: ResultKind, login: str
) -> None:
    """Decide APPEAL, which was escalated, and answer it with TEXT at the same time."""

    def act(by: Person) -> Appeal:
        return escalations.answer(appeal, decision, text, result, by=by)

    told(config, login, act)


@group.command("escalations")
@click.option("--decided", is_flag=True, help="Those that are decided, too.")
@acting()
@as_json
@command
def list_escalations(config: Config, decided: bool, login: str, as_json: bool) -> None:
    """What the office for the business environment has to decide, the oldest first."""
    language = config.language
    with records(config):
        found = escalations.list_escalations(by=actor(login), waiting=not decided)
    columns: dict[str, Callable[[Escalation], object]] = {
        "number": lambda one: one.id,
        "appeal": lambda one: one.appeal,
        "kind": lambda one: wording.word("escalation_kind", one.kind, language),
        "when": lambda one: f"{one.moment:%Y-%m-%d %H:%M}",
        "why": lambda one: wording.written(one.why, language),
        "outcome": lambda one: wording.written(one.decision, language),
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("notice")
@APPEAL
@click.argument("demand")
@click.option("--days", type=int, required=True, help="Working days to do it in.")
@acting()
@command
def notice(config: Config, appeal: int, demand: str, days: int, login: str) -> None:
    """Send the one notice about APPEAL: DEMAND what its department has to do."""
    told(config, login, lambda by: notices.notify(appeal, demand, days, by=by))


@group.command("watch")
@APPEAL
@click.argument("watcher", metavar="LOGIN")
@acting()
@command
def watch(config: Config, appeal: int, watcher: str, login: str) -> None:
    """Let LOGIN watch over APPEAL."""
    told(config, login, lambda by: notices.watch(appeal, watcher, by=by))


@group.command("escalate-notice")
@APPEAL
@REASON
@acting()
@command
def escalate_notice(config: Config, appeal: int, reason: str, login: str) -> None:
    """Ask the office for the business environment about APPEAL before its notice has run out."""
    told(config, login, lambda by: notices.escalate_notice(appeal, reason, by=by))
