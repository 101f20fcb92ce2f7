"""Who has an account, and how they come to a password."""

import click

from tracker import accounts, credentials, people, sign_ins
from tracker.records import Person, Role
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.commands.visits import Word
from web.config import Config

LOGIN = click.argument("account", metavar="LOGIN")
OFFICE = click.option("--department", help="For officers and heads: whose.")
FIRM = click.option("--enterprise", help="For people of an enterprise: which.")
PASSWORD = click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True, envvar="ONEVISIT_PASSWORD"
)


@main.group("people")
def group() -> None:
    """Accounts. Where the database lies, ``--as operator`` opens the first one."""


@group.command("add")
@LOGIN
@click.argument("name")
@click.argument("role", type=Word(Role))
@OFFICE
@FIRM
@acting("operator")
@command
def add(
    config: Config,
    account: str,
    name: str,
    role: Role,
    department: str | None,
    enterprise: str | None,
    login: str,
) -> None:
    """Open an account for NAME as ROLE, and print the code that sets its password."""
    person = Person(account, name, role, department, enterprise)
    with records(config):
        by = actor(login)
        people.add(person, by=by)
        code = credentials.invite(account, by=by)
    click.echo(wording.say("people.invited", config.language, who=account, code=code))


@group.command("change")
@LOGIN
@click.option("--name", help="The new name.")
@click.option("--role", type=Word(Role), help="The new role.")
@OFFICE
@FIRM
@acting("operator")
@command
def change(
    config: Config,
    account: str,
    name: str | None,
    role: Role | None,
    department: str | None,
    enterprise: str | None,
    login: str,
) -> None:
    """Change the name, the role, or whom LOGIN speaks for; what is not named stays."""
    with records(config):
        by = actor(login)
        was = people.find(account, by=by)
        same = role in (None, was.role)
        people.change(
            Person(
                account,
                name or was.name,
                role or was.role,
                department or (was.department if same else None),
                enterprise or (was.enterprise if same else None),
            ),
            by=by,
        )
    click.echo(wording.say("people.changed", config.language, who=account))


@group.command("close")
@LOGIN
@click.option("--why", required=True, help="The reason, which stays in the log.")
@acting("operator")
@command
def close(config: Config, account: str, why: str, login: str) -> None:
    """Close an account: its sign-ins and tokens end, what it did stays."""
    with records(config):
        accounts.close(account, why, by=actor(login))
    click.echo(wording.say("people.closed", config.language, who=account))


@group.command("reopen")
@LOGIN
@acting("operator")
@command
def reopen(config: Config, account: str, login: str) -> None:
    """Let a closed account act again."""
    with records(config):
        accounts.reopen(account, by=actor(login))
    click.echo(wording.say("people.reopened", config.language, who=account))


@group.command("invite")
@LOGIN
@acting("operator")
@command
def invite(config: Config, account: str, login: str) -> None:
    """Print a code with which LOGIN sets a new password; earlier codes end."""
    with records(config):
        code = credentials.invite(account, by=actor(login))
    click.echo(wording.say("people.invited", config.language, who=account, code=code))


@group.command("accept")
@click.option("--code", prompt=True, help="The code of the invitation.")
@PASSWORD
@command
def accept(config: Config, code: str, password: str) -> None:
    """Set a password with the code of an invitation."""
    with records(config):
        person = credentials.accept(code, password)
    click.echo(wording.say("people.password", config.language, who=person.login))


@group.command("password")
@click.option("--present", prompt=True, hide_input=True, envvar="ONEVISIT_PRESENT_PASSWORD")
@PASSWORD
@acting()
@command
def change_password(config: Config, present: str, password: str, login: str) -> None:
    """Take another password for the account ``--as LOGIN``; it is signed out everywhere."""
    with records(config):
        credentials.change_password(present, password, by=actor(login))
    click.echo(wording.say("people.password", config.language, who=login))


@group.command("unlock")
@LOGIN
@acting("operator")
@command
def unlock(config: Config, account: str, login: str) -> None:
    """Let a login that rests after wrong passwords be tried at once."""
    with records(config):
        accounts.unlock(account, by=actor(login))
    click.echo(wording.say("people.unlocked", config.language, who=account))


@group.command("list")
@acting("operator")
@as_json
@command
def list_accounts(config: Config, login: str, as_json: bool) -> None:
    """Every account: who it is, its password, its devices, whether it rests or is closed."""
    language = config.language
    with records(config):
        found = accounts.list_accounts(by=actor(login))
    columns = {
        "login": lambda one: one.person.login,
        "name": lambda one: one.person.name,
        "role": lambda one: wording.say(f"role.{one.person.role}", language),
        "of": lambda one: one.person.department or one.person.enterprise,
        "password": lambda one: one.password_since and f"{one.password_since:%Y-%m-%d}",
        "devices": lambda one: one.signed_in or "",
        "rests": lambda one: one.locked_until and f"{one.locked_until:%H:%M}",
        "closed": lambda one: one.closed and f"{one.closed:%Y-%m-%d}",
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("devices")
@LOGIN
@acting("operator")
@as_json
@command
def devices(config: Config, account: str, login: str, as_json: bool) -> None:
    """Where LOGIN is signed in now."""
    with records(config):
        found = sign_ins.list_sign_ins(account, by=actor(login))
    columns = {
        "number": lambda one: one.id,
        "device": lambda one: one.device,
        "made": lambda one: f"{one.made:%Y-%m-%d %H:%M}",
        "seen": lambda one: f"{one.seen:%Y-%m-%d %H:%M}",
        "ends": lambda one: f"{one.ends:%Y-%m-%d %H:%M}",
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("sign-out")
@click.argument("number", type=int)
@acting("operator")
@command
def sign_out(config: Config, number: int, login: str) -> None:
    """End the sign-in of a device by its NUMBER."""
    with records(config):
        sign_ins.end(number, by=actor(login))
    click.echo(wording.say("people.signed-out", config.language, number=number))
