"""Starts that are left out are not missed."""

from dataclasses import replace
from random import Random

import pytest

from optimizer.large.reduce import useful_starts
from tests.optimizer.large.crowd import drawn, fewest_by_trial, wish


@pytest.mark.parametrize("seed", range(400, 450))
def test_leaving_out_starts_loses_nothing(seed: int):
    wishes, limits = drawn(Random(seed))
    kept = [
        replace(one, starts=starts)
        for one, starts in zip(wishes, useful_starts(wishes), strict=True)
    ]
    assert fewest_by_trial(kept, limits) == fewest_by_trial(wishes, limits)


def test_of_equal_starts_only_as_many_are_kept_as_can_be_used():
    assert useful_starts([wish(range(50)), wish(range(50), "tax")]) == [0b11, 0b11]


def test_a_smaller_crowd_gives_way_to_a_larger_one_with_room():
    assert useful_starts([wish([0, 1, 2]), wish([1, 2])]) == [0b110, 0b110]
