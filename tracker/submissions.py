"""Which plans came in for a week: each department's, with its file, its sender and its time."""

from tracker import permissions, weeks
from tracker.database import reading
from tracker.models import DepartmentRow, SubmissionRow
from tracker.permissions import Act
from tracker.records import Person, Sent
from tracker.week import Week, local


def list_submissions(week: Week, *, by: Person) -> tuple[Sent, ...]:
    """
    The plans of a week, the latest first; officers see their department's.

    Raises
    ------
    NotFound
        If the week was never opened.
    """
    permissions.require(by, Act.READ_REQUESTS)
    with reading():
        rows = (
            SubmissionRow.select(SubmissionRow, DepartmentRow)
            .join(DepartmentRow)
            .where(SubmissionRow.week == weeks.row_of(week))
            .order_by(SubmissionRow.id.desc())
        )
        return tuple(
            Sent(row.department.code, row.file, row.actor, row.late, local(row.moment))
            for row in rows
            if by.department in (None, row.department.code)
        )
