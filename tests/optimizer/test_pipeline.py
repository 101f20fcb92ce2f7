"""A run stage after stage; and each rule, forgotten by the search, is noticed by the check."""

from dataclasses import replace

import pytest

from optimizer import (
    Department,
    Enterprise,
    Problem,
    Request,
    SolveParams,
    SolverFailed,
    Window,
    search,
    solve,
)
from optimizer.board import Board
from optimizer.cpsat import watch
from optimizer.cpsat.ask import Answer
from optimizer.crew import Crew
from optimizer.recreate import Recreate
from optimizer.site import Site
from tests.brute import best
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.forgotten import (
    BOTH,
    FORGOTTEN,
    NINE,
    Blind,
    departments,
    enterprises,
    requests,
    whole,
)
from tests.optimizer.layouts import is_lawful, is_true
from tests.optimizer.runs import ALONE, begun, crowded
from tests.optimizer.standin import say, two_for_one_team


def blinded(monkeypatch: pytest.MonkeyPatch, blind: Blind) -> None:
    """Let the search plan another week than the one that is asked for."""
    monkeypatch.setattr(search, "Board", lambda week: Board(blind(week)))


@pytest.mark.parametrize("rule", FORGOTTEN)
def test_a_rule_that_the_search_forgets_is_noticed(rule: str, monkeypatch: pytest.MonkeyPatch):
    week, blind = FORGOTTEN[rule]
    blinded(monkeypatch, blind)
    with pytest.raises(SolverFailed, match=rule):
        solve(week, ALONE)


@pytest.mark.parametrize("rule", FORGOTTEN)
def test_the_same_week_is_planned_by_a_search_that_knows_the_rule(rule: str):
    week, _ = FORGOTTEN[rule]
    score = solve(week, ALONE).score
    assert (score.unplanned, score.visits, score.moved, score.minutes) == best(week)


def test_visits_that_the_search_lets_overlap_are_noticed(monkeypatch: pytest.MonkeyPatch):
    week = problem(
        request("fire-1", minutes=120), request("tax-1", minutes=120),
        apart=(("fire-1", "tax-1"),),
    )  # fmt: skip
    monkeypatch.setattr(Site, "length", lambda *_: 1)
    with pytest.raises(SolverFailed, match="visits_of_an_enterprise_do_not_overlap"):
        solve(week, ALONE)


def test_teams_that_the_search_does_not_count_are_noticed(monkeypatch: pytest.MonkeyPatch):
    week = problem(
        request("fire-1", windows=NINE), request("fire-2", windows=NINE, enterprise="e2")
    )
    monkeypatch.setattr(Crew, "certain", lambda *_: -1)
    monkeypatch.setattr(Crew, "fits", lambda *_: True)
    with pytest.raises(SolverFailed, match="teams_are_in_one_place_at_a_time"):
        solve(week, ALONE)


@pytest.mark.parametrize(
    ("week", "blind"),
    [
        (problem(*BOTH), enterprises(most_departments=1)),
        (problem(*BOTH), enterprises(most_inspectors=2)),
        (problem(*BOTH), whole(apart=(("fire-1", "tax-1"),))),
        (problem(*BOTH), enterprises(most_visits=0)),
        (problem(*BOTH), requests(may_lead=False)),
        (problem(*BOTH), departments(teams=0)),
    ],
)
def test_a_rule_that_the_search_invents_is_noticed_by_trying_everything(
    week: Problem, blind: Blind, monkeypatch: pytest.MonkeyPatch
):
    blinded(monkeypatch, blind)
    score = solve(week, ALONE).score
    assert (score.unplanned, score.visits) > best(week)[:2]


def test_every_stage_leaves_a_lawful_layout():
    for week in (*map(tiny, range(9_800, 9_840)), crowded()):
        run = begun(week)
        for stage in (run.first, run.upper, run.later):
            stage()
            assert is_true(run.layout)
            assert is_lawful(run.layout)


def test_no_stage_ends_worse_than_it_began():
    for week in (*map(tiny, range(9_840, 9_880)), crowded()):
        run = begun(week)
        run.first()
        run.upper()
        before = run.layout.value
        run.later()
        assert run.layout.value <= before


