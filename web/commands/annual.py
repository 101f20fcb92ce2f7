"""The annual joint inspection plan: in from a sheet, in force, out again, held against visits."""

from collections.abc import Callable
from pathlib import Path

import click

from tracker import annual, departments
from tracker.intake import annual as sheets
from tracker.intake import terms
from tracker.records import AnnualLine, AnnualPlan, Coverage
from web import papers, wording
from web.arrivals import Unusable
from web.commands.base import FOLDER, acting, actor, as_json, command, main, records, show
from web.config import Config

YEAR = click.argument("year", type=click.IntRange(2000, 2999))
VERSION = click.option("--version", type=int, help="Another one than that in force.")
FORMATS = (".xlsx", ".csv")


@main.group("annual")
def group() -> None:
    """The annual joint inspection plan."""


def _told(config: Config, plan: AnnualPlan) -> None:
    state = wording.say(f"annual_state.{plan.state}", config.language)
    facts = {"year": plan.year, "version": plan.version, "lines": len(plan.lines), "state": state}
    click.echo(wording.say("annual.now", config.language, **facts))


@group.command("import")
@YEAR
@click.argument("file", type=FOLDER)
@acting()
@command
def take(config: Config, year: int, file: Path, login: str) -> None:
    """Take the plan of YEAR from FILE as a draft; of a faulty one every fault is told."""
    content = file.read_bytes()
    with records(config):
        by = actor(login)
        known = departments.list_departments(by=by)
        checked = sheets.check(content, year=year, departments=known, name=file.name)
        if checked.problems:
            raise Unusable(checked.problems)
        plan = annual.take(checked.lines, year=year, source=checked.source, by=by)
    _told(config, plan)
    for note in checked.notes:
        click.echo(f"  · {wording.finding(note, config.language)}", err=True)


@group.command("enforce")
@YEAR
@click.argument("version", type=int)
@acting()
@command
def put_in_force(config: Config, year: int, version: int, login: str) -> None:
    """Let VERSION of YEAR hold from now on."""
    with records(config):
        plan = annual.put_in_force(year, version, by=actor(login))
    _told(config, plan)


@group.command("export")
@YEAR
@click.argument("file", type=FOLDER)
@VERSION
@acting()
@command
def export(config: Config, year: int, file: Path, version: int | None, login: str) -> None:
    """Write the plan of YEAR to FILE, an .xlsx or a .csv with the columns of `import`."""
    suffix = file.suffix.lower()
    if suffix not in FORMATS:
        raise click.UsageError(f"{file.name!r} is neither {' nor '.join(FORMATS)}")
    with records(config):
        by = actor(login)
        plan = annual.show(year, version, by=by)
        known = departments.list_departments(by=by)
    in_csv = suffix == ".csv"
    lines = plan.lines
    content = sheets.as_csv(lines, known) if in_csv else sheets.as_xlsx(year, lines, known)
    papers.write(file.parent, {file.name: content})
    click.echo(wording.say("annual.written", config.language, year=year, path=file))


@group.command("show")
@YEAR
@VERSION
@acting()
@as_json
@command
def show_plan(config: Config, year: int, version: int | None, login: str, as_json: bool) -> None:
    """The plan of YEAR, line by line."""
    with records(config):
        plan = annual.show(year, version, by=actor(login))
    if not as_json:
        _told(config, plan)
    columns: dict[str, Callable[[AnnualLine], object]] = {
        "number": lambda one: one.number,
        "title": lambda one: one.title,
        "item": lambda one: one.item,
        "objects": lambda one: one.objects,
        "rate": lambda one: one.rate,
        "credit": lambda one: one.credit,
        "period": lambda one: terms.write_period(one.since, one.until),
        "initiator": lambda one: one.initiator,
        "cooperating": lambda one: one.cooperating,
        "mode": lambda one: one.mode,
        "lead": lambda one: one.lead,
    }
    found = [plan] if as_json else plan.lines
    show(found, columns, as_json=as_json, language=config.language)


@group.command("list")
@acting()
@as_json
@command
def list_plans(config: Config, login: str, as_json: bool) -> None:
    """Every version, the latest first."""
    language = config.language
    with records(config):
        found = annual.list_plans(by=actor(login))
    columns: dict[str, Callable[[AnnualPlan], object]] = {
        "year": lambda one: one.year,
        "version": lambda one: one.version,
        "state": lambda one: wording.say(f"annual_state.{one.state}", language),
        "lines": lambda one: len(one.lines),
        "file": lambda one: one.file,
        "decided": lambda one: f"{one.decided:%Y-%m-%d %H:%M}" if one.decided else "",
    }
    show(found, columns, as_json=as_json, language=language)


@group.command("coverage")
@YEAR
@acting()
@as_json
@command
def coverage(config: Config, year: int, login: str, as_json: bool) -> None:
    """What each line of the plan in force has come to."""
    with records(config):
        found = annual.coverage(year, by=actor(login))
    columns: dict[str, Callable[[Coverage], object]] = {
        "number": lambda one: one.line.number,
        "title": lambda one: one.line.title,
        "item": lambda one: one.line.item,
        "meant": lambda one: one.target,
        "arranged": lambda one: one.arranged,
        "held": lambda one: one.held,
        "joint": lambda one: one.joint,
    }
    show(found, columns, as_json=as_json, language=config.language)
