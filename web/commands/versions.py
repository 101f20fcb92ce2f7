"""Plan versions of a week: all of them, and what stands in one."""

from collections.abc import Callable

import click

from tracker import versions
from tracker.records import Held, Person, PlanVersion, Visit
from tracker.week import Week
from web import wording
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config

WEEK = click.argument("week", type=WeekName())


@main.group("versions")
def group() -> None:
    """Plan versions of a week: drafts, the published one, those before it."""


@group.command("list")
@WEEK
@acting()
@as_json
@command
def list_versions(config: Config, week: Week, login: str, as_json: bool) -> None:
    """The versions of WEEK, the latest first."""
    language = config.language
    with records(config):
        found = versions.list_versions(week, by=actor(login))
    columns: dict[str, Callable[[PlanVersion], object]] = {
        "version": lambda one: one.number,
        "state": lambda one: wording.say(f"version_state.{one.state}", language),
        "visits": lambda one: len(one.standing),
        "unplanned": lambda one: len(one.unplanned),
        "kept_back": lambda one: len(one.held),
        "made": lambda one: f"{one.made:%Y-%m-%d %H:%M}",
        "who": lambda one: one.run.actor,
        "published_on": lambda one: f"{one.published:%Y-%m-%d %H:%M}" if one.published else "",
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("show")
@WEEK
@click.argument("version", type=int, required=False)
@acting()
@as_json
@command
def show_version(
    config: Config, week: Week, version: int | None, login: str, as_json: bool
) -> None:
    """
    The visits of VERSION of WEEK, and what is left out and why.

    Without VERSION the latest, whether it is published or not.
    """
    language = config.language
    with records(config):
        by = actor(login)
        number = _latest(week, by) if version is None else version
        found = versions.show(week, number, by=by)
    if as_json:
        show([found], {}, as_json=True, language=language)
        return
    state = wording.say(f"version_state.{found.state}", language)
    name = wording.week(str(week), language)
    facts = {"week": name, "version": found.number, "state": state}
    click.echo(wording.say("versions.heading", language, **facts))
    columns: dict[str, Callable[[Visit], object]] = {
        "visit": lambda one: one.uid,
        "when": lambda one: wording.moment(one.start, language),
        "enterprise": lambda one: one.enterprise.name,
        "lead": lambda one: one.lead.name,
        "request": lambda one: [each.request.id for each in one.parts],
    }
    show(found.standing, columns, as_json=False, language=language)
    for line in _left_out(found, language):
        click.echo(line)


def _latest(week: Week, by: Person) -> int | None:
    """The number of the latest version; None lets the service say that there is none."""
    found = versions.list_versions(week, by=by)
    return found[0].number if found else None


def _left_out(found: PlanVersion, language: str) -> list[str]:
    reasons = [(one.request, wording.reason(one.reason, language)) for one in found.unplanned]
    reasons += [(one.request, _held(one, language)) for one in found.held]
    return [
        wording.say(
            "versions.left_out",
            language,
            request=request.id,
            enterprise=request.enterprise.name,
            reason=reason,
        )
        for request, reason in reasons
    ]


def _held(one: Held, language: str) -> str:
    findings = wording.listed(
        (wording.say(f"check.{code}", language) for code in one.codes), language
    )
    return wording.say("reason.held", language, findings=findings)
