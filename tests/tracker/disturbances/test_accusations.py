"""The accused department learns of it when the supervision says so, and then not everything."""

import datetime as dt
from dataclasses import asdict, fields

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.disturbances.builders import (
    CENTRE,
    FIRE,
    FIRM,
    SUPERVISION,
    entered,
    released,
)
from tests.tracker.onsite import NINE, at
from tracker import deadlines, history
from tracker.disturbances import accusations, decided, decisions, entry, unplanned
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import NOBODY, of_enterprise, of_feed
from tracker.records import Person, Role
from tracker.records.disturbances import Accusation, DecidedDisturbance, DisturbanceState

HEAD = officer("FIRE", Role.HEAD)
STRANGERS = (
    OPERATOR,
    COMMITTEE,
    officer("TAX"),
    officer("TAX", Role.HEAD),
    of_enterprise("E2"),
    NOBODY,
    of_feed(department="FIRE"),
    of_feed(enterprise="E1"),
    person(Role.FEED),
)
"""Everybody but those who report, receive or decide it, and those whom it accuses."""

SECRETS = ("丁四甲", "0762-0000009", "没有计划就来检查", "门卫登记簿", "内部意见", "E1")


@pytest.fixture(autouse=True)
def later(park: str):
    with at(NINE + dt.timedelta(hours=3)):
        yield


def expect_nothing(number: int, by: Person) -> None:
    """Forbidden looks like absent, in every way there is to ask."""
    for show in (entry.show, accusations.show, decided.show):
        told = []
        for asked in (number, number + 1_000):
            with pytest.raises(NotFound) as wrong:
                show(asked, by=by)
            told.append(str(wrong.value).replace(str(asked), "N"))
        assert told[0] == told[1]
    for act in (
        lambda: decisions.accept(number, by=by),
        lambda: decisions.dismiss(number, "x", by=by),
        lambda: accusations.answer(number, "x", by=by),
        lambda: entry.withdraw(number, "x", by=by),
    ):
        with pytest.raises(NotFound):
            act()
    assert entry.list_disturbances(by=by) == ()
    assert accusations.list_accusations(by=by) == ()
    assert decided.list_decided(by=by) == ()


@pytest.mark.parametrize("by", [*STRANGERS, FIRE, HEAD])
def test_before_its_release_only_three_know_that_there_is_one(by: Person):
    one = entered()
    expect_nothing(one.id, by)
    decisions.accept(one.id, by=SUPERVISION)

    expect_nothing(one.id, by)


@pytest.mark.parametrize("by", STRANGERS)
def test_after_its_release_nobody_else_knows_more(by: Person):
    expect_nothing(released(), by)


@pytest.mark.parametrize("by", [COMMITTEE, OPERATOR, FIRE, CENTRE])
def test_no_limit_and_no_event_gives_it_away(by: Person):
    one = entered()
    decisions.accept(one.id, by=SUPERVISION)

    for limits in ({}, {"department": "FIRE"}):
        try:
            found = deadlines.list_deadlines(by=by, running=False, **limits)
        except NotAllowed:
            continue
        assert bool(found) == (by is CENTRE and not limits)
    try:
        assert history.events(f"disturbance:{one.id}", by=by) == ()
    except NotAllowed:
        assert by in (FIRE, CENTRE)
    assert len(history.events(f"disturbance:{one.id}", by=SUPERVISION)) == 5


def test_a_department_lists_its_limit_once_it_is_told_and_the_committee_never():
    released()

    (limit,) = deadlines.list_deadlines(by=FIRE, department="FIRE")
    assert (limit.kind, str(limit.due)) == ("answer", "2026-12-04")
    assert deadlines.list_deadlines(by=COMMITTEE, department="FIRE") == ()
    assert len(deadlines.list_deadlines(by=SUPERVISION)) == 2


