"""Mail: what became of it, and reports that some could not be delivered."""

import sys
from collections.abc import Callable

import click

from tracker.errors import NotFound
from tracker.mail import letters
from tracker.records.mail import Mail
from tracker.week import Week
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config
from web.mailing import bounces


@main.group("mail")
def group() -> None:
    """Mail to enterprises."""


@group.command("list")
@click.argument("week", type=WeekName(), required=False)
@acting()
@as_json
@command
def list_mails(config: Config, week: Week | None, login: str, as_json: bool) -> None:
    """Letters of WEEK, or all, the latest first."""
    with records(config):
        found = letters.list_mails(week, by=actor(login))
    columns: dict[str, Callable[[Mail], object]] = {
        "number": lambda one: one.id,
        "when": lambda one: f"{one.written:%Y-%m-%d %H:%M}",
        "reader": lambda one: one.to,
        "mailbox": lambda one: one.address,
        "state": lambda one: wording.say(f"mail_state.{one.state}", config.language),
        "mail_fault": lambda one: f"{one.fault or ''} {one.reply}".strip(),
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("again")
@click.argument("mail", type=int)
@acting()
@command
def again(config: Config, mail: int, login: str) -> None:
    """Send letter MAIL again."""
    with records(config):
        found = letters.again(mail, by=actor(login))
    click.echo(wording.say(f"mail_state.{found.state}", config.language))


@group.command("bounce")
@acting()
@command
def bounce(config: Config, login: str) -> None:
    """Read a delivery report (RFC 3464) from standard input and note that its letter came back."""
    try:
        ident, status = bounces.read(sys.stdin.buffer.read(bounces.SIZE))
        with records(config):
            found = letters.bounce(ident, status, by=actor(login))
    except (bounces.NoReport, NotFound) as fault:
        raise click.ClickException(
            wording.say("mail.no_bounce", config.language, why=fault)
        ) from fault
    told = {"number": found.id, "address": found.address, "status": found.reply}
    click.echo(wording.say("mail.bounced", config.language, **told))
