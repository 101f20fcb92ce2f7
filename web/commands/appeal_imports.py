"""Lists of problems: in from other channels, out as the register, and what was told twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tracker import enterprises
from tracker.appeals import duplicates, imports, lists
from tracker.appeals.duplicates import Likeness
from tracker.appeals.imports import Preview, Taken
from tracker.appeals.lists import Listed, Wanted
from tracker.intake import problem_list, problem_sheet
from tracker.intake.problem_list import CheckedList
from tracker.records import OPEN, Category, Channel
from web import marked, papers, wording
from web.arrivals import Unusable
from web.commands.appeals import group
from web.commands.base import FOLDER, acting, actor, as_json, command, records, show
from web.commands.visits import REASON
from web.config import Config

APPEAL = click.argument("appeal", type=int)
INTO = click.argument("into", type=int)
FORMATS = (".xlsx", ".csv")
CHANNEL = click.Choice([one.value for one in imports.CHANNELS])
CATEGORY = click.Choice([one.value for one in Category])

MORE: dict[str, Callable[[Listed, str], str]] = {
    "id": lambda one, _: str(one.appeal.id),
    "state": lambda one, language: wording.say(f"appeal_state.{one.appeal.state}", language),
    "department": lambda one, _: one.appeal.department.name if one.appeal.department else "",
    "due": lambda one, _: str(one.due.due) if one.due else "",
    "result": lambda one, language: (
        wording.say(f"appeal_result.{one.appeal.result}", language) if one.appeal.result else ""
    ),
    "answer": lambda one, _: one.appeal.answer,
}
"""What an export tells beside the columns of a list, by the key of its heading."""


@group.command("import")
@click.argument("file", type=FOLDER)
@click.option("--channel", type=CHANNEL, required=True, help="Where the list comes from.")
@click.option("--preview", is_flag=True, help="Only tell what would be done.")
@click.option(
    "--good-rows", is_flag=True, help="Take rows without a fault; the others come back as a file."
)
@acting()
@command
def take(
    config: Config, file: Path, channel: str, login: str, *, preview: bool, good_rows: bool
) -> None:
    """Take the list of problems FILE: all of it, or with a fault nothing."""
    language, whence = config.language, Channel(channel)
    content = file.read_bytes()
    with records(config):
        by = actor(login)
        checked = imports.check(content, whence, name=file.name, by=by)
        if preview:
            _foretell(imports.preview(checked, whence, by=by), language)
            return
        if checked.problems and not (good_rows and checked.rows):
            raise Unusable(checked.problems)
        taken = imports.take(checked, whence, good_rows=good_rows, by=by)
    _tell(taken, checked, language)
    if taken.wrong:
        _give_back(file, checked, wording.say(f"appeal_channel.{channel}", language), language)


def _tell(taken: Taken, checked: CheckedList, language: str) -> None:
    facts = {"new": len(taken.new), "known": len(taken.known)}
    click.echo(wording.say("problem_list.taken", language, **facts))
    for note in checked.notes:
        click.echo(f"  · {wording.finding(note, language)}", err=True)


def _foretell(found: Preview, language: str) -> None:
    facts = {"new": len(found.new), "known": len(found.known), "wrong": len(found.wrong)}
    click.echo(wording.say("problem_list.would", language, **facts))
    for row, matters in found.likely:
        for one in matters:
            told = {"source": row.entry.source, "appeal": one.appeal.id, "percent": one.percent}
            title = {"title": one.appeal.title}
            click.echo(wording.say("problem_list.alike", language, **told, **title))
    for problem in found.wrong:
        click.echo(wording.finding(problem, language), err=True)


def _give_back(path: Path, checked: CheckedList, sender: str, language: str) -> None:
    """Write the wrong rows beside the file they came from."""
    name = wording.say("marked.file", language, name=path.stem)
    content = marked.marked(path, checked, sender, language, problem_list.COLUMNS)
    papers.write(path.parent, {name: content})
    facts = {"count": len(checked.problems), "path": path.parent / name}
    click.echo(wording.say("import.back", language, **facts), err=True)


@group.command("template")
@click.argument("file", type=FOLDER)
@acting()
@command
def write_template(config: Config, file: Path, login: str) -> None:
    """Write the blank list of problems to FILE, an .xlsx."""
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{file.name!r} is no .xlsx")
    with records(config):
        content = problem_sheet.template(enterprises.list_enterprises(by=actor(login)))
    papers.write(file.parent, {file.name: content})
    click.echo(wording.say("problem_list.blank", config.language, path=file))


@group.command("export")
@click.argument("file", type=FOLDER)
@click.option("--open", "is_open", is_flag=True, help="Only what is still to be done.")
@click.option("--category", type=CATEGORY)
@click.option("--department", help="Only of one, by id.")
@acting()
@command
def export(
    config: Config,
    file: Path,
    category: str | None,
    department: str | None,
    login: str,
    *,
    is_open: bool,
) -> None:
    """Write the list of problems to FILE, an .xlsx or a .csv: as much as who acts may read."""
    suffix = file.suffix.lower()
    if suffix not in FORMATS:
        raise click.UsageError(f"{file.name!r} is neither {' nor '.join(FORMATS)}")
    wanted = Wanted(
        states=OPEN if is_open else (),
        category=Category(category) if category else None,
        department=department,
    )
    with records(config):
        found = lists.list_appeals(wanted, by=actor(login))
    headings = [*problem_list.TITLES.values(), *_headings(config.language)]
    rows = [[*problem_sheet.cells(one.appeal), *_more(one, config.language)] for one in found]
    write = problem_sheet.as_csv if suffix == ".csv" else problem_sheet.as_xlsx
    papers.write(file.parent, {file.name: write(headings, rows)})
    facts = {"count": len(rows), "path": file}
    click.echo(wording.say("problem_list.written", config.language, **facts))


def _headings(language: str) -> Iterator[str]:
    for key in MORE:
        yield wording.say(f"problem_list.column.{key}", language)


def _more(one: Listed, language: str) -> Iterator[str]:
    for tell in MORE.values():
        yield tell(one, language)


@group.command("duplicates")
@APPEAL
@acting()
@as_json
@command
def list_duplicates(config: Config, appeal: int, login: str, as_json: bool) -> None:
    """Matters that APPEAL may repeat, best first."""
    language = config.language
    with records(config):
        found = duplicates.suggest_for(appeal, by=actor(login))
    columns: dict[str, Callable[[Likeness], object]] = {
        "number": lambda one: one.appeal.id,
        "alike": lambda one: f"{one.percent}%",
        "enterprise": lambda one: one.appeal.enterprise.name if one.appeal.enterprise else "",
        "title": lambda one: one.appeal.title,
        "state": lambda one: wording.say(f"appeal_state.{one.appeal.state}", language),
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("merge")
@INTO
@click.argument("appeals", nargs=-1, type=int, required=True)
@REASON
@acting()
@command
def merge(config: Config, into: int, appeals: tuple[int, ...], reason: str, login: str) -> None:
    """Let APPEALS go on as one with INTO, all or none."""
    with records(config):
        found = duplicates.merge_all(appeals, into, reason, by=actor(login))
    for one in found:
        facts = {"appeal": one.id, "into": into}
        click.echo(wording.say("problem_list.merged", config.language, **facts))


@group.command("part")
@APPEAL
@acting()
@command
def part(config: Config, appeal: int, login: str) -> None:
    """APPEAL was another matter after all: it is received again."""
    with records(config):
        found = duplicates.part(appeal, by=actor(login))
    click.echo(wording.say("problem_list.parted", config.language, appeal=found.id))
