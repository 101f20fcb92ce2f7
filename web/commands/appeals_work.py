"""What a department does about an appeal: the officer proposes, the head signs."""

import datetime as dt
from typing import Any

import click

from tracker.appeals import extensions, handling, lists, signing
from tracker.appeals.lists import Wanted
from tracker.records import AppealState, ResultKind, Task
from web.commands.appeals import APPEAL, TEXT, columns, group, told
from web.commands.base import Day, acting, actor, as_json, command, records, show
from web.commands.visits import REASON, Word
from web.config import Config


class Step(click.ParamType[Task]):
    """A task and its day, such as "检修=2026-11-26"."""

    name = "task"

    def convert(self, value: Any, param: Any, ctx: Any) -> Task:
        """The task, or a usage error; without words it is told as a fault of the form."""
        if isinstance(value, Task):
            return value
        words, _, day = value.rpartition("=")
        return Task(words, Day().convert(day, param, ctx))


@group.command("take-up")
@APPEAL
@acting()
@command
def take_up(config: Config, appeal: int, login: str) -> None:
    """Begin to handle APPEAL; who does is responsible from now on."""
    told(config, login, lambda by: handling.take_up(appeal, by=by))


@group.command("take-over")
@APPEAL
@acting()
@command
def take_over(config: Config, appeal: int, login: str) -> None:
    """Be responsible for APPEAL in a colleague's place."""
    told(config, login, lambda by: handling.take_over(appeal, by=by))


@group.command("plan")
@APPEAL
@TEXT
@click.option("--task", "tasks", type=Step(), multiple=True, help='Such as "检修=2026-11-26".')
@acting()
@command
def plan(config: Config, appeal: int, text: str, tasks: tuple[Task, ...], login: str) -> None:
    """Propose to the head how APPEAL is solved, in TEXT and task by task."""
    told(config, login, lambda by: handling.propose_plan(appeal, text, tasks, by=by))


@group.command("result")
@APPEAL
@click.argument("result", type=Word(ResultKind))
@TEXT
@click.option("--again-on", type=Day(), help="When a deferred appeal is looked at again.")
@acting()
@command
def result(config: Config, appeal: int, login: str, **fields: Any) -> None:
    """Propose to the head what came of APPEAL; TEXT is what the enterprise gets."""
    told(config, login, lambda by: handling.propose_result(appeal, **fields, by=by))


@group.command("approve")
@APPEAL
@acting()
@command
def approve(config: Config, appeal: int, login: str) -> None:
    """Sign the plan or the result of APPEAL that waits."""
    told(config, login, lambda by: signing.approve(appeal, by=by))


@group.command("reject")
@APPEAL
@REASON
@acting()
@command
def reject(config: Config, appeal: int, reason: str, login: str) -> None:
    """Send the plan or the result of APPEAL back."""
    told(config, login, lambda by: signing.reject(appeal, reason, by=by))


@group.command("waiting")
@acting()
@as_json
@command
def waiting(config: Config, login: str, as_json: bool) -> None:
    """What waits for a head's signature, the latest first; a head sees the own department's."""
    with records(config):
        by = actor(login)
        states = (AppealState.PLAN_REVIEW, AppealState.RESULT_REVIEW)
        found = lists.list_appeals(Wanted(states, department=by.department), by=by)
    show(found, columns(config.language), as_json=as_json, language=config.language)


@group.command("extend")
@APPEAL
@click.argument("until", type=Day())
@REASON
@acting()
@command
def extend(config: Config, appeal: int, until: dt.date, reason: str, login: str) -> None:
    """Ask for time for APPEAL until UNTIL, before its limit has passed."""
    told(config, login, lambda by: extensions.ask(appeal, until, reason, by=by))


@group.command("grant")
@APPEAL
@acting()
@command
def grant(config: Config, appeal: int, login: str) -> None:
    """Give APPEAL the time that was asked for."""
    told(config, login, lambda by: extensions.grant(appeal, by=by))


@group.command("refuse-time")
@APPEAL
@REASON
@acting()
@command
def refuse_time(config: Config, appeal: int, reason: str, login: str) -> None:
    """The limit of APPEAL stays as it is."""
    told(config, login, lambda by: extensions.refuse(appeal, reason, by=by))
