"""One appeal on one screen, or on paper."""

from collections.abc import Iterator
from pathlib import Path

import click

from tracker import clock, departments
from tracker.appeals import files
from tracker.records import AppealFile, Person
from web import wording
from web.appeals import prints
from web.appeals.matter import Section, Sheet, Writer, minute
from web.commands.appeals import APPEAL, group
from web.commands.base import FOLDER, acting, actor, as_json, command, records, show, tabulate
from web.config import Config
from web.papers import write


def _read(appeal: int, language: str, by: Person) -> tuple[AppealFile, Writer]:
    found = files.show(appeal, by=by)
    names = {one.id: one.name for one in departments.list_departments(by=by)}
    return found, Writer(found, names, language, clock.today())


@group.command("show")
@APPEAL
@acting()
@as_json
@command
def show_appeal(config: Config, appeal: int, login: str, as_json: bool) -> None:
    """Everything about APPEAL: facts, list, limits with the days that count, what is legal now."""
    language = config.language
    with records(config):
        found, writer = _read(appeal, language, actor(login))
    if as_json:
        show([found], {}, as_json=True, language=language)
        return
    sheet = writer.sheet()
    more = (writer.reviews(), sheet.call_backs, _days(found, language), _notes(found, language))
    for line in _facts(found, sheet, language):
        click.echo(line)
    for one in (*sheet.sections, *more):
        if one.rows:
            click.echo(f"\n{one.name}")
            tabulate(one.headings, one.rows)
    click.echo()
    for line in _ending(found, sheet, language):
        click.echo(line)


def _facts(found: AppealFile, sheet: Sheet, language: str) -> Iterator[str]:
    colon = wording.say("colon", language)
    appeal = found.appeal
    yield f"{sheet.number}  {sheet.title}"
    own = {"contact": appeal.contact, "phone": appeal.phone}
    told = [(wording.say(f"appeal.{key}", language), one) for key, one in own.items() if one]
    for name, value in (*sheet.head, *told):
        yield f"  {name}{colon}{value}"
    yield ""
    yield sheet.text


def _ending(found: AppealFile, sheet: Sheet, language: str) -> Iterator[str]:
    colon = wording.say("colon", language)
    result = wording.say("appeal.sheet.result", language)
    yield f"{result}{colon}{sheet.outcome.name}"
    if sheet.outcome.text:
        yield sheet.outcome.text
    for name, value in sheet.outcome.signed:
        yield f"  {name}{colon}{value}"
    acts = [wording.word("appeal_act", one, language) for one in dict.fromkeys(found.legal)]
    told = wording.listed(acts, language) or wording.say("fault.no_act", language)
    yield wording.say("appeal.legal", language, acts=told)
    yield wording.say("appeal.seen", language, seen=found.seen)


def _days(found: AppealFile, language: str) -> Section:
    """The days that count for each limit that waits."""
    waiting = [one for one in found.deadlines if one.met is None and not one.dropped]
    rows = [
        (
            wording.word("appeal_clock", one.kind.rstrip("0123456789 "), language),
            wording.listed((f"{day:%m-%d}" for day in one.counted), language),
        )
        for one in waiting
    ]
    headings = [wording.say(f"appeal.{key}", language) for key in ("clock", "days.on")]
    return Section(wording.say("appeal.days.on", language), tuple(headings), (1, 4), tuple(rows))


def _notes(found: AppealFile, language: str) -> Section:
    rows = [
        (minute(one.moment), found.names.get(one.actor, one.actor), one.text) for one in found.notes
    ]
    headings = [wording.say(f"appeal.{key}", language) for key in ("day", "who", "words")]
    name = wording.say("appeal.list.notes", language)
    return Section(name, tuple(headings), (2, 2, 9), tuple(rows))


@group.command("sheet")
@APPEAL
@click.option("-o", "--out", "path", type=FOLDER, required=True, help="The PDF to write.")
@acting()
@command
def print_sheet(config: Config, appeal: int, path: Path, login: str) -> None:
    """Write APPEAL as a PDF: one matter, one list, one result."""
    with records(config):
        _, writer = _read(appeal, config.language, actor(login))
    paper = prints.write(writer.sheet(), config.language, config.font_dir)
    write(path.parent, {path.name: paper})
    click.echo(wording.say("appeals.printed", config.language, path=path))
