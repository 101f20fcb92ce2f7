"""What an enterprise says and is asked, and what it was told, on a timeline."""

from collections.abc import Iterator

from tracker import permissions
from tracker.appeals import rows as appeal_rows
from tracker.disturbances import rows as disturbance_rows
from tracker.models import (
    AppealRow,
    AssignmentRow,
    DemandRow,
    DepartmentRow,
    DisturbanceRow,
    MessageRow,
)
from tracker.permissions import Act
from tracker.records.disturbances import DisturbanceState
from tracker.records.timeline import Happening, HappeningKind
from tracker.timeline import steps
from tracker.timeline.ground import Ground
from tracker.timeline.inspections import sees
from tracker.timeline.steps import Steps, Subject
from tracker.week import local


def appeals(ground: Ground) -> Iterator[Subject]:
    """
    As `appeals.lists` narrowed to the enterprise: a confidential matter is not found by the name
    that it hides, one that left for an organ of law is restricted. The enterprise follows its own.
    """
    by = ground.by
    told = steps.APPEAL if by.enterprise is None else steps.APPEAL_TO_APPELLANT
    offices = _assigned(ground)
    for row in appeal_rows.selected().where(AppealRow.enterprise == ground.firm):
        if by.department is not None and row.confidential:
            continue
        follows = permissions.may(by, Act.FOLLOW_APPEAL, enterprise=ground.firm.code)
        if follows or appeal_rows.sees(row, by, offices.get(row.id, ())):
            facts = {"category": row.category, "matter": row.matter}
            yield Subject(appeal_rows.case_of(row), told, facts)


def _assigned(ground: Ground) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = (
        AssignmentRow.select(AssignmentRow, DepartmentRow)
        .join_from(AssignmentRow, DepartmentRow)
        .join_from(AssignmentRow, AppealRow)
        .where(AppealRow.enterprise == ground.firm)
    )
    for row in rows:
        found.setdefault(row.__data__["appeal"], []).append(row.department.code)
    return found


def disturbances(ground: Ground) -> Iterator[Subject]:
    """
    Each reader by the service that shows it: `entry` to who reports, receives and decides, else
    `decided` and `accusations`; the accused department only where it may know the enterprise.
    """
    for row in disturbance_rows.rows(DisturbanceRow.enterprise == ground.firm):
        told = _told(ground, row)
        if told is not None:
            facts = {
                "disturbance": row.kind,
                "department": row.department.code,
                "day": str(row.day),
            }
            yield Subject(disturbance_rows.case_of(row), told, facts)


def _told(ground: Ground, row: DisturbanceRow) -> Steps | None:
    by = ground.by
    if disturbance_rows.sees(row, by):
        return steps.DISTURBANCE
    decided = DisturbanceState(row.state) in disturbance_rows.DECIDED
    if decided and permissions.may(by, Act.READ_DECIDED):
        return steps.DISTURBANCE_DECIDED
    if disturbance_rows.is_released(row, by) and not row.confidential:
        return steps.DISTURBANCE_TO_ACCUSED
    return None


def demands(ground: Ground) -> Iterator[Subject]:
    """As `demands.show`: of the own department, to the own enterprise, or whoever reads all."""
    firm = ground.firm.code
    for row in DemandRow.select(DemandRow, DepartmentRow).join(DepartmentRow):
        office = row.department.code
        made = row.everybody or firm in row.enterprises
        if made and permissions.may(
            ground.by, Act.READ_DEMANDS, department=office, enterprise=firm
        ):
            facts = {"department": office, "demand": row.kind, "due": str(row.due)}
            yield Subject(f"demand:{row.id}", steps.DEMAND, facts)


def messages(ground: Ground) -> Iterator[Happening]:
    """
    Nobody reads messages but whom they are for; one about a visit goes with the visit, which may
    since have become one that is not announced.
    """
    if ground.by.enterprise is None:
        return
    for row in MessageRow.select().where(MessageRow.to == f"enterprise:{ground.firm.code}"):
        facts = {name: row.facts[name] for name in steps.MESSAGE_FACTS if name in row.facts}
        uid = facts.get("visit")
        visit = ground.visits.get(str(uid))
        if uid is None or (visit is not None and sees(ground, visit)):
            act = row.kind if row.kind in steps.MESSAGES else "message"
            key = f"message:{row.key}"
            moment = local(row.written)
            yield Happening(moment, HappeningKind.MESSAGE, key, act, facts=facts)
