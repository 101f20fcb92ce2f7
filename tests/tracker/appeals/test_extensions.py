"""More time: asked in time, once, within thirty working days; a stamp stays."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OFFICER,
    OTHER,
    accepted,
    answered,
    at,
    day,
    dispatched,
    handling_,
)
from tests.tracker.appeals.told import (
    LONG,
    counted,
    events,
    faults,
    fields,
    last,
    limit,
    refused,
    sent,
)
from tests.tracker.builders import OPERATOR
from tracker import deadlines, history, outbox
from tracker.appeals import extensions, files, routing
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, WrongState
from tracker.models import ExtensionRow
from tracker.records import Ruling


def asked(appeal: int, until: dt.date | None = None) -> int:
    return extensions.ask(appeal, until or day(8), "等待停电计划", by=OFFICER).id


def test_asked_on_the_due_day_and_granted_the_limit_moves(centre: str) -> None:
    appeal = handling_()
    with at(5):
        seen = last(appeal)
        extensions.ask(appeal, day(8), " 等待停电计划 ", by=OFFICER)
        extensions.grant(appeal, by=CLERK)

    facts = {"until": str(day(8)), "due": str(day(5)), "why": history.digest("等待停电计划")}
    assert events(appeal, seen) == [("ask for time", facts), ("grant time", {"until": str(day(8))})]
    assert sent(appeal)[-3:] == [
        ("appeal-extension", "service-centre"),
        ("appeal-time-granted", "department:FIRE"),
        ("appeal", "enterprise:E1"),
    ]
    assert counted(appeal, "solve") == ("department:FIRE", 0, 8)
    assert limit(appeal, "solve").overdue is None
    found = files.show(appeal, by=OFFICER)
    assert (found.assignments[0].due, found.extensions[0].verdict) == (day(8), Ruling.YES)


def test_the_day_after_it_is_too_late_to_ask(centre: str) -> None:
    appeal = handling_()

    with at(6):
        assert refused(appeal, lambda: asked(appeal)) == ("overdue", ())
    assert ExtensionRow.select().count() == 0


def test_every_fault_is_told_at_once(centre: str) -> None:
    appeal = handling_()

    def wrong(until: dt.date, why: str = "") -> tuple[Fault, ...]:
        return faults(lambda: extensions.ask(appeal, until, why, by=OFFICER))

    missing = Fault("why", FaultCode.MISSING)
    assert wrong(day(5)) == (missing, Fault("until", FaultCode.PAST, str(day(5))))
    assert wrong(day(31)) == (
        missing,
        Fault("until", FaultCode.TOO_LATE, str(day(31)), str(day(30))),
    )
    assert wrong(dt.date.max)[1].code is FaultCode.TOO_LATE
    assert wrong(day(6) + dt.timedelta(days=1), LONG) == (
        Fault("why", FaultCode.TOO_LONG, "5001", "5000"),
        Fault("until", FaultCode.NO_WORKING_DAY, str(day(6) + dt.timedelta(days=1)), str(day(7))),
    )


def test_thirty_working_days_from_the_dispatch_are_the_most(centre: str) -> None:
    appeal = handling_()

    with at(3):
        asked(appeal, day(30))
        extensions.grant(appeal, by=CLERK)

    assert counted(appeal, "solve") == ("department:FIRE", 0, 30)


def test_a_question_waits_once_and_time_is_granted_once(centre: str) -> None:
    appeal = asked(handling_())
    assert refused(appeal, lambda: asked(appeal))[0] == "waiting for more time"
    extensions.grant(appeal, by=CLERK)

    assert refused(appeal, lambda: asked(appeal, day(9)))[0] == "extended already"
    with pytest.raises(NotFound):
        extensions.grant(appeal, by=CLERK)
    with pytest.raises(NotFound):
        extensions.refuse(appeal, "否", by=CLERK)


def test_what_was_refused_can_be_asked_again(centre: str) -> None:
    appeal = asked(handling_())
    seen = last(appeal)
    assert fields(lambda: extensions.refuse(appeal, " ", by=CLERK)) == [
        ("reason", FaultCode.MISSING)
    ]

    extensions.refuse(appeal, " 理由不足 ", by=CLERK)

    assert events(appeal, seen) == [("refuse time", {"reason": history.digest("理由不足")})]
    assert sent(appeal)[-1] == ("appeal-time-refused", "department:FIRE")
    assert limit(appeal, "solve").due == day(5)
    assert asked(appeal) == appeal


@pytest.mark.parametrize("ticks", [True, False])
def test_granted_after_the_day_the_stamp_stays(centre: str, ticks: bool) -> None:
    appeal = handling_()
    with at(5):
        asked(appeal)

    with at(6):
        if ticks:
            deadlines.tick(by=OPERATOR)
        extensions.grant(appeal, by=CLERK)

    found = limit(appeal, "solve")
    assert (found.due, found.overdue is not None) == (day(8), True)
    assert [act for act, _ in events(appeal)].count("overdue") == (2 if ticks else 1)


def test_no_time_is_granted_while_the_department_says_it_is_not_its_own(centre: str) -> None:
    appeal = asked(dispatched())
    routing.ask_to_return(appeal, "不属于本部门", "EMB", by=OFFICER)

    assert refused(appeal, lambda: extensions.grant(appeal, by=CLERK))[0] == "return asked"


@pytest.mark.parametrize("build", [accepted, answered])
def test_only_a_department_that_has_it_asks(centre: str, build) -> None:
    appeal = build()

    with pytest.raises((WrongState, NotFound)):
        asked(appeal)


@pytest.mark.parametrize("who", [HEAD, OTHER, FIRM, CLERK])
def test_nobody_else_asks(centre: str, who) -> None:
    appeal = handling_()

    with pytest.raises((NotAllowed, NotFound)):
        extensions.ask(appeal, day(8), "等待", by=who)


def test_no_message_tells_why(centre: str) -> None:
    asked(handling_())

    assert all("等待停电计划" not in str(one.facts) for one in outbox.unsent())
