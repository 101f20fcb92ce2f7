"""Tokens with which programs act for people."""

import click

from tracker import api_tokens
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.config import Config


@main.group("tokens")
def group() -> None:
    """What lets a program act for an account; made by the account itself, ``--as LOGIN``."""


@group.command("issue")
@click.argument("name")
@click.option("--writes", is_flag=True, help="It may change things, not only look.")
@click.option("--days", type=click.IntRange(1), help="How long it holds.")
@acting()
@command
def issue(config: Config, name: str, writes: bool, days: int | None, login: str) -> None:
    """Make a token that is known as NAME, and print its secret, this once."""
    with records(config):
        found = api_tokens.issue(name, by=actor(login), reads_only=not writes, days=days)
    facts = {"number": found.id, "day": f"{found.ends:%Y-%m-%d}", "secret": found.token}
    click.echo(wording.say("tokens.issued", config.language, **facts))


@group.command("list")
@click.argument("account", metavar="LOGIN")
@acting("operator")
@as_json
@command
def list_tokens(config: Config, account: str, login: str, as_json: bool) -> None:
    """The tokens of LOGIN, without their secrets."""
    language = config.language
    with records(config):
        found = api_tokens.list_tokens(account, by=actor(login))
    columns = {
        "number": lambda one: one.id,
        "name": lambda one: one.name,
        "writes": lambda one: not one.reads_only,
        "made": lambda one: f"{one.made:%Y-%m-%d}",
        "ends": lambda one: f"{one.ends:%Y-%m-%d}",
        "used": lambda one: one.used and f"{one.used:%Y-%m-%d %H:%M}",
        "revoked": lambda one: one.revoked and f"{one.revoked:%Y-%m-%d}",
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("revoke")
@click.argument("number", type=int)
@acting("operator")
@command
def revoke(config: Config, number: int, login: str) -> None:
    """Take a token back by its NUMBER."""
    with records(config):
        api_tokens.revoke(number, by=actor(login))
    click.echo(wording.say("tokens.revoked", config.language, number=number))
