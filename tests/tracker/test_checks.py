"""What speaks against an inspection: counted by hand in each test."""

from dataclasses import replace

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, line
from tracker import checks, items, overrides
from tracker.records import CheckCode, CheckFinding, CheckSeverity, InspectionItem

SAFETY = InspectionItem("FIRE-01", "FIRE", "消防安全", "消防法第五十三条", cap=2)


def codes(found: tuple[CheckFinding, ...]) -> list[CheckCode]:
    return [one.code for one in found]


def test_a_published_item_of_the_catalogue_has_nothing_against_it(park: str):
    items.register(SAFETY, by=COMMITTEE)

    assert checks.of_line(line(), on=WEEK) == ()


def test_an_item_outside_the_catalogue_is_blocked_for_good(park: str):
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)

    (found,) = checks.of_line(line(), on=WEEK)

    assert found.code is CheckCode.UNKNOWN_ITEM
    assert found.severity is CheckSeverity.BLOCKING
    assert found.blocks
    assert not found.overridable
    assert (found.department, found.enterprise, found.item) == ("FIRE", "E1", "消防安全")
    assert found.key == "2026-W49/FIRE/E1/消防安全"


def test_an_item_that_is_not_published_is_blocked(park: str):
    items.register(replace(SAFETY, published=False), by=COMMITTEE)

    assert codes(checks.of_line(line(), on=WEEK)) == [CheckCode.UNPUBLISHED_ITEM]


def test_a_department_without_any_catalogue_is_told_and_not_stopped(park: str):
    items.register(replace(SAFETY, department="TAX"), by=COMMITTEE)

    (found,) = checks.of_line(line(), on=WEEK)

    assert (found.code, found.blocks) == (CheckCode.NO_CATALOGUE, False)


def test_a_plan_line_alone_does_not_say_when_it_is(park: str):
    with pytest.raises(ValueError, match="for a week or for a day"):
        checks.of_line(line())


def test_a_finding_says_who_set_it_aside_and_why(park: str):
    (found,) = checks.of_line(line(), on=WEEK)

    overrides.override(found.code, found.key, "目录正在制定", by=COMMITTEE)

    (again,) = checks.of_line(line(), on=WEEK)
    assert again.override is not None
    assert (again.override.actor, again.override.reason) == (COMMITTEE.login, "目录正在制定")
