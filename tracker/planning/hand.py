"""Moving by hand: a person changes a draft, and the checker says at once which rule that breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import optimizer
from optimizer import Plan, Problem, SolveParams
from tracker import clock, history, instructions, permissions, weeks
from tracker.database import reading, transaction
from tracker.drafts import write_draft
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, NotFound, Rejected, WrongState
from tracker.models import RunRow, WeekRow
from tracker.permissions import Act
from tracker.planning.answer import BY_HAND, proposed
from tracker.planning.question import ask_of, load, quoted
from tracker.records import InstructionKind, Person, PlanVersion, RunState, VersionState, Visit
from tracker.version_rows import row_in, version_of
from tracker.week import Week, write_minute

PARAMS = SolveParams(time_limit=10.0, workers=1)
"""Enough for teams and figures: where every visit stands, nothing is searched."""


def check_move(week: Week, uid: str, start: int, *, by: Person) -> tuple[Fault, ...]:
    """
    The rules that a visit of the latest version would break at another minute of the week.

    Empty if it may stand there. Nothing is stored.
    """
    permissions.require(by, Act.PLAN)
    with reading():
        base, visit = _found(weeks.row_of(week), uid)
        return _broken(load(_standing_file(week, base, {visit.uid: start})))


def move(week: Week, uid: str, start: int, reason: str, *, by: Person) -> PlanVersion:
    """
    Make a new draft in which one visit stands elsewhere and every other where it was.

    The visit is pinned there, so that later runs keep it; `instructions.lift` frees it.

    Raises
    ------
    NotFound
        If the latest version has no such visit.
    Rejected
        With every rule that would be broken, or if no reason is given.
    WrongState
        If the week is closed, or the visit has begun or is cancelled.
    Conflict
        If somebody else made a newer version meanwhile.
    """
    permissions.require(by, Act.PLAN)
    with reading():
        base, visit = _found(weeks.row_of(week), uid)
        problem = load(_standing_file(week, base, {uid: start}))
    broken = _broken(problem)
    if broken:
        raise Rejected(broken)
    answer = optimizer.solve(problem, PARAMS)
    with transaction():
        row = weeks.row_of(week)
        if _found(row, uid) != (base, visit):
            key, seen = f"{week}/{base.number}", base.number
            raise Conflict(ConflictCode.NEWER, kind="plan version", key=key, seen=seen)
        weeks.move(row, "plan", by)
        _pin(week, visit, start, reason, by)
        run = _keep(row, base, answer, by)
        version = version_of(write_draft(row, run, proposed(answer), by))
        facts = {"visit": uid, "from": week.minute(visit.start), "to": start, "reason": reason}
        history.record(f"week:{week}", "move by hand", by, facts)
        return version


def _broken(problem: Problem) -> tuple[Fault, ...]:
    """The rules that fixed visits break: each by its name, with the ids that its line quotes."""
    told = (line.partition(": ") for line in optimizer.conflicts(problem))
    return tuple(
        Fault("start", FaultCode.BREAKS, rule, ", ".join(quoted(line))) for rule, _, line in told
    )


def _found(week: WeekRow, uid: str) -> tuple[PlanVersion, Visit]:
    """The latest version and a visit of it that can be moved."""
    row = row_in(week, VersionState.DRAFT) or row_in(week, VersionState.PUBLISHED)
    version = version_of(row) if row else None
    visit = next((one for one in version.visits if one.uid == uid), None) if version else None
    if version is None or visit is None:
        raise NotFound("visit", uid)
    if visit.cancelled or visit.start <= clock.now():
        state = "cancelled" if visit.cancelled else "under way"
        raise WrongState("visit", uid, state=state, act="move")
    return version, visit


def _standing_file(week: Week, base: PlanVersion, moved: Mapping[str, int]) -> dict[str, Any]:
    """The week of the planned requests alone, every visit fixed where it stands or is moved to."""
    file = ask_of(week).file
    known = {one["id"] for one in file["requests"]}
    fixed = []
    for visit in base.standing:
        own = [one.id for one in visit.requests if one.id in known]
        start = moved.get(visit.uid, week.minute(visit.start))
        if own:
            fixed.append(
                {
                    "enterprise": visit.enterprise.id,
                    "start": write_minute(start),
                    "requests": own,
                    "lead": visit.lead.id,
                }
            )
    planned = {request for one in fixed for request in one["requests"]}

    def kept(groups: Iterable[list[str]]) -> list[list[str]]:
        return [group for group in groups if planned.issuperset(group)]

    return {
        **file,
        "requests": [one for one in file["requests"] if one["id"] in planned],
        "together": kept(file["together"]),
        "apart": kept(file.get("apart", ())),
        "previous": [one for one in file["previous"] if one["request"] in planned],
        "fixed": fixed,
    }


def _pin(week: Week, visit: Visit, start: int, reason: str, by: Person) -> None:
    """Pin a visit, in place of earlier pins of its requests."""
    own = [one.id for one in visit.requests]
    for one in instructions.list_instructions(week, by=by):
        if one.kind is InstructionKind.PIN and not set(own).isdisjoint(one.requests):
            instructions.lift(one.id, reason, by=by)
    instructions.pin(week, own, start, reason, lead=visit.lead.id, by=by)


def _keep(week: WeekRow, base: PlanVersion, answer: Plan, by: Person) -> RunRow:
    """A run that no search made: what had been left out still is, bounds hold as they did."""
    file = optimizer.dump_plan(answer)
    score = dict(file["score"])
    score["unplanned"] += base.run.score["unplanned"]
    bound = dict(base.run.bound)
    proven = {tier: base.run.proven[tier] if score[tier] == bound[tier] else None for tier in score}
    figures = {"score": score, "bound": bound, "proven": proven}
    figures["separate"] = dict(base.run.separate)
    left_out = base.run.plan["unplanned"]
    return RunRow.create(
        week=week,
        params=asdict(PARAMS),
        digest="",
        status=BY_HAND,
        seconds=answer.seconds,
        plan={**file, **figures, "status": BY_HAND, "unplanned": left_out},
        made=clock.now(),
        state=RunState.FINISHED.value,
        actor=by.login,
        progress={},
        stopped_by="",
        attempts=1,
        fault="",
        held=base.run.held,
        **figures,
    )
