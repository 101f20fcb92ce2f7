"""A penalty case from its proposal to its end."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import findings, followups, history, penalties, visits
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import (
    Outcome,
    Penalty,
    PenaltyEntry,
    PenaltyKind,
    PenaltyState,
    Presence,
    ReportEvent,
    Role,
    Severity,
)

DAY = NINE.date()
NEXT = DAY + dt.timedelta(1)


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
        yield


def proposed(department: str = "TAX", **fields: Any) -> Penalty:
    facts = {
        "visit": visit().uid,
        "department": department,
        "kind": PenaltyKind.FINE,
        "basis": "消防法第六十条",
        "fen": 500_000,
    }
    return penalties.propose(PenaltyEntry(**{**facts, **fields}), by=officer(department))


def decided(**fields: Any) -> Penalty:
    return penalties.decide(proposed(**fields).id, "税罚〔2026〕1号", DAY, by=officer("TAX"))


def test_a_case_goes_from_proposal_over_decision_to_its_end():
    one = proposed()
    two = penalties.decide(one.id, " 税罚〔2026〕1号 ", DAY, fen=300_000, by=officer("TAX"))
    with at(NINE + dt.timedelta(days=1)):
        three = penalties.close(one.id, NEXT, by=officer("TAX"))

    assert (one.state, one.fen, one.number) == (PenaltyState.PROPOSED, 500_000, "")
    assert (two.state, two.fen, two.number, two.decided_on) == (
        PenaltyState.DECIDED,
        300_000,
        "税罚〔2026〕1号",
        DAY,
    )
    assert (three.state, three.closed_on, three.is_settled) == (PenaltyState.CLOSED, NEXT, True)
    assert not two.is_settled


def test_closing_a_case_owes_report_a_to_the_lead_from_that_day():
    one = decided()
    assert followups.list_reports(by=COMMITTEE) == ()

    penalties.close(one.id, DAY, by=officer("TAX"))

    (report,) = followups.list_reports(by=COMMITTEE)
    assert (report.event, report.subject) == (
        ReportEvent.PENALTY_CASE_CLOSED,
        f"penalty:{one.id}",
    )
    assert (report.addressee, report.department.id, report.trigger) == (
        "department:FIRE",
        "TAX",
        DAY,
    )


def test_a_case_that_is_dropped_stays_with_its_reason_and_owes_nothing():
    for one in (proposed(), decided()):
        with pytest.raises(Rejected, match="why: missing"):
            penalties.drop(one.id, " ", by=officer("TAX"))
        gone = penalties.drop(one.id, "证据不足", by=officer("TAX"))
        assert (gone.state, gone.dropped, gone.is_settled) == (
            PenaltyState.DROPPED,
            "证据不足",
            True,
        )
        with pytest.raises(WrongState, match="legal now: nothing"):
            penalties.drop(one.id, "again", by=officer("TAX"))

    assert followups.list_reports(by=COMMITTEE) == ()
    assert len(penalties.list_penalties(by=COMMITTEE, state=PenaltyState.DROPPED)) == 2


def test_nothing_is_closed_before_it_is_decided():
    one = proposed()

    with pytest.raises(WrongState, match="legal now: decide or drop"):
        penalties.close(one.id, DAY, by=officer("TAX"))
    penalties.decide(one.id, "1", DAY, by=officer("TAX"))
    with pytest.raises(WrongState, match="legal now: close or drop"):
        penalties.decide(one.id, "2", DAY, by=officer("TAX"))


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"basis": " "}, "basis: missing"),
        ({"fen": 0}, "fen: out-of-range"),
        ({"kind": PenaltyKind.WARNING}, "fen: not-wanted, found '500000', expected warning"),
        ({"finding": 999_999}, "finding: unknown, found '999999'"),
    ],
)
def test_what_cannot_be_proposed_is_refused(fields: dict[str, object], fault: str):
    with pytest.raises(Rejected, match=fault):
        proposed(**fields)

    assert penalties.list_penalties(by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        proposed(basis="", fen=-1, finding=999_999)

    assert len(wrong.value.problems) == 3


def test_a_penalty_is_about_an_own_finding_that_was_not_let_go():
    foreign = found("FIRE")
    lenient = found("TAX", severity=Severity.MINOR, outcome=Outcome.NO_PENALTY_MINOR)
    mistake = found("TAX", item="账册")
    findings.withdraw(mistake.id, "误录", by=officer("TAX"))
    good = found("TAX", outcome=Outcome.PENALTY)

    for one, fault in (
        (foreign, "finding: unknown"),
        (lenient, "finding: contradicts, found '.*', expected no penalty"),
        (mistake, "finding: contradicts, found '.*', expected withdrawn"),
    ):
        with pytest.raises(Rejected, match=fault):
            proposed(finding=one.id)
    assert proposed(finding=good.id).finding == good.id


def test_who_was_absent_or_elsewhere_punishes_nothing():
    came("TAX", presence=Presence.ABSENT, reason="未到")

    with pytest.raises(Rejected, match="department: absent"):
        proposed()
    with pytest.raises(NotFound):
        proposed("EMB")


def test_nobody_punishes_for_another():
    one = proposed()

    for by in (officer("FIRE"), COMMITTEE):
        for act in (
            lambda by=by: penalties.decide(one.id, "1", DAY, by=by),
            lambda by=by: penalties.close(one.id, DAY, by=by),
            lambda by=by: penalties.drop(one.id, "x", by=by),
            lambda by=by: penalties.propose(
                PenaltyEntry(visit().uid, "TAX", PenaltyKind.WARNING, "法"), by=by
            ),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_a_decision_has_a_number_of_its_own_a_day_and_an_amount():
    decided()
    one = proposed(fen=None)

    with pytest.raises(Rejected) as wrong:
        penalties.decide(one.id, "税罚〔2026〕1号", NEXT, by=officer("TAX"))
    assert len(wrong.value.problems) == 3
    for number, day, fault in (
        (" ", DAY, "number: missing"),
        ("2", DAY - dt.timedelta(1), "day: too-early, found .*, expected 2026-12-01"),
    ):
        with pytest.raises(Rejected, match=fault):
            penalties.decide(one.id, number, day, fen=1, by=officer("TAX"))
    assert penalties.decide(one.id, "2", DAY, fen=1, by=officer("TAX")).fen == 1


def test_two_departments_may_number_alike():
    decided()
    one = proposed("FIRE")

    assert penalties.decide(one.id, "税罚〔2026〕1号", DAY, by=officer("FIRE")).number


def test_what_has_no_amount_is_decided_without():
    one = proposed(kind=PenaltyKind.WARNING, fen=None)
    with pytest.raises(Rejected, match="fen: not-wanted"):
        penalties.decide(one.id, "1", DAY, fen=5, by=officer("TAX"))

    assert penalties.decide(one.id, "1", DAY, by=officer("TAX")).fen is None


def test_a_fine_may_be_large():
    assert proposed(fen=5_000_000_000_00).fen == 5_000_000_000_00


def test_a_case_is_closed_between_its_decision_and_today():
    with at(NINE + dt.timedelta(days=1)):
        one = penalties.decide(proposed().id, "1", NEXT, by=officer("TAX"))
        for day in (DAY, NEXT + dt.timedelta(1)):
            with pytest.raises(Rejected, match="day: "):
                penalties.close(one.id, day, by=officer("TAX"))

    assert penalties.show(one.id, by=COMMITTEE).state is PenaltyState.DECIDED
    assert followups.list_reports(by=COMMITTEE) == ()


def test_the_departments_of_the_visit_see_it_and_nobody_else():
    one = proposed()

    for by in (officer("TAX"), officer("FIRE"), COMMITTEE, person(Role.SUPERVISION)):
        assert penalties.list_penalties(by=by, visit=visit().uid) == (one,)
        assert penalties.show(one.id, by=by) == one
    for by in (officer("EMB"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        assert penalties.list_penalties(by=by) == ()
        with pytest.raises(NotFound):
            penalties.show(one.id, by=by)
    assert penalties.list_penalties(by=COMMITTEE, visit="elsewhere") == ()


def test_what_is_about_a_finding_that_is_not_shared_is_not_shared_either():
    one = proposed(finding=found("TAX", shared=False).id)

    assert penalties.list_penalties(by=officer("FIRE")) == ()
    assert penalties.list_penalties(by=officer("TAX")) == (one,)
    with pytest.raises(NotFound):
        penalties.show(one.id, by=officer("FIRE"))
    assert penalties.show(one.id, by=officer("TAX")) == one


def test_nothing_is_punished_at_a_visit_that_has_not_begun_or_never_was():
    with pytest.raises(NotFound):
        proposed(visit="nowhere")
    (other,) = visits.list_visits(by=officer("EMB"))
    with pytest.raises(WrongState, match="cannot punish visit"):
        proposed("EMB", visit=other.uid)


def test_who_edits_what_has_moved_on_hears_of_it():
    one = proposed()
    seen = history.last(f"penalty:{one.id}")
    penalties.decide(one.id, "1", DAY, seen=seen, by=officer("TAX"))

    for act in (
        lambda: penalties.close(one.id, DAY, seen=seen, by=officer("TAX")),
        lambda: penalties.drop(one.id, "x", seen=seen, by=officer("TAX")),
    ):
        with pytest.raises(Conflict, match="since decide by TAX-officer"):
            act()
    assert followups.list_reports(by=COMMITTEE) == ()


def test_every_step_is_in_the_log():
    one = decided()
    with at(LATER):
        penalties.close(one.id, DAY, by=officer("TAX"))

    told = history.events(f"penalty:{one.id}", by=COMMITTEE)
    assert [event.act for event in told] == ["propose", "decide", "close"]
    assert all(event.facts["visit"] == visit().uid for event in told)
    assert history.audit() == ()
