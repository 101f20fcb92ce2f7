"""Which lines rest on an exempt entry: asked for or approved, since approval may come after."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from tracker.models import ApprovalRow, DepartmentRow
from tracker.records import ApprovalState
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
    """The exempt entries as they stand."""

    entries: tuple[_Entry, ...]

    @classmethod
    def load(cls) -> "Exemptions":
        """From the database."""
        standing = (ApprovalState.ASKED.value, ApprovalState.APPROVED.value)
        rows = (
            ApprovalRow.select(ApprovalRow, DepartmentRow)
            .join(DepartmentRow)
            .where(ApprovalRow.exempt != "", ApprovalRow.state.in_(standing))
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
        """The code of the first entry that covers an item on all of some days, or empty."""
        for one in self.entries:
            if (
                one.department == department
                and enterprise in one.enterprises
                and item in one.items
                and days
                and all(one.begins <= day <= one.last for day in days)
            ):
                return one.code
        return ""
