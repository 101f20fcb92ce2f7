"""Whose an appeal is: talked over, dispatched, returned, transferred."""

import datetime as dt
from typing import Any

import click

from tracker import clock
from tracker.appeals import answering, files, organs, routing
from tracker.appeals.routing import Dispatched, Order
from tracker.records import (
    Appeal,
    CallBackEntry,
    CallMethod,
    LegalKind,
    Person,
    ResultKind,
    Satisfaction,
)
from web import wording
from web.commands.appeals import APPEAL, RESULT, SEEN, TEXT, group, now, several, told
from web.commands.base import Day, acting, actor, command, records
from web.commands.visits import REASON, Word
from web.config import Config

ORDER = several(
    (
        click.option("--supervisor", default="", help="Login of who watches over it."),
        click.option("--beside", multiple=True, help="A department that helps; repeat it."),
    )
)


@group.command("on-the-spot")
@APPEAL
@click.argument("answer")
@click.argument("satisfaction", type=Word(Satisfaction))
@click.option("--method", type=Word(CallMethod), default="in-person", show_default=True)
@RESULT
@acting()
@command
def on_the_spot(
    config: Config, appeal: int, answer: str, result: ResultKind, login: str, **fields: Any
) -> None:
    """Answer and close APPEAL on the day it was raised; SATISFACTION is what is said to it."""

    def act(by: Person) -> Appeal:
        said = CallBackEntry(clock.today(), confirmed=True, **fields)
        return answering.on_the_spot(appeal, answer, said, result, by=by)

    told(config, login, act)


@group.command("consult")
@APPEAL
@click.argument("participants", nargs=-1)
@click.option("--day", type=Day(), required=True, help="On which they meet.")
@acting()
@command
def consult(
    config: Config, appeal: int, participants: tuple[str, ...], day: dt.date, login: str
) -> None:
    """Call the departments PARTICIPANTS together about APPEAL."""
    told(config, login, lambda by: answering.consult(appeal, participants, day, by=by))


@group.command("conclude")
@APPEAL
@click.argument("conclusion")
@click.argument("answer")
@RESULT
@acting()
@command
def conclude(
    config: Config, appeal: int, conclusion: str, answer: str, result: ResultKind, login: str
) -> None:
    """Answer APPEAL with ANSWER, after a consultation that came to CONCLUSION."""

    def act(by: Person) -> Appeal:
        return answering.conclude(appeal, conclusion, answer, result, by=by)

    told(config, login, act)


def _order(appeal: int, due: dt.date | None, fields: dict[str, Any], by: Person) -> Order:
    """An order as it was typed; without a day it is due when such matters usually are."""
    return Order(due=due or routing.suggest_due(appeal, by=by), **fields)


def _dispatched(config: Config, done: Dispatched, order: Order, *, suggested: bool) -> None:
    language = config.language
    click.echo(now(done.appeal, language))
    if suggested:
        click.echo(wording.say("appeals.suggested", language, due=order.due))
    if done.missing_posts:
        posts = (
            wording.say(f"column.post-{one.name.lower()}", language) for one in done.missing_posts
        )
        facts = {"department": order.department, "posts": wording.listed(posts, language)}
        click.echo(wording.say("appeals.posts", language, **facts))


@group.command("hand-on")
@APPEAL
@click.argument("department")
@click.argument("conclusion")
@click.option("--due", type=Day(), help="The agreed day.  [default: the usual one]")
@ORDER
@acting()
@command
def hand_on(
    config: Config, appeal: int, conclusion: str, due: dt.date | None, login: str, **fields: Any
) -> None:
    """Give APPEAL to the DEPARTMENT that a consultation agreed on, and the CONCLUSION."""
    with records(config):
        by = actor(login)
        order = _order(appeal, due, fields, by)
        done = answering.hand_on(appeal, conclusion, order, by=by)
    _dispatched(config, done, order, suggested=due is None)


@group.command("dispatch")
@APPEAL
@click.argument("department")
@click.option("--due", type=Day(), help="By when it is solved.  [default: the usual day]")
@ORDER
@SEEN
@acting()
@command
def dispatch(
    config: Config, appeal: int, due: dt.date | None, seen: int | None, login: str, **fields: Any
) -> None:
    """Give APPEAL to DEPARTMENT; after two returns the committee does, finally."""
    with records(config):
        by = actor(login)
        order = _order(appeal, due, fields, by)
        done = routing.dispatch(appeal, order, seen=seen, by=by)
    _dispatched(config, done, order, suggested=due is None)


@group.command("return")
@APPEAL
@click.argument("proposed")
@REASON
@acting()
@command
def ask_to_return(config: Config, appeal: int, proposed: str, reason: str, login: str) -> None:
    """APPEAL is not the own department's but PROPOSED's."""
    told(config, login, lambda by: routing.ask_to_return(appeal, reason, proposed, by=by))


@group.command("refuse-return")
@APPEAL
@REASON
@acting()
@command
def refuse_return(config: Config, appeal: int, reason: str, login: str) -> None:
    """APPEAL stays with the department that wants to return it."""
    told(config, login, lambda by: routing.refuse_return(appeal, reason, by=by))


@group.command("transfer")
@APPEAL
@click.argument("kind", type=Word(LegalKind))
@click.argument("organ")
@click.option("--day", type=Day(), required=True, help="On which it was handed over.")
@click.option("--reason", default="", help="Why.")
@acting()
@command
def transfer(config: Config, appeal: int, login: str, **fields: Any) -> None:
    """Hand APPEAL to ORGAN: a matter of law, litigation, an illegal act or discipline."""
    why = fields.pop("reason")
    told(config, login, lambda by: organs.transfer(appeal, **fields, why=why, by=by))


@group.command("note")
@APPEAL
@TEXT
@acting()
@command
def note(config: Config, appeal: int, text: str, login: str) -> None:
    """Say TEXT to the others who work on APPEAL; the enterprise does not see it."""
    with records(config):
        files.note(appeal, text, by=actor(login))
    click.echo(wording.say("appeals.noted", config.language, appeal=appeal))
