"""What waits for whom, what waits for long, dispatch meetings and measures about departments."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from tracker import clock
from tracker.appeals import ageing, desks, digests, measures, meetings
from tracker.appeals.desks import Desk, Pile
from tracker.appeals.lists import Listed
from tracker.appeals.measures import Measure
from tracker.appeals.meetings import Decision, MeetingEntry
from tracker.records import MeasureKind, Person
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.reviews import PaperFile, table_of, write_paper
from web.commands.visits import REASON, Word
from web.config import Config
from web.reviews import meetings as columns
from web.reviews.naming import names_of
from web.reviews.papers import Maker

FROM = click.option("--from", "first", type=Day(), required=True, help="First day.")
TO = click.option("--to", "last", type=Day(), required=True, help="Last day.")
MEASURE = click.argument("measure", type=int)


class About(click.ParamType[Decision]):
    """What was decided about a matter, such as ``17=...``."""

    name = "number=words"

    def convert(self, value: Any, param: Any, ctx: Any) -> Decision:
        """The decision, or a usage error."""
        if isinstance(value, Decision):
            return value
        number, _, words = value.partition("=")
        if not number.strip().isdecimal():
            self.fail(f"{value!r} names no appeal, expected something like '17=words'", param, ctx)
        return Decision(int(number), words)


@main.group("desk")
def desk() -> None:
    """Appeals: what waits for a person, what waits for long, dispatch meetings."""


@desk.command("show")
@acting()
@as_json
@command
def show_desk(config: Config, login: str, as_json: bool) -> None:
    """What waits for whoever acts."""
    with records(config):
        found = desks.show(by=actor(login))
    if as_json:
        show([found], {}, as_json=True, language=config.language)
        return
    for name, count in _counts(found):
        pile = wording.say(f"desk.pile.{name}", config.language)
        click.echo(wording.say("desk.pile", config.language, pile=pile, count=count))
    _matters([(name, one) for name, pile in _piles(found) for one in pile.matters], config)


def _counts(found: Desk) -> Iterator[tuple[str, int]]:
    for one in fields(found):
        value = getattr(found, one.name)
        if isinstance(value, Pile):
            yield one.name, value.count
        elif not isinstance(value, str):
            yield one.name, value if isinstance(value, int) else len(value)


def _piles(found: Desk) -> Iterator[tuple[str, Pile]]:
    for one in fields(found):
        value = getattr(found, one.name)
        if isinstance(value, Pile):
            yield one.name, value


def _matters(found: list[tuple[str, Listed]], config: Config) -> None:
    language = config.language
    of: dict[str, Callable[[Listed], object]] = {
        "number": lambda one: one.appeal.id,
        "appeal_title": lambda one: one.appeal.title,
        "department": lambda one: one.appeal.department.id if one.appeal.department else None,
        "state": lambda one: columns.state(one.appeal.state, language),
        "next_limit": lambda one: one.due.due if one.due else None,
        "light": lambda one: wording.say(f"light.{one.light}", language),
    }
    shown: dict[str, Callable[[Any], object]] = {
        "pile": lambda pair: wording.say(f"desk.pile.{pair[0]}", language)
    }
    shown |= {key: _second(one) for key, one in of.items()}
    show(found, shown, as_json=False, language=language)


def _second(of: Callable[[Listed], object]) -> Callable[[Any], object]:
    return lambda pair: of(pair[1])


@desk.command("ageing")
@click.option("--department", help="Only what one department has.")
@acting()
@as_json
@command
def show_ageing(config: Config, department: str | None, login: str, as_json: bool) -> None:
    """What has been open for long or was put off, and what is to be looked at again."""
    language = config.language
    with records(config):
        found = ageing.show(by=actor(login), department=department)
    if as_json:
        show([found], {}, as_json=True, language=language)
        return
    for group in found.groups:
        key = "desk.age" if group.older_than else "desk.age.0"
        click.echo(wording.say(key, language, days=group.older_than, count=group.count))
    aged = [one for group in found.groups for one in group.matters]
    table_of(aged, columns.of_aged(language), language)
    for late in found.escalations:
        told = {"appeal": late.escalation.appeal, "days": late.days}
        click.echo(wording.say("desk.escalated", language, **told))
    for one in found.again:
        again = {"appeal": one.appeal.id, "day": one.appeal.again_on, "title": one.appeal.title}
        click.echo(wording.say("desk.again", language, **again))


@desk.command("meeting")
@FROM
@TO
@click.option("-o", "file", type=PaperFile(), help="Write it to an .xlsx or a .pdf instead.")
@acting()
@as_json
@command
def show_meeting(
    config: Config, first: dt.date, last: dt.date, file: Path | None, login: str, as_json: bool
) -> None:
    """What a dispatch meeting looks at, departments in the register's order."""
    language = config.language
    with records(config):
        by = actor(login)
        found = meetings.report(first, last, by=by)
        names = names_of(by, language)
    if file is not None:
        write_paper(config, Maker(names, language, clock.today()).meeting(found), file)
    elif as_json:
        show([found], {}, as_json=True, language=language)
    else:
        table_of(found.departments, columns.of_departments(names), language)
        told = {"count": found.routed.count, "in_time": found.routed.in_time}
        hours = "–" if found.routed.hours is None else found.routed.hours
        click.echo(wording.say("desk.routed", language, **told, hours=hours))
        aged = [one for group in found.long_standing for one in group.matters]
        table_of(aged, columns.of_aged(language), language)


