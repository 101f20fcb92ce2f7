"""What papers tell besides the visits: numbers, days, who comes, for the how-manieth time."""

import datetime as dt

import pytest

from tests.web.notices import week
from tests.web.notices.week import UID, board
from web.notices import known


@pytest.fixture(autouse=True)
def published(records):
    week.publish_first()


def formal(uid=UID):
    found = known.filled(board())
    return next(one for one in (*found.visits, *found.cancelled) if one.uid == uid).formal


def test_a_visit_knows_its_number_and_the_wednesday_of_its_notice():
    found = formal()

    assert (found.number, found.issued, found.changed) == ((2026, 1), dt.date(2026, 11, 25), None)


def test_each_department_tells_its_time_its_cap_and_its_officers():
    fire, tax = formal().appearances

    assert (fire.department, fire.time, fire.cap) == ("FIRE", 1, 2)
    assert fire.officers == (("林溪", "GD-0001"), ("陈立", "GD-0002"))
    assert (tax.department, tax.cap, tax.officers) == ("TAX", None, ())


def test_a_visit_that_moved_keeps_its_number_and_names_the_change():
    week.publish_second()

    assert formal().number == (2026, 1)
    assert formal().changed == (2026, 1)
    assert formal("2026-W49-E2-1").number == (2026, 2)


def test_a_board_of_one_enterprise_tells_of_it_what_the_whole_board_tells():
    week.publish_second()
    whole = board()
    firms = {one.enterprise.id for one in (*whole.visits, *whole.cancelled)}

    alone = [known.filled(known.at(whole, firm)) for firm in firms]

    assert len(firms) > 1
    assert {one for each in alone for one in (*each.visits, *each.cancelled)} == {
        *known.filled(whole).visits,
        *known.filled(whole).cancelled,
    }


def test_what_nobody_is_told_of_has_no_number():
    assert formal("2026-W49-E3-1").number is None


def test_a_notice_that_is_published_late_is_signed_that_day():
    assert known.signed(board(), dt.date(2026, 11, 27)) == dt.date(2026, 11, 27)
