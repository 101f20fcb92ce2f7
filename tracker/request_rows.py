"""Requests as they lie in the tables, and the records that leave."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tracker import departments, enterprises
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    LineRow,
    ParkRow,
    RequestRow,
    WeekRow,
)
from tracker.paging import among
from tracker.records import InspectionType, PlanLine, Request
from tracker.week import Week
from tracker.wishes import Wish

WISH_FACTS = ("minutes", "inspectors", "teams", "may_lead", "priority")
"""What a request's row and a wish have in common, by the same name."""

LINE_FACTS = (
    *WISH_FACTS,
    *("item", "basis", "approver", "approved_on", "note", "file", "sheet", "row"),
    *("inspection_type", "officers"),
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
    found = joined().where(WeekRow.name == str(week)).order_by(RequestRow.id)
    if department is not None:
        found = found.where(DepartmentRow.code == department)
    return list(found)


def joined() -> Any:
    """Rows with all that their records tell, but for their lines."""
    return (
        RequestRow.select(RequestRow, WeekRow, DepartmentRow, EnterpriseRow, ParkRow)
        .join_from(RequestRow, WeekRow)
        .join_from(RequestRow, DepartmentRow)
        .join_from(RequestRow, EnterpriseRow)
        .left_outer_join(ParkRow)
    )


def named(codes: Collection[str]) -> list[RequestRow]:
    """The rows of requests by their ids."""
    return list(joined().where(among(RequestRow.code, codes))) if codes else []


def revisions(codes: Collection[str]) -> dict[str, int]:
    """The revisions of requests by their ids, in the order of those."""
    rows: Any = RequestRow.select(RequestRow.code, RequestRow.revision)
    return dict(sorted(rows.where(among(RequestRow.code, codes)).tuples()))


def deferred(rows: Iterable[RequestRow]) -> dict[str, str]:
    """
    Of requests that were deferred, the other one: of what came in what it was, of what left what
    it is now, unless that was withdrawn.
    """
    known = list(rows)
    came = {row.code: row.deferred_from for row in known if row.deferred_from and not row.withdrawn}
    gone = [row.code for row in known if row.withdrawn]
    later: Any = RequestRow.select(RequestRow.deferred_from, RequestRow.code)
    left = later.where(among(RequestRow.deferred_from, gone), ~RequestRow.withdrawn)
    return {**came, **(dict(left.tuples()) if gone else {})}


def records_of(rows: Iterable[RequestRow]) -> list[Request]:
    """The records of many rows, in their order, in one question."""
    wanted = list(rows)
    if not wanted:
        return []
    found: dict[int, list[dict[str, Any]]] = {row.id: [] for row in wanted}
    facts = [getattr(LineRow, name) for name in LINE_FACTS]
    lines: Any = LineRow.select(LineRow.request, *facts).where(among(LineRow.request, list(found)))
    for request, *values in lines.order_by(LineRow.request, LineRow.position).tuples():
        found[request].append(dict(zip(LINE_FACTS, values, strict=True)))
    return [_record_of(row, found[row.id]) for row in wanted]


def record_of(row: RequestRow) -> Request:
    """The record of a row."""
    (found,) = records_of([row])
    return found


def _typed(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a table cannot tell from plain text."""
    kind, named = InspectionType(line["inspection_type"]), tuple(line["officers"])
    return {"inspection_type": kind, "officers": named}


def _record_of(row: RequestRow, own: Iterable[Mapping[str, Any]]) -> Request:
    windows = tuple((start, end) for start, end in row.windows)
    lines = tuple(
        PlanLine(
            department=row.department.code,
            enterprise=row.enterprise.uscc,
            windows=windows,
            announced=row.announced,
            joint_key=row.joint_key,
            **{**line, **_typed(line)},
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
        deferred_from=row.deferred_from,
        **{name: getattr(row, name) for name in WISH_FACTS},
    )
