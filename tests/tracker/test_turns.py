"""Who came first goes first, and who gives up holds nobody up."""

import threading
import time

import pytest

from tracker.turns import TooLate, Turns

LATER = 30.0


def queue_up(turns: Turns, names: str, done: list[str]) -> list[threading.Thread]:
    """Let one after the other join the queue."""

    def go(name: str) -> None:
        with turns.turn(time.monotonic() + LATER):
            done.append(name)

    threads = []
    for count, name in enumerate(names, start=1):
        threads.append(threading.Thread(target=go, args=(name,)))
        threads[-1].start()
        until = time.monotonic() + LATER
        while turns.length < count:
            assert time.monotonic() < until
    return threads


def test_who_comes_to_a_free_turn_does_not_wait():
    turns = Turns()

    for _ in range(2):
        with turns.turn(0) as waited:
            assert not waited


def test_turns_come_in_the_order_in_which_they_were_asked_for():
    turns, done = Turns(), list[str]()

    with turns.turn(0):
        threads = queue_up(turns, "abcdefgh", done)
        assert done == []
    for one in threads:
        one.join()

    assert done == list("abcdefgh")


def test_who_waited_too_long_hears_of_it_and_the_next_goes_on():
    turns, done = Turns(), list[str]()

    with turns.turn(0):
        with pytest.raises(TooLate), turns.turn(time.monotonic() + 0.05):
            pass
        (one,) = queue_up(turns, "a", done)
    one.join()

    assert done == ["a"]


def test_a_turn_that_failed_is_over():
    turns = Turns()

    with pytest.raises(RuntimeError), turns.turn(0):
        raise RuntimeError

    with turns.turn(0) as waited:
        assert not waited


def test_many_who_give_up_leave_the_turn_to_others():
    turns = Turns()

    def hurry(patience: float) -> None:
        for _ in range(50):
            try:
                with turns.turn(time.monotonic() + patience):
                    time.sleep(0.0005)
            except TooLate:
                pass

    threads = [threading.Thread(target=hurry, args=(0.0002 * one,)) for one in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    with turns.turn(0) as waited:
        assert not waited
    assert turns.length == 0
