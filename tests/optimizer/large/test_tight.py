"""Nearly full visits are listed."""

from optimizer.large import Limits
from optimizer.large.tight import tight_sets
from tests.optimizer.large.crowd import wish


def test_only_nearly_full_visits_are_listed():
    wishes = [wish([0, 1, 2], inspectors=one) for one in (6, 4, 5, 5)]
    tight = tight_sets(wishes, Limits(most_inspectors=10), [0] * 4, 2)
    assert tight is not None
    assert sorted(tight.sets) == [(0, 1), (2, 3)]
