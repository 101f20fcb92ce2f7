"""The register of departments: who may inspect. The committee and the service centre never."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker import history, permissions, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, missing, signs
from tracker.models import AwayRow, DepartmentRow
from tracker.permissions import Act
from tracker.records import Department, Person, Window
from tracker.registers import Written
from tracker.week import Week, tell_minute

COORDINATORS = re.compile("管委会|管理委员会|企业服务中心|营商办|营商环境")
"""Bodies that coordinate, serve or supervise; by 国办发〔2024〕54号 none of them inspects."""

COORDINATOR_IDS = ("PMC", "ESC", "OBE")

MOST_TEAMS = 2_000
"""As many as the planner takes of one department."""


def register(department: Department, *, by: Person) -> Department:
    """
    Enter a department, or bring its entry up to date.

    Raises
    ------
    Rejected
        If it is the committee, the service centre or the supervision, or an entry is unusable.
    Conflict
        If another department bears the name.
    """
    permissions.require(by, Act.REGISTER)
    texts = {"name": department.name, "short": department.short, "contact": department.contact}
    problems = (*faults(department), *signs(**texts))
    if problems:
        raise Rejected(problems)
    with transaction():
        write(department, by)
    return department


def faults(department: Department) -> tuple[Fault, ...]:
    """What makes an entry unusable."""
    which, found = department.id, [*missing(name=department.name)]
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", which):
        found.append(Fault("id", FaultCode.WRONG_FORM, which[:40], "FIRE"))
    if not 0 <= department.teams <= MOST_TEAMS:
        told = str(department.teams)[:20], f"0-{MOST_TEAMS}"
        found.append(Fault("teams", FaultCode.OUT_OF_RANGE, *told))
    if which.upper() in COORDINATOR_IDS or COORDINATORS.search(department.name):
        found.append(Fault("department", FaultCode.FORBIDDEN, department.name))
    return tuple(replace(one, at=which) for one in found)


def write(department: Department, by: Person) -> Written:
    """Enter a department without faults, inside a transaction."""
    facts = {
        "name": department.name,
        "short": department.short,
        "teams": department.teams,
        "level": department.level,
        "contact": department.contact,
    }
    return registers.write(DepartmentRow, department.id, facts, by)


def list_departments(*, by: Person) -> tuple[Department, ...]:
    """All departments, in the order in which they were entered."""
    permissions.require(by, Act.READ_REGISTERS)
    return tuple(record_of(row) for row in DepartmentRow.select().order_by(DepartmentRow.id))


def find(department: str, *, by: Person) -> Department:
    """A department by its id; NotFound if there is none."""
    permissions.require(by, Act.READ_REGISTERS)
    return record_of(registers.row_of(DepartmentRow, department))


def record_of(row: DepartmentRow) -> Department:
    """The record of a row."""
    return Department(row.code, row.name, row.short, row.teams, row.level, row.contact)


def set_away(
    department: str, week: Week, absences: Iterable[tuple[int, Window]], *, by: Person
) -> None:
    """
    Say which teams are absent in a week, in place of what was said before.

    Parameters
    ----------
    absences
        How many teams, and in which window.

    Raises
    ------
    Rejected
        If a window is empty, or no team is named.
    """
    permissions.require(by, Act.SUBMIT, department=department)
    wanted = sorted((teams, start, end) for teams, (start, end) in absences)
    problems = [
        Fault("teams", FaultCode.TOO_FEW, str(teams), "1") for teams, _, _ in wanted if teams < 1
    ]
    problems += [
        Fault("windows", FaultCode.TOO_EARLY, tell_minute(end), tell_minute(start))
        for _, start, end in wanted
        if start >= end
    ]
    if problems:
        raise Rejected(problems)
    with transaction():
        _replace_away(department, week, wanted, by)


def _replace_away(
    department: str, week: Week, wanted: list[tuple[int, int, int]], by: Person
) -> None:
    owner = registers.row_of(DepartmentRow, department)
    mine = (AwayRow.department == owner) & (AwayRow.week == str(week))
    present = sorted((row.teams, row.start, row.end) for row in AwayRow.select().where(mine))
    if present == wanted:
        return
    AwayRow.delete().where(mine).execute()
    for teams, start, end in wanted:
        AwayRow.create(department=owner, week=str(week), teams=teams, start=start, end=end)
    facts = {"week": str(week), "away": wanted}
    history.record(f"department:{department}", "set away", by, facts)


def away(week: Week) -> dict[str, tuple[tuple[int, Window], ...]]:
    """Absences of a week by the department's id."""
    found: dict[str, tuple[tuple[int, Window], ...]] = {}
    with reading():
        rows = AwayRow.select(AwayRow, DepartmentRow).join(DepartmentRow)
        for row in rows.where(AwayRow.week == str(week)).order_by(AwayRow.id):
            absence = (row.teams, (row.start, row.end))
            found[row.department.code] = (*found.get(row.department.code, ()), absence)
    return found
