"""Departments' plans come in: looked at first, taken whole or in part."""

from collections.abc import Iterable
from pathlib import Path

import click

from tracker import departments, parks
from tracker.intake.check import Checked
from tracker.records import CheckFinding, Imported, Person, Submission
from tracker.week import Week
from web import arrivals, marked, papers, wording
from web.commands.base import FOLDER, WeekName, acting, actor, command, main, records
from web.config import Config


@main.command("import")
@click.argument("week", type=WeekName())
@click.argument("files", nargs=-1, type=FOLDER, required=True)
@click.option("--late", default="", help="Why the plans come after the cut-off.")
@click.option("--preview", is_flag=True, help="Only tell what would be done.")
@click.option(
    "--good-rows", is_flag=True, help="Take rows without a fault; the others come back as a file."
)
@acting()
@command
def take_plans(
    config: Config,
    week: Week,
    files: tuple[Path, ...],
    late: str,
    preview: bool,
    good_rows: bool,
    login: str,
) -> None:
    """Take departments' plans for WEEK from FILES (or a park.json: its registers)."""
    with records(config):
        by = actor(login)
        for path in (one for one in files if one.name == arrivals.PARK and not preview):
            _tell_park(parks.import_park(path, by=by), config.language)
        sheets = [one for one in files if one.name != arrivals.PARK]
        checked = arrivals.check_sheets(sheets, week, by=by) if sheets else {}
        if preview:
            _tell(arrivals.preview_sheets(checked.values(), week, by=by), by, config.language)
            _tell_problems(checked.values(), config.language)
            return
        found = arrivals.take_sheets(checked.values(), week, by=by, late=late, good_rows=good_rows)
        _tell(found, by, config.language)
        for name, one in checked.items():
            if one.problems:
                sender = departments.find(one.department, by=by).name
                _give_back(Path(name), one, sender, config.language)


def _tell_park(found: Imported, language: str) -> None:
    counts = {"new": found.new, "changed": found.changed, "unchanged": found.unchanged}
    click.echo(wording.say("import.park", language, park=found.park.name, **counts))


def _tell(found: Iterable[Submission], by: Person, language: str) -> None:
    """What each file changed, and which of its lines the checks hold back."""
    for one in found:
        name = departments.find(one.department, by=by).name
        counts = {"new": one.new, "changed": one.changed, "unchanged": one.unchanged}
        counts["withdrawn"] = one.withdrawn
        click.echo(wording.say("import.file", language, file=name, **counts))
        for finding in one.findings:
            if finding.blocks:
                click.echo(wording.say("import.held", language, **_words(finding, language)))


def _words(finding: CheckFinding, language: str) -> dict[str, str]:
    return {
        "enterprise": finding.enterprise,
        "item": finding.item,
        "finding": wording.say(f"check.{finding.code}", language),
        "code": finding.code,
        "which": finding.request or finding.key,
    }


def _tell_problems(checked: Iterable[Checked], language: str) -> None:
    for one in checked:
        for problem in one.problems:
            click.echo(wording.finding(problem, language), err=True)


def _give_back(path: Path, checked: Checked, sender: str, language: str) -> None:
    """Write the wrong rows beside the file they came from."""
    name = wording.say("marked.file", language, name=path.stem)
    papers.write(path.parent, {name: marked.marked(path, checked, sender, language)})
    facts = {"count": len(checked.problems), "path": path.parent / name}
    click.echo(wording.say("import.back", language, **facts), err=True)
