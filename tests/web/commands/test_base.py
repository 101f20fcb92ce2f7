"""What all commands share."""

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum

import click
import pytest
from click.testing import CliRunner

from tracker.week import Week
from web.api.shown import plain
from web.commands.base import Day, WeekName, show


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Thing:
    """A record with one of everything."""

    name: str
    done: bool
    colour: Colour
    week: Week
    day: dt.date
    others: tuple[str, ...] = ()
    note: str | None = None


THING = Thing("消防", True, Colour.RED, Week.parse("2026-W49"), dt.date(2026, 11, 30), ("a", "b"))


def test_programs_get_json_and_nothing_else(capsys: pytest.CaptureFixture[str]):
    show([THING, THING], {"name": lambda one: one.name}, as_json=True, language="zh")

    assert json.loads(capsys.readouterr().out) == [plain(THING)] * 2


def test_people_get_a_table_under_headings_of_their_language(capsys: pytest.CaptureFixture[str]):
    columns = {
        "name": lambda one: one.name,
        "done": lambda one: one.done,
        "others": lambda one: one.others,
        "note": lambda one: one.note,
    }

    show([THING], columns, as_json=False, language="zh")

    told = capsys.readouterr().out
    for words in ("名称", "完成", "消防", "✓", "a、b"):
        assert words in told
    assert "None" not in told


def test_a_table_that_goes_to_a_file_is_never_cut(capsys: pytest.CaptureFixture[str]):
    long = Thing("很长的名称" * 60, False, Colour.RED, THING.week, THING.day)

    show([long], {"name": lambda one: one.name}, as_json=False, language="en")

    assert long.name in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [(Day(), "2026-11-30", "2026-11-30"), (WeekName(), "2026-W49", "2026-W49")],
)
def test_a_day_and_a_week_are_read_at_the_edge(kind: click.ParamType, text: str, found: str):
    @click.command()
    @click.argument("what", type=kind)
    def tell(what: object) -> None:
        click.echo(repr(str(what)))

    told = CliRunner().invoke(tell, [text])
    wrong = CliRunner().invoke(tell, ["gestern"])

    assert told.output == f"'{found}'\n"
    assert (wrong.exit_code, "gestern" in wrong.output) == (2, True)


def test_brackets_in_a_record_are_shown_as_they_stand(capsys: pytest.CaptureFixture[str]):
    show(["停产[red]三天[/red]"], {"name": lambda one: one}, as_json=False, language="zh")

    assert "停产[red]三天[/red]" in capsys.readouterr().out
