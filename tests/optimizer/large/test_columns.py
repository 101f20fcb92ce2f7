"""Where only the starts matter, a week is a set cover."""

import pytest

from optimizer.large import Limits
from optimizer.large.columns import columns_of
from tests.optimizer.large.crowd import wish


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
