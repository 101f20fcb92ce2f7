"""Coercive measures leave the enterprise what it needs, or say why not."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tracker import coercive, history, settings, visits
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import (
    CoerciveEntry,
    CoerciveKind,
    CoerciveMeasure,
    CoerciveState,
    Presence,
    Role,
)

DAY = NINE.date()


def after(days: int) -> dt.date:
    return DAY + dt.timedelta(days)


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
        yield


def taken(department: str = "FIRE", **fields: Any) -> CoerciveMeasure:
    facts = {
        "visit": visit().uid,
        "department": department,
        "kind": CoerciveKind.SEAL,
        "target": "2 号仓库",
        "basis": "消防法第五十四条",
        "impact": "仓库停用，生产不受影响",
        "reviewer": "某某",
        "begun": DAY,
        "until": after(30),
    }
    return coercive.take(CoerciveEntry(**{**facts, **fields}), by=officer(department))


def test_a_measure_is_in_force_with_what_is_left_to_the_enterprise():
    one = taken()

    assert (one.state, one.entry.reserved, one.entry.until) == (
        CoerciveState.IN_FORCE,
        True,
        after(30),
    )
    assert coercive.show(one.id, by=COMMITTEE) == one


def test_who_leaves_nothing_says_why_unless_closing_was_ordered():
    with pytest.raises(Rejected, match="why_not: missing"):
        taken(reserved=False, why_not=" ")

    assert taken(reserved=False, why_not="账户涉案").entry.why_not == "账户涉案"
    assert taken(reserved=False, closure_ordered=True).entry.closure_ordered


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"target": ""}, "target: missing"),
        ({"basis": " "}, "basis: missing"),
        ({"impact": ""}, "impact: missing"),
        ({"reviewer": ""}, "reviewer: missing"),
        ({"until": DAY + dt.timedelta(31)}, "until: out-of-range"),
        ({"until": DAY - dt.timedelta(1)}, "until: out-of-range"),
        ({"begun": DAY + dt.timedelta(1)}, "begun: future"),
        (
            {"begun": DAY - dt.timedelta(1), "until": DAY},
            "begun: too-early",
        ),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], fault: str):
    with pytest.raises(Rejected, match=fault):
        taken(**fields)

    assert coercive.list_measures(by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        taken(target="", basis="", impact="", reviewer="", reserved=False, until=after(99))

    assert len(wrong.value.problems) == 6


def test_the_longest_time_is_a_setting():
    settings.write("coercive.days", 60, "专门法律", by=COMMITTEE)

    assert taken(until=after(60)).entry.until == after(60)


def test_it_is_extended_once_before_it_runs_out():
    one = taken()
    with at(NINE + dt.timedelta(days=30)):
        longer = coercive.extend(one.id, after(60), "案情复杂", by=officer())
        assert (longer.state, longer.entry.until, longer.first_until, longer.why_extended) == (
            CoerciveState.EXTENDED,
            after(60),
            after(30),
            "案情复杂",
        )
        with pytest.raises(WrongState, match="legal now: lift"):
            coercive.extend(one.id, after(61), "还要", by=officer())


@pytest.mark.parametrize(
    ("days", "until", "why", "fault"),
    [
        (0, 61, "复杂", "until: out-of-range"),
        (0, 30, "复杂", "until: out-of-range"),
        (0, 40, " ", "why: missing"),
        (31, 40, "复杂", "measure: past, found '2026-12-31'"),
    ],
)
def test_what_cannot_be_extended_stays(days: int, until: int, why: str, fault: str):
    one = taken()

    with at(NINE + dt.timedelta(days=days)), pytest.raises(Rejected, match=fault):
        coercive.extend(one.id, after(until), why, by=officer())

    assert coercive.show(one.id, by=COMMITTEE) == one


def test_it_is_lifted_with_day_and_reason():
    one, other = taken(), taken()
    coercive.extend(other.id, after(40), "复杂", by=officer())
    with at(NINE + dt.timedelta(days=5)):
        for wrong in (after(6), after(-1)):
            with pytest.raises(Rejected, match=r"day: out-of-range, .* 2026-12-01 – 2026-12-06"):
                coercive.lift(one.id, wrong, "已整改", by=officer())
        with pytest.raises(Rejected, match="why: missing"):
            coercive.lift(one.id, after(5), "", by=officer())
        done = [coercive.lift(key, after(5), "已整改", by=officer()) for key in (one.id, other.id)]
        with pytest.raises(WrongState, match="legal now: nothing"):
            coercive.lift(one.id, after(5), "再次", by=officer())

    assert {(each.state, each.lifted_on, each.why_lifted) for each in done} == {
        (CoerciveState.LIFTED, after(5), "已整改")
    }


def test_what_has_run_out_without_being_lifted_is_listed():
    one, lifted = taken(until=after(3)), taken(until=after(3))
    coercive.lift(lifted.id, DAY, "误封", by=officer())

    with at(NINE + dt.timedelta(days=3)):
        assert coercive.list_measures(by=COMMITTEE, overdue=True) == ()
    with at(NINE + dt.timedelta(days=4)):
        assert coercive.list_measures(by=COMMITTEE, overdue=True) == (one,)


def test_the_departments_of_the_visit_see_it_and_nobody_else():
    one = taken()

    for by in (officer("FIRE"), officer("TAX"), COMMITTEE, person(Role.SUPERVISION)):
        assert coercive.list_measures(by=by, visit=visit().uid) == (one,)
    for by in (officer("EMB"), of_enterprise("E1"), OPERATOR):
        assert coercive.list_measures(by=by) == ()
        with pytest.raises(NotFound):
            coercive.show(one.id, by=by)
    assert coercive.list_measures(by=COMMITTEE, visit="elsewhere") == ()


def test_nobody_takes_lifts_or_extends_for_another():
    one = taken()

    for by in (officer("TAX"), COMMITTEE):
        for act in (
            lambda by=by: coercive.lift(one.id, DAY, "x", by=by),
            lambda by=by: coercive.extend(one.id, after(40), "x", by=by),
            lambda by=by: coercive.take(one.entry, by=by),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_nothing_is_taken_by_who_was_absent_or_before_the_visit_began():
    came("TAX", presence=Presence.ABSENT, reason="未到")
    (other,) = visits.list_visits(by=officer("EMB"))

    with pytest.raises(Rejected, match="department: absent"):
        taken("TAX")
    with pytest.raises(WrongState, match="cannot coerce visit"):
        taken("EMB", visit=other.uid, begun=DAY)


def test_who_edits_what_has_moved_on_hears_of_it():
    one = taken()
    seen = history.last(f"coercive:{one.id}")
    coercive.extend(one.id, after(40), "复杂", seen=seen, by=officer())

    with pytest.raises(Conflict, match="since extend by FIRE-officer"):
        coercive.lift(one.id, DAY, "x", seen=seen, by=officer())
    assert coercive.show(one.id, by=COMMITTEE).state is CoerciveState.EXTENDED


def test_the_log_tells_of_it_without_names():
    one = taken(reviewer="张三丰")
    coercive.extend(one.id, after(40), "复杂", by=officer())
    coercive.lift(one.id, DAY, "已整改", by=officer())

    told = history.events(f"coercive:{one.id}", by=COMMITTEE)
    assert [event.act for event in told] == ["take", "extend", "lift"]
    assert "张三丰" not in str([event.facts for event in told])
    assert history.audit() == ()
