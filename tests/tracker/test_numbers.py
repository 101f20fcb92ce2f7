"""Running numbers, on each database."""

import pytest

from tests.tracker.builders import WEEK, ask, line, plan
from tracker import numbers
from tracker.database import transaction
from tracker.models import PlanVersionRow, WeekRow


def following() -> int:
    week = WeekRow.get(WeekRow.name == str(WEEK))
    return numbers.following(PlanVersionRow.number, PlanVersionRow.week == week)


def test_a_series_begins_at_one_and_goes_on_by_one(park: str):
    with transaction():
        first = following()
    ask(line())
    plan()
    with transaction():
        second = following()

    assert (first, second) == (1, 2)


def test_no_number_is_drawn_where_nothing_could_be_stored_with_it(park: str):
    with pytest.raises(RuntimeError, match="outside of a transaction"):
        following()
