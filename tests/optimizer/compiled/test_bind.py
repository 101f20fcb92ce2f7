"""What is bound of the teams follows from what stands: what is undone leaves no trace."""

from random import Random

import numpy as np
import pytest

from optimizer.compiled.bind import bind, clear, new_state, stand
from optimizer.compiled.hunter import Hunter
from optimizer.compiled.state import copied
from optimizer.layout import Layout, Value
from tests.builders import problem, request, travel
from tests.drawn import tiny
from tests.optimizer.compiled.plots import crowded, no_price, picture, plot_of
from tests.optimizer.layouts import drawn, filled, minima


def visits_of(hunter: Hunter, layout: Layout) -> list[tuple[int, int, int]]:
    """Site, joint and slot of each visit of a layout, as the loop counts them."""
    return [
        (one, int(hunter.flat.joint_first[one]) + joint.place, slot)
        for one, site in enumerate(hunter.plot.sites)
        for joint, slot in layout.choices[site]
    ]


def table(rows: list[tuple[int, int, int]]) -> np.ndarray:
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def test_what_is_bound_and_let_go_leaves_every_picture_as_it_was():
    for seed in range(8_500, 8_560):
        dice, plot = Random(seed), plot_of(tiny(seed))
        state = new_state(plot.flat, no_price(plot.flat))
        before = picture(plot.flat, state)
        stays = list(range(int(plot.flat.stay_first[-1])))
        for stay in dice.sample(stays, len(stays)):
            slot = 540 // plot.flat.grid + dice.randrange(4)
            bind(plot.flat, state, stay, slot * plot.flat.grid, 1)
        for stay in dice.sample(stays, len(stays)):
            bind(plot.flat, state, stay, int(state.starts[stay]), -1)

        assert picture(plot.flat, state) == before, seed


def test_the_order_of_binding_does_not_matter():
    for seed in range(8_560, 8_600):
        plot, found = plot_of(tiny(seed)), []
        for order in (1, -1):
            state = new_state(plot.flat, no_price(plot.flat))
            for stay in range(int(plot.flat.stay_first[-1]))[::order]:
                bind(plot.flat, state, stay, 540, 1)
            found.append(picture(plot.flat, state))

        assert found[0] == found[1]


def test_of_what_comes_and_goes_only_what_stands_is_seen():
    weeks = [*map(tiny, range(8_700, 8_740)), crowded(5), crowded(6)]
    for seed, week in enumerate(weeks):
        dice, plot = Random(seed), plot_of(week)
        used, fresh = (new_state(plot.flat, no_price(plot.flat)) for _ in range(2))
        stays = list(range(int(plot.flat.stay_first[-1])))
        for stay in stays:
            bind(plot.flat, used, stay, 540, 1)
        gone = dice.sample(stays, len(stays) // 2)
        for stay in gone:
            bind(plot.flat, used, stay, 540, -1)
        for stay in sorted(set(stays) - set(gone)):
            bind(plot.flat, fresh, stay, 540, 1)

        assert picture(plot.flat, used) == picture(plot.flat, fresh), seed


def test_visits_are_worth_what_the_layout_says():
    layouts = [*drawn(range(8_600, 8_700)), filled(crowded(1))]
    for layout in layouts:
        hunter = Hunter(layout, minima(layout), seed=1)
        state, changed = hunter.tracks[0].state, np.arange(len(hunter.plot.sites))

        stand(hunter.flat, state, changed, table(visits_of(hunter, layout)))

        assert Value(*map(int, state.value)) == layout.value
        assert [Value(*map(int, one)) for one in state.values] == layout.values


def test_a_cleared_week_is_an_empty_one():
    layout = filled(crowded(2))
    hunter = Hunter(layout, minima(layout), seed=1)
    state = hunter.tracks[0].state
    empty = picture(hunter.flat, state)
    stand(hunter.flat, state, np.arange(0), table(visits_of(hunter, layout)))
    assert picture(hunter.flat, state) != empty

    for site in range(len(hunter.plot.sites)):
        clear(hunter.flat, state, site)

    assert picture(hunter.flat, state) == empty


def test_visits_that_stand_instead_of_others_leave_no_trace_of_those():
    layout = filled(crowded(3))
    hunter = Hunter(layout, minima(layout), seed=1)
    visits = visits_of(hunter, layout)
    fresh, used = copied(hunter.tracks[0].state), hunter.tracks[0].state
    stand(hunter.flat, fresh, np.arange(0), table(visits))
    others = [one for one in visits if one[0] % 2]
    stand(hunter.flat, used, np.arange(0), table(others))

    stand(hunter.flat, used, np.arange(len(hunter.plot.sites)), table(visits))

    assert picture(hunter.flat, used) == picture(hunter.flat, fresh)


@pytest.mark.parametrize(("start", "slots"), [(540, range(36, 41)), (547, range(37, 41))])
def test_teams_are_bound_for_certain_while_they_stay_and_on_the_shortest_way(
    start: int, slots: range
):
    week = problem(request(teams=2), teams={"fire": 2}, travel=travel(15))
    plot = plot_of(week)
    state = new_state(plot.flat, no_price(plot.flat))

    bind(plot.flat, state, 0, 1440 + start, 1)

    tuesday = state.near[0, 96:192].tolist()
    assert tuesday == [2 if slot in slots else 0 for slot in range(96)]
