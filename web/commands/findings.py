"""What was found at visits, put right, and seen again: more acts of `onevisit visits`."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from tracker import findings, rectifications, reinspections
from tracker.records import Finding, FindingEntry, Outcome, Person, Severity
from tracker.week import Week
from web import wording
from web.commands.base import Day, WeekName, acting, actor, as_json, command, records, show
from web.commands.visits import REASON, UID, Word, group
from web.config import Config

FINDING = click.argument("finding", type=int)


def _told(config: Config, login: str, act: Callable[[Person], Finding]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"finding_state.{found.state}", config.language)
    facts = {"finding": found.id, "state": state}
    click.echo(wording.say("findings.now", config.language, **facts))


@group.command("find")
@UID
@click.argument("item")
@click.argument("text")
@click.option("--severity", type=Word(Severity), default=Severity.GENERAL)
@click.option("--outcome", type=Word(Outcome), default=Outcome.ORDER)
@click.option("--due", type=Day(), help="The last day for putting it right; none: on the spot.")
@click.option("--own", is_flag=True, help="The other departments do not see it.")
@acting()
@command
def find(
    config: Config, uid: str, item: str, text: str, own: bool, login: str, **fields: Any
) -> None:
    """Record at the visit UID that at ITEM something was found, described by TEXT."""

    def act(by: Person) -> Finding:
        whose = by.department or ""
        entry = FindingEntry(uid, whose, item, text, shared=not own, **fields)
        return findings.record(entry, by=by)

    _told(config, login, act)


@group.command("findings")
@click.option("--visit", help="Only those of one.")
@click.option("--seen-again-in", "week", type=WeekName(), help="Only what WEEK re-inspects.")
@acting()
@as_json
@command
def list_findings(
    config: Config, visit: str | None, week: Week | None, login: str, as_json: bool
) -> None:
    """What was found at visits."""
    language = config.language
    with records(config):
        by = actor(login)
        found = findings.list_findings(by=by, visit=visit)
        if week is not None:
            waiting = {one.id for one in reinspections.waiting(week, by=by)}
            found = tuple(one for one in found if one.id in waiting)
    columns: dict[str, Callable[[Finding], object]] = {
        "number": lambda one: one.id,
        "visit": lambda one: one.visit,
        "department": lambda one: one.department.id,
        "item": lambda one: one.item,
        "severity": lambda one: wording.say(f"severity.{one.severity}", language),
        "outcome": lambda one: wording.say(f"outcome.{one.outcome}", language),
        "due": lambda one: one.due,
        "state": lambda one: wording.say(f"finding_state.{one.state}", language),
        "evidence": lambda one: one.evidence,
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("withdraw")
@FINDING
@REASON
@acting()
@command
def withdraw(config: Config, finding: int, reason: str, login: str) -> None:
    """FINDING was recorded by mistake."""
    _told(config, login, lambda by: findings.withdraw(finding, reason, by=by))


@group.command("release")
@FINDING
@acting()
@command
def release(config: Config, finding: int, login: str) -> None:
    """Let the enterprise see FINDING."""
    _told(config, login, lambda by: findings.release(finding, by=by))


@group.command("rectify")
@FINDING
@click.argument("evidence")
@acting()
@command
def rectify(config: Config, finding: int, evidence: str, login: str) -> None:
    """FINDING was put right; EVIDENCE says where the proof lies."""
    _told(config, login, lambda by: rectifications.rectify(finding, evidence, by=by))


@group.command("accept")
@FINDING
@acting()
@command
def accept(config: Config, finding: int, login: str) -> None:
    """The evidence of FINDING is good; it is closed."""
    _told(config, login, lambda by: rectifications.accept(finding, by=by))


@group.command("reject")
@FINDING
@REASON
@acting()
@command
def reject(config: Config, finding: int, reason: str, login: str) -> None:
    """The evidence of FINDING is not enough; it is open again."""
    _told(config, login, lambda by: rectifications.reject(finding, reason, by=by))


@group.command("reinspect")
@FINDING
@click.option("--approver", required=True, help="The department's own head.")
@click.option("--approved-on", type=Day(), required=True)
@click.option("--week", type=WeekName(), help="Another one than that of the others, or the next.")
@acting()
@command
def reinspect(config: Config, finding: int, login: str, **fields: Any) -> None:
    """Let FINDING be seen again, jointly with what else of its visit is."""
    with records(config):
        found = reinspections.order(finding, by=actor(login), **fields)
        (*_, order) = reinspections.list_reinspections(finding, by=actor(login))
    facts = {"finding": finding, "request": found.request}
    week = _week(order.week, config.language)
    click.echo(wording.say("findings.ordered", config.language, week=week, **facts))


def _week(week: Week, language: str) -> str:
    return wording.week(str(week), language)


@group.command("pass")
@FINDING
@click.argument("day", type=Day())
@click.argument("evidence")
@acting()
@command
def passed(config: Config, finding: int, day: dt.date, evidence: str, login: str) -> None:
    """The re-inspection of FINDING was passed on DAY, as EVIDENCE shows; the report is owed."""
    _told(config, login, lambda by: reinspections.passed(finding, day, evidence, by=by))


@group.command("fail")
@FINDING
@click.argument("day", type=Day())
@REASON
@acting()
@command
def failed(config: Config, finding: int, day: dt.date, reason: str, login: str) -> None:
    """The re-inspection of FINDING on DAY was not passed; it is open again."""
    _told(config, login, lambda by: reinspections.failed(finding, day, reason, by=by))
