"""Entries, evidence, what is seen again, reports."""

import datetime as dt

from tests.tracker.builders import WEEK, officer
from tests.tracker.inboxes.read import keys, kinds, only
from tests.tracker.onsite import LATER, at, came, found, publish_joint
from tests.tracker.possible.test_followups import asked, entered
from tracker import approvals, clock, direct, followups, rectifications, reinspections
from tracker.records import ExemptReason, Light, Role
from tracker.records.inboxes import WaitingKind as Kind
from tracker.week import Week

FIRE, TAX = officer("FIRE"), officer("TAX")
HEAD, OTHER_HEAD = officer("FIRE", Role.HEAD), officer("TAX", Role.HEAD)


def test_entries_wait_for_the_own_head(park: str) -> None:
    entry = asked()
    waiting = only(Kind.ENTRY_TO_APPROVE, HEAD)

    assert (waiting.key, waiting.title) == (f"entry:{entry}", "安全检查")
    assert (waiting.since, waiting.due) == (clock.today(), clock.today())
    assert Kind.ENTRY_TO_APPROVE not in kinds(FIRE) | kinds(OTHER_HEAD)
    approvals.approve(entry, by=HEAD)
    assert Kind.ENTRY_TO_APPROVE not in kinds(HEAD)


def test_an_exempt_entry_waits_until_its_limit(park: str) -> None:
    asked(next(iter(ExemptReason)))

    assert only(Kind.ENTRY_TO_APPROVE, HEAD).due == clock.today() + dt.timedelta(days=1)


def test_evidence_waits_for_the_department_that_found_it(park: str) -> None:
    publish_joint()
    with at(LATER):
        came()
        one = found().id
        assert Kind.RECTIFICATION_TO_DECIDE not in kinds(FIRE)
        rectifications.rectify(one, "照片", by=FIRE)
        waiting = only(Kind.RECTIFICATION_TO_DECIDE, FIRE)
        assert (waiting.key, waiting.title) == (f"finding:{one}", "消防通道")
        assert (waiting.since, waiting.due) == (LATER.date(), WEEK.date(9))
        assert Kind.RECTIFICATION_TO_DECIDE not in kinds(TAX)
        rectifications.reject(one, "不清", by=FIRE)
        rectifications.rectify(one, "新照片", by=FIRE)
        assert keys(Kind.RECTIFICATION_TO_DECIDE, FIRE) == [f"finding:{one}"]
        rectifications.accept(one, by=FIRE)
        assert Kind.RECTIFICATION_TO_DECIDE not in kinds(FIRE)


def test_what_is_seen_again_waits_until_its_week_is_over(park: str) -> None:
    publish_joint()
    with at(LATER):
        came()
        one = found().id
        reinspections.order(one, approver="局长", approved_on=LATER.date(), by=FIRE)
        waiting = only(Kind.REINSPECTION_DUE, FIRE)
        assert waiting.due == Week.parse("2026-W50").date(6)
        assert waiting.light is Light.GREEN
        later = WEEK.date(14)
    with at(LATER + dt.timedelta(days=14)):
        reinspections.failed(one, later - dt.timedelta(days=1), "未改", by=FIRE)
        assert Kind.REINSPECTION_DUE not in kinds(FIRE)
        reinspections.order(one, approver="局长", approved_on=LATER.date(), by=FIRE)
        assert keys(Kind.REINSPECTION_DUE, FIRE) == [f"finding:{one}"]


def test_reports_are_due_until_they_are_in(park: str) -> None:
    report = direct.complete(entered(), by=FIRE)
    waiting = only(Kind.REPORT_DUE, FIRE)

    assert (waiting.key, waiting.title) == (f"report:{report.id}", "E1 公司")
    assert waiting.due == report.deadline.due
    assert Kind.REPORT_DUE in kinds(HEAD)
    assert Kind.REPORT_DUE not in kinds(TAX)
    followups.submit(report.id, "已查", by=FIRE)
    assert Kind.REPORT_DUE not in kinds(FIRE)


def test_a_report_about_a_visit_names_its_enterprise(park: str) -> None:
    publish_joint()
    with at(LATER):
        came()
        one = found().id
        reinspections.order(one, approver="局长", approved_on=LATER.date(), by=FIRE)
        reinspections.passed(one, LATER.date(), "照片", by=FIRE)

        assert only(Kind.REPORT_DUE, FIRE).title == "E1 公司"
