"""What has to be seen again enters the next week's plan by itself, jointly."""

import datetime as dt

import pytest

import optimizer
from tests.tracker.builders import COMMITTEE, WEEK, line, officer, submit
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import (
    attendance,
    findings,
    followups,
    history,
    planning,
    reinspections,
    requests,
    versions,
    weeks,
)
from tracker.errors import NotAllowed, Rejected, WrongState
from tracker.models import RequestRow
from tracker.people import of_enterprise
from tracker.records import (
    Attendance,
    Finding,
    FindingState,
    InspectionType,
    Presence,
    ReportEvent,
    Request,
    Result,
)
from tracker.week import Week

NEXT = Week(2026, 50)
AFTER = Week(2026, 51)
TODAY = LATER.date()


@pytest.fixture(autouse=True)
def held(park: str):
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
    with at(LATER):
        yield


def order(one: Finding, **fields: object) -> Finding:
    facts = {"approver": "局长", "approved_on": TODAY, "by": officer(one.department.id)}
    return reinspections.order(one.id, **{**facts, **fields})


def asked(week: Week = NEXT) -> tuple[Request, ...]:
    return requests.list_requests(week, by=COMMITTEE)


def test_it_becomes_a_request_of_the_next_week_which_begins_to_collect():
    one = order(found())

    (request,) = asked()
    assert one.state is FindingState.RE_INSPECTION
    assert one.request == request.id
    assert request.enterprise.id == "E1"
    assert request.origin == f"visit:{visit().uid}"
    assert "消防通道" in request.items[0]
    assert weeks.show_week(NEXT, by=COMMITTEE).requests == 1


def test_the_findings_of_all_departments_share_one_visit_and_the_former_lead_leads():
    order(found("TAX"))
    order(found("FIRE"))

    problem = planning.problem_of(NEXT)
    answer = planning.plan(
        NEXT, optimizer.SolveParams(work_limit=200, workers=1), by=COMMITTEE
    ).version

    assert problem.together == (("TAX-2", "FIRE-2"),)
    (again,) = answer.standing
    assert [one.id for one in again.departments] == ["FIRE", "TAX"]


def test_several_findings_of_a_department_are_one_request():
    first, second = order(found()), order(found(item="灭火器"))

    (request,) = asked()
    assert first.request == second.request == request.id
    assert len(request.lines) == 2
    assert request.minutes == 120


def test_a_sheet_that_comes_later_does_not_take_it_back():
    order(found())

    done = submit(line(enterprise="E3", approved_on=TODAY), week=NEXT, late="晚", by=officer())
    submit(week=NEXT, late="撤回", by=officer())

    assert done.new == 1
    assert [one.origin != "" for one in asked()] == [True]
    assert not asked()[0].withdrawn


def test_a_department_may_choose_a_later_week():
    order(found(), week=AFTER)

    assert len(asked(AFTER)) == 1
    with pytest.raises(Rejected, match="week: past"):
        order(found(item="灭火器"), week=WEEK)


def test_without_the_heads_approval_nothing_is_ordered():
    one = found()

    with pytest.raises(Rejected, match="approver: missing"):
        order(one, approver=" ")
    with pytest.raises(Rejected, match="approved_on: future"):
        order(one, approved_on=TODAY + dt.timedelta(1))

    assert findings.show(one.id, by=COMMITTEE).state is FindingState.OPEN
    assert weeks.list_weeks(by=COMMITTEE)[0].week == WEEK


def test_what_waits_for_a_week_is_listed():
    one = order(found())

    assert reinspections.waiting(NEXT, by=COMMITTEE) == (one,)
    assert reinspections.waiting(AFTER, by=COMMITTEE) == ()


def test_passing_closes_the_finding_and_owes_report_a_to_the_lead():
    one = order(found("TAX"))
    monday = NEXT.date(0)

    with at(NEXT.moment(600)):
        closed = reinspections.passed(one.id, monday, "现场照片", by=officer("TAX"))

    assert (closed.state, closed.closed_on) == (FindingState.CLOSED, monday)
    (report,) = followups.list_reports(by=COMMITTEE)
    assert (report.event, report.addressee) == (
        ReportEvent.REINSPECTION_PASSED,
        "department:FIRE",
    )
    assert (report.trigger, report.deadline.due) == (monday, NEXT.date(3))


def test_nothing_passes_without_evidence_or_before_its_day():
    one = order(found())

    with pytest.raises(Rejected) as wrong:
        reinspections.passed(one.id, TODAY + dt.timedelta(1), "", by=officer())

    assert len(wrong.value.problems) == 2
    assert followups.list_reports(by=COMMITTEE) == ()


def test_failing_opens_it_and_another_can_be_ordered():
    one = order(found())
    with at(NEXT.moment(600)):
        again = reinspections.failed(one.id, NEXT.date(0), "仍未整改", by=officer())
        assert again.state is FindingState.OPEN
        assert followups.list_reports(by=COMMITTEE) == ()

        order(again, approved_on=NEXT.date(0))

    assert len(asked(AFTER)) == 1


def test_what_waits_is_not_ordered_twice():
    one = order(found())

    with pytest.raises(WrongState, match="legal now: pass or fail or put off"):
        order(one)
    assert len(asked()[0].lines) == 1


def test_each_department_orders_its_own():
    one = found("TAX")

    with pytest.raises(NotAllowed):
        order(one, by=officer("FIRE"))


def test_everything_is_in_the_logs():
    one = order(found())

    acts = [event.act for event in history.events(f"finding:{one.id}", by=COMMITTEE)]
    assert acts == ["record", "order re-inspection"]
    (event,) = history.events(f"request:{one.request}", by=COMMITTEE)
    assert (event.act, event.facts["finding"]) == ("re-inspect", one.id)
    assert history.audit() == ()


