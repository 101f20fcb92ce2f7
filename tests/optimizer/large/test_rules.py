"""The solver-free rules agree with the other check, and each of them can be broken."""

from dataclasses import replace
from random import Random

import pytest

from optimizer.large import Limits, Visits
from optimizer.large.rules import clashes, hopeless, kept
from tests.optimizer.large.crowd import drawn, faults, wish


@pytest.mark.parametrize("seed", range(40))
def test_both_checks_agree_on_random_visits(seed: int):
    random = Random(seed)
    wishes, limits = drawn(random)
    for _ in range(50):
        at: dict[int, list[int]] = {}
        for index in range(len(wishes)):
            if random.random() < 0.7:
                at.setdefault(random.randrange(9), []).append(index)
        visits: Visits = tuple((slot, tuple(some)) for slot, some in at.items())
        assert kept(wishes, limits, visits) == (not faults(wishes, limits, visits))


def test_visits_that_touch_do_not_overlap():
    wishes = [wish([0], slots=2), wish([1, 2], "tax")]
    assert kept(wishes, Limits(), ((0, (0,)), (2, (1,))))
    assert not kept(wishes, Limits(), ((0, (0,)), (1, (1,))))


def test_several_departments_need_a_lead():
    wishes = [wish([0], leads=False), wish([0], "tax", leads=False), wish([0], leads=False)]
    assert not kept(wishes, Limits(), ((0, (0, 1)),))
    assert kept(wishes, Limits(), ((0, (0, 2)),))


def test_nobody_is_in_two_visits():
    assert not kept([wish([0, 1])], Limits(), ((0, (0,)), (1, (0,))))


def test_a_visit_without_wishes_is_none():
    assert not kept([wish([0])], Limits(), ((0, ()),))


def test_whoever_can_never_come_is_hopeless():
    one = wish([0], inspectors=4)
    assert hopeless(wish([]), Limits())
    assert hopeless(one, Limits(most_inspectors=3))
    assert hopeless(one, Limits(teams={"fire": 0}))
    assert hopeless(one, Limits(most_visits=0))
    assert hopeless(replace(one, departments={"fire": 1, "tax": 1}), Limits(most_departments=1))
    assert not hopeless(one, Limits(1, 4, 1, teams={"fire": 1}))


def test_wishes_clash_when_no_visit_can_hold_both():
    wishes = [wish([0, 1]), wish([2]), wish([1]), replace(wish([1]), announced=False)]
    assert clashes(wishes, Limits(apart=frozenset({(0, 2)}))) == [0b1110, 0b1101, 0b1011, 0b0111]


def test_a_visit_lasts_as_long_as_its_longest_wish():
    wishes = [wish([0]), wish([0], "tax", slots=3), wish([2, 3], "env")]
    assert not kept(wishes, Limits(), ((0, (0, 1)), (2, (2,))))
    assert kept(wishes, Limits(), ((0, (0, 1)), (3, (2,))))
