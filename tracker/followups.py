"""
The two reports within three working days, each with its addressee, its clause and its stamp.

Report A goes to the lead of the visit, from the day on which the procedure closed (clause 3.3.3);
where the lead itself reports, it stays with the visit and the committee gets a copy. Report B
goes to the committee, from the last day on site, for every direct inspection (clause 3.3.4).
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from peewee import SQL, Case, NodeList, fn

from tracker import clock, deadlines, departments, history, outbox, permissions, registers, states
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, need
from tracker.models import DeadlineRow, DepartmentRow, DirectRow, ReportRow
from tracker.paging import ALWAYS, among, any_of, latest, narrowing
from tracker.permissions import Act
from tracker.records import (
    DirectReason,
    DirectState,
    Person,
    Punctuality,
    Report,
    ReportEvent,
    ReportKind,
    ReportState,
)
from tracker.visits import published

LIMIT = "report"
COMMITTEE = "committee"
CLOSINGS = (ReportEvent.REINSPECTION_PASSED, ReportEvent.PENALTY_CASE_CLOSED)


def owe_to_lead(
    visit: str, department: str, event: ReportEvent, subject: str, day: dt.date, *, by: Person
) -> Report:
    """
    Let report A begin, inside the transaction that closes the procedure.

    Parameters
    ----------
    subject
        The case that was closed, such as ``"finding:7"``: one report each.
    day
        On which it was closed, today or earlier.

    Raises
    ------
    NotFound
        If no such visit was ever published.
    Rejected
        If the day has not come yet.
    """
    lead = published(visit).lead.id
    addressee = f"department:{lead}"
    facts = {"kind": ReportKind.A, "addressee": addressee, "visit": visit, "clause": ""}
    report = _owe(department, event, subject, day, facts, by)
    if department == lead:
        _tell(report, "report-copied", COMMITTEE)
    return report


def owe_to_committee(direct: int, *, by: Person) -> Report:
    """Let report B begin, inside the transaction that completes a direct inspection."""
    row = DirectRow.get_by_id(direct)
    facts = {
        "kind": ReportKind.B,
        "addressee": COMMITTEE,
        "visit": "",
        "clause": DirectReason(row.reason).clause,
    }
    last = max(dt.date.fromisoformat(day) for day in row.days)
    subject = f"direct:{direct}"
    return _owe(row.department.code, ReportEvent.DIRECT_COMPLETED, subject, last, facts, by)


def _owe(
    department: str,
    event: ReportEvent,
    subject: str,
    day: dt.date,
    facts: dict[str, Any],
    by: Person,
) -> Report:
    if day > clock.today():
        raise Rejected([Fault("day", FaultCode.FUTURE, str(day))])
    with transaction():
        row = ReportRow.create(
            department=registers.row_of(DepartmentRow, department),
            event=event.value,
            subject=subject,
            trigger=day,
            state=ReportState.DUE.value,
            text="",
            waived="",
            **{**facts, "kind": facts["kind"].value},
        )
        told = {"department": department, "event": event.value, "subject": subject, **facts}
        history.record(_case(row), "owe", by, told)
        deadlines.begin(
            _case(row),
            LIMIT,
            start=day,
            owner=f"department:{department}",
            limit="report.working_days",
            by=by,
        )
        return _record_of(row)


def submit(report: int, text: str, *, by: Person) -> Report:
    """
    Hand a report in; the stamp says for good whether it was in time.

    Raises
    ------
    NotFound
        If there is none, or none that the person may know of.
    Rejected
        If it says nothing.
    WrongState
        If it is in already, or waived.
    """
    with transaction():
        row = _visible(report, by)
        permissions.require(by, Act.REPORT, department=row.department.code)
        need(text=text)
        _move(row, "submit")
        row.text = text.strip()
        row.save()
        deadlines.meet(_case(row), LIMIT, by=by)
        history.record(_case(row), "submit", by, {"digest": history.digest(row.text)})
        _close_direct(row, by)
        found = _record_of(row)
        _tell(found, "report-in", found.addressee)
        return found


def supplement(report: int, text: str, *, by: Person) -> Report:
    """Add to a report that is in; its stamp stays as it is."""
    with transaction():
        row = _visible(report, by)
        permissions.require(by, Act.REPORT, department=row.department.code)
        need(text=text)
        _move(row, "supplement")
        row.text = f"{row.text}\n\n{text.strip()}"
        row.save()
        history.record(_case(row), "supplement", by, {"digest": history.digest(row.text)})
        return _record_of(row)


def waive(report: int, why: str, *, by: Person) -> Report:
    """The committee does not need a report; it stays in the lists, with the reason."""
    with transaction():
        row = _visible(report, by)
        permissions.require(by, Act.WAIVE_REPORT)
        _move(row, "waive")
        deadlines.drop(_case(row), LIMIT, why, by=by)
        row.waived = why.strip()
        row.save()
        history.record(_case(row), "waive", by, {"why": why})
        _close_direct(row, by)
        return _record_of(row)


def _move(row: ReportRow, act: str) -> None:
    row.state = states.REPORT.after(row.id, ReportState(row.state), act).value


def _close_direct(row: ReportRow, by: Person) -> None:
    """Report B ends the direct inspection that it is about."""
    if row.kind != ReportKind.B.value:
        return
    direct = DirectRow.get_by_id(int(row.subject.removeprefix("direct:")))
    direct.state = states.DIRECT.after(direct.id, DirectState(direct.state), "close").value
    direct.save()
    history.record(row.subject, "close", by, {"report": row.id})


def _tell(report: Report, kind: str, to: str) -> None:
    facts = {"report": report.id, "subject": report.subject, "department": report.department.id}
    outbox.write(f"report:{report.id}:{kind}:{to}", kind, to, facts)


def show(report: int, *, by: Person) -> Report:
    """A report; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_visible(report, by))


