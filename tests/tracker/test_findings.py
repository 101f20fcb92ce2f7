"""What was found is followed until it is put right, and nothing closes it but proof."""

import pytest

from tests.tracker.appeals.counting import questions
from tests.tracker.builders import COMMITTEE, WEEK, by_firm, officer, person
from tests.tracker.onsite import NINE, at, came, found, publish_joint, visit
from tracker import attendance, findings, history, outbox, rectifications, versions
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import (
    Attendance,
    FindingEntry,
    FindingState,
    Outcome,
    Presence,
    Role,
    Severity,
)


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


def test_a_mistake_is_withdrawn_with_its_reason():
    one = found()

    with pytest.raises(Rejected):
        findings.withdraw(one.id, "", by=officer())
    gone = findings.withdraw(one.id, "重复", by=officer())

    assert gone.is_settled
    assert findings.list_findings(by=COMMITTEE, state=FindingState.WITHDRAWN) == (gone,)
    with pytest.raises(WrongState):
        rectifications.rectify(one.id, "照片", by=officer())


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": " "}, "text: missing"),
        ({"item": ""}, "item: missing"),
        ({"due": WEEK.date(0)}, "due: past"),
        (
            {"severity": Severity.MAJOR, "outcome": Outcome.NO_PENALTY_FIRST},
            "outcome: not-alone",
        ),
        ({"outcome": Outcome.NO_PENALTY_MINOR}, "outcome: not-alone, found 'no penalty, minor'"),
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
    entry = FindingEntry(visit().uid, "TAX", "账册", "不全", Severity.MINOR, Outcome.ADVICE)
    for by in (officer("FIRE"), COMMITTEE):
        with pytest.raises(NotAllowed):
            findings.record(entry, by=by)
    for by in (officer("TAX"), COMMITTEE):
        one = found()
        with pytest.raises(NotAllowed):
            rectifications.rectify(one.id, "照片", by=by)


def test_nothing_is_found_at_a_visit_to_which_nobody_has_come():
    uid = by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E2"].uid

    with pytest.raises(WrongState, match="cannot find visit"):
        found("EMB", visit=uid)
    with pytest.raises(NotFound):
        found("EMB")


def test_every_step_is_in_the_log():
    one = found()
    rectifications.rectify(one.id, "照片", by=officer())
    rectifications.reject(one.id, "不清楚", by=officer())

    told = history.events(f"finding:{one.id}", by=COMMITTEE)

    assert [event.act for event in told] == ["record", "rectify", "reject"]
    assert all(event.facts["visit"] == visit().uid for event in told)
    assert history.audit() == ()


def test_the_enterprise_sees_its_own_finding_once_it_is_released():
    one, other = found(), found(item="灭火器")
    released = findings.release(one.id, by=officer())
    findings.release(one.id, by=officer())

    assert released.released == NINE.date()
    assert findings.list_findings(by=of_enterprise("E1")) == (released,)
    assert findings.list_findings(by=of_enterprise("E2")) == ()
    with pytest.raises(NotFound):
        findings.show(other.id, by=of_enterprise("E1"))
    told = [message for message in outbox.unsent() if message.to == "enterprise:E1"]
    assert [one.kind for one in told].count("finding-released") == 1


def test_what_is_withdrawn_is_hidden_from_the_enterprise_again():
    one = found()
    findings.release(one.id, by=officer())
    findings.withdraw(one.id, "重复", by=officer())

    assert findings.list_findings(by=of_enterprise("E1")) == ()
    other = found()
    findings.withdraw(other.id, "重复", by=officer())
    with pytest.raises(WrongState):
        findings.release(other.id, by=officer())


def test_releasing_what_is_not_shared_shows_it_to_the_enterprise_alone():
    one = found(shared=False)
    findings.release(one.id, by=officer())

    assert [each.id for each in findings.list_findings(by=of_enterprise("E1"))] == [one.id]
    assert findings.list_findings(by=officer("TAX")) == ()
    other = found("TAX", shared=False)
    findings.release(other.id, by=officer("TAX"))
    with pytest.raises(NotFound):
        findings.show(other.id, by=officer("FIRE"))


def test_only_the_own_department_releases():
    one = found()

    for by in (officer("TAX"), COMMITTEE):
        with pytest.raises(NotAllowed):
            findings.release(one.id, by=by)


def test_a_first_offence_is_the_first_of_its_item_at_the_enterprise():
    one = found(outcome=Outcome.NO_PENALTY_FIRST)

    with pytest.raises(Rejected, match=f"outcome: contradicts, .*finding:{one.id}"):
        found(outcome=Outcome.NO_PENALTY_FIRST)
    found("TAX", outcome=Outcome.NO_PENALTY_FIRST)
    found(item="灭火器", outcome=Outcome.NO_PENALTY_FIRST)

    findings.withdraw(one.id, "误录", by=officer())
    assert found(outcome=Outcome.NO_PENALTY_FIRST).outcome is Outcome.NO_PENALTY_FIRST


def test_what_was_found_elsewhere_leaves_it_a_first_offence():
    joined = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(joined, by=officer("FIRE"))
    uid = by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E2"].uid
    with at(WEEK.moment(4 * 1440)):
        attendance.attend(Attendance(uid, "EMB", Presence.ON_TIME), by=officer("EMB"))
        found("EMB", visit=uid)

        one = found("EMB", outcome=Outcome.NO_PENALTY_FIRST)

    assert one.outcome is Outcome.NO_PENALTY_FIRST


def test_who_joined_on_the_day_finds_and_sees_like_the_others():
    joined = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(joined, by=officer("FIRE"))

    own, shared = found("EMB"), found("TAX")

    assert findings.list_findings(by=officer("EMB")) == (own, shared)
    told = [message.to for message in outbox.unsent() if message.kind == "finding"]
    assert told.count("department:EMB") == 1


def test_who_was_absent_has_found_nothing():
    came("TAX", presence=Presence.ABSENT, reason="未到")

    with pytest.raises(Rejected, match="department: absent"):
        found("TAX")


def test_lead_and_committee_hear_of_every_step_of_what_is_shared():
    shared, own = found("TAX"), found("TAX", item="账册", shared=False)
    for one in (shared, own):
        rectifications.rectify(one.id, "照片", by=officer("TAX"))
    leads = found("FIRE")
    rectifications.rectify(leads.id, "照片", by=officer("FIRE"))

    told = [one for one in outbox.unsent() if one.kind == "finding-progress"]
    heard = {(one.to, one.facts["finding"]) for one in told}
    assert heard == {
        ("committee", shared.id),
        ("committee", own.id),
        ("committee", leads.id),
        ("department:FIRE", shared.id),
    }


def test_who_edits_what_has_moved_on_hears_of_it():
    one = found()
    seen = history.last(f"finding:{one.id}")
    rectifications.rectify(one.id, "照片", seen=seen, by=officer())

    for act in (findings.release, rectifications.accept):
        with pytest.raises(Conflict, match="since rectify by FIRE-officer"):
            act(one.id, seen=seen, by=officer())


def test_a_list_takes_one_question_however_much_was_found(monkeypatch: pytest.MonkeyPatch):
    def asked() -> int:
        return questions(monkeypatch, lambda: findings.list_findings(by=officer("TAX")))

    found()
    few = asked()
    for item in ("灭火器", "通道", "电气"):
        found(item=item)

    assert len(findings.list_findings(by=officer("TAX"))) == 4
    assert asked() == few
