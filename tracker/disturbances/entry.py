"""
Reports of disturbances: by an enterprise, by the service centre on its behalf, by anybody.

The service centre receives, the supervision decides, the accused department only answers (A2).
"""

from typing import Any

from tracker import (
    clock,
    deadlines,
    history,
    outbox,
    permissions,
    registers,
    settings,
    throttle,
    tokens,
)
from tracker.database import reading, transaction
from tracker.disturbances import faults, rows, unplanned
from tracker.errors import NotAllowed, Rejected
from tracker.models import DepartmentRow, DisturbanceRow, EnterpriseRow
from tracker.paging import narrowing
from tracker.permissions import Act
from tracker.records import Person, Role
from tracker.records.disturbances import (
    Disturbance,
    DisturbanceChannel,
    DisturbanceEntry,
    DisturbanceKind,
    DisturbanceState,
)

CHANNELS = {
    Role.ENTERPRISE: DisturbanceChannel.ENTERPRISE,
    Role.SERVICE_CENTRE: DisturbanceChannel.SERVICE_CENTRE,
    Role.ANONYMOUS: DisturbanceChannel.ANONYMOUS,
}


def enter(entry: DisturbanceEntry, *, mark: str = "", address: str = "", by: Person) -> Disturbance:
    """
    Report a disturbance; again with equal words by the same person changes nothing.

    An inspection that was neither planned nor entered as direct is stamped as such at once.

    Parameters
    ----------
    mark
        What one showing of a form carries. Who has no account is known by it alone: equal words
        under one mark are one report, under two they are of two people.
    address
        Where a report without an account comes from; only so many are taken in a while.

    Raises
    ------
    NotSignedIn
        If too many came from the address; `until` says when more are taken.
    Rejected
        With every fault: nothing said, a day that has not come, an unknown department or
        enterprise, a link to what is of others.
    """
    permissions.require(by, Act.REPORT_DISTURBANCE, enterprise=entry.enterprise)
    with transaction():
        wrong = [*faults.of_entry(entry, by)]
        if wrong:
            raise Rejected(wrong)
        nameless = by.role is Role.ANONYMOUS
        who = [by.login, mark] if nameless and mark else [by.login]
        digest = history.digest([_facts(entry), *_words(entry).values(), *who])
        known = DisturbanceRow.digest == digest
        for row in rows.rows(known, DisturbanceRow.state != DisturbanceState.WITHDRAWN.value):
            return rows.record_of(row, by)
        if nameless and address:
            limit = settings.number("tracking.raises")
            throttle.count({tokens.digest(f"disturbance:{address}"): limit})
        return rows.record_of(_create(entry, digest, by), by)


def _create(entry: DisturbanceEntry, digest: str, by: Person) -> DisturbanceRow:
    row = DisturbanceRow.create(
        department=registers.row_of(DepartmentRow, entry.department),
        enterprise=registers.row_of(EnterpriseRow, entry.enterprise) if entry.enterprise else None,
        kind=entry.kind.value,
        day=entry.day,
        confidential=entry.confidential,
        visit=entry.visit,
        direct=entry.direct,
        demand=entry.demand,
        channel=CHANNELS[by.role].value,
        actor=by.login,
        entered=clock.now(),
        unplanned=_is_unplanned(entry),
        state=DisturbanceState.RECEIVED.value,
        notes=[],
        digest=digest,
        **dict.fromkeys(
            ("statement", "answer", "reasons", "consequence", "receiving", "reason"), ""
        ),
        **_words(entry),
    )
    case = rows.case_of(row)
    words = {name: history.digest(_words(entry)[name]) for name in ("text", "evidence")}
    history.record(case, "enter", by, {**_facts(entry), **words, "unplanned": row.unplanned})
    deadlines.begin(
        case,
        rows.REVIEW,
        start=clock.today(),
        owner="supervision",
        limit="disturbance.review_working_days",
        by=by,
    )
    told = {"disturbance": row.id}
    outbox.write(f"{case}:enter", "disturbance-entered", "supervision", told)
    return row


def _words(entry: DisturbanceEntry) -> dict[str, str]:
    return {name: getattr(entry, name).strip() for name in rows.PLAIN}


def _facts(entry: DisturbanceEntry) -> dict[str, object]:
    """What the log may keep for ever."""
    return {
        "kind": entry.kind.value,
        "department": entry.department,
        "enterprise": entry.enterprise or "",
        "day": str(entry.day),
        "confidential": entry.confidential,
        "visit": entry.visit,
        "direct": entry.direct,
        "demand": entry.demand,
    }


def _is_unplanned(entry: DisturbanceEntry) -> bool:
    if entry.kind is not DisturbanceKind.ARBITRARY_INSPECTION or entry.enterprise is None:
        return False
    return not unplanned.is_covered(entry.department, entry.enterprise, entry.day)


def withdraw(disturbance: int, why: str, *, by: Person) -> Disturbance:
    """
    Whoever reported it takes it back before it is decided; it stays in the lists.

    Raises
    ------
    NotAllowed
        If somebody else reported it.
    NotFound
        If there is none, or none that the person may know of.
    WrongState
        If it was decided, refused or withdrawn before.
    """
    with transaction():
        row = rows.visible(disturbance, by)
        entered = by.role is Role.SERVICE_CENTRE and row.channel == CHANNELS[by.role].value
        if not (rows.is_own(row, by) or entered):
            raise NotAllowed(by.role, Act.REPORT_DISTURBANCE)
        wrong = [*faults.of_words({"reason": why}, needed=("reason",))]
        if wrong:
            raise Rejected(wrong)
        rows.move(row, "withdraw")
        row.reason = why.strip()
        row.save()
        case = rows.case_of(row)
        history.record(case, "withdraw", by, {"reason": history.digest(row.reason)})
        drop_limits(row, "withdrawn", by)
        told = {"disturbance": row.id}
        outbox.write(f"{case}:withdraw", "disturbance-withdrawn", "supervision", told)
        return rows.record_of(row, by)


def drop_limits(row: DisturbanceRow, why: str, by: Person, *kinds: str) -> None:
    """Let the limits of these kinds, or all, that wait still go; inside a transaction."""
    for one in deadlines.of_case(rows.case_of(row)):
        if one.met is None and not one.dropped and (not kinds or one.kind in kinds):
            deadlines.drop(one.case, one.kind, why, by=by)


def show(disturbance: int, *, by: Person) -> Disturbance:
    """A disturbance; NotFound if there is none, or none that the person may know of."""
    with reading():
        return rows.record_of(rows.visible(disturbance, by), by)


def list_disturbances(
    *,
    by: Person,
    state: DisturbanceState | None = None,
    department: str | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Disturbance, ...]:
    """
    Disturbances that a person may know of as they were reported, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    wanted = {DisturbanceRow.state: state, DepartmentRow.code: department}
    return _listed(by, *narrowing(wanted), before=before, most=most)


def list_undecided(*, by: Person) -> tuple[Disturbance, ...]:
    """Those of them that nobody has decided or taken back, the latest first."""
    return _listed(by, rows.among(rows.UNDECIDED))


def _listed(
    by: Person, *wanted: Any, before: int | None = None, most: int | None = None
) -> tuple[Disturbance, ...]:
    with reading():
        found = rows.rows(rows.seen(by), *wanted, before=before, most=most)
        known = rows.limits(found)
        return tuple(rows.record_of(row, by, known) for row in found)
