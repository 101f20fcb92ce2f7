"""Two versions of a week, side by side."""

from dataclasses import replace

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    WEEK,
    ask,
    by_firm,
    line,
    plan,
    publish_plan,
)
from tracker import instructions, planning, versions
from tracker.comparison import Comparison, compare
from tracker.records import PlanVersion

TEN = 1440 + 600


@pytest.fixture(autouse=True)
def first(park: str) -> PlanVersion:
    ask(line(), line("TAX"), line(enterprise="E2"))
    return plan().version


def against(before: PlanVersion) -> Comparison:
    return compare(before, versions.show(WEEK, by=COMMITTEE))


def test_a_version_does_not_differ_from_itself(first: PlanVersion):
    found = compare(first, first)

    assert found.is_nothing
    assert found.better is None
    assert found.departments == ()


def test_a_moved_visit_is_told_with_both_times_and_those_who_come(first: PlanVersion):
    planning.move(WEEK, by_firm(first.standing)["E1"].uid, TEN, "开会", by=COMMITTEE)

    (one,) = against(first).changed

    assert one.moved
    assert not one.led_anew
    assert (one.joined, one.left) == ((), ())
    assert one.after.start == WEEK.moment(TEN)
    assert [each.id for each in against(first).departments] == ["FIRE", "TAX"]


def test_another_lead_is_a_difference(first: PlanVersion):
    instructions.lead(WEEK, "E1", ["TAX"], "专项", by=COMMITTEE)
    plan()

    (one,) = against(first).changed

    assert one.led_anew
    assert not one.moved


def test_visits_that_come_and_go_are_told(first: PlanVersion):
    ask(line(), line("TAX"), line(enterprise="E3"))
    plan()

    found = against(first)

    assert [one.enterprise.id for one in found.new] == ["E3"]
    assert [one.enterprise.id for one in found.gone] == ["E2"]
    assert [one.enterprise.id for one in found.planned] == ["E3"]
    assert [one.enterprise.id for one in found.left_out] == ["E2"]


def test_requests_that_part_are_told_on_the_visit_that_lost_them(first: PlanVersion):
    instructions.apart(WEEK, ["FIRE-1", "TAX-1"], "场地小", by=COMMITTEE)
    plan()

    found = against(first)

    assert len(found.new) == 1
    (one,) = found.changed
    assert len(one.left) == 1
    assert found.score["visits"] == (2, 3)
    assert found.better == "before"
    assert compare(versions.show(WEEK, by=COMMITTEE), first).better == "after"


def test_a_cancelled_visit_is_gone(first: PlanVersion):
    before = publish_plan(line(), line("TAX"), line(enterprise="E2")).version
    publish_plan(line(), line("TAX"))

    assert [one.enterprise.id for one in against(before).gone] == ["E2"]


def test_an_earlier_tier_decides_before_a_later_one(first: PlanVersion):
    worse = replace(first, run=replace(first.run, score={"unplanned": 1, "visits": 0}))

    assert compare(first, worse).better == "before"


def test_only_versions_of_one_week_are_compared(first: PlanVersion):
    other = replace(first, week=type(WEEK)(2026, 50))

    with pytest.raises(ValueError, match="expected one week"):
        compare(first, other)
