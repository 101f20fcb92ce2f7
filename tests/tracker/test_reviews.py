"""Looking back on a week and on a period, without quotas."""

import datetime as dt
from dataclasses import fields

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, ask, by_firm, line, officer, plan, submit
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import (
    attendance,
    direct,
    findings,
    followups,
    history,
    responses,
    reviews,
    versions,
    visit_cases,
)
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.records import (
    Attendance,
    DepartmentReview,
    DirectEntry,
    DirectReason,
    Presence,
    WeekSummary,
)

FIRST, LAST = WEEK.date(0), WEEK.date(6)
FRIDAY = WEEK.date(4)


@pytest.fixture
def held(park: str):
    """FIRE came on time and found something, TAX came late; FIRE went to E3 without a plan."""
    publish_joint()
    responses.acknowledge(visit().uid, "TAX", by=officer("TAX"))
    with at(NINE):
        came("FIRE")
        came("TAX", presence=Presence.LATE, minutes_late=10)
        one = found()
        found(item="灭火器")
        visit_cases.end(visit().uid, by=officer())
        findings.withdraw(one.id, "重复", by=officer())
    with at(LATER + dt.timedelta(days=3)):
        entry = DirectEntry("FIRE", "E1", DirectReason.DANGER, "起烟", ("消防安全",), FRIDAY)
        followups.submit(
            direct.complete(direct.enter(entry, by=officer()).id, by=officer()).id,
            "无隐患",
            by=officer(),
        )
        yield


def summary() -> WeekSummary:
    return reviews.week_summary(WEEK, by=COMMITTEE)


def test_a_week_in_figures(held: None):
    week = summary()

    assert (week.separate, week.visits, week.saved, week.joint) == (3, 2, 1, 1)
    assert week.departments_per_visit == 1.5
    assert week.presence == {"late": 1, "on time": 1}
    assert (week.declined, week.unanswered) == (0, 0)
    assert (week.findings, week.settled) == ({"general": 2}, 1)
    assert (week.direct, week.reports_on_time, week.reports_late) == (1, 1, 0)


def test_what_came_after_the_cut_off_is_counted(held: None):
    assert summary().late_requests == 0

    submit(line("EMB", enterprise="E3"), department="EMB", late="临时增加")

    assert summary().late_requests == 1


def test_a_report_that_is_late_shows(held: None):
    entry = DirectEntry("TAX", "E2", DirectReason.NO_TIME, "急", ("税务",), FRIDAY)
    one = direct.complete(direct.enter(entry, by=officer("TAX")).id, by=officer("TAX"))
    assert summary().reports_waiting == 1

    with at(LATER + dt.timedelta(days=20)):
        followups.submit(one.id, "晚报", by=officer("TAX"))

    assert (summary().reports_late, summary().reports_waiting) == (1, 0)


def test_a_week_that_was_not_published_has_no_summary(park: str):
    ask(line())
    with pytest.raises(NotFound):
        summary()
    plan()
    with pytest.raises(NotFound, match="published week"):
        summary()


def test_an_enterprise_is_reviewed_with_its_repeats(held: None):
    one, two = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    assert (one.enterprise, one.visits, one.joint, one.direct) == ("E1", 1, 1, 1)
    assert one.repeats == ("FIRE",)
    assert (two.enterprise, two.visits, two.joint, two.direct, two.repeats) == ("E2", 1, 0, 0, ())


def test_a_visit_to_which_nobody_came_disturbed_nobody(held: None):
    gone = by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E2"]
    visit_cases.miss(gone.uid, "台风", by=officer("EMB"))

    (one,) = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    assert one.enterprise == "E1"
    assert reviews.by_department(FIRST, LAST, by=COMMITTEE)[1].visits == 0


def test_only_who_came_has_come_twice(park: str):
    publish_joint()
    reason = {"presence": Presence.ABSENT, "reason": "另有任务"}
    joined = Attendance(visit().uid, "EMB", Presence.ON_TIME, 0, "顺路", unplanned=True)
    with at(NINE):
        came("FIRE")
        came("TAX", **reason)
        attendance.attend(joined, by=officer())
        for office in ("TAX", "EMB"):
            entry = DirectEntry(office, "E1", DirectReason.DANGER, "起烟", ("消防安全",), FRIDAY)
            direct.enter(entry, by=officer(office))

    one, _ = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    assert one.repeats == ("EMB",)


def test_what_lies_outside_of_a_period_does_not_count(held: None):
    assert reviews.by_enterprise(FIRST, FIRST, by=COMMITTEE) == ()
    (fire, *_) = reviews.by_department(FRIDAY, FRIDAY, by=COMMITTEE)
    assert (fire.visits, fire.direct) == (0, 1)
    with pytest.raises(Rejected, match="has no day"):
        reviews.by_department(LAST, FIRST, by=COMMITTEE)


def test_departments_stand_in_the_registers_order_with_what_went_how(held: None):
    found_ = reviews.by_department(FIRST, LAST, by=COMMITTEE)

    assert found_ == (
        DepartmentReview("FIRE", 1, 1, 1, on_time=1, late=0, absent=0, reports_late=0),
        DepartmentReview("EMB", 1, 0, 0, on_time=0, late=0, absent=0, reports_late=0),
        DepartmentReview("TAX", 1, 1, 0, on_time=0, late=1, absent=0, reports_late=0),
    )


def test_nothing_ranks_departments_or_counts_fines():
    words = {"rank", "score", "fine", "fines", "penalty", "penalties", "quota", "points", "best"}
    for record in (DepartmentReview, WeekSummary):
        names = {part for one in fields(record) for part in one.name.split("_")}
        assert names.isdisjoint(words)
    # Frozen records without an order: no list of them can be sorted by accident.
    one = DepartmentReview("A", 1, 1, 1, 1, 1, 1, 1)
    with pytest.raises(TypeError):
        sorted([one, one])


def test_a_review_leads_to_actions_that_are_finished_with_a_result(held: None):
    one = reviews.improve(FIRST, LAST, "FIRE", "减少重复入企", FRIDAY, by=COMMITTEE)
    assert reviews.list_improvements(by=COMMITTEE, waiting=True) == (one,)

    with pytest.raises(Rejected, match="with a result only"):
        reviews.finish(one.id, " ", by=COMMITTEE)
    done = reviews.finish(one.id, "合并检查", by=COMMITTEE)

    assert done.result == "合并检查"
    assert reviews.list_improvements(by=COMMITTEE, waiting=True) == ()
    assert reviews.list_improvements(by=COMMITTEE) == (done,)
    with pytest.raises(WrongState):
        reviews.finish(one.id, "再来", by=COMMITTEE)
    assert history.audit() == ()


def test_an_action_without_words_owner_or_time_is_refused(held: None):
    with pytest.raises(Rejected) as wrong:
        reviews.improve(FIRST, LAST, "WATER", "", FIRST, by=COMMITTEE)

    assert len(wrong.value.problems) == 3
    with pytest.raises(NotFound):
        reviews.finish(9, "x", by=COMMITTEE)


def test_only_the_committee_reviews(held: None):
    for act in (
        lambda: reviews.week_summary(WEEK, by=officer()),
        lambda: reviews.by_department(FIRST, LAST, by=officer()),
        lambda: reviews.by_enterprise(FIRST, LAST, by=officer()),
        lambda: reviews.list_improvements(by=officer()),
        lambda: reviews.improve(FIRST, LAST, "FIRE", "x", FRIDAY, by=officer()),
    ):
        with pytest.raises(NotAllowed):
            act()
