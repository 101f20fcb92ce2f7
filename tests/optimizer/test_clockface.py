"""How moments of a week are written."""

from optimizer.clockface import read_moment, write_moment
from optimizer.problem import WEEK


def test_each_quarter_of_an_hour_is_read_as_it_was_written():
    assert all(read_moment(write_moment(one)) == one for one in range(0, WEEK, 15))


def test_after_the_end_of_a_week_the_next_one_begins():
    assert write_moment(WEEK - 1) == "Sun 23:59"
    assert write_moment(WEEK + 30) == "Mon 00:30"
