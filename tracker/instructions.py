"""
What the committee wants of a week's plan, each with its reason: pins, windows that are forbidden,
requests that must or must not share a visit, who leads.

An instruction is part of the question from the next run on. It never breaks a rule of a visit by
itself: a pin that does is planned as a conflict that the plan names.
"""

from collections.abc import Iterable, Iterator, Sequence

from tracker import clock, history, permissions, registers, request_rows, weeks
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState, missing, need
from tracker.models import DepartmentRow, EnterpriseRow, InstructionRow, WeekRow
from tracker.permissions import Act
from tracker.records import Instruction, InstructionKind, Person, Request, WeekState, Window
from tracker.week import DAY, Week, local, tell_minute, write_window


def pin(
    week: Week, requests: Iterable[str], start: int, reason: str, *, lead: str = "", by: Person
) -> Instruction:
    """
    These requests of one enterprise make a visit at this minute of the week.

    Parameters
    ----------
    lead
        The department that leads it (empty: by the rule).

    Raises
    ------
    Rejected
        With every fault: unknown or withdrawn requests, several enterprises, a start outside of
        the windows or off the grid, a request that is pinned already.
    """
    leads = (lead,) if lead else ()
    wanted = _Wanted(InstructionKind.PIN, tuple(requests), start=start, leads=leads)
    return _instruct(week, wanted, reason, by)


def forbid(week: Week, request: str, window: Window, reason: str, *, by: Person) -> Instruction:
    """This request does not touch this window; Rejected if that leaves it no window at all."""
    wanted = _Wanted(InstructionKind.FORBID, (request,), start=window[0], end=window[1])
    return _instruct(week, wanted, reason, by)


def together(week: Week, requests: Iterable[str], reason: str, *, by: Person) -> Instruction:
    """These requests of one enterprise share a visit, or none of them is planned."""
    return _instruct(week, _Wanted(InstructionKind.TOGETHER, tuple(requests)), reason, by)


def apart(week: Week, requests: Iterable[str], reason: str, *, by: Person) -> Instruction:
    """These two requests of one enterprise share no visit."""
    return _instruct(week, _Wanted(InstructionKind.APART, tuple(requests)), reason, by)


def lead(
    week: Week, enterprise: str, departments: Iterable[str], reason: str, *, by: Person
) -> Instruction:
    """At this enterprise these departments lead this week, before any other rule (A14)."""
    wanted = _Wanted(InstructionKind.LEAD, (), enterprise=enterprise, leads=tuple(departments))
    return _instruct(week, wanted, reason, by)


def lift(instruction: int, reason: str, *, by: Person) -> Instruction:
    """
    End an instruction; again changes nothing.

    Raises
    ------
    Rejected
        If no reason is given.
    """
    permissions.require(by, Act.PLAN)
    with transaction():
        row = InstructionRow.get_or_none(InstructionRow.id == instruction)
        if row is None:
            raise NotFound("instruction", instruction)
        if row.lifted is None:
            need(reason=reason)
            _open(row.week)
            row.lifted = clock.now()
            row.save()
            facts = {"instruction": instruction, "kind": row.kind, "reason": reason}
            history.record(f"week:{row.week.name}", "lift instruction", by, facts)
        return _record_of(row)


def list_instructions(week: Week, *, by: Person, lifted: bool = False) -> tuple[Instruction, ...]:
    """What is wanted of a week, in the order in which it was said."""
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        row = weeks.row_of(week)
        return tuple(_record_of(one) for one in _rows(row) if lifted or one.lifted is None)


def show(instruction: int, *, by: Person) -> Instruction:
    """An instruction by its number; NotFound if there is none."""
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        row = InstructionRow.get_or_none(InstructionRow.id == instruction)
        if row is None:
            raise NotFound("instruction", instruction)
        return _record_of(row)


def standing(week: WeekRow) -> tuple[Instruction, ...]:
    """What holds for a week now, for the question to the optimizer."""
    return tuple(_record_of(one) for one in _rows(week) if one.lifted is None)


def _rows(week: WeekRow) -> list[InstructionRow]:
    mine = InstructionRow.week == week
    return list(InstructionRow.select().where(mine).order_by(InstructionRow.id))


class _Wanted:
    """An instruction that is not stored yet."""

    def __init__(
        self,
        kind: InstructionKind,
        requests: Sequence[str],
        *,
        enterprise: str = "",
        start: int | None = None,
        end: int | None = None,
        leads: Sequence[str] = (),
    ) -> None:
        self.kind, self.enterprise = kind, enterprise
        self.requests = tuple(dict.fromkeys(requests))
        self.start, self.end, self.leads = start, end, tuple(leads)

    def same(self, row: InstructionRow) -> bool:
        """Whether a stored one wants just this."""
        return (row.kind, set(row.requests), row.start, row.end, tuple(row.leads)) == (
            self.kind.value,
            set(self.requests),
            self.start,
            self.end,
            self.leads,
        ) and (not self.enterprise or row.enterprise.code == self.enterprise)


def _instruct(week: Week, wanted: _Wanted, reason: str, by: Person) -> Instruction:
    permissions.require(by, Act.PLAN)
    with transaction():
        row = weeks.row_of(week)
        _open(row)
        before = [one for one in _rows(row) if one.lifted is None]
        equal = next((one for one in before if wanted.same(one)), None)
        if equal is not None:
            return _record_of(equal)
        standing = [one for one in request_rows.rows(week) if not one.withdrawn]
        known = {one.id: one for one in request_rows.records_of(standing)}
        problems = [*_faults(wanted, known, before)]
        problems += missing(reason=reason)
        if problems:
            raise Rejected(problems)
        return _store(row, wanted, known, reason, by)


