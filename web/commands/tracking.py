"""Matters without an account: raised for a code, followed by it; and those of an own enterprise."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from tracker.appeals import tracking
from tracker.people import NOBODY
from tracker.records import AppealEntry, Category, Followed, Matter, Satisfaction
from web import wording
from web.commands.appeals import group
from web.commands.base import acting, actor, as_json, command, records, show
from web.config import Config

SAYINGS = ("saved", "more", "satisfaction", "reopen", "withdraw")
"""What may be said with a code, one at a time."""


@group.command("raise")
@click.argument("title")
@click.argument("text")
@click.option("--category", type=click.Choice([one.value for one in Category]), required=True)
@click.option("--sub", default="", help="A part of the category, such as power.")
@click.option(
    "--matter", type=click.Choice([one.value for one in Matter]), default=Matter.HELP.value
)
@click.option("--enterprise", default="", help="Id, if it is to be known.")
@click.option("--contact", default="")
@click.option("--phone", default="")
@click.option("--confidential", is_flag=True, help="Departments do not learn who raised it.")
@command
def raise_appeal(config: Config, category: str, matter: str, **fields: Any) -> None:
    """Raise a matter without an account; the code to follow it is shown once."""
    entry = AppealEntry(category=Category(category), matter=Matter(matter), **fields)
    with records(config):
        made = tracking.raise_by_code(entry, by=NOBODY)
    facts = {"appeal": made.appeal, "code": made.code}
    click.echo(wording.say("tracking.raised", config.language, **facts))


@group.command("follow")
@click.argument("code")
@click.option("--saved", is_flag=True, help="The code is written down.")
@click.option("--more", metavar="TEXT", help="Say more.")
@click.option("--satisfaction", type=click.Choice([one.value for one in Satisfaction if one]))
@click.option("--untrue", is_flag=True, help="With --satisfaction: it is not as the answer says.")
@click.option("--reopen", metavar="WHY", help="The trouble is back.")
@click.option("--withdraw", metavar="WHY", help="It is not wanted any more.")
@as_json
@command
def follow(config: Config, code: str, as_json: bool, untrue: bool, **said: Any) -> None:
    """How the matter of CODE stands; with an option, say something to it first."""
    told = [one for one in SAYINGS if said[one]]
    if len(told) > 1 or (untrue and told != ["satisfaction"]):
        raise click.UsageError(f"expected one of --{', --'.join(SAYINGS)} at most")
    acts: dict[str, Callable[[], Followed]] = {
        "saved": lambda: tracking.confirm_saved(code),
        "more": lambda: tracking.supplement(code, said["more"]),
        "satisfaction": lambda: tracking.judge(
            code, Satisfaction(said["satisfaction"]), confirmed=not untrue
        ),
        "reopen": lambda: tracking.reopen(code, said["reopen"]),
        "withdraw": lambda: tracking.withdraw(code, said["withdraw"]),
    }
    with records(config):
        found = acts[told[0]]() if told else tracking.follow(code)
    columns: dict[str, Callable[[tuple[str, object]], object]] = {
        "field": lambda one: one[0],
        "words": lambda one: one[1],
    }
    rows = [found] if as_json else [*_lines(found, config.language)]
    show(rows, columns, as_json=as_json, language=config.language)
    if not (found.saved or as_json):
        click.echo(wording.say("tracking.not_saved", config.language), err=True)


def _lines(found: Followed, language: str) -> Iterator[tuple[str, object]]:
    """Name and words of everything there is to tell."""
    result = wording.say(f"appeal_result.{found.result}", language) if found.result else ""
    facts: dict[str, object] = {
        "title": found.title,
        "received": f"{found.received:%Y-%m-%d %H:%M}",
        "state": wording.say(f"appeal_state.{found.state}", language),
        "departments": found.departments,
        "due": found.due,
        "refusal": found.refusal,
        "organ": found.organ,
        "result": result,
        "answer": found.answer,
        "again_on": found.again_on,
    }
    for key, words in facts.items():
        if words:
            yield wording.say(f"tracking.{key}", language), words


@group.command("own")
@acting()
@as_json
@command
def list_own(config: Config, login: str, as_json: bool) -> None:
    """What the enterprise of who acts has raised, the latest first."""
    language = config.language
    with records(config):
        found = tracking.list_own(by=actor(login))
    columns: dict[str, Callable[[Followed], object]] = {
        "number": lambda one: one.id,
        "title": lambda one: one.title,
        "state": lambda one: wording.say(f"appeal_state.{one.state}", language),
        "departments": lambda one: one.departments,
        "due": lambda one: one.due,
    }
    show(found, columns, as_json=as_json, language=language)
