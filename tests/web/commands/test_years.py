"""The year table at the terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Type = Callable[..., Result]

NEW_YEAR = ("--free", "2027-01-01..2027-01-03=元旦", "--work", "2027-01-09", "--source", "通知")


def test_a_year_is_announced_and_listed(type_in: Type):
    told = type_in("years", "announce", 2027, *NEW_YEAR)

    assert told.stdout == "2027 年：调整 4 天，已按“通知”确认\n"
    years = json.loads(type_in("years", "list", "--json").stdout)
    assert (years[-1]["year"], years[-1]["confirmed"]) == (2027, True)
    assert years[-1]["days"][0] == ["2027-01-01", False, "元旦"]
    assert "2027" in type_in("years", "list").stdout


def test_an_expected_year_is_confirmed_later_and_corrected_by_day(type_in: Type):
    told = type_in("years", "announce", 2027, *NEW_YEAR, "--expected")
    assert "尚未确认" in told.stdout

    assert "已按" in type_in("years", "confirm", 2027, "--source", "国办通知").stdout

    changed = type_in(
        "years", "change", "2027-01-04", "--free", "--name", "停工", "--source", "区通知"
    )
    assert "调整 5 天" in changed.stdout


@pytest.mark.parametrize("text", ["元旦", "2027-01-03..2027-01-01", "2027-01-01..2027-12-31=全年"])
def test_what_is_no_stretch_of_days_is_refused(type_in: Type, text: str):
    told = type_in("years", "announce", 2027, "--free", text, "--source", "通知")

    assert told.exit_code == 2
    assert text in told.stderr


def test_a_year_that_is_not_there_is_told_in_one_line(type_in: Type):
    told = type_in("years", "confirm", 2031, "--source", "通知")

    assert (told.exit_code, told.stdout) == (2, "")
    assert "2031" in told.stderr
