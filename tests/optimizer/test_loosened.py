"""A week without the limits of its larger departments is no harder, and falls apart."""

import pytest

from optimizer import Department
from optimizer.board import Board
from optimizer.effort import Effort
from optimizer.greedy import greedy
from optimizer.layout import Layout, Value
from optimizer.loosened import loosened, starts_of
from optimizer.pipeline import Pipeline
from optimizer.split import components
from tests.brute import best
from tests.builders import away, fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.runs import ALONE

NO_LIMIT = 1 << 30
HOURS = ["Tue 09:00-11:00"]
NINE = "Tue 09:00-10:00"


def filled_on(board: Board) -> Layout:
    """The greedy plan of a board."""
    layout = Layout(board)
    greedy(layout, may_move=True)
    return layout


def two_departments_one_busy_day() -> Board:
    """Two enterprises meet in `tax` and in `fire`, which has more teams than `tax`."""
    return Board(
        problem(
            *(
                request(f"{department}-{one}", enterprise=f"e{one}", windows=HOURS)
                for department in ("fire", "tax")
                for one in range(3)
            ),
            request("fire-9", enterprise="e9", windows=HOURS),
            departments=(Department("fire", teams=2), Department("tax", teams=1)),
        )
    )


def test_the_department_with_most_teams_is_freed_first():
    board = two_departments_one_busy_day()
    everything = range(len(board.sites))

    found = loosened(board, everything, NO_LIMIT)

    assert found is not None
    assert found.crews["fire"].teams >= 4
    assert found.crews["tax"].teams == 1
    assert [len(one) for one in components(found)] == [3, 1]


def test_a_freed_department_has_teams_for_requests_of_many():
    """Eight teams that are there do both requests at nine; without a limit they do as well."""
    week = problem(
        *(
            request(f"fire-{one}", enterprise=f"e{one}", windows=["Tue 09:00-10:00"], teams=4)
            for one in range(2)
        ),
        departments=(Department("fire", teams=9, away=(away("Tue 09:00-10:00"),)),),
    )

    found = loosened(Board(week), range(2), NO_LIMIT)

    assert found is not None
    assert filled_on(found).value == Value(0, 2, 0, 120)


def test_departments_are_freed_until_the_parts_are_small_enough():
    board = two_departments_one_busy_day()
    everything = range(len(board.sites))
    most = max(starts_of(board, [one]) for one in everything)

    found = loosened(board, everything, most)

    assert found is not None
    assert all(len(one) == 1 for one in components(found))
    assert loosened(board, everything, most - 1) is None


def test_the_board_itself_stays_as_it_is():
    board = two_departments_one_busy_day()

    loosened(board, range(len(board.sites)), 0)

    assert {key: one.teams for key, one in board.crews.items()} == {"fire": 2, "tax": 1}


def test_what_stands_still_binds_the_teams_that_are_left():
    week = problem(
        request("tax-1", windows=HOURS),
        request("tax-2", enterprise="e2", windows=HOURS),
        request("fire-1", windows=HOURS),
        fixed=(fixed("tax-2", enterprise="e2"),),
        departments=(
            Department("tax", teams=1, away=(away("Tue 10:00-11:00"),)),
            Department("fire", teams=3),
        ),
    )
    board = Board(week)

    found = loosened(board, range(len(board.sites)), NO_LIMIT)

    assert found is not None
    assert found.crews["tax"].days == board.crews["tax"].days


def test_only_the_parts_that_are_named_have_to_become_small():
    week = problem(
        request("fire-0", enterprise="e0", windows=[NINE]),
        *(request(f"fire-{one}", enterprise=f"e{one}", windows=HOURS) for one in range(1, 4)),
    )
    board = Board(week)

    assert loosened(board, [0], most=1) is not None
    assert loosened(board, range(4), most=1) is None


def test_starts_are_counted_for_every_set_of_requests_that_can_meet():
    week = problem(
        request("fire-1", windows=HOURS),
        request("tax-1", windows=["Tue 10:00-11:00"]),
        grid=30,
    )

    assert starts_of(Board(week), [0]) == 3 + 1 + 1


@pytest.mark.parametrize("first", range(12_000, 12_120, 40))
def test_no_plan_is_better_than_a_loosened_week_can_be(first: int):
    proven = 0
    for seed in range(first, first + 40):
        board = Board(tiny(seed))
        lost = sum(board.problem.request[one.request].priority for one in board.hopeless)
        found = loosened(board, range(len(board.sites)), NO_LIMIT) if board.sites else None
        if found is None:
            continue
        run = Pipeline(found, Effort(ALONE, None), lambda _: None)
        run.first()
        run.upper()
        unplanned, visits = divmod(sum(one.bound for one in run.parts), run.weight)
        least = lost + unplanned, len(board.problem.fixed) + visits
        assert least <= best(board.problem)[:2], seed
        proven += least == best(board.problem)[:2]
    assert proven > 20
