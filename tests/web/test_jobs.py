"""The queue wakes a worker up; what is to be done stands in the records."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from optimizer import SolveParams
from tests.tracker import builders
from tests.tracker.appeals import builders as appeals
from tests.tracker.builders import COMMITTEE, OPERATOR, PLANNING, WEEK, ask, line
from tracker import (
    clock,
    database,
    deadlines,
    idempotency,
    outbox,
    people,
    planning,
    preparations,
    runs,
    versions,
)
from tracker.appeals import escalations, notices
from tracker.models import AnswerRow
from tracker.records import Person, ResultKind, Role, Run, RunState
from web.config import Config
from web.jobs import Jobs, open_jobs, server

QUICK = SolveParams(work_limit=200, workers=1)


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    """The jobs of a park that has asked for two inspections."""
    found = open_jobs(Config(database_url=f"sqlite:///{tmp_path / 'var' / 'onevisit.db'}"))
    with clock.fixed(PLANNING), database.session():
        builders.park()
        ask(line(), line("TAX"))
        yield found


def queue() -> Run:
    return planning.ask(WEEK, QUICK, by=COMMITTEE)


def work_off(jobs: Jobs) -> int:
    """Do what lies in the queue, here; how many messages there were."""
    count = 0
    while (message := jobs.queue.dequeue()) is not None:
        jobs.queue.execute(message)
        count += 1
    return count


def state(run: Run) -> RunState:
    return runs.show(run.id, by=COMMITTEE).state


def test_the_queue_lies_beside_the_records(jobs: Jobs, tmp_path: Path):
    assert (tmp_path / "var" / "onevisit-jobs.db").is_file()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("postgresql://one@host/park", "postgresql://one@host/park"),
        ("postgresql+pool://one@host/park", "postgresql://one@host/park"),
        (
            "postgresql+pool://one:p%23@host:5433/park?max_connections=9&sslmode=require&timeout=3",
            "postgresql://one:p%23@host:5433/park?sslmode=require",
        ),
    ],
)
def test_a_server_keeps_its_queue_too_and_hears_nothing_of_pools(url: str, address: str):
    assert server(url) == address


def test_a_queued_run_is_carried_out(jobs: Jobs):
    run = queue()

    assert jobs.wake() == 1
    work_off(jobs)

    assert state(run) is RunState.FINISHED
    assert jobs.wake() == 0


def test_a_message_that_comes_twice_is_worked_off_once(jobs: Jobs):
    run = queue()
    jobs.wake()
    jobs.wake()

    assert work_off(jobs) == 2

    assert state(run) is RunState.FINISHED
    assert len(versions.list_versions(WEEK, by=COMMITTEE)) == 1


def test_a_queue_that_was_lost_is_filled_from_the_records(jobs: Jobs):
    run = queue()
    jobs.wake()
    jobs.queue.flush()

    jobs.look_after()
    work_off(jobs)

    assert state(run) is RunState.FINISHED


def test_a_run_whose_worker_died_is_taken_up_again(jobs: Jobs):
    run = queue()
    runs.begin(run.id, COMMITTEE)

    with clock.fixed(PLANNING + dt.timedelta(minutes=2)):
        jobs.look_after()
        work_off(jobs)

    assert state(run) is RunState.FINISHED
    assert runs.show(run.id, by=COMMITTEE).attempts == 2


def test_every_minute_reminds_of_what_is_due(jobs: Jobs):
    deadlines.begin(
        "report:1",
        "report",
        start=PLANNING.date() - dt.timedelta(days=5),
        owner="department:FIRE",
        limit="report.working_days",
        by=OPERATOR,
    )
    before = len(outbox.unsent())

    jobs.look_after()

    assert len(outbox.unsent()) == before + 1


def test_every_minute_forgets_answers_that_are_too_old(jobs: Jobs):
    with database.transaction():
        idempotency.keep("k-1", "d", 201, "{}", by=OPERATOR)
    jobs.look_after()
    with database.transaction():
        assert idempotency.recall("k-1", "d", by=OPERATOR)

    with clock.fixed(PLANNING + dt.timedelta(days=1)):
        jobs.look_after()

    assert AnswerRow.select().count() == 0


def test_every_minute_takes_up_lost_preparations_and_forgets_old_ones(jobs: Jobs):
    clerk = Person("clerk", "文员", Role.COMMITTEE)
    people.add(clerk, by=OPERATOR)
    one = preparations.ask("notices", {}, by=clerk)
    preparations.begin(one.id)
    with clock.fixed(PLANNING + dt.timedelta(minutes=2)):
        jobs.look_after()
    assert preparations.waiting() == (one.id,)

    with clock.fixed(PLANNING + dt.timedelta(hours=3)):
        jobs.look_after()
    assert preparations.waiting() == ()


def test_every_minute_escalates_reminds_and_digests_appeals(jobs: Jobs):
    with clock.fixed(builders.COLLECTING):
        appeals.staff()
        appeal = appeals.dispatched()
        notices.notify(appeal, "三日内解决", 3, by=appeals.WATCHER)
        appeals.answered(ResultKind.DEFERRED)
    with appeals.at(4):
        jobs.look_after()
        (one,) = escalations.list_escalations(by=appeals.OBE)
    with appeals.at(20):
        jobs.look_after()
        jobs.look_after()

    told = Counter(one.kind for one in outbox.unsent())
    assert one.appeal == appeal
    assert (told["appeal-again"], told["appeal-digest"]) == (1, 2)
