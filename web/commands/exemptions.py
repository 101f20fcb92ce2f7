"""The log of exemptions: every use of D1 to D6 and E1 to E7."""

from collections.abc import Callable
from typing import Any

import click

from tracker import exemptions
from tracker.records import DirectReason, Exemption, ExemptionCount, ExemptReason
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.config import Config

CODES = [one.value for one in (*DirectReason, *ExemptReason)]
SINCE = click.option("--since", type=Day(), help="The first day on site.")
UNTIL = click.option("--until", type=Day(), help="The last day on site.")


@main.group("exemptions")
def group() -> None:
    """Who inspected without a plan or entered before the approval, how often and why."""


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--code", type=click.Choice(CODES))
@SINCE
@UNTIL
@acting()
@as_json
@command
def list_uses(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Every use, the latest first."""
    with records(config):
        found = exemptions.list_uses(by=actor(login), **wanted)
    columns: dict[str, Callable[[Exemption], object]] = {
        "code": lambda one: one.code,
        "department": lambda one: one.department,
        "enterprises": lambda one: one.enterprises,
        "when": lambda one: one.day,
        "reason": lambda one: one.why,
        "evidence": lambda one: one.evidence,
        "case": lambda one: one.case,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("statistics")
@SINCE
@UNTIL
@acting()
@as_json
@command
def statistics(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """How often each department used which, in the register's order."""
    with records(config):
        found = exemptions.statistics(by=actor(login), **wanted)
    columns: dict[str, Callable[[ExemptionCount], object]] = {
        "department": lambda one: one.department,
        "uses": lambda one: [f"{code} × {count}" for code, count in one.uses.items()],
        "planned": lambda one: one.planned,
        "direct": lambda one: one.direct,
        "share": lambda one: f"{one.share:.0%}",
    }
    show(found, columns, as_json=as_json, language=config.language)
