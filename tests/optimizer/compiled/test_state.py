"""A state begins with nothing in it, and a copy of it goes its own way."""

import numpy as np
import pytest

from optimizer.compiled.bind import bind, new_state
from optimizer.compiled.state import copied, empty_state
from tests.optimizer.compiled.plots import crowded, no_price, picture, plot_of


def test_in_an_empty_state_nothing_stands():
    flat = plot_of(crowded(4)).flat

    found = picture(flat, empty_state(flat, no_price(flat)))

    assert found["starts"] == [-1] * len(flat.stay_site)
    assert not np.any(found["near"])
    assert not np.any(found["full"])
    assert not any(found["days"])
    assert set(found["links"]) == {(0, 0)}


def test_the_price_of_a_while_is_the_difference_between_its_ends():
    flat = plot_of(crowded(4)).flat
    price = np.random.default_rng(4).random((len(flat.teams), flat.width))

    until = empty_state(flat, price).until

    for first, after in ((0, 0), (0, 1), (30, 47), (0, flat.width)):
        found = until[:, after] - until[:, first]
        assert found == pytest.approx(price[:, first:after].sum(axis=1))


def test_a_copy_goes_its_own_way():
    plot = plot_of(crowded(4))
    state = new_state(plot.flat, no_price(plot.flat))
    before = picture(plot.flat, state)

    other = copied(state)
    bind(plot.flat, other, 0, 540, 1)

    assert picture(plot.flat, state) == before
    assert picture(plot.flat, other) != before
