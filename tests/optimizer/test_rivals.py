"""With whom of its department a request clashes, asked of CP-SAT."""

from optimizer import Problem
from optimizer.board import Board
from optimizer.overload import Wanted, starts_of
from optimizer.rivals import rivals, stays_of
from tests.builders import enterprise, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.test_overload import of_one_department
from tests.optimizer.test_witness import clashes

FAR = travel(0, {"east-west": 60})
PLACES = [enterprise("e1", zone="east"), enterprise("e2", zone="west")]


def wanted(week: Problem) -> Wanted:
    """All requests of a week, the first of which is asked about."""
    board = Board(week)
    starts = starts_of(board)
    return Wanted(board, [one for one in week.requests if one.id in starts], starts)


def test_a_way_that_is_too_long_is_a_clash():
    some = [
        request("fire-1", windows=["Tue 09:00-10:30"]),
        request("fire-2", windows=["Tue 10:00-11:30"], enterprise="e2"),
        request("fire-3", windows=["Wed 10:00-11:30"], enterprise="e2"),
    ]
    week = problem(*some, travel=FAR, enterprises=PLACES)
    assert rivals(wanted(week)) == ("fire-1", "fire-2")
    assert rivals(wanted(problem(*some, enterprises=PLACES))) == ()


def test_a_way_within_the_grid_is_none():
    some = [request("fire-1", minutes=50), request("fire-2", minutes=50, enterprise="e2")]
    near = travel(0, {"east-west": 10})
    week = problem(*some, travel=near, enterprises=PLACES)
    assert stays_of(wanted(week), 1.0).spreads == ((0, 0), (0, 0))
    week = problem(*some, travel=FAR, enterprises=PLACES)
    assert stays_of(wanted(week), 1.0).spreads == ((0, 4), (4, 0))


def test_who_clashes_is_never_planned():
    found = 0
    for week in map(of_one_department, map(tiny, range(7_500, 7_530))):
        standing = {one for visit in week.fixed for one in visit.requests}
        if len(week.requests) - len(standing) > 1 and starts_of(Board(week)):
            names = rivals(wanted(week))
            if names:
                found += 1
                assert clashes(week, set(names)), names
    assert found > 5
