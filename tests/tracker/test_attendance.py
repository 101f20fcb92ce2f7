"""Who came, and how."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import attendance, findings, history, visit_cases
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected
from tracker.records import Attendance, Presence, VisitState

MINUTE = dt.timedelta(minutes=1)
EIGHT = NINE - 60 * MINUTE


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
        ({"presence": Presence.LATE}, "minutes_late: too-few, found '0'"),
        ({"minutes_late": 5}, "minutes_late: not-wanted, found '5', expected on time"),
        ({"presence": Presence.ABSENT}, "reason: missing"),
        ({"presence": Presence.WITHDRAWN, "reason": " "}, "reason: missing"),
        ({"unplanned": True, "reason": "顺路"}, "unplanned: differs"),
        ({"department": "EMB"}, "unplanned: differs"),
        ({"department": "EMB", "unplanned": True}, "reason: missing"),
        (
            {"department": "EMB", "unplanned": True, "reason": "x", "presence": Presence.ABSENT},
            "presence: not-alone, found 'absent', expected unplanned",
        ),
        ({"arrived": EIGHT, "left": EIGHT - MINUTE}, "left: too-early"),
        ({"arrived": NINE + MINUTE}, "arrived: future"),
        ({"left": NINE + MINUTE}, "left: future, found '2026-12-01 09:01'"),
        ({"arrived": NINE.replace(tzinfo=None)}, "arrived: wrong-form"),
        (
            {"arrived": EIGHT - dt.timedelta(1)},
            "arrived: differs, found '2026-11-30",
        ),
        (
            {"presence": Presence.ABSENT, "reason": "x", "arrived": EIGHT},
            "arrived: not-wanted",
        ),
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
    with at(NINE.replace(hour=8)), pytest.raises(Rejected, match="visit: future"):
        came()


def test_a_stranger_does_not_even_know_of_the_visit():
    with pytest.raises(NotFound):
        came("EMB", unplanned=True, reason="顺路")


def test_it_is_in_the_visits_log():
    came("TAX")
    came("TAX")

    acts = [one.act for one in history.events(f"visit:{visit().uid}", by=COMMITTEE)]
    assert acts == ["announce", "attend"]


def test_times_are_kept_as_the_clock_on_the_wall_shows_them():
    with at(LATER):
        came("FIRE", arrived=NINE.astimezone(dt.UTC), left=LATER)

    (found,) = attendance.attendance_of(visit().uid)
    assert (str(found.arrived), found.left) == ("2026-12-01 09:00:00+08:00", LATER)


@pytest.mark.parametrize(
    ("minutes", "fields", "fault"),
    [
        (10, {}, ""),
        (11, {}, "presence: differs, found 'on time'"),
        (11, {"presence": Presence.LATE, "minutes_late": 11}, ""),
        (
            11,
            {"presence": Presence.LATE, "minutes_late": 5},
            "minutes_late: differs, found '5'",
        ),
    ],
)
def test_who_arrives_after_the_grace_is_late(minutes: int, fields: dict, fault: str):
    arrived = NINE + minutes * MINUTE
    with at(LATER):
        if fault:
            with pytest.raises(Rejected, match=fault):
                came("TAX", arrived=arrived, **fields)
        else:
            assert came("TAX", arrived=arrived, **fields).arrived == arrived


def test_who_has_found_something_was_not_absent():
    came("TAX")
    one = found("TAX")

    with pytest.raises(Rejected, match="presence: contradicts, found 'absent', expected finding"):
        came("TAX", presence=Presence.ABSENT, reason="未到")
    findings.withdraw(one.id, "误录", by=officer("TAX"))
    assert came("TAX", presence=Presence.ABSENT, reason="未到").presence is Presence.ABSENT


def test_who_joined_unplanned_sees_the_visit_from_then_on():
    with pytest.raises(NotFound):
        visit_cases.show(visit().uid, by=officer("EMB"))

    entry = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(entry, by=officer("FIRE"))

    assert visit_cases.show(visit().uid, by=officer("EMB")).attendance == (entry,)
    assert visit_cases.show(visit().uid, by=COMMITTEE).departments == ("FIRE", "TAX")


def test_who_tells_without_having_seen_the_last_word_is_stopped():
    seen = history.last(f"visit:{visit().uid}")
    came("TAX")
    entry = Attendance(visit().uid, "TAX", Presence.LATE, minutes_late=5)

    with pytest.raises(Conflict, match="since attend by TAX-officer"):
        attendance.attend(entry, seen=seen, by=officer("FIRE"))


def test_who_joins_unplanned_is_never_late():
    with at(LATER):
        told = Attendance(
            visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True, arrived=LATER
        )

        assert attendance.attend(told, by=officer("FIRE")) == told
