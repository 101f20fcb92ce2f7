"""Who came, and how."""

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tracker import attendance, history, visit_cases
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.records import Attendance, Presence, VisitState


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        yield


def test_the_first_to_come_begins_the_visit():
    came("TAX")

    found = visit_cases.show(visit().uid, by=COMMITTEE)
    assert found.state is VisitState.UNDER_WAY
    assert [one.department for one in found.attendance] == ["TAX"]


def test_the_lead_tells_for_all_and_others_for_themselves():
    entry = Attendance(visit().uid, "TAX", Presence.ABSENT, reason="未到")

    attendance.attend(entry, by=officer("FIRE"))

    assert attendance.attendance_of(visit().uid) == (entry,)
    with pytest.raises(NotAllowed):
        attendance.attend(Attendance(visit().uid, "FIRE", Presence.ON_TIME), by=officer("TAX"))


def test_what_is_told_again_takes_the_place_of_what_was_told():
    came("TAX")
    came("TAX", presence=Presence.LATE, minutes_late=20)

    (found,) = attendance.attendance_of(visit().uid)
    assert (found.presence, found.minutes_late) == (Presence.LATE, 20)


def test_who_joins_unplanned_is_marked_with_the_reason():
    entry = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)

    attendance.attend(entry, by=officer("FIRE"))

    assert attendance.attendance_of(visit().uid) == (entry,)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"presence": Presence.LATE}, "is late by 0 minutes"),
        ({"minutes_late": 5}, "is on time by 5 minutes"),
        ({"presence": Presence.ABSENT}, "is absent, which needs a reason"),
        ({"presence": Presence.WITHDRAWN, "reason": " "}, "is withdrawn, which needs a reason"),
        ({"unplanned": True, "reason": "顺路"}, "TAX was planned for it"),
        ({"department": "EMB"}, "EMB was not planned for it"),
        ({"department": "EMB", "unplanned": True}, "joined without being planned"),
    ],
)
def test_what_cannot_have_been_is_refused(fields: dict[str, object], fault: str):
    entry = {"visit": visit().uid, "department": "TAX", "presence": Presence.ON_TIME, **fields}

    with pytest.raises(Rejected) as found:
        attendance.attend(Attendance(**entry), by=officer("FIRE"))

    assert fault in str(found.value)
    assert attendance.attendance_of(visit().uid) == ()
    assert visit_cases.show(visit().uid, by=COMMITTEE).state is VisitState.PLANNED


def test_nobody_comes_before_the_visit_begins():
    with at(NINE.replace(hour=8)), pytest.raises(Rejected, match="cannot have come before"):
        came()


def test_a_stranger_does_not_even_know_of_the_visit():
    with pytest.raises(NotFound):
        came("EMB", unplanned=True, reason="顺路")


def test_it_is_in_the_visits_log():
    came("TAX")
    came("TAX")

    acts = [one.act for one in history.events(f"visit:{visit().uid}", by=COMMITTEE)]
    assert acts == ["announce", "attend"]
