"""Runs are queued, carried out once, watched, stopped, and survive their worker."""

import datetime as dt
import threading

import pytest

import optimizer
from optimizer import Progress, Score, SolveParams, SolverFailed
from tests.tracker.builders import COMMITTEE, OPERATOR, PLANNING, WEEK, ask, line, officer, submit
from tracker import clock, database, history, planning, runs, versions, weeks
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.planning import work
from tracker.records import Run, RunFault, RunState

QUICK = SolveParams(work_limit=200, workers=1)
NEWS = Progress(Score(unplanned=1, visits=5), Score(unplanned=0, visits=4), 2.34)


def queue() -> Run:
    return planning.ask(WEEK, QUICK, by=COMMITTEE)


def shown(run: Run) -> Run:
    return runs.show(run.id, by=COMMITTEE)


def drafts() -> int:
    return len(versions.list_versions(WEEK, by=COMMITTEE))


@pytest.fixture(autouse=True)
def asked(park: str) -> None:
    ask(line(), line("TAX"))


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign of life at every chance."""
    monkeypatch.setattr(work, "BEATS", 0.0)


def test_a_run_waits_until_somebody_carries_it_out():
    run = queue()

    assert (run.state, run.attempts, run.status, run.plan) == (RunState.QUEUED, 0, "", {})
    assert runs.queued() == (run.id,)
    assert drafts() == 0


def test_a_finished_run_has_its_answer_and_a_draft():
    run = queue()

    version = planning.carry_out(run.id)

    done = shown(run)
    assert version is not None
    assert (done.state, done.attempts, done.status) == (RunState.FINISHED, 1, "optimal")
    assert version.run == done
    assert runs.queued() == ()


def test_an_equal_question_that_waits_is_not_queued_twice():
    assert queue() == queue()


def test_a_run_is_carried_out_once():
    run = queue()
    planning.carry_out(run.id)

    assert planning.carry_out(run.id) is None
    assert drafts() == 1


def test_of_many_workers_one_carries_a_run_out(tracker: str):
    run, found = queue(), []

    def carry() -> None:
        with clock.fixed(PLANNING):
            found.append(planning.carry_out(run.id))

    workers = [threading.Thread(target=carry) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert sum(one is not None for one in found) == 1
    assert shown(run).attempts == 1


def test_a_run_that_waits_is_stopped_at_once():
    run = queue()

    stopped = runs.stop(run.id, by=COMMITTEE)

    assert (stopped.state, stopped.stopped_by) == (RunState.STOPPED, COMMITTEE.login)
    assert planning.carry_out(run.id) is None
    assert drafts() == 0


def test_a_run_that_is_stopped_on_its_way_keeps_its_best_plan(
    hasty: None, monkeypatch: pytest.MonkeyPatch
):
    run, solve = queue(), optimizer.solve

    def interrupted(problem, params, *, progress, stop):
        assert not stop()
        runs.stop(run.id, by=COMMITTEE)
        assert stop()
        return solve(problem, params, stop=stop)

    monkeypatch.setattr(optimizer, "solve", interrupted)
    version = planning.carry_out(run.id)

    assert version is not None
    assert shown(run).state is RunState.STOPPED
    assert drafts() == 1


def test_stopping_again_changes_nothing_and_what_is_over_cannot_be_stopped():
    run = queue()
    assert runs.stop(run.id, by=COMMITTEE) == runs.stop(run.id, by=COMMITTEE)

    other = queue()
    planning.carry_out(other.id)

    with pytest.raises(WrongState, match=r"cannot stop run .*, which is finished"):
        runs.stop(other.id, by=COMMITTEE)


def test_how_far_a_run_is_can_be_watched(hasty: None, monkeypatch: pytest.MonkeyPatch):
    run, solve, seen = queue(), optimizer.solve, []

    def talkative(problem, params, *, progress, stop):
        progress(NEWS)
        seen.append(shown(run))
        return solve(problem, params)

    monkeypatch.setattr(optimizer, "solve", talkative)
    planning.carry_out(run.id)

    (half,) = seen
    assert half.state is RunState.RUNNING
    assert half.progress == {"plan": [1, 5], "bound": [0, 4], "seconds": 2.3}


def test_a_solver_that_fails_leaves_a_run_that_says_why(monkeypatch: pytest.MonkeyPatch):
    run = queue()

    def fail(*args, **kwargs):
        raise SolverFailed("the plan breaks its rules")

    monkeypatch.setattr(optimizer, "solve", fail)
    with pytest.raises(SolverFailed):
        planning.carry_out(run.id)

    assert shown(run).state is RunState.FAILED
    assert shown(run).fault == "solver-failed: the plan breaks its rules"
    assert drafts() == 0


def test_a_plan_that_changed_before_its_run_began_is_told():
    run = queue()
    submit(line(minutes=90), late="改")

    assert planning.carry_out(run.id) is None
    assert shown(run).fault == RunFault.CHANGED_BEFORE


def test_a_week_that_was_closed_meanwhile_gets_no_draft(monkeypatch: pytest.MonkeyPatch):
    planning.plan(WEEK, QUICK, by=COMMITTEE)
    versions.publish(WEEK, by=COMMITTEE)
    run, solve = (
        planning.ask(WEEK, SolveParams(work_limit=201, workers=1), by=COMMITTEE),
        optimizer.solve,
    )

    def slow(problem, params, **kwargs):
        weeks.start(WEEK, by=COMMITTEE)
        weeks.close(WEEK, by=COMMITTEE)
        return solve(problem, params)

    monkeypatch.setattr(optimizer, "solve", slow)

    assert planning.carry_out(run.id) is None
    assert shown(run).fault == RunFault.WEEK_CLOSED


def test_a_run_without_signs_of_life_is_queued_again():
    run = queue()
    runs.begin(run.id, COMMITTEE)
    with clock.fixed(clock.now() + dt.timedelta(seconds=30)):
        assert runs.recover(by=OPERATOR) == ()

    with clock.fixed(clock.now() + dt.timedelta(seconds=61)):
        assert runs.recover(by=OPERATOR) == (run.id,)

    assert runs.queued() == (run.id,)
    assert planning.carry_out(run.id) is not None
    assert shown(run).attempts == 2


def test_a_run_that_kills_its_workers_fails_in_the_end():
    run = queue()
    for minutes in range(1, 4):
        with clock.fixed(clock.now() + dt.timedelta(minutes=10 * minutes)):
            runs.begin(run.id, COMMITTEE)
        with clock.fixed(clock.now() + dt.timedelta(minutes=10 * minutes + 5)):
            runs.recover(by=OPERATOR)

    assert shown(run).state is RunState.FAILED
    assert shown(run).fault == "died: 3"


def test_a_stopped_run_whose_worker_died_stays_stopped():
    run = queue()
    runs.begin(run.id, COMMITTEE)
    runs.stop(run.id, by=COMMITTEE)

    with clock.fixed(clock.now() + dt.timedelta(minutes=5)):
        assert runs.recover(by=OPERATOR) == ()

    assert shown(run).state is RunState.STOPPED


def test_a_worker_that_was_given_up_cannot_answer_any_more(
    hasty: None, monkeypatch: pytest.MonkeyPatch
):
    run, solve = queue(), optimizer.solve

    def sleepy(problem, params, *, progress, stop):
        with clock.fixed(clock.now() + dt.timedelta(minutes=5)):
            runs.recover(by=OPERATOR)
        runs.begin(run.id, COMMITTEE)
        assert stop()
        return solve(problem, params)

    monkeypatch.setattr(optimizer, "solve", sleepy)

    assert planning.carry_out(run.id) is None
    assert shown(run).state is RunState.RUNNING
    assert drafts() == 0


def test_an_unplannable_week_is_refused_before_it_is_queued():
    submit(late="撤回")
    submit(department="TAX", late="撤回")

    with pytest.raises(Rejected, match=r"requests of .*: missing"):
        queue()
    assert runs.queued() == ()


def test_only_the_committee_queues_and_stops():
    run = queue()

    with pytest.raises(NotAllowed):
        planning.ask(WEEK, QUICK, by=officer())
    with pytest.raises(NotAllowed):
        runs.stop(run.id, by=officer())


def test_a_run_that_never_was_is_not_found():
    with pytest.raises(NotFound):
        planning.carry_out(99)


def test_every_step_of_a_run_is_in_the_weeks_log():
    run = queue()
    planning.carry_out(run.id)

    acts = [one.act for one in history.events(f"week:{WEEK}", by=COMMITTEE)]
    assert [one for one in acts if one.endswith("run")] == ["queue run", "begin run", "finish run"]
    assert history.audit() == ()
    assert not database.database.in_transaction()
