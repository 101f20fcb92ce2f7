"""Evidence closes a finding when its department accepts it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import findings, followups, history, rectifications, reinspections
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import FindingState, Verdict


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
        yield


def test_it_is_put_right_with_evidence_and_closed_when_that_is_accepted():
    one = found()
    with pytest.raises(Rejected, match="evidence: missing"):
        rectifications.rectify(one.id, " ", by=officer())

    done = rectifications.rectify(one.id, "照片 3 张", by=officer())
    with at(LATER):
        closed = rectifications.accept(one.id, by=officer())

    assert (done.state, done.evidence) == (FindingState.RECTIFIED, "照片 3 张")
    assert (closed.state, closed.closed_on) == (FindingState.CLOSED, LATER.date())
    assert findings.unsettled(visit().uid) == ()


def test_evidence_that_is_not_enough_opens_it_again():
    one = found()
    rectifications.rectify(one.id, "口头", by=officer())

    with pytest.raises(Rejected, match="why: missing"):
        rectifications.reject(one.id, "", by=officer())
    again = rectifications.reject(one.id, "需要照片", by=officer())

    assert again.state is FindingState.OPEN
    assert findings.unsettled(visit().uid) == (one.id,)


def test_nothing_but_accepted_evidence_closes_a_finding():
    one = found()

    with pytest.raises(WrongState, match="legal now: rectify or order re-inspection or withdraw"):
        rectifications.accept(one.id, by=officer())


def test_every_attempt_stays_with_what_became_of_it():
    one = found()
    rectifications.rectify(one.id, "口头", by=officer())
    rectifications.reject(one.id, "需要照片", by=officer())
    rectifications.rectify(one.id, "照片 3 张", by=officer())
    waiting = rectifications.list_rectifications(one.id, by=officer("TAX"))
    with at(LATER):
        rectifications.accept(one.id, by=officer())

    first, second = rectifications.list_rectifications(one.id, by=COMMITTEE)
    assert (first.evidence, first.verdict, first.reason) == ("口头", Verdict.REJECTED, "需要照片")
    assert (second.evidence, second.verdict, second.decided) == (
        "照片 3 张",
        Verdict.ACCEPTED,
        LATER,
    )
    assert (waiting[0], waiting[1].verdict, waiting[1].decided) == (first, None, None)


def test_attempts_are_seen_by_those_who_see_the_finding():
    one = found(shared=False)
    rectifications.rectify(one.id, "照片", by=officer())

    for by in (officer("TAX"), of_enterprise("E1")):
        with pytest.raises(NotFound):
            rectifications.list_rectifications(one.id, by=by)


def test_each_department_decides_on_its_own_findings():
    one = found()

    with pytest.raises(NotAllowed):
        rectifications.rectify(one.id, "照片", by=officer("TAX"))
    rectifications.rectify(one.id, "照片", by=officer())
    for act in (rectifications.accept, lambda key, by: rectifications.reject(key, "否", by=by)):
        with pytest.raises(NotAllowed):
            act(one.id, by=officer("TAX"))
    assert findings.show(one.id, by=COMMITTEE).state is FindingState.RECTIFIED


ACTS = {
    "rectify": lambda key: rectifications.rectify(key, "照片", by=officer()),
    "accept": lambda key: rectifications.accept(key, by=officer()),
    "reject": lambda key: rectifications.reject(key, "不清楚", by=officer()),
    "order": lambda key: reinspections.order(
        key, approver="局长", approved_on=NINE.date(), by=officer()
    ),
    "pass": lambda key: reinspections.passed(key, NINE.date(), "照片", by=officer()),
    "fail": lambda key: reinspections.failed(key, NINE.date(), "未改", by=officer()),
    "withdraw": lambda key: findings.withdraw(key, "误录", by=officer()),
}


@given(wanted=st.lists(st.sampled_from(sorted(ACTS)), max_size=7))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_tried_only_accepted_evidence_or_a_passed_re_inspection_closes(
    wanted: list[str],
):
    one = found()
    done = []
    for act in wanted:
        before = findings.show(one.id, by=COMMITTEE), history.last(f"finding:{one.id}")
        try:
            ACTS[act](one.id)
        except WrongState:
            assert (
                findings.show(one.id, by=COMMITTEE),
                history.last(f"finding:{one.id}"),
            ) == before
        else:
            done.append(act)

    now = findings.show(one.id, by=COMMITTEE)
    assert (now.state is FindingState.CLOSED) == (done[-1:] in (["accept"], ["pass"]))
    assert (now.closed_on is not None) == (now.state is FindingState.CLOSED)
    assert now.evidence or now.state is not FindingState.CLOSED
    told = history.of_cases([f"finding:{one.id}"])
    assert len(told) == 1 + len(done)
    owed = [each for each in followups.of_visit(visit().uid) if each.subject == f"finding:{one.id}"]
    assert len(owed) == done.count("pass")
