"""The third and the fourth week: reports on time and late, the last visits are closed."""

import pytest

from tests.journeys.four_weeks_acts import (
    FOURTH,
    ORDER,
    THIRD,
    Chronicle,
    answer,
    close_held,
    find,
    hold,
    plan,
    publish,
    start,
)
from tests.journeys.four_weeks_after import put_right, reminders, report_of, submit
from tests.journeys.four_weeks_cast import (
    FRIDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    W1,
    W2,
    W3,
    W4,
    WEDNESDAY,
    at,
    visit_at,
)
from tests.tracker.builders import COMMITTEE, officer
from tracker import clock, penalties, reinspections, visit_cases, weeks
from tracker.errors import Rejected, WrongState
from tracker.records import Result, Visit


def run_third_week(told: Chronicle) -> None:
    """Reports come in, late and on time, and what was found in the first week is closed."""
    start(W3)
    alone = visit_at(W3, "C001", "FIRE")
    evenings = (third_monday, third_tuesday, third_wednesday, third_thursday, third_friday)
    for day, evening in enumerate(evenings):
        hold(W3, day, THIRD)
        if alone.start.weekday() == day:
            see_fire_again(told, alone)
        evening(told)


def see_fire_again(told: Chronicle, alone: Visit) -> None:
    """The passage is free; FIRE reports to the lead of the first visit the same evening."""
    finding = told.found["FIRE"].id
    with clock.fixed(alone.end):
        reinspections.passed(finding, alone.start.date(), "通道畅通", by=officer("FIRE"))
        report = submit(report_of(f"finding:{finding}"))
    assert (report.addressee, report.is_late) == ("department:EMB", False)
    results = [one.result for one in reinspections.list_reinspections(finding, by=COMMITTEE)]
    assert results == [Result.FAILED, Result.PASSED]


def third_monday(told: Chronicle) -> None:
    """The fourth week is planned; FIRE's report comes when its day is over, and is late."""
    with at(W3, MONDAY, "18:00"):
        weeks.close(W2, by=COMMITTEE)
        told.cases["draft"] = plan(W4).number
    with at(W3, TUESDAY, "06:30"):
        report = submit(report_of(f"direct:{told.cases['FIRE']}"))
        assert report.deadline.overdue == report.deadline.met == clock.now()
        with pytest.raises(WrongState) as twice:
            submit(report)
        assert twice.value.legal == ("supplement",)
    assert reminders(report) == ["due soon", "due today"]


def third_tuesday(told: Chronicle) -> None:
    """The fourth week is published; EEB's penalty case is finished."""
    with at(W3, TUESDAY, "18:00"):
        publish(W4, told.cases["draft"])
        penalties.close(told.cases["penalty"], W3.date(1), by=officer("EEB"))


def third_wednesday(told: Chronicle) -> None:
    """EEB tells the lead of the visit what came of it, in time."""
    with at(W3, WEDNESDAY, "18:00"):
        answer(W4, FOURTH)
        report = submit(report_of(f"penalty:{told.cases['penalty']}"))
    assert (report.addressee, report.is_late) == ("department:EMB", False)


def third_thursday(told: Chronicle) -> None:
    """EMB's report was stamped when its day had passed; coming in does not heal that."""
    owed = report_of(f"finding:{told.found['EMB'].id}")
    assert reminders(owed) == ["due soon", "due today", "overdue"]
    stamped = owed.deadline.overdue
    assert stamped is not None
    assert stamped.date() > owed.deadline.due
    with at(W3, THURSDAY, "18:00"):
        report = submit(owed)
    assert (report.is_late, report.deadline.overdue) == (True, stamped)


def third_friday(told: Chronicle) -> None:
    """Everything of the first week is settled now, with evidence; its last visits are closed."""
    with at(W3, FRIDAY, "18:00"):
        for visit in (visit_at(W1, "C001", "EMB", "FIRE"), visit_at(W1, "M001", "EEB")):
            visit_cases.close(visit.uid, by=officer("EMB"))
        assert close_held(W3, THIRD) == 7
        with pytest.raises(WrongState) as closed:
            find(visit_at(W1, "M001", "EEB"), "EEB", "补录", ORDER)
        assert closed.value.legal == ()


def run_fourth_week() -> None:
    """The last week before the look back; what PSB found is put right on Monday."""
    start(W4)
    for day in range(5):
        hold(W4, day, FOURTH)
    with at(W4, FRIDAY, "18:00"):
        weeks.close(W3, by=COMMITTEE)
        found = find(visit_at(W4, "C003", "PSB"), "PSB", "流向登记", ORDER, W4.date(7))
        assert close_held(W4, FOURTH, {found.visit}) == 2
        with pytest.raises(Rejected, match="finding: unsettled"):
            visit_cases.close(found.visit, by=COMMITTEE)
    with at(W4, 7, "09:00"):
        put_right(found)
        visit_cases.close(found.visit, by=COMMITTEE)
        weeks.close(W4, by=COMMITTEE)
