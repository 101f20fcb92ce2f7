"""Parts planned over an executor: the same plan from everywhere, whatever happens on the way."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from optimizer import Plan, Problem, SolveParams, Status, dump_plan, parallel, solve, violations
from optimizer.cpsat import watch
from optimizer.errand import Errand, Report, run_errand
from optimizer.processes import Processes
from optimizer.swift import Swift
from tests.brute import best
from tests.builders import fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.apart import parks, side_by_side
from tests.optimizer.cpsat import chores
from tests.optimizer.elsewhere import Backwards, Closed, Elsewhere, Forgetful, Silent, idle, lose
from tests.optimizer.runs import planned

ALONE = SolveParams(time_limit=60, work_limit=2_000, workers=1)
TWO = replace(ALONE, workers=2)

Started = list["subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def week() -> Problem:
    """Three crowded parks that have nothing to do with each other."""
    return parks(3)


@pytest.fixture(scope="module")
def alone(week: Problem) -> str:
    """The plan of one process."""
    return written(solve(week, ALONE))


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    """Processes are started for small weeks too; these are they, and none is left at the end."""
    started: Started = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    idle: list[Any] = []
    monkeypatch.setattr(parallel, "SMALL", 0)
    monkeypatch.setattr(watch, "_idle", idle)
    monkeypatch.setattr(subprocess, "Popen", Noted)
    yield started
    for worker in idle:
        worker.kill()
    assert all(one.poll() is not None for one in started)


def written(plan: Plan) -> str:
    """The plan file, without what it cost."""
    return json.dumps({**dump_plan(plan), "seconds": 0, "params": None})


def test_the_parks_fall_apart_and_are_sent(week: Problem):
    elsewhere = Elsewhere()
    solve(week, ALONE, executor=elsewhere)
    assert len(elsewhere.errands) >= 2


@pytest.mark.parametrize("there", [True, False])
def test_errands_use_compiled_code_if_the_run_does(
    week: Problem, there: bool, monkeypatch: pytest.MonkeyPatch
):
    run, elsewhere = planned(week, ALONE), Elsewhere()
    monkeypatch.setattr(Swift, "ready", lambda swift: there)

    parallel.spread(run, elsewhere)

    assert {one.compiled for one in elsewhere.errands} == {there}


@pytest.mark.parametrize("workers", [2, 3])
def test_processes_of_this_machine_find_the_same(
    week: Problem, alone: str, processes: Started, workers: int
):
    assert written(solve(week, replace(ALONE, workers=workers))) == alone
    assert len(processes) >= 2


def test_the_pool_of_the_standard_library_finds_the_same(week: Problem, alone: str):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert written(solve(week, TWO, executor=pool)) == alone


def test_answers_in_another_order_make_the_same_plan(week: Problem, alone: str):
    assert written(solve(week, TWO, executor=Backwards())) == alone


def test_a_run_that_ends_by_proof_does_not_depend_on_the_number_of_workers():
    week, params = parks(3, 16), SolveParams(time_limit=60)
    one, three = (
        solve(week, replace(params, workers=workers), executor=Elsewhere()) for workers in (1, 3)
    )
    assert one.status is Status.OPTIMAL
    assert written(one) == written(three)


def alike(seeds: Iterable[int]) -> list[list[Problem]]:
    """Threes of tiny weeks of the same hours, none with a cap on moves."""
    found: dict[object, list[Problem]] = {}
    for week in map(tiny, seeds):
        if week.most_moved is None:
            hours = week.grid, week.days, week.sessions, week.travel.within
            found.setdefault(hours, []).append(week)
    return [some[n : n + 3] for some in found.values() for n in range(0, len(some) - 2, 3)]


@pytest.mark.parametrize("size", [1, 2])
def test_parts_planned_apart_are_as_good_as_trying_everything(
    size: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parallel, "WORTH_THE_WAY", size)
    monkeypatch.setattr(parallel, "_unsettled", lambda run, number: True)
    sent = 0
    for weeks in alike(range(6_200, 6_500)):
        elsewhere = Elsewhere()
        plan = solve(side_by_side(weeks), replace(ALONE, work_limit=40_000), executor=elsewhere)
        sent += len(elsewhere.errands)
        score, least = plan.score, tuple(map(sum, zip(*map(best, weeks), strict=True)))
        assert (score.unplanned, score.visits, score.moved, score.minutes) == least
        assert (plan.bound.unplanned, plan.bound.visits) <= least[:2]
        assert plan.bound.moved <= least[2]
        assert plan.bound.minutes <= least[3]
    assert sent > 30


def test_an_errand_that_is_lost_is_run_again(week: Problem, alone: str, processes: Started):
    assert written(solve(week, TWO, executor=Elsewhere(lose))) == alone
    assert processes


def test_an_executor_that_takes_nothing_is_done_without(
    week: Problem, alone: str, processes: Started
):
    assert written(solve(week, TWO, executor=Closed())) == alone


def test_a_process_that_is_killed_at_its_work_costs_nothing(
    week: Problem, alone: str, processes: Started
):
    killed: list[int] = []

    def kill_one() -> bool:
        if processes and not killed:
            processes[0].kill()
            killed.append(processes[0].pid)
        return False

    assert written(solve(week, TWO, stop=kill_one)) == alone
    assert killed


def test_a_part_that_is_lost_twice_stays_as_it_was(week: Problem, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Processes, "submit", Elsewhere(lose).submit)
    plan = solve(week, TWO, executor=Elsewhere(lose))
    assert plan.status is Status.FEASIBLE
    assert violations(week, plan) == ()


def test_a_stop_ends_everything_at_once(
    week: Problem, processes: Started, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parallel, "PATIENCE", 1_000)
    monkeypatch.setattr(parallel, "run_errand", chores.sleep_long)
    began = time.monotonic()
    plan = solve(week, replace(TWO, work_limit=None), stop=lambda: len(processes) > 1)
    assert time.monotonic() - began < 10
    assert violations(week, plan) == ()


def test_an_executor_that_never_answers_is_not_waited_for(week: Problem):
    began = time.monotonic()
    silent = Silent()
    plan = solve(week, SolveParams(time_limit=3, workers=2), executor=silent)
    assert silent.futures
    assert all(one.cancelled() for one in silent.futures)
    assert time.monotonic() - began < 3 + 2
    assert violations(week, plan) == ()


def test_nothing_is_sent_when_there_is_no_time_left(week: Problem):
    elsewhere = Elsewhere()
    plan = solve(week, SolveParams(time_limit=0.5), executor=elsewhere)
    assert elsewhere.errands == []
    assert violations(week, plan) == ()


def test_no_more_is_sent_than_can_be_worked_on(week: Problem, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "WORTH_THE_WAY", 1)
    out = [0]

    class Counting(ThreadPoolExecutor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future = super().submit(fn, *args, **kwargs)
            out.append(out[-1] + 1)
            future.add_done_callback(lambda done: out.append(out[-1] - 1))
            return future

    with Counting(5) as pool:
        solve(week, TWO, executor=pool)
    assert max(out) == 2 < len(out) / 2
    assert out[-1] == 0


def test_the_first_errands_together_take_no_more_than_half_of_the_work_limit(week: Problem):
    elsewhere = Elsewhere()
    solve(week, ALONE, executor=elsewhere)
    first = [one.params.work_limit or 0 for one in elsewhere.errands if one.params.seed == 1]
    assert ALONE.work_limit
    assert 0 < sum(first) <= ALONE.work_limit / 2


def requests_of(elsewhere: Elsewhere) -> list[str]:
    """What was sent, request by request."""
    return sorted(one.id for errand in elsewhere.errands for one in errand.week.requests)


@pytest.mark.parametrize("size", [1, 50])
def test_each_part_that_is_open_is_sent_once_in_a_turn(
    week: Problem, size: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parallel, "WORTH_THE_WAY", size)
    monkeypatch.setattr(parallel, "MOST_TURNS", 1)
    run, elsewhere = planned(week, ALONE), Elsewhere(idle)
    sites = [run.board.sites[one] for part in run.open_parts() for one in part.sites]

    parallel.spread(run, elsewhere)

    assert requests_of(elsewhere) == sorted(
        one.id for site in sites for wish in site.wishes for one in wish.requests
    )
    sent = sum(len(errand.visits) for errand in elsewhere.errands)
    assert sent == sum(len(run.layout.choices[site.index]) for site in sites)


def test_a_part_that_is_lost_twice_is_given_up(week: Problem, monkeypatch: pytest.MonkeyPatch):
    again, elsewhere = Elsewhere(lose), Elsewhere(lose)
    monkeypatch.setattr(Processes, "submit", again.submit)

    parallel.spread(planned(week, TWO), elsewhere)

    assert requests_of(elsewhere) == requests_of(again)
    assert len(set(requests_of(again))) == len(requests_of(again))


def test_what_came_back_counts_although_what_was_sent_before_it_never_does(
    week: Problem, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parallel, "SHARE", 0.03)
    monkeypatch.setattr(parallel, "PATIENCE", 0.1)
    monkeypatch.setattr(parallel, "SHORTEST", 0.0)
    run = planned(week, TWO)
    elsewhere = Forgetful(lambda errand: run_errand(replace(errand, params=ALONE)))

    parallel.spread(run, elsewhere)

    assert len(elsewhere.errands) == 2
    assert any(part.proven == "cp-sat" for part in run.parts)


def test_errands_are_wanted_back_before_the_end_and_what_they_cost_counts(week: Problem):
    work: list[int] = []

    def counted(errand: Errand) -> Report:
        report = run_errand(errand)
        work.append(report.work)
        return report

    run, elsewhere = planned(week, ALONE), Elsewhere(counted)

    parallel.spread(run, elsewhere)

    assert all(errand.params.time_limit < ALONE.time_limit for errand in elsewhere.errands)
    assert run.effort.work == sum(work) > 0


def test_a_part_that_stays_open_is_sent_again_and_again_with_more_work(week: Problem):
    elsewhere = Elsewhere(idle)
    solve(week, replace(ALONE, work_limit=None), executor=elsewhere)
    turns = [one.params.seed for one in elsewhere.errands]
    work = [
        sum(one.params.work_limit or 0 for one in elsewhere.errands if one.params.seed == turn)
        for turn in (1, 3)
    ]
    assert turns == sorted(turns)
    assert turns[-1] == parallel.MOST_TURNS
    assert 0 < 3 * work[0] < work[1]


def test_an_errand_holds_its_parts_alone(week: Problem):
    elsewhere = Elsewhere()
    solve(week, ALONE, executor=elsewhere)
    for errand in elsewhere.errands:
        parks_of = {one.enterprise[:2] for one in errand.week.requests}
        assert parks_of == {one.department[:2] for one in errand.week.requests}
        assert {zone[:2] for pair in errand.week.travel.between for zone in pair} == parks_of
        assert len(errand.week.requests) < len(week.requests)
        assert errand.params.workers == 1


def test_an_errand_holds_the_fixed_visits_that_bind_its_teams(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "WORTH_THE_WAY", 1)
    names = ("fire", "tax")
    wishes = [
        request(f"{name}-{number}", enterprise=name + str(number), minutes=90)
        for name in names
        for number in range(3)
    ]
    standing = tuple(fixed(f"{name}-0", enterprise=f"{name}0", start="Tue 09:00") for name in names)
    run, elsewhere = planned(problem(*wishes, fixed=standing), ALONE), Elsewhere()
    parallel.spread(run, elsewhere)
    assert [errand.week.fixed for errand in elsewhere.errands] == [(one,) for one in standing]


def test_a_week_of_few_requests_stays_here():
    run, elsewhere = planned(tiny(6_201), ALONE), Elsewhere()
    parallel.spread(run, elsewhere)
    assert elsewhere.errands == []
    assert not any(part.settled for part in run.parts)


def test_a_crowd_at_one_enterprise_is_not_sent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parallel, "WORTH_THE_WAY", 1)
    wishes = [
        request(f"{name}-{number}", enterprise=name + str(number), minutes=150)
        for name in ("fire", "tax", "env")
        for number in range(2)
    ]
    run, elsewhere = planned(problem(*wishes), ALONE), Elsewhere()
    run.board.sites[0] = replace(run.board.sites[0], joints=None)
    parallel.spread(run, elsewhere)
    sent = {one.enterprise for errand in elsewhere.errands for one in errand.week.requests}
    assert sent == {"tax0", "tax1", "env0", "env1"}
    assert [part.settled for part in run.parts] == [False, True, True]


def test_a_script_without_a_guard_is_run_once(tmp_path: Path):
    script = (
        "from optimizer import SolveParams, parallel, solve\n"
        "from tests.optimizer.apart import parks\n"
        "parallel.SMALL = 0\n"
        "print(solve(parks(2), SolveParams(work_limit=200, workers=2)).score.visits)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-"],
        input=script,
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().isdigit()
