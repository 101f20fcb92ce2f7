"""The parts of the way to the fewest visits, each by itself."""

from dataclasses import replace
from random import Random

import pytest

from optimizer.large import Limits, fewest
from optimizer.large.columns import columns_of
from optimizer.large.cover import search
from optimizer.large.draft import Draft
from optimizer.large.reduce import useful_starts
from optimizer.large.rules import clashes, hopeless
from optimizer.large.seats import seats
from optimizer.large.tight import tight_sets
from tests.optimizer.large.crowd import drawn, faults, fewest_by_trial, wish


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


@pytest.mark.parametrize("seed", range(500, 540))
def test_a_draft_keeps_every_rule_at_any_moment(seed: int):
    random = Random(seed)
    wishes, limits = drawn(random)
    wishes = [one for one in wishes if not hopeless(one, limits)]
    limits = replace(limits, apart=frozenset())
    draft = Draft(wishes, limits, clashes(wishes, limits))
    for _ in range(12):
        planned = {i for one in draft.open for i in one.members}
        loose = [i for i in range(len(wishes)) if i not in planned]
        if loose and random.random() < 0.8:
            draft.insert(random.choice(loose), random, 1.0)
        elif draft.open:
            draft.drop(random.choice(draft.open))
        assert faults(wishes, limits, draft.visits) == []


def test_a_visit_moves_aside_for_one_that_cannot():
    draft = Draft(
        wishes := [wish([0, 1]), wish([0])],
        limits := Limits(apart=frozenset({(0, 1)})),
        clashes(wishes, limits),
    )
    assert draft.insert(0, Random(1))
    assert draft.insert(1, Random(1))
    assert sorted(draft.visits) == [(0, (1,)), (1, (0,))]


def test_every_visit_gets_a_slot_of_its_own():
    assert seats([0b011, 0b001, 0b110]) == ({0: 1, 1: 0, 2: 2}, ())


def test_too_many_visits_for_their_slots_are_named():
    assert seats([0b1000, 0b011, 0b011, 0b001]) == ({}, (1, 2, 3))


def test_a_cover_is_found_and_cannot_be_smaller():
    rows = 30
    columns = [sum(1 << (5 * block + k) for k in range(5)) for block in range(6)]
    columns += [1 << row for row in range(rows)]
    assert search(columns, rows, steps=500, seed=1, enough=lambda count: False) == list(range(6))


def test_the_search_for_a_cover_ends_when_it_is_told_to():
    asked: list[int] = []
    search([0b11, 0b01], 2, steps=10_000, seed=1, enough=lambda count: not asked.append(count))
    assert asked == [1]


def test_a_week_without_limits_is_a_set_cover():
    columns = columns_of([wish([0, 1]), wish([1, 2], "tax"), wish([4], "env")], Limits())
    assert columns is not None
    assert columns.able == (0b011, 0b100)
    assert columns.visits([0, 1]) == ((1, (0, 1)), (4, (2,)))


@pytest.mark.parametrize(
    "limits",
    [
        Limits(most_visits=9),
        Limits(most_departments=1),
        Limits(most_inspectors=3),
        Limits(teams={"fire": 1}),
        Limits(apart=frozenset({(0, 1)})),
    ],
)
def test_with_a_limit_it_is_no_set_cover(limits: Limits):
    wishes = [wish([0]), wish([0]), wish([0], "tax")]
    assert columns_of(wishes, Limits()) is not None
    assert columns_of(wishes, limits) is None


def test_only_nearly_full_visits_are_listed():
    wishes = [wish([0, 1, 2], inspectors=one) for one in (6, 4, 5, 5)]
    tight = tight_sets(wishes, Limits(most_inspectors=10), [0] * 4, 2)
    assert tight is not None
    assert sorted(tight.sets) == [(0, 1), (2, 3)]


def test_a_gap_that_cannot_be_filled_is_proven_by_listing():
    # 20 inspectors for two visits of 10, but 7 goes with none of the others.
    wishes = [wish(range(6), f"d{n}", inspectors=one) for n, one in enumerate((7, 4, 4, 5))]
    found = fewest(wishes, Limits(most_inspectors=10), seconds=30, seed=1, workers=1)
    assert (len(found.visits), found.bound) == (3, (0, 3))
