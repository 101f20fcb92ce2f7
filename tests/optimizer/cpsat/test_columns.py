"""The columns of a week: every plan there is keeps all their rows."""

from random import Random

import pytest

from optimizer import Department
from optimizer.board import Board
from optimizer.layout import Layout
from optimizer.polish import try_put
from tests.brute import some_plans
from tests.builders import away, enterprise, fixed, previous, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.cpsat.questions import broken, columns, columns_in, slots_of
from tests.optimizer.layouts import drawn, is_true


@pytest.mark.parametrize("first", range(8_000, 8_200, 50))
def test_every_plan_keeps_every_row(first: int):
    for seed in range(first, first + 50):
        week = tiny(seed)
        layout = Layout(Board(week))
        found = columns(layout)
        number = {one: index for index, one in enumerate(found.columns)}
        for places in some_plans(week, Random(seed), 20):
            chosen = [number[one] for one in columns_in(layout, places)]
            assert broken(found, chosen) == [], seed


def test_what_fits_among_standing_visits_keeps_every_row():
    dice = Random(1)
    for layout in drawn(range(8_200, 8_300)):
        for index, site in enumerate(layout.board.sites):
            found = columns(layout, [index])
            number = {one: place for place, one in enumerate(found.columns)}
            old = layout.take_out(index)
            for place, slot in slots_of(layout, index):
                joint = (site.joints or ())[place]
                if dice.random() < 0.5 and site.visits(slot) <= site.most_new:
                    if try_put(layout, index, [(joint, slot)]):
                        assert not _team_rows(found, number[index, place, slot])
                    layout.take_out(index)
            layout.put_back(index, old)


def _team_rows(found, chosen: int) -> list[str]:
    """Rows of teams that one column alone breaks."""
    return [one for one in broken(found, [chosen]) if one.startswith("limit")]


def test_listing_columns_leaves_the_layout_as_it_was():
    for layout in drawn(range(8_300, 8_340)):
        before = list(layout.choices)
        columns(layout, range(0, len(before), 2))
        assert layout.choices == before
        assert is_true(layout)


def test_each_start_of_each_joint_is_a_column():
    week = problem(request("fire-1"), request("tax-1", windows=["Tue 10:00-12:00"]))
    found = columns(Layout(Board(week)))
    assert len(found.columns) == 9 + 5 + 5
    assert found.columns[0] == (0, 0, (1440 + 540) // 15)


def test_a_column_is_worth_its_visit_its_moves_and_its_minutes():
    week = problem(
        request("fire-1"),
        request("tax-1", minutes=90, windows=["Tue 09:00-10:45"]),
        fixed=(fixed("fire-1", open=True),),
        previous=(previous("tax-1", "Tue 09:15"),),
        enterprises=[enterprise()],
    )
    found = columns(Layout(Board(week)))
    assert (found.visits, found.moved, found.minutes) == ([0], [1], [30])


def test_a_department_with_a_team_for_everybody_makes_no_row():
    requests = [request(f"fire-{n}", enterprise=f"e{n}") for n in (1, 2)]
    assert columns(Layout(Board(problem(*requests, teams={"fire": 2})))).limits == []
    assert columns(Layout(Board(problem(*requests)))).limits != []


def test_a_limit_of_visits_is_a_row():
    week = problem(request("fire-1"), request("tax-1"), enterprises=[enterprise(most_visits=1)])
    numbers, counts, most = columns(Layout(Board(week))).limits[0]
    assert (set(counts), most, len(numbers)) == ({1}, 1, 27)


def test_a_day_that_fixed_visits_overfill_proves_nothing():
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        request("fire-3", enterprise="e3", windows=["Tue 14:00-16:00"]),
        fixed=(fixed("fire-1"), fixed("fire-2", enterprise="e2")),
    )
    assert not columns(Layout(Board(week))).sure


@pytest.mark.parametrize(("way", "transitive"), [(0, True), (10, True), (30, False)])
def test_an_absence_shorter_than_a_journey_can_join_what_does_not_follow(
    way: int, transitive: bool
):
    absent = Department("fire", away=(away("Tue 14:00-14:10"),))
    short = problem(request("fire-1"), departments=[absent], travel=travel(way))
    assert columns(Layout(Board(short))).transitive == transitive
