"""
What is told of a visit changes without a new revision: a name, an address, its teams.

A revision is the plan's, and papers are given of it. Calendars promise more: SEQUENCE and
LAST-MODIFIED rise together whenever an entry reads otherwise. What is counted here is counted in
the transaction that makes the difference, by uid, so that no draft and no publication lowers it.
"""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from peewee import fn

from tracker import clock
from tracker.database import Row
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    ParkRow,
    PlanVersionRow,
    RequestRow,
    RewordingRow,
    VisitRequestRow,
    VisitRow,
)

SECOND = dt.timedelta(seconds=1)
"""How finely calendars tell moments."""


def of_register(table: type[Row], row: int, changed: Collection[str]) -> None:
    """An entry of a register was changed in these facts; call it inside the transaction."""
    if table in _SHOWN:
        shown, those = _SHOWN[table]
        if shown.intersection(changed):
            _count(those(row))


def of_visits(uids: Collection[str]) -> None:
    """Visits are published that read otherwise in a revision that people know already."""
    if uids:
        _count(VisitRow.uid.in_(list(uids)))


def moment(uids: Collection[str]) -> dt.datetime:
    """Now, or a second after whatever calendars were told last of one of these visits."""
    return _moment(VisitRow.uid.in_(list(uids)))


def _published(*columns: Any) -> Any:
    found = VisitRow.select(*columns).join(PlanVersionRow)
    return found.where(PlanVersionRow.published.is_null(False))


def _moment(those: Any) -> dt.datetime:
    now, uids = clock.now(), _published(VisitRow.uid).where(those)
    told = [
        _published(fn.MAX(VisitRow.changed)).where(those).scalar(),
        RewordingRow.select(fn.MAX(RewordingRow.changed))
        .where(RewordingRow.uid.in_(uids))
        .scalar(),
    ]
    found: dt.datetime = max([now, *(one + SECOND for one in told if one is not None)])
    return found


def _count(those: Any) -> None:
    """Once more for every visit that was ever published, the cancelled ones too."""
    at = _moment(those)
    rows = [(uid, 1, at) for (uid,) in _published(VisitRow.uid).where(those).distinct().tuples()]
    for some in range(0, len(rows), _AT_ONCE):
        fields = [RewordingRow.uid, RewordingRow.count, RewordingRow.changed]
        RewordingRow.insert_many(rows[some : some + _AT_ONCE], fields).on_conflict(
            conflict_target=[RewordingRow.uid],
            update={RewordingRow.count: RewordingRow.count + 1, RewordingRow.changed: at},
        ).execute()


_AT_ONCE = 300
"""Rows of one statement: databases bound how many values it has."""


def _of_department(row: int) -> Any:
    parts = VisitRequestRow.select(VisitRequestRow.visit).join(RequestRow)
    return (VisitRow.lead == row) | VisitRow.id.in_(parts.where(RequestRow.department == row))


def _of_enterprise(row: int) -> Any:
    return VisitRow.enterprise == row


def _of_park(row: int) -> Any:
    """Who is in no park is the eldest one's."""
    mine = (EnterpriseRow.park == row) | EnterpriseRow.park.is_null()
    return VisitRow.enterprise.in_(EnterpriseRow.select(EnterpriseRow.id).where(mine))


_SHOWN: dict[type[Row], tuple[frozenset[str], Callable[[int], Any]]] = {
    ParkRow: (frozenset({"name"}), _of_park),
    DepartmentRow: (frozenset({"name", "short"}), _of_department),
    EnterpriseRow: (frozenset({"name", "address", "park"}), _of_enterprise),
}
"""Facts of a register that an entry shows, and the visits whose entries show them."""
