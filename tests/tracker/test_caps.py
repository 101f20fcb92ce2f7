"""A yearly cap is held against the enterprise at which an item was seen most often."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.tracker import past
from tests.tracker.builders import COMMITTEE, FIRMS, line, officer
from tests.tracker.past import NOVEMBER, SAFETY, SEEN, SPRING, SUMMER
from tracker import caps, checks, items
from tracker.errors import NotAllowed
from tracker.models import VisitCaseRow, VisitItemRow, VisitRequestRow, VisitRow
from tracker.records import CapUse, CheckCode, InspectionItem, VisitState

TAXES = InspectionItem("TAX-01", "TAX", "发票", "税收征管法", cap=1)
LATER = dt.date(2026, 12, 22)


@pytest.fixture
def capped(park: str) -> None:
    """Fire safety may be seen twice a year."""
    items.register(SAFETY, by=COMMITTEE)


def uses(year: int = 2026) -> tuple[CapUse, ...]:
    return caps.of_year(year, by=COMMITTEE)


def use(**facts: object) -> CapUse:
    known = CapUse("FIRE", "FIRE-01", "消防安全", 2, most=0, enterprises=0, at_cap=())
    return replace(known, **facts)


def test_an_item_that_was_not_seen_stands_there_with_nothing(capped: None):
    assert uses() == (use(),)


def test_the_enterprise_where_it_was_seen_most_often_counts(capped: None):
    for day in (SPRING, SUMMER):
        past.visit(day, SEEN)
    past.visit(NOVEMBER, SEEN, ("TAX", "消防安全"), enterprise="E2")

    assert uses() == (use(most=2, enterprises=2, at_cap=("E1",)),)


def test_an_item_is_found_by_its_id_as_by_its_name(capped: None):
    past.visit(SPRING, ("FIRE", "FIRE-01"))
    past.visit(SUMMER, SEEN)

    assert uses() == (use(most=2, enterprises=1, at_cap=("E1",)),)


def test_beyond_the_cap_is_at_the_cap_too(capped: None):
    for day in (SPRING, SUMMER, NOVEMBER):
        past.visit(day, SEEN, enterprise="E3")

    assert uses() == (use(most=3, enterprises=1, at_cap=("E3",)),)


def test_each_year_is_counted_by_itself(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(dt.date(2025, 12, 30), SEEN)

    assert uses(2026) == uses(2025) == (use(most=1, enterprises=1),)
    assert uses(2027) == (use(),)


def test_what_was_missed_cancelled_or_exempt_uses_no_cap(capped: None):
    VisitCaseRow.create(uid=past.visit(SPRING, SEEN), state=VisitState.MISSED.value)
    past.visit(SUMMER, SEEN, cancelled=True)
    past.visit(NOVEMBER, SEEN)
    past.exempt_entry(NOVEMBER)

    assert uses() == (use(),)


def test_items_without_a_cap_have_no_use(park: str):
    items.register(replace(SAFETY, cap=None), by=COMMITTEE)

    assert uses() == ()


def test_items_stand_by_department_and_id_however_often_they_were_used(capped: None):
    items.take([TAXES, replace(SAFETY, id="FIRE-00", name="油烟", cap=9)], by=COMMITTEE)
    past.visit(SPRING, ("TAX", "发票"), enterprise="E2")
    for day in (SPRING, SUMMER):
        past.visit(day, SEEN, enterprise="E1")
    past.visit(NOVEMBER, ("TAX", "发票"), enterprise="E1")

    found = uses()

    # By most it is 0, 2, 1 and by enterprises at the cap 0, 1, 2: neither is in order.
    assert [(one.item, one.most, len(one.at_cap)) for one in found] == [
        ("FIRE-00", 0, 0),
        ("FIRE-01", 2, 1),
        ("TAX-01", 1, 2),
    ]
    assert found[2].at_cap == ("E1", "E2")


@given(
    visits_of_year=st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(FIRMS), st.booleans()), max_size=7
    )
)
@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_at_the_cap_is_where_the_check_says_that_it_is_reached(capped: None, visits_of_year):
    for table in (VisitItemRow, VisitRequestRow, VisitRow):
        table.delete().execute()
    for number, firm, cancelled in visits_of_year:
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        past.visit(day, SEEN, enterprise=firm, cancelled=cancelled)

    (found,) = uses()

    told = [
        firm
        for firm in FIRMS
        for one in checks.of_line(line(enterprise=firm), on=LATER)
        if one.code is CheckCode.CAP_REACHED
    ]
    assert list(found.at_cap) == told


def test_only_the_committee_reviews_caps(park: str):
    with pytest.raises(NotAllowed):
        caps.of_year(2026, by=officer())