@desk.command("hold")
@click.argument("day", type=Day())
@FROM
@TO
@click.option("--with", "participants", multiple=True, help="A department that was there.")
@click.option("--decision", "decisions", type=About(), multiple=True, help="Such as 17=words.")
@acting()
@command
def hold_meeting(config: Config, login: str, **given: Any) -> None:
    """Keep that a meeting was held on DAY, and what it decided."""
    with records(config):
        held = meetings.hold(MeetingEntry(**given), by=actor(login))
    told = {"day": held.entry.day, "count": len(held.entry.decisions)}
    click.echo(wording.say("desk.held", config.language, **told))


@desk.command("digest")
@click.argument("department")
@acting()
@as_json
@command
def show_digest(config: Config, department: str, login: str, as_json: bool) -> None:
    """What DEPARTMENT has before it."""
    with records(config):
        found = digests.digest(department, by=actor(login))
    shown: dict[str, Callable[[digests.Digest], object]] = {
        "department": lambda one: one.department,
        "open_matters": lambda one: one.open,
        "overdue_matters": lambda one: one.overdue,
        "soon_due": lambda one: one.due_soon,
        "new_matters": lambda one: one.to_take_up,
        "in_review": lambda one: one.in_review,
        "measures": lambda one: one.measures,
    }
    show([found], shown, as_json=as_json, language=config.language)


@main.group("measures")
def group() -> None:
    """Measures about departments; a rule suggests, a person decides."""


def _list(found: tuple[Measure, ...], config: Config, *, as_json: bool) -> None:
    language = config.language

    def said(key: str, code: str) -> str:
        return wording.say(f"measure_{key}.{code}", language)

    def counted(one: Measure) -> str:
        facts = {"counted": one.counted, "among": one.among}
        return wording.say("measure.counted", language, **facts)

    shown: dict[str, Callable[[Measure], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.department,
        "kind": lambda one: said("kind", one.kind),
        "trigger": lambda one: said("trigger", one.trigger),
        "counted": counted,
        "appeals": lambda one: one.appeals,
        "state": lambda one: said("state", one.state),
    }
    show(found, shown, as_json=as_json, language=language)


@group.command("suggest")
@FROM
@TO
@acting()
@as_json
@command
def suggest(config: Config, first: dt.date, last: dt.date, login: str, as_json: bool) -> None:
    """Let the rules look at a period; again changes nothing."""
    with records(config):
        found = measures.suggest(first, last, by=actor(login))
    _list(found, config, as_json=as_json)


@group.command("list")
@click.option("--department", help="Only those about one.")
@acting()
@as_json
@command
def list_measures(config: Config, department: str | None, login: str, as_json: bool) -> None:
    """Measures that whoever acts may know of, the latest first."""
    with records(config):
        found = measures.list_measures(by=actor(login), department=department)
    _list(found, config, as_json=as_json)


def _told(config: Config, login: str, act: Callable[[Person], Measure]) -> None:
    with records(config):
        found = act(actor(login))
    kind = wording.say(f"measure_kind.{found.kind}", config.language)
    state = wording.say(f"measure_state.{found.state}", config.language)
    facts = {"measure": found.id, "department": found.department, "kind": kind, "state": state}
    click.echo(wording.say("measures.now", config.language, **facts))


@group.command("issue")
@MEASURE
@click.argument("text")
@click.option("--kind", type=Word(MeasureKind), help="Another one than was suggested.")
@acting()
@command
def issue(config: Config, measure: int, text: str, kind: MeasureKind | None, login: str) -> None:
    """Issue MEASURE; the department is told TEXT."""
    _told(config, login, lambda by: measures.issue(measure, text, kind, by=by))


@group.command("dismiss")
@MEASURE
@REASON
@acting()
@command
def dismiss(config: Config, measure: int, reason: str, login: str) -> None:
    """Do not follow the suggestion MEASURE."""
    _told(config, login, lambda by: measures.dismiss(measure, reason, by=by))


@group.command("answer")
@MEASURE
@click.argument("text")
@acting()
@command
def answer(config: Config, measure: int, text: str, login: str) -> None:
    """The department says what it does about MEASURE."""
    _told(config, login, lambda by: measures.answer(measure, text, by=by))
