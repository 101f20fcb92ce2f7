"""Parks, and the registers that come with one in a file."""

from pathlib import Path
from typing import Any

from tracker import departments, enterprises, permissions, registers
from tracker.database import transaction
from tracker.models import ParkRow
from tracker.park_file import ParkFile, read_park
from tracker.permissions import Act
from tracker.records import Imported, Park, Person
from tracker.registers import Written


def import_park(path: Path, *, by: Person) -> Imported:
    """
    Enter a park with its departments and enterprises from ``park.json``.

    Entries that are there already are brought up to date; again with an equal file changes
    nothing. Nobody is removed.

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
        written = [_write(found.park, by)]
        written += [departments.write(one, by) for one in found.departments]
        written += [enterprises.write(one, by) for one in found.enterprises]
        _close(found, by)
    return Imported(
        park=found.park,
        week=found.week,
        departments=found.departments,
        enterprises=found.enterprises,
        workbooks=found.workbooks,
        new=written.count(Written.NEW),
        changed=written.count(Written.CHANGED),
        unchanged=written.count(Written.UNCHANGED),
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


def _close(found: ParkFile, by: Person) -> None:
    if found.week:
        for enterprise, windows in found.closed.items():
            enterprises.write_closed(enterprise, found.week, windows, by)


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
