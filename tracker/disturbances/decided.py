"""What the committee gets to know: disturbances that are decided, without who reported them."""

from tracker import permissions
from tracker.database import reading
from tracker.disturbances import rows
from tracker.errors import NotFound
from tracker.models import DisturbanceRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.disturbances import DecidedDisturbance


def show(disturbance: int, *, by: Person) -> DecidedDisturbance:
    """A decided disturbance; NotFound if there is none, or none that the person may know of."""
    with reading():
        if permissions.may(by, Act.READ_DECIDED):
            for row in rows.rows(DisturbanceRow.id == disturbance, rows.among(rows.DECIDED)):
                return rows.decided_of(row)
    raise NotFound("disturbance", disturbance)


def list_decided(
    *, by: Person, before: int | None = None, most: int | None = None
) -> tuple[DecidedDisturbance, ...]:
    """
    Decided disturbances that a person may know of, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    if not permissions.may(by, Act.READ_DECIDED):
        return ()
    with reading():
        found = rows.rows(rows.among(rows.DECIDED), before=before, most=most)
        return tuple(rows.decided_of(row) for row in found)