@pytest.mark.parametrize("by", [FIRE, HEAD])
def test_the_accused_department_reads_the_statement_and_nothing_of_the_reporter(by: Person):
    number = released(confidential=True)
    decisions.note(number, "内部意见", by=SUPERVISION)

    one = accusations.show(number, by=by)

    assert {each.name for each in fields(Accusation)} == {
        *("id", "kind", "department", "day", "enterprise", "state"),
        *("statement", "answer", "limit", "decision"),
    }
    assert (one.statement, one.enterprise) == ("请说明当日检查的依据", None)
    assert not [word for word in SECRETS if word in str(asdict(one))]
    assert accusations.list_accusations(by=by) == (one,)
    with pytest.raises(NotFound):
        entry.show(number, by=by)


def test_the_enterprise_is_named_where_nobody_asked_for_confidentiality():
    one = accusations.show(released(), by=FIRE)

    assert one.enterprise is not None
    assert one.enterprise.id == "E1"
    assert not [word for word in SECRETS[:-1] if word in str(asdict(one))]


def test_the_reporting_enterprise_sees_its_own_without_notes_and_stamp():
    number = released()
    decisions.note(number, "内部意见", by=SUPERVISION)
    inside = entry.show(number, by=SUPERVISION)

    own = entry.show(number, by=FIRM)

    assert (inside.notes, inside.unplanned) == (("内部意见",), True)
    assert entry.show(number, by=CENTRE) == inside
    assert (own.notes, own.unplanned) == ((), None)
    assert {**asdict(own), "notes": ("内部意见",), "unplanned": True} == asdict(inside)


def test_an_enterprise_does_not_see_what_others_reported_about_it():
    one = entered(by=NOBODY, confidential=True)

    with pytest.raises(NotFound):
        entry.show(one.id, by=FIRM)
    assert entry.list_disturbances(by=FIRM) == ()


def test_the_committee_learns_of_it_when_it_is_decided_without_what_the_reporter_wrote():
    number = released()
    decisions.note(number, "内部意见", by=SUPERVISION)
    decisions.dismiss(number, "有依据", by=SUPERVISION)

    one = decided.show(number, by=COMMITTEE)

    assert {each.name for each in fields(DecidedDisturbance)} == {
        *("id", "kind", "department", "enterprise", "day", "unplanned"),
        *("statement", "answer", "decision"),
    }
    assert (one.decision.outcome, one.decision.reasons) == (DisturbanceState.NOT_UPHELD, "有依据")
    assert not [word for word in SECRETS[:-1] if word in str(asdict(one))]
    assert decided.list_decided(by=COMMITTEE) == (one,)
    assert decided.list_decided(by=SUPERVISION) == (one,)
    for by in (OPERATOR, officer("TAX"), FIRE, FIRM, CENTRE, NOBODY):
        with pytest.raises(NotFound):
            decided.show(number, by=by)


@pytest.mark.parametrize("act", ["refuse", "withdraw"])
def test_what_ended_without_a_decision_stays_hidden_from_the_committee(act: str):
    one = entered()
    if act == "refuse":
        decisions.refuse(one.id, "不属于", by=SUPERVISION)
    else:
        entry.withdraw(one.id, "误会", by=FIRM)

    assert decided.list_decided(by=COMMITTEE) == ()
    assert unplanned.list_unplanned(by=COMMITTEE) == ()


def test_the_department_answers_once():
    number = released()
    with pytest.raises(Rejected, match="answer: missing"):
        accusations.answer(number, "", by=FIRE)
    with at(NINE + dt.timedelta(days=6)):
        late = accusations.answer(number, " 有举报 ", by=HEAD)

    assert (late.answer, late.state) == ("有举报", DisturbanceState.ANSWERED)
    assert late.limit.overdue is not None
    with pytest.raises(WrongState, match="legal now: uphold or dismiss or transfer or withdraw"):
        accusations.answer(number, "再答", by=FIRE)


def test_what_a_department_has_not_answered_is_listed_alone():
    first, second = released(), released(day=NINE.date() - dt.timedelta(days=3))
    accusations.answer(first, "有计划", by=FIRE)

    found = accusations.list_unanswered(by=FIRE)

    every = accusations.list_accusations(by=FIRE)
    assert found == tuple(one for one in every if one.id == second)
    assert accusations.list_unanswered(by=officer("TAX")) == ()
