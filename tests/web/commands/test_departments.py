"""The register of departments at the terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Type = Callable[..., Result]


def test_departments_are_listed(type_in: Type):
    assert "FIRE 局" in type_in("departments", "list").stdout
    found = json.loads(type_in("departments", "list", "--json").stdout)
    assert [(one["id"], one["teams"]) for one in found] == [("FIRE", 2), ("EMB", 2), ("TAX", 2)]


def test_absences_take_the_place_of_those_before(type_in: Type):
    type_in("departments", "away", "FIRE", "2026-W49", "Mon 09:00-12:00")
    windows = ("Tue 09:00-12:00", "Wed 09:00-12:00=2")

    told = type_in("departments", "away", "FIRE", "2026-W49", *windows)

    assert told.stdout == (
        "FIRE，2026年第49周：不在岗检查组 Tue 09:00-12:00=1、Wed 09:00-12:00=2\n"
    )
    found = json.loads(type_in("departments", "absences", "2026-W49", "--json").stdout)
    assert [(one["teams"], one["window"]) for one in found] == [
        (1, "Tue 09:00-12:00"),
        (2, "Wed 09:00-12:00"),
    ]
    assert "FIRE" in type_in("departments", "absences", "2026-W49").stdout
    assert "–" in type_in("departments", "away", "FIRE", "2026-W49").stdout
    assert type_in("departments", "absences", "2026-W49", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("POLICE", "2026-W49", "Mon 09:00-12:00"), "没有部门 POLICE"),
        (("FIRE", "2026-W49", "Montag"), "'Montag' is no window, expected something like"),
        (("FIRE", "2026-W49", "Mon 12:00-09:00"), "window 'Mon 12:00-09:00' is empty"),
        (("FIRE", "2026-W49", "Mon 09:00-12:00=all"), "'all' is no number of teams"),
        (("FIRE", "2026-W49", "Mon 09:00-12:00=0"), "检查组数：只有 0 个，至少要 1 个"),
    ],
)
def test_an_absence_that_does_not_fit_is_told(type_in: Type, words: tuple[str, ...], fault: str):
    told = type_in("departments", "away", *words)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
