"""Parks, and the registers that come with one in a file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker import departments, enterprises, permissions, registers
from tracker.database import database, transaction
from tracker.models import EnterpriseRow, ParkRow
from tracker.park_file import ParkFile, read_park
from tracker.permissions import Act
from tracker.records import Enterprise, Imported, Park, Person
from tracker.registers import Written


def import_park(path: Path, *, by: Person) -> Imported:
    """
    Enter a park with its departments and enterprises from ``park.json``.

    Entries that are there already are brought up to date; again with an equal file changes
    nothing. Nobody is removed. An enterprise without contact in the file keeps the one it has.

    Raises
    ------
    Rejected
        With every fault of the file; nothing is stored then.
    Conflict
        If a name or a credit code belongs to another entry.
    """
    permissions.require(by, Act.REGISTER)
    found = read_park(Path(path))
    with transaction():
        return _store(found, by)


def preview(path: Path, *, by: Person) -> Imported:
    """
    What importing a park would do; nothing is stored.

    Raises
    ------
    Rejected
        With every fault of the file.
    Conflict
        If a name or a credit code belongs to another entry.
    """
    permissions.require(by, Act.REGISTER)
    found = read_park(Path(path))
    # It is written and taken back, so that a look meets whatever the import would meet.
    with transaction(), database.atomic() as trial:
        told = _store(found, by)
        trial.rollback()
    return told


def _store(found: ParkFile, by: Person) -> Imported:
    written = {f"park:{found.park.id}": _write(found.park, by)}
    written |= {f"department:{one.id}": departments.write(one, by) for one in found.departments}
    written |= {
        f"enterprise:{one.id}": enterprises.write(_known(one), by) for one in found.enterprises
    }
    closed = tuple(_closed(found, by))
    done = list(written.values())
    return Imported(
        park=found.park,
        week=found.week,
        departments=found.departments,
        enterprises=found.enterprises,
        workbooks=found.workbooks,
        written={case: one.value for case, one in written.items()},
        closed=closed,
        new=done.count(Written.NEW),
        changed=done.count(Written.CHANGED),
        unchanged=done.count(Written.UNCHANGED),
    )


def _write(park: Park, by: Person) -> Written:
    facts: dict[str, Any] = {
        "name": park.name,
        "zones": list(park.zones),
        "sessions": [list(session) for session in park.sessions],
        "travel": dict(park.travel),
        "grid": park.grid,
    }
    return registers.write(ParkRow, park.id, facts, by)


def _known(one: Enterprise) -> Enterprise:
    """An entry of the file, with the contact that the enterprise named itself if it has none."""
    row = EnterpriseRow.get_or_none(EnterpriseRow.code == one.id)
    if row is None or one.contact or one.phone:
        return one
    return replace(one, contact=row.contact, phone=row.phone)


def _closed(found: ParkFile, by: Person) -> Iterator[str]:
    """Write the hours in which nobody may come; enterprises that had others."""
    if found.week:
        for enterprise, windows in found.closed.items():
            if enterprises.write_closed(enterprise, found.week, windows, by):
                yield enterprise


def list_parks(*, by: Person) -> tuple[Park, ...]:
    """All parks, in the order in which they were entered."""
    permissions.require(by, Act.READ_REGISTERS)
    return tuple(record_of(row) for row in ParkRow.select().order_by(ParkRow.id))


def record_of(row: ParkRow) -> Park:
    """The record of a row."""
    return Park(
        id=row.code,
        name=row.name,
        zones=tuple(row.zones),
        sessions=tuple((start, end) for start, end in row.sessions),
        travel=row.travel,
        grid=row.grid,
    )
