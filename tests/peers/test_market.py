"""Any prices of team time prove what they prove in plain Python."""

import numpy as np
import pytest

from optimizer.compiled.dual import SCALE, Dual
from optimizer.compiled.flat import Numbers, Plot
from tests.drawn import tiny
from tests.optimizer.compiled.plots import plot_of
from tests.peers.market import Market, Offer, cheapest

SEEDS = range(8_700, 8_900)


def both(plot: Plot, visit: int) -> tuple[Market, Dual]:
    """A week by plain Python and as machine code, in whole units."""
    return Market(plot.board, visit, SCALE - visit), Dual(plot, plot.sites, visit)


def some_prices(market: Market, dual: Dual, dice: np.random.Generator) -> tuple[Numbers, int]:
    """Prices of the hours of a week, and of a left-out priority where visits count."""
    prices = dice.integers(0, SCALE // 4, dual.prices.shape)
    prices[:, market.room.shape[1] :] = 0
    return prices, int(dice.integers(0, 3 * dual.visit + 1))


@pytest.mark.parametrize("visit", [SCALE, 0])
def test_machine_code_and_plain_python_prove_the_same(visit: int):
    for seed in SEEDS:
        market, dual = both(plot_of(tiny(seed)), visit)
        prices, rate = some_prices(market, dual, np.random.default_rng(seed))
        budget = seed % 4

        value, _, _ = dual._answer(prices, rate, budget)

        assert value == market.worth(prices, rate, budget), seed


@pytest.mark.parametrize("visit", [SCALE, 0])
def test_what_some_answers_bind_limits_what_other_prices_prove(visit: int):
    for seed in SEEDS:
        market, dual = both(plot_of(tiny(seed)), visit)
        dice, budget = np.random.default_rng(seed), seed % 4
        (prices, rate), (others, another) = (some_prices(market, dual, dice) for _ in range(2))

        value, use, left = dual._answer(prices, rate, budget)

        value += int(((use - dual.room) * (others - prices)).sum())
        value += (left - budget) * (another - rate)
        assert market.worth(others, another, budget) <= value, seed


def test_of_all_ways_to_share_visits_the_cheapest_is_taken():
    offers = [Offer(cost, bits, 1, ()) for cost, bits in ((3, 1), (3, 2), (5, 3), (2, 4), (9, 7))]

    cost, taken = cheapest(offers, [4, 4, 1])

    assert (cost, [one.bits for one in taken]) == (6, [3])
