"""Lines as the checks read them: what plan lines and requests have in common with others."""

import datetime as dt

from tracker import approvals
from tracker.models import EnterpriseRow
from tracker.records import CheckLine, PlanLine, Request, Visit
from tracker.week import ZONE, Week


def line_of(line: PlanLine | CheckLine, on: Week | dt.date | None) -> CheckLine:
    """
    A line as the checks read it.

    Raises
    ------
    ValueError
        If it is a plan line and nobody says when it is.
    """
    if isinstance(line, CheckLine):
        return line
    if on is None:
        raise ValueError("a plan line is checked for a week or for a day")
    stretches = _whole(on) if isinstance(on, dt.date) else of_windows(on, line.windows)
    row = EnterpriseRow.get_or_none(EnterpriseRow.uscc == line.enterprise)
    enterprise = row.code if row else line.enterprise
    return CheckLine(
        department=line.department,
        enterprise=enterprise,
        item=line.item,
        stretches=stretches,
        exempt=exemption(line.department, enterprise, line.item, stretches),
    )


def lines_of(request: Request, visit: Visit | None) -> tuple[CheckLine, ...]:
    """The lines of a request; where it is in a published visit, the visit says when."""
    stretches = of_windows(request.week, request.windows)
    if visit is not None:
        stretches = ((visit.start, visit.end),)
    office, firm = request.department.id, request.enterprise.id
    return tuple(
        CheckLine(
            department=office,
            enterprise=firm,
            item=item,
            stretches=stretches,
            exempt=exemption(office, firm, item, stretches),
            request=request.id,
            visit=visit.uid if visit else "",
            caused=bool(request.origin),
        )
        for item in request.items
    )


def exemption(
    department: str,
    enterprise: str,
    item: str,
    stretches: tuple[tuple[dt.datetime, dt.datetime], ...],
) -> str:
    """The code of the exemption under which an approved entry allows every day of a line."""
    days = {start.date() for start, _ in stretches}
    found = [approvals.approved(department, enterprise, item, day) for day in sorted(days)]
    codes = [one.wish.exempt.value if one and one.wish.exempt else "" for one in found]
    return codes[0] if codes and all(codes) else ""


def of_windows(
    week: Week, windows: tuple[tuple[int, int], ...]
) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    """Windows of a week as moments."""
    return tuple((week.moment(start), week.moment(end)) for start, end in windows)


def _whole(day: dt.date) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    start = dt.datetime.combine(day, dt.time(), tzinfo=ZONE)
    return ((start, start + dt.timedelta(days=1)),)
