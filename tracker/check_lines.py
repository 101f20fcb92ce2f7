"""Lines as the checks read them: what plan lines and requests have in common with others."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracker.check_exemptions import Exemptions
from tracker.database import batched
from tracker.models import EnterpriseRow
from tracker.records import CheckLine, PlanLine, Request, Visit, Window
from tracker.week import ZONE, Week

Stretches = tuple[tuple[dt.datetime, dt.datetime], ...]


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
    request: Request, visit: Visit | None, exemptions: Exemptions
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


def _with_exemption(line: CheckLine, exemptions: Exemptions) -> CheckLine:
    code = exemptions.code(line.department, line.enterprise, line.item, line.days)
    return replace(line, exempt=code)


def of_windows(week: Week, windows: tuple[Window, ...]) -> Stretches:
    """Windows of a week as moments."""
    return tuple((week.moment(start), week.moment(end)) for start, end in windows)


def _whole(day: dt.date) -> Stretches:
    start = dt.datetime.combine(day, dt.time(), tzinfo=ZONE)
    return ((start, start + dt.timedelta(days=1)),)
