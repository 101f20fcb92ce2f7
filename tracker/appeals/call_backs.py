"""
Is the answer true, and does it satisfy? Nothing is closed before the appellant has said so.

Whoever is dissatisfied has the matter reopened (clauses 3.1.2 and 3.1.4).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from tracker import clock, history, outbox, settings, working_days
from tracker.appeals import clocks, words
from tracker.appeals.leaving import end_assignments
from tracker.appeals.register import need, raised_on, tell
from tracker.appeals.rows import advance, case_of, expect, legal, own, raised, record_of
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, Rejected, WrongState
from tracker.models import AppealRow, AssignmentRow, CallBackRow
from tracker.permissions import Act
from tracker.records import DISSATISFIED, Appeal, CallBackEntry, CallMethod, Person, Satisfaction
from tracker.week import local


def call_back(appeal: int, said: CallBackEntry, *, by: Person) -> Appeal:
    """
    Keep what the appellant said: confirmed and not dissatisfied closes a matter, anything else
    reopens it, at the department that answered or else at the service centre.

    Raises
    ------
    Rejected
        With every fault at its field.
    WrongState
        If it is not answered, or is closed already.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        hear(row, said, by, [*method_faults(said.method)])
        return record_of(row, by)


def hear(row: AppealRow, said: CallBackEntry, by: Person, found: Iterable[Fault] = ()) -> None:
    """What `call_back` does, for services that have checked rights and found these faults."""
    # A closed matter is reopened by the appellant's own word, not by a second call-back.
    expect(row, "call back")
    answered = local(row.answered).date() if row.answered else raised_on(row)
    problems = [*faults(said, answered=answered), *found]
    if problems:
        raise Rejected(problems)
    facts = {
        "method": said.method.value,
        "confirmed": said.confirmed,
        "satisfaction": said.satisfaction.value,
    }
    if said.confirmed and said.satisfaction not in DISSATISFIED:
        row.closed = clock.now()
        advance(row, "call back", by, facts)
        clocks.stop(row, "call back", by=by)
        end_assignments(row)
    else:
        _reopen(row, facts, by)
    keep_call_back(row, said, by)


def faults(said: CallBackEntry, *, answered: dt.date) -> Iterator[Fault]:
    """Every fault of a call-back about what was answered on a day."""
    if said.satisfaction is Satisfaction.UNKNOWN:
        yield Fault("satisfaction", FaultCode.MISSING)
    if said.day > clock.today():
        yield Fault("day", FaultCode.FUTURE, str(said.day))
    elif said.day < answered:
        yield Fault("day", FaultCode.PAST, str(said.day))
    yield from words.faults("spoken_to", said.spoken_to, needed=False, line=True)
    yield from words.faults("note", said.note, needed=False)


def method_faults(method: CallMethod) -> Iterator[Fault]:
    """By the code the appellant alone speaks: nobody writes that down in another's name."""
    if method is CallMethod.CODE:
        known = ", ".join(one.value for one in CallMethod if one is not CallMethod.CODE)
        yield Fault("method", FaultCode.UNKNOWN, method.value, known)


def not_reached(
    appeal: int, day: dt.date, method: CallMethod, note: str = "", *, by: Person
) -> Appeal:
    """Keep that nobody was reached; the matter stays open."""
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        said = CallBackEntry(day, method, False, Satisfaction.VERY_SATISFIED, note=note)
        answered = local(row.answered).date() if row.answered else raised_on(row)
        problems = [*faults(said, answered=answered), *method_faults(method)]
        if problems:
            raise Rejected(problems)
        advance(row, "try to call back", by, {"method": method.value, "day": str(day)})
        empty = CallBackEntry(day, method, False, Satisfaction.UNKNOWN, note=note)
        keep_call_back(row, empty, by, reached=False)
        return record_of(row, by)


def keep_call_back(
    row: AppealRow, said: CallBackEntry, by: Person, *, reached: bool = True
) -> None:
    """Store a call-back beside the event that tells of it."""
    CallBackRow.create(
        appeal=row,
        day=said.day,
        method=said.method.value,
        reached=reached,
        confirmed=said.confirmed,
        satisfaction=said.satisfaction.value,
        note=said.note.strip(),
        spoken_to=said.spoken_to.strip(),
        actor=by.login,
        moment=clock.now(),
    )


def reopen(appeal: int, why: str, *, by: Person) -> Appeal:
    """
    The trouble is back: the enterprise, or the service centre for it, takes a closed matter up.

    Raises
    ------
    WrongState
        If it was closed longer ago than the setting ``appeal.reopen_days`` allows.
    """
    with transaction():
        row = raised(appeal, by) if by.enterprise else own(appeal, Act.KEEP_APPEALS, by)
        take_up_again(row, why, by)
        return record_of(row, by)


def take_up_again(row: AppealRow, why: str, by: Person) -> None:
    """What `reopen` does, for services that have checked rights."""
    need(why, "why")
    if row.closed is None:
        state, possible = row.state, ["call back"] if row.answered else legal(row)
        raise WrongState("appeal", row.id, state=state, act="reopen", legal=possible)
    last = local(row.closed) + dt.timedelta(days=settings.number("appeal.reopen_days"))
    if clock.now() > last:
        since = local(row.closed).date()
        raise WrongState("appeal", row.id, state="closed", act="reopen", since=since)
    _reopen(row, {"why": history.digest(why.strip())}, by)


def _reopen(row: AppealRow, facts: Mapping[str, object], by: Person) -> None:
    row.reopened += 1
    row.result, row.answer = "", ""
    row.answered = row.closed = row.again_on = None
    facts = {**facts, "reopened": row.reopened}
    if row.department is None:
        advance(row, "reopen", by, facts)
        clocks.stop(row, "call back", by=by)
        limit = "appeal.route_working_days"
        clocks.start(row, "route", owner=clocks.CENTRE, limit=limit, by=by)
    else:
        advance(row, "reopen at the department", by, facts)
        clocks.stop(row, "call back", by=by)
        _assign_again(row, by)
    tell(row, "reopen")


def _assign_again(row: AppealRow, by: Person) -> None:
    assert row.department is not None
    days = settings.number("appeal.redo_working_days")
    due = working_days.add_working_days(clock.today(), days).day
    end_assignments(row)
    AssignmentRow.create(
        appeal=row,
        department=row.department,
        leads=True,
        due=due,
        final=row.final,
        actor=by.login,
        moment=clock.now(),
    )
    office = f"department:{row.department.code}"
    clocks.start(row, "solve", owner=office, limit=due, by=by)
    told = {"appeal": row.id, "due": str(due)}
    outbox.write(f"{case_of(row)}:reopen:{row.reopened}", "appeal-reopened", office, told)
