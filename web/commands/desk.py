"""The committee's desk: from the departments' sheets to feeds and notices."""

from datetime import date
from itertools import chain
from pathlib import Path

import click

from optimizer import SolveParams
from tracker import departments, enterprises, history, people, planning, versions
from tracker.intake.template import template as blank
from tracker.week import Week
from web import arrivals, demo, papers, reading, storage, summary, wording
from web.board import Board
from web.commands.base import (
    FOLDER,
    Day,
    WeekName,
    acting,
    actor,
    command,
    main,
    records,
    tabulate,
)
from web.config import Config
from web.demos import living as living_district
from web.demos.living import Living
from web.faults import field_fault

ACCOUNT = ("login", "role", "name", "whose", "password")
"""What is told of an account of the living district."""


def _board(week: Week) -> Board:
    return reading.board(str(week), by=people.COMMITTEE)


@main.command("demo")
@click.argument("folder", type=FOLDER)
@click.option("--notes", is_flag=True, help="Tell what intake put right by itself.")
@click.option("--living", is_flag=True, help="Tell a whole district around today, with accounts.")
@click.option("--today", type=Day(), help="With --living: another day to tell it around.")
@command
def tell_demo(config: Config, folder: Path, notes: bool, living: bool, today: date | None) -> None:
    """Import the workbooks of FOLDER, plan the week, publish it and write its papers."""
    arrivals.read_folder(folder)
    if living:
        _tell_living(config, folder, today)
    else:
        _tell_week(config, folder, notes=notes)


def living_of(config: Config, folder: Path, today: date | None = None) -> Living:
    """The district that FOLDER lives in, told if it was not; exit status 2 where it must not be."""
    language = config.language

    def stage(name: str) -> None:
        click.echo(wording.say(f"living.{name}", language, folder=folder), err=True)

    try:
        with records(config):
            return living_district.tell(folder, today=today, say=stage)
    except living_district.NotInvented as fault:
        found = wording.listed(fault.found, language)
        click.echo(wording.say(f"living.{fault.why}", language, found=found), err=True)
        raise click.exceptions.Exit(2) from fault


def _tell_living(config: Config, folder: Path, today: date | None) -> None:
    """Tell the district once, and show who can be signed in as."""
    language = config.language

    told = living_of(config, folder, today)
    key = "living.stood" if told.stood else "living.done"
    click.echo(wording.say(key, language, acts=told.acts))
    headings = [wording.say(f"living.column.{one}", language) for one in ACCOUNT]
    tabulate(
        headings,
        (
            (one.login, wording.word("role", one.role, language), one.name, one.whose, one.password)
            for one in told.accounts
        ),
    )
    if told.code:
        click.echo(wording.say("living.code", language, code=told.code))


def _tell_week(config: Config, folder: Path, *, notes: bool) -> None:
    language = config.language

    def stage(name: str) -> None:
        click.echo(wording.say(f"demo.{name}", language, folder=folder), err=True)

    with records(config):
        story = demo.tell(folder, config, stage)
    week = wording.week(story.board.week, language)
    click.echo()
    click.echo(wording.say("demo.title", language, park=story.board.park.name, week=week))
    facts = chain(
        summary.of_week(story.board, language),
        summary.of_notes(story.arrived.notes, language),
        summary.of_papers(story.written, language),
    )
    for line in summary.lines(facts):
        click.echo(line)
    for note in story.arrived.notes if notes else ():
        click.echo(f"  · {wording.finding(note, language)}")
    click.echo()
    click.echo(summary.difference(story.written, story.seconds, language, stood=story.stood))
    click.echo()
    for line in summary.how_to_go_on(story.written, config.link, language):
        click.echo(line)


@main.command("template")
@click.argument("department")
@click.argument("week", type=WeekName())
@click.option("-o", "--output", type=FOLDER, help="Where to write the workbook.")
@command
def write_template(config: Config, department: str, week: Week, output: Path | None) -> None:
    """Write the blank plan sheet of DEPARTMENT for WEEK."""
    by = people.COMMITTEE
    with records(config):
        whose = departments.find(department, by=by)
        hours = arrivals.hours_of(week, by=by)
        content = blank(whose, enterprises.list_enterprises(by=by), week, hours)
    path = output or Path(f"{whose.short or whose.id}-{week}.xlsx")
    papers.write(path.parent, {path.name: content})
    click.echo(wording.say("template.written", config.language, path=path))


@main.command("plan")
@click.argument("week", type=WeekName())
@acting()
@command
def plan_week(config: Config, week: Week, login: str) -> None:
    """Plan WEEK; the plan is a draft until it is published."""
    params = SolveParams(time_limit=config.time_limit, workers=config.workers, seed=config.seed)
    with records(config):
        version = planning.plan(week, params, by=actor(login)).version
    run = version.run
    pair = [(one["unplanned"], one["visits"]) for one in (run.score, run.bound)]
    words = wording.proof(pair[0], pair[1], config.language)
    name = wording.week(str(week), config.language)
    counts = {"visits": run.score["visits"], "unplanned": run.score["unplanned"]}
    facts = {"version": version.number, **counts, "proof": words}
    click.echo(wording.say("plan.done", config.language, week=name, **facts))
    if version.held:
        told = {"count": len(version.held), "week": week}
        click.echo(wording.say("plan.held", config.language, **told))


@main.command("publish")
@click.argument("week", type=WeekName())
@click.option("--version", type=int, help="The draft that was looked at; a later one is told.")
@click.option("--why", default="", help="The reason that change and cancellation notices tell.")
@acting()
@command
def publish_week(config: Config, week: Week, version: int | None, why: str, login: str) -> None:
    """Publish the draft of WEEK: only now do feeds and notices change."""
    with records(config):
        done = versions.publish(week, number=version, why=why, by=actor(login))
    name = wording.week(str(week), config.language)
    number = done.version.number
    click.echo(wording.say("publish.done", config.language, week=name, version=number))


@main.command("feeds")
@click.argument("week", type=WeekName())
@command
def write_feeds(config: Config, week: Week) -> None:
    """Write the calendars of WEEK."""
    with records(config):
        found = dict(papers.calendars(_board(week), config))
    _write(config, week, found, ("departments", "enterprises"))


@main.command("notices")
@click.argument("week", type=WeekName())
@command
def write_notices(config: Config, week: Week) -> None:
    """Write the notices of WEEK, one for each announced visit."""
    with records(config):
        found = dict(papers.notices(_board(week), config))
    _write(config, week, found, ("notices",))


def _write(config: Config, week: Week, files: dict[str, bytes], whole: tuple[str, ...]) -> None:
    folder = config.out_dir / str(week)
    papers.write(folder, files, whole=whole)
    facts = {"count": len(files), "folder": folder}
    click.echo(wording.say("files.written", config.language, **facts))


@main.command("audit")
@command
def audit(config: Config) -> None:
    """Check that nobody has changed the log; exit status 1 if somebody has."""
    with records(config):
        faults, events = history.audit(), history.seal().events
    for fault in faults:
        click.echo(field_fault(fault, config.language), err=True)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(wording.say("audit.ok", config.language, count=events))


@main.command("migrate")
@command
def migrate(config: Config) -> None:
    """Bring the database to its newest shape."""
    for name in storage.connect(config):
        click.echo(name)
    click.echo(wording.say("migrate.done", config.language))
