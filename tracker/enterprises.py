"""The register of enterprises: who is visited, and within which limits."""

import re
from collections.abc import Iterable
from typing import Any

from tracker import history, permissions, registers
from tracker.database import batched, reading, transaction
from tracker.errors import NotFound, Rejected
from tracker.models import ClosedRow, EnterpriseRow, ParkRow
from tracker.permissions import Act
from tracker.records import Enterprise, Person, Window
from tracker.registers import Written
from tracker.week import Week

MOST = 1_000_000
"""The largest limit that is taken seriously."""

_ID = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
"""Visits bear the id in their calendar entries and in the addresses of their pages."""


def register(enterprise: Enterprise, *, by: Person) -> Enterprise:
    """
    Enter an enterprise, or bring its entry up to date.

    Raises
    ------
    Rejected
        If the entry is unusable.
    Conflict
        If another enterprise bears the credit code.
    """
    permissions.require(by, Act.REGISTER)
    problems = faults(enterprise)
    if problems:
        raise Rejected(problems)
    with transaction():
        write(enterprise, by)
    return enterprise


def faults(enterprise: Enterprise) -> tuple[str, ...]:
    """What makes an entry unusable."""
    which = f"enterprise {enterprise.id!r}"
    found = [f"{which} has no {what}" for what in ("id", "name") if not getattr(enterprise, what)]
    if enterprise.id and not _ID.fullmatch(enterprise.id):
        found.append(f"{which}: id must be up to 40 ASCII letters, digits and -._, such as 'E001'")
    if len(enterprise.uscc) != 18:
        found.append(f"{which}: credit code {enterprise.uscc!r} has not 18 characters")
    for limit in ("most_departments", "most_inspectors", "most_visits"):
        value = getattr(enterprise, limit)
        if value is not None and not 1 <= value <= MOST:
            shown = str(value)[:20]
            found.append(f"{which}: {limit} is {shown}, expected 1 to {MOST}, or none")
    return tuple(found)


def write(enterprise: Enterprise, by: Person) -> Written:
    """Enter an enterprise without faults, inside a transaction."""
    park = registers.row_of(ParkRow, enterprise.park).id if enterprise.park else None
    facts: dict[str, Any] = {
        name: getattr(enterprise, name)
        for name in Enterprise.__dataclass_fields__
        if name not in ("id", "park", "hazards", "lead_order")
    }
    facts["park"] = park
    facts["hazards"] = list(enterprise.hazards)
    facts["lead_order"] = list(enterprise.lead_order)
    return registers.write(EnterpriseRow, enterprise.id, facts, by)


def list_enterprises(*, by: Person) -> tuple[Enterprise, ...]:
    """All enterprises, in the order in which they were entered."""
    permissions.require(by, Act.READ_REGISTERS)
    return tuple(record_of(row) for row in rows().order_by(EnterpriseRow.id))


def find(enterprise: str, *, by: Person) -> Enterprise:
    """An enterprise by its id; NotFound if there is none."""
    return _find(EnterpriseRow.code == enterprise, enterprise, by)


def find_by_uscc(uscc: str, *, by: Person) -> Enterprise:
    """An enterprise by its credit code; NotFound if there is none."""
    return _find(EnterpriseRow.uscc == uscc, uscc, by)


def _find(condition: Any, key: str, by: Person) -> Enterprise:
    row = rows().where(condition).first()
    mine = by.enterprise is not None and row is not None and row.code == by.enterprise
    if not mine:
        permissions.require(by, Act.READ_REGISTERS)
    if row is None:
        raise NotFound("enterprise", key)
    return record_of(row)


def rows() -> Any:
    """Rows with their parks, for services that check rights themselves."""
    return EnterpriseRow.select(EnterpriseRow, ParkRow).left_outer_join(ParkRow)


def registered(firms: Iterable[str]) -> dict[str, Enterprise]:
    """Those that the register knows, by id, for services that check rights themselves."""
    return {
        row.code: record_of(row)
        for some in batched(sorted(set(firms)))
        for row in rows().where(EnterpriseRow.code.in_(some))
    }


def record_of(row: EnterpriseRow) -> Enterprise:
    """The record of a row."""
    plain = {
        name: getattr(row, name)
        for name in Enterprise.__dataclass_fields__
        if name not in ("id", "park", "hazards", "lead_order")
    }
    return Enterprise(
        id=row.code,
        park=row.park.code if row.park else "",
        hazards=tuple(row.hazards),
        lead_order=tuple(row.lead_order),
        **plain,
    )


def close(enterprise: str, week: Week, windows: Iterable[Window], *, by: Person) -> None:
    """
    Say when an enterprise takes no visit in a week, in place of what was said before.

    Raises
    ------
    Rejected
        If a window is empty.
    """
    permissions.require(by, Act.REGISTER)
    wanted = sorted(windows)
    problems = [
        f"enterprise {enterprise!r}: closed from minute {start} to {end}, which is empty"
        for start, end in wanted
        if start >= end
    ]
    if problems:
        raise Rejected(problems)
    with transaction():
        write_closed(enterprise, week, wanted, by)


def write_closed(enterprise: str, week: Week, wanted: list[Window], by: Person) -> None:
    """Store closed windows without faults, inside a transaction; again changes nothing."""
    owner = registers.row_of(EnterpriseRow, enterprise)
    mine = (ClosedRow.enterprise == owner) & (ClosedRow.week == str(week))
    present = sorted((row.start, row.end) for row in ClosedRow.select().where(mine))
    if present == wanted:
        return
    ClosedRow.delete().where(mine).execute()
    for start, end in wanted:
        ClosedRow.create(enterprise=owner, week=str(week), start=start, end=end)
    facts = {"week": str(week), "closed": wanted}
    history.record(f"enterprise:{enterprise}", "close", by, facts)


def closed(week: Week) -> dict[str, tuple[Window, ...]]:
    """Closed windows of a week by the enterprise's id."""
    found: dict[str, tuple[Window, ...]] = {}
    with reading():
        rows = ClosedRow.select(ClosedRow, EnterpriseRow).join(EnterpriseRow)
        for row in rows.where(ClosedRow.week == str(week)).order_by(ClosedRow.start):
            code = row.enterprise.code
            found[code] = (*found.get(code, ()), (row.start, row.end))
    return found
