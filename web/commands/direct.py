"""Inspections without a plan: entered, carried out, reported."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

import click

from tracker import direct
from tracker.records import (
    DirectEntry,
    DirectInspection,
    DirectReason,
    DirectState,
    Person,
    Request,
)
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, Word
from web.config import Config

Code = TypeVar("Code", bound=StrEnum)


class Coded(Word[Code]):
    """One of the codes of a list as the policy counts them, such as ``D3``."""

    name = "code"

    def __init__(self, codes: type[Code]) -> None:
        self.words = {one.value: one for one in codes}


INSPECTION = click.argument("inspection", type=int)


@main.group("direct")
def group() -> None:
    """Inspections without a plan."""


def _told(config: Config, login: str, act: Callable[[Person], DirectInspection]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"direct_state.{found.state}", config.language)
    click.echo(wording.say("direct.now", config.language, inspection=found.id, state=state))


@group.command("enter")
@click.argument("enterprise")
@click.argument("reason", type=Coded(DirectReason))
@click.argument("why")
@click.option("--item", "items", multiple=True, help="What is inspected; one or several.")
@click.option("--day", type=Day(), required=True, help="The first on site.")
@click.option("--officers", type=int, default=2, show_default=True, help="How many people come.")
@click.option("--evidence", default="", help="Where the proof lies, or the number of a complaint.")
@acting()
@command
def enter(config: Config, login: str, **fields: Any) -> None:
    """Enter an inspection at ENTERPRISE for REASON D1 to D6, and WHY in words."""

    def act(by: Person) -> DirectInspection:
        return direct.enter(DirectEntry(department=by.department or "", **fields), by=by)

    _told(config, login, act)


@group.command("day")
@INSPECTION
@click.argument("day", type=Day())
@acting()
@command
def go_on_site(config: Config, inspection: int, day: dt.date, login: str) -> None:
    """INSPECTION is on site on DAY too."""
    _told(config, login, lambda by: direct.go_on_site(inspection, day, by=by))


@group.command("complete")
@INSPECTION
@acting()
@command
def complete(config: Config, inspection: int, login: str) -> None:
    """The work of INSPECTION on site is done; its report is owed from the last day on."""
    with records(config):
        owed = direct.complete(inspection, by=actor(login))
    facts = {"inspection": inspection, "report": owed.id, "due": owed.deadline.due}
    click.echo(wording.say("direct.owed", config.language, **facts))


@group.command("void")
@INSPECTION
@REASON
@acting()
@command
def void(config: Config, inspection: int, reason: str, login: str) -> None:
    """INSPECTION was entered by mistake and never took place."""
    _told(config, login, lambda by: direct.void(inspection, reason, by=by))


@group.command("superfluous")
@INSPECTION
@acting()
@as_json
@command
def superfluous(config: Config, inspection: int, login: str, as_json: bool) -> None:
    """The planned requests that INSPECTION makes superfluous; see `replace`."""
    with records(config):
        found = direct.superfluous(inspection, by=actor(login))
    columns: dict[str, Callable[[Request], object]] = {
        "number": lambda one: one.id,
        "week": lambda one: wording.week(str(one.week), config.language),
        "items": lambda one: one.items,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("replace")
@INSPECTION
@click.argument("request")
@acting()
@command
def replace(config: Config, inspection: int, request: str, login: str) -> None:
    """Withdraw the planned REQUEST, which INSPECTION makes superfluous."""
    with records(config):
        gone = direct.withdraw_planned(inspection, request, by=actor(login))
    facts = {"inspection": inspection, "request": gone.id}
    click.echo(wording.say("direct.replaced", config.language, **facts))


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--enterprise", help="Only at one.")
@click.option("--state", type=Word(DirectState))
@acting()
@as_json
@command
def list_inspections(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Inspections without a plan, the latest first."""
    language = config.language
    with records(config):
        found = direct.list_inspections(by=actor(login), **wanted)
    columns: dict[str, Callable[[DirectInspection], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.department.id,
        "enterprise": lambda one: one.enterprise.name,
        "code": lambda one: one.reason.value,
        "clause": lambda one: one.clause,
        "reason": lambda one: one.why,
        "items": lambda one: one.items,
        "days": lambda one: one.days,
        "state": lambda one: wording.say(f"direct_state.{one.state}", language),
        "evidence": lambda one: one.evidence,
    }
    show(found, columns, as_json=as_json, language=language)
