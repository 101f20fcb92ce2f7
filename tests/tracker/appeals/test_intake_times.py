"""From intake to the first department."""

import datetime as dt

from tests.tracker.appeals.builders import (
    CLERK,
    OFFICER,
    TODAY,
    accepted,
    at,
    day,
    dispatched,
    order,
    received,
)
from tests.tracker.builders import COLLECTING
from tracker import clock
from tracker.appeals import register, routing
from tracker.appeals.intake_times import Routed, routed


def test_nothing_routed_has_no_share(centre: str) -> None:
    received()

    assert routed(TODAY, TODAY) == Routed(0, 0, None)
    assert routed(TODAY, TODAY).share is None


def test_a_matter_is_late_if_it_was_routed_after_its_working_day(centre: str) -> None:
    slow = received()
    dispatched()
    with at(2):
        register.accept(slow, by=CLERK)
        routing.dispatch(slow, order(due=day(9)), by=CLERK)

    assert routed(TODAY, day(2)) == Routed(2, 1, 48.0)
    assert routed(TODAY, day(2)).share == 0.5
    assert routed(day(2), day(2)) == Routed(1, 0, 96.0)


def test_hours_run_from_intake_to_the_first_department(centre: str) -> None:
    appeal = accepted()
    with clock.fixed(COLLECTING + dt.timedelta(hours=3)):
        routing.dispatch(appeal, order(), by=CLERK)
        with at(1):
            assert routed(day(1), day(1)) == Routed(0, 0, None)

    assert routed(TODAY, TODAY) == Routed(1, 1, 3.0)


def test_a_second_department_is_no_second_intake(centre: str) -> None:
    appeal = dispatched()
    with at(1):
        routing.ask_to_return(appeal, "不属本单位职责", "TAX", by=OFFICER)
        routing.dispatch(appeal, order(department="TAX", due=day(9)), by=CLERK)

    assert routed(TODAY, day(1)).hours == 0.0
