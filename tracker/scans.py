"""
What the page of a visit code says, and who came and left as the enterprise saw it.

Whoever has the code may tell: nobody is asked for a name, and nothing of the browser is kept.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Unpack

from tracker import clock, comers, history, ratings, refusals, sight, visit_codes
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.models import ScanRow
from tracker.paging import Page, latest, narrowing
from tracker.people import SCANNER
from tracker.permissions import Act
from tracker.records import Person, Visit
from tracker.records.visit_codes import Scan, ScanKind, Scanned, ScanState
from tracker.visit_codes import Shown
from tracker.week import local

Told = dict[ScanKind, ScanRow]


def look(shown: Shown) -> Scanned:
    """What the page of a code says; the errors are those of `visit_codes.opened`."""
    visit = visit_codes.opened(shown)
    with reading():
        return _scanned(visit)


def arrive(shown: Shown) -> Scanned:
    """
    They are here, by the clock; again changes nothing.

    Raises
    ------
    Rejected
        On another day than that of the visit.
    WrongState
        If the code counts no more.
    """
    return _confirm(shown, ScanKind.ARRIVED)


def leave(shown: Shown) -> Scanned:
    """
    Everybody has left, by the clock; again changes nothing.

    Raises
    ------
    Rejected
        On another day than that of the visit, or before it is told that they came.
    WrongState
        If the code counts no more.
    """
    return _confirm(shown, ScanKind.LEFT)


def take_back(shown: Shown, kind: ScanKind) -> Scanned:
    """
    What was confirmed was not so; only on the same day, and the leaving before the arrival.

    Raises
    ------
    Rejected
        If there is nothing of the kind to be taken back today.
    WrongState
        If the code counts no more.
    """
    with transaction():
        visit = visit_codes.valid(shown, "take back")
        told = _told(visit)
        if kind is not _last_of_today(told):
            raise Rejected([Fault("scan", FaultCode.UNKNOWN, kind.value)])
        row = told[kind]
        row.undone = clock.now()
        row.save()
        facts = {"kind": kind.value}
        history.record(f"scan:{visit.uid}", "take back a scan", SCANNER, facts)
        return _scanned(visit)


def _confirm(shown: Shown, kind: ScanKind) -> Scanned:
    with transaction():
        visit = visit_codes.valid(shown, "confirm")
        told = _told(visit)
        if kind not in told:
            if found := [*_faults(visit, kind, told)]:
                raise Rejected(found)
            ScanRow.create(uid=visit.uid, kind=kind.value, moment=clock.now())
            facts = {"kind": kind.value}
            history.record(f"scan:{visit.uid}", "scan", SCANNER, facts)
        return _scanned(visit)


def _faults(visit: Visit, kind: ScanKind, told: Told) -> Iterator[Fault]:
    day, today = visit.start.date(), clock.today()
    if today != day:
        yield Fault("scan", FaultCode.DIFFERS, str(today), str(day))
    if kind is ScanKind.LEFT and ScanKind.ARRIVED not in told:
        yield Fault("scan", FaultCode.MISSING)


def _told(visit: Visit) -> Told:
    rows = ScanRow.select().where(ScanRow.uid == visit.uid, ScanRow.undone.is_null())
    return {ScanKind(row.kind): row for row in rows.order_by(ScanRow.id)}


def _last_of_today(told: Told) -> ScanKind | None:
    """What may be taken back: the last thing that was confirmed, if that was today."""
    kind = next((one for one in (ScanKind.LEFT, ScanKind.ARRIVED) if one in told), None)
    if kind is None or local(told[kind].moment).date() != clock.today():
        return None
    return kind


def _scanned(visit: Visit) -> Scanned:
    told, state = _told(visit), visit_codes.state_of_code(visit)
    return Scanned(
        visit=visit,
        state=state,
        ends=visit_codes.last_day(visit),
        comers=comers.of_visit(visit),
        arrived=_moment(told, ScanKind.ARRIVED),
        left=_moment(told, ScanKind.LEFT),
        refusals=refusals.of_visit(visit.uid),
        rated=ratings.moment_of(visit.uid),
        may=frozenset(_may(visit, told)) if state is ScanState.VALID else frozenset(),
    )


def _moment(told: Told, kind: ScanKind) -> dt.datetime | None:
    return local(told[kind].moment) if kind in told else None


def _may(visit: Visit, told: Told) -> Iterator[str]:
    for kind, act in ((ScanKind.ARRIVED, "arrive"), (ScanKind.LEFT, "leave")):
        if kind not in told and not [*_faults(visit, kind, told)]:
            yield act
    if _last_of_today(told):
        yield "take_back"
    yield "refuse"
    if visit.start <= clock.now():
        yield "rate"


def list_scans(*, by: Person, visit: str | None = None, **page: Unpack[Page]) -> tuple[Scan, ...]:
    """
    What was confirmed by codes, the latest first, of the visits that concern the person.

    Parameters
    ----------
    visit
        Only of this one.
    page
        At most so many of those before the number that ended the last one: `before`, `most`.
    """
    with reading():
        rows = ScanRow.select().where(
            ScanRow.undone.is_null(),
            sight.of_told(by, Act.READ_SCANS, ScanRow.uid),
            *narrowing({ScanRow.uid: visit}),
        )
        found = latest(rows, ScanRow.id, page.get("before"), page.get("most"))
        return tuple(_record_of(row) for row in found)


def _record_of(row: ScanRow) -> Scan:
    return Scan(row.id, row.uid, ScanKind(row.kind), local(row.moment))
