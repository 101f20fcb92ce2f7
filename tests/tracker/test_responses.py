"""What departments answer to the visit that they are to join."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, by_firm, line, officer, publish_plan
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tracker import history, outbox, responses, versions, visit_cases
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import Answer, VisitCase, VisitState


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_joint()


def case() -> VisitCase:
    return visit_cases.show(visit().uid, by=COMMITTEE)


def test_a_published_visit_waits_for_the_answers_of_those_who_join():
    assert (case().state, case().lead) == (VisitState.PLANNED, "FIRE")
    assert case().departments == ("FIRE", "TAX")
    assert case().unanswered == ("TAX",)


def test_an_acknowledged_visit_waits_for_nobody_and_the_lead_hears():
    answer = responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert answer.answer is Answer.ACKNOWLEDGED
    assert case().unanswered == ()
    told = [one.to for one in outbox.unsent() if one.kind == "visit-acknowledged"]
    assert told == ["department:FIRE"]


def test_who_declines_gives_a_reason_and_committee_and_lead_hear_of_it():
    with pytest.raises(Rejected, match="reason: missing"):
        responses.decline(visit().uid, "TAX", " ", by=officer("TAX"))

    responses.decline(visit().uid, "TAX", "专项行动", by=officer("TAX"))

    (answer,) = case().responses
    assert (answer.answer, answer.reason) == (Answer.DECLINED, "专项行动")
    told = {one.to for one in outbox.unsent() if one.kind == "visit-declined"}
    assert told == {"department:FIRE", "committee"}


def test_an_answer_may_change_until_the_visit_begins():
    responses.decline(visit().uid, "TAX", "专项行动", by=officer("TAX"))
    responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert [one.answer for one in case().responses] == [Answer.ACKNOWLEDGED]
    with at(NINE):
        came()
        with pytest.raises(WrongState, match="cannot answer visit"):
            responses.decline(visit().uid, "TAX", "晚", by=officer("TAX"))


def test_saying_the_same_again_is_no_news():
    responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))
    before = len(history.events(f"visit:{visit().uid}", by=COMMITTEE))

    responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert len(history.events(f"visit:{visit().uid}", by=COMMITTEE)) == before


def test_a_changed_visit_asks_for_a_new_answer():
    responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    publish_plan(line(minutes=120), line("TAX"), line("EMB", enterprise="E2"))

    (answer,) = case().responses
    assert answer.stale
    assert case().unanswered == ("TAX",)


def test_who_is_not_planned_has_nothing_to_answer():
    with pytest.raises(NotFound):
        responses.acknowledge(visit().uid, "EMB", by=officer("EMB"))


def test_nobody_answers_for_another():
    for by in (officer("TAX"), COMMITTEE):
        for whose in ("FIRE", "EMB"):
            with pytest.raises(NotAllowed):
                responses.acknowledge(visit().uid, whose, by=by)


def test_every_new_answer_is_told_even_when_it_was_given_before():
    for _ in range(2):
        responses.decline(visit().uid, "TAX", "专项行动", by=officer("TAX"))
        responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    told = [one.kind for one in outbox.unsent() if one.to == "department:FIRE"]
    assert told.count("visit-declined") == told.count("visit-acknowledged") == 2


def test_nobody_answers_once_the_hour_has_come():
    with at(NINE), pytest.raises(WrongState, match="which is begun; legal now: attend or miss"):
        responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))
    with at(NINE - dt.timedelta(minutes=1)):
        responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))

    assert case().unanswered == ()


def test_who_never_answered_stays_listed_after_the_beginning():
    with at(NINE):
        came("TAX")
        ((one, silent),) = responses.unanswered(WEEK, by=COMMITTEE)

    assert (one.uid, silent) == (visit().uid, ("TAX",))


def test_the_list_of_the_silent_shows_each_reader_its_own_visits():
    assert len(responses.unanswered(WEEK, by=officer("TAX"))) == 1
    assert responses.unanswered(WEEK, by=officer("EMB")) == ()
    assert responses.unanswered(WEEK, by=of_enterprise("E1")) == ()

    responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))
    assert responses.unanswered(WEEK, by=COMMITTEE) == ()


def test_a_cancelled_visit_waits_for_no_answer():
    uid = visit().uid
    elsewhere = (line(enterprise="E3"), line("TAX", enterprise="E2"), line("EMB", enterprise="E2"))
    publish_plan(*elsewhere)
    responses.acknowledge(_at("E2"), "TAX", by=officer("TAX"))
    responses.acknowledge(_at("E2"), "EMB", by=officer("EMB"))

    assert visit_cases.show(uid, by=COMMITTEE).state is VisitState.CANCELLED
    assert visit_cases.show(uid, by=COMMITTEE).unanswered == ("TAX",)
    assert responses.unanswered(WEEK, by=COMMITTEE) == ()


def _at(enterprise: str) -> str:
    return by_firm(versions.show(WEEK, by=COMMITTEE).standing)[enterprise].uid


def test_who_answers_what_has_moved_on_hears_what_happened():
    seen = history.last(f"visit:{visit().uid}")
    responses.decline(visit().uid, "TAX", "专项行动", seen=seen, by=officer("TAX"))

    with pytest.raises(Conflict, match="since answer by TAX-officer on 2026-11-"):
        responses.acknowledge(visit().uid, "TAX", seen=seen, by=officer("TAX"))

    assert [one.answer for one in case().responses] == [Answer.DECLINED]
    assert case().state is VisitState.PLANNED
