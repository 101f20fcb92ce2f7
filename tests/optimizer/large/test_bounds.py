"""Bounds are never too high, and meet the minimum where they promise to."""

from dataclasses import replace
from random import Random

import pytest

from optimizer.large import Limits
from optimizer.large.bounds import clique, fewest_by_intervals
from optimizer.large.rules import clashes
from tests.optimizer.large.crowd import drawn, fewest_by_trial, wish


@pytest.mark.parametrize("seed", range(200, 280))
def test_no_bound_is_above_what_trying_everything_finds(seed: int):
    wishes, limits = drawn(Random(seed))
    limits = replace(limits, most_visits=None)
    left, visits = fewest_by_trial(wishes, limits)
    if not left:
        assert fewest_by_intervals(wishes, limits) <= visits
        assert len(clique(clashes(wishes, limits))) <= visits


def test_disjoint_windows_cost_a_visit_each():
    assert fewest_by_intervals([wish([0, 1]), wish([1, 2, 3]), wish([3]), wish([5])], Limits()) == 3


def test_inspectors_beyond_the_limit_cost_a_second_visit():
    wishes = [wish([0, 1], inspectors=4), wish([0, 1], inspectors=4)]
    assert fewest_by_intervals(wishes, Limits(most_inspectors=8)) == 1
    assert fewest_by_intervals(wishes, Limits(most_inspectors=7)) == 2


def test_three_that_are_more_than_half_cost_three_visits():
    # Together they would fill 1.8 visits only: a dual feasible function sees more.
    wishes = [wish(range(9), inspectors=6) for _ in range(3)]
    assert fewest_by_intervals(wishes, Limits(most_inspectors=10)) == 3


def test_a_department_counts_once_in_a_visit():
    wishes = [wish([0, 1]), wish([0, 1]), wish([0, 1], "tax")]
    assert fewest_by_intervals(wishes, Limits(most_departments=2)) == 1
    assert fewest_by_intervals(wishes, Limits(most_departments=1)) == 2


def test_one_team_comes_once_in_a_visit():
    wishes = [wish([0, 1]), wish([0, 1]), wish([0, 1])]
    assert fewest_by_intervals(wishes, Limits(teams={"fire": 2})) == 2


def test_announced_and_unannounced_visits_add_up():
    assert fewest_by_intervals([wish([0]), replace(wish([0]), announced=False)], Limits()) == 2


def test_wishes_that_clash_in_pairs_are_found():
    assert clique([0b0110, 0b0101, 0b1011, 0b0100]) == [2, 0, 1]
    assert clique([]) == []
