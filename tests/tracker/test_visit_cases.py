"""A published visit from its announcement to its closed loop."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, line, officer, person, publish_plan
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import findings, followups, history, outbox, reinspections, visit_cases
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import Answer, Role, VisitCase, VisitState


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


def test_a_published_visit_waits_for_the_answers_of_those_who_join():
    assert (case().state, case().lead) == (VisitState.PLANNED, "FIRE")
    assert case().departments == ("FIRE", "TAX")
    assert case().unanswered == ("TAX",)


def test_an_acknowledged_visit_waits_for_nobody_and_the_lead_hears():
    answer = visit_cases.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert answer.answer is Answer.ACKNOWLEDGED
    assert case().unanswered == ()
    told = [one.to for one in outbox.unsent() if one.kind == "visit-acknowledged"]
    assert told == ["department:FIRE"]


def test_who_declines_gives_a_reason_and_committee_and_lead_hear_of_it():
    with pytest.raises(Rejected, match="with a reason only"):
        visit_cases.decline(visit().uid, "TAX", " ", by=officer("TAX"))

    visit_cases.decline(visit().uid, "TAX", "专项行动", by=officer("TAX"))

    (answer,) = case().responses
    assert (answer.answer, answer.reason) == (Answer.DECLINED, "专项行动")
    told = {one.to for one in outbox.unsent() if one.kind == "visit-declined"}
    assert told == {"department:FIRE", "committee"}


def test_an_answer_may_change_until_the_visit_begins():
    visit_cases.decline(visit().uid, "TAX", "专项行动", by=officer("TAX"))
    visit_cases.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert [one.answer for one in case().responses] == [Answer.ACKNOWLEDGED]
    with at(NINE):
        came()
        with pytest.raises(WrongState, match="cannot answer visit"):
            visit_cases.decline(visit().uid, "TAX", "晚", by=officer("TAX"))


def test_saying_the_same_again_is_no_news():
    visit_cases.acknowledge(visit().uid, "TAX", by=officer("TAX"))
    before = len(history.events(f"visit:{visit().uid}", by=COMMITTEE))

    visit_cases.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert len(history.events(f"visit:{visit().uid}", by=COMMITTEE)) == before


def test_a_changed_visit_asks_for_a_new_answer():
    visit_cases.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    publish_plan(line(minutes=120), line("TAX"), line("EMB", enterprise="E2"))

    (answer,) = case().responses
    assert answer.stale
    assert case().unanswered == ("TAX",)


def test_who_is_not_planned_has_nothing_to_answer():
    with pytest.raises(NotFound):
        visit_cases.acknowledge(visit().uid, "EMB", by=officer("EMB"))


def test_nobody_answers_for_another():
    for by in (officer("TAX"), COMMITTEE):
        for whose in ("FIRE", "EMB"):
            with pytest.raises(NotAllowed):
                visit_cases.acknowledge(visit().uid, whose, by=by)


def test_a_visit_ends_when_everybody_is_accounted_for():
    with at(NINE):
        came("FIRE")
        with pytest.raises(Rejected, match="how TAX came is not told"):
            visit_cases.end(visit().uid, by=officer())
        came("TAX")

        assert visit_cases.end(visit().uid, by=officer()).state is VisitState.HELD


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
        with pytest.raises(Rejected, match=f"finding {one.id} is not settled"):
            visit_cases.close(visit().uid, by=officer())
        reinspections.order(one.id, approver="局长", approved_on=LATER.date(), by=officer())
    with at(LATER + dt.timedelta(days=7)):
        reinspections.passed(one.id, LATER.date(), "照片", by=officer())
        with pytest.raises(Rejected, match="report 1 of FIRE is not in"):
            visit_cases.close(visit().uid, by=officer())
        followups.submit(1, "已整改", by=officer())

        assert visit_cases.close(visit().uid, by=officer()).state is VisitState.CLOSED
        with pytest.raises(WrongState):
            found()
    assert findings.unsettled(visit().uid) == ()


def test_a_visit_to_which_nobody_came_is_missed_once_it_is_over():
    with at(NINE), pytest.raises(Rejected, match="is not over"):
        visit_cases.miss(visit().uid, "台风", by=officer())
    with at(LATER):
        with pytest.raises(Rejected, match="with a reason only"):
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
        visit_cases.acknowledge(uid, "TAX", by=officer("TAX"))


def test_who_has_nothing_to_do_with_it_does_not_know_of_it():
    for by in (officer("EMB"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        with pytest.raises(NotFound):
            visit_cases.show(visit().uid, by=by)
    assert visit_cases.show(visit().uid, by=person(Role.SUPERVISION)).lead == "FIRE"


def test_a_visit_that_never_was_is_not_found():
    with pytest.raises(NotFound):
        visit_cases.show("nowhere", by=COMMITTEE)
    assert history.audit() == ()
