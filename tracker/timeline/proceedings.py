"""Findings with what put them right, penalty cases and coercive measures, on a timeline."""

from collections.abc import Iterator

from peewee import JOIN

from tracker.models import CoerciveRow, DepartmentRow, FindingRow, PenaltyRow
from tracker.records import FindingState
from tracker.timeline import steps
from tracker.timeline.ground import Ground
from tracker.timeline.steps import Steps, Subject


def findings(ground: Ground) -> Iterator[Subject]:
    """
    As `findings.show`: the own department's, shared ones of a visit with a part in it, released
    ones of the own enterprise, or whoever reads all.
    """
    rows = FindingRow.select(FindingRow, DepartmentRow).join(DepartmentRow)
    for row in rows.where(FindingRow.uid.in_(list(ground.visits))):
        released = row.released is not None and row.state != FindingState.WITHDRAWN.value
        office = row.department.code
        if ground.tells_finding(row.uid, office, shared=row.shared, released=released):
            facts = {
                "visit": row.uid,
                "department": office,
                "severity": row.severity,
                "outcome": row.outcome,
            }
            yield Subject(f"finding:{row.id}", _steps(ground, row), facts)


def _steps(ground: Ground, row: FindingRow) -> Steps:
    """An enterprise learns neither when something was written down nor who comes unannounced."""
    if ground.by.enterprise is None:
        return steps.FINDING
    announced = ground.visits[row.uid].announced
    return steps.but(steps.FINDING, "record", *(() if announced else steps.ORDERS))


def penalties(ground: Ground) -> Iterator[Subject]:
    """As `penalties.show`: like a finding, shared unless its finding is not; never released."""
    rows = (
        PenaltyRow.select(PenaltyRow, DepartmentRow, FindingRow)
        .join_from(PenaltyRow, DepartmentRow)
        .join_from(PenaltyRow, FindingRow, JOIN.LEFT_OUTER)
    )
    for row in rows.where(PenaltyRow.uid.in_(list(ground.visits))):
        shared = row.finding is None or row.finding.shared
        if ground.tells_finding(row.uid, row.department.code, shared=shared):
            facts = {"visit": row.uid, "department": row.department.code, "penalty": row.kind}
            yield Subject(f"penalty:{row.id}", steps.PENALTY, facts)


def measures(ground: Ground) -> Iterator[Subject]:
    """As `coercive.show`: whoever may know what happened at the visit."""
    rows = CoerciveRow.select(CoerciveRow, DepartmentRow).join(DepartmentRow)
    for row in rows.where(CoerciveRow.uid.in_(list(ground.visits))):
        if ground.tells_course(ground.visits[row.uid]):
            facts = {"visit": row.uid, "department": row.department.code, "measure": row.kind}
            yield Subject(f"coercive:{row.id}", steps.COERCIVE, facts)