def test_what_must_be_seen_again_is_a_case():
    order(found("FIRE"))

    (one,) = asked(NEXT)
    assert [line.inspection_type for line in one.lines] == [InspectionType.CASE]


def test_what_is_ordered_later_joins_the_week_in_which_the_others_wait():
    order(found("FIRE"), week=AFTER)

    with at(WEEK.moment(2 * 1440 + 600)):
        order(found("TAX"))

    assert [one.department.id for one in asked(AFTER)] == ["FIRE", "TAX"]
    assert len({one.joint_key for one in asked(AFTER)}) == 1


def test_once_their_week_has_begun_the_next_is_taken():
    order(found("FIRE"))

    with at(NEXT.moment(600)):
        order(found("TAX", due=None))

    assert [one.department.id for one in asked(AFTER)] == ["TAX"]


def test_what_was_not_seen_in_its_week_is_put_off_to_a_later_one():
    one = order(found())
    requests.withdraw(one.request, "改期", by=officer())

    again = order(one)

    assert again.state is FindingState.RE_INSPECTION
    assert again.request != one.request
    with at(AFTER.moment(600)):
        third = order(one)
    first, second, last = reinspections.list_reinspections(one.id, by=COMMITTEE)
    assert (first.result, second.result, last.result) == (Result.PUT_OFF, Result.PUT_OFF, None)
    assert (first.week, second.week, last.week) == (NEXT, NEXT, Week(2026, 52))
    assert last.request == third.request


def test_every_result_stays_with_its_order():
    one = order(found())
    with at(NEXT.moment(600)):
        reinspections.failed(one.id, NEXT.date(0), "仍未整改", by=officer())
        order(one, approved_on=NEXT.date(0))
    with at(AFTER.moment(600)):
        reinspections.passed(one.id, AFTER.date(0), "照片", by=officer())

    first, second = reinspections.list_reinspections(one.id, by=officer("TAX"))
    assert (first.result, first.day, first.note) == (Result.FAILED, NEXT.date(0), "仍未整改")
    assert (second.result, second.day, second.note) == (Result.PASSED, AFTER.date(0), "照片")
    assert second.week == AFTER
    assert reinspections.waiting(AFTER, by=COMMITTEE) == ()


@pytest.mark.parametrize("day", [WEEK.date(0), NEXT.date(1)])
def test_nothing_is_seen_again_before_the_visit_or_in_the_future(day: dt.date):
    one = order(found())

    with at(NEXT.moment(600)):
        with pytest.raises(Rejected, match="day: "):
            reinspections.passed(one.id, day, "照片", by=officer())
        with pytest.raises(Rejected) as wrong:
            reinspections.failed(one.id, day, " ", by=officer())

    assert len(wrong.value.problems) == 2
    assert findings.show(one.id, by=COMMITTEE).state is FindingState.RE_INSPECTION


def test_nothing_is_put_off_while_its_week_lasts():
    one = order(found())

    with at(NEXT.moment(6 * 1440)), pytest.raises(WrongState, match="cannot order re-inspection"):
        order(one)


def test_what_a_closed_week_did_not_see_is_put_off_even_before_the_week_is_over():
    one = order(found())
    planning.plan(NEXT, optimizer.SolveParams(work_limit=200, workers=1), by=COMMITTEE)
    versions.publish(NEXT, by=COMMITTEE)
    weeks.start(NEXT, by=COMMITTEE)
    weeks.close(NEXT, by=COMMITTEE)

    order(one)

    first, second = reinspections.list_reinspections(one.id, by=COMMITTEE)
    assert (first.result, first.day, second.week) == (Result.PUT_OFF, TODAY, AFTER)


def test_a_request_that_was_withdrawn_draws_no_other_into_its_week():
    one = order(found("FIRE"), week=AFTER)
    requests.withdraw(one.request, "改期", by=officer("FIRE"))

    order(found("TAX"))

    assert [each.department.id for each in asked(NEXT)] == ["TAX"]


def test_many_findings_still_fit_into_one_visit():
    for number in range(5):
        order(found(item=f"灭火器 {number}"))
    order(found("TAX"))

    answer = planning.plan(
        NEXT, optimizer.SolveParams(work_limit=200, workers=1), by=COMMITTEE
    ).version

    assert [one.minutes for one in asked()] == [210, 60]
    assert len(asked()[0].lines) == 5
    assert answer.unplanned == ()
    assert len(answer.standing) == 1


def test_who_joined_on_the_day_sees_its_findings_again_with_the_others():
    joined = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(joined, by=officer("FIRE"))

    order(found("FIRE"))
    order(found("EMB"))

    one, other = asked()
    assert (other.department.id, other.inspectors, other.teams, other.may_lead) == (
        "EMB",
        2,
        1,
        False,
    )
    assert one.joint_key == other.joint_key


def test_an_enterprise_does_not_learn_who_comes_again_unannounced():
    one, other = order(found()), order(found(item="灭火器"))
    firm = of_enterprise("E1")
    for each in (one, other):
        findings.release(each.id, by=officer())
    assert findings.show(one.id, by=firm).request == one.request != ""
    assert len(reinspections.list_reinspections(one.id, by=firm)) == 1

    RequestRow.update(announced=False).where(RequestRow.code == one.request).execute()

    assert findings.show(one.id, by=firm).request == ""
    assert {each.request for each in findings.list_findings(by=firm)} == {""}
    assert reinspections.list_reinspections(one.id, by=firm) == ()
    assert findings.show(one.id, by=officer()).request == one.request
    assert len(reinspections.list_reinspections(one.id, by=officer())) == 1
