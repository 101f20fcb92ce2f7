"""What has nothing to do with each other is planned apart, and the parts add up."""

from dataclasses import replace

from optimizer import Problem
from optimizer.board import Board
from optimizer.split import components
from tests.brute import best
from tests.builders import away, enterprise, fixed, problem, request, travel
from tests.drawn import tiny

NINE = ("Tue 09:00-10:30",)


def parts(week: Problem) -> list[list[str]]:
    """Enterprises that are coupled."""
    board = Board(week)
    return [[board.sites[one].enterprise.id for one in part] for part in components(board)]


def part_of(week: Problem, names: list[str]) -> Problem:
    """The week of these enterprises; what stands elsewhere still binds its teams."""
    standing = {one for visit in week.fixed for one in visit.requests}
    kept = tuple(one for one in week.requests if one.enterprise in names or one.id in standing)
    ids = {one.id for one in kept}
    return replace(
        week,
        requests=kept,
        together=tuple(one for one in week.together if ids.issuperset(one)),
        apart=tuple(one for one in week.apart if ids.issuperset(one)),
        previous=tuple(one for one in week.previous if one.request in ids),
    )


def test_each_site_is_in_one_part():
    for seed in range(6_100, 6_200):
        board = Board(tiny(seed))
        found = [one for part in components(board) for one in part]
        assert sorted(found) == list(range(len(board.sites)))


def test_the_best_of_the_whole_is_the_sum_of_the_best_of_the_parts():
    split = 0
    for seed in range(6_200, 6_400):
        week = replace(tiny(seed), together=(), fixed=(), most_moved=None)
        groups = parts(week)
        if len(groups) < 2:
            continue
        split += 1
        gone = {one.enterprise for one in week.requests} - {n for some in groups for n in some}
        sums = [best(part_of(week, names)) for names in [*groups, sorted(gone)] if names]
        assert tuple(map(sum, zip(*sums, strict=True))) == best(week), seed
    assert split > 20


def test_who_shares_a_scarce_department_is_one_part():
    week = problem(*(request(f"fire-{n}", enterprise=f"e{n}", windows=NINE) for n in range(3)))
    assert parts(week) == [["e0", "e1", "e2"]]


def test_a_department_with_a_team_for_everybody_couples_nobody():
    requests = [request(f"fire-{n}", enterprise=f"e{n}", windows=NINE) for n in range(3)]
    assert parts(problem(*requests, teams={"fire": 3})) == [["e0"], ["e1"], ["e2"]]
    assert parts(problem(*requests, teams={"fire": 2})) == [["e0", "e1", "e2"]]


def test_different_days_couple_nobody():
    week = problem(
        request("fire-1", windows=["Mon 09:00-10:30"]),
        request("fire-2", windows=["Tue 09:00-10:30"], enterprise="e2"),
    )
    assert parts(week) == [["e1"], ["e2"]]


def test_hours_that_cannot_meet_couple_nobody_but_travel_can():
    requests = [
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:00-11:00"], enterprise="e2"),
    ]
    assert parts(problem(*requests)) == [["e1"], ["e2"]]
    assert parts(problem(*requests, travel=travel(10))) == [["e1", "e2"]]


def test_a_chain_of_departments_is_one_part():
    week = problem(
        request("fire-1", windows=NINE),
        request("fire-2", windows=NINE, enterprise="e2"),
        request("tax-2", windows=NINE, enterprise="e2"),
        request("tax-3", windows=NINE, enterprise="e3"),
        request("env-4", windows=NINE, enterprise="e4"),
    )
    assert parts(week) == [["e1", "e2", "e3"], ["e4"]]


def test_what_stands_and_who_is_away_make_a_day_scarce():
    requests = [
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        request("fire-3", enterprise="e3"),
    ]
    two = problem(*requests[:2], teams={"fire": 2})
    assert parts(two) == [["e1"], ["e2"]]
    standing = (fixed("fire-3", enterprise="e3", start="Tue 10:00"),)
    assert parts(problem(*requests, teams={"fire": 2}, fixed=standing)) == [["e1", "e2"]]
    (fire,) = two.departments
    absent = replace(fire, away=(away("Tue 09:30-10:00"),))
    assert parts(replace(two, departments=(absent,))) == [["e1", "e2"]]


def test_a_cap_on_moves_couples_everybody():
    week = problem(request("fire-1"), request("tax-1", enterprise="e2"), most_moved=1)
    assert parts(week) == [["e1", "e2"]]
    assert parts(problem(most_moved=1)) == []


def test_a_day_that_fixed_visits_overfill_couples_all_who_want_it():
    week = problem(
        request("fire-1", enterprise="e1"),
        request("fire-2", enterprise="e2"),
        request("fire-3", enterprise="e3", windows=["Tue 14:00-15:00"]),
        request("fire-4", enterprise="e4", windows=["Tue 16:00-17:00"]),
        enterprises=[enterprise("e1"), enterprise("e2")],
        fixed=(fixed("fire-1"), fixed("fire-2", enterprise="e2")),
    )
    assert parts(week) == [["e3", "e4"]]


def test_members_of_a_set_that_belongs_together_couple_each_by_its_own_department():
    week = problem(
        request("fire-1", windows=NINE),
        request("tax-1", windows=NINE),
        request("tax-2", windows=NINE, enterprise="e2"),
        together=(("fire-1", "tax-1"),),
    )
    assert parts(week) == [["e1", "e2"]]


def test_the_longest_way_decides_whether_stays_can_meet():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:30-11:30"], enterprise="e2"),
        enterprises=[enterprise("e1", zone="east"), enterprise("e2", zone="west")],
        travel=travel(10, {"east-west": 60}),
    )
    assert parts(week) == [["e1", "e2"]]


def test_sunday_couples_as_any_other_day():
    hours = ["Sun 09:00-10:30"]
    week = problem(
        request("fire-1", windows=hours),
        request("fire-2", windows=hours, enterprise="e2"),
        days=tuple(range(7)),
    )
    assert parts(week) == [["e1", "e2"]]


def test_a_chain_is_one_part_whichever_of_its_links_is_found_first():
    week = problem(
        request("fire-1", windows=NINE),
        request("env-2", windows=NINE, enterprise="e2"),
        request("env-3", windows=NINE, enterprise="e3"),
        request("fire-3", windows=NINE, enterprise="e3"),
    )
    assert parts(week) == [["e1", "e2", "e3"]]
