"""Appeals at the service centre: what comes in, what is accepted, how it is classified."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import click

from tracker import clock
from tracker.appeals import answering, lists, register
from tracker.appeals.lists import Light, Listed, Wanted
from tracker.appeals.register import Classes
from tracker.records import (
    Appeal,
    AppealEntry,
    AppealSeverity,
    AppealState,
    CallBackEntry,
    CallMethod,
    Category,
    Channel,
    Level,
    Matter,
    Person,
    ResultKind,
    Satisfaction,
    ServiceMode,
)
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, Moment, Word
from web.config import Config

APPEAL = click.argument("appeal", type=int)
TEXT = click.argument("text")
SEEN = click.option("--seen", type=int, help="Number of the last event that you have seen.")
RESULT = click.option(
    "--result", type=Word(ResultKind), default="solved", show_default=True, help="What came of it."
)

METHODS = {
    Channel.WINDOW: CallMethod.IN_PERSON,
    Channel.VISIT: CallMethod.VISIT,
    Channel.MEETING: CallMethod.IN_PERSON,
    Channel.WEB: CallMethod.MESSAGE,
}
"""How somebody is spoken with who came by a channel; by telephone unless it stands here."""


@main.group("appeals")
def group() -> None:
    """Appeals of enterprises, from the register to the verified answer."""


def told(config: Config, login: str, act: Callable[[Person], Appeal]) -> None:
    """Do an act to an appeal and say where it stands now."""
    with records(config):
        found = act(actor(login))
    click.echo(now(found, config.language))


def now(found: Appeal, language: str) -> str:
    """Where an appeal stands."""
    state = wording.word("appeal_state", found.state, language)
    return wording.say("appeals.now", language, appeal=found.id, state=state)


def several(options: Iterable[Callable[..., Any]]) -> Callable[..., Any]:
    """A decorator that gives a command all of these options, in their order."""

    def decorate(act: Callable[..., Any]) -> Callable[..., Any]:
        for one in reversed([*options]):
            act = one(act)
        return act

    return decorate


CLASSES = several(
    (
        click.option("--sub", help="Part of the category, such as power or loan."),
        click.option("--matter", type=Word(Matter), help="What is wanted."),
        click.option("--level", type=Word(Level), help="On which level it is handled."),
        click.option("--severity", type=Word(AppealSeverity), help="How far it reaches."),
        click.option("--mode", type=Word(ServiceMode), help="How the service centre helps."),
    )
)
"""How an appeal is classified, apart from its category."""


@group.command("enter")
@click.argument("category", type=Word(Category))
@click.argument("title")
@TEXT
@click.option("--channel", type=Word(Channel), default="phone", show_default=True)
@click.option("--enterprise", default="", help="Whose; empty if it is not said.")
@click.option("--contact", default="", help="Whom to call back.")
@click.option("--phone", default="", help="Where to call back.")
@click.option("--confidential", is_flag=True, help="Do not tell departments whose it is.")
@click.option("--source", default="", help="Its number in the register that it comes from.")
@click.option("--received", type=Moment(), help="When it was raised.  [default: now]")
@CLASSES
@click.option("--answer", help="Answer it on the spot; with --satisfaction.")
@click.option("--satisfaction", type=Word(Satisfaction), default="unknown")
@RESULT
@acting()
@command
def enter(
    config: Config,
    login: str,
    answer: str | None,
    satisfaction: Satisfaction,
    result: ResultKind,
    **fields: Any,
) -> None:
    """Enter an appeal of a CATEGORY: its TITLE, and TEXT what is told at the desk or by phone."""
    entry = AppealEntry(**{name: one for name, one in fields.items() if one is not None})

    def act(by: Person) -> Appeal:
        if answer is None:
            return register.enter(entry, by=by)
        method = METHODS.get(entry.channel, CallMethod.PHONE)
        said = CallBackEntry(clock.today(), method, True, satisfaction, spoken_to=entry.contact)
        return answering.enter_answered(entry, answer, said, result, by=by)

    told(config, login, act)


@group.command("accept")
@APPEAL
@SEEN
@acting()
@command
def accept(config: Config, appeal: int, seen: int | None, login: str) -> None:
    """Take APPEAL on; whoever does keeps it until it is closed."""
    told(config, login, lambda by: register.accept(appeal, seen=seen, by=by))


@group.command("refuse")
@APPEAL
@REASON
@SEEN
@acting()
@command
def refuse(config: Config, appeal: int, reason: str, seen: int | None, login: str) -> None:
    """Do not take APPEAL on; the appellant gets the reason."""
    told(config, login, lambda by: register.refuse(appeal, reason, seen=seen, by=by))


@group.command("reconsider")
@APPEAL
@REASON
@acting()
@command
def reconsider(config: Config, appeal: int, reason: str, login: str) -> None:
    """Look anew at APPEAL, which was refused."""
    told(config, login, lambda by: register.reconsider(appeal, reason, by=by))


@group.command("classify")
@APPEAL
@click.option("--category", type=Word(Category))
@CLASSES
@REASON
@SEEN
@acting()
@command
def classify(
    config: Config, appeal: int, reason: str, seen: int | None, login: str, **classes: Any
) -> None:
    """Put APPEAL into other classes while nobody has answered it; what is not named stays."""

    def act(by: Person) -> Appeal:
        return register.classify(appeal, Classes(**classes), reason, seen=seen, by=by)

    told(config, login, act)


@group.command("withdraw")
@APPEAL
@REASON
@acting()
@command
def withdraw(config: Config, appeal: int, reason: str, login: str) -> None:
    """The appellant does not want APPEAL any more."""
    told(config, login, lambda by: register.withdraw(appeal, reason, by=by))


@group.command("list")
@click.option("--state", "states", type=Word(AppealState), multiple=True, help="Repeat it.")
@click.option("--category", type=Word(Category))
@click.option("--department", help="Only of one that has it in hand.")
@click.option("--enterprise", help="Only of one.")
@click.option("--light", type=Word(Light), help="How near the next limit is.")
@click.option("--most", type=int, default=50, show_default=True, help="So many at most.")
@acting()
@as_json
@command
def list_appeals(config: Config, most: int, login: str, as_json: bool, **wanted: Any) -> None:
    """Appeals, the latest first."""
    with records(config):
        found = lists.list_appeals(Wanted(**wanted), by=actor(login), most=most)
    show(found, columns(config.language), as_json=as_json, language=config.language)


def columns(language: str) -> dict[str, Callable[[Listed], object]]:
    """What the list of appeals shows."""

    def of(vocabulary: str, code: str | None) -> str:
        return wording.word(vocabulary, code, language)

    return {
        "number": lambda one: one.appeal.id,
        "light": lambda one: of("light", one.light),
        "received": lambda one: f"{one.appeal.received:%Y-%m-%d}",
        "enterprise": lambda one: one.appeal.enterprise and one.appeal.enterprise.name,
        "appeal_title": lambda one: one.appeal.title,
        "category": lambda one: of("appeal_category", one.appeal.category),
        "severity": lambda one: of("appeal_severity", one.appeal.severity),
        "department": lambda one: one.appeal.department and one.appeal.department.id,
        "state": lambda one: of("appeal_state", one.appeal.state),
        "next_limit": lambda one: one.due and _limit(one.due.kind, one.due.due, language),
        "ever_late": lambda one: one.late,
    }


def _limit(kind: str, due: dt.date, language: str) -> str:
    step = wording.word("appeal_clock", kind.rstrip("0123456789 "), language)
    return f"{step} {due}"
