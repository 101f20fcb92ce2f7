"""What departments ask for: a plan comes in whole, is compared with what is known, and kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker import checks, clock, history, permissions, registers, request_rows, weeks
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, need
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    SubmissionRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.paging import ALWAYS, as_they_came, narrowing, unknown
from tracker.permissions import Act
from tracker.records import Person, PlanLine, Request, Source, Submission, VersionState
from tracker.week import DAY, Week
from tracker.wishes import (
    Counts,
    Key,
    Wish,
    at_of,
    counts,
    faults,
    key_of,
    matches,
    place_of,
    window_faults,
    wishes,
)


@dataclass(frozen=True)
class _Known:
    """A department's requests of a week: rows by id, the standing ones first."""

    rows: dict[str, RequestRow]
    wishes: dict[str, Wish]
    deferred: dict[Key, str]
    """Lines that were deferred into the week or out of it, and the other request of each."""

    @property
    def standing(self) -> dict[str, Wish]:
        """Wishes that were not withdrawn."""
        return {key: wish for key, wish in self.wishes.items() if not self.rows[key].withdrawn}

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """The plan as it stands."""
        return tuple(line for wish in self.standing.values() for line in wish.lines)


def preview(
    lines: Iterable[PlanLine], *, week: Week, department: str, partial: bool = False, by: Person
) -> Submission:
    """What `accept` would count; nothing is stored. Raises Rejected alike."""
    permissions.require(by, Act.SUBMIT, department=department)
    with reading():
        known = _known(weeks.row_of(week), registers.row_of(DepartmentRow, department))
        plan = _orderly(lines, known if partial else None)
        _refuse_faults(plan, department, known.deferred)
        found = _submission(week, department, counts(known.lines, plan))
        return replace(found, findings=checks.of_lines(plan, on=week))


def accept(
    lines: Iterable[PlanLine],
    *,
    week: Week,
    department: str,
    source: Source,
    late: str = "",
    partial: bool = False,
    by: Person,
) -> Submission:
    """
    Take a department's whole plan for a week; what is not in it any more is withdrawn.

    Again with an equal plan changes nothing. A request that goes on keeps its id.

    Parameters
    ----------
    late
        Why the plan comes after the cut-off or after the collection; needed then.
    partial
        Whether these are only those lines that were good: then nothing is withdrawn.

    Raises
    ------
    Rejected
        With every fault of the lines, or if a late plan gives no reason; nothing is stored.
    WrongState
        If the week is closed.
    """
    permissions.require(by, Act.SUBMIT, department=department)
    with transaction():
        week_row = weeks.row_of(week)
        known = _known(week_row, registers.row_of(DepartmentRow, department))
        plan = _orderly(lines, known if partial else None)
        _refuse_faults(plan, department, known.deferred)
        change = counts(known.lines, plan)
        reason = "" if change.is_nothing else _lateness(week_row, late, by)
        if sorted(known.lines, key=repr) != sorted(plan, key=repr):
            _Writer(week_row, department, known, reason, by).write(plan, source, change)
        found = _submission(week, department, change, reason)
        return replace(found, findings=checks.of_requests(found.requests))


def _orderly(lines: Iterable[PlanLine], goes_on: _Known | None) -> tuple[PlanLine, ...]:
    """Lines with their windows in order, and in front of them what goes on beside them."""
    found = tuple(replace(line, windows=tuple(sorted(line.windows))) for line in lines)
    said = {key_of(line) for line in found}
    kept = [line for line in (goes_on.lines if goes_on else ()) if key_of(line) not in said]
    return (*kept, *found)


def _submission(week: Week, department: str, change: Counts, late: str = "") -> Submission:
    return Submission(
        week=week,
        department=department,
        new=change.new,
        changed=change.changed,
        unchanged=change.unchanged,
        withdrawn=change.withdrawn,
        late=late,
        requests=tuple(
            request_rows.records_of(
                row
                for row in request_rows.rows(week, department)
                if not row.withdrawn and not row.origin and not row.deferred_from
            )
        ),
    )


def _lateness(week: WeekRow, late: str, by: Person) -> str:
    """The reason to keep with what is late, empty when it is in time."""
    if weeks.receive(week, by):
        return ""
    if not late:
        told = f"{weeks.cut_off(Week.parse(week.name)):%Y-%m-%d %H:%M}"
        raise Rejected([Fault("late", FaultCode.NEEDED_AFTER, expected=told)])
    return late


