"""What the registers say against the pool of a draw."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker.builders import COLLECTING, COMMITTEE, OPERATOR
from tests.tracker.past import SAFETY
from tracker import credit, items, officers, pools, settings
from tracker.errors import Fault, FaultCode
from tracker.records import CreditKind, DrawPool, Officer

POOL = DrawPool({"B": ("E1", "E2"), "C": ("E3",)}, {"B": "20", "C": "21"}, ("FIRE-1",))


@pytest.fixture(autouse=True)
def staff(park: str) -> None:
    officers.register(Officer("FIRE-1", "某某", "FIRE", dt.date(2027, 12, 31)), by=OPERATOR)


def faults(pool: DrawPool = POOL, item: str = "消防安全") -> list[Fault]:
    return list(pools.faults("FIRE", item, pool))


def grade(firm: str, letter: str) -> None:
    day = COLLECTING.date()
    credit.set_grade(firm, CreditKind.RISK_CLASS, letter, day, "省平台", by=COMMITTEE)


def test_enterprises_without_a_grade_are_in_the_tier_that_the_pool_says():
    assert faults() == []


def test_an_enterprise_is_in_the_tier_that_its_grades_make():
    grade("E1", "B")
    grade("E3", "A")

    assert faults() == [Fault("tier", FaultCode.DIFFERS, "C", "A", "E3")]


def test_a_department_with_a_catalogue_draws_for_its_published_items():
    items.register(SAFETY, by=COMMITTEE)
    assert faults() == []
    assert faults(item="油烟") == [Fault("item", FaultCode.UNKNOWN, "油烟")]

    items.register(replace(SAFETY, published=False), by=COMMITTEE)
    assert faults() == [Fault("item", FaultCode.UNKNOWN, "消防安全")]


def test_the_part_of_a_tier_is_a_setting():
    more = replace(POOL, percent={"B": "30", "C": "21"})
    assert faults(more) == [Fault("percent", FaultCode.OUT_OF_RANGE, "30", "5-20", "B")]

    rule = {"percent": [5, 30], "visits": 1, "years": 1, "mode": "visit"}
    settings.write("credit.tier_B", rule, "本区办法", by=OPERATOR)

    assert faults(more) == []


def test_a_pool_may_have_groups_that_are_no_tiers():
    assert faults(replace(POOL, objects={"全部": ("E1",)}, percent={"全部": "90"})) == []
