"""Steering a week's plan: instructions, moves by hand, versions side by side."""

from collections.abc import Callable
from typing import Any

import click

from tracker import enterprises, instructions, planning, versions
from tracker.comparison import Comparison, compare
from tracker.records import Instruction, Person, Visit
from tracker.week import Week, parse_minute, parse_window, write_minute, write_window
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config


class Minute(click.ParamType[int]):
    """A moment of the week such as "Tue 09:00"."""

    name = "moment"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """The minute of the week, or a usage error."""
        try:
            return value if isinstance(value, int) else parse_minute(value)
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


class Hours(click.ParamType[tuple[int, int]]):
    """A window of the week such as "Tue 09:00-12:00"."""

    name = "window"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, int]:
        """The window in minutes of the week, or a usage error."""
        try:
            return value if isinstance(value, tuple) else parse_window(value)
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


WEEK = click.argument("week", type=WeekName())
REQUESTS = click.argument("requests", nargs=-1, required=True)
REASON = click.option("--reason", required=True, help="Why; it is logged.")


@main.group("instruct")
def group() -> None:
    """What the committee wants of a week's plan."""


def _said(
    config: Config, login: str, act: Callable[[Person], Instruction], key: str = "kept"
) -> None:
    with records(config):
        found = act(actor(login))
    facts = {"number": found.id, "kind": wording.say(f"kind.{found.kind}", config.language)}
    click.echo(wording.say(f"instruct.{key}", config.language, **facts))


@group.command("pin")
@WEEK
@click.argument("start", type=Minute())
@REQUESTS
@click.option("--lead", default="", help="The department that leads.")
@REASON
@acting()
@command
def pin(
    config: Config,
    week: Week,
    start: int,
    requests: tuple[str, ...],
    lead: str,
    reason: str,
    login: str,
) -> None:
    """REQUESTS of one enterprise make a visit of WEEK at START, such as "Tue 09:00"."""
    _said(
        config,
        login,
        lambda by: instructions.pin(week, requests, start, reason, lead=lead, by=by),
    )


@group.command("forbid")
@WEEK
@click.argument("window", type=Hours())
@click.argument("request")
@REASON
@acting()
@command
def forbid(
    config: Config, week: Week, window: tuple[int, int], request: str, reason: str, login: str
) -> None:
    """REQUEST keeps out of WINDOW, such as "Tue 09:00-12:00"."""
    _said(config, login, lambda by: instructions.forbid(week, request, window, reason, by=by))


@group.command("together")
@WEEK
@REQUESTS
@REASON
@acting()
@command
def together(
    config: Config, week: Week, requests: tuple[str, ...], reason: str, login: str
) -> None:
    """REQUESTS share a visit, or none of them is planned."""
    _said(config, login, lambda by: instructions.together(week, requests, reason, by=by))


@group.command("apart")
@WEEK
@REQUESTS
@REASON
@acting()
@command
def apart(config: Config, week: Week, requests: tuple[str, ...], reason: str, login: str) -> None:
    """Two REQUESTS share no visit."""
    _said(config, login, lambda by: instructions.apart(week, requests, reason, by=by))


@group.command("lead")
@WEEK
@click.argument("enterprise")
@click.argument("departments", nargs=-1, required=True)
@REASON
@acting()
@command
def lead(
    config: Config,
    week: Week,
    enterprise: str,
    departments: tuple[str, ...],
    reason: str,
    login: str,
) -> None:
    """At ENTERPRISE these DEPARTMENTS lead, best first."""
    _said(config, login, lambda by: instructions.lead(week, enterprise, departments, reason, by=by))


@group.command("lift")
@click.argument("instruction", type=int)
@REASON
@acting()
@command
def lift(config: Config, instruction: int, reason: str, login: str) -> None:
    """End INSTRUCTION."""
    _said(config, login, lambda by: instructions.lift(instruction, reason, by=by), "lifted")


@group.command("list")
@WEEK
@click.option("--all", "lifted", is_flag=True, help="Those that were lifted too.")
@acting()
@as_json
@command
def list_instructions(config: Config, week: Week, lifted: bool, login: str, as_json: bool) -> None:
    """What is wanted of WEEK."""
    language = config.language
    with records(config):
        by = actor(login)
        found = instructions.list_instructions(week, by=by, lifted=lifted)
        names = enterprises.names(by=by)
    columns: dict[str, Callable[[Instruction], object]] = {
        "number": lambda one: one.id,
        "kind": lambda one: wording.say(f"kind.{one.kind}", language),
        "enterprise": lambda one: names[one.enterprise],
        "requests": lambda one: one.requests or one.leads,
        "when": _when,
        "reason": lambda one: one.reason,
        "who": lambda one: one.actor,
        "lifted": lambda one: one.lifted is not None,
    }
    show(found, columns, as_json=as_json, language=language)


def _when(one: Instruction) -> str:
    if one.start is not None:
        return write_minute(one.start)
    return write_window(one.window) if one.window else ""


@main.command("move")
@WEEK
@click.argument("visit")
@click.argument("start", type=Minute())
@REASON
@acting()
@command
def move(config: Config, week: Week, visit: str, start: int, reason: str, login: str) -> None:
    """Put VISIT at START in a new draft and pin it there; a broken rule is named instead."""
    with records(config):
        version = planning.move(week, visit, start, reason, by=actor(login))
    click.echo(wording.say("move.done", config.language, version=version.number))


@main.command("compare")
@WEEK
@click.argument("before", type=int)
@click.argument("after", type=int)
@acting()
@as_json
@command
def compare_versions(
    config: Config, week: Week, before: int, after: int, login: str, as_json: bool
) -> None:
    """What version AFTER of WEEK changes against version BEFORE."""
    language = config.language
    with records(config):
        by = actor(login)
        old, new = (versions.show(week, number, by=by) for number in (before, after))
    found = compare(old, new)
    if as_json:
        show([found], {}, as_json=True, language=language)
        return
    for tier, (was, is_now) in found.score.items():
        name = wording.say(f"tier.{tier}", language)
        click.echo(wording.say("compare.tier", language, tier=name, before=was, after=is_now))
    for line in _lines(found, language):
        click.echo(line)


def _lines(found: Comparison, language: str) -> list[str]:
    if found.is_nothing:
        return [wording.say("compare.nothing", language)]

    def say(key: str, visit: Visit, **facts: object) -> str:
        name, when = visit.enterprise.name, wording.moment(visit.start, language)
        return wording.say(f"compare.{key}", language, enterprise=name, when=when, **facts)

    return [
        *(say("new", one) for one in found.new),
        *(say("gone", one) for one in found.gone),
        *(
            say("changed", one.after, before=wording.moment(one.before.start, language))
            for one in found.changed
        ),
        *(wording.say("compare.left_out", language, request=one.id) for one in found.left_out),
    ]