def _refuse_faults(plan: Sequence[PlanLine], department: str, deferred: Mapping[Key, str]) -> None:
    known = {row.uscc for row in EnterpriseRow.select(EnterpriseRow.uscc)}
    problems = [
        replace(fault, at=at_of(line))
        for line in plan
        for fault in _line_faults(line, department, known)
    ]
    problems += faults(plan)
    problems += [
        Fault("item", FaultCode.TAKEN, line.item, deferred[key_of(line)], at_of(line))
        for line in plan
        if key_of(line) in deferred
    ]
    if problems:
        raise Rejected(problems)


def _line_faults(line: PlanLine, department: str, known: set[str]) -> Iterable[Fault]:
    if line.department != department:
        yield Fault("department", FaultCode.DIFFERS, line.department, department)
    if line.enterprise not in known:
        yield Fault("enterprise", FaultCode.UNKNOWN, line.enterprise)
    if line.approver and line.approved_on is None:
        yield Fault("approved_on", FaultCode.MISSING)
    if line.approved_on is not None and not line.approver:
        yield Fault("approver", FaultCode.MISSING)
    if line.approved_on is not None and line.approved_on > clock.today():
        yield Fault("approved_on", FaultCode.FUTURE, str(line.approved_on))
    yield from window_faults(line.windows)
    for name, least, most in (("minutes", 1, DAY), ("inspectors", 2, 99), ("teams", 1, 99),
                              ("priority", 1, 9)):  # fmt: skip
        value = getattr(line, name)
        if not least <= value <= most:
            yield Fault(name, FaultCode.OUT_OF_RANGE, str(value), f"{least}-{most}")


@dataclass(frozen=True)
class _Writer:
    """Brings a department's requests of a week to a new plan, inside a transaction."""

    week: WeekRow
    department: str
    known: _Known
    late: str
    by: Person

    def write(self, plan: Sequence[PlanLine], source: Source, change: Counts) -> None:
        """Store the plan, the requests it makes, and what happened to each."""
        wanted = wishes(plan)
        goes_on = matches(self.known.wishes, wanted)
        for position, wish in enumerate(wanted):
            if position in goes_on:
                self._go_on(goes_on[position], wish)
            else:
                self._begin(wish)
        for request in self.known.standing.keys() - set(goes_on.values()):
            self._withdraw(request)
        self._submit(source, change)

    def _submit(self, source: Source, change: Counts) -> None:
        SubmissionRow.create(
            week=self.week,
            department=registers.row_of(DepartmentRow, self.department),
            file=source.name,
            sha256=source.sha256,
            actor=self.by.login,
            late=self.late,
            moment=clock.now(),
        )
        facts = {
            "department": self.department,
            "file": source.name,
            "sha256": source.sha256,
            "new": change.new,
            "changed": change.changed,
            "withdrawn": change.withdrawn,
            "late": self.late,
        }
        history.record(f"week:{self.week.name}", "submit", self.by, facts)

    def _begin(self, wish: Wish) -> None:
        owner = registers.row_of(DepartmentRow, self.department)
        number = RequestRow.select().where(RequestRow.department == owner).count() + 1
        row = RequestRow(
            code=f"{self.department}-{number}", week=self.week, department=owner, revision=1
        )
        row.late, row.origin, row.former_lead = self.late, "", ""
        request_rows.store(row, wish)
        self._log(row, "submit", wish)

    def _go_on(self, request: str, wish: Wish) -> None:
        row, before = self.known.rows[request], self.known.wishes[request]
        same = not row.withdrawn and wish.says_the_same(before)
        if not same:
            row.revision += 1
            row.late = row.late or self.late
        request_rows.store(row, wish)
        if not same:
            self._log(row, "change", wish)

    def _withdraw(self, request: str) -> None:
        row = self.known.rows[request]
        row.withdrawn, row.revision = True, row.revision + 1
        row.save()
        history.record(f"request:{row.code}", "withdraw", self.by, {"revision": row.revision})

    def _log(self, row: RequestRow, act: str, wish: Wish) -> None:
        facts = {
            "revision": row.revision,
            "enterprise": wish.enterprise,
            "items": [line.item for line in wish.lines],
            "minutes": wish.minutes,
            "windows": wish.windows,
            "rows": [place_of(line) for line in wish.lines],
        }
        history.record(f"request:{row.code}", act, self.by, facts)


