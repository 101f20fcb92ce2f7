"""Visits as they take place: answered, attended, held, closed."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar, cast

import click

from tracker import arrangements, attendance, progress, responses, visit_cases, visits
from tracker.errors import NotFound
from tracker.records import Attendance, Part, Person, Presence, Step, Visit, VisitCase
from tracker.week import ZONE, Week
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config
from web.faults import field_fault

Code = TypeVar("Code", bound=StrEnum)


class Word(click.ParamType[Code]):
    """One of the words of a list, spelled with dashes, such as ``on-time``."""

    name = "word"

    def __init__(self, words: type[Code]) -> None:
        self.words = {one.name.lower().replace("_", "-"): one for one in words}

    def convert(self, value: Any, param: Any, ctx: Any) -> Code:
        """The word, or a usage error that names all of them."""
        # A plain string is equal to the word of the same spelling, but is none.
        if isinstance(value, StrEnum):
            return cast("Code", value)
        if value not in self.words:
            self.fail(f"{value!r} is none of {', '.join(self.words)}", param, ctx)
        return self.words[value]


class Moment(click.ParamType[dt.datetime]):
    """A moment on the park's clock, such as "2026-12-01 09:00"."""

    name = "moment"

    def convert(self, value: Any, param: Any, ctx: Any) -> dt.datetime:
        """The moment, or a usage error."""
        try:
            found = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is no moment, expected something like '2026-12-01 09:00'", param, ctx
            )
        return found if found.tzinfo else found.replace(tzinfo=ZONE)


UID = click.argument("uid")
REASON = click.option("--reason", required=True, help="Why; it is logged.")


@main.group("visits")
def group() -> None:
    """Published visits and what happens at them."""


@group.command("list")
@click.argument("week", type=WeekName())
@click.option("--silent", is_flag=True, help="Only those that somebody has not answered.")
@acting()
@as_json
@command
def list_visits(config: Config, week: Week, silent: bool, login: str, as_json: bool) -> None:
    """The visits of WEEK, how far they are, and who has not answered."""
    language = config.language
    with records(config):
        by = actor(login)
        cases = {one.uid: _case(one, by) for one in visits.list_visits(week, by=by)}
        found = [
            one
            for one in visits.list_visits(week, by=by)
            if not silent or (not one.cancelled and _silent(cases[one.uid]))
        ]
    columns: dict[str, Callable[[Visit], object]] = {
        "visit": lambda one: one.uid,
        "when": lambda one: wording.moment(one.start, language),
        "enterprise": lambda one: one.enterprise.name,
        "lead": lambda one: one.lead.name,
        "departments": lambda one: [each.id for each in one.departments],
        "state": lambda one: _state(cases[one.uid], language),
        "silent": lambda one: _silent(cases[one.uid]),
    }
    show(found, columns, as_json=as_json, language=language)


def _case(visit: Visit, by: Person) -> VisitCase | None:
    """How a visit goes, or None for who may know that it is planned and no more."""
    try:
        return visit_cases.show(visit.uid, by=by)
    except NotFound:
        return None


def _silent(case: VisitCase | None) -> tuple[str, ...]:
    return case.unanswered if case else ()


def _state(case: VisitCase | None, language: str) -> str:
    return wording.say(f"visit_state.{case.state}", language) if case else ""


@group.command("show")
@UID
@click.option("--steps", is_flag=True, help="Every step instead of how things stand.")
@acting()
@as_json
@command
def show_visit(config: Config, uid: str, steps: bool, login: str, as_json: bool) -> None:
    """How far each department of the visit UID is."""
    language = config.language
    with records(config):
        found = progress.progress(uid, by=actor(login))
    if steps:
        show(found.steps, _OF_STEPS, as_json=as_json, language=language)
        return
    columns: dict[str, Callable[[Part], object]] = {
        "department": lambda one: one.department,
        "presence": lambda one: (
            wording.say(f"presence.{one.attendance.presence}", language) if one.attendance else ""
        ),
        "findings": lambda one: [each.id for each in one.findings],
        "penalties": lambda one: [each.id for each in one.penalties],
        "done": lambda one: one.closed and not one.left,
        "left": lambda one: [field_fault(each, language) for each in one.left],
    }
    show([found] if as_json else found.parts, columns, as_json=as_json, language=language)


