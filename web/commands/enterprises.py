"""The register of enterprises, and when they take no visit."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import click

from tracker import enterprises, own_enterprise, timeline
from tracker.records import Enterprise
from tracker.records.timeline import Happening, HappeningKind
from tracker.week import Week, write_window
from web import happenings, wording
from web.api.shown import plain
from web.commands.base import (
    Day,
    WeekName,
    acting,
    actor,
    as_json,
    command,
    main,
    records,
    show,
)
from web.commands.steer import Hours
from web.commands.visits import Word
from web.config import Config


@main.group("enterprises")
def group() -> None:
    """The register of enterprises; it comes in with a park.json."""


@group.command("list")
@click.option("--named", default="", help="Only those whose name, id or credit code holds this.")
@acting()
@as_json
@command
def list_enterprises(config: Config, named: str, login: str, as_json: bool) -> None:
    """Every enterprise, in the order in which they were entered."""
    with records(config):
        known = enterprises.list_enterprises(by=actor(login))
    found = [one for one in known if any(named in each for each in (one.id, one.name, one.uscc))]
    columns: dict[str, Callable[[Enterprise], object]] = {
        "id": lambda one: one.id,
        "name": lambda one: one.name,
        "uscc": lambda one: one.uscc,
        "zone": lambda one: one.zone,
        "trade": lambda one: one.trade,
        "most_visits": lambda one: one.most_visits,
        "most_departments": lambda one: one.most_departments,
        "most_inspectors": lambda one: one.most_inspectors,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("contact")
@click.argument("enterprise")
@click.argument("contact")
@click.argument("phone")
@acting()
@command
def contact(config: Config, enterprise: str, contact: str, phone: str, login: str) -> None:
    """At ENTERPRISE departments call CONTACT at PHONE from now on; for the enterprise itself."""
    with records(config):
        found = own_enterprise.name_contact(enterprise, contact, phone, by=actor(login))
    facts = {"enterprise": found.name, "contact": found.contact, "phone": found.phone}
    click.echo(wording.say("enterprises.contact", config.language, **facts))


@group.command("close")
@click.argument("enterprise")
@click.argument("week", type=WeekName())
@click.argument("windows", type=Hours(), nargs=-1)
@acting()
@command
def close(
    config: Config,
    enterprise: str,
    week: Week,
    windows: tuple[tuple[int, int], ...],
    login: str,
) -> None:
    """
    ENTERPRISE takes no visit in WINDOWS of WEEK, in place of what was said before.

    A window is such as "Tue 09:00-12:00"; without one it is open again. It counts from the next
    planning on. An enterprise may do it for itself, within the limit of the settings.
    """
    with records(config):
        by = actor(login)
        do = enterprises.close if by.enterprise is None else own_enterprise.close
        do(enterprise, week, windows, by=by)
        name = enterprises.find(enterprise, by=by).name
    facts = {"enterprise": name, "week": wording.week(str(week), config.language)}
    shown = wording.listed(map(write_window, windows), config.language) or "–"
    click.echo(wording.say("enterprises.closed", config.language, **facts, windows=shown))


@group.command("closures")
@click.argument("week", type=WeekName())
@as_json
@command
def closures(config: Config, week: Week, as_json: bool) -> None:
    """When enterprises take no visit in WEEK; for quiet periods see `onevisit quiet`."""
    with records(config):
        found = [
            {"enterprise": whose, "window": write_window(window)}
            for whose, windows in enterprises.closed(week).items()
            for window in windows
        ]
    columns = {
        "enterprise": lambda one: one["enterprise"],
        "windows": lambda one: one["window"],
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("timeline")
@click.argument("enterprise")
@click.option("--since", type=Day(), help="Only from this day on.")
@click.option("--until", type=Day(), help="Only to this day.")
@click.option("--kind", "kinds", type=Word(HappeningKind), multiple=True, help="Only of these.")
@click.option("--most", type=click.IntRange(min=1), help="At most so many.")
@click.option("--before", default="", metavar="MARK", help="Where the page before ended.")
@acting()
@as_json
@command
def show_timeline(
    config: Config,
    enterprise: str,
    login: str,
    as_json: bool,
    since: dt.date | None,
    until: dt.date | None,
    **page: Any,
) -> None:
    """All that happened at ENTERPRISE and that you may know of, the latest first."""
    with records(config):
        found = timeline.of_enterprise(
            enterprise, by=actor(login), since=since, until=until, **page
        )
    if as_json:
        told = [{**plain(one), "mark": one.mark} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    columns: dict[str, Callable[[Happening], object]] = {
        "when": lambda one: f"{one.moment:%Y-%m-%d %H:%M}",
        "kind": lambda one: wording.say(f"happening_kind.{one.kind}", config.language),
        "act": lambda one: happenings.act(one, config.language),
        "case": lambda one: one.key,
        "told": lambda one: happenings.told(one, config.language),
    }
    show(found, columns, as_json=False, language=config.language)
