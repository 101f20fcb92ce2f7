"""The report of a dispatch meeting, and the record of one."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    HEAD,
    OBE,
    OFFICER,
    TODAY,
    WATCHER,
    answered,
    at,
    day,
    dispatched,
    received,
    said,
    solving,
)
from tests.tracker.appeals.counting import questions
from tests.tracker.appeals.filled import fill
from tests.tracker.builders import COLLECTING, COMMITTEE
from tracker import history
from tracker.appeals import call_backs, files, handling, meetings, organs, routing, signing
from tracker.appeals.intake_times import Routed
from tracker.appeals.meetings import Decision, DepartmentLine, MeetingEntry
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, Rejected
from tracker.records import LegalKind, Person, ResultKind, Satisfaction

NOTHING = (0,) * 9


def entry(*decisions: Decision, **fields: Any) -> MeetingEntry:
    """A meeting of today about today."""
    facts: dict[str, Any] = {"day": TODAY, "first": TODAY, "last": TODAY, "participants": ("FIRE",)}
    return MeetingEntry(**{**facts, **fields}, decisions=decisions)


def test_departments_stand_in_the_registers_order_with_their_figures(centre: str) -> None:
    for satisfaction in (Satisfaction.SATISFIED, Satisfaction.FAIR, Satisfaction.DISSATISFIED):
        call_backs.call_back(answered(), said(satisfaction), by=CLERK)
    back = dispatched()
    routing.ask_to_return(back, "不属本单位职责", "TAX", by=OFFICER)

    found = meetings.report(TODAY, TODAY, by=CLERK)

    assert [one.department for one in found.departments] == ["FIRE", "EMB", "TAX"]
    assert found.departments == (
        DepartmentLine("FIRE", 2, 0, 3, 0, 1, 1, 3, 1, 1),
        DepartmentLine("EMB", *NOTHING),
        DepartmentLine("TAX", *NOTHING),
    )
    assert [one.satisfaction for one in found.departments] == [1 / 3, None, None]


def test_what_was_answered_after_its_day_was_answered_late(centre: str) -> None:
    appeal, waits = solving(), dispatched()
    with at(6):
        handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER)
        signing.approve(appeal, by=HEAD)
        fire, *_ = meetings.report(TODAY, day(6), by=CLERK).departments
        before, *_ = meetings.report(TODAY, day(5), by=CLERK).departments

    assert (fire.open, fire.overdue, fire.on_time, fire.late) == (1, 1, 0, 1)
    assert (before.on_time, before.late) == (0, 0)
    assert waits != appeal


def test_the_report_tells_the_share_routed_in_time_and_what_is_open_for_long(
    centre: str,
) -> None:
    old = received(received=COLLECTING - dt.timedelta(days=95))
    dispatched()

    found = meetings.report(TODAY, TODAY, by=CLERK)

    assert found.routed == Routed(1, 1, 0.0)
    (oldest, *_) = found.long_standing
    assert (oldest.older_than, oldest.count) == (90, 1)
    assert oldest.matters[0].listed.appeal.id == old


def test_a_meeting_is_kept_with_what_it_decided_on_matters(centre: str) -> None:
    appeal = dispatched()

    held = meetings.hold(entry(Decision(appeal, " 本周内送电 ")), by=CLERK)

    assert held.entry.decisions == (Decision(appeal, "本周内送电"),)
    assert [one.text for one in files.show(appeal, by=OFFICER).notes] == ["本周内送电"]
    (event,) = history.of_cases([f"meeting:{held.id}"])
    decided = history.digest([{"appeal": appeal, "text": "本周内送电"}])
    days = dict.fromkeys(("day", "first", "last"), str(TODAY))
    assert (event.act, event.facts) == (
        "hold",
        {**days, "participants": ["FIRE"], "digest": decided},
    )
    assert meetings.report(TODAY, TODAY, by=OBE).meetings == (held,)
    assert meetings.list_meetings(by=COMMITTEE) == (held,)
    with at(1):
        assert meetings.report(day(1), day(1), by=OBE).meetings == ()


def test_a_meeting_is_kept_once(centre: str) -> None:
    appeal = dispatched()
    kept = meetings.hold(entry(Decision(appeal, "本周内送电")), by=CLERK)

    assert meetings.hold(entry(Decision(appeal, "本周内送电")), by=WATCHER) == kept
    assert len(files.show(appeal, by=CLERK).notes) == 1
    with pytest.raises(Conflict):
        meetings.hold(entry(participants=("FIRE", "TAX")), by=CLERK)


def test_every_fault_of_a_meeting_is_told_and_nothing_is_stored(centre: str) -> None:
    appeal = dispatched()
    wrong = entry(
        Decision(appeal, "本周内送电"),
        Decision(appeal, " "),
        Decision(999_999, "x"),
        day=TODAY + dt.timedelta(days=1),
        first=TODAY + dt.timedelta(days=1),
        participants=("FIRE", "X"),
    )

    with pytest.raises(Rejected) as told:
        meetings.hold(wrong, by=CLERK)

    assert told.value.faults == (
        Fault("first", FaultCode.TOO_LATE, "2026-11-20", "2026-11-19"),
        Fault("day", FaultCode.FUTURE, "2026-11-20"),
        Fault("participants", FaultCode.UNKNOWN, "X"),
        Fault("decisions", FaultCode.TWICE, str(appeal)),
        Fault("decisions", FaultCode.UNKNOWN, "999999"),
        Fault("decisions", FaultCode.MISSING),
    )
    assert meetings.list_meetings(by=CLERK) == ()
    assert files.show(appeal, by=CLERK).notes == ()
    with pytest.raises(Rejected):
        meetings.hold(entry(participants=()), by=CLERK)


def test_what_has_left_for_a_court_is_not_read_out_of_a_meeting(centre: str) -> None:
    appeal = dispatched()
    meetings.hold(entry(Decision(appeal, "本周内送电")), by=CLERK)
    organs.transfer(appeal, LegalKind.LITIGATION, "源城区法院", day(0), by=CLERK)

    def decisions(by: Person) -> int:
        (one,) = meetings.list_meetings(by=by)
        return len(one.entry.decisions)

    assert (decisions(CLERK), decisions(OBE), decisions(COMMITTEE)) == (1, 1, 0)


def test_departments_neither_hold_nor_read_meetings(centre: str) -> None:
    for by in (OFFICER, HEAD):
        with pytest.raises(NotAllowed):
            meetings.report(TODAY, TODAY, by=by)
        with pytest.raises(NotAllowed):
            meetings.hold(entry(), by=by)
        with pytest.raises(NotAllowed):
            meetings.list_meetings(by=by)


def test_a_report_takes_as_many_questions_for_200_as_for_20(
    centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask() -> object:
        return meetings.report(TODAY - dt.timedelta(days=200), TODAY, by=CLERK)

    fill(10, 10)
    few = questions(monkeypatch, ask)
    fill(90, 90)

    assert questions(monkeypatch, ask) == few
