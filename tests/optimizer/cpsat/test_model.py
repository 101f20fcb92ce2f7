"""CP-SAT on the columns of a week, solved in this process: the best there is, and its proof."""

import pytest

from optimizer import Department, Problem
from optimizer.board import Board
from optimizer.cpsat import model
from optimizer.cpsat.ask import Question
from optimizer.cpsat.model import Model
from optimizer.layout import Layout
from tests.brute import best
from tests.builders import away, enterprise, previous, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.cpsat.questions import answered, columns, question, weight_of

EAST_WEST = [enterprise("e1", zone="east"), enterprise("e2", zone="west")]


def far(minutes: int, teams: int = 1) -> Problem:
    """Two visits one after the other, so far apart: a team is in time for the second or not."""
    return problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:00-11:00"], enterprise="e2"),
        enterprises=EAST_WEST,
        travel=travel(0, {"east-west": minutes}),
        teams={"fire": teams},
    )


def expected(week: Problem) -> list[int]:
    """What trying everything finds, as the model counts: without what is the same anyway."""
    board = Board(week)
    unplanned, visits, moved, minutes = best(week)
    unplanned -= sum(week.request[one.request].priority for one in board.hopeless)
    standing = [[week.request[key] for key in visit.requests] for visit in week.fixed]
    length = sum(max(one.minutes for one in some) for some in standing)
    return [
        (1 + len(week.requests)) * unplanned + visits - len(week.fixed),
        moved - _moved(week),
        minutes - length,
    ]


def _moved(week: Problem) -> int:
    before = week.previous_start
    return sum(
        before.get(key, visit.start) != visit.start
        for visit in week.fixed
        for key in visit.requests
    )


@pytest.mark.parametrize("first", range(8_400, 8_480, 20))
def test_a_tiny_week_is_solved_as_well_as_by_trying_everything(first: int):
    for seed in range(first, first + 20):
        week = tiny(seed)
        answer, _ = answered(question(week))
        assert answer.values == expected(week), seed


@pytest.mark.parametrize("first", range(8_500, 8_580, 20))
def test_a_bound_that_is_sure_is_never_too_high(first: int):
    for seed in range(first, first + 20):
        week = tiny(seed)
        answer, _ = answered(question(week))
        if answer.sure:
            assert answer.bounds[0] <= expected(week)[0], seed
            assert answer.bounds == answer.values, seed


def test_the_rows_allow_what_the_path_cover_refuses_and_a_cut_forbids_it():
    week = far(30)
    answer, _ = answered(question(week))
    weight = 1 + len(week.requests)
    assert answer.values[0] == answer.bounds[0] == weight + 1
    assert answer.sure


def test_without_its_cuts_the_model_has_no_proof(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Model, "_cut", lambda *_: None)
    monkeypatch.setattr(model, "MOST_CUTS", 3)
    answer, _ = answered(question(far(30)))
    assert answer.bounds[0] == 2


def test_a_team_that_is_in_time_or_a_second_team_needs_no_cut():
    for week in (far(0), far(30, teams=2)):
        assert answered(question(week))[0].values[0] == 2


def test_a_cut_is_not_sure_where_following_is_not_transitive():
    detour = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:00-11:00"], enterprise="e2"),
        request("fire-3", windows=["Tue 14:00-15:00"], enterprise="e3"),
        enterprises=[*EAST_WEST, enterprise("e3", zone="middle")],
        travel=travel(0, {"east-west": 60, "east-middle": 5, "middle-west": 5}),
    )
    answer, _ = answered(question(detour))
    assert answer.values[0] == 1 + len(detour.requests) + 2
    assert not answer.sure


def test_an_absence_has_its_place_in_a_cut():
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 10:00-11:00"], enterprise="e2"),
        enterprises=EAST_WEST,
        travel=travel(0, {"east-west": 30}),
        departments=[Department("fire", teams=2, away=(away("Tue 09:00-12:00"),))],
    )
    answer, _ = answered(question(week))
    assert answer.values[0] == answer.bounds[0] == 1 + len(week.requests) + 1


def test_better_plans_are_told_on_the_way_and_the_teams_allow_them():
    for seed in range(8_600, 8_620):
        asked = question(tiny(seed))
        answer, told = answered(asked)
        checker = Model(asked, told.append)
        assert all(checker.allowed(one) for one in [*told, answer.chosen])


def test_a_known_plan_is_never_made_worse():
    layout = Layout(Board(far(0)))
    asked = columns(layout)
    both = [asked.columns.index(one) for one in asked.columns]
    answer, told = answered(Question(asked, both, goals=1))
    assert (answer.chosen, told) == (both, [])


def test_goals_that_are_settled_already_are_not_looked_at_again():
    week = problem(request("fire-1"), previous=(previous("fire-1", "Tue 10:00"),))
    asked = columns(Layout(Board(week)))
    hint = [0]
    answer, _ = answered(Question(asked, hint, [1], goals=3))
    assert answer.values == answer.bounds == [1, 0, 60]
    assert asked.columns[answer.chosen[0]][2] * 15 == 1440 + 600


def test_only_the_goals_that_are_asked_for_are_answered():
    answer, _ = answered(question(far(0), goals=1))
    assert len(answer.values) == len(answer.bounds) == 1


def test_no_more_requests_move_than_may():
    week = problem(
        request("fire-1", windows=["Tue 09:00-12:00"]),
        request("tax-1", windows=["Tue 10:30-12:00"]),
        previous=(previous("fire-1"), previous("tax-1", "Tue 10:30")),
        most_moved=0,
    )
    assert answered(question(week))[0].values == [2, 0, 120]


def test_without_time_there_is_still_an_answer_and_no_false_bound():
    week = tiny(8_700)
    answer, _ = answered(question(week, seconds=0.0))
    assert answer.bounds[0] <= expected(week)[0]


def test_the_effort_that_was_spent_is_told():
    assert answered(question(far(30)))[0].spent >= 0


def test_what_is_left_out_costs_more_than_any_visits():
    assert weight_of(Layout(Board(far(0)))) > len(far(0).requests)
