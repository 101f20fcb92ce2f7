"""Which departments and enterprises there are, for whoever speaks of one without an account."""

from tracker import permissions
from tracker.database import reading
from tracker.models import DepartmentRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.publicity import Office


def list_offices(*, by: Person) -> tuple[Office, ...]:
    """Every department by id and name, in the register's order."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        rows = DepartmentRow.select().order_by(DepartmentRow.id)
        return tuple(Office(row.code, row.name) for row in rows)


def find_enterprise(told: str, *, by: Person) -> str | None:
    """
    The id of the enterprise of exactly this name or credit code; None if there is none.

    Both are public by law; that nothing less than the whole is answered keeps the register from
    being read out.
    """
    permissions.require(by, Act.READ_PUBLIC)
    wanted = told.strip()
    same = (EnterpriseRow.name == wanted) | (EnterpriseRow.uscc == wanted)
    with reading():
        found = EnterpriseRow.select().where(same).limit(2)
        ids = [row.code for row in found]
    return ids[0] if len(ids) == 1 else None
