"""Observation periods, chosen quiet days and credit grades, on a timeline."""

from collections.abc import Iterator

from tracker import permissions
from tracker.models import DepartmentRow, ObservationRow, QuietChoiceRow
from tracker.permissions import Act
from tracker.timeline import steps
from tracker.timeline.ground import Ground
from tracker.timeline.steps import Subject


def observations(ground: Ground) -> Iterator[Subject]:
    """As `observation.show`: whoever reads them, and the own enterprise."""
    if not permissions.may(ground.by, Act.READ_OBSERVATIONS, enterprise=ground.firm.code):
        return
    rows = ObservationRow.select(ObservationRow, DepartmentRow).join(DepartmentRow)
    for row in rows.where(ObservationRow.enterprise == ground.firm):
        days = {"start": str(row.start), "end": str(row.end)}
        facts = {"department": row.department.code, **days}
        yield Subject(f"observation:{row.id}", steps.OBSERVATION, facts)


def quiet_choices(ground: Ground) -> Iterator[Subject]:
    """As `quiet_choices.list_choices`: whoever may know the enterprise."""
    rows = QuietChoiceRow.select().where(QuietChoiceRow.enterprise == ground.firm)
    for period in sorted({row.__data__["period"] for row in rows}):
        yield Subject(f"quiet:{period}", steps.quiet(ground.firm.code))


def grades(ground: Ground) -> Iterator[Subject]:
    """As `credit.grades`: whoever reads grades, and the own enterprise."""
    if permissions.may(ground.by, Act.READ_CREDIT, enterprise=ground.firm.code):
        yield Subject(f"enterprise:{ground.firm.code}", steps.CREDIT)
