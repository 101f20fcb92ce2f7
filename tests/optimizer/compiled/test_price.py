"""Each enterprise answers a price list as trying all its visits does."""

from random import Random

import numpy as np
import pytest

from optimizer.compiled.price import answer, new_till
from tests.builders import fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.compiled.plots import cheapest, plot_of


@pytest.mark.parametrize("visit", [0, 1_000_000])
def test_an_answer_is_the_cheapest_there_is(visit: int):
    seen = 0
    for seed in range(10_200, 10_300):
        plot, dice = plot_of(tiny(seed)), np.random.default_rng(seed)
        till = new_till(plot.flat)
        prices = dice.integers(0, 400_000, (len(plot.crews), plot.flat.width))
        till.until[:, 1:] = np.cumsum(prices, axis=1)
        for place, index in enumerate(plot.sites):
            left_out = Random(seed).choice((0, 300_000, 2_000_000))
            said, _ = answer(plot.flat, till, visit, left_out, np.array([place]))
            site = plot.board.sites[index]
            assert said == cheapest(plot, site, prices, visit, left_out), seed
            seen += 1
    assert seen > 100


def test_an_answer_says_which_teams_it_binds_and_what_it_leaves_out():
    plot = plot_of(
        problem(
            request("fire-1", windows=["Tue 09:00-10:00"], teams=2, priority=5),
            request("tax-1", windows=["Tue 14:00-15:00"]),
            teams={"fire": 2},
            grid=30,
        )
    )
    till, nine = new_till(plot.flat), (1440 + 540) // 30

    cost, left = answer(plot.flat, till, 1_000_000, 600_000, np.array([0]))

    assert (cost, left) == (1_600_000, 1)
    assert np.cumsum(till.use[0]).nonzero()[0].tolist() == [nine, nine + 1]
    assert till.use[0].max() == 2
    assert not till.use[1].any()


def test_a_guest_of_a_fixed_visit_pays_for_time_alone():
    plot = plot_of(
        problem(
            request("fire-1", windows=["Tue 09:00-10:00"]),
            request("tax-1", windows=["Tue 09:00-10:00"]),
            fixed=(fixed("fire-1", open=True),),
        )
    )

    cost, left = answer(plot.flat, new_till(plot.flat), 1_000_000, 9, np.array([0]))

    assert (cost, left) == (0, 0)
