"""Grades of credit, and the tier that they make."""

import datetime as dt
from typing import Any

import click

from tracker import credit
from tracker.records import CreditKind, Mode, Tier, TierRule
from web import wording
from web.commands.base import Day, acting, actor, as_json, command, main, records, show
from web.commands.visits import Word
from web.config import Config

SOURCE = click.option("--source", required=True, help="What it rests on; it is logged.")


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


class Percent(click.ParamType[tuple[int, int]]):
    """A share from least to most, such as 5-20."""

    name = "percent"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, int]:
        """The two numbers, or a usage error."""
        if isinstance(value, tuple):
            return value
        parts = value.split("-")
        if len(parts) != 2 or not all(one.isascii() and one.isdigit() for one in parts):
            self.fail(f"{value!r} is no share, expected something like 5-20", param, ctx)
        return int(parts[0]), int(parts[1])


@group.command("tier")
@click.argument("tier", type=Word(Tier))
@click.option("--percent", type=Percent(), required=True, help="How many are drawn, such as 5-20.")
@click.option("--visits", type=int, help="How many visits at most.  [default: as needed]")
@click.option("--years", type=int, required=True, help="In how many years.")
@click.option("--mode", type=Word(Mode), required=True, help="How they are inspected.")
@SOURCE
@acting()
@command
def change_tier(config: Config, login: str, **facts: Any) -> None:
    """Change what TIER means: a, b, c or d."""
    with records(config):
        rule = credit.change_tier(TierRule(**facts), by=actor(login))
    least, most = rule.percent
    mode = wording.say(f"mode.{rule.mode}", config.language)
    words = {"least": least, "most": most, "mode": mode, "source": rule.source}
    click.echo(wording.say("credit.rule", config.language, **words))


@group.command("table")
@click.argument("pairs", nargs=-1, required=True)
@SOURCE
@acting()
@command
def change_table(config: Config, pairs: tuple[str, ...], source: str, login: str) -> None:
    """Let PAIRS of grades make tiers, such as A/good=B; what is not named is the worse of both."""
    table = dict(one.rpartition("=")[::2] for one in pairs)
    with records(config):
        credit.change_table(table, source, by=actor(login))
    click.echo(wording.say("credit.table", config.language, count=len(table)))


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
