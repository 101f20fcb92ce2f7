"""Reports within three working days: to whom, from when, and what of them stays for good."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, by_firm, line, officer, person, publish_plan
from tracker import clock, deadlines, followups, history, outbox, versions
from tracker.database import transaction
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import Report, ReportEvent, ReportKind, ReportState, Role

PASSED = ReportEvent.REINSPECTION_PASSED
FRIDAY = WEEK.date(4)
WEDNESDAY = WEEK.date(9)
"""Three working days after it."""


@pytest.fixture(autouse=True)
def friday(park: str):
    """After a joint visit that FIRE led and TAX joined; EMB was elsewhere."""
    publish_plan(line(minutes=90), line("TAX"), line("EMB", enterprise="E2"))
    with clock.fixed(WEEK.moment(4 * 1440 + 600)):
        yield


def visit() -> str:
    return by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E1"].uid


def owe(department: str = "TAX", event: ReportEvent = PASSED, subject: str = "finding:1") -> Report:
    return followups.owe_to_lead(
        visit(), department, event, subject, FRIDAY, by=officer(department)
    )


def on(day: dt.date) -> clock.fixed:
    return clock.fixed(WEEK.moment(600) + dt.timedelta(days=(day - WEEK.date(0)).days))


def test_report_a_goes_to_the_lead_within_three_working_days():
    report = owe()

    assert (report.kind, report.addressee, report.visit) == (
        ReportKind.A,
        "department:FIRE",
        visit(),
    )
    assert report.deadline.due == WEDNESDAY
    assert report.deadline.counted == (WEEK.date(7), WEEK.date(8), WEDNESDAY)


def test_where_the_lead_itself_reports_the_committee_gets_a_copy():
    report = owe("FIRE")

    copies = [one for one in outbox.unsent() if one.kind == "report-copied"]
    assert [(one.to, one.facts["report"]) for one in copies] == [("committee", report.id)]


def test_each_closing_is_reported_once():
    owe()

    with pytest.raises(Conflict):
        owe()
    assert owe(event=ReportEvent.PENALTY_CASE_CLOSED).id != owe(subject="finding:2").id


def test_a_report_that_is_in_in_time_is_never_late():
    report = owe()

    with on(WEDNESDAY):
        found = followups.submit(report.id, " 已整改 ", by=officer("TAX"))

    assert (found.state, found.text, found.is_late) == (ReportState.SUBMITTED, "已整改", False)
    assert [one.to for one in outbox.unsent() if one.kind == "report-in"] == ["department:FIRE"]


def test_a_late_report_stays_late_whatever_is_added():
    report = owe()
    with on(WEDNESDAY + dt.timedelta(1)):
        followups.submit(report.id, "已整改", by=officer("TAX"))

        found = followups.supplement(report.id, "附照片", by=officer("TAX"))

    assert found.is_late
    assert found.text == "已整改\n\n附照片"


def test_a_report_is_handed_in_once():
    report = owe()
    followups.submit(report.id, "已整改", by=officer("TAX"))

    with pytest.raises(WrongState, match="legal now: supplement"):
        followups.submit(report.id, "再报", by=officer("TAX"))


def test_a_report_that_is_not_in_cannot_be_supplemented():
    with pytest.raises(WrongState, match="legal now: submit or waive"):
        followups.supplement(owe().id, "附照片", by=officer("TAX"))


def test_an_empty_report_is_none():
    report = owe()

    with pytest.raises(Rejected, match="text: missing"):
        followups.submit(report.id, " \n", by=officer("TAX"))
    assert followups.show(report.id, by=COMMITTEE).state is ReportState.DUE


def test_only_the_committee_waives_and_only_with_a_reason():
    report = owe()

    with pytest.raises(NotAllowed):
        followups.waive(report.id, "不需要", by=officer("TAX"))
    with pytest.raises(Rejected, match="why: missing"):
        followups.waive(report.id, " ", by=COMMITTEE)
    found = followups.waive(report.id, "与另案合并", by=COMMITTEE)

    assert (found.state, found.waived) == (ReportState.WAIVED, "与另案合并")
    assert found in followups.list_reports(by=COMMITTEE)
    assert deadlines.list_deadlines(by=COMMITTEE) == ()


def test_a_closing_cannot_lie_in_the_future():
    with pytest.raises(Rejected, match="day: future"):
        followups.owe_to_lead(visit(), "TAX", PASSED, "x", WEDNESDAY, by=officer("TAX"))


def test_a_visit_that_never_was_has_no_lead():
    with pytest.raises(NotFound):
        followups.owe_to_lead("nowhere", "TAX", PASSED, "x", FRIDAY, by=officer("TAX"))


def test_a_closing_that_fails_owes_nothing():
    def close_and_fail() -> None:
        with transaction():
            owe()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        close_and_fail()

    assert followups.list_reports(by=COMMITTEE) == ()
    assert deadlines.list_deadlines(by=COMMITTEE) == ()


def test_those_who_owe_and_those_who_get_it_see_a_report_and_nobody_else():
    report = owe()

    for by in (officer("TAX"), officer("FIRE"), COMMITTEE, person(Role.SUPERVISION)):
        assert followups.list_reports(by=by) == (report,)
    for by in (officer("EMB"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        assert followups.list_reports(by=by) == ()
        with pytest.raises(NotFound):
            followups.show(report.id, by=by)


def test_the_lead_cannot_hand_in_what_another_owes():
    with pytest.raises(NotAllowed):
        followups.submit(owe().id, "代报", by=officer("FIRE"))


def test_lists_begin_with_what_is_due_first_and_are_filtered():
    owe(subject="finding:1")
    with on(WEDNESDAY):
        second = followups.owe_to_lead(
            visit(), "TAX", PASSED, "finding:2", WEEK.date(3), by=officer("TAX")
        )
        deadlines.tick(by=COMMITTEE)

    subjects = [one.subject for one in followups.list_reports(by=COMMITTEE)]
    assert subjects == ["finding:2", "finding:1"]
    assert [one.subject for one in followups.list_reports(by=COMMITTEE, late=True)] == ["finding:2"]
    assert followups.list_reports(by=COMMITTEE, department="FIRE") == ()
    assert len(followups.list_reports(by=COMMITTEE, visit=visit())) == 2
    assert followups.list_reports(by=COMMITTEE, state=ReportState.SUBMITTED) == ()
    assert second.deadline.due == WEEK.date(8)


def test_punctuality_is_counted_and_ranks_nobody():
    on_time, late, _overdue = (owe(subject=f"finding:{number}") for number in range(3))
    followups.submit(on_time.id, "已整改", by=officer("TAX"))
    with on(WEDNESDAY + dt.timedelta(1)):
        followups.submit(late.id, "已整改", by=officer("TAX"))
        followups.owe_to_lead(visit(), "FIRE", PASSED, "finding:9", FRIDAY, by=officer())
        followups.owe_to_lead(visit(), "TAX", PASSED, "finding:8", WEDNESDAY, by=officer("TAX"))

        found = followups.punctuality(by=COMMITTEE)

    # In the order of the register, not by figures.
    assert [one.department for one in found] == ["FIRE", "TAX"]
    tax = found[1]
    assert (tax.on_time, tax.late, tax.waiting, tax.overdue) == (1, 1, 1, 1)


def test_a_department_sees_its_own_punctuality_only():
    owe()
    owe("FIRE", subject="finding:7")

    assert [one.department for one in followups.punctuality(by=officer("TAX"))] == ["TAX"]


def test_the_log_keeps_what_was_handed_in_as_a_digest():
    report = owe()
    followups.submit(report.id, "张三已整改", by=officer("TAX"))

    told = history.events(f"report:{report.id}", by=COMMITTEE)

    assert [one.act for one in told] == ["owe", "begin limit", "meet limit", "submit"]
    assert "张三" not in str(told)
    assert history.audit() == ()
