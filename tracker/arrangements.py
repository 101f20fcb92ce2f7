"""
What the lead arranges with the others before a visit: where they meet, how they go about it, in
which order (clause 3.3.2). The time is the plan's.
"""

from collections.abc import Iterable, Iterator

from tracker import clock, history, outbox, permissions
from tracker.cases import move, refuse_begun, visible
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, missing, signs
from tracker.models import ArrangementRow
from tracker.permissions import Act
from tracker.records import Arrangement, Person, Visit
from tracker.week import local

LONGEST = 200
"""Characters of a line."""


def arrange(
    uid: str,
    method: str,
    agenda: Iterable[str],
    *,
    place: str = "",
    seen: int | None = None,
    by: Person,
) -> Arrangement:
    """
    Arrange a visit that has not begun; the others hear of it and answer anew.

    Again with equal words changes nothing.

    Parameters
    ----------
    method
        How it goes about, in one line.
    agenda
        What is done one after the other.
    place
        Where the departments meet; empty: at the enterprise.
    seen
        Number of the visit's last event that the person had seen.

    Raises
    ------
    Conflict
        If the visit has moved on since.
    Rejected
        With every fault: no method, no agenda, a line that is too long.
    WrongState
        If the visit has begun or is cancelled.
    """
    steps = [one.strip() for one in agenda if one.strip()]
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.ARRANGE, lead=visit.lead.id)
        problems = [*_faults(method.strip(), steps, place.strip())]
        refuse_begun(visit, "arrange")
        move(uid, "arrange")
        if problems:
            raise Rejected(problems)
        row = ArrangementRow.get_or_none(ArrangementRow.uid == uid) or ArrangementRow(uid=uid)
        said = (method.strip(), steps, place.strip())
        if (row.method, row.agenda, row.place) != said:
            row.method, row.agenda, row.place = said
            row.actor, row.moment = by.login, clock.now()
            row.save()
            facts = {"method": row.method, "agenda": steps, "place": row.place}
            history.record(f"visit:{uid}", "arrange", by, facts, seen=seen)
            _tell(visit)
        return _record_of(row, visit)


def _faults(method: str, steps: list[str], place: str) -> Iterator[Fault]:
    yield from missing(method=method)
    if not steps:
        yield Fault("steps", FaultCode.MISSING)
    for name, told in (("method", method), ("place", place), *(("steps", one) for one in steps)):
        if len(told) > LONGEST:
            yield Fault(name, FaultCode.TOO_LONG, str(len(told)), str(LONGEST))
        yield from signs(**{name: told})


def _tell(visit: Visit) -> None:
    number = history.last(f"visit:{visit.uid}")
    for one in visit.departments[1:]:
        to = f"department:{one.id}"
        outbox.write(f"visit:{visit.uid}:{number}:{to}", "visit-arranged", to, {"visit": visit.uid})


def of_visit(visit: Visit) -> Arrangement:
    """What is arranged, for services that check rights; else what the plan itself says."""
    row = ArrangementRow.get_or_none(ArrangementRow.uid == visit.uid)
    if row is not None:
        return _record_of(row, visit)
    steps = [f"{one.department.name}：{item}" for one in visit.requests for item in one.items]
    return Arrangement(visit.uid, "", tuple(steps), visit.enterprise.address, "", None)


def show(uid: str, *, by: Person) -> Arrangement:
    """What is arranged for a visit; NotFound if there is none that the person may know of."""
    with reading():
        return of_visit(visible(uid, by))


def _record_of(row: ArrangementRow, visit: Visit) -> Arrangement:
    place = row.place or visit.enterprise.address
    return Arrangement(row.uid, row.method, tuple(row.agenda), place, row.actor, local(row.moment))