_OF_STEPS: dict[str, Callable[[Step], object]] = {
    "when": lambda one: f"{one.moment:%Y-%m-%d %H:%M}",
    "case": lambda one: one.case,
    "department": lambda one: one.department,
    "act": lambda one: one.act,
}


def told(config: Config, login: str, act: Callable[[Person], VisitCase]) -> None:
    """Do an act to a visit and say how the visit stands now."""
    with records(config):
        case = act(actor(login))
    state = wording.say(f"visit_state.{case.state}", config.language)
    click.echo(wording.say("visits.now", config.language, visit=case.visit, state=state))


@group.command("answer")
@UID
@click.option("--decline", "reason", help="The department cannot come, and why.")
@click.option("--department", help="Whose answer it is.  [default: that of who acts]")
@acting()
@command
def answer(
    config: Config, uid: str, reason: str | None, department: str | None, login: str
) -> None:
    """Acknowledge the visit UID, or decline it with a reason, before it begins."""
    with records(config):
        by = actor(login)
        whose = department or by.department or ""
        if reason is None:
            given = responses.acknowledge(uid, whose, by=by)
        else:
            given = responses.decline(uid, whose, reason, by=by)
    word = wording.say(f"answer.{given.answer}", config.language)
    facts = {"visit": uid, "department": given.department, "answer": word}
    click.echo(wording.say("visits.answered", config.language, **facts))


@group.command("arrange")
@UID
@click.option("--method", required=True, help="How the visit goes about.")
@click.option("--step", "steps", multiple=True, required=True, help="What is done; repeat it.")
@click.option("--place", default="", help="Where the departments meet.  [default: on site]")
@acting()
@command
def arrange(
    config: Config, uid: str, method: str, steps: tuple[str, ...], place: str, login: str
) -> None:
    """Arrange the visit UID with the others, before it begins; they answer anew."""
    with records(config):
        found = arrangements.arrange(uid, method, steps, place=place, by=actor(login))
    click.echo(wording.say("visits.arranged", config.language, visit=uid, count=len(found.agenda)))


@group.command("agenda")
@UID
@acting()
@as_json
@command
def agenda(config: Config, uid: str, login: str, as_json: bool) -> None:
    """Where the departments of the visit UID meet, how they go about it, in which order."""
    with records(config):
        found = arrangements.show(uid, by=actor(login))
    if not as_json:
        facts = {"place": found.place or "–", "method": found.method or "–"}
        click.echo(wording.say("visits.agenda", config.language, **facts))
        for number, one in enumerate(found.agenda, start=1):
            click.echo(f"  {number}. {one}")
        return
    show([found], {}, as_json=True, language=config.language)


@group.command("attend")
@UID
@click.argument("department")
@click.argument("presence", type=Word(Presence))
@click.option("--minutes-late", type=int, default=0)
@click.option("--reason", default="", help="Needed unless it was planned and came.")
@click.option("--unplanned", is_flag=True, help="It joined on the day.")
@click.option("--arrived", type=Moment())
@click.option("--left", type=Moment())
@acting()
@command
def attend(
    config: Config, uid: str, department: str, presence: Presence, login: str, **fields: Any
) -> None:
    """Tell how DEPARTMENT came to the visit UID: on-time, late, absent or withdrawn."""
    with records(config):
        entry = Attendance(uid, department, presence, **fields)
        found = attendance.attend(entry, by=actor(login))
    word = wording.say(f"presence.{found.presence}", config.language)
    facts = {"visit": uid, "department": department, "presence": word}
    click.echo(wording.say("visits.attended", config.language, **facts))


@group.command("end")
@UID
@acting()
@command
def end(config: Config, uid: str, login: str) -> None:
    """Everybody has left the visit UID."""
    told(config, login, lambda by: visit_cases.end(uid, by=by))


@group.command("miss")
@UID
@REASON
@acting()
@command
def miss(config: Config, uid: str, reason: str, login: str) -> None:
    """Nobody came to the visit UID."""
    told(config, login, lambda by: visit_cases.miss(uid, reason, by=by))


@group.command("close")
@UID
@acting()
@command
def close(config: Config, uid: str, login: str) -> None:
    """Close the loop of the visit UID: all is settled and reported."""
    told(config, login, lambda by: visit_cases.close(uid, by=by))
