"""What stands behind the figure of inspections without plan and without exemption."""

import datetime as dt

import pytest

from tests.tracker import past
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tests.tracker.disturbances.builders import (
    CENTRE,
    DAY,
    FIRE,
    FIRM,
    SUPERVISION,
    entered,
    released,
)
from tests.tracker.onsite import NINE, at
from tracker import attendance, direct
from tracker.disturbances import decisions, entry, unplanned
from tracker.errors import NotAllowed
from tracker.people import NOBODY
from tracker.records import Attendance, DirectEntry, DirectReason, Presence
from tracker.records.disturbances import UnplannedInspection

NOON = NINE + dt.timedelta(hours=3)
EMB = officer("EMB")


@pytest.fixture(autouse=True)
def later(park: str):
    with at(NOON):
        yield


def told(by=SUPERVISION, **span) -> list[tuple[object, ...]]:
    """Department, enterprise, day, reports, visits, day of the late entry."""
    return [plain(one) for one in unplanned.list_unplanned(by=by, **span)]


def plain(one: UnplannedInspection) -> tuple[object, ...]:
    firm = one.enterprise.id if one.enterprise else None
    day = str(one.logged_on) if one.logged_on else None
    return (one.department, firm, str(one.day), one.disturbances, one.visits, day)


def joined() -> str:
    """EMB comes along to a visit that TAX has planned; the uid of the visit."""
    uid = past.visit(DAY, ("TAX", "发票"))
    entry = Attendance(uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(entry, by=officer("TAX"))
    return uid


def test_nothing_was_without_plan():
    assert told() == []
    assert unplanned.of_attendance(by=SUPERVISION) == ()


def test_a_report_and_a_department_that_joined_stand_in_one_list():
    uid = joined()
    one = entered()

    assert told() == [
        ("EMB", "E1", "2026-12-01", (), (uid,), None),
        ("FIRE", "E1", "2026-12-01", (one.id,), (), None),
    ]
    assert [plain(each) for each in unplanned.of_attendance(by=COMMITTEE)] == told()[:1]


def test_one_inspection_counts_once_however_many_tell_of_it():
    uid = joined()
    first = entered(department="EMB")
    second = entered(department="EMB", by=CENTRE)

    assert told() == [("EMB", "E1", "2026-12-01", (first.id, second.id), (uid,), None)]


def test_a_direct_inspection_entered_afterwards_is_shown_and_takes_nothing_away():
    one = entered()
    past_day = DAY + dt.timedelta(2)
    with at(NOON + dt.timedelta(days=2)):
        enter_directly("FIRE")

    assert told() == [("FIRE", "E1", "2026-12-01", (one.id,), (), str(past_day))]
    assert entry.show(one.id, by=SUPERVISION).unplanned is True


def enter_directly(department: str) -> None:
    wish = DirectEntry(department, "E1", DirectReason.DANGER, "险情", ("消防安全",), DAY)
    direct.enter(wish, by=officer(department))


def test_who_joined_is_excused_by_a_direct_inspection_of_that_day_only():
    uid = joined()
    with at(NOON + dt.timedelta(days=1)):
        enter_directly("EMB")
    assert told() == [("EMB", "E1", "2026-12-01", (), (uid,), "2026-12-02")]

    enter_directly("EMB")

    assert told() == []


@pytest.mark.parametrize("end", ["refuse", "dismiss", "withdraw"])
def test_what_was_none_does_not_count(end: str):
    number = released() if end == "dismiss" else entered().id
    if end == "withdraw":
        entry.withdraw(number, "误会", by=FIRM)
    else:
        getattr(decisions, end)(number, "不属实", by=SUPERVISION)

    assert told() == []


def test_from_one_day_to_another():
    one = entered(day=DAY - dt.timedelta(1))
    other = entered()

    assert [each[3] for each in told()] == [(other.id,), (one.id,)]
    assert [each[3] for each in told(since=DAY)] == [(other.id,)]
    assert [each[3] for each in told(until=DAY - dt.timedelta(1))] == [(one.id,)]


def test_who_asked_for_confidentiality_is_named_to_the_committee_once_it_is_decided():
    number = released(confidential=True)

    assert told(COMMITTEE) == [("FIRE", None, "2026-12-01", (number,), (), None)]
    assert told() == [("FIRE", "E1", "2026-12-01", (number,), (), None)]

    decisions.transfer(number, "区纪委", "另案", by=SUPERVISION)

    assert told(COMMITTEE) == told()


def test_a_department_sees_its_own_once_it_is_told():
    uid = joined()
    entered()

    assert told(FIRE) == []
    assert told(EMB) == [("EMB", "E1", "2026-12-01", (), (uid,), None)]
    assert [plain(one) for one in unplanned.of_attendance(by=FIRE)] == []

    number = released(text="又来了")
    assert told(FIRE) == [("FIRE", "E1", "2026-12-01", (number,), (), None)]


def test_a_department_cannot_guess_the_enterprise_from_what_stands_beside_it():
    uid = joined()
    number = released(department="EMB", confidential=True)

    assert told(EMB) == [("EMB", "E1", "2026-12-01", (), (uid,), None)]
    assert told()[0][3] == (number,)

    other = released(confidential=True)
    with at(NOON + dt.timedelta(days=1)):
        enter_directly("FIRE")
    assert told(FIRE) == [("FIRE", None, "2026-12-01", (other,), (), None)]


@pytest.mark.parametrize("by", [OPERATOR, CENTRE, FIRM, NOBODY])
def test_nobody_else_reads_the_list(by):
    with pytest.raises(NotAllowed):
        unplanned.list_unplanned(by=by)
    with pytest.raises(NotAllowed):
        unplanned.of_attendance(by=by)
