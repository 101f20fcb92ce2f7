"""A hunt aims at what is above its minimum, keeps the best, and can go back to it."""

import numpy as np

from optimizer.compiled.hunter import ANEW, COLD, HOT, LEFT_OUT, NO_CAP, Hunter
from optimizer.compiled.ruin import CHANGED, TARGETS, Hunt, Rules, go_back, hunt_on, new_hunt
from optimizer.layout import Value
from tests.optimizer.compiled.plots import crowded, hunter_of, picture

RULES = Rules(HOT, COLD, LEFT_OUT, NO_CAP, 2, 8, 0.5)
WILD = RULES._replace(hot=50.0, cold=50.0)
"""Nearly every plan is accepted, however bad."""


def begun(seed: int) -> tuple[Hunter, Hunt]:
    hunter = hunter_of(crowded(seed))
    hunter.fill()
    able = np.ones(len(hunter.plot.sites), np.bool_)
    return hunter, new_hunt(hunter.flat, hunter.tracks[0].state, able)


def targets(hunter: Hunter) -> set[int]:
    """Sites above their own minimum, counted by the state alone."""
    flat, values = hunter.flat, hunter.tracks[0].state.values
    above = (values[:, 0] > flat.least_unplanned) | (values[:, 1] > flat.least_visits)
    return set(np.nonzero(above)[0].tolist())


def aimed_at(hunt: Hunt) -> set[int]:
    return set(hunt.targets[: hunt.counts[TARGETS]].tolist())


def go(hunter: Hunter, hunt: Hunt, rules: Rules, steps: int) -> int:
    state, desk = hunter.tracks[0].state, hunter.tracks[0].desk
    return hunt_on(hunter.flat, state, desk, hunt, ANEW, rules, (0, steps, steps))


def test_a_hunt_aims_at_the_sites_above_their_minimum():
    hunter, hunt = begun(1)
    assert aimed_at(hunt) == targets(hunter) != set()
    for _ in range(20):
        go(hunter, hunt, WILD, 5)
        assert aimed_at(hunt) == targets(hunter)


def test_going_back_restores_the_best_plan_whatever_came_after():
    hunter, hunt = begun(2)
    state = hunter.tracks[0].state
    best = picture(hunter.flat, state)
    go(hunter, hunt, WILD._replace(left_out=0.0), 3)
    assert tuple(hunt.best.tolist()) == tuple(best["value"])
    assert picture(hunter.flat, state) != best

    go_back(hunter.flat, state, hunt)

    assert picture(hunter.flat, state) == best
    assert hunt.counts[CHANGED] == 0


def test_after_a_long_hunt_the_best_is_as_good_as_it_was_said_to_be():
    hunter, hunt = begun(2)
    state = hunter.tracks[0].state
    go(hunter, hunt, RULES, 300)
    go(hunter, hunt, WILD, 300)
    assert state.value.tolist() != hunt.best.tolist()

    go_back(hunter.flat, state, hunt)

    assert state.value.tolist() == hunt.best.tolist()
    assert aimed_at(hunt) == targets(hunter)


def test_the_best_is_the_best_that_was_seen():
    hunter, hunt = begun(3)
    state = hunter.tracks[0].state
    seen = [tuple(state.value[:2].tolist())]
    for _ in range(400):
        go(hunter, hunt, RULES, 1)
        seen.append(tuple(state.value[:2].tolist()))
        assert tuple(hunt.best[:2].tolist()) == min(seen)
    assert min(seen) < seen[0]


def test_values_stay_what_the_sites_add_up_to():
    hunter, hunt = begun(4)
    go(hunter, hunt, WILD, 500)
    state = hunter.tracks[0].state
    assert state.values.sum(axis=0).tolist() == state.value.tolist()
    go_back(hunter.flat, state, hunt)
    hunter.tracks[0].hunt = hunt
    hunter._write()
    assert hunter.layout.value == Value(*map(int, state.value))


def test_a_hunt_without_a_target_ends_at_once():
    hunter, _ = begun(6)
    nobody = np.zeros(len(hunter.plot.sites), np.bool_)
    hunt = new_hunt(hunter.flat, hunter.tracks[0].state, nobody)
    assert go(hunter, hunt, RULES, 100) == 0
