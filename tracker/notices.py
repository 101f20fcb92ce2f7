"""
Notices, change notices and cancellation notices: numbered in the transaction that publishes.

What is not announced gets none, whatever becomes of it: a missing number would tell of it, and so
would a paper.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tracker import clock, numbers, permissions, visits
from tracker.database import reading
from tracker.errors import NotFound
from tracker.models import EnterpriseRow, NoticeRow, PlanVersionRow, VisitRow, WeekRow
from tracker.paging import among, narrowing
from tracker.permissions import Act
from tracker.records import Notice, NoticeKind, Person, Visit
from tracker.version_rows import records_of, visit_rows
from tracker.week import Week, local


def give(
    uids: Collection[str], version: PlanVersionRow, before: PlanVersionRow | None, why: str
) -> None:
    """
    Number the papers on visits that a publication changes, in order of time, for services.

    Parameters
    ----------
    uids
        The visits that are new, changed or cancelled in `version`.
    before
        The version that was published until now.
    why
        What the committee says of the changes.
    """
    old = {row.uid: row for row in _announced(before)} if before is not None else {}
    for row in _announced(version):
        if row.uid in uids:
            _number(row, old.get(row.uid), why.strip())


def _announced(version: PlanVersionRow) -> Any:
    """The visits of a version of which the enterprise is told, in order of time."""
    rows = VisitRow.select().where(VisitRow.version == version, VisitRow.announced)
    return rows.order_by(VisitRow.start, VisitRow.id)


def _number(row: VisitRow, before: VisitRow | None, why: str) -> None:
    if before is None and row.cancelled:
        # It was not announced before: there is no paper to take back.
        return
    kind, year = _kind(row, before), local(clock.now()).year
    NoticeRow.create(
        kind=kind.value,
        year=year,
        number=numbers.following(
            NoticeRow.number, NoticeRow.kind == kind.value, NoticeRow.year == year
        ),
        uid=row.uid,
        visit=row,
        before=before,
        why=why if before is not None else "",
        given=clock.now(),
    )


def _kind(row: VisitRow, before: VisitRow | None) -> NoticeKind:
    if before is None:
        return NoticeKind.NOTICE
    return NoticeKind.CANCELLATION if row.cancelled else NoticeKind.CHANGE


def of_visit(uid: str, *, by: Person) -> tuple[Notice, ...]:
    """The papers on a visit that a person may see, the first one first."""
    permissions.require(by, Act.READ_VISITS)
    with reading():
        return _seen(NoticeRow.select().where(NoticeRow.uid == uid), by)


def of_week(week: Week, *, by: Person, enterprise: str | None = None) -> tuple[Notice, ...]:
    """
    The papers on a week's visits that a person may see, in the order of their giving.

    Parameters
    ----------
    enterprise
        Only those on visits there.
    """
    permissions.require(by, Act.READ_VISITS)
    own = (
        VisitRow.select(VisitRow.id)
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .where(WeekRow.name == str(week), *narrowing({EnterpriseRow.code: enterprise}))
    )
    with reading():
        return _seen(NoticeRow.select().where(NoticeRow.visit.in_(own)), by)


def show(uid: str, revision: int, *, by: Person) -> Notice:
    """The paper on a visit in one revision; NotFound if there is none that the person may see."""
    for one in of_visit(uid, by=by):
        if one.visit.revision == revision:
            return one
    raise NotFound("notice", uid)


def _seen(rows: Any, by: Person) -> tuple[Notice, ...]:
    kept = list(rows.order_by(NoticeRow.id))
    named = {row.__data__[name] for row in kept for name in ("visit", "before")} - {None}
    told = _visits(sorted(named))
    return tuple(one for one in _records(kept, told) if _concerns(one, by))


def _visits(ids: list[int]) -> Mapping[int, Visit]:
    """Visits as they stood in their versions, by the ids of their rows."""
    found = records_of(visit_rows().where(among(VisitRow.id, ids)).order_by(VisitRow.id))
    return dict(zip(ids, found, strict=True))


def _records(rows: Iterable[NoticeRow], told: Mapping[int, Visit]) -> Iterable[Notice]:
    for row in rows:
        before = row.__data__["before"]
        yield Notice(
            kind=NoticeKind(row.kind),
            year=row.year,
            number=row.number,
            visit=told[row.__data__["visit"]],
            before=told[before] if before is not None else None,
            why=row.why,
            given=local(row.given),
        )


def _concerns(notice: Notice, by: Person) -> bool:
    """Whether a person sees the visit as it is now told, or as it was before."""
    return visits.sees(by, notice.visit) or (
        notice.before is not None and visits.sees(by, notice.before)
    )
