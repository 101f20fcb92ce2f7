"""Who has come to an enterprise or is about to: what the checks count."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.check_exemptions import Exemptions
from tracker.database import batched
from tracker.models import (
    AttendanceRow,
    DepartmentRow,
    DirectRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    VisitCaseRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import DirectState, Presence, VersionState, VisitState
from tracker.week import Week


@dataclass(frozen=True, slots=True)
class Part:
    """
    What one department looked at in a visit.

    Parameters
    ----------
    items
        With the code of the exemption that each rests on, or empty.
    caused
        Whether it follows from an earlier visit, as a re-inspection does.
    """

    department: str
    items: Mapping[str, str] = field(default_factory=dict)
    caused: bool = False

    @property
    def has_cause(self) -> bool:
        """Whether something made it necessary, so that it is no repetition."""
        return self.caused or (bool(self.items) and all(self.items.values()))


@dataclass(slots=True)
class Came:
    """A published visit that was not cancelled and that somebody came to, or will come to."""

    uid: str
    week: Week
    day: dt.date
    parts: list[Part] = field(default_factory=list)

    def of(self, department: str) -> list[Part]:
        """A department's parts."""
        return [one for one in self.parts if one.department == department]


@dataclass(slots=True)
class Past:
    """The visits of an enterprise, and each day of an inspection without a plan."""

    visits: list[Came] = field(default_factory=list)
    direct: list[dt.date] = field(default_factory=list)


def load(firms: Collection[str], exemptions: Exemptions) -> Mapping[str, Past]:
    """What is known of each enterprise, by its id."""
    found = {firm: Past() for firm in firms}
    for some in batched(sorted(found)):
        came = _visits(some, found)
        _fill(came, exemptions)
        _leave_out(came)
        for row in _direct(some):
            days = (dt.date.fromisoformat(one) for one in row.days)
            found[row.enterprise.code].direct.extend(days)
    for past in found.values():
        past.visits = [one for one in past.visits if one.parts]
    return found


def _visits(firms: Sequence[str], found: Mapping[str, Past]) -> dict[int, tuple[str, Came]]:
    rows = (
        VisitRow.select(VisitRow, PlanVersionRow, WeekRow, EnterpriseRow)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .where(
            EnterpriseRow.code.in_(firms),
            PlanVersionRow.state == VersionState.PUBLISHED.value,
            ~VisitRow.cancelled,
        )
        .order_by(WeekRow.name, VisitRow.start)
    )
    came = {}
    for row in rows:
        week = Week.parse(row.version.week.name)
        one = Came(row.uid, week, week.moment(row.start).date())
        found[row.enterprise.code].visits.append(one)
        came[row.id] = (row.enterprise.code, one)
    return came


def _fill(came: Mapping[int, tuple[str, Came]], exemptions: Exemptions) -> None:
    rows = (
        VisitRequestRow.select(VisitRequestRow, RequestRow, DepartmentRow)
        .join(RequestRow)
        .join(DepartmentRow)
        .where(VisitRequestRow.visit.in_(list(came)))
    )
    for row in rows:
        firm, one = came[row.__data__["visit"]]
        office = row.request.department.code
        names = [str(line["item"]) for line in row.wording["lines"]]
        items = {name: exemptions.code(office, firm, name, (one.day,)) for name in names}
        one.parts.append(Part(office, items, bool(row.request.origin)))


def _leave_out(came: Mapping[int, tuple[str, Came]]) -> None:
    """Who did not come does not count; who joined on the day does."""
    by_uid = {one.uid: one for _, one in came.values()}
    idle = (VisitState.MISSED.value, VisitState.CANCELLED.value)
    cases = VisitCaseRow.select().where(VisitCaseRow.uid.in_(list(by_uid)))
    for case in cases.where(VisitCaseRow.state.in_(idle)):
        by_uid[case.uid].parts.clear()
    rows = (
        AttendanceRow.select(AttendanceRow, DepartmentRow)
        .join(DepartmentRow)
        .where(AttendanceRow.uid.in_(list(by_uid)))
    )
    for row in rows:
        one, office = by_uid[row.uid], row.department.code
        if row.presence == Presence.ABSENT.value:
            one.parts = [part for part in one.parts if part.department != office]
        elif row.unplanned:
            one.parts.append(Part(office))


def _direct(firms: Sequence[str]) -> Iterable[DirectRow]:
    rows: Iterable[DirectRow] = (
        DirectRow.select(DirectRow, EnterpriseRow)
        .join(EnterpriseRow)
        .where(EnterpriseRow.code.in_(firms), DirectRow.state != DirectState.VOID.value)
    )
    return rows
