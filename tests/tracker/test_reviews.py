"""Looking back on a week and on a period, without quotas."""

import datetime as dt
from dataclasses import fields

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, ask, by_firm, line, officer, plan, submit
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import (
    approvals,
    attendance,
    direct,
    findings,
    followups,
    responses,
    reviews,
    versions,
    visit_cases,
)
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.records import (
    Attendance,
    CapUse,
    DepartmentReview,
    DirectEntry,
    DirectReason,
    EnterpriseReview,
    EntryKind,
    EntryWish,
    ExemptionShare,
    ExemptReason,
    Presence,
    WeekSummary,
)

FIRST, LAST = WEEK.date(0), WEEK.date(6)
FRIDAY = WEEK.date(4)
PLANNED = ExemptionShare({}, 1)
"""One inspection, and that was planned."""


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


def test_an_enterprise_is_told_which_inspections_rested_on_an_exemption(held: None):
    one, two = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    # FIRE and TAX were planned there, FIRE came once more without a plan.
    assert one.exempt == ExemptionShare({"D5": 1}, 3)
    assert one.exempt.share == pytest.approx(1 / 3)
    assert (two.exempt, two.exempt.share) == (PLANNED, 0.0)


def test_an_exempt_entry_disturbs_an_enterprise_that_nobody_else_came_to(held: None):
    enter("TAX", "E3")

    *_, three = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    assert (three.enterprise, three.visits, three.direct) == ("E3", 0, 0)
    assert three.exempt == ExemptionShare({"E5": 1}, 1)


def test_a_visit_that_was_missed_disturbed_nobody(park: str):
    publish_joint()
    with at(LATER):
        visit_cases.miss(visit().uid, "台风", by=officer())

    (two,) = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)
    fire, emb, _ = reviews.by_department(FIRST, LAST, by=COMMITTEE)

    assert two.enterprise == "E2"
    assert (fire.visits, fire.joint, fire.exempt) == (0, 0, ExemptionShare({}, 0))
    assert fire.exempt.share is None
    assert emb.visits == 1


def test_busy_departments_do_not_move_in_the_register(held: None):
    for _ in range(3):
        enter("TAX", "E3")

    found_ = reviews.by_department(FIRST, LAST, by=COMMITTEE)
    firms = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    # By inspections it is 2, 1, 4 and 3, 1, 3: tables sorted by them, up or down, would show.
    assert [(one.department, one.exempt.inspections) for one in found_] == [
        ("FIRE", 2),
        ("EMB", 1),
        ("TAX", 4),
    ]
    assert [(one.enterprise, one.exempt.inspections) for one in firms] == [
        ("E1", 3),
        ("E2", 1),
        ("E3", 3),
    ]


def test_departments_and_enterprises_are_counted_from_the_same_inspections(held: None):
    enter("TAX", "E2", "E3")

    offices = reviews.by_department(FIRST, LAST, by=COMMITTEE)
    firms = reviews.by_enterprise(FIRST, LAST, by=COMMITTEE)

    counts = [sum(one.exempt.inspections for one in found_) for found_ in (offices, firms)]
    assert counts == [6, 6]


def enter(department: str, *firms: str) -> None:
    """An emergency, approved afterwards if at all."""
    with at(NINE):
        wish = EntryWish(
            department=department,
            kind=EntryKind.INSPECTION,
            purpose="应急处置",
            basis="应急预案",
            enterprises=firms,
            items=("突发事件",),
            begins=NINE + dt.timedelta(hours=1),
            last=NINE.date(),
            exempt=ExemptReason.EMERGENCY,
            why="突发",
            evidence="接警单",
        )
        approvals.ask(wish, by=officer(department))


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
    with pytest.raises(Rejected, match="until: too-early"):
        reviews.by_department(LAST, FIRST, by=COMMITTEE)


def test_departments_stand_in_the_registers_order_with_what_went_how(held: None):
    found_ = reviews.by_department(FIRST, LAST, by=COMMITTEE)

    assert found_ == (
        DepartmentReview(
            *("FIRE", 1, 1, 1),
            on_time=1,
            late=0,
            absent=0,
            reports_late=0,
            exempt=ExemptionShare({"D5": 1}, 2),
        ),
        DepartmentReview(
            *("EMB", 1, 0, 0), on_time=0, late=0, absent=0, reports_late=0, exempt=PLANNED
        ),
        DepartmentReview(
            *("TAX", 1, 1, 0), on_time=0, late=1, absent=0, reports_late=0, exempt=PLANNED
        ),
    )


def test_nothing_ranks_departments_or_counts_fines():
    words = {"rank", "score", "fine", "fines", "penalty", "penalties", "quota", "points", "best"}
    for record in (DepartmentReview, EnterpriseReview, ExemptionShare, CapUse, WeekSummary):
        names = {part for one in fields(record) for part in one.name.split("_")}
        assert names.isdisjoint(words)
    # Frozen records without an order: no list of them can be sorted by accident.
    one = DepartmentReview("A", 1, 1, 1, 1, 1, 1, 1, PLANNED)
    use = CapUse("FIRE", "FIRE-01", "消防安全", 2, 1, 1, ())
    for record in (one, use):
        with pytest.raises(TypeError):
            sorted([record, record])


def test_only_the_committee_reviews(held: None):
    for act in (
        lambda: reviews.week_summary(WEEK, by=officer()),
        lambda: reviews.by_department(FIRST, LAST, by=officer()),
        lambda: reviews.by_enterprise(FIRST, LAST, by=officer()),
    ):
        with pytest.raises(NotAllowed):
            act()
