"""The register of enterprises: who is visited, and within which limits."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tracker import clock, history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing, signs
from tracker.models import ClosedRow, EnterpriseRow, ParkRow
from tracker.paging import among, any_of, at_most, unknown
from tracker.permissions import Act
from tracker.records import Closure, Enterprise, Person, Window
from tracker.registers import Written
from tracker.week import Week, tell_minute

USCC = 18
"""Characters of a unified social credit code."""

MOST = 1_000_000
"""The largest limit that is taken seriously."""

IN_LETTERS = ("name", "zone", "address", "contact", "phone")
"""Texts of one line: letters and calendars tell them."""

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
    texts = {name: getattr(enterprise, name) for name in IN_LETTERS}
    problems = (*faults(enterprise), *signs(**texts))
    if problems:
        raise Rejected(problems)
    with transaction():
        write(enterprise, by)
    return enterprise


def faults(enterprise: Enterprise) -> tuple[Fault, ...]:
    """What makes an entry unusable."""
    which = enterprise.id
    found = [*missing(id=which, name=enterprise.name)]
    if which and not _ID.fullmatch(which):
        found.append(Fault("id", FaultCode.WRONG_FORM, which[:40], "E001"))
    if len(enterprise.uscc) != USCC:
        short = len(enterprise.uscc) < USCC
        code = FaultCode.TOO_SHORT if short else FaultCode.TOO_LONG
        found.append(Fault("uscc", code, str(len(enterprise.uscc)), str(USCC)))
    for limit in ("most_departments", "most_inspectors", "most_visits"):
        value = getattr(enterprise, limit)
        if value is not None and not 1 <= value <= MOST:
            found.append(Fault(limit, FaultCode.OUT_OF_RANGE, str(value)[:20], f"1-{MOST}"))
    return tuple(replace(one, at=which) for one in found)


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


def list_enterprises(
    *,
    by: Person,
    named: str = "",
    before: str | None = None,
    most: int | None = None,
) -> tuple[Enterprise, ...]:
    """
    Enterprises in the order in which they were entered.

    Parameters
    ----------
    named
        Only those whose name, credit code or id holds this; capitals make no difference.
    before, most
        A page: at most so many of those that follow the id that ended the last one.

    Raises
    ------
    Rejected
        If there is no such enterprise as `before` names.
    """
    permissions.require(by, Act.READ_REGISTERS)
    words = named.strip()
    with reading():
        found = rows()
        if words:
            fields = (EnterpriseRow.name, EnterpriseRow.uscc, EnterpriseRow.code)
            found = found.where(any_of([one.contains(words) for one in fields]))
        return page(found, before, most)


def page(
    found: Any, before: str | None, most: int | None, *, only: str | None = None
) -> tuple[Enterprise, ...]:
    """
    A page of what `rows` finds, in the order of the register; of one enterprise `only`, if named.

    For services that check rights themselves; Rejected where `before` names no enterprise.
    """
    if only is not None:
        found = found.where(EnterpriseRow.code == only)
    if before is not None:
        last = EnterpriseRow.get_or_none(EnterpriseRow.code == before)
        if last is None:
            raise unknown(before)
        found = found.where(EnterpriseRow.id > last.id)
    return tuple(record_of(row) for row in at_most(found.order_by(EnterpriseRow.id), most))


def names(*, by: Person) -> dict[str, str]:
    """What each enterprise of the register is called, by its id, in the register's order."""
    permissions.require(by, Act.READ_REGISTERS)
    with reading():
        found: Any = EnterpriseRow.select(EnterpriseRow.code, EnterpriseRow.name)
        return dict(found.order_by(EnterpriseRow.id).tuples())


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
    wanted = sorted(set(firms))
    found = rows().where(among(EnterpriseRow.code, wanted)) if wanted else ()
    return {row.code: record_of(row) for row in found}


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


def close(enterprise: str, week: Week, windows: Iterable[Window] = (), *, by: Person) -> None:
    """
    Say when an enterprise takes no visit in a week, in place of what was said before.

    No windows open the week again.

    Raises
    ------
    Rejected
        If a window is empty.
    """
    permissions.require(by, Act.REGISTER)
    wanted = sorted(windows)
    problems = [
        Fault("windows", FaultCode.TOO_EARLY, tell_minute(end), tell_minute(start))
        for start, end in wanted
        if start >= end
    ]
    if problems:
        raise Rejected(problems)
    with transaction():
        write_closed(enterprise, week, wanted, by)


def write_closed(enterprise: str, week: Week, wanted: list[Window], by: Person) -> bool:
    """Store closed windows without faults, inside a transaction; whether that changed anything."""
    owner = registers.row_of(EnterpriseRow, enterprise)
    mine = (ClosedRow.enterprise == owner) & (ClosedRow.week == str(week))
    present = sorted((row.start, row.end) for row in ClosedRow.select().where(mine))
    if present == wanted:
        return False
    ClosedRow.delete().where(mine).execute()
    for start, end in wanted:
        ClosedRow.create(enterprise=owner, week=str(week), start=start, end=end)
    facts = {"week": str(week), "closed": wanted}
    history.record(f"enterprise:{enterprise}", "close", by, facts)
    return True


def closures(enterprise: str, *, by: Person) -> tuple[Closure, ...]:
    """When an enterprise takes no visit, from this week on; for whoever may know the enterprise."""
    find(enterprise, by=by)
    found: dict[str, tuple[Window, ...]] = {}
    rows = ClosedRow.select(ClosedRow, EnterpriseRow).join(EnterpriseRow)
    rows = rows.where(EnterpriseRow.code == enterprise)
    rows = rows.where(ClosedRow.week >= str(Week.of(clock.today())))
    for row in rows.order_by(ClosedRow.week, ClosedRow.start):
        found[row.week] = (*found.get(row.week, ()), (row.start, row.end))
    return tuple(Closure(Week.parse(week), windows) for week, windows in found.items())


def closed(week: Week) -> dict[str, tuple[Window, ...]]:
    """Closed windows of a week by the enterprise's id."""
    found: dict[str, tuple[Window, ...]] = {}
    with reading():
        rows = ClosedRow.select(ClosedRow, EnterpriseRow).join(EnterpriseRow)
        for row in rows.where(ClosedRow.week == str(week)).order_by(ClosedRow.start):
            code = row.enterprise.code
            found[code] = (*found.get(code, ()), (row.start, row.end))
    return found
