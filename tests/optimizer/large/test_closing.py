"""A packing meets its bound or is proven not to."""

from optimizer.large import Limits, fewest
from tests.optimizer.large.crowd import wish


def test_a_gap_that_cannot_be_filled_is_proven_by_listing():
    # 20 inspectors for two visits of 10, but 7 goes with none of the others.
    wishes = [wish(range(6), f"d{n}", inspectors=one) for n, one in enumerate((7, 4, 4, 5))]
    found = fewest(wishes, Limits(most_inspectors=10), seconds=30, seed=1, workers=1)
    assert (len(found.visits), found.bound) == (3, (0, 3))
