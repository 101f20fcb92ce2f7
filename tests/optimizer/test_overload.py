"""Requests that need more of a department's time than it has."""

from dataclasses import replace
from typing import Any

from optimizer import Department, Problem
from optimizer.board import Board
from optimizer.clash import Purse
from optimizer.excerpt import Excerpts
from optimizer.overload import ON_DEMAND, Load, Loads, wanted_of
from tests.brute import fixed_starts, teams_are_enough
from tests.builders import away, enterprise, fixed, problem, request, travel, window
from tests.drawn import tiny
from tests.optimizer.test_witness import clashes

MORNING = ["Tue 09:00-12:00"]
NINE = ["Tue 09:00-10:00"]


def overload(week: Problem, looks: int = 100_000) -> Load | None:
    """The load that the first request makes with the others of the week."""
    first, *others = week.requests
    loads = Loads(Board(week), Excerpts(week))
    return loads.too_much(first, [one.id for one in others], ON_DEMAND, Purse(looks))


def stays(count: int, minutes: int = 60, **fields: Any) -> Problem:
    """So many stays at as many places in one morning."""
    some = [
        request(f"fire-{one}", enterprise=f"e{one}", windows=MORNING, minutes=minutes)
        for one in range(count)
    ]
    return problem(*some, **fields)


def test_three_hours_fit_into_three_hours():
    assert overload(stays(3)) is None


def test_with_the_way_between_them_they_do_not():
    load = overload(stays(3, travel=travel(15)))
    assert load == Load(
        "fire",
        ((window("Tue 09:00-12:15"), 1),),
        ("fire-0", "fire-1", "fire-2"),
        needed=225,
        available=195,
    )


def test_a_team_holds_one_stay_of_two_hours_in_a_morning():
    assert overload(stays(2, minutes=100, teams={"fire": 2})) is None
    # Of 540 minutes they take 400: what counts is who is there at half past ten.
    load = overload(stays(4, minutes=100, teams={"fire": 3}))
    assert load is not None
    ((when, price),) = load.prices
    assert (len(load.requests), price) == (4, 1)
    assert window("Tue 10:20-10:40").meets(when.start, when.end)


def test_an_absent_team_has_less_time():
    for when, full in ((["Tue 09:00-12:00"], True), (["Wed 09:00-12:00"], False)):
        crew = Department("fire", teams=2, away=tuple(away(one) for one in when))
        found = overload(stays(3, travel=travel(15), departments=[crew]))
        assert (found is not None) is full


def test_a_request_of_two_teams_takes_the_time_of_two():
    some = [request(f"fire-{one}", enterprise=f"e{one}", windows=NINE) for one in range(2)]
    both = request("fire-9", enterprise="e9", windows=NINE, teams=2)
    assert overload(problem(both, some[0], teams={"fire": 3})) is None
    load = overload(problem(both, *some, teams={"fire": 3}))
    assert load is not None
    assert (load.needed, load.available) == (240, 180)


def test_a_fixed_visit_is_named_where_it_takes_the_time():
    week = stays(4, fixed=(fixed("fire-3", enterprise="e3", start="Tue 10:00"),))
    load = overload(week)
    assert load is not None
    assert load.requests == ("fire-0", "fire-1", "fire-2", "fire-3")
    assert wanted_of(Excerpts(week), load.requests, Purse(1000)) is not None
    elsewhere = stays(4, fixed=(fixed("fire-3", enterprise="e3", start="Wed 10:00"),))
    assert overload(elsewhere) is None


def test_hours_in_which_the_enterprise_is_closed_do_not_count():
    closed = [enterprise(f"e{one}", closed=["Tue 09:00-11:00"]) for one in range(2)]
    load = overload(stays(2, enterprises=closed))
    assert load is not None
    assert load.prices == ((window("Tue 11:00-12:00"), 1),)


def test_nobody_travels_into_the_next_day():
    late = request("fire-0", windows=["Tue 23:00-24:00"])
    early = request("fire-1", windows=["Wed 00:00-01:00"], enterprise="e2")
    whole = (window("Mon 00:00-24:00"),)
    assert overload(problem(late, early, sessions=whole, travel=travel(30))) is None


def test_requests_of_two_departments_have_no_load():
    week = Excerpts(problem(request(windows=NINE), request("tax-1", windows=NINE)))
    assert wanted_of(week, ["fire-1", "tax-1"], Purse(1000)) is None


def test_only_as_many_as_needed_are_named():
    some = [request(f"fire-{one}", enterprise=f"e{one}", windows=NINE) for one in range(3)]
    far = request("fire-9", enterprise="e9", windows=["Wed 09:00-10:00"])
    load = overload(problem(*some, far))
    assert load is not None
    assert len(load.requests) == 2
    assert "fire-9" not in load.requests


def test_requests_that_can_go_elsewhere_are_held_against_all_their_hours():
    both = ["Tue 09:00-10:00", "Wed 09:00-10:00"]
    some = [request(f"fire-{one}", enterprise=f"e{one}", windows=both) for one in range(2)]
    last = request("fire-9", enterprise="e9", windows=["Wed 09:00-10:00"])
    assert overload(problem(*some)) is None
    load = overload(problem(last, *some))
    assert load is not None
    assert (load.needed, load.available) == (180, 120)


def test_an_empty_purse_finds_nothing():
    assert overload(stays(4), looks=0) is None


def of_one_department(week: Problem) -> Problem:
    """The same week with all requests filed by one department of one team or two."""
    found = replace(
        week,
        departments=(replace(week.department["fire"], teams=1 + len(week.requests) // 5),),
        requests=tuple(replace(one, department="fire", teams=1) for one in week.requests),
        enterprises=tuple(replace(one, lead_order=()) for one in week.enterprises),
        fixed=tuple(replace(one, lead=None) for one in week.fixed),
    )
    return found if teams_are_enough(found, fixed_starts(found)) else replace(found, fixed=())


def test_too_much_is_never_planned():
    found = 0
    for week in map(of_one_department, map(tiny, range(7_300, 7_420))):
        standing = {one for visit in week.fixed for one in visit.requests}
        loads = Loads(Board(week), Excerpts(week))
        ids = [one.id for one in week.requests]
        for one in week.requests:
            load = loads.too_much(one, [o for o in ids if o != one.id], ON_DEMAND, Purse(10_000))
            if load is not None:
                found += 1
                assert load.needed > load.available
                assert clashes(week, set(load.requests) - standing), load
                assert wanted_of(Excerpts(week), load.requests, Purse(10_000)) is not None
    assert found > 20
