"""The teams' journeys in the model: the least travel of a choice, and of all choices."""

from dataclasses import replace
from random import Random

from ortools.sat.python import cp_model

from optimizer import Problem
from optimizer.board import Board
from optimizer.cpsat.ask import Question
from optimizer.cpsat.columns import Columns
from optimizer.cpsat.model import Model
from optimizer.cpsat.ways import add_ways
from optimizer.layout import Layout
from optimizer.tours import travelled
from tests.brute import some_plans
from tests.builders import enterprise, fixed, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.cpsat.questions import answered, columns, columns_in, question

EAST_WEST = [enterprise("e1", zone="east"), enterprise("e2", zone="west")]


def least(found: Columns, chosen: set[int]) -> int | None:
    """Travel of these columns as the flows have it, None where they have no way."""
    model = cp_model.CpModel()
    take = [model.new_bool_var("") for _ in found.columns]
    for number, one in enumerate(take):
        model.add(one == (number in chosen))
    model.minimize(add_ways(model, take, found))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


def by_tours(found: Columns, chosen: set[int]) -> int:
    """Travel of these columns as the least tours have it."""
    days = {key: list(standing) for key, (standing, _) in found.standing.items()}
    for number in chosen:
        for key, stay in found.stays[number]:
            days[key].append(stay)
    return sum(travelled(days[key], found.standing[key][1], found.travel) for key in days)


def test_the_flows_of_a_plan_are_its_least_tours():
    for seed in range(9_200, 9_300):
        week = tiny(seed)
        layout = Layout(Board(week))
        found = columns(layout)
        place = {one: number for number, one in enumerate(found.columns)}
        for places in some_plans(week, Random(seed), 3):
            some = columns_in(layout, places)
            if all(one in place for one in some):
                chosen = {place[one] for one in some}
                assert least(found, chosen) == by_tours(found, chosen), seed


def far(*windows: str) -> Problem:
    """One team, and a second visit half an hour away in these windows."""
    return problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=windows, enterprise="e2"),
        enterprises=EAST_WEST,
        travel=travel(0, {"east-west": 30}),
    )


def test_a_choice_that_the_teams_cannot_do_has_no_flow():
    found = columns(Layout(Board(far("Tue 10:00-11:00"))))
    assert least(found, {0, 1}) is None
    assert least(found, {0}) == 0


def test_a_visit_moves_to_a_day_on_which_its_team_has_none_yet():
    asked = question(far("Tue 10:30-11:30", "Wed 09:00-10:00"), fixed=[2, 0, 120], goals=4)
    answer, told = answered(replace(asked, hint=[0, 1]))
    assert (answer.values, answer.bounds) == ([2, 0, 120, 0], [2, 0, 120, 0])
    assert told == [[0, 2]]


def test_what_stands_anyway_travels_as_well():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 11:00-12:00"], enterprise="e2"),
        enterprises=EAST_WEST,
        travel=travel(0, {"east-west": 30}),
        fixed=(fixed("fire-1", start="Tue 09:00"),),
    )
    assert answered(question(week, goals=4))[0].values == [1, 0, 60, 30]


def test_better_travel_leaves_the_goals_above_as_they_are():
    for seed in range(9_300, 9_340):
        found = columns(Layout(Board(tiny(seed))))
        above, _ = answered(Question(found, []))
        fixed_above = Question(found, above.chosen, above.values, 4)
        answer, _ = answered(fixed_above)
        model = Model(fixed_above, lambda _: None)
        assert answer.values[:3] == above.values
        assert answer.values[3] == model.value("travel", answer.chosen)
        assert answer.bounds[3] == answer.values[3] <= model.value("travel", above.chosen)


def test_a_day_that_is_overfull_anyway_makes_no_choice_impossible():
    late = request("fire-3", enterprise="e3", windows=["Tue 14:00-15:00"])
    week = problem(
        request("fire-1"),
        request("fire-2", enterprise="e2"),
        late,
        fixed=(fixed("fire-1"), fixed("fire-2", enterprise="e2")),
    )

    found = columns(Layout(Board(week)))

    assert len(found.columns) > 0
    assert least(found, set()) == 0
