"""Reminds of days on the calendar that nobody may miss: measures that run out, findings due."""

import datetime as dt
from collections.abc import Iterator

from tracker import clock, outbox
from tracker.database import transaction
from tracker.deadlines import REMINDERS
from tracker.models import CoerciveRow, DepartmentRow, FindingRow
from tracker.records import CoerciveState, FindingState

AHEAD = dt.timedelta(days=1)

Due = tuple[str, str, str, dt.date]
"""Case, kind, id of the department, and the last day."""


def tick() -> int:
    """
    Write a reminder the day before, on the day and after it, each once; how many were new.

    For a periodic job. Committee and department hear of what has passed.
    """
    with transaction():
        today = clock.today()
        return sum(_remind(*one, today) for one in [*_measures(today), *_findings(today)])


def _measures(today: dt.date) -> Iterator[Due]:
    """Coercive measures must be lifted or extended before they run out."""
    rows = CoerciveRow.select(CoerciveRow, DepartmentRow).join(DepartmentRow)
    running = CoerciveRow.state != CoerciveState.LIFTED.value
    for row in rows.where(running, CoerciveRow.until <= today + AHEAD):
        yield f"coercive:{row.id}", "measure-ends", row.department.code, row.until


def _findings(today: dt.date) -> Iterator[Due]:
    """Findings that wait for the enterprise to put them right."""
    rows = FindingRow.select(FindingRow, DepartmentRow).join(DepartmentRow)
    waits = FindingRow.state == FindingState.OPEN.value
    for row in rows.where(waits, FindingRow.due <= today + AHEAD):
        if row.due is not None:
            yield f"finding:{row.id}", "finding-due", row.department.code, row.due


def _remind(case: str, kind: str, department: str, due: dt.date, today: dt.date) -> int:
    stage = REMINDERS[(due <= today) + (due < today)]
    readers = [f"department:{department}", *(["committee"] if due < today else [])]
    facts = {"case": case, "due": str(due), "stage": stage}
    return sum(outbox.write(f"{case}:{due}:{stage}:{to}", kind, to, facts) for to in readers)
