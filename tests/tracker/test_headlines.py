"""Two figures for whoever can change them, each with what it rests on."""

import datetime as dt
import logging
import time

import pytest

from tests.tracker import past
from tests.tracker.appeals import builders as calls
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tests.tracker.disturbances import builders as disturbed
from tests.tracker.disturbances.builders import SUPERVISION
from tests.tracker.onsite import NINE, at
from tracker import attendance, deadlines, headlines
from tracker.appeals import lists, organs
from tracker.appeals.lists import Light, Wanted
from tracker.database import transaction
from tracker.disturbances import decisions, unplanned
from tracker.errors import NotAllowed
from tracker.models import AppealRow, DeadlineRow
from tracker.people import NOBODY, of_feed
from tracker.records import AT_DEPARTMENT, UNANSWERED, Attendance, LegalKind, Person, Presence
from tracker.records.headlines import Headlines, Unanswered, Unplanned

READERS = {
    "committee": COMMITTEE,
    "centre": calls.CLERK,
    "supervision": SUPERVISION,
    "fire": calls.OFFICER,
    "fire head": calls.HEAD,
    "tax": calls.TAX,
}
NOON = NINE + dt.timedelta(hours=3)


def listed(by: Person, light: Light | None = None) -> set[str]:
    """What the register lists as unanswered."""
    states = AT_DEPARTMENT if by.department else UNANSWERED
    wanted = Wanted(states=states, department=by.department, light=light)
    return {f"appeal:{one.appeal.id}" for one in lists.list_appeals(wanted, by=by)}


def waiting() -> dict[str, int]:
    """Appeals in many hands."""
    calls.staff()
    found = {
        "received": calls.received(enterprise="E2"),
        "fire": calls.dispatched(title="停电"),
        "hidden": calls.dispatched(title="保密", confidential=True),
        "tax": calls.dispatched(calls.order(department="TAX"), title="发票"),
        "answered": calls.answered(title="停水"),
        "legal": calls.dispatched(title="涉诉"),
    }
    found["taken"] = calls.handling_(title="已承办")
    found["eased"] = calls.received(title="免限")
    for kind in ("accept", "route"):
        deadlines.drop(f"appeal:{found['eased']}", kind, "暂缓", by=calls.CLERK)
    organs.transfer(found["legal"], LegalKind.LAW, "法院", calls.TODAY, by=calls.CLERK)
    return found


