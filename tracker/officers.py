"""The register of officers: who may inspect for a department, by certificate (clause 4.2)."""

import datetime as dt
import re
from collections.abc import Iterable

from tracker import clock, history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.models import DepartmentRow, OfficerRow
from tracker.permissions import Act
from tracker.records import Officer, Person

CERTIFICATE = re.compile(r"[\w-]{4,31}")
"""Letters and digits; provinces number differently, some begin with a Chinese letter."""


def register(officer: Officer, *, by: Person) -> Officer:
    """
    Enter an officer, or bring the entry up to date; again changes nothing.

    Raises
    ------
    Rejected
        With every fault: no name, an unusable number, a certificate that is over.
    NotAllowed
        If somebody else's department has, or is to have, the officer.
    """
    permissions.require(by, Act.KEEP_OFFICERS, department=officer.department)
    problems = [*_faults(officer)]
    if problems:
        raise Rejected(problems)
    with transaction():
        row = OfficerRow.get_or_none(OfficerRow.code == officer.id)
        if row is not None:
            permissions.require(by, Act.KEEP_OFFICERS, department=row.department.code)
            if record_of(row) == officer:
                return officer
        row = row or OfficerRow(code=officer.id)
        row.name, row.until, row.retired = officer.name.strip(), officer.until, officer.retired
        row.department = registers.row_of(DepartmentRow, officer.department)
        row.save()
        # Neither the name nor the number: the log can never be erased.
        facts = {"officer": row.id, "until": str(row.until)}
        history.record(f"department:{officer.department}", "register officer", by, facts)
        return record_of(row)


def _faults(officer: Officer) -> Iterable[Fault]:
    if not CERTIFICATE.fullmatch(officer.id):
        yield Fault("certificate", FaultCode.WRONG_FORM, officer.id[:40], "GD-0001")
    yield from missing(name=officer.name)
    if officer.until < clock.today():
        yield Fault("until", FaultCode.PAST, str(officer.until))


def retire(officer: str, *, by: Person) -> Officer:
    """An officer inspects no more from today on; again changes nothing."""
    with transaction():
        row = row_of(officer)
        permissions.require(by, Act.KEEP_OFFICERS, department=row.department.code)
        if row.retired is None:
            row.retired = clock.today()
            row.save()
            case = f"department:{row.department.code}"
            history.record(case, "retire officer", by, {"officer": row.id})
        return record_of(row)


def list_officers(
    *, by: Person, department: str | None = None, all_times: bool = False
) -> tuple[Officer, ...]:
    """
    Officers that may inspect today, by department; a department sees its own.

    Parameters
    ----------
    all_times
        Whether those are listed too who are retired or whose certificate is over.
    """
    whose = by.department or department
    permissions.require(by, Act.READ_OFFICERS, department=whose)
    with reading():
        rows = (
            OfficerRow.select(OfficerRow, DepartmentRow)
            .join(DepartmentRow)
            .order_by(DepartmentRow.id, OfficerRow.id)
        )
        found = [record_of(row) for row in rows]
    return tuple(
        one
        for one in found
        if department in (None, one.department)
        and whose in (None, one.department)
        and (all_times or one.may_inspect(clock.today()))
    )


def faults(department: str, officers: Iterable[str], day: dt.date) -> list[Fault]:
    """What keeps officers from being sent by a department on a day, for services."""
    found = []
    for code in officers:
        row = OfficerRow.get_or_none(OfficerRow.code == code)
        if row is None or row.department.code != department:
            found.append(Fault("officers", FaultCode.UNKNOWN, code))
        elif not record_of(row).may_inspect(day):
            found.append(Fault("officers", FaultCode.FORBIDDEN, code))
    return found


def row_of(officer: str) -> OfficerRow:
    """The row of a certificate; NotFound if there is none."""
    row: OfficerRow | None = OfficerRow.get_or_none(OfficerRow.code == officer)
    if row is None:
        raise NotFound("officer", officer)
    return row


def record_of(row: OfficerRow) -> Officer:
    """The record of a row."""
    return Officer(row.code, row.name, row.department.code, row.until, row.retired)
