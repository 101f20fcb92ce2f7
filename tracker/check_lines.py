"""Lines as the checks read them: what plan lines and requests have in common with others."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from tracker.check_exemptions import Exemptions
from tracker.database import batched
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    LineRow,
    PlanVersionRow,
    RequestRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import CheckLine, PlanLine, Request, Window
from tracker.week import ZONE, Week

Stretches = tuple[tuple[dt.datetime, dt.datetime], ...]


class Placed(Protocol):
    """When a request is on site, and in which visit."""

    @property
    def uid(self) -> str:
        """Of the visit."""

    @property
    def start(self) -> dt.datetime:
        """When it begins."""

    @property
    def end(self) -> dt.datetime:
        """When it ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a plan says of a request, without the rest of its visit."""

    uid: str
    start: dt.datetime
    end: dt.datetime


def places_in(version: PlanVersionRow, week: Week) -> dict[str, Place]:
    """Where the requests of a version are, by their ids; what is cancelled is nowhere."""
    rows: Any = (
        VisitRequestRow.select(RequestRow.code, VisitRow.uid, VisitRow.start, VisitRow.minutes)
        .join_from(VisitRequestRow, VisitRow)
        .join_from(VisitRequestRow, RequestRow)
        .where(VisitRow.version == version, ~VisitRow.cancelled)
    )
    return {
        request: Place(uid, week.moment(start), week.moment(start + minutes))
        for request, uid, start, minutes in rows.tuples()
    }


def ids_of(lines: Iterable[PlanLine | CheckLine]) -> dict[str, str]:
    """The ids of the enterprises that plan lines name by their credit codes."""
    codes = sorted({one.enterprise for one in lines if isinstance(one, PlanLine)})
    return {
        row.uscc: row.code
        for some in batched(codes)
        for row in EnterpriseRow.select().where(EnterpriseRow.uscc.in_(some))
    }


def line_of(
    line: PlanLine | CheckLine,
    on: Week | dt.date | None,
    ids: Mapping[str, str],
    exemptions: Exemptions,
) -> CheckLine:
    """
    A line as the checks read it; `ids` are those of `ids_of`.

    Raises
    ------
    ValueError
        If it is a plan line and nobody says when it is.
    """
    if isinstance(line, CheckLine):
        return line
    if on is None:
        raise ValueError("a plan line is checked for a week or for a day")
    found = CheckLine(
        department=line.department,
        enterprise=ids.get(line.enterprise, line.enterprise),
        item=line.item,
        stretches=_whole(on) if isinstance(on, dt.date) else of_windows(on, line.windows),
        approved=line.is_approved,
    )
    return _with_exemption(found, exemptions)


def lines_of(
    request: Request, visit: Placed | None, exemptions: Exemptions
) -> tuple[CheckLine, ...]:
    """The lines of a request; where it is in a published visit, the visit says when."""
    stretches = of_windows(request.week, request.windows)
    if visit is not None:
        stretches = ((visit.start, visit.end),)
    found = [
        CheckLine(
            department=request.department.id,
            enterprise=request.enterprise.id,
            item=line.item,
            stretches=stretches,
            request=request.id,
            visit=visit.uid if visit else "",
            caused=bool(request.origin),
            approved=line.is_approved,
        )
        for line in request.lines
    ]
    return tuple(_with_exemption(one, exemptions) for one in found)


def lines_in(
    week: Week, places: Mapping[str, Placed], exemptions: Exemptions, *departments: str
) -> Iterator[CheckLine]:
    """
    The lines of a week's requests as `lines_of` tells them, in the order in which they came.

    Read as they stand, since of a thousand requests no records are made to be looked at once.
    With departments: what belongs to each of them.
    """
    stretches: dict[str, Stretches] = {}
    for request, office, firm, windows, origin, item, approver, approved in _asked(
        week, departments
    ):
        visit = places.get(request)
        if request not in stretches:
            known = ((visit.start, visit.end),) if visit else of_windows(week, windows)
            stretches[request] = known
        line = CheckLine(
            department=office,
            enterprise=firm,
            item=item,
            stretches=stretches[request],
            request=request,
            visit=visit.uid if visit else "",
            caused=bool(origin),
            approved=bool(approver) and approved is not None,
        )
        yield _with_exemption(line, exemptions)


def _asked(week: Week, departments: Collection[str]) -> Any:
    rows: Any = (
        LineRow.select(
            RequestRow.code,
            DepartmentRow.code,
            EnterpriseRow.code,
            RequestRow.windows,
            RequestRow.origin,
            LineRow.item,
            LineRow.approver,
            LineRow.approved_on,
        )
        .join_from(LineRow, RequestRow)
        .join_from(RequestRow, WeekRow)
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, EnterpriseRow)
        .where(WeekRow.name == str(week), ~RequestRow.withdrawn)
        .order_by(RequestRow.id, LineRow.position)
    )
    for one in departments:
        rows = rows.where(DepartmentRow.code == one)
    return rows.tuples()


def _with_exemption(line: CheckLine, exemptions: Exemptions) -> CheckLine:
    code = exemptions.code(line.department, line.enterprise, line.item, line.days)
    return replace(line, exempt=code) if code != line.exempt else line


def of_windows(week: Week, windows: tuple[Window, ...]) -> Stretches:
    """Windows of a week as moments."""
    return tuple((week.moment(start), week.moment(end)) for start, end in windows)


def _whole(day: dt.date) -> Stretches:
    start = dt.datetime.combine(day, dt.time(), tzinfo=ZONE)
    return ((start, start + dt.timedelta(days=1)),)
