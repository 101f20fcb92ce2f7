"""The reports within three working days."""

from collections.abc import Callable
from typing import Any

import click

from tracker import followups
from tracker.records import Person, Punctuality, Report, ReportState
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, Word
from web.config import Config

REPORT = click.argument("report", type=int)


@main.group("reports")
def group() -> None:
    """Reports within three working days: to the lead of a visit, or to the committee."""


def _told(config: Config, login: str, act: Callable[[Person], Report]) -> None:
    with records(config):
        found = act(actor(login))
    facts = {"report": found.id, "state": _state(found, config.language)}
    click.echo(wording.say("reports.now", config.language, **facts))


def _state(one: Report, language: str) -> str:
    state = wording.say(f"report_state.{one.state}", language)
    return wording.say("reports.late", language, state=state) if one.is_late else state


@group.command("submit")
@REPORT
@click.argument("text")
@acting()
@command
def submit(config: Config, report: int, text: str, login: str) -> None:
    """Hand REPORT in; TEXT says what was found and what came of it."""
    _told(config, login, lambda by: followups.submit(report, text, by=by))


@group.command("supplement")
@REPORT
@click.argument("text")
@acting()
@command
def supplement(config: Config, report: int, text: str, login: str) -> None:
    """Add TEXT to REPORT, which is in; its stamp stays."""
    _told(config, login, lambda by: followups.supplement(report, text, by=by))


@group.command("waive")
@REPORT
@REASON
@acting()
@command
def waive(config: Config, report: int, reason: str, login: str) -> None:
    """The committee does not need REPORT; it stays in the list."""
    _told(config, login, lambda by: followups.waive(report, reason, by=by))


@group.command("list")
@click.option("--department", help="Only what one owes.")
@click.option("--visit", help="Only those of one.")
@click.option("--state", type=Word(ReportState))
@click.option("--late/--in-time", default=None, help="Only those that were not in by their day.")
@acting()
@as_json
@command
def list_reports(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Reports in the order in which they are due."""
    language = config.language
    with records(config):
        found = followups.list_reports(by=actor(login), **wanted)
    columns: dict[str, Callable[[Report], object]] = {
        "number": lambda one: one.id,
        "kind": lambda one: one.kind.value,
        "department": lambda one: one.department.id,
        "addressee": lambda one: _addressee(one, language),
        "event": lambda one: wording.say(f"report_event.{one.event}", language),
        "case": lambda one: one.subject,
        "clause": lambda one: one.clause,
        "report_due": lambda one: one.deadline.due,
        "state": lambda one: _state(one, language),
        "reason": lambda one: one.waived,
    }
    show(found, columns, as_json=as_json, language=language)


def _addressee(one: Report, language: str) -> str:
    desk = one.addressee == followups.COMMITTEE
    return wording.say("reports.committee", language) if desk else one.addressee.partition(":")[2]


@group.command("punctuality")
@click.option("--department", help="Only of one.")
@acting()
@as_json
@command
def punctuality(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """How each department's reports stand, in the register's order."""
    with records(config):
        found = followups.punctuality(by=actor(login), **wanted)
    columns: dict[str, Callable[[Punctuality], object]] = {
        "department": lambda one: one.department,
        "on_time": lambda one: one.on_time,
        "late": lambda one: one.late,
        "waiting": lambda one: one.waiting,
        "overdue": lambda one: one.overdue,
    }
    show(found, columns, as_json=as_json, language=config.language)