def test_the_bound_of_a_part_is_never_above_the_best_it_can_be():
    for seed in range(9_880, 9_920):
        week = tiny(seed)
        run = begun(week)
        run.first()
        run.upper()
        run.later()
        for part in run.parts:
            assert part.bound <= run.upper_of(run.value(part))


def test_a_small_part_is_proven_before_ruin_and_recreate(monkeypatch: pytest.MonkeyPatch):
    tried: list[int] = []
    monkeypatch.setattr(Recreate, "run", lambda self, steps, *_: tried.append(steps) or steps)
    run = begun(crowded(8))
    run.first()
    assert run.open_parts()
    run.upper()
    assert not run.open_parts()
    assert not tried


def test_a_small_part_is_ruined_and_recreated_where_cp_sat_has_no_answer(
    monkeypatch: pytest.MonkeyPatch,
):
    tried: list[int] = []
    monkeypatch.setattr(watch, "run", lambda *_, **__: None)
    monkeypatch.setattr(Recreate, "run", lambda self, steps, *_: tried.append(steps) or steps)
    run = begun(crowded(20), replace(ALONE, work_limit=20_000))
    run.first()
    run.upper()
    assert tried


def test_a_large_part_is_ruined_and_recreated_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.pipeline.AT_ONCE", 3)
    tried: list[int] = []
    monkeypatch.setattr(Recreate, "run", lambda self, steps, *_: tried.append(steps) or steps)
    run = begun(crowded(8))
    run.first()
    run.upper()
    assert tried


def test_two_workers_find_what_one_finds():
    for week in (*map(tiny, range(9_920, 9_930)), crowded()):
        scores = [
            solve(week, SolveParams(time_limit=20, work_limit=6_000, workers=workers)).score
            for workers in (1, 2)
        ]
        assert scores[0].unplanned == scores[1].unplanned
        assert scores[0].visits == scores[1].visits


def test_a_child_that_answers_nothing_costs_only_the_proof(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(watch, "run", lambda *_, **__: None)
    week = FORGOTTEN["each_request_has_its_teams"][0]
    plan = solve(week, ALONE)
    assert (plan.score.unplanned, plan.score.visits) == (1, 1)
    assert plan.status == "feasible"
    assert plan.proven["unplanned"] is None


def test_an_enterprise_and_a_request_are_all_a_week_needs():
    week = Problem("2026-W48", (Department("fire"),), (Enterprise("e1"),), ())
    assert solve(week, ALONE).visits == ()
    one = Request("fire-1", "fire", "e1", 60, (Window(540, 720),))
    assert len(solve(replace(week, requests=(one,)), ALONE).visits) == 1


def test_an_answer_about_later_tiers_that_is_not_sure_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
):
    say(monkeypatch, Answer([], [4, 0, 60], [4, 0, 60], sure=False))
    run = two_for_one_team()
    (part,) = run.parts

    run._prove_later(part)

    assert part.later == ()


def test_later_tiers_are_proven_as_far_as_the_answer_says(monkeypatch: pytest.MonkeyPatch):
    say(monkeypatch, Answer([], [4, 1, 60], [4, 0, 45]))
    run = two_for_one_team()
    (part,) = run.parts

    run._prove_later(part)

    assert part.later == (0, 45)


def test_later_tiers_are_asked_about_with_those_above_as_they_are(monkeypatch: pytest.MonkeyPatch):
    asked = say(monkeypatch)
    run = two_for_one_team()

    run._prove_later(run.parts[0])

    assert [(one.fixed, one.goals) for one in asked.questions] == [([4], 3)]


def test_what_is_settled_elsewhere_is_not_asked_about(monkeypatch: pytest.MonkeyPatch):
    asked = say(monkeypatch)
    run = two_for_one_team()
    run.parts[0].settled = True

    run.upper()
    run.later()

    assert asked.questions == []


@pytest.mark.parametrize(("later", "fixed"), [((), [1]), ((0, 45), [1]), ((0, 60), [1, 0, 60])])
def test_for_less_travel_tiers_3_and_4_stand_only_where_they_are_proven(
    later: tuple[int, ...], fixed: list[int], monkeypatch: pytest.MonkeyPatch
):
    asked = say(monkeypatch)
    run = two_for_one_team()
    run.parts[0].later = later

    run._shorten([0], 1.0)

    assert [one.fixed for one in asked.questions] == [fixed]
