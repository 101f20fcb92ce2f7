"""A published visit from its announcement to its closed loop."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, line, officer, person, publish_plan
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import findings, followups, history, penalties, reinspections, responses, visit_cases
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import PenaltyEntry, PenaltyKind, Presence, Role, VisitCase, VisitState


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_joint()


def case() -> VisitCase:
    return visit_cases.show(visit().uid, by=COMMITTEE)


def hold() -> None:
    """Everybody came and has left."""
    with at(NINE):
        came("FIRE")
        came("TAX")
        visit_cases.end(visit().uid, by=officer())


def test_a_visit_ends_when_everybody_is_accounted_for():
    with at(NINE):
        came("FIRE")
        with pytest.raises(Rejected, match="attendance of TAX: missing"):
            visit_cases.end(visit().uid, by=officer())
        came("TAX")

        assert visit_cases.end(visit().uid, by=officer()).state is VisitState.HELD


def test_a_visit_to_which_all_were_absent_is_missed_and_never_held():
    with at(NINE):
        for code in ("FIRE", "TAX"):
            came(code, presence=Presence.ABSENT, reason="台风")
    with at(LATER):
        with pytest.raises(Rejected, match="attendance: too-few"):
            visit_cases.end(visit().uid, by=officer())
        assert case().state is VisitState.UNDER_WAY

        assert visit_cases.miss(visit().uid, "台风", by=officer()).state is VisitState.MISSED


def test_a_visit_to_which_somebody_came_is_not_missed():
    with at(NINE):
        came("TAX")
    with (
        at(LATER),
        pytest.raises(Rejected, match=r"attendance: contradicts.* TAX"),
    ):
        visit_cases.miss(visit().uid, "台风", by=officer())

    assert case().state is VisitState.UNDER_WAY


def test_only_lead_and_committee_end_and_close():
    hold()

    with pytest.raises(NotAllowed):
        visit_cases.close(visit().uid, by=officer("TAX"))
    assert visit_cases.close(visit().uid, by=COMMITTEE).state is VisitState.CLOSED


def test_a_loop_stays_open_until_findings_are_settled_and_reports_are_in():
    with at(NINE):
        came("FIRE")
        came("TAX")
        one = found()
        visit_cases.end(visit().uid, by=officer())
    with at(LATER):
        with pytest.raises(Rejected, match=f"finding: unsettled, found '{one.id}'"):
            visit_cases.close(visit().uid, by=officer())
        reinspections.order(one.id, approver="局长", approved_on=LATER.date(), by=officer())
    with at(LATER + dt.timedelta(days=7)):
        reinspections.passed(one.id, LATER.date(), "照片", by=officer())
        (report,) = followups.list_reports(by=officer())
        with pytest.raises(Rejected, match=f"report: unsettled, found '{report.id}'"):
            visit_cases.close(visit().uid, by=officer())
        followups.submit(report.id, "已整改", by=officer())

        assert visit_cases.close(visit().uid, by=officer()).state is VisitState.CLOSED
        with pytest.raises(WrongState):
            found()
    assert findings.unsettled(visit().uid) == ()


def test_a_loop_stays_open_while_a_penalty_case_runs():
    hold()
    with at(NINE):
        entry = PenaltyEntry(visit().uid, "TAX", PenaltyKind.WARNING, "税收征管法")
        one = penalties.propose(entry, by=officer("TAX"))
        with pytest.raises(Rejected, match=f"penalty: unsettled, found '{one.id}'"):
            visit_cases.close(visit().uid, by=officer())

        penalties.drop(one.id, "证据不足", by=officer("TAX"))
        assert visit_cases.close(visit().uid, by=officer()).state is VisitState.CLOSED
        with pytest.raises(WrongState, match="cannot punish"):
            penalties.propose(entry, by=officer("TAX"))


def test_a_visit_to_which_nobody_came_is_missed_once_it_is_over():
    with at(NINE), pytest.raises(Rejected, match="visit: future"):
        visit_cases.miss(visit().uid, "台风", by=officer())
    with at(LATER):
        with pytest.raises(Rejected, match="reason: missing"):
            visit_cases.miss(visit().uid, "", by=officer())
        assert visit_cases.miss(visit().uid, "台风", by=officer()).state is VisitState.MISSED
        with pytest.raises(WrongState):
            came()


def test_a_visit_that_comes_back_is_planned_again():
    uid = visit().uid
    elsewhere = (line(enterprise="E3"), line("TAX", enterprise="E3"), line("EMB", enterprise="E2"))
    publish_plan(*elsewhere)
    gone = visit_cases.show(uid, by=COMMITTEE).state

    publish_plan(line(minutes=90), line("TAX"), line("EMB", enterprise="E2"))

    assert gone is VisitState.CANCELLED
    assert case().state is VisitState.PLANNED


def test_a_cancelled_visit_takes_no_answer():
    uid = visit().uid
    publish_plan(line(enterprise="E3"), line("EMB", enterprise="E2"))
    publish_plan(line("TAX", enterprise="E3"))

    assert visit_cases.show(uid, by=COMMITTEE).state is VisitState.CANCELLED
    with pytest.raises(WrongState, match="which is cancelled"):
        responses.acknowledge(uid, "TAX", by=officer("TAX"))


def test_who_has_nothing_to_do_with_it_does_not_know_of_it():
    for by in (officer("EMB"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        with pytest.raises(NotFound):
            visit_cases.show(visit().uid, by=by)
    assert visit_cases.show(visit().uid, by=person(Role.SUPERVISION)).lead == "FIRE"


def test_a_visit_that_never_was_is_not_found():
    with pytest.raises(NotFound):
        visit_cases.show("nowhere", by=COMMITTEE)
    assert history.audit() == ()


@pytest.mark.parametrize(
    ("act", "words", "presence"),
    [
        ("end", (), Presence.ON_TIME),
        ("miss", ("抽调",), Presence.ABSENT),
        ("close", (), Presence.ON_TIME),
    ],
)
def test_a_stale_act_is_refused_with_what_was_missed(
    act: str, words: tuple[str, ...], presence: Presence
):
    uid, reason = visit().uid, "抽调" if presence is Presence.ABSENT else ""
    with at(NINE):
        for office in ("FIRE", "TAX"):
            seen = history.last(f"visit:{uid}")
            came(office, presence=presence, reason=reason)
    with at(LATER):
        if act == "close":
            visit_cases.end(uid, by=COMMITTEE)
        with pytest.raises(Conflict, match="since attend by TAX-officer"):
            getattr(visit_cases, act)(uid, *words, seen=seen, by=COMMITTEE)