def list_reports(
    *,
    by: Person,
    department: str | None = None,
    visit: str | None = None,
    state: ReportState | None = None,
    late: bool | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Report, ...]:
    """
    Reports in the order in which they are due; a page of them has the latest first.

    A department sees those that it owes and those that it gets as lead; the committee and the
    supervision see all.

    Parameters
    ----------
    department
        Only those that it owes.
    late
        Only those that were not in by the end of their due day, or only the others.
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    wanted = {DepartmentRow.code: department, ReportRow.visit: visit, ReportRow.state: state}
    with reading():
        rows = _rows().where(_seen(by), *narrowing(wanted))
        if late is not None:
            rows = rows.where(DeadlineRow.overdue.is_null(not late))
        if before is None and most is None:
            rows = rows.order_by(DeadlineRow.due, ReportRow.id)
        else:
            rows = latest(rows, ReportRow.id, before, most)
        return tuple(_told(row) for row in rows)


def _rows() -> Any:
    """Rows with their departments and limits."""
    return (
        ReportRow.select(ReportRow, DepartmentRow, DeadlineRow)
        .join_from(ReportRow, DepartmentRow)
        .join_from(
            ReportRow,
            DeadlineRow,
            on=(DeadlineRow.case == CASE) & (DeadlineRow.kind == LIMIT),
            attr="limit",
        )
    )


CASE: Any = NodeList((SQL("'report:' ||"), ReportRow.id))
"""What `_case` says, for the database."""


def _seen(by: Person) -> Any:
    """What `_sees` says, as a condition."""
    if permissions.may(by, Act.READ_REPORTS):
        return ALWAYS
    mine, found = by.department, []
    if mine is not None and permissions.may(by, Act.READ_REPORTS, department=mine):
        found.append(DepartmentRow.code == mine)
    if mine is not None and permissions.may(by, Act.READ_REPORTS, lead=mine):
        found.append(ReportRow.addressee == f"department:{mine}")
    return any_of(found)


def of_visit(uid: str) -> tuple[Report, ...]:
    """The reports of a visit, for services that check rights themselves."""
    rows = _rows().where(ReportRow.visit == uid)
    return tuple(_told(row) for row in rows.order_by(ReportRow.id))


@dataclass(frozen=True, slots=True)
class Owed:
    """As much of a report as reviews count."""

    department: str
    state: ReportState
    is_late: bool


def owed(visits: Collection[str], subjects: Collection[str], *, by: Person) -> tuple[Owed, ...]:
    """The reports about visits or cases that a person may see, in one question."""
    about = among(ReportRow.visit, visits) | among(ReportRow.subject, subjects)
    own = (DeadlineRow.case == CASE) & (DeadlineRow.kind == LIMIT)
    late = DeadlineRow.overdue.is_null(False)
    with reading():
        rows: Any = (
            ReportRow.select(DepartmentRow.code, ReportRow.state, late)
            .join_from(ReportRow, DepartmentRow)
            .join_from(ReportRow, DeadlineRow, on=own)
            .where(_seen(by), about)
        )
        return tuple(
            Owed(office, ReportState(state), bool(is_late))
            for office, state, is_late in rows.tuples()
        )


def punctuality(*, by: Person, department: str | None = None) -> tuple[Punctuality, ...]:
    """How the reports of each department stand, in the register's order and no other."""
    late, past = DeadlineRow.overdue.is_null(False), DeadlineRow.due < clock.today()
    done = ReportRow.state == ReportState.SUBMITTED.value
    due = ReportRow.state == ReportState.DUE.value
    kinds = (done & ~late, done & late, due & ~past, due & past)
    own = (DeadlineRow.case == CASE) & (DeadlineRow.kind == LIMIT)
    with reading():
        rows: Any = (
            ReportRow.select(DepartmentRow.code, *map(_count, kinds))
            .join_from(ReportRow, DepartmentRow)
            .join_from(ReportRow, DeadlineRow, on=own)
            .where(_seen(by), *narrowing({DepartmentRow.code: department}))
            .group_by(DepartmentRow.id, DepartmentRow.code)
            .order_by(DepartmentRow.id)
        )
        return tuple(Punctuality(*one) for one in rows.tuples())


def _count(condition: Any) -> Any:
    """How many rows of a group a condition holds for."""
    return fn.SUM(Case(None, ((condition, 1),), 0))


def _sees(by: Person, row: ReportRow) -> bool:
    lead = row.addressee.removeprefix("department:")
    return permissions.may(by, Act.READ_REPORTS, department=row.department.code, lead=lead)


def _visible(report: int, by: Person) -> ReportRow:
    row: ReportRow | None = ReportRow.get_or_none(ReportRow.id == report)
    if row is None or not _sees(by, row):
        raise NotFound("report", report)
    return row


def _case(row: ReportRow) -> str:
    return f"report:{row.id}"


def _record_of(row: ReportRow) -> Report:
    return _told(_rows().where(ReportRow.id == row.id).get())


def _told(row: Any) -> Report:
    """The record of a row that came with its limit."""
    return Report(
        id=row.id,
        kind=ReportKind(row.kind),
        department=departments.record_of(row.department),
        addressee=row.addressee,
        event=ReportEvent(row.event),
        subject=row.subject,
        visit=row.visit,
        clause=row.clause,
        trigger=row.trigger,
        state=ReportState(row.state),
        text=row.text,
        deadline=deadlines.record_of(row.limit),
        waived=row.waived,
    )
