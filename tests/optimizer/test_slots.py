"""Sets of starts as bits, held against plain sets of numbers."""

from hypothesis import given
from hypothesis import strategies as st

from optimizer.problem import WEEK, Window
from optimizer.slots import (
    blocking,
    covered,
    each,
    first,
    inside,
    rounded_up,
    slots_of_week,
    stretch,
    touching,
)

HORIZON = 400
"""Minutes that the plain sets look at."""

windows = st.lists(
    st.builds(lambda start, length: Window(start, start + length), st.integers(0, 200),
              st.integers(1, 90)),
    max_size=3,
)  # fmt: skip
minutes = st.integers(1, 80)
grids = st.sampled_from([5, 7, 15, 20, 30])
starts = st.integers(0, 2**40 - 1)


def bits(slots: set[int]) -> int:
    return sum(1 << one for one in slots)


@given(st.integers(-5, 20), st.integers(-5, 20))
def test_a_stretch_holds_its_slots(begin: int, after: int):
    assert stretch(begin, after) == bits({one for one in range(begin, after) if one >= 0})


@given(st.integers(0, 500), grids)
def test_rounding_up_never_cuts_a_minute(length: int, grid: int):
    slots = rounded_up(length, grid)
    assert (slots - 1) * grid < length <= slots * grid


@given(windows, minutes, grids)
def test_a_stay_inside_keeps_to_one_window(some: list[Window], length: int, grid: int):
    found = {
        slot
        for slot in range(HORIZON // grid)
        if any(one.start <= slot * grid and slot * grid + length <= one.end for one in some)
    }
    assert inside(some, length, grid) == bits(found)


@given(windows, minutes, grids)
def test_a_stay_touches_a_window_with_any_minute(some: list[Window], length: int, grid: int):
    found = {
        slot
        for slot in range(HORIZON // grid)
        if any(one.start < slot * grid + length and slot * grid < one.end for one in some)
    }
    assert touching(some, length, grid) == bits(found)


@given(starts, st.integers(1, 12))
def test_a_start_is_blocked_when_its_stay_meets_a_full_slot(full: int, length: int):
    found = {
        slot for slot in range(40) if any(full >> one & 1 for one in range(slot, slot + length))
    }
    assert blocking(full, length) == bits(found)


@given(starts, st.integers(1, 12))
def test_a_stay_covers_its_slots_from_each_start_on(some: int, length: int):
    found = {slot for start in each(some) for slot in range(start, start + length)}
    assert covered(some, length) == bits(found)


@given(starts)
def test_the_slots_of_a_set_come_in_order(some: int):
    assert list(each(some)) == [one for one in range(40) if some >> one & 1]


@given(starts, st.integers(0, 45))
def test_the_first_slot_is_the_earliest_that_is_late_enough(some: int, at_least: int):
    assert first(some, at_least) == min(
        (one for one in each(some) if one >= at_least), default=None
    )


def test_a_week_ends_on_the_grid():
    assert slots_of_week(15) * 15 == WEEK
