import datetime as dt
from functools import partial

import pytest

from tracker import clock, people
from tracker.records import Person, Role
from tracker.week import ZONE
from web.demos.diary import Diary

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=ZONE)
HOUR = dt.timedelta(hours=1)


def _hear(told, number):
    told.append((clock.now(), number))


def test_acts_happen_in_the_order_of_their_moments_and_at_them(records):
    diary, told = Diary(), []
    for number, moment in enumerate((NOON + HOUR, NOON, NOON)):
        diary.note(moment, partial(_hear, told, number))

    done = diary.tell(NOON + HOUR)

    assert done == 3
    assert told == [(NOON, 1), (NOON, 2), (NOON + HOUR, 0)]


def test_what_lies_beyond_the_present_is_not_done(records):
    diary, told = Diary(), []
    diary.note(NOON + HOUR, lambda: told.append("late"))

    assert (diary.tell(NOON), told) == (0, [])


def test_an_act_notes_another_one(records):
    diary, told = Diary(), []
    diary.note(NOON, lambda: diary.note(NOON + HOUR, lambda: told.append("after")))

    diary.tell(NOON + HOUR)

    assert told == ["after"]


def test_an_act_that_breaks_off_leaves_nothing(records):
    diary = Diary()

    def half():
        people.add(Person("zhang", "张", Role.COMMITTEE), by=people.OPERATOR)
        raise RuntimeError

    diary.note(NOON, half)
    with pytest.raises(RuntimeError):
        diary.tell(NOON)

    assert people.list_people(by=people.OPERATOR) == ()
