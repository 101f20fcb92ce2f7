"""Requests that the teams of a department cannot share out among them."""

from optimizer import Department, Problem
from optimizer.board import Board
from optimizer.clash import Purse
from optimizer.excerpt import Excerpts
from optimizer.overload import starts_of
from optimizer.rosters import cannot
from tests.builders import away, enterprise, fixed, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.test_overload import of_one_department
from tests.optimizer.test_witness import clashes

BOTH = ["Tue 09:00-10:30", "Wed 09:00-10:30"]
FAR = travel(0, {"a-b": 60, "b-c": 60, "a-c": 60})
PLACES = [enterprise(f"e{one}", zone="abc"[one]) for one in range(3)]
SOME = [request(f"fire-{n}", enterprise=f"e{n}", minutes=30, windows=BOTH) for n in range(3)]
IDS = [one.id for one in SOME]


def proven(week: Problem, looks: int = 10_000) -> bool:
    return cannot(Excerpts(week), [one.id for one in week.requests], Purse(looks))


def test_places_that_are_too_far_apart_take_a_team_each_morning():
    assert proven(problem(*SOME, enterprises=PLACES, travel=FAR)) is True
    assert proven(problem(*SOME, enterprises=PLACES)) is False
    assert proven(problem(*SOME, enterprises=PLACES, travel=FAR, teams={"fire": 2})) is False


def test_an_absent_team_is_not_there():
    crew = Department("fire", teams=2, away=(away("Tue 09:00-11:00"), away("Wed 09:00-11:00")))
    assert proven(problem(*SOME, enterprises=PLACES, travel=FAR, departments=[crew])) is True


def test_a_fixed_visit_takes_its_team():
    week = problem(*SOME[:2], enterprises=PLACES[:2], travel=FAR)
    assert proven(week) is False
    other = request("fire-9", enterprise="e2", minutes=30, windows=BOTH)
    stands = (fixed("fire-9", enterprise="e2", start="Tue 09:30"),)
    held = problem(*SOME[:2], other, enterprises=PLACES, travel=FAR, fixed=stands)
    assert proven(held) is True


def test_fixed_visits_that_are_too_much_prove_nothing_about_others():
    others = [request(f"fire-{n}", enterprise=f"e{n}", windows=BOTH) for n in (7, 8)]
    stands = tuple(fixed(one.id, enterprise=one.enterprise) for one in others)
    last = request("fire-1", windows=["Wed 10:00-11:00"])
    assert proven(problem(*others, last, fixed=stands)) is False
    odd = (fixed("fire-7", enterprise="e7", start="Sun 09:00"),)
    assert proven(problem(*others[:1], last, fixed=odd)) is False


def test_requests_of_two_departments_are_not_looked_at():
    nine = ["Tue 09:00-10:00"]
    assert proven(problem(request(windows=nine), request("tax-1", windows=nine))) is False


def test_an_empty_purse_proves_nothing():
    assert proven(problem(*SOME, enterprises=PLACES, travel=FAR), looks=0) is False


def test_what_cannot_be_shared_out_is_never_planned():
    found, missed = 0, 0
    for week in map(of_one_department, map(tiny, range(7_600, 7_700))):
        standing = {one for visit in week.fixed for one in visit.requests}
        free = [one.id for one in week.requests if one.id not in standing]
        if len(free) < 2 or not set(free) <= starts_of(Board(week)).keys():
            continue
        clash = clashes(week, set(free))
        if cannot(Excerpts(week), free, Purse(10_000)):
            found += 1
            assert clash, week
        else:
            missed += clash
    assert found > 10
    assert missed < found
