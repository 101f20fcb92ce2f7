"""
Observation periods: a new form of business is left in peace for a while (clause 3.2.3).

The head of a department gives one for a matter of that department, never where a law forbids it
or safety is endangered, and never beyond the longest time for one matter, however often renewed.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tracker import clock, history, outbox, permissions, registers, settings, states
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing, need
from tracker.models import DepartmentRow, EnterpriseRow, ObservationRow
from tracker.paging import ALWAYS, after, any_of, at_most, narrowing, unknown
from tracker.permissions import Act
from tracker.records import ObservationEntry, ObservationPeriod, ObservationState, Person

PLAIN = ("matter", "basis", "safety", "start")
"""What a row and an entry have in common, by the same name."""


def give(entry: ObservationEntry, *, by: Person) -> ObservationPeriod:
    """
    Give an observation period to an enterprise.

    Raises
    ------
    Rejected
        With every fault: the safety check fails or is not answered, no matter, no basis, too
        long, or one for the matter runs already.
    """
    permissions.require(by, Act.OBSERVE, department=entry.department)
    with transaction():
        office = registers.row_of(DepartmentRow, entry.department)
        firm = registers.row_of(EnterpriseRow, entry.enterprise)
        length = settings.number("observation.days") if entry.days is None else entry.days
        problems = [*_faults(entry, length)]
        if problems:
            raise Rejected(problems)
        row = ObservationRow.create(
            department=office,
            enterprise=firm,
            items=list(entry.items),
            end=entry.start + dt.timedelta(days=length - 1),
            state=ObservationState.RUNNING.value,
            reason="",
            **{name: getattr(entry, name) for name in PLAIN},
        )
        facts = {"enterprise": entry.enterprise, "department": entry.department}
        days = {"start": str(row.start), "end": str(row.end)}
        history.record(_case(row), "give", by, {**facts, **days, "matter": entry.matter})
        _tell(row, "given")
        return _record_of(row)


def _faults(entry: ObservationEntry, length: int) -> Iterator[Fault]:
    yield from missing(matter=entry.matter, basis=entry.basis, safety=entry.safety)
    if not entry.safe:
        yield Fault("safe", FaultCode.FORBIDDEN)
    most = settings.number("observation.most_days")
    if not 1 <= length <= most:
        yield Fault("days", FaultCode.OUT_OF_RANGE, str(length), f"1-{most}")
        return
    earlier = [one for one in _of_matter(entry) if one.state != ObservationState.REVOKED.value]
    end = entry.start + dt.timedelta(days=length - 1)
    for one in earlier:
        if one.start <= end and entry.start <= one.end:
            yield Fault("start", FaultCode.OVERLAPS, f"observation:{one.id}")
    spent = sum((one.end - one.start).days + 1 for one in earlier)
    if spent + length > most:
        yield Fault("days", FaultCode.TOO_MANY, str(spent), str(most))


def _of_matter(entry: ObservationEntry) -> list[ObservationRow]:
    rows = _rows().where(
        EnterpriseRow.code == entry.enterprise,
        DepartmentRow.code == entry.department,
        ObservationRow.matter == entry.matter,
    )
    return list(rows)


def revoke(observation: int, why: str, *, by: Person) -> ObservationPeriod:
    """
    End an observation period before its time.

    Raises
    ------
    NotFound
        If there is none, or none that the person may know of.
    Rejected
        If no reason is given.
    WrongState
        If it is over.
    """
    with transaction():
        row = _visible(observation, by)
        permissions.require(by, Act.OBSERVE, department=row.department.code)
        need(why=why)
        _move(row, "revoke", by, {"why": why.strip()}, reason=why.strip())
        _tell(row, "revoked")
        return _record_of(row)


def tick(*, by: Person) -> int:
    """
    Remind of periods that end soon, each once, and end those whose last day has passed.

    For a periodic job; returns how many were reminded of or ended now.
    """
    with transaction():
        today = clock.today()
        soon = today + dt.timedelta(days=settings.number("observation.remind_days"))
        running = ObservationRow.state == ObservationState.RUNNING.value
        rows = list(_rows().where(running, ObservationRow.end <= soon))
        return sum(_end(row, by) if row.end < today else _tell(row, "ends soon") for row in rows)


def _end(row: ObservationRow, by: Person) -> bool:
    _move(row, "end", by, {"end": str(row.end)})
    _tell(row, "ended")
    return True


def _move(
    row: ObservationRow, act: str, by: Person, facts: dict[str, object], reason: str = ""
) -> None:
    row.state = states.OBSERVATION.after(row.id, ObservationState(row.state), act).value
    row.reason = reason
    row.save()
    history.record(_case(row), act, by, facts)


def _tell(row: ObservationRow, what: str) -> bool:
    """Tell the department and the enterprise; whether that is new to them."""
    facts = {"observation": row.id, "what": what, "end": str(row.end)}
    readers = (f"department:{row.department.code}", f"enterprise:{row.enterprise.code}")
    told = [outbox.write(f"{_case(row)}:{what}:{to}", "observation", to, facts) for to in readers]
    return any(told)


def show(observation: int, *, by: Person) -> ObservationPeriod:
    """An observation period; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_visible(observation, by))


