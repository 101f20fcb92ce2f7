"""Which lines rest on an entry: one that is approved, or exempt, since approval may come after."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tracker.models import ApprovalRow, DepartmentRow
from tracker.records import ApprovalState, CheckLine
from tracker.week import local


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    department: str
    enterprises: frozenset[str]
    items: frozenset[str]
    begins: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Exemptions:
    """The entries as they stand: those that are exempt, and those that are approved."""

    entries: tuple[_Entry, ...]

    @classmethod
    def load(cls) -> "Exemptions":
        """From the database."""
        approved = ApprovalRow.state == ApprovalState.APPROVED.value
        asked = (ApprovalRow.state == ApprovalState.ASKED.value) & (ApprovalRow.exempt != "")
        rows = (
            ApprovalRow.select(ApprovalRow, DepartmentRow)
            .join(DepartmentRow)
            .where(approved | asked)
            .order_by(ApprovalRow.id)
        )
        return cls(
            tuple(
                _Entry(
                    row.exempt,
                    row.department.code,
                    frozenset(row.enterprises),
                    frozenset(row.items),
                    local(row.begins).date(),
                    row.last,
                )
                for row in rows
            )
        )

    def code(self, department: str, enterprise: str, item: str, days: Collection[dt.date]) -> str:
        """The code of the first exempt entry that covers an item on all of some days, or empty."""
        for one in self._of(department, enterprise, item):
            if one.code and days and all(one.begins <= day <= one.last for day in days):
                return one.code
        return ""

    def covers(self, line: CheckLine) -> bool:
        """Whether some entry lets a line's department in on a day of the line."""
        found = self._of(line.department, line.enterprise, line.item)
        return any(one.begins <= day <= one.last for one in found for day in line.days)

    def _of(self, department: str, enterprise: str, item: str) -> Iterator[_Entry]:
        for one in self.entries:
            if one.department == department and enterprise in one.enterprises and item in one.items:
                yield one
