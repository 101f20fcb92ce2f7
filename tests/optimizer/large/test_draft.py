"""A plan in the making keeps the rules and makes room."""

from dataclasses import replace
from random import Random

import pytest

from optimizer.large import Limits
from optimizer.large.draft import Draft
from optimizer.large.rules import clashes, hopeless
from tests.optimizer.large.crowd import drawn, faults, wish


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
