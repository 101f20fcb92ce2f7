"""What departments ask of enterprises, and how much that is."""

from collections.abc import Callable
from typing import Any

import click

from tracker.disturbances import demands
from tracker.records import ExemptReason, Person
from tracker.records.demands import Demand, DemandEntry, DemandKind, DemandState, Frequency, Load
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.direct import Coded
from web.commands.visits import REASON, Word
from web.config import Config

DEMAND = click.argument("demand", type=int)


@main.group("demands")
def group() -> None:
    """The register of demands: materials, forms, appraisals, surveys, meetings."""


def _told(config: Config, login: str, act: Callable[[Person], Demand]) -> None:
    with records(config):
        found = act(actor(login))
    state = wording.say(f"demand_state.{found.state}", config.language)
    click.echo(wording.say("demands.now", config.language, demand=found.id, state=state))


@group.command("register")
@click.argument("kind", type=Word(DemandKind))
@click.argument("title")
@click.option("--basis", required=True, help="Title and article of the law.")
@click.option("--fields", type=int, default=0, show_default=True, help="Fields or pages each time.")
@click.option("--frequency", type=Word(Frequency), required=True, help="How often it is due.")
@click.option("--due", type=Day(), required=True, help="By when, the first time.")
@click.option("--enterprise", "enterprises", multiple=True, help="Of whom; one or several.")
@click.option("--everybody", is_flag=True, help="Of every enterprise.")
@click.option("--entry", "approval", type=int, help="Number of the approved entry.")
@click.option("--exempt", type=Coded(ExemptReason), help="E1 to E7: why none is needed.")
@click.option("--why", default="", help="The same in words.")
@acting()
@command
def register(config: Config, login: str, **fields: Any) -> None:
    """Register that the own department asks for TITLE, of KIND."""

    def act(by: Person) -> Demand:
        return demands.register(DemandEntry(department=by.department or "", **fields), by=by)

    _told(config, login, act)


@group.command("end")
@DEMAND
@acting()
@command
def end(config: Config, demand: int, login: str) -> None:
    """DEMAND is not asked for any more."""
    _told(config, login, lambda by: demands.end(demand, by=by))


@group.command("withdraw")
@DEMAND
@REASON
@acting()
@command
def withdraw(config: Config, demand: int, reason: str, login: str) -> None:
    """Take DEMAND back."""
    _told(config, login, lambda by: demands.withdraw(demand, reason, by=by))


@group.command("list")
@click.option("--department", help="Only of one.")
@click.option("--state", type=Word(DemandState))
@acting()
@as_json
@command
def list_demands(config: Config, login: str, as_json: bool, **wanted: Any) -> None:
    """Demands, the latest first."""
    language = config.language
    with records(config):
        found = demands.list_demands(by=actor(login), **wanted)
    columns: dict[str, Callable[[Demand], object]] = {
        "number": lambda one: one.id,
        "department": lambda one: one.department.id,
        "kind": lambda one: wording.say(f"demand_kind.{one.entry.kind}", language),
        "demanded": lambda one: one.entry.title,
        "basis": lambda one: one.entry.basis,
        "fields": lambda one: one.entry.fields,
        "frequency": lambda one: wording.say(f"frequency.{one.entry.frequency}", language),
        "finish_by": lambda one: one.entry.due,
        "enterprises": lambda one: (
            wording.say("demands.everybody", language)
            if one.entry.everybody
            else one.entry.enterprises
        ),
        "state": lambda one: wording.say(f"demand_state.{one.state}", language),
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("load")
@acting()
@as_json
@command
def load(config: Config, login: str, as_json: bool) -> None:
    """What each enterprise is asked for, in the order of the register."""
    with records(config):
        found = demands.load(by=actor(login))
    columns: dict[str, Callable[[Load], object]] = {
        "enterprise": lambda one: one.enterprise.name,
        "demands": lambda one: one.demands,
        "times_a_year": lambda one: one.times,
        "fields_a_year": lambda one: one.fields,
    }
    show(found, columns, as_json=as_json, language=config.language)