def _open(week: WeekRow) -> None:
    if week.state == WeekState.CLOSED.value:
        raise WrongState("week", week.name, state=week.state, act="instruct")


def _store(
    week: WeekRow, wanted: _Wanted, known: dict[str, Request], reason: str, by: Person
) -> Instruction:
    firm = wanted.enterprise or known[wanted.requests[0]].enterprise.id
    row = InstructionRow.create(
        week=week,
        enterprise=registers.row_of(EnterpriseRow, firm),
        kind=wanted.kind.value,
        requests=list(wanted.requests),
        start=wanted.start,
        end=wanted.end,
        leads=list(wanted.leads),
        reason=reason,
        actor=by.login,
        made=clock.now(),
    )
    facts = {
        "instruction": row.id,
        "kind": row.kind,
        "enterprise": firm,
        "requests": row.requests,
        "start": row.start,
        "end": row.end,
        "leads": row.leads,
        "reason": reason,
    }
    history.record(f"week:{week.name}", "instruct", by, facts)
    return _record_of(row)


def _faults(
    wanted: _Wanted, known: dict[str, Request], before: Sequence[InstructionRow]
) -> Iterator[Fault]:
    unknown = [one for one in wanted.requests if one not in known]
    yield from (Fault("requests", FaultCode.UNKNOWN, one) for one in unknown)
    yield from _unknown_offices(wanted)
    if wanted.enterprise and EnterpriseRow.get_or_none(code=wanted.enterprise) is None:
        yield Fault("enterprise", FaultCode.UNKNOWN, wanted.enterprise)
    if unknown:
        return
    own = [known[one] for one in wanted.requests]
    firms = sorted({one.enterprise.id for one in own})
    if len(firms) > 1:
        yield Fault("requests", FaultCode.CONTRADICTS, firms[0], ", ".join(firms[1:]))
    match wanted.kind:
        case InstructionKind.PIN:
            yield from _pin_faults(wanted, own, before)
        case InstructionKind.FORBID:
            yield from _forbid_faults(wanted, own[0])
        case InstructionKind.TOGETHER:
            yield from _share_faults(wanted, before, InstructionKind.APART, least=2, most=99)
        case InstructionKind.APART:
            yield from _share_faults(wanted, before, InstructionKind.TOGETHER, least=2, most=2)
        case InstructionKind.LEAD:
            if not wanted.leads:
                yield Fault("leads", FaultCode.MISSING)


def _unknown_offices(wanted: _Wanted) -> Iterator[Fault]:
    for one in wanted.leads:
        if DepartmentRow.get_or_none(DepartmentRow.code == one) is None:
            yield Fault("leads", FaultCode.UNKNOWN, one)


def _pin_faults(
    wanted: _Wanted, own: Sequence[Request], before: Sequence[InstructionRow]
) -> Iterator[Fault]:
    if not own:
        yield Fault("requests", FaultCode.MISSING)
    start = wanted.start or 0
    if not 0 <= start < 7 * DAY:
        yield Fault("start", FaultCode.OUT_OF_RANGE, str(start), f"0-{7 * DAY - 1}")
        return
    for one in own:
        if not any(low <= start and start + one.minutes <= high for low, high in one.windows):
            windows = ", ".join(write_window(window) for window in one.windows)
            told = write_window((start, start + one.minutes))
            yield Fault("start", FaultCode.OUT_OF_RANGE, told, windows, at=one.id)
    pinned = {
        key: row.id
        for row in before
        if row.kind == InstructionKind.PIN.value
        for key in row.requests
    }
    for one in own:
        if one.id in pinned:
            earlier = f"instruction:{pinned[one.id]}"
            yield Fault("requests", FaultCode.CONTRADICTS, one.id, earlier)
    offices = sorted({one.department.id for one in own})
    for office in wanted.leads:
        if office not in offices:
            yield Fault("leads", FaultCode.UNKNOWN, office, ", ".join(offices))


def _forbid_faults(wanted: _Wanted, request: Request) -> Iterator[Fault]:
    start, end = wanted.start or 0, wanted.end or 0
    if not 0 <= start < end <= 7 * DAY:
        told = f"{tell_minute(start)} – {tell_minute(end)}"
        yield Fault("window", FaultCode.OUT_OF_RANGE, told, f"0-{7 * DAY}")
    elif all(start <= low and high <= end for low, high in request.windows):
        told = write_window((start, end))
        yield Fault("window", FaultCode.LEAVES_NOTHING, told, at=request.id)


def _share_faults(
    wanted: _Wanted,
    before: Sequence[InstructionRow],
    other: InstructionKind,
    *,
    least: int,
    most: int,
) -> Iterator[Fault]:
    count = len(wanted.requests)
    if not least <= count <= most:
        expected = str(least) if least == most else f"{least}+"
        yield Fault("requests", FaultCode.OUT_OF_RANGE, str(count), expected)
    for row in before:
        smaller, larger = sorted((set(wanted.requests), set(row.requests)), key=len)
        if row.kind == other.value and smaller <= larger:
            told = ", ".join(wanted.requests)
            yield Fault("requests", FaultCode.CONTRADICTS, told, f"instruction:{row.id}")


def _record_of(row: InstructionRow) -> Instruction:
    kind = InstructionKind(row.kind)
    return Instruction(
        id=row.id,
        week=Week.parse(row.week.name),
        enterprise=row.enterprise.code,
        kind=kind,
        requests=tuple(row.requests),
        start=row.start if kind is InstructionKind.PIN else None,
        window=None if row.end is None else (row.start or 0, row.end),
        leads=tuple(row.leads),
        reason=row.reason,
        actor=row.actor,
        made=local(row.made),
        lifted=local(row.lifted) if row.lifted else None,
    )
