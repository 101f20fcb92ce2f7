"""What was found is followed until it is put right, and nothing closes it but proof."""

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, by_firm, officer, person
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import findings, history, outbox, versions
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import FindingState, Outcome, Role, Severity


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
        yield


def test_a_finding_is_open_and_the_other_departments_hear_of_it():
    one = found()

    assert (one.state, one.department.id, one.due) == (FindingState.OPEN, "FIRE", WEEK.date(9))
    told = [message.to for message in outbox.unsent() if message.kind == "finding"]
    assert told == ["department:TAX"]
    assert findings.list_findings(by=officer("TAX"), visit=visit().uid) == (one,)


def test_what_is_not_shared_is_seen_by_its_department_and_by_those_who_oversee():
    one = found(shared=False)

    assert findings.list_findings(by=officer("TAX")) == ()
    with pytest.raises(NotFound):
        findings.show(one.id, by=officer("TAX"))
    for by in (officer("FIRE"), COMMITTEE, person(Role.SUPERVISION)):
        assert findings.list_findings(by=by) == (one,)
    assert not [message for message in outbox.unsent() if message.kind == "finding"]


def test_a_department_elsewhere_and_the_public_see_nothing():
    one = found()

    for by in (officer("EMB"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        assert findings.list_findings(by=by) == ()
        with pytest.raises(NotFound):
            findings.show(one.id, by=by)


def test_it_is_put_right_with_evidence_and_closed_when_that_is_accepted():
    one = found()
    with pytest.raises(Rejected, match="with evidence only"):
        findings.rectify(one.id, " ", by=officer())

    done = findings.rectify(one.id, "照片 3 张", by=officer())
    with at(LATER):
        closed = findings.accept(one.id, by=officer())

    assert (done.state, done.evidence) == (FindingState.RECTIFIED, "照片 3 张")
    assert (closed.state, closed.closed_on) == (FindingState.CLOSED, LATER.date())
    assert findings.unsettled(visit().uid) == ()


def test_evidence_that_is_not_enough_opens_it_again():
    one = found()
    findings.rectify(one.id, "口头", by=officer())

    with pytest.raises(Rejected, match="with a reason only"):
        findings.reject(one.id, "", by=officer())
    again = findings.reject(one.id, "需要照片", by=officer())

    assert again.state is FindingState.OPEN
    assert findings.unsettled(visit().uid) == (one.id,)


def test_nothing_but_accepted_evidence_closes_a_finding():
    one = found()

    with pytest.raises(WrongState, match="legal now: rectify or order re-inspection or withdraw"):
        findings.accept(one.id, by=officer())


def test_a_mistake_is_withdrawn_with_its_reason():
    one = found()

    with pytest.raises(Rejected):
        findings.withdraw(one.id, "", by=officer())
    gone = findings.withdraw(one.id, "重复", by=officer())

    assert gone.is_settled
    assert findings.list_findings(by=COMMITTEE, state=FindingState.WITHDRAWN) == (gone,)
    with pytest.raises(WrongState):
        findings.rectify(one.id, "照片", by=officer())


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": " "}, "has no text"),
        ({"item": ""}, "has no item"),
        ({"due": WEEK.date(0)}, "which is over"),
        ({"severity": Severity.MAJOR, "outcome": Outcome.NO_PENALTY_FIRST}, "a major finding"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], fault: str):
    with pytest.raises(Rejected) as wrong:
        found(**fields)

    assert fault in str(wrong.value)
    assert findings.list_findings(by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        found(text="", item="", due=WEEK.date(0))
    assert len(wrong.value.problems) == 3


def test_what_was_put_right_on_the_spot_has_no_day():
    assert found(due=None).due is None


def test_nobody_records_for_another_department():
    for by in (officer("TAX"), COMMITTEE):
        one = found()
        with pytest.raises(NotAllowed):
            findings.rectify(one.id, "照片", by=by)


def test_nothing_is_found_at_a_visit_to_which_nobody_has_come():
    uid = by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E2"].uid

    with pytest.raises(WrongState, match="cannot find visit"):
        found("EMB", visit=uid)
    with pytest.raises(NotFound):
        found("EMB")


def test_every_step_is_in_the_log():
    one = found()
    findings.rectify(one.id, "照片", by=officer())
    findings.reject(one.id, "不清楚", by=officer())

    told = history.events(f"finding:{one.id}", by=COMMITTEE)

    assert [event.act for event in told] == ["record", "rectify", "reject"]
    assert all(event.facts["visit"] == visit().uid for event in told)
    assert history.audit() == ()
