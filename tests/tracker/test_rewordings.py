"""A name that calendars show is counted where it changes, and a revision stays a revision."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tracker.builders import (
    COLLECTING,
    COMMITTEE,
    OPERATOR,
    ask,
    by_firm,
    department,
    enterprise,
    line,
    plan,
    publish,
    publish_plan,
)
from tracker import clock, departments, enterprises, parks, visits
from tracker.records import Visit

LATER = COLLECTING + dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def known(park: str) -> dict[str, Visit]:
    """FIRE and TAX at E1, FIRE alone at E2, by the enterprise's id."""
    with clock.fixed(COLLECTING):
        publish_plan(line(), line("TAX"), line(enterprise="E2"))
        return now()


def now() -> dict[str, Visit]:
    return by_firm(visits.list_visits(by=COMMITTEE))


def counts() -> dict[str, int]:
    return {firm: one.sequence for firm, one in now().items()}


def renamed_park(folder: Path, name: str) -> None:
    told = {"park": {"id": "NORTH", "name": name}, "sessions": ["09:00-12:00"]}
    path = folder / "park.json"
    path.write_text(json.dumps({**told, "departments": [], "enterprises": []}), encoding="utf-8")
    parks.import_park(path, by=OPERATOR)


def test_a_new_name_of_an_enterprise_is_told_of_its_visits_alone(known: dict[str, Visit]):
    with clock.fixed(LATER):
        enterprises.register(enterprise("E2", name="新名公司"), by=OPERATOR)

    first, second = now()["E1"], now()["E2"]
    assert first == known["E1"]
    assert (second.sequence, second.told) == (1, LATER)
    assert (second.revision, second.changed) == (0, COLLECTING)


@pytest.mark.parametrize(
    ("firm", "raised"),
    [
        ({"address": "高新五路18号"}, 1),
        ({"contact": "某某"}, 0),
        ({"phone": "0762-0000000"}, 0),
        ({"trade": "涂料"}, 0),
    ],
)
def test_only_what_an_entry_shows_of_an_enterprise_is_counted(known, firm, raised: int):
    enterprises.register(enterprise("E1", **firm), by=OPERATOR)

    assert counts() == {"E1": raised, "E2": 0}


def test_what_an_entry_shows_of_a_department_is_told_wherever_it_comes(known):
    departments.register(department("TAX", name="某税务局"), by=OPERATOR)
    departments.register(department("FIRE", short="消防"), by=OPERATOR)
    departments.register(department("FIRE", short="消防", teams=3, contact="某某"), by=OPERATOR)

    assert counts() == {"E1": 2, "E2": 1}


def test_a_new_name_of_a_park_and_a_move_into_it_are_told(known, tmp_path: Path):
    renamed_park(tmp_path, "北园")
    enterprises.register(enterprise("E1", park="NORTH"), by=OPERATOR)
    assert counts()["E1"] == 1

    renamed_park(tmp_path, "新北园")

    assert counts()["E1"] == 2


def test_two_changes_within_a_second_are_two_moments(known):
    with clock.fixed(LATER):
        for name in ("甲公司", "乙公司"):
            enterprises.register(enterprise("E1", name=name), by=OPERATOR)

    assert (now()["E1"].sequence, now()["E1"].told) == (2, LATER + SECOND)


def test_a_publication_goes_on_from_what_was_counted(known):
    with clock.fixed(LATER):
        enterprises.register(enterprise("E1", name="甲公司"), by=OPERATOR)
        publish_plan(line(windows=("Fri 09:00-12:00",)), line("TAX", windows=("Fri 09:00-12:00",)))

    moved = now()["E1"]
    assert (moved.revision, moved.sequence, moved.told) == (1, 2, LATER + SECOND)


def test_a_draft_of_long_ago_is_told_at_the_moment_of_its_publication(known):
    with clock.fixed(LATER):
        ask(line(windows=("Fri 09:00-12:00",)), line("TAX", windows=("Fri 09:00-12:00",)))
        plan()
    with clock.fixed(LATER + dt.timedelta(days=3)):
        enterprises.register(enterprise("E1", name="甲公司"), by=OPERATOR)
    with clock.fixed(LATER + dt.timedelta(days=4)):
        publish()

    moved, gone = now()["E1"], now()["E2"]
    assert moved.told == gone.told == LATER + dt.timedelta(days=4)
    assert (moved.sequence, gone.sequence, gone.cancelled) == (2, 1, True)


def test_a_clock_that_was_set_back_tells_no_earlier_moment(known):
    with clock.fixed(COLLECTING - dt.timedelta(days=1)):
        publish_plan(line(windows=("Fri 09:00-12:00",)), line("TAX", windows=("Fri 09:00-12:00",)))

    assert now()["E1"].told == COLLECTING + SECOND


def test_other_rows_of_a_sheet_are_told_when_they_are_published(known):
    with clock.fixed(LATER):
        publish_plan(line(row=9), line("TAX"), line(enterprise="E2", windows=("Fri 09:00-12:00",)))

    first = now()["E1"]
    assert (first.revision, first.sequence, first.told) == (0, 1, LATER)
    assert (now()["E2"].revision, now()["E2"].sequence) == (1, 1)


def test_a_cancelled_visit_is_told_of_a_name_too(known):
    with clock.fixed(LATER):
        publish_plan(line(), line("TAX"))
        enterprises.register(replace(enterprise("E2"), name="甲公司"), by=OPERATOR)

    gone = now()["E2"]
    assert (gone.cancelled, gone.revision, gone.sequence) == (True, 1, 2)
