"""Every clock of an appeal, against days counted by hand with a finger on the notices."""

import datetime as dt
import random

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OFFICER,
    WATCHER,
    entry,
    order,
    said,
    staff,
)
from tests.tracker.test_working_days import counted_by_hand, noticed
from tracker import clock, deadlines, working_days
from tracker.appeals import (
    answering,
    call_backs,
    clocks,
    handling,
    notices,
    register,
    routing,
    signing,
)
from tracker.database import database, transaction
from tracker.models import AppealRow
from tracker.people import OPERATOR
from tracker.records import ResultKind, Satisfaction, Task
from tracker.week import ZONE

STARTS = 10_000

FIRST, LAST = dt.date(2004, 1, 1), dt.date(2026, 10, 30)
"""Known years; the longest limit must end in them too."""

LIMITS: dict[str, tuple[str | int, int]] = {
    "accept": ("appeal.accept_working_days", 1),
    "route": ("appeal.route_working_days", 1),
    "consult": ("appeal.consult_working_days", 2),
    "acknowledge": (1, 1),
    "plan": (3, 3),
    "solve": (5, 5),
    "complex": (15, 15),
    "longest": ("appeal.most_working_days", 30),
    "review": ("appeal.review_working_days", 1),
    "call back": ("appeal.call_back_working_days", 1),
    "redo": ("appeal.redo_working_days", 5),
    "decide": ("appeal.decide_working_days", 5),
    "notice": (4, 4),
}
"""What a clock is told, and the working days that the policy's readings say."""


class Undone(Exception):
    """Takes back what a test has stored."""


def drawn(count: int) -> list[dt.date]:
    """Days of all known years, the same in every run."""
    dice = random.Random("2024-08-05")
    return [FIRST + dt.timedelta(days=dice.randrange((LAST - FIRST).days)) for _ in range(count)]


def ten_thousand() -> None:
    """Let clocks run from days of all known years, by a number or until a day, in turn."""
    announced, kinds = noticed(), list(LIMITS)
    with transaction():
        for number, start in enumerate(drawn(STARTS)):
            limit, days = LIMITS[kinds[number % len(kinds)]]
            due = counted_by_hand(announced, start, days)
            told = clocks.start(
                AppealRow(id=number),
                "solve",
                owner="service-centre",
                limit=due if number % 2 else limit,
                day=start,
                by=OPERATOR,
            )
            assert (told.start, told.due) == (start, due)
            assert len(told.counted) == days
            assert not told.provisional
        raise Undone


def test_ten_thousand_clocks_end_on_the_day_that_is_counted_by_hand(tracker: str):
    with pytest.raises(Undone):
        ten_thousand()

    assert database.execute_sql("SELECT COUNT(*) FROM deadline").fetchone() == (0,)


def course(appeal: int) -> None:
    """From the dispatch to an answer that does not satisfy, with a notice, all at one moment."""
    # A supervisor, too, may look at the calendar on a holiday: the clocks begin on any day.
    due = working_days.add_working_days(clock.today(), 5).day
    routing.dispatch(appeal, order(due=due), by=CLERK)
    handling.take_up(appeal, by=OFFICER)
    handling.propose_plan(appeal, "检修", [Task("检修", due)], by=OFFICER)
    signing.approve(appeal, by=HEAD)
    notices.notify(appeal, "限期解决", 4, by=WATCHER)
    notices.escalate_notice(appeal, "未见动静", by=WATCHER)
    handling.propose_result(appeal, "已修好", ResultKind.SOLVED, by=OFFICER)
    signing.approve(appeal, by=HEAD)
    call_backs.call_back(appeal, said(Satisfaction.DISSATISFIED), by=CLERK)


EXPECTED = {
    "accept": 1,
    "route": 1,
    "acknowledge": 1,
    "plan": 3,
    "solve": 5,
    "review": 1,
    "notice": 4,
    "decide": 5,
    "review 2": 1,
    "call back": 1,
    "solve 2": 5,
}
"""The clocks of such a course, and their working days."""


@pytest.mark.parametrize("start", drawn(40), ids=str)
def test_a_whole_course_begins_its_clocks_on_the_day_of_each_trigger(park: str, start: dt.date):
    staff()
    late_at_night = dt.datetime.combine(start, dt.time(23, 59), ZONE)
    with clock.fixed(late_at_night):
        appeal = register.enter(entry(), by=CLERK).id
        register.accept(appeal, by=CLERK)
        course(appeal)

    found = {one.kind: one for one in deadlines.of_case(f"appeal:{appeal}")}
    notices_ = noticed()

    assert {kind: len(one.counted) for kind, one in found.items()} == EXPECTED
    assert {one.start for one in found.values()} == {start}
    assert [
        one
        for kind, one in found.items()
        if one.due != counted_by_hand(notices_, start, EXPECTED[kind])
    ] == []


def test_what_is_talked_over_is_due_in_two_working_days(park: str):
    staff()
    eve = dt.datetime(2026, 9, 30, 9, 0, tzinfo=ZONE)
    with clock.fixed(eve):
        appeal = register.accept(register.enter(entry(), by=FIRM).id, by=CLERK).id
        answering.consult(appeal, ["FIRE"], eve.date(), by=CLERK)

    (found,) = [one for one in deadlines.of_case(f"appeal:{appeal}") if one.kind == "consult"]
    assert found.due == dt.date(2026, 10, 9)
