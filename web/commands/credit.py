"""Grades of credit, and the tier that they make."""

import datetime as dt

import click

from tracker import credit
from tracker.records import CreditKind
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import Word
from web.config import Config


@main.group("credit")
def group() -> None:
    """Supervision by credit."""


@group.command("set")
@click.argument("enterprise")
@click.argument("kind", type=Word(CreditKind))
@click.argument("grade")
@click.option("--day", type=Day(), required=True, help="From which day it holds.")
@click.option("--source", required=True, help="Who gave it.")
@acting()
@command
def set_grade(
    config: Config,
    enterprise: str,
    kind: CreditKind,
    grade: str,
    day: dt.date,
    source: str,
    login: str,
) -> None:
    """Enter the GRADE of KIND (risk-class or public-grade) that ENTERPRISE was given."""
    with records(config):
        found = credit.set_grade(enterprise, kind, grade, day, source, by=actor(login))
    facts = {"enterprise": enterprise, "tier": found.tier or "–"}
    click.echo(wording.say("credit.now", config.language, **facts))


@group.command("show")
@click.argument("enterprise")
@acting()
@as_json
@command
def show_grades(config: Config, enterprise: str, login: str, as_json: bool) -> None:
    """The tier of ENTERPRISE today, and every grade that it had."""
    language = config.language
    with records(config):
        by = actor(login)
        standing, found = credit.standing(enterprise, by=by), credit.grades(enterprise, by=by)
        rule = credit.tier_rule(standing.tier) if standing.tier else None
    columns = {
        "kind": lambda one: wording.say(f"credit_kind.{one.kind}", language),
        "grade": lambda one: wording.say(f"grade.{one.grade}", language),
        "since": lambda one: one.day,
        "source": lambda one: one.source,
    }
    if not as_json:
        facts = {"enterprise": enterprise, "tier": standing.tier or "–"}
        click.echo(wording.say("credit.now", language, **facts))
        if rule is not None:
            least, most = rule.percent
            mode = wording.say(f"mode.{rule.mode}", language)
            words = {"least": least, "most": most, "mode": mode, "source": rule.source}
            click.echo(wording.say("credit.rule", language, **words))
    show(found, columns, as_json=as_json, language=language)
