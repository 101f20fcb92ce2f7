"""Who may inspect, and whom to call at a department."""

import datetime as dt
from collections.abc import Callable

import click

from tracker import contacts, officers
from tracker.records import Contact, ContactCard, ContactPost, Officer
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import Word
from web.config import Config

CERTIFICATE = click.argument("certificate")
DEPARTMENT = click.argument("department")


@main.group("officers")
def group() -> None:
    """Officers with a certificate of enforcement."""


@group.command("register")
@DEPARTMENT
@CERTIFICATE
@click.argument("name")
@click.option("--until", type=Day(), required=True, help="Last day of the certificate.")
@acting()
@command
def register(
    config: Config, department: str, certificate: str, name: str, until: dt.date, login: str
) -> None:
    """Enter NAME with CERTIFICATE as an officer of DEPARTMENT, or bring the entry up to date."""
    with records(config):
        officers.register(Officer(certificate, name, department, until), by=actor(login))
    facts = {"officer": certificate, "department": department}
    click.echo(wording.say("officers.registered", config.language, **facts))


@group.command("retire")
@CERTIFICATE
@acting()
@command
def retire(config: Config, certificate: str, login: str) -> None:
    """The officer with CERTIFICATE inspects no more."""
    with records(config):
        officers.retire(certificate, by=actor(login))
    click.echo(wording.say("officers.retired", config.language, officer=certificate))


@group.command("list")
@click.option("--department", help="Only of this one.")
@click.option("--all", "all_times", is_flag=True, help="Retired ones and old certificates too.")
@acting()
@as_json
@command
def list_officers(
    config: Config, department: str | None, all_times: bool, login: str, as_json: bool
) -> None:
    """Officers that may inspect today."""
    with records(config):
        found = officers.list_officers(by=actor(login), department=department, all_times=all_times)
    columns = {
        "department": lambda one: one.department,
        "certificate": lambda one: one.id,
        "name": lambda one: one.name,
        "until": lambda one: one.until,
        "retired": lambda one: one.retired,
    }
    show(found, columns, as_json=as_json, language=config.language)


@main.group("contacts")
def cards() -> None:
    """Whom to call at a department."""


@cards.command("name")
@DEPARTMENT
@click.argument("post", type=Word(ContactPost))
@click.argument("who", metavar="NAME")
@click.argument("phone")
@acting()
@command
def name_contact(
    config: Config, department: str, post: ContactPost, who: str, phone: str, login: str
) -> None:
    """NAME holds POST (leader, office, person) at DEPARTMENT and is called at PHONE."""
    with records(config):
        contacts.name(department, post, Contact(who, phone), by=actor(login))
    facts = {"department": department, "post": wording.say(f"post.{post}", config.language)}
    click.echo(wording.say("contacts.named", config.language, **facts))


@cards.command("list")
@click.option("--incomplete", is_flag=True, help="Only those that lack a post or officers.")
@acting()
@as_json
@command
def list_cards(config: Config, incomplete: bool, login: str, as_json: bool) -> None:
    """The contact cards of the departments, and their officers against those needed."""
    language = config.language
    with records(config):
        found = contacts.cards(by=actor(login), incomplete=incomplete)
    columns = {
        "department": lambda one: one.department,
        **{f"post-{post.name.lower()}": _held(post) for post in ContactPost},
        "officers": lambda one: f"{one.officers} / {one.needed}",
    }
    show(found, columns, as_json=as_json, language=language)


def _held(post: ContactPost) -> Callable[[ContactCard], str]:
    def cell(card: ContactCard) -> str:
        contact = card.contacts.get(post)
        return f"{contact.name} {contact.phone}" if contact else ""

    return cell
