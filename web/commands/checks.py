"""What speaks against the requests of a week, and what the committee sets aside."""

import click

from tracker import checks, overrides, requests
from tracker.errors import NotFound
from tracker.records import CheckCode, CheckFinding, Person
from tracker.week import Week
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON
from web.config import Config

CODE = click.argument("code", type=click.Choice([one.value for one in CheckCode]))
KEY = click.argument("key")


@main.command("checks")
@click.argument("week", type=WeekName())
@click.option("--department", help="Only of one.")
@acting()
@as_json
@command
def of_week(config: Config, week: Week, department: str | None, login: str, as_json: bool) -> None:
    """What speaks against the requests of WEEK: caps, credit, quiet days and alerts."""
    with records(config):
        found = checks.of_week(week, by=actor(login), department=department)
    language = config.language
    columns = {
        "requests": lambda one: one.request,
        "enterprise": lambda one: one.enterprise,
        "item": lambda one: one.item,
        "finding": lambda one: wording.say(f"check.{one.code}", language),
        "check-code": lambda one: one.code,
        "blocks": lambda one: one.blocks,
        "facts": _facts,
        "reason": lambda one: (
            f"{one.override.reason} ({one.override.actor})" if one.override else ""
        ),
    }
    show(found, columns, as_json=as_json, language=language)


def _facts(found: CheckFinding) -> str:
    facts = found.facts
    if "counted" in facts:
        return f"{facts['counted']} / {facts.get('cap', facts.get('most'))}"
    return " ".join(str(facts[name]) for name in ("tier", "end", "other") if name in facts)


@main.group("overrides")
def group() -> None:
    """Findings of the checks that the committee sets aside."""


@group.command("set")
@CODE
@KEY
@REASON
@acting()
@command
def set_aside(config: Config, code: str, key: str, reason: str, login: str) -> None:
    """Set the finding CODE of a request or a line, KEY, aside."""
    with records(config):
        by = actor(login)
        overrides.override(CheckCode(code), key, reason, by=by)
        idle = _stands_nowhere(CheckCode(code), key, by)
    _told(config, "overrides.set", code, key)
    if idle:
        click.echo(wording.say("overrides.idle", config.language, which=key), err=True)


def _stands_nowhere(code: CheckCode, key: str, by: Person) -> bool:
    """Whether a request has no such finding now; of a line's key nothing is known."""
    try:
        asked = requests.show(key, by=by)
    except NotFound:
        return False
    found = checks.of_week(asked.week, by=by, department=asked.department.id)
    return not any(one.code is code and one.request == key for one in found)


@group.command("withdraw")
@CODE
@KEY
@acting()
@command
def withdraw(config: Config, code: str, key: str, login: str) -> None:
    """The finding CODE of KEY holds again."""
    with records(config):
        overrides.withdraw(CheckCode(code), key, by=actor(login))
    _told(config, "overrides.withdrawn", code, key)


def _told(config: Config, sentence: str, code: str, key: str) -> None:
    words = wording.say(f"check.{code}", config.language)
    click.echo(wording.say(sentence, config.language, finding=words, which=key))


@group.command("list")
@click.option("--all", "withdrawn", is_flag=True, help="Those that were withdrawn too.")
@acting()
@as_json
@command
def list_overrides(config: Config, withdrawn: bool, login: str, as_json: bool) -> None:
    """What was set aside, by whom and why, the latest first."""
    with records(config):
        found = overrides.list_overrides(by=actor(login), withdrawn=withdrawn)
    language = config.language
    columns = {
        "finding": lambda one: wording.say(f"check.{one.code}", language),
        "concerns": lambda one: one.key,
        "reason": lambda one: one.reason,
        "who": lambda one: one.actor,
        "when": lambda one: f"{one.moment:%Y-%m-%d %H:%M}",
        "lifted": lambda one: f"{one.withdrawn:%Y-%m-%d %H:%M}" if one.withdrawn else "",
    }
    show(found, columns, as_json=as_json, language=language)
