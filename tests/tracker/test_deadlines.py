"""Limits run from their trigger, never pause, and keep their stamp."""

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tracker import clock, deadlines, history, outbox
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.records import Deadline
from tracker.week import ZONE

FRIDAY = dt.date(2026, 9, 18)
"""A make-up Sunday follows, so that three working days end on Tuesday."""

TUESDAY = dt.date(2026, 9, 22)


def at(day: dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=ZONE)


def begin(case: str = "report:1", department: str = "FIRE", start: dt.date = FRIDAY) -> Deadline:
    return deadlines.begin(
        case,
        "report",
        start=start,
        owner=f"department:{department}",
        limit="report.working_days",
        by=COMMITTEE,
    )


def stages() -> list[object]:
    return [one.facts["stage"] for one in outbox.unsent()]


@pytest.fixture(autouse=True)
def friday(tracker: str) -> Iterator[None]:
    with clock.fixed(at(FRIDAY)):
        yield


def test_a_limit_shows_the_days_that_were_counted():
    found = begin()

    assert found.due == TUESDAY
    assert found.counted == (dt.date(2026, 9, 20), dt.date(2026, 9, 21), TUESDAY)
    assert deadlines.of_case("report:1") == (found,)


@pytest.mark.parametrize(
    ("moment", "late"), [(at(TUESDAY, 23, 59), False), (at(TUESDAY + dt.timedelta(1), 0), True)]
)
def test_the_last_day_ends_at_midnight(moment: dt.datetime, late: bool):
    begin()

    with clock.fixed(moment):
        found = deadlines.meet("report:1", "report", by=officer())

    assert found.met == moment
    assert (found.overdue is not None) == late


def test_a_limit_is_met_once():
    begin()
    deadlines.meet("report:1", "report", by=officer())

    with pytest.raises(WrongState, match="cannot meet limit report:1, which is met"):
        deadlines.meet("report:1", "report", by=officer())


def test_a_dropped_limit_is_not_met_afterwards():
    begin()

    found = deadlines.drop("report:1", "report", "撤回", by=COMMITTEE)

    assert found.dropped == "撤回"
    with pytest.raises(WrongState, match="which is dropped"):
        deadlines.meet("report:1", "report", by=officer())


def test_a_limit_is_never_dropped_silently():
    begin()

    with pytest.raises(Rejected, match="why: missing"):
        deadlines.drop("report:1", "report", " ", by=COMMITTEE)

    assert len(deadlines.list_deadlines(by=COMMITTEE)) == 1


def test_a_kind_of_limit_runs_once_for_a_case():
    begin()

    with pytest.raises(Conflict):
        begin()


def test_what_never_began_cannot_be_met():
    with pytest.raises(NotFound):
        deadlines.meet("report:9", "report", by=officer())


def test_reminders_go_out_a_working_day_before_on_the_day_and_after():
    begin()
    sent = []
    for days in range(8):
        with clock.fixed(at(FRIDAY + dt.timedelta(days))):
            sent.append(deadlines.tick(by=COMMITTEE))
            deadlines.tick(by=COMMITTEE)

    # Friday, Saturday, the make-up Sunday, Monday, Tuesday, Wednesday, …
    assert sent == [0, 0, 0, 1, 1, 1, 0, 0]
    assert stages() == ["due soon", "due today", "overdue"]


def test_a_job_that_slept_says_overdue_once():
    begin()

    with clock.fixed(at(dt.date(2026, 10, 20))):
        assert [deadlines.tick(by=COMMITTEE) for _ in range(2)] == [1, 0]

    assert stages() == ["overdue"]


def test_what_passed_is_stamped_and_the_stamp_stays():
    begin()
    passed = at(TUESDAY + dt.timedelta(1))
    with clock.fixed(passed):
        deadlines.tick(by=COMMITTEE)

    with clock.fixed(passed + dt.timedelta(5)):
        found = deadlines.meet("report:1", "report", by=officer())

    assert found.overdue == passed


def test_whoever_is_done_hears_nothing():
    begin()
    deadlines.meet("report:1", "report", by=officer())

    with clock.fixed(at(TUESDAY)):
        assert deadlines.tick(by=COMMITTEE) == 0


def test_a_department_sees_its_own_limits_only():
    begin()
    begin("report:2", "TAX")

    mine = deadlines.list_deadlines(by=officer("FIRE"), department="FIRE")

    assert [one.case for one in mine] == ["report:1"]
    with pytest.raises(NotAllowed):
        deadlines.list_deadlines(by=officer("FIRE"), department="TAX")
    with pytest.raises(NotAllowed):
        deadlines.list_deadlines(by=officer("FIRE"))


def test_what_is_done_is_listed_when_asked_for():
    begin()
    deadlines.meet("report:1", "report", by=officer())

    assert deadlines.list_deadlines(by=COMMITTEE) == ()
    assert len(deadlines.list_deadlines(by=COMMITTEE, running=False)) == 1


def test_a_limit_into_an_unknown_year_says_that_its_day_is_a_guess():
    assert begin(start=dt.date(2026, 12, 30)).provisional


def test_everything_about_a_limit_is_in_the_log_of_its_case():
    begin()
    deadlines.meet("report:1", "report", by=officer())

    acts = [event.act for event in history.events("report:1", by=COMMITTEE)]
    assert acts == ["begin limit", "meet limit"]
    assert history.audit() == ()


def test_a_limit_that_has_passed_is_stamped_before_it_is_moved_or_dropped():
    begin()
    begin("report:2")

    with clock.fixed(at(TUESDAY + dt.timedelta(1), 0)):
        moved = deadlines.extend("report:1", "report", TUESDAY + dt.timedelta(2), by=COMMITTEE)
        dropped = deadlines.drop("report:2", "report", "不再需要", by=COMMITTEE)

    assert (moved.overdue, dropped.overdue) == (at(TUESDAY + dt.timedelta(1), 0),) * 2
    for case in ("report:1", "report:2"):
        assert [one.act for one in history.of_cases([case])][1] == "overdue"
