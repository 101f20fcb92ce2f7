"""Requests that need more of a department's time than it has."""

from itertools import combinations

from optimizer import Department
from optimizer.clash import Purse
from optimizer.overload import Loads
from tests.builders import away, fixed, problem, request, travel, window
from tests.drawn import tiny
from tests.optimizer.test_witness import clashes

MORNING = ["Tue 09:00-12:00"]


def three(**fields: object) -> Loads:
    """Three stays of an hour at three places in one morning."""
    some = [request(f"fire-{one}", enterprise=f"e{one}", windows=MORNING) for one in range(3)]
    return Loads(problem(*some, **fields))


IDS = ["fire-0", "fire-1", "fire-2"]


def test_three_hours_fit_into_three_hours():
    load = three().of(IDS)
    assert load is not None
    assert (load.needed, load.available, load.too_much) == (180, 180, False)


def test_with_the_way_between_them_they_do_not():
    load = three(travel=travel(15)).of(IDS)
    assert load is not None
    assert (load.needed, load.available, load.too_much) == (225, 195, True)
    assert load.windows == (window("Tue 09:00-12:00"),)


def test_an_absent_team_has_less_time():
    crew = Department("fire", teams=2, away=(away("Tue 09:00-12:00"),))
    load = three(travel=travel(15), departments=[crew]).of(IDS)
    assert load is not None
    assert load.available == 2 * 195 - 165
    assert load.too_much is False


def test_a_fixed_visit_takes_its_time_where_it_stands():
    loads = three(travel=travel(15), fixed=(fixed("fire-0", start="Wed 09:00", enterprise="e0"),))
    load = loads.of(IDS)
    assert load is not None
    assert load.windows == (window("Tue 09:00-12:00"), window("Wed 09:00-10:00"))


def test_requests_of_two_departments_have_no_load():
    loads = Loads(problem(request(), request("tax-1")))
    assert loads.of(["fire-1", "tax-1"]) is None


def test_only_as_many_as_needed_are_named():
    week = problem(
        request("fire-0", windows=["Tue 09:00-10:00"]),
        request("fire-1", windows=["Tue 09:00-10:00"], enterprise="e1x"),
        request("fire-2", windows=["Tue 09:00-10:00"], enterprise="e2"),
    )
    load = Loads(week).too_much(week.request["fire-0"], ["fire-1", "fire-2"], Purse(100))
    assert load is not None
    assert len(load.requests) == 2


def test_too_much_is_never_planned():
    found = 0
    for seed in range(7_300, 7_420):
        week = tiny(seed)
        loads = Loads(week)
        standing = {one for visit in week.fixed for one in visit.requests}
        for some in combinations([one.id for one in week.requests], 2):
            load = loads.of(some)
            if load is not None and load.too_much and not standing.issuperset(some):
                found += 1
                assert clashes(week, set(some) - standing), (seed, some)
    assert found > 3
