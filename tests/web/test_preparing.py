"""Whoever attends makes what is asked for, whatever goes wrong with one of them."""

import datetime as dt
import threading
import time
from collections.abc import Callable

import pytest

from tests.tracker import builders
from tests.tracker.builders import OPERATOR, PLANNING
from tracker import clock, people, preparations
from tracker.errors import Conflict, ConflictCode, NotFound
from tracker.records import Person, Role
from tracker.records.preparations import Preparation, PreparationFault, PreparationState
from web import preparing
from web.config import Config
from web.makers import MAKERS, Asked, Made

CLERK = Person("clerk", "文员", Role.COMMITTEE)
CONFIG = Config()


@pytest.fixture(autouse=True)
def clerk(records):
    """Somebody of the committee."""
    with clock.fixed(PLANNING):
        builders.park()
        people.add(CLERK, by=OPERATOR)
        yield


def ask(**told: object) -> Preparation:
    return preparations.ask("notices", told, by=CLERK)


def seen(one: Preparation) -> Preparation:
    return preparations.show(one.token, by=CLERK)


@pytest.fixture
def maker(monkeypatch) -> Callable[[Callable[[Asked], Made]], None]:
    """Puts another maker in the place of the one of notices."""
    return lambda make: monkeypatch.setitem(MAKERS, "notices", make)


def plain(asked: Asked) -> Made:
    return Made(f"{asked.told.get('nth')}.txt", "text/plain", asked.by.login.encode())


def test_all_that_waits_is_made_in_its_order_for_whoever_asked(maker):
    order: list[object] = []
    maker(lambda asked: order.append(asked.told["nth"]) or plain(asked))
    several = [ask(nth=nth) for nth in (1, 2, 3)]

    assert (preparing.work_off(CONFIG), preparing.work_off(CONFIG)) == (3, 0)
    assert order == [1, 2, 3]
    assert [seen(one).name for one in several] == ["1.txt", "2.txt", "3.txt"]
    assert preparations.content(several[0].token, by=CLERK) == b"clerk"


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (ZeroDivisionError(), PreparationFault.BROKEN),
        (NotFound("week", "x"), PreparationFault.REFUSED),
        (KeyError("week"), PreparationFault.BROKEN),
    ],
)
def test_what_goes_wrong_with_one_does_not_keep_the_next_waiting(maker, wrong, fault):
    def make(asked: Asked) -> Made:
        if asked.told["nth"] == 1:
            raise wrong
        return plain(asked)

    maker(make)
    first, second = ask(nth=1), ask(nth=2)
    preparing.work_off(CONFIG)

    assert seen(first).fault is fault
    assert seen(second).state is PreparationState.READY


def test_what_nobody_foresaw_stands_in_the_log_without_what_was_asked(maker, caplog):
    def make(_: Asked) -> Made:
        raise ZeroDivisionError

    maker(make)
    ask(nth="某某公司")
    preparing.work_off(CONFIG)

    assert "ZeroDivisionError" in caplog.text
    assert "某某公司" not in caplog.text


def test_whoever_makes_it_tells_how_far_it_is_and_learns_that_it_is_not_wanted(maker, monkeypatch):
    monkeypatch.setattr(preparing, "BEATS", 0.0)
    told: list[tuple[int, int]] = []

    def make(asked: Asked) -> Made:
        for nth in asked.steps(range(5), range(5)):
            now = seen(one)
            told.append((now.done, now.total))
            if nth == 2:
                preparations.stop(one.token, by=CLERK)
        return plain(asked)

    maker(make)
    one = ask()
    preparing.work_off(CONFIG)

    assert told == [(0, 5), (1, 5), (2, 5)]
    assert seen(one).state is PreparationState.STOPPED


def test_signs_of_life_are_not_written_more_often_than_anybody_looks(maker, monkeypatch):
    beats: list[int] = []
    real = preparations.beat
    monkeypatch.setattr(
        preparations, "beat", lambda one, done, total: beats.append(done) or real(one, done, total)
    )
    maker(lambda asked: plain(asked) if list(asked.steps(range(1000), range(1000))) else None)
    ask()
    preparing.work_off(CONFIG)

    assert len(beats) < 20


def test_somebody_attends_until_it_ends_and_outlives_a_database_that_is_busy(maker, monkeypatch):
    maker(plain)
    monkeypatch.setattr(preparing, "PAUSE", 0.01)
    real, failures = preparations.waiting, iter([Conflict(ConflictCode.BUSY)] * 2)

    def waiting() -> tuple[int, ...]:
        for fault in failures:
            raise fault
        return real()

    monkeypatch.setattr(preparations, "waiting", waiting)
    with preparing.attending(CONFIG):
        one = ask()
        until = time.monotonic() + 10
        while not seen(one).is_over and time.monotonic() < until:
            time.sleep(0.01)

    assert seen(one).state is PreparationState.READY
    assert not [one for one in threading.enumerate() if one.name == "preparing"]


def test_a_run_that_takes_minutes_keeps_nobody_waiting_for_a_file():
    """Each is done in a thread of its own: `onevisit work` begins both."""
    names = {one.name for one in threading.enumerate()}
    with preparing.attending(CONFIG):
        assert {one.name for one in threading.enumerate()} - names == {"preparing"}


def test_a_worker_that_died_is_replaced_within_a_minute(maker):
    maker(plain)
    one = ask()
    preparations.begin(one.id)

    with clock.fixed(PLANNING + dt.timedelta(minutes=2)):
        preparations.recover()
        preparing.work_off(CONFIG)

    assert (seen(one).state, seen(one).attempt) == (PreparationState.READY, 2)
