"""Which lines rest on an entry: one that is approved, or exempt, since approval may come after."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

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
    _places: dict[tuple[str, str], list[_Entry]] = field(default_factory=dict, compare=False)

    @classmethod
    def load(cls) -> "Exemptions":
        """From the database."""
        approved = ApprovalRow.state == ApprovalState.APPROVED.value
        asked = (ApprovalRow.state == ApprovalState.ASKED.value) & (ApprovalRow.exempt != "")
        rows: Any = (
            ApprovalRow.select(
                ApprovalRow.exempt,
                DepartmentRow.code,
                ApprovalRow.enterprises,
                ApprovalRow.items,
                ApprovalRow.begins,
                ApprovalRow.last,
            )
            .join(DepartmentRow)
            .where(approved | asked)
            .order_by(ApprovalRow.id)
            .tuples()
        )
        return cls(
            tuple(
                _Entry(code, office, frozenset(firms), frozenset(items), local(begins).date(), last)
                for code, office, firms, items, begins, last in rows
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
        if not self._places:
            self._places.update(_by_place(self.entries))
        for one in self._places.get((department, enterprise), ()):
            if item in one.items:
                yield one


def _by_place(entries: Iterable[_Entry]) -> dict[tuple[str, str], list[_Entry]]:
    """Entries by department and enterprise, in their order."""
    found: dict[tuple[str, str], list[_Entry]] = {}
    for one in entries:
        for firm in one.enterprises:
            found.setdefault((one.department, firm), []).append(one)
    return found
