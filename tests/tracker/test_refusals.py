"""What was not let in: told by the code, read by committee, supervision and the enterprise."""

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.onsite import publish_joint, visit
from tests.tracker.scanning import shown
from tracker import history, outbox, refusals, scans, settings
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.possible import for_refusal
from tracker.records import Role
from tracker.records.visit_codes import Refusal, RefusalKind

WORDS = "来人没有出示执法证"
SUPERVISION = person(Role.SUPERVISION)
READERS = (COMMITTEE, SUPERVISION, of_enterprise("E1"))
OTHERS = (officer("FIRE"), officer("TAX"), of_enterprise("E2"), person(Role.SERVICE_CENTRE))


def refused(text: str = WORDS) -> Refusal:
    return refusals.refuse(shown(), RefusalKind.NO_CERTIFICATE, text)


def test_committee_and_supervision_hear_of_a_refusal(park: str):
    publish_joint()
    found = refused()

    assert (found.visit, found.kind, found.text) == (visit().uid, "no-certificate", WORDS)
    told = {(one.kind, one.to) for one in outbox.unsent() if one.kind == "visit-refused"}
    assert told == {("visit-refused", "committee"), ("visit-refused", "supervision")}
    assert scans.look(shown()).refusals == (found,)


def test_the_log_tells_of_it_without_its_words(park: str):
    publish_joint()
    found = refused()

    (event,) = history.events(f"refusal:{found.id}", by=COMMITTEE)
    assert (event.act, event.actor) == ("refuse entry", "scan")
    assert WORDS not in repr(event)
    assert history.events(f"refusal:{found.id}", by=OPERATOR) == ()


def test_departments_do_not_read_it(park: str):
    publish_joint()
    found = refused()

    for by in READERS:
        assert refusals.show(found.id, by=by) == found
        assert refusals.list_refusals(by=by) == (found,)
    for by in OTHERS:
        assert refusals.list_refusals(by=by) == ()
        with pytest.raises(NotFound):
            refusals.show(found.id, by=by)


@pytest.mark.parametrize(("text", "fault"), [(" ", "missing"), ("长" * 1001, "too-long")])
def test_a_refusal_needs_words_and_not_too_many(park: str, text: str, fault: str):
    publish_joint()

    with pytest.raises(Rejected, match=f"text: {fault}"):
        refused(text)


def test_a_visit_gives_rise_to_so_many_refusals_and_no_more(park: str):
    publish_joint()
    settings.write("visit_code.most_refusals", 1, "试", by=COMMITTEE)
    refused()

    with pytest.raises(Rejected, match="too-many"):
        refused("又来了一个人")


def test_the_same_again_is_no_news_until_it_is_answered(park: str):
    publish_joint()
    first, second = refused(), refused(f" {WORDS} ")
    refusals.answer(first.id, "已提醒", by=COMMITTEE)

    assert second == first
    assert refused().id != first.id


def test_an_answer_is_read_by_whoever_has_the_code(park: str):
    publish_joint()
    found = refused()
    waiting = [one.id for one in refusals.list_refusals(by=SUPERVISION, waiting=True)]

    refusals.answer(found.id, " 已核实 ", by=SUPERVISION)

    assert waiting == [found.id]
    assert refusals.list_refusals(by=SUPERVISION, waiting=True) == ()
    (seen,) = scans.look(shown()).refusals
    assert (seen.answer, seen.actor) == ("已核实", SUPERVISION.login)
    with pytest.raises(WrongState, match="answered"):
        refusals.answer(found.id, "又", by=COMMITTEE)


def test_an_answer_needs_words_and_a_right(park: str):
    publish_joint()
    found = refused()

    with pytest.raises(Rejected):
        refusals.answer(found.id, "", by=COMMITTEE)
    with pytest.raises(Conflict):
        refusals.answer(found.id, "好", seen=0, by=COMMITTEE)
    for by in (officer("FIRE"), of_enterprise("E1")):
        with pytest.raises(NotAllowed):
            refusals.answer(found.id, "好", by=by)


def test_who_may_answer_is_offered_it_once(park: str):
    publish_joint()
    found = refused()

    assert for_refusal(found, by=COMMITTEE) == {"refusals.answer"}
    assert for_refusal(found, by=of_enterprise("E1")) == frozenset()
    answered = refusals.answer(found.id, "好", by=COMMITTEE)
    assert for_refusal(answered, by=COMMITTEE) == frozenset()
