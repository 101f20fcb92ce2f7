"""A part of a week that is planned elsewhere: what goes, what comes back, and that it is true."""

import pickle

import pytest

from optimizer import SolveParams, Window, parallel
from optimizer.board import Board
from optimizer.compiled import ready
from optimizer.effort import Effort
from optimizer.errand import Errand, Known, Report, columns_of, run_errand, visits_at
from optimizer.layout import Value
from optimizer.part import Part
from optimizer.pipeline import Pipeline
from tests.brute import best
from tests.builders import fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.apart import parks
from tests.optimizer.runs import planned

ALONE = SolveParams(time_limit=30, work_limit=6_000, workers=1)
PARK = parks(1, 12)
ONE_VISIT = Value(0, 1, 0, 60)


def test_an_errand_and_its_report_travel_as_plain_data():
    errand = Errand(PARK, (), ALONE)
    there = pickle.loads(pickle.dumps(errand))
    assert there == errand
    assert pickle.loads(pickle.dumps(run_errand(there))) == run_errand(errand)


def test_a_tiny_week_is_reported_as_well_as_by_trying_everything():
    for seed in range(300, 340):
        week = tiny(seed)
        board, report = Board(week), run_errand(Errand(week, (), ALONE))
        lost = sum(week.request[one.request].priority for one in board.hopeless)
        unplanned, visits = best(week)[:2]
        value = sum((one.value for one in report.parts), Value(lost, len(week.fixed)))
        least = lost, len(week.fixed)
        for one in report.parts:
            least = least[0] + one.bound[0], least[1] + one.bound[1]
        assert (value.unplanned, value.visits) == (unplanned, visits)
        assert least <= (unplanned, visits)


def test_a_report_is_never_worse_than_the_visits_that_were_sent():
    board = Board(PARK)
    good = run_errand(Errand(PARK, (), ALONE))
    hasty = run_errand(Errand(PARK, good.visits, SolveParams(work_limit=0, workers=1)))
    assert [one.value for one in hasty.parts] == [one.value for one in good.parts]
    assert set(hasty.visits) == set(good.visits)
    assert columns_of(board.sites, hasty.visits) == columns_of(board.sites, good.visits)


def test_better_plans_are_told_on_the_way():
    told: list[object] = []
    report = run_errand(Errand(PARK, (), ALONE), told.append)
    reports = [one for one in told if isinstance(one, Report)]
    assert len(reports) == len(told) > 1
    assert {one.visits for one in reports} >= {report.visits}


def test_a_stop_ends_an_errand_with_what_it_has():
    good = run_errand(Errand(PARK, (), ALONE))
    report = run_errand(Errand(PARK, good.visits, ALONE), stop=lambda: True)
    assert set(report.visits) == set(good.visits)


def test_visits_are_named_by_their_requests_and_fixed_ones_stay_behind():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        request("env-1", windows=["Wed 09:00-10:00"]),
        fixed=(fixed("env-1", start="Wed 09:00"),),
    )
    report = run_errand(Errand(week, (), ALONE))
    ((ids, slot),) = report.visits
    assert set(ids) == {"fire-1", "tax-1"}
    assert Window(1440 + 540, 1440 + 720).holds(slot * week.grid, 60)


def test_columns_and_visits_are_the_same_in_two_forms():
    run = Pipeline(Board(PARK), Effort(ALONE, None), lambda run: None)
    run.first()
    sites = run.board.sites
    columns = columns_of(sites, visits_at(run, range(len(sites))))
    assert [columns.get(site.index, []) for site in sites] == [
        [(site.index, joint.place, slot) for joint, slot in run.layout.choices[site.index]]
        for site in sites
    ]


@pytest.mark.parametrize(("compiled", "asked"), [(True, True), (False, False)])
def test_code_is_compiled_for_an_errand_only_if_its_sender_had_it(
    compiled: bool, asked: bool, monkeypatch: pytest.MonkeyPatch
):
    warmed: list[bool] = []
    monkeypatch.setattr("optimizer.swift.MANY", 1)
    monkeypatch.setattr(ready, "ready", lambda: bool(warmed))
    monkeypatch.setattr(ready, "warm", lambda: warmed.append(True))

    run_errand(Errand(PARK, (), SolveParams(work_limit=50, workers=1), compiled))

    assert bool(warmed) == asked


def asked_elsewhere() -> tuple[Pipeline, Part]:
    """A run whose only part is two enterprises, each with one visit that is planned."""
    week = problem(request("fire-1"), request("fire-2", enterprise="e2"))
    run = planned(week, ALONE)
    (part,) = run.parts
    part.bound = 0
    return run, part


def pieces(*bounds: tuple[int, int], value: Value = ONE_VISIT) -> list[Known]:
    """What is known of enterprises that fell apart elsewhere."""
    ways = ("lagrangian", "cp-sat")
    return [
        Known((f"e{n}",), bound, ways[n % 2], (0, 45), value) for n, bound in enumerate(bounds, 1)
    ]


def test_what_is_known_of_the_pieces_of_a_part_adds_up():
    run, part = asked_elsewhere()

    parallel._learn(run, part, pieces((0, 1), (1, 1)))

    assert (divmod(part.bound, run.weight), part.proven) == ((1, 2), "cp-sat")
    assert part.later == (0, 90)


def test_a_better_bound_that_is_known_outlives_a_report():
    run, part = asked_elsewhere()
    part.bound, part.proven = 10 * run.weight, "minima"

    parallel._learn(run, part, pieces((0, 1), (1, 1)))

    assert (part.bound, part.proven) == (10 * run.weight, "minima")


def test_later_bounds_of_another_plan_say_nothing():
    run, part = asked_elsewhere()

    parallel._learn(run, part, pieces((0, 1), (0, 1), value=Value(0, 1, 0, 75)))

    assert part.later == ()
