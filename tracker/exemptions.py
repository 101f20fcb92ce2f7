"""Every use of an exemption, D1 to D6 and E1 to E7, as one list with figures by department."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from peewee import fn

from tracker import departments, permissions, sight
from tracker.database import reading
from tracker.models import (
    ApprovalRow,
    DepartmentRow,
    DirectRow,
    EnterpriseRow,
    RequestRow,
    WeekRow,
)
from tracker.paging import among, unknown
from tracker.permissions import Act
from tracker.records import (
    ApprovalState,
    DirectState,
    Exemption,
    ExemptionCount,
    Person,
)
from tracker.week import Week, local


@dataclass(frozen=True, slots=True, order=True)
class _Use:
    """An exemption in the order in which they are listed, before all of it is read."""

    day: dt.date
    case: str
    department: str
    code: str

    @property
    def number(self) -> int:
        """Of the row that the case is."""
        return int(self.case.partition(":")[2])


def list_uses(
    *,
    by: Person,
    department: str | None = None,
    code: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    before: str = "",
    most: int | None = None,
) -> tuple[Exemption, ...]:
    """
    Exemptions that were used, the latest day first; a department sees its own.

    What was entered by mistake and what was withdrawn is none.

    Parameters
    ----------
    since, until
        Days on site, both included.
    before, most
        A page: at most so many of those before the `Exemption.case` that ended the last one.

    Raises
    ------
    Rejected
        If the person sees no such case as `before` names.
    """
    with reading():
        seen = sorted(_uses(by), reverse=True)
        last = next((one for one in seen if one.case == before), None)
        if before and last is None:
            raise unknown(before)
        found = [
            one
            for one in seen
            if department in (None, one.department)
            and code in (None, one.code)
            and (since is None or one.day >= since)
            and (until is None or one.day <= until)
            and (last is None or one < last)
        ]
        wanted = found if most is None else found[: max(most, 0)]
        told = _told(wanted)
    return tuple(told[one.case] for one in wanted)


def _uses(by: Person) -> Iterator[_Use]:
    """What `_told` tells, as far as it is chosen by, in two questions."""
    rows: Any = (
        DirectRow.select(DirectRow.id, DepartmentRow.code, DirectRow.reason, DirectRow.days)
        .join(DepartmentRow)
        .where(sight.own(by, Act.READ_DIRECT), DirectRow.state != DirectState.VOID.value)
    )
    for number, office, reason, days in rows.tuples():
        yield _Use(dt.date.fromisoformat(days[0]), f"direct:{number}", office, reason)
    entries: Any = (
        ApprovalRow.select(
            ApprovalRow.id, DepartmentRow.code, ApprovalRow.exempt, ApprovalRow.begins
        )
        .join(DepartmentRow)
        .where(
            sight.own(by, Act.READ_ENTRIES),
            ApprovalRow.exempt != "",
            ApprovalRow.state != ApprovalState.WITHDRAWN.value,
        )
    )
    for number, office, exempt, begins in entries.tuples():
        yield _Use(local(begins).date(), f"entry:{number}", office, exempt)


def _told(wanted: Collection[_Use]) -> dict[str, Exemption]:
    """All of some exemptions by their cases, in two questions."""
    directs = [one.number for one in wanted if one.case.startswith("direct:")]
    entries = [one.number for one in wanted if one.case.startswith("entry:")]
    rows: Any = DirectRow.select(DirectRow, DepartmentRow, EnterpriseRow)
    rows = rows.join_from(DirectRow, DepartmentRow).join_from(DirectRow, EnterpriseRow)
    asked: Any = ApprovalRow.select(ApprovalRow, DepartmentRow).join(DepartmentRow)
    found = [
        *(_of_direct(row) for row in rows.where(among(DirectRow.id, directs))),
        *(_of_entry(row) for row in asked.where(among(ApprovalRow.id, entries))),
    ]
    return {one.case: one for one in found}


def statistics(
    *, by: Person, since: dt.date | None = None, until: dt.date | None = None
) -> tuple[ExemptionCount, ...]:
    """
    How often each department used which exemption, in the register's order and no other.

    Departments without a use are there too; one that may not read of others sees itself. What was
    planned counts for the weeks that the period touches.
    """
    with reading():
        offices = [
            departments.record_of(row)
            for row in DepartmentRow.select().order_by(DepartmentRow.id)
            if permissions.may(by, Act.READ_ENTRIES, department=row.code)
        ]
        planned = _planned(since, until)
        uses: dict[str, Counter[str]] = {one.id: Counter() for one in offices}
        for use in _uses(by):
            if (since is None or use.day >= since) and (until is None or use.day <= until):
                uses.setdefault(use.department, Counter())[use.code] += 1
    return tuple(
        ExemptionCount(
            department=one.id,
            uses=dict(sorted(uses[one.id].items())),
            planned=planned.get(one.id, 0),
            direct=sum(count for code, count in uses[one.id].items() if code[0] == "D"),
        )
        for one in offices
    )


def _planned(since: dt.date | None, until: dt.date | None) -> dict[str, int]:
    """How many requests of each department stand in the weeks that the period touches."""
    rows: Any = (
        RequestRow.select(DepartmentRow.code, fn.COUNT(RequestRow.id))
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, WeekRow)
        .where(~RequestRow.withdrawn)
        .group_by(DepartmentRow.code)
    )
    if since is not None:
        rows = rows.where(WeekRow.name >= str(Week.of(since)))
    if until is not None:
        rows = rows.where(WeekRow.name <= str(Week.of(until)))
    return dict(rows.tuples())


def _of_direct(row: DirectRow) -> Exemption:
    return Exemption(
        code=row.reason,
        department=row.department.code,
        enterprises=(row.enterprise.code,),
        day=dt.date.fromisoformat(row.days[0]),
        why=row.why,
        evidence=row.evidence,
        case=f"direct:{row.id}",
    )


def _of_entry(row: ApprovalRow) -> Exemption:
    return Exemption(
        code=row.exempt,
        department=row.department.code,
        enterprises=tuple(row.enterprises),
        day=local(row.begins).date(),
        why=row.why,
        evidence=row.evidence,
        case=f"entry:{row.id}",
    )
