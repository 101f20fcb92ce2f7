"""Requests as they lie in the tables, and the records that leave."""

from collections.abc import Iterable

from tracker import departments, enterprises
from tracker.database import batched
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    LineRow,
    ParkRow,
    RequestRow,
    WeekRow,
)
from tracker.records import PlanLine, Request
from tracker.week import Week
from tracker.wishes import Wish

WISH_FACTS = ("minutes", "inspectors", "teams", "may_lead", "priority")
"""What a request's row and a wish have in common, by the same name."""

LINE_FACTS = (
    *WISH_FACTS,
    *("item", "basis", "approver", "approved_on", "note", "file", "sheet", "row"),
)
"""What a line's row and a plan line have in common, by the same name."""


def store(row: RequestRow, wish: Wish) -> None:
    """Bring a row, and the rows of its lines, to a wish."""
    row.enterprise = EnterpriseRow.get(EnterpriseRow.uscc == wish.enterprise)
    row.windows, row.withdrawn = sorted(wish.windows), False
    row.announced, row.joint_key = wish.lines[0].announced, wish.lines[0].joint_key
    for name in WISH_FACTS:
        setattr(row, name, getattr(wish, name))
    row.save()
    LineRow.delete().where(LineRow.request == row).execute()
    for position, line in enumerate(wish.lines):
        facts = {name: getattr(line, name) for name in LINE_FACTS}
        LineRow.create(request=row, position=position, **facts)


def rows(week: Week, department: str | None = None) -> list[RequestRow]:
    """Requests of a week, in the order in which they came."""
    found = (
        RequestRow.select(RequestRow, WeekRow, DepartmentRow, EnterpriseRow, ParkRow)
        .join_from(RequestRow, WeekRow)
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, EnterpriseRow)
        .left_outer_join(ParkRow)
        .where(WeekRow.name == str(week))
        .order_by(RequestRow.id)
    )
    if department is not None:
        found = found.where(DepartmentRow.code == department)
    return list(found)


def records_of(rows: Iterable[RequestRow]) -> list[Request]:
    """The records of many rows, in their order, read in few steps."""
    wanted = list(rows)
    lines: dict[int, list[LineRow]] = {row.id: [] for row in wanted}
    for some in batched(sorted(lines)):
        found = LineRow.select().where(LineRow.request.in_(some))
        for line in found.order_by(LineRow.request, LineRow.position):
            lines[line.__data__["request"]].append(line)
    return [_record_of(row, lines[row.id]) for row in wanted]


def record_of(row: RequestRow) -> Request:
    """The record of a row."""
    (found,) = records_of([row])
    return found


def _record_of(row: RequestRow, own: Iterable[LineRow]) -> Request:
    windows = tuple((start, end) for start, end in row.windows)
    lines = tuple(
        PlanLine(
            department=row.department.code,
            enterprise=row.enterprise.uscc,
            windows=windows,
            announced=row.announced,
            joint_key=row.joint_key,
            **{name: getattr(line, name) for name in LINE_FACTS},
        )
        for line in own
    )
    return Request(
        id=row.code,
        week=Week.parse(row.week.name),
        department=departments.record_of(row.department),
        enterprise=enterprises.record_of(row.enterprise),
        lines=lines,
        windows=windows,
        announced=row.announced,
        joint_key=row.joint_key,
        revision=row.revision,
        withdrawn=row.withdrawn,
        late=row.late,
        origin=row.origin,
        former_lead=row.former_lead,
        **{name: getattr(row, name) for name in WISH_FACTS},
    )
