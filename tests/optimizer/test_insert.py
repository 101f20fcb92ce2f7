"""Putting one enterprise into a plan: within the teams, cheap, and never by force."""

from random import Random

import pytest

from optimizer import Department, Problem
from optimizer.board import Board
from optimizer.insert import VISIT, Aims, Prices, insert, open_starts
from optimizer.layout import Layout, Value
from optimizer.slots import each
from tests.builders import away, enterprise, fixed, previous, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.layouts import drawn, is_lawful, is_true

NINE = (1440 + 540) // 15
MORNING = ["Tue 09:00-12:00"]


def inserted(week: Problem, **aims: float) -> Layout:
    """A layout into which the first site was put."""
    layout = Layout(Board(week))
    insert(layout, 0, Aims(**aims), Prices(layout), None)
    return layout


def starts(layout: Layout, index: int = 0) -> list[int]:
    """Slots at which the visits of a site start, counted from Tuesday nine o'clock."""
    return sorted(slot - NINE for _, slot in layout.choices[index])


@pytest.mark.parametrize("dice", [None, Random(3)])
def test_whatever_is_inserted_the_rules_are_kept(dice: Random | None):
    for seed in range(6_500, 6_650):
        layout = Layout(Board(tiny(seed)))
        prices = Prices(layout)
        for index in range(len(layout.choices)):
            insert(layout, index, Aims(), prices, dice)
            assert is_true(layout), seed
            assert is_lawful(layout), seed


def test_all_that_can_meet_share_one_visit():
    layout = inserted(problem(request("fire-1"), request("tax-1"), request("env-1")))
    assert layout.value == Value(0, 1, 0, 60)


def test_what_the_teams_cannot_do_is_left_out():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 09:00-10:00"], enterprise="e2"),
    )
    layout = inserted(week)
    insert(layout, 1, Aims(), Prices(layout), None)
    assert [len(some) for some in layout.choices] == [1, 0]


def test_no_more_visits_than_the_enterprise_takes():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("tax-1", windows=["Tue 10:00-11:00"]),
        enterprises=[enterprise(most_visits=1)],
    )
    assert inserted(week).value == Value(1, 1, 0, 60)


def test_where_no_new_visit_is_left_a_standing_one_is_joined():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        request("env-1", windows=["Tue 10:30-11:30"]),
        fixed=(fixed("fire-1", open=True),),
        enterprises=[enterprise(most_visits=2)],
    )
    assert starts(inserted(week)) == [0, 6]


def test_visits_of_an_enterprise_follow_each_other():
    week = problem(
        request("fire-1", windows=["Tue 09:00-11:00"]),
        request("tax-1", windows=["Tue 09:00-11:00"]),
        apart=(("fire-1", "tax-1"),),
    )
    first, second = starts(inserted(week))
    assert second - first >= 4


def test_a_dear_move_keeps_a_request_where_it_stood():
    week = problem(request("fire-1"), previous=(previous("fire-1", "Tue 10:30"),))
    assert starts(inserted(week, moved=VISIT)) == [6]


def test_a_request_that_may_not_move_is_rather_left_out():
    week = problem(
        request("fire-1"), request("fire-2", enterprise="e2"),
        previous=(previous("fire-1"),),
        fixed=(fixed("fire-2", enterprise="e2"),),
    )  # fmt: skip
    assert inserted(week, moved=100 * VISIT).value == Value(1, 0, 0, 0)


def test_dear_minutes_prefer_the_visit_that_is_long_anyway():
    week = problem(
        request("fire-1", minutes=120),
        request("tax-1", minutes=60),
        fixed=(fixed("fire-1", open=True),),
    )
    assert starts(inserted(week, minute=1)) == [0]


def test_time_is_dear_where_many_can_only_lie_there():
    crowd = [
        request(f"fire-{n}", windows=["Tue 09:00-10:00"], enterprise=f"e{n}") for n in range(2, 6)
    ]
    layout = Layout(Board(problem(request("fire-9", windows=MORNING), *crowd, teams={"fire": 4})))
    prices = Prices(layout)
    (joint,) = layout.board.sites[0].joints or ()
    assert prices.of(joint, NINE) > prices.of(joint, NINE + 4) > 0


def test_open_starts_are_starts_at_which_the_teams_are_free():
    for layout in drawn(range(6_650, 6_750)):
        for index, site in enumerate(layout.board.sites):
            layout.take_out(index)
            for joint, mask in zip(site.joints or (), open_starts(layout, site), strict=True):
                assert mask & ~joint.starts == 0
                for slot in each(mask):
                    crews = layout.crews
                    zone = site.enterprise.zone
                    assert all(crews[d].fits(slot, m, n, zone) for d, m, n in joint.stays)


def test_a_start_that_only_the_path_cover_can_confirm_is_found():
    fire = Department("fire", away=(away("Tue 10:00-10:10"),))
    week = problem(
        request("fire-1", windows=["Tue 10:10-11:20"]), departments=[fire], travel=travel(30)
    )
    layout = inserted(week)
    assert not layout.crews["fire"].certain(60, 1, "") >> NINE + 5 & 1
    assert starts(layout) == [5]


def test_a_wish_beside_an_absence_is_inserted():
    tight = problem(
        request("fire-1", windows=["Tue 09:00-11:00"]),
        departments=[Department("fire", away=(away("Tue 10:00-12:00"),))],
        travel=travel(30),
    )
    assert starts(inserted(tight)) == [0]
