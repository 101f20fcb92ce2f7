"""What departments cannot do with their teams, each by itself, adds up below every plan."""

import pytest

from optimizer import Department, Problem
from optimizer.board import Board
from optimizer.layout import Layout
from optimizer.shortage import alone, crew_of
from optimizer.split import components
from tests.brute import best
from tests.builders import away, enterprise, fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import filled


def least_left_out(board: Board, department: str) -> int:
    """What a department leaves out by itself, by trying every start of each of its requests."""
    layout = Layout(alone(board, department, range(len(board.sites))))

    def go_on(index: int) -> int:
        if index == len(layout.choices):
            return 0
        site = layout.board.sites[index]
        found = site.wishes[0].priority + go_on(index + 1)
        for joint in site.joints or ():
            for slot in range(joint.starts.bit_length()):
                if joint.starts >> slot & 1 and found and layout.fits(site, joint, slot):
                    layout.add(index, joint, slot)
                    found = min(found, go_on(index + 1))
                    layout.take_out(index)
        return found

    return go_on(0)


def shortages(week: Problem) -> int:
    board = Board(week)
    lost = sum(week.request[one.request].priority for one in board.hopeless)
    return lost + sum(least_left_out(board, one.id) for one in week.departments)


def at_nine(*ids: str, **fields: object) -> list[object]:
    return [
        request(one, enterprise=f"e{one[-1]}", windows=["Tue 09:00-10:00"], **fields) for one in ids
    ]


@pytest.mark.parametrize("first", range(10_400, 10_520, 40))
def test_no_plan_leaves_out_less_than_the_departments_alone(first: int):
    short = 0
    for seed in range(first, first + 40):
        week = tiny(seed)
        found = shortages(week)
        assert found <= best(week)[0], seed
        short += found > 0
    assert short > 3


def test_where_only_teams_are_scarce_nothing_is_missing():
    week = problem(
        *at_nine("fire-1", "fire-2", "fire-3", "tax-1", "tax-2"), teams={"fire": 1, "tax": 1}
    )
    assert shortages(week) == best(week)[0] == 3


def test_a_set_that_belongs_together_counts_once():
    """Neither its two fire requests, nor its tax request beside another one, are counted twice."""
    week = problem(
        *at_nine("fire-1", priority=3),
        *at_nine("tax-1", priority=4),
        *at_nine("fire-2", priority=10),
        *at_nine("tax-2", priority=10),
        together=(("fire-1", "tax-1"),),
    )
    board = Board(week)
    assert [least_left_out(board, one) for one in ("fire", "tax")] == [3, 4]
    assert shortages(week) == best(week)[0] == 7


def test_two_requests_of_one_department_that_belong_together_need_its_teams_at_once():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"], priority=2),
        request("fire-2", windows=["Tue 09:00-10:00"], priority=2),
        *at_nine("fire-3"),
        together=(("fire-1", "fire-2"),),
        teams={"fire": 2},
    )
    assert shortages(week) == best(week)[0] == 1


def test_an_hour_is_as_wide_for_a_department_alone_as_it_is_in_the_week():
    wide = ["Tue 09:00-10:45"]
    week = problem(*(request(f"fire-{one}", enterprise=f"e{one}", windows=wide) for one in (1, 2)))
    assert shortages(week) == best(week)[0] == 1


def test_limits_of_an_enterprise_are_no_concern_of_a_department():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:00-11:00"]),
        enterprises=(enterprise("e1", most_visits=1),),
    )
    assert shortages(week) == 0 < best(week)[0]


def test_absences_and_fixed_visits_take_teams():
    week = problem(
        *at_nine("fire-1", "fire-2", "fire-3"),
        departments=(Department("fire", teams=3, away=(away("Tue 09:00-10:00"),)),),
        fixed=(fixed("fire-1", enterprise="e1"),),
    )
    assert shortages(week) == best(week)[0] == 1


def test_the_board_itself_is_left_as_it_was():
    layout = filled(tiny(10_521))
    board, before = layout.board, list(layout.choices)
    sites, crews = list(board.sites), {key: list(one.near) for key, one in board.crews.items()}
    for one in board.problem.departments:
        filled_alone = Layout(alone(board, one.id, range(len(sites))))
        assert filled_alone.value.visits == 0
    assert board.sites == sites
    assert {key: list(one.near) for key, one in board.crews.items()} == crews
    assert layout.choices == before


def test_only_the_sites_that_are_named_count():
    board = Board(problem(*at_nine("fire-1", "fire-2", "tax-3")))
    assert len(alone(board, "fire", [0, 2]).sites) == 1
    assert [one.enterprise.id for one in alone(board, "fire", [0, 1]).sites] == ["e1", "e2"]


def off_the_grid_and_overfull() -> list[Problem]:
    """Weeks whose fixed visits begin between two slots, or are too much for the teams."""
    stands = (fixed("fire-1", start="Tue 09:05", enterprise="e1"),)
    twice = (*stands, fixed("fire-2", start="Tue 09:30", enterprise="e2"))
    return [problem(*at_nine("fire-1", "fire-2", "fire-3"), fixed=one) for one in (stands, twice)]


@pytest.mark.parametrize("first", range(10_600, 10_700, 50))
def test_before_anything_is_planned_teams_are_bound_as_in_the_week(first: int):
    for week in (*map(tiny, range(first, first + 50)), *off_the_grid_and_overfull()):
        board = Board(week)
        for one in week.departments:
            assert vars(crew_of(board, one)) == vars(board.crews[one.id])


def test_a_cap_on_moves_couples_no_department_that_is_alone():
    late = request("fire-2", enterprise="e2", windows=["Wed 09:00-10:00"])
    board = Board(problem(*at_nine("fire-1"), late, most_moved=0))

    found = alone(board, "fire", range(len(board.sites)))

    assert (len(components(board)), len(components(found))) == (1, 2)