def joined(days_ago: int = 0) -> str:
    """EMB comes along to a visit that TAX has planned; the uid of the visit."""
    uid = past.visit(NINE.date() - dt.timedelta(days_ago), ("TAX", "发票"))
    entry = Attendance(uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(entry, by=officer("TAX"))
    return uid


def test_where_nothing_waits_both_figures_are_nothing(park: str):
    empty = Headlines(calls.TODAY, Unanswered((), (), None, 0), Unplanned((), ()))

    assert headlines.show(by=COMMITTEE) == empty
    assert headlines.show(by=calls.FIRM).unplanned is None


def test_unanswered_appeals_are_those_of_the_list_for_every_reader(park: str):
    found = waiting()

    for days in (0, 1, 2, 3, 6):
        for name, by in READERS.items():
            with calls.at(days):
                told = headlines.show(by=by).unanswered

                assert set(told.keys) == listed(by), name
                assert set(told.overdue) == listed(by, Light.RED), name
                assert told.figure == len(told.keys) == len(set(told.keys)), name
    with calls.at(3):
        own = headlines.show(by=calls.OFFICER).unanswered
        park_wide = headlines.show(by=COMMITTEE).unanswered

    assert set(own.keys) == {f"appeal:{found[one]}" for one in ("fire", "hidden", "taken")}
    assert park_wide.figure == 6
    assert (park_wide.oldest, park_wide.days) == (calls.TODAY, 5)
    assert f"appeal:{found['received']}" in park_wide.overdue


def test_an_enterprise_sees_those_of_its_own_that_wait(park: str):
    found = waiting()

    told = headlines.show(by=calls.STRANGER).unanswered

    assert told.keys == (f"appeal:{found['received']}",)
    own = {f"appeal:{found[one]}" for one in ("fire", "hidden", "tax", "taken", "eased")}
    assert set(headlines.show(by=calls.FIRM).unanswered.keys) == own


def test_visits_without_plan_are_those_of_the_list_for_every_reader(park: str):
    with at(NOON):
        joined()
        joined(40)
        kept = disturbed.entered().id
        told = disturbed.released(text="又来了", day=disturbed.DAY - dt.timedelta(1))
        gone = disturbed.released(department="TAX", text="另一件")
        decisions.dismiss(gone, "有依据", by=SUPERVISION)

        first = dt.date(2026, 1, 1)
        for name, by in READERS.items():
            found = headlines.show(by=by).unplanned
            reader = COMMITTEE if name == "centre" else by
            rows = unplanned.list_unplanned(by=reader, since=first)
            assert found.figure == len(found.keys) == len(rows), name
            days = [key.split(":")[:2] for key in found.keys]
            assert days == [[one.department, str(one.day)] for one in rows], name

        assert headlines.show(by=officer("FIRE")).unplanned == Unplanned(
            keys=(f"FIRE:2026-11-30:disturbance:{told}",), month=()
        )
        month = headlines.show(by=SUPERVISION).unplanned.month
        assert f"FIRE:2026-12-01:disturbance:{kept}" in month
        assert len(month) == 2


def test_the_service_centre_counts_what_it_may_not_follow(park: str):
    with at(NOON):
        uid = joined()

        told = headlines.show(by=calls.CLERK)

        assert told.unplanned.keys == ("EMB:2026-12-01:",)
        assert uid not in str(told)
        assert headlines.show(by=COMMITTEE).unplanned.keys == (f"EMB:2026-12-01:visit:{uid}",)


def test_a_new_year_begins_with_nothing(park: str):
    with at(NOON):
        joined()
    with at(dt.datetime(2027, 1, 1, 9, tzinfo=NOON.tzinfo)):
        assert headlines.show(by=COMMITTEE).unplanned == Unplanned((), ())


@pytest.mark.parametrize("by", [OPERATOR, NOBODY, of_feed(department="FIRE")])
def test_who_can_change_neither_is_refused(park: str, by: Person):
    with pytest.raises(NotAllowed):
        headlines.show(by=by)


def test_five_thousand_open_appeals_take_as_many_questions_and_no_time(
    park: str, caplog: pytest.LogCaptureFixture
):
    first = AppealRow.get_by_id(waiting()["fire"])
    readers = (COMMITTEE, calls.OFFICER, calls.FIRM)

    def questions(by: Person) -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            headlines.show(by=by)
        return len(caplog.records)

    few = [questions(by) for by in readers]
    multiply(first, 5_000)

    assert [questions(by) for by in readers] == few
    for by in readers:
        begun = time.perf_counter()
        told = headlines.show(by=by).unanswered
        assert time.perf_counter() - begun < 2
        assert told.figure > 5_000


def multiply(row: AppealRow, times: int) -> None:
    """As many more that lie where this one lies, each with a limit that has passed."""
    facts = {name: value for name, value in row.__data__.items() if name != "id"}
    names = ("department", "enterprise")
    with transaction():
        last = AppealRow.select().order_by(AppealRow.id.desc()).first().id
        numbers = range(last + 1, last + 1 + times)
        for start in range(0, times, 500):
            some = numbers[start : start + 500]
            AppealRow.insert_many([{**facts, "id": one} for one in some]).execute()
            DeadlineRow.insert_many([_passed(one) for one in some]).execute()
    assert all(facts[name] for name in names)


def _passed(number: int) -> dict[str, object]:
    day = calls.TODAY - dt.timedelta(1)
    return {
        "case": f"appeal:{number}",
        "kind": "solve",
        "owner": "department:FIRE",
        "start": day,
        "counted": [],
        "due": day,
        "provisional": False,
        "dropped": "",
    }
