"""Calendars on a calendar server: how far each is, and serve them now."""

from collections.abc import Callable

import click

from tracker import served
from tracker.records.served import ServedCalendar
from web import wording
from web.caldav import office
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config


@main.group("calendars")
def group() -> None:
    """Calendars on a calendar server (CalDAV)."""


@group.command("list")
@acting()
@as_json
@command
def list_calendars(config: Config, login: str, as_json: bool) -> None:
    """What the server has, and what last went wrong."""
    with records(config):
        found = served.list_served(by=actor(login))
    columns: dict[str, Callable[[ServedCalendar], object]] = {
        "served_calendar": lambda one: one.scope,
        "served_entries": lambda one: one.entries,
        "served_well": lambda one: f"{one.succeeded:%Y-%m-%d %H:%M}" if one.succeeded else "",
        "mail_fault": lambda one: f"{one.fault or ''} {one.reply}".strip(),
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("serve")
@acting()
@command
def serve(config: Config, login: str) -> None:
    """Compare every calendar with the server now, as `onevisit work` does by itself."""
    if not config.caldav_url:
        told = wording.say("calendars.none", config.language, name="ONEVISIT_CALDAV_URL")
        raise click.ClickException(told)
    with records(config):
        by = actor(login)
        for one in served.list_served(by=by):
            served.again(one.scope, by=by)
        count = office.work_off(config)
        faults = [one for one in served.list_served(by=by) if one.fault]
    click.echo(wording.say("calendars.served", config.language, count=count))
    for one in faults:
        why = wording.say(f"served_fault.{one.fault}", config.language)
        click.echo(f"  · {one.scope}: {why} {one.reply}".rstrip(), err=True)
    if faults:
        raise SystemExit(1)