def list_periods(
    *,
    by: Person,
    enterprise: str | None = None,
    running: bool = True,
    before: int | None = None,
    most: int | None = None,
) -> tuple[ObservationPeriod, ...]:
    """
    Observation periods that a person may see, the first to end first.

    Parameters
    ----------
    running
        Only those that run still.
    before, most
        A page: at most so many of those that follow the id that ended the last one.

    Raises
    ------
    Rejected
        If the person sees no such period as `before` names.
    """
    state = ObservationState.RUNNING if running else None
    wanted = {EnterpriseRow.code: enterprise, ObservationRow.state: state}
    with reading():
        seen = _rows().where(_seen(by))
        rows = seen.where(*narrowing(wanted)).order_by(ObservationRow.end, ObservationRow.id)
        if before is not None:
            last = seen.where(ObservationRow.id == before).get_or_none()
            if last is None:
                raise unknown(before)
            rows = rows.where(after((ObservationRow.end, ObservationRow.id), (last.end, last.id)))
        return tuple(_record_of(row) for row in at_most(rows, most))


def _seen(by: Person) -> Any:
    """What `_may_see` says, as a condition."""
    if permissions.may(by, Act.READ_OBSERVATIONS):
        return ALWAYS
    mine = permissions.may(by, Act.READ_OBSERVATIONS, enterprise=by.enterprise)
    return any_of([EnterpriseRow.code == by.enterprise] if mine else [])


def running() -> dict[tuple[str, str], tuple[ObservationPeriod, ...]]:
    """Those that were not ended, by enterprise and department, for services that check rights."""
    found: dict[tuple[str, str], tuple[ObservationPeriod, ...]] = {}
    rows = _rows().where(ObservationRow.state == ObservationState.RUNNING.value)
    for row in rows.order_by(ObservationRow.id):
        key = (row.enterprise.code, row.department.code)
        found[key] = (*found.get(key, ()), _record_of(row))
    return found


def _visible(observation: int, by: Person) -> ObservationRow:
    row: ObservationRow | None = _rows().where(ObservationRow.id == observation).first()
    if row is None or not _may_see(row, by):
        raise NotFound("observation period", observation)
    return row


def _may_see(row: ObservationRow, by: Person) -> bool:
    return permissions.may(by, Act.READ_OBSERVATIONS, enterprise=row.enterprise.code)


def _rows() -> Any:
    return (
        ObservationRow.select(ObservationRow, DepartmentRow, EnterpriseRow)
        .join_from(ObservationRow, DepartmentRow)
        .join_from(ObservationRow, EnterpriseRow)
    )


def _case(row: ObservationRow) -> str:
    return f"observation:{row.id}"


def _record_of(row: ObservationRow) -> ObservationPeriod:
    entry = ObservationEntry(
        department=row.department.code,
        enterprise=row.enterprise.code,
        items=tuple(row.items),
        safe=True,
        days=(row.end - row.start).days + 1,
        **{name: getattr(row, name) for name in PLAIN},
    )
    return ObservationPeriod(row.id, entry, row.end, ObservationState(row.state), row.reason)
