"""
The catalogue of what may be inspected: outside of it nothing may (国办发〔2024〕54号).

An item belongs to one department. It is never deleted, so that old visits can still name it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from tracker import permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.models import DepartmentRow, ItemRow
from tracker.paging import exactly
from tracker.permissions import Act
from tracker.records import InspectionItem, ItemsImported, Person, Risk
from tracker.registers import Written

MOST = 1_000
"""The largest yearly cap that is taken seriously."""

_ID = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")

PLAIN = ("name", "basis", "cap", "off_site", "published")
"""What a row and an item have in common, by the same name."""


def register(item: InspectionItem, *, by: Person) -> InspectionItem:
    """
    Enter an item, or bring its entry up to date; again changes nothing.

    Raises
    ------
    Rejected
        With every fault of the entry.
    """
    permissions.require(by, Act.REGISTER)
    with transaction():
        _refuse([*faults(item), *_clashes([item])])
        _write(item, by)
    return item


def take(items: Sequence[InspectionItem], *, by: Person) -> ItemsImported:
    """
    Enter a whole list, or nothing of it; what is not in it stays as it is.

    Raises
    ------
    Rejected
        With every fault of every item.
    """
    permissions.require(by, Act.REGISTER)
    with transaction():
        found = [fault for one in items for fault in faults(one)]
        _refuse([*found, *_twice(items), *_clashes(items)])
        done = [_write(one, by) for one in items]
    return ItemsImported(*(done.count(one) for one in Written))


def _refuse(problems: list[Fault]) -> None:
    if problems:
        raise Rejected(problems)


def faults(item: InspectionItem) -> tuple[Fault, ...]:
    """What makes an entry unusable."""
    found = [*missing(name=item.name, basis=item.basis)]
    if not _ID.fullmatch(item.id):
        found.append(Fault("id", FaultCode.WRONG_FORM, item.id[:40], "F01"))
    if item.cap is not None and not 1 <= item.cap <= MOST:
        found.append(Fault("cap", FaultCode.OUT_OF_RANGE, str(item.cap)[:20], f"1-{MOST}"))
    return tuple(replace(one, at=item.id[:40]) for one in found)


def _twice(items: Sequence[InspectionItem]) -> Iterator[Fault]:
    seen: set[object] = set()
    for one in items:
        for key in (one.id, (one.department, one.name)):
            if key in seen:
                yield Fault("item", FaultCode.TWICE, one.name, at=one.id)
                break
        seen.update((one.id, (one.department, one.name)))


def _clashes(items: Iterable[InspectionItem]) -> Iterator[Fault]:
    offices = {row.code for row in DepartmentRow.select()}
    names = {(row.department.code, row.name): row.code for row in _rows()}
    owners = {row.code: row.department.code for row in _rows()}
    for one in items:
        if one.department not in offices:
            known = ", ".join(sorted(offices))
            yield Fault("department", FaultCode.UNKNOWN, one.department, known, one.id)
        if owners.get(one.id, one.department) != one.department:
            yield Fault("item", FaultCode.TAKEN, one.id, owners[one.id])
        if names.get((one.department, one.name), one.id) != one.id:
            bearer = names[one.department, one.name]
            yield Fault("name", FaultCode.TAKEN, one.name, bearer, one.id)


def _write(item: InspectionItem, by: Person) -> Written:
    owner = registers.row_of(DepartmentRow, item.department)
    facts = {name: getattr(item, name) for name in PLAIN}
    told = {"department": owner.id, "risk": item.risk.value, **facts}
    return registers.write(ItemRow, item.id, told, by)


def list_items(*, by: Person, department: str | None = None) -> tuple[InspectionItem, ...]:
    """The catalogue, or a department's part of it, in the order of ids."""
    permissions.require(by, Act.READ_REGISTERS)
    with reading():
        found = tuple(record_of(row) for row in _rows().order_by(ItemRow.code))
    return tuple(one for one in found if department in (None, one.department))


def find(item: str, *, by: Person) -> InspectionItem:
    """An item by its id; NotFound if there is none."""
    permissions.require(by, Act.READ_REGISTERS)
    with reading():
        row = _rows().where(ItemRow.code == item).first()
        if row is None:
            raise NotFound("item", item)
        return record_of(row)


def of_department(department: str) -> tuple[InspectionItem, ...]:
    """A department's items, for services that check rights themselves."""
    with reading():
        return tuple(record_of(row) for row in _rows().where(DepartmentRow.code == department))


def of_departments() -> tuple[InspectionItem, ...]:
    """
    Every item in the register's order of departments and by its id.

    For services that check rights themselves.
    """
    with reading():
        rows = _rows().order_by(DepartmentRow.id, exactly(ItemRow.code))
        return tuple(record_of(row) for row in rows)


def named(items: Iterable[InspectionItem], text: str) -> InspectionItem | None:
    """The item that a sheet means, by its name or its id."""
    return next((one for one in items if text.strip() in (one.name, one.id)), None)


def cap_of(
    catalogue: Iterable[InspectionItem], department: str, names: Iterable[str]
) -> int | None:
    """The lowest yearly cap of what a department looks at, by name or id; None if none is known."""
    own = [one for one in catalogue if one.department == department]
    known = [named(own, name) for name in names]
    return min((one.cap for one in known if one and one.cap is not None), default=None)


def _rows() -> Any:
    return ItemRow.select(ItemRow, DepartmentRow).join(DepartmentRow)


def record_of(row: ItemRow) -> InspectionItem:
    """The record of a row."""
    plain = {name: getattr(row, name) for name in PLAIN}
    return InspectionItem(id=row.code, department=row.department.code, risk=Risk(row.risk), **plain)