def withdraw(request: str, why: str, *, by: Person) -> Request:
    """
    Take one request back; the published week stays until it is planned and published again.

    Again changes nothing.

    Raises
    ------
    NotFound
        If there is none, or it is another department's.
    Rejected
        If no reason is given.
    WrongState
        If the week is closed or its visit has begun.
    """
    with transaction():
        row = RequestRow.get_or_none(RequestRow.code == request)
        if row is None or by.department not in (None, row.department.code):
            raise NotFound("request", request)
        permissions.require(by, Act.SUBMIT, department=row.department.code)
        if row.withdrawn:
            return request_rows.record_of(row)
        need(why=why)
        if has_begun(request_rows.record_of(row)):
            raise WrongState("request", request, state="under way", act="withdraw")
        weeks.receive(row.week, by)
        row.withdrawn, row.revision = True, row.revision + 1
        row.save()
        facts = {"revision": row.revision, "why": why}
        history.record(f"request:{request}", "withdraw", by, facts)
        return request_rows.record_of(row)


def has_begun(request: Request) -> bool:
    """Whether the published visit of a request has started."""
    rows = (
        VisitRequestRow.select(VisitRequestRow, VisitRow)
        .join_from(VisitRequestRow, VisitRow)
        .join(PlanVersionRow)
        .join_from(VisitRequestRow, RequestRow)
        .where(
            RequestRow.code == request.id,
            PlanVersionRow.state == VersionState.PUBLISHED.value,
            ~VisitRow.cancelled,
        )
    )
    return any(request.week.moment(row.visit.start) <= clock.now() for row in rows)


def _known(week: WeekRow, department: DepartmentRow) -> _Known:
    rows = request_rows.rows(Week.parse(week.name), department.code)
    # What a finding or the committee asked for stands in no sheet, and none takes it back.
    own = [row for row in rows if not row.origin and not row.deferred_from]
    own.sort(key=lambda row: row.withdrawn)
    others = request_rows.deferred(rows)
    return _Known(
        rows={row.code: row for row in own},
        wishes={one.id: Wish(one.lines) for one in request_rows.records_of(own)},
        deferred={
            key_of(line): others[one.id]
            for one in request_rows.records_of(row for row in rows if row.code in others)
            for line in one.lines
        },
    )


def list_requests(
    week: Week | None,
    *,
    by: Person,
    department: str | None = None,
    enterprise: str | None = None,
    withdrawn: bool = False,
    before: str | None = None,
    most: int | None = None,
) -> tuple[Request, ...]:
    """
    Requests in the order in which they came; officers see their department's.

    Parameters
    ----------
    week
        Only of this one (None: of all).
    department, enterprise
        Only this one's.
    withdrawn
        Whether those that were withdrawn are listed too.
    before, most
        A page: at most so many, the latest first, of those before the id that ended the last one.

    Raises
    ------
    NotFound
        If the week was never opened.
    Rejected
        If the person sees no such request as `before` names.
    """
    permissions.require(by, Act.READ_REQUESTS)
    with reading():
        seen = request_rows.joined().where(ALWAYS, *narrowing({DepartmentRow.code: by.department}))
        wanted = {
            RequestRow.week: weeks.row_of(week) if week else None,
            DepartmentRow.code: department,
            EnterpriseRow.code: enterprise,
        }
        rows = seen.where(*narrowing(wanted))
        if not withdrawn:
            rows = rows.where(~RequestRow.withdrawn)
        last = None if before is None else _number(seen, before)
        return tuple(request_rows.records_of(as_they_came(rows, RequestRow.id, last, most)))


def _number(seen: Any, before: str) -> int:
    row = seen.where(RequestRow.code == before).get_or_none()
    if row is None:
        raise unknown(before)
    return int(row.id)


def show(request: str, *, by: Person) -> Request:
    """A request by its id; NotFound if there is none, or it is another department's."""
    permissions.require(by, Act.READ_REQUESTS)
    with reading():
        row = RequestRow.get_or_none(RequestRow.code == request)
        if row is None or by.department not in (None, row.department.code):
            raise NotFound("request", request)
        return request_rows.record_of(row)
