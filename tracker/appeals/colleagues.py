"""Who may be named in a matter: to watch over it, or to sign in a head's place."""

from collections.abc import Collection, Mapping

from tracker import permissions
from tracker.database import reading
from tracker.models import DelegationRow, DepartmentRow, PersonRow
from tracker.people import record_of
from tracker.permissions import Act
from tracker.records import Person, Role

WATCHING = (Role.SERVICE_CENTRE, Role.COMMITTEE, Role.SUPERVISION)
"""Roles of which one watches over matters."""


def list_watchers(*, by: Person) -> tuple[Person, ...]:
    """Who may watch over a matter, for those who supervise themselves."""
    permissions.require(by, Act.SUPERVISE_APPEALS)
    with reading():
        return _people(WATCHING)


def list_officers(*, by: Person) -> tuple[Person, ...]:
    """The officers of a head's own department, one of whom may get a written delegation."""
    permissions.require(by, Act.DELEGATE, department=by.department)
    with reading():
        return tuple(one for one in _people((Role.OFFICER,)) if one.department == by.department)


def names(*, by: Person) -> Mapping[str, str]:
    """What those are called who got a written delegation that the person may read of, by login."""
    permissions.require(by, Act.READ_DELEGATIONS, department=by.department)
    with reading():
        rows = (
            DelegationRow.select(DelegationRow, PersonRow, DepartmentRow)
            .join(PersonRow)
            .switch(DelegationRow)
            .join(DepartmentRow)
        )
        return {
            row.person.login: row.person.name
            for row in rows
            if permissions.may(by, Act.READ_DELEGATIONS, department=row.department.code)
        }


def _people(roles: Collection[Role]) -> tuple[Person, ...]:
    """Open accounts of these roles, by name."""
    wanted = PersonRow.role.in_([one.value for one in roles]), PersonRow.closed.is_null()
    rows = PersonRow.select(PersonRow, DepartmentRow).left_outer_join(DepartmentRow)
    return tuple(record_of(row) for row in rows.where(*wanted).order_by(PersonRow.name))
