"""Planning as work: asked for by a person, carried out by a worker, here or elsewhere."""

import time
from collections.abc import Callable
from dataclasses import asdict

import optimizer
from optimizer import Plan, Progress, SolveParams, SolverFailed
from tracker import permissions, runs, states, weeks
from tracker.database import reading, session, transaction
from tracker.errors import Conflict, ConflictCode, WrongState
from tracker.models import RunRow
from tracker.people import by_login
from tracker.permissions import Act
from tracker.planning.answer import adopt
from tracker.planning.question import ask_of, digest_of, load
from tracker.records import (
    Person,
    Planned,
    PlanVersion,
    Run,
    RunFault,
    RunState,
    VersionState,
    WeekState,
)
from tracker.version_rows import row_in, run_of, version_of
from tracker.week import Week

BEATS = 1.0
"""Seconds between two signs of life."""

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


def ask(week: Week, params: SolveParams | None = None, *, by: Person) -> Run:
    """
    Queue a run for a worker; while an equal one waits or is under way, that one.

    Raises
    ------
    Rejected
        If the week cannot be planned as it stands.
    WrongState
        If the week is closed.
    """
    permissions.require(by, Act.PLAN)
    params = params or SolveParams()
    with transaction():
        row = weeks.row_of(week)
        states.WEEK.after(week, WeekState(row.state), "plan")
        file = ask_of(week).file
        load(file)
        return run_of(runs.queue(row, asdict(params), digest_of(week, file, params), by))


def carry_out(
    run: int, *, progress: Tell | None = None, stop: Stop | None = None
) -> PlanVersion | None:
    """
    Do the work of a queued run, in the name of whoever asked for it.

    Returns the draft, or None when the run was taken by somebody else, was stopped before it
    began, or failed; the run says why. The solver runs outside of any transaction.

    Raises
    ------
    SolverFailed
        If our own solver broke a rule; the run says so too.
    """
    with session():
        row = runs.begin(run, by_login(runs.row_of(run).actor))
        return None if row is None else _Worker(row, progress, stop).work()


class _Worker:
    """Carries one run out, giving signs of life as it goes."""

    def __init__(self, run: RunRow, progress: Tell | None, stop: Stop | None) -> None:
        self.run, self.attempt = run.id, run.attempts
        self.week = Week.parse(run.week.name)
        self.params = SolveParams(**run.params)
        self.asked = run.digest
        self.by = by_login(run.actor)
        self.progress, self.stop = progress, stop
        self.told = time.monotonic()
        self.halted = False

    def work(self) -> PlanVersion | None:
        """Plan, and keep the answer unless the question has changed."""
        file = ask_of(self.week).file
        if digest_of(self.week, file, self.params) != self.asked:
            self._fail(RunFault.CHANGED_BEFORE)
            return None
        try:
            answer = optimizer.solve(load(file), self.params, progress=self._tell, stop=self._stops)
        except SolverFailed as fault:
            self._fail(RunFault.SOLVER_FAILED, str(fault))
            raise
        return self._adopt(answer)

    def _tell(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress(progress)
        self._beat(progress)

    def _stops(self) -> bool:
        self._beat(None)
        return self.halted or (self.stop is not None and self.stop())

    def _beat(self, progress: Progress | None) -> None:
        if self.halted or time.monotonic() - self.told < BEATS:
            return
        self.told = time.monotonic()
        told = None if progress is None else _told(progress)
        self.halted = not runs.beat(self.run, self.attempt, told)

    def _adopt(self, answer: Plan) -> PlanVersion | None:
        with transaction():
            row = runs.row_of(self.run)
            if (row.state, row.attempts) != (RunState.RUNNING.value, self.attempt):
                return None
            question = ask_of(self.week)
            if digest_of(self.week, question.file, self.params) != self.asked:
                self._fail(RunFault.CHANGED_MEANWHILE)
                return None
            try:
                weeks.move(row.week, "plan", self.by)
            except WrongState:
                self._fail(RunFault.WEEK_CLOSED)
                return None
            act = "stop" if row.stopped_by else "finish"
            row.held = question.held
            return version_of(adopt(row, answer, act, self.by))

    def _fail(self, why: RunFault, told: str = "") -> None:
        with transaction():
            row = runs.row_of(self.run)
            if (row.state, row.attempts) == (RunState.RUNNING.value, self.attempt):
                runs.fail(row, why, told, self.by)


def _told(progress: Progress) -> dict[str, object]:
    return {
        "plan": [progress.plan.unplanned, progress.plan.visits],
        "bound": [progress.bound.unplanned, progress.bound.visits],
        "seconds": round(progress.seconds, 1),
    }


def plan(
    week: Week,
    params: SolveParams | None = None,
    *,
    by: Person,
    progress: Tell | None = None,
    stop: Stop | None = None,
    again: bool = False,
) -> Planned:
    """
    Plan a week here and now and keep the answer as a run with a draft.

    The first plan ends the collection. When the latest version answers the very same question
    with the same params, it stands and nothing is done.

    Parameters
    ----------
    progress, stop
        Handed on to the optimizer.
    again
        Whether an equal question is asked once more all the same.

    Raises
    ------
    Rejected
        If the week cannot be planned as it stands.
    WrongState
        If the week is closed.
    Conflict
        If requests changed while the solver was at work, or somebody else plans the week just
        now; no draft is made.
    """
    permissions.require(by, Act.PLAN)
    params = params or SolveParams()
    standing = None if again else _standing(week, params)
    if standing is not None:
        return Planned(standing, stood=True)
    run = ask(week, params, by=by)
    version = carry_out(run.id, progress=progress, stop=stop)
    if version is None:
        fault = runs.row_of(run.id).fault
        if fault:
            raise Conflict(ConflictCode.NOT_PLANNED, week=str(week), fault=fault)
        raise Conflict(ConflictCode.IN_PROGRESS, week=str(week), run=run.id)
    return Planned(version)


def _standing(week: Week, params: SolveParams) -> PlanVersion | None:
    with reading():
        row = weeks.row_of(week)
        states.WEEK.after(week, WeekState(row.state), "plan")
        latest = row_in(row, VersionState.DRAFT) or row_in(row, VersionState.PUBLISHED)
        if latest is None:
            return None
        asked = digest_of(week, ask_of(week).file, params)
        return version_of(latest) if latest.run.digest == asked else None
