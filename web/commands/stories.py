"""Case studies: what went well, told without names."""

from collections.abc import Callable
from typing import Any

import click

from tracker.publicity import case_studies
from tracker.records.publicity import CaseStudy, StoryState, StoryText
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, Word
from web.config import Config

STUDY = click.argument("study", type=int)


def _text(act: Callable[..., None]) -> Callable[..., None]:
    """The options for the parts of a case study."""
    for name in ("lesson", "result", "handling", "problem", "title"):
        act = click.option(f"--{name}", required=True)(act)
    return act


@main.group("stories")
def group() -> None:
    """Case studies worth copying, told without names."""


def _tell(found: CaseStudy, language: str) -> None:
    state = wording.say(f"story_state.{found.state}", language)
    facts = {"study": found.id, "version": found.version, "state": state}
    click.echo(wording.say("stories.now", language, **facts))


@group.command("draft")
@click.option("--case", default="", help="What it is drawn from, such as appeal:17.")
@_text
@acting()
@command
def draft(config: Config, case: str, login: str, **text: str) -> None:
    """Write a case study; the committee decides on it."""
    with records(config):
        found = case_studies.draft(StoryText(**text), case=case, by=actor(login))
    _tell(found, config.language)


@group.command("change")
@STUDY
@click.option("--seen", type=int, help="The version that was read.")
@_text
@acting()
@command
def change(config: Config, study: int, seen: int | None, login: str, **text: str) -> None:
    """Change the text of STUDY, which makes it a draft again."""
    with records(config):
        found = case_studies.change(study, StoryText(**text), seen=seen, by=actor(login))
    _tell(found, config.language)


@group.command("publish")
@STUDY
@click.option("--version", type=int, required=True, help="The version that was read.")
@acting()
@command
def publish(config: Config, study: int, version: int, login: str) -> None:
    """Let everybody read STUDY; by somebody who has not written it."""
    with records(config):
        found = case_studies.publish(study, version=version, by=actor(login))
    _tell(found, config.language)


@group.command("withdraw")
@STUDY
@REASON
@acting()
@command
def withdraw(config: Config, study: int, reason: str, login: str) -> None:
    """Nobody outside reads STUDY any more."""
    with records(config):
        found = case_studies.withdraw(study, reason, by=actor(login))
    _tell(found, config.language)


@group.command("show")
@STUDY
@acting()
@as_json
@command
def show_study(config: Config, study: int, login: str, as_json: bool) -> None:
    """All that STUDY says."""
    with records(config):
        found = case_studies.show(study, by=actor(login))
    if as_json:
        show([found], {}, as_json=True, language=config.language)
        return
    parts = [(name, getattr(found.text, name)) for name in StoryText.__dataclass_fields__]
    columns: dict[str, Callable[[Any], object]] = {
        "section": lambda one: wording.say(f"field.{one[0]}", config.language),
        "passage": lambda one: one[1],
    }
    show(parts, columns, as_json=False, language=config.language)


@group.command("list")
@click.option("--state", type=Word(StoryState), help="Only those in this state.")
@acting()
@as_json
@command
def list_studies(config: Config, state: StoryState | None, login: str, as_json: bool) -> None:
    """Case studies, the latest first."""
    language = config.language
    with records(config):
        found = case_studies.list_studies(by=actor(login), state=state)
    columns: dict[str, Callable[[CaseStudy], object]] = {
        "number": lambda one: one.id,
        "version": lambda one: one.version,
        "state": lambda one: wording.say(f"story_state.{one.state}", language),
        "side": lambda one: _side(one.side, language),
        "policy_title": lambda one: one.text.title,
    }
    show(found, columns, as_json=as_json, language=language)


def _side(side: str, language: str) -> str:
    kind, _, department = side.partition(":")
    return department or wording.say(f"story_side.{kind}", language)
