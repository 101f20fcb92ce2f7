"""The papers of visits: approval form, on-site record, result notice."""

from collections.abc import Callable

import click

from tracker import site_records
from tracker.records import Person, SiteRecord, SiteRecordKind
from tracker.site_facts import LISTS
from web import wording
from web.commands.base import acting, actor, as_json, command, main, records, show
from web.commands.visits import REASON, UID, Word
from web.config import Config

KIND = click.argument("kind", type=Word(SiteRecordKind))
DEPARTMENT = click.option("--department", help="Whose.  [default: that of who acts]")


@main.group("papers")
def group() -> None:
    """The papers of visits: approval-form, on-site-record, result-notice."""


def _told(config: Config, login: str, act: Callable[[Person], SiteRecord]) -> None:
    language = config.language
    with records(config):
        found = act(actor(login))
    kind = wording.say(f"paper_kind.{found.kind}", language)
    state = wording.say(f"paper_state.{found.state}", language)
    words = wording.say("papers.now", language, kind=kind, state=state)
    if found.missing:
        words += wording.say("papers.missing", language, missing=", ".join(found.missing))
    click.echo(words)


@group.command("show")
@UID
@KIND
@DEPARTMENT
@acting()
@as_json
@command
def show_paper(
    config: Config,
    uid: str,
    kind: SiteRecordKind,
    department: str | None,
    login: str,
    as_json: bool,
) -> None:
    """A paper of the visit UID: what is known and what was entered."""
    with records(config):
        by = actor(login)
        found = site_records.show(uid, department or by.department or "", kind, by=by)
    rows = [*found.fields.items(), *((name, "") for name in found.missing)]
    columns: dict[str, Callable[[tuple[str, object]], object]] = {
        "field": lambda one: one[0],
        "words": lambda one: one[1],
    }
    show([found] if as_json else rows, columns, as_json=as_json, language=config.language)


class Field(click.ParamType[tuple[str, str]]):
    """A field and what stands in it, such as ``opinion=同意``."""

    name = "field"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Name and words, or a usage error."""
        if isinstance(value, tuple):
            return value
        name, sign, words = value.partition("=")
        if not (name and sign):
            self.fail(f"{value!r} is no field, expected something like 'opinion=yes'", param, ctx)
        return name, words


@group.command("fill")
@UID
@KIND
@click.argument("fields", nargs=-1, required=True, type=Field())
@acting()
@command
def fill(
    config: Config, uid: str, kind: SiteRecordKind, fields: tuple[tuple[str, str], ...], login: str
) -> None:
    """Fill FIELDS such as opinion=... of a paper of the visit UID; a list takes one for a line."""
    values: dict[str, str | tuple[str, ...]] = {}
    for name, words in fields:
        before = values.get(name, ())
        values[name] = (*before, words) if name in LISTS else words

    _told(
        config,
        login,
        lambda by: site_records.complete(uid, by.department or "", kind, values, by=by),
    )


@group.command("sign")
@UID
@KIND
@acting()
@command
def sign(config: Config, uid: str, kind: SiteRecordKind, login: str) -> None:
    """Sign a paper of the visit UID, which freezes it."""
    _told(config, login, lambda by: site_records.sign(uid, by.department or "", kind, by=by))


@group.command("refuse")
@UID
@KIND
@REASON
@acting()
@command
def refuse(config: Config, uid: str, kind: SiteRecordKind, reason: str, login: str) -> None:
    """The enterprise did not sign a paper of the visit UID."""
    _told(
        config,
        login,
        lambda by: site_records.refuse(uid, by.department or "", kind, reason, by=by),
    )
