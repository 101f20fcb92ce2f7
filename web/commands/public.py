"""What anybody is shown."""

import json
from collections.abc import Callable
from typing import Any

import click

from tracker import people
from tracker.publicity import case_studies, mechanism, policies, statistics
from tracker.records.publicity import StoryState
from web import publicity, wording
from web.api.shown import plain
from web.commands.base import as_json, command, main, records, show
from web.config import Config

FIGURES = ("weeks", "visits", "joint", "saved")


@main.command("public")
@as_json
@command
def public(config: Config, as_json: bool) -> None:
    """What the public page shows: the policy, figures, the week, cases worth copying."""
    by = people.NOBODY
    with records(config):
        shown = {
            "banner": policies.banner(),
            "mechanism": publicity.sections(mechanism.show(by=by), config.language),
            "figures": statistics.figures(by=by),
            "stories": case_studies.list_studies(by=by, state=StoryState.PUBLISHED),
        }
    if as_json:
        click.echo(json.dumps(plain(shown), ensure_ascii=False, indent=2))
    else:
        _tables(shown, config.language)


def _tables(shown: dict[str, Any], language: str) -> None:
    if shown["banner"]:
        click.echo(publicity.banner(shown["banner"], language))
    figures = shown["figures"]
    counts: dict[str, Callable[[str], object]] = {
        "figure": lambda one: wording.say(f"public.{one}", language),
        "count": lambda one: getattr(figures, one),
    }
    days: dict[str, Callable[[Any], object]] = {
        "day": lambda one: wording.day(one.day, language),
        "visits": lambda one: one.visits,
        "departments": lambda one: one.departments,
    }
    appeals: dict[str, Callable[[Any], object]] = {
        "category": lambda one: wording.say(f"public.category.{one.category}", language),
        "appeals_received": lambda one: one.received,
        "appeals_in_time": lambda one: _percent(one.in_time, language),
        "appeals_satisfied": lambda one: _percent(one.satisfied, language),
        "median_days": lambda one: one.median_days,
    }
    words: dict[str, Callable[[Any], object]] = {
        "section": lambda one: one.title,
        "passage": lambda one: one.text,
    }
    stories: dict[str, Callable[[Any], object]] = {
        "number": lambda one: one.id,
        "policy_title": lambda one: one.text.title,
        "lesson": lambda one: one.text.lesson,
    }
    show(FIGURES, counts, as_json=False, language=language)
    show(figures.days, days, as_json=False, language=language)
    show(figures.appeals, appeals, as_json=False, language=language)
    show(shown["mechanism"], words, as_json=False, language=language)
    show(shown["stories"], stories, as_json=False, language=language)


def _percent(share: int | None, language: str) -> str:
    return "–" if share is None else wording.say("public.percent", language, percent=share)
