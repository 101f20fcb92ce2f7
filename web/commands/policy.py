"""The policy by its days, and what it means for the public."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tracker.publicity import mechanism, policies
from tracker.records.publicity import Policy, PolicyEntry, Section
from web import publicity, wording
from web.api.shown import plain
from web.commands.base import (
    FOLDER,
    Day,
    acting,
    actor,
    as_json,
    command,
    main,
    records,
    show,
)
from web.config import Config

POLICY = click.argument("policy", type=int)


@main.group("policy")
def group() -> None:
    """The policy by its days, and what it means for the public."""


@group.command("register")
@click.argument("title")
@click.option("--number", default="", help="Number of the document.")
@click.option("--organ", required=True, help="Who has issued it.")
@click.option("--issued", type=Day(), required=True)
@click.option("--from", "valid_from", type=Day(), required=True, help="First day in force.")
@click.option("--to", "valid_to", type=Day(), help="Last day in force, if there is one.")
@click.option("--trial-until", type=Day(), help="Last day of the trial, if it is one.")
@click.option("--text-file", type=FOLDER, help="A file with its text, in UTF-8.")
@acting()
@command
def register(config: Config, title: str, text_file: Path | None, login: str, **fields: Any) -> None:
    """Enter a version of the policy with its TITLE."""
    text = text_file.read_text(encoding="utf-8-sig") if text_file else ""
    with records(config):
        found = policies.register(PolicyEntry(title, text=text, **fields), by=actor(login))
    facts = {"policy": found.id, "title": found.entry.title, "since": found.entry.valid_from}
    click.echo(wording.say("policy.now", config.language, **facts))


@group.command("end")
@POLICY
@click.argument("last", type=Day())
@acting()
@command
def end(config: Config, policy: int, last: dt.date, login: str) -> None:
    """LAST is the last day on which POLICY is in force."""
    with records(config):
        found = policies.end(policy, last, by=actor(login))
    facts = {"policy": found.id, "last": found.entry.valid_to}
    click.echo(wording.say("policy.ended", config.language, **facts))


@group.command("list")
@acting()
@as_json
@command
def list_policies(config: Config, login: str, as_json: bool) -> None:
    """All versions of the policy, the latest first."""
    with records(config):
        found = policies.list_policies(by=actor(login))
    columns: dict[str, Callable[[Policy], object]] = {
        "number": lambda one: one.id,
        "policy_title": lambda one: one.entry.title,
        "policy_number": lambda one: one.entry.number,
        "organ": lambda one: one.entry.organ,
        "valid_from": lambda one: one.entry.valid_from,
        "valid_to": lambda one: one.entry.valid_to,
        "trial_until": lambda one: one.entry.trial_until,
    }
    show(found, columns, as_json=as_json, language=config.language)


@group.command("standing")
@click.argument("day", type=Day(), required=False)
@as_json
@command
def standing(config: Config, day: dt.date | None, as_json: bool) -> None:
    """Whether the policy is in force on DAY or today, and what pages say of it."""
    with records(config):
        where, banner = policies.standing(day), policies.banner(day)
    if as_json:
        click.echo(json.dumps(plain({"standing": where, "banner": banner}), ensure_ascii=False))
        return
    click.echo(wording.say(f"policy.standing.{where}", config.language))
    if banner:
        click.echo(publicity.banner(banner, config.language))


@group.command("mechanism")
@acting()
@as_json
@command
def show_mechanism(config: Config, login: str, as_json: bool) -> None:
    """What the mechanism means for the public, section by section."""
    with records(config):
        found = mechanism.show(by=actor(login))
    sections = publicity.sections(found, config.language)
    columns: dict[str, Callable[[Section], object]] = {
        "section": lambda one: one.title,
        "passage": lambda one: one.text,
    }
    show(sections, columns, as_json=as_json, language=config.language)


@group.command("publish")
@click.argument("file", type=FOLDER)
@click.option("--decision", required=True, help="What it rests on; it is logged.")
@click.option("--seen", type=int, help="The version that was changed.")
@acting()
@command
def publish(config: Config, file: Path, decision: str, seen: int | None, login: str) -> None:
    """Publish the sections of FILE, a text whose headings begin with #, as the mechanism."""
    sections = publicity.read_sections(file.read_text(encoding="utf-8-sig"))
    with records(config):
        found = mechanism.publish(sections, decision, seen=seen, by=actor(login))
    click.echo(wording.say("mechanism.now", config.language, version=found.version))
