"""Who came counts, however the visit was planned; who did not come does not."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.tracker import past
from tests.tracker.builders import (
    COMMITTEE,
    WEEK,
    line,
)
from tests.tracker.past import (
    NOVEMBER,
    SAFETY,
    SEEN,
    SPRING,
    SUMMER,
)
from tracker import (
    checks,
    items,
)
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    VisitCaseRow,
    VisitItemRow,
    VisitRequestRow,
    VisitRow,
)
from tracker.records import CheckCode, CheckFinding, Presence, VersionState, VisitState
from tracker.week import Week


def codes(found: tuple[CheckFinding, ...]) -> list[CheckCode]:
    return [one.code for one in found]


@pytest.fixture
def capped(park: str) -> None:
    """Fire safety may be seen twice a year."""
    items.register(SAFETY, by=COMMITTEE)


def cap_of(on: dt.date | Week = WEEK) -> object:
    """What the cap says: nothing, or what was counted."""
    found = [
        one.facts["counted"]
        for one in checks.of_line(line(), on=on)
        if one.code is CheckCode.CAP_REACHED
    ]
    return found[0] if found else None


def repeats(**fields: object) -> list[object]:
    return [
        (one.facts["days"], one.facts["other"])
        for one in checks.of_line(line(**fields), on=WEEK)
        if one.code is CheckCode.REPEATED
    ]


def test_what_was_cancelled_superseded_or_only_drafted_does_not_count(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(SUMMER, SEEN, cancelled=True)
    past.visit(SUMMER, SEEN, state=VersionState.DRAFT)
    past.visit(SUMMER, SEEN, state=VersionState.SUPERSEDED)

    assert cap_of() is None


def test_whoever_did_not_come_is_not_counted(capped: None):
    past.visit(SPRING, SEEN)
    missed, absent = past.visit(SUMMER, SEEN), past.visit(NOVEMBER, SEEN, ("TAX", "发票"))
    VisitCaseRow.create(uid=missed, state=VisitState.MISSED.value)
    _attended(absent, "FIRE", Presence.ABSENT)

    assert cap_of() is None

    AttendanceRow.update(presence=Presence.LATE.value).execute()
    assert cap_of() == 2


def _attended(uid: str, office: str, presence: Presence, *, unplanned: bool = False) -> None:
    AttendanceRow.create(
        uid=uid,
        department=DepartmentRow.get(DepartmentRow.code == office),
        presence=presence.value,
        minutes_late=0,
        reason="",
        unplanned=unplanned,
    )


def test_a_department_that_joined_on_the_day_has_been_there(park: str):
    uid = past.visit(NOVEMBER, ("TAX", "发票"))
    _attended(uid, "FIRE", Presence.ON_TIME, unplanned=True)

    assert repeats() == [(21, "2026-11-10")]


@given(
    visits_of_year=st.lists(
        st.tuples(
            st.integers(0, 364),
            st.sets(st.sampled_from([SEEN, ("TAX", "发票"), ("FIRE", "油烟")]), min_size=1),
            st.booleans(),
        ),
        max_size=7,
    ),
    day=st.integers(0, 364),
)
@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_cap_and_repetition_are_those_of_a_naive_count(capped: None, visits_of_year, day):
    for table in (VisitItemRow, VisitRequestRow, VisitRow):
        table.delete().execute()
    first = dt.date(2026, 1, 1)
    for number, parts, cancelled in visits_of_year:
        past.visit(first + dt.timedelta(days=number), *sorted(parts), cancelled=cancelled)
    when = first + dt.timedelta(days=day)

    found = codes(checks.of_line(line(), on=when))

    held = [
        (first + dt.timedelta(days=number), parts)
        for number, parts, cancelled in visits_of_year
        if not cancelled
    ]
    own_week = when.isocalendar()[:2]
    seen = [one for one, parts in held if SEEN in parts and one.isocalendar()[:2] != own_week]
    fire = [
        one
        for one, parts in held
        if "FIRE" in {office for office, _ in parts} and one.isocalendar()[:2] != own_week
    ]
    assert (CheckCode.CAP_REACHED in found) == (len(seen) >= 2)
    assert (CheckCode.REPEATED in found) == any(abs((one - when).days) < 60 for one in fire)
