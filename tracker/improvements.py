"""What reviews have led to: who does what by when, and what came of it."""

import datetime as dt

from tracker import clock, history, permissions
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing, need
from tracker.models import DepartmentRow, ImprovementRow
from tracker.permissions import Act
from tracker.records import Improvement, Person
from tracker.week import local


def improve(
    since: dt.date, until: dt.date, owner: str, text: str, due: dt.date, *, by: Person
) -> Improvement:
    """
    Keep what a review of a period has led to: who does what by when.

    Raises
    ------
    Rejected
        With every fault: nothing to do, an unknown owner, a day that is over.
    """
    permissions.require(by, Act.IMPROVE)
    with transaction():
        problems = [*missing(text=text)]
        if owner != "committee" and DepartmentRow.get_or_none(code=owner) is None:
            problems.append(Fault("owner", FaultCode.UNKNOWN, owner))
        if due < clock.today():
            problems.append(Fault("due", FaultCode.PAST, str(due)))
        if problems:
            raise Rejected(problems)
        row = ImprovementRow.create(
            since=since, until=until, owner=owner, text=text.strip(), due=due, result=""
        )
        facts = {"owner": owner, "due": str(due), "since": str(since), "until": str(until)}
        history.record(f"improvement:{row.id}", "improve", by, facts)
        return _record_of(row)


def finish(improvement: int, result: str, *, by: Person) -> Improvement:
    """An improvement is done, and this came of it."""
    permissions.require(by, Act.IMPROVE)
    with transaction():
        row = ImprovementRow.get_or_none(ImprovementRow.id == improvement)
        if row is None:
            raise NotFound("improvement", improvement)
        if row.done is not None:
            raise WrongState("improvement", improvement, state="done", act="finish")
        need(result=result)
        row.done, row.result = clock.now(), result.strip()
        row.save()
        history.record(f"improvement:{row.id}", "finish", by, {"result": row.result})
        return _record_of(row)


def list_improvements(*, by: Person, waiting: bool = False) -> tuple[Improvement, ...]:
    """What reviews have led to, what is due first before the rest."""
    permissions.require(by, Act.REVIEW)
    with reading():
        rows = ImprovementRow.select().order_by(ImprovementRow.due, ImprovementRow.id)
        found = tuple(_record_of(row) for row in rows)
    return tuple(one for one in found if one.done is None or not waiting)


def _record_of(row: ImprovementRow) -> Improvement:
    done = local(row.done) if row.done else None
    return Improvement(row.id, row.since, row.until, row.owner, row.text, row.due, done, row.result)
