"""A rule suggests, a person decides, the department answers."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    TODAY,
    answered,
    said,
)
from tests.tracker.builders import COLLECTING, COMMITTEE, OPERATOR
from tracker import clock, history, outbox
from tracker.appeals import call_backs, desks, measures
from tracker.database import transaction
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import MeasureRow
from tracker.records import MeasureKind, MeasureState, MeasureTrigger, Person


def untrue() -> int:
    """A matter whose answer the appellant did not confirm."""
    appeal = answered()
    call_backs.call_back(appeal, said(confirmed=False), by=CLERK)
    return appeal


def suggested(first: dt.date = TODAY, last: dt.date | None = None) -> measures.Measure:
    """The suggestion that an untrue answer of today gives."""
    return measures.suggest(first, last or clock.today(), by=CLERK)[0]


def told(measure: int) -> list[tuple[str, Any]]:
    """The events of a measure."""
    return [(one.act, one.facts) for one in history.of_cases([f"measure:{measure}"])]


def test_a_rule_suggests_a_measure_with_what_it_rests_on(centre: str) -> None:
    appeal = untrue()

    (one,) = measures.suggest(TODAY, TODAY, by=CLERK)

    assert (one.department, one.trigger, one.kind) == (
        "FIRE",
        MeasureTrigger.UNTRUE,
        MeasureKind.REMINDER,
    )
    assert (one.appeals, one.counted, one.among) == ((appeal,), 1, 1)
    assert (one.state, one.text, one.actor) == (MeasureState.SUGGESTED, "", "")
    facts = {"department": "FIRE", "kind": "reminder", "trigger": "untrue", "appeals": [appeal]}
    facts |= {"first": str(TODAY), "last": str(TODAY), "counted": 1, "among": 1}
    assert told(one.id) == [("suggest", facts)]
    assert [one for one in outbox.unsent() if one.kind.startswith("measure")] == []


def test_a_period_is_suggested_on_once_even_if_it_was_dismissed(centre: str) -> None:
    untrue()
    one = suggested()
    measures.dismiss(one.id, "企业误报", by=OBE)
    untrue()

    again, *others = measures.suggest(TODAY, TODAY, by=CLERK)

    assert [one.trigger for one in others] == [MeasureTrigger.POOR_QUALITY]
    assert (again.id, again.state, again.counted) == (one.id, MeasureState.DISMISSED, 1)
    assert [act for act, _ in told(one.id)] == ["suggest", "dismiss"]


def test_two_suggestions_of_one_period_cannot_be_stored(centre: str) -> None:
    untrue()
    one = MeasureRow.get(MeasureRow.id == suggested().id)

    fields = {name: value for name, value in one.__data__.items() if name != "id"}
    with pytest.raises(Conflict), transaction():
        MeasureRow.create(**fields)


def test_issued_measures_climb_the_ladder_within_a_quarter(centre: str) -> None:
    kinds = []
    matters = [answered() for _ in range(5)]
    for days, appeal in zip((0, 30, 60, 89, 89 + 91), matters, strict=True):
        with clock.fixed(COLLECTING + dt.timedelta(days=days)):
            call_backs.call_back(appeal, said(confirmed=False), by=CLERK)
            one = suggested(clock.today())
            kinds.append(one.kind)
            measures.issue(one.id, "请核实", by=OBE)

    reminder, dispatch, circular = MeasureKind
    assert kinds == [reminder, dispatch, circular, circular, reminder]


def test_what_was_dismissed_is_no_step_of_the_ladder(centre: str) -> None:
    untrue()
    measures.dismiss(suggested().id, "企业误报", by=OBE)
    with clock.fixed(COLLECTING + dt.timedelta(days=1)):
        untrue()
        assert suggested(clock.today()).kind is MeasureKind.REMINDER


@pytest.mark.parametrize("by", [OBE, COMMITTEE], ids=lambda one: one.login)
def test_a_person_issues_it_as_suggested_or_otherwise(centre: str, by: Person) -> None:
    untrue()

    one = measures.issue(suggested().id, " 请核实 ", MeasureKind.CIRCULAR, by=by)

    assert (one.state, one.kind, one.text, one.actor) == (
        MeasureState.ISSUED,
        MeasureKind.CIRCULAR,
        "请核实",
        by.login,
    )
    facts = {"kind": "circular", "text": history.digest("请核实")}
    assert told(one.id)[1:] == [("issue", facts)]
    (message,) = [one for one in outbox.unsent() if one.kind == "measure-issued"]
    assert (message.to, message.facts) == (
        "department:FIRE",
        {"measure": one.id, "kind": "circular", "trigger": "untrue"},
    )


def test_the_department_knows_what_was_issued_only_and_answers(centre: str) -> None:
    untrue()
    first = suggested()

    for by in (OFFICER, HEAD, OTHER, FIRM):
        assert measures.list_measures(by=by) == ()
        with pytest.raises(NotFound):
            measures.show(first.id, by=by)
        with pytest.raises(NotFound):
            measures.answer(first.id, "已整改", by=by)
    assert desks.head(by=HEAD).measures == ()
    measures.issue(first.id, "请核实", by=OBE)

    assert [one.id for one in measures.list_measures(by=OFFICER)] == [first.id]
    assert [one.id for one in desks.head(by=HEAD).measures] == [first.id]
    for by in (OTHER, FIRM):
        with pytest.raises(NotFound):
            measures.show(first.id, by=by)
    done = measures.answer(first.id, "已整改", by=HEAD)
    assert (done.state, done.answer) == (MeasureState.ANSWERED, "已整改")
    assert told(first.id)[2:] == [("answer", {"text": history.digest("已整改")})]
    assert desks.head(by=HEAD).measures == ()


def test_suggestions_wait_on_the_desks_of_who_decides(centre: str) -> None:
    untrue()
    one = suggested()

    assert desks.supervision(by=OBE).measures == (one,)
    assert desks.committee(by=COMMITTEE).measures == (one,)
    measures.dismiss(one.id, "企业误报", by=OBE)
    assert desks.supervision(by=OBE).measures == ()


def test_who_may_not_decide_does_not(centre: str) -> None:
    untrue()
    one = suggested()

    with pytest.raises(NotAllowed):
        measures.issue(one.id, "请核实", by=CLERK)
    with pytest.raises(NotAllowed):
        measures.dismiss(one.id, "误报", by=CLERK)
    for by in (OFFICER, HEAD, FIRM, OPERATOR):
        with pytest.raises(NotAllowed):
            measures.suggest(TODAY, TODAY, by=by)
        with pytest.raises(NotFound):
            measures.issue(one.id, "请核实", by=by)
    with pytest.raises(NotFound):
        measures.show(999_999, by=OBE)
    measures.issue(one.id, "请核实", by=OBE)
    with pytest.raises(NotAllowed):
        measures.answer(one.id, "已整改", by=OBE)


def test_what_is_decided_is_decided(centre: str) -> None:
    untrue()
    one = measures.dismiss(suggested().id, "企业误报", by=OBE)

    with pytest.raises(WrongState) as wrong:
        measures.issue(one.id, "请核实", by=OBE)
    assert wrong.value.legal == ()
    assert one.reason == "企业误报"
    assert [act for act, _ in told(one.id)] == ["suggest", "dismiss"]


def test_nothing_is_issued_dismissed_or_answered_without_words(centre: str) -> None:
    untrue()
    one = suggested()

    for act, field in ((measures.issue, "text"), (measures.dismiss, "reason")):
        with pytest.raises(Rejected) as wrong:
            act(one.id, " ", by=OBE)
        assert wrong.value.faults == (Fault(field, FaultCode.MISSING),)
    measures.issue(one.id, "请核实", by=OBE)
    with pytest.raises(Rejected):
        measures.answer(one.id, " ", by=OFFICER)


def test_a_period_ends_after_it_begins_and_not_in_the_future(centre: str) -> None:
    later = TODAY + dt.timedelta(days=2)

    with pytest.raises(Rejected) as wrong:
        measures.suggest(later, TODAY + dt.timedelta(days=1), by=CLERK)

    assert wrong.value.faults == (
        Fault("first", FaultCode.TOO_LATE, "2026-11-21", "2026-11-20"),
        Fault("last", FaultCode.FUTURE, "2026-11-20"),
    )


def test_measures_are_listed_by_department_and_state_the_latest_first(centre: str) -> None:
    untrue()
    older = measures.issue(suggested().id, "请核实", by=OBE)
    with clock.fixed(COLLECTING + dt.timedelta(days=1)):
        untrue()
        newer = suggested(clock.today())

    assert [one.id for one in measures.list_measures(by=CLERK)] == [newer.id, older.id]
    assert measures.list_measures(by=CLERK, department="EMB") == ()
    issued = measures.list_measures(by=CLERK, department="FIRE", state=MeasureState.ISSUED)
    assert issued == (older,)
