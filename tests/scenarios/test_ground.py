"""Zones obey the triangle rule and enterprises have the shares of requests that places report."""

from collections import Counter
from itertools import product
from random import Random

import pytest

from scenarios.ground import HALF_DAYS, counts_of, fitting, travel_of, zones_of
from scenarios.towns import TOWNS, town


@pytest.mark.parametrize("name", TOWNS)
@pytest.mark.parametrize("seed", range(5))
def test_no_detour_is_shorter(name: str, seed: int):
    travel = travel_of(TOWNS[name], Random(seed))

    for a, b, c in product(zones_of(TOWNS[name]), repeat=3):
        assert travel.minutes(a, c) <= travel.minutes(a, b) + travel.minutes(b, c)
        assert travel.minutes(a, b) == travel.minutes(b, a)
    assert all(10 <= minutes <= 30 for minutes in travel.between.values())


@pytest.mark.parametrize("name", TOWNS)
def test_about_half_of_the_enterprises_have_one_request(name: str):
    counts = Counter(counts_of(town(name), Random(1)))
    size = TOWNS[name].enterprises

    assert 0.4 <= counts[1] / size <= 0.6
    assert 0.25 <= counts[2] / size <= 0.35
    assert 0.1 <= sum(counts[one] for one in (3, 4, 5)) / size <= 0.2
    assert sum(counts[one] for one in counts if one > 5) / size <= 0.035


def test_a_long_stay_fits_into_mornings_only():
    assert fitting(195) == [one for one in HALF_DAYS if one.end - one.start == 210]
