"""An answer holds until something is entered, on its day, for those it is for."""

import datetime as dt
import time
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from tests.tracker import builders
from tests.tracker.builders import COLLECTING, COMMITTEE, WEEK, ask, line, officer
from tracker import checks, clock, database, requests
from tracker.errors import NotAllowed
from tracker.records import Person, Role
from web.remembered import MOST, remembered


class Asked:
    """A service that says who asked for what, and counts how often it had to think."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *told: object, by: Person) -> tuple[object, ...]:
        self.times += 1
        return (*told, by.department)


@pytest.fixture
def asked(records) -> Asked:
    with clock.fixed(COLLECTING):
        builders.park()
    return Asked()


def test_an_answer_is_reckoned_once(asked):
    with clock.fixed(COLLECTING):
        answers = {remembered(asked, WEEK, by=COMMITTEE) for _ in range(3)}

    assert answers == {(WEEK, None)}
    assert asked.times == 1


def test_whatever_is_entered_is_seen_at_once(asked):
    with clock.fixed(COLLECTING):
        before = remembered(requests.list_requests, WEEK, by=COMMITTEE)
        ask(line())
        after = remembered(requests.list_requests, WEEK, by=COMMITTEE)

    assert (len(before), len(after)) == (0, 1)


def test_rules_count_days_so_another_day_is_another_answer(asked):
    for days in (0, 0, 1):
        with clock.fixed(COLLECTING + dt.timedelta(days=days)):
            remembered(asked, WEEK, by=COMMITTEE)

    assert asked.times == 2


def test_nobody_gets_the_answer_of_another_department(asked):
    with clock.fixed(COLLECTING):
        found = [remembered(asked, WEEK, by=officer(one)) for one in ("FIRE", "TAX", "FIRE")]

    assert found == [(WEEK, "FIRE"), (WEEK, "TAX"), (WEEK, "FIRE")]
    assert asked.times == 2


def test_who_may_not_know_is_not_told_what_others_asked(asked):
    firm = Person("firm", "某某", Role.ENTERPRISE, enterprise="E1")

    with clock.fixed(COLLECTING):
        remembered(checks.of_week, WEEK, by=COMMITTEE)
        with pytest.raises(NotAllowed):
            remembered(checks.of_week, WEEK, by=firm)


def test_what_is_told_by_name_makes_another_answer(asked):
    def counted(department: str) -> int:
        return len(remembered(requests.list_requests, WEEK, by=COMMITTEE, department=department))

    with clock.fixed(COLLECTING):
        ask(line("TAX"))
        found = counted("TAX"), counted("FIRE")

    assert found == (1, 0)


def test_only_the_latest_answers_are_kept(asked):
    with clock.fixed(COLLECTING):
        for number in range(MOST + 1):
            remembered(asked, number, by=COMMITTEE)
        remembered(asked, 0, by=COMMITTEE)

    assert asked.times == MOST + 2


def test_of_several_who_ask_at_once_one_reckons_and_the_others_wait(records):
    began, ends, times = Event(), Event(), []

    def slow(*, by: Person) -> str:
        times.append(by)
        began.set()
        ends.wait(10)
        return "找到"

    def look() -> str:
        with database.session(), clock.fixed(COLLECTING):
            return remembered(slow, by=COMMITTEE)

    with ThreadPoolExecutor(3) as readers:
        first = readers.submit(look)
        assert began.wait(10)
        others = [readers.submit(look) for _ in range(2)]
        ends.set()
        answers = {one.result(10) for one in (first, *others)}

    assert (answers, len(times)) == ({"找到"}, 1)


def test_what_goes_wrong_for_one_does_not_go_wrong_for_who_waits(records):
    began, ends, times = Event(), Event(), []

    def fragile(*, by: Person) -> str:
        times.append(by)
        if len(times) > 1:
            return "好"
        began.set()
        ends.wait(10)
        raise ZeroDivisionError

    def look() -> str:
        with database.session(), clock.fixed(COLLECTING):
            return remembered(fragile, by=COMMITTEE)

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(look)
        assert began.wait(10)
        second = readers.submit(look)
        wait_until_it_waits(second)
        ends.set()
        assert second.result(10) == "好"
        with pytest.raises(ZeroDivisionError):
            first.result(10)


def wait_until_it_waits(reader: "Future[str]") -> None:
    """A moment for a thread to come to the answer that is under way."""
    for _ in range(20):
        if not reader.running():
            time.sleep(0.01)
    time.sleep(0.1)
