"""
The annual joint inspection plan (clause 3.3.2): taken from a sheet, put in force by the committee,
superseded by the next version, and held against what was done.

It says what departments mean to do together; how much of it was done is told line by line and never
summed up by department.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from tracker import (
    annual_coverage,
    clock,
    enterprises,
    history,
    outbox,
    permissions,
    registers,
    states,
)
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.intake import terms
from tracker.models import AnnualLineRow, AnnualPlanRow, DepartmentRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import (
    AnnualLine,
    AnnualPlan,
    AnnualState,
    Coverage,
    Person,
    Source,
)
from tracker.week import Week, local

PLAIN = tuple(
    one.name for one in fields(AnnualLine) if one.name not in ("initiator", "cooperating")
)
"""What a line and its row have in common, by the same name."""


def take(lines: Sequence[AnnualLine], *, year: int, source: Source, by: Person) -> AnnualPlan:
    """
    Keep the lines of a year's plan as its draft, in place of an earlier draft.

    Again with the lines of the draft, or where there is none of the plan in force, changes nothing.

    Raises
    ------
    Rejected
        With every fault of every line.
    """
    permissions.require(by, Act.KEEP_ANNUAL)
    with transaction():
        problems = [*_faults(lines, year)]
        if problems:
            raise Rejected(problems)
        draft = _row_in(year, AnnualState.DRAFT)
        standing = draft or _row_in(year, AnnualState.IN_FORCE)
        if standing is not None and _lines(standing) == tuple(lines):
            return _record_of(standing)
        if draft is not None:
            _supersede(draft, by)
        row = AnnualPlanRow.create(
            year=year,
            version=AnnualPlanRow.select().where(AnnualPlanRow.year == year).count() + 1,
            state=AnnualState.DRAFT.value,
            file=source.name,
            sha256=source.sha256,
            made=clock.now(),
        )
        for one in lines:
            _store(row, one)
        facts = {"version": row.version, "lines": len(lines), "sha256": source.sha256}
        history.record(_case(row), "take", by, facts)
        return _record_of(row)


def _faults(lines: Sequence[AnnualLine], year: int) -> Iterator[Fault]:
    known = {row.code for row in DepartmentRow.select(DepartmentRow.code)}
    if not lines:
        yield Fault("lines", FaultCode.MISSING)
    numbers = [one.number for one in lines]
    for one in lines:
        for fault in _faults_of_line(one, year, known):
            yield replace(fault, at=str(one.number))
    for number in sorted({one for one in numbers if numbers.count(one) > 1}):
        yield Fault("number", FaultCode.TWICE, str(number))


def _faults_of_line(one: AnnualLine, year: int, known: Collection[str]) -> Iterator[Fault]:
    yield from missing(title=one.title, item=one.item, objects=one.objects, rate=one.rate)
    if one.since > one.until or {one.since.year, one.until.year} != {year}:
        told = f"{one.since} – {one.until}"
        yield Fault("until", FaultCode.OUT_OF_RANGE, told, f"{year}-01-01 – {year}-12-31")
    for office in one.departments:
        if office not in known:
            yield Fault("department", FaultCode.UNKNOWN, office)
    together = ", ".join(one.departments)
    if not one.cooperating:
        yield Fault("cooperating", FaultCode.MISSING)
    if len(set(one.departments)) < len(one.departments):
        yield Fault("cooperating", FaultCode.TWICE, together)
    if one.lead and one.lead not in one.departments:
        yield Fault("lead", FaultCode.UNKNOWN, one.lead, together)


def _store(row: AnnualPlanRow, one: AnnualLine) -> None:
    AnnualLineRow.create(
        plan=row,
        initiator=registers.row_of(DepartmentRow, one.initiator),
        cooperating=list(one.cooperating),
        **{name: getattr(one, name) for name in PLAIN},
    )


def put_in_force(year: int, version: int, *, by: Person) -> AnnualPlan:
    """
    Let a draft hold from now on; the version that held before is superseded, departments are told.

    Raises
    ------
    NotFound
        If there is no such version.
    WrongState
        If it is no draft.
    """
    permissions.require(by, Act.KEEP_ANNUAL)
    with transaction():
        row = _row(year, version)
        target = states.ANNUAL.after(_name(row), AnnualState(row.state), "put in force")
        before = _row_in(year, AnnualState.IN_FORCE)
        if before is not None:
            _supersede(before, by)
        row.state, row.decided = target.value, clock.now()
        row.save()
        facts = {"version": version, "lines": len(_lines(row))}
        history.record(_case(row), "put in force", by, facts)
        for office in sorted({each for one in _lines(row) for each in one.departments}):
            to = f"department:{office}"
            key = f"{_case(row)}:{version}:in-force:{to}"
            outbox.write(key, "annual-plan-in-force", to, {"year": year, **facts})
        return _record_of(row)


def _supersede(row: AnnualPlanRow, by: Person) -> None:
    state = states.ANNUAL.after(_name(row), AnnualState(row.state), "supersede")
    row.state = state.value
    row.save()
    history.record(_case(row), "supersede", by, {"version": row.version})


def show(year: int, version: int | None = None, *, by: Person) -> AnnualPlan:
    """
    A version of a year's plan; NotFound if there is none, or none that the person may read.

    Without a version the one in force, and for the committee the draft where none is. Drafts are
    the committee's.
    """
    permissions.require(by, Act.READ_ANNUAL)
    with reading():
        row = _row(year, version) if version is not None else _standing(year)
        if row is None or not _sees(by, row):
            raise NotFound("annual plan", year if version is None else f"{year}-{version}")
        return _record_of(row)


def list_plans(*, by: Person) -> tuple[AnnualPlan, ...]:
    """Versions that a person may read, the latest year and version first."""
    permissions.require(by, Act.READ_ANNUAL)
    with reading():
        rows = AnnualPlanRow.select().order_by(
            AnnualPlanRow.year.desc(), AnnualPlanRow.version.desc()
        )
        seen = [row for row in rows if _sees(by, row)]
        lines = _lines_of(seen)
        return tuple(_record_of(row, lines[row.id]) for row in seen)


def _sees(by: Person, row: AnnualPlanRow) -> bool:
    was_in_force = row.decided is not None
    return was_in_force or permissions.may(by, Act.KEEP_ANNUAL)


def coverage(year: int, *, by: Person) -> tuple[Coverage, ...]:
    """
    What each line of the plan in force has come to, in the order of the plan.

    A visit counts for a line if it lies in the period, one of its departments sees the line's item
    there, and who initiates the line takes part. NotFound if no plan is in force.
    """
    permissions.require(by, Act.READ_ANNUAL)
    with reading():
        row = _row_in(year, AnnualState.IN_FORCE)
        if row is None:
            raise NotFound("annual plan", year)
        lines = _lines(row)
        return annual_coverage.of_lines(lines, year)


def leads(together: Mapping[str, Collection[str]], week: Week) -> dict[str, str]:
    """
    The departments that the plan in force names as leads, by the enterprises that it names one for.

    For services that check rights themselves. A line applies if its period touches the week, two
    or more of the departments are among its own, the lead one of them, and its range of objects
    names the enterprise, its trade or one of its hazards, or is for everybody. The first such line
    decides.

    Parameters
    ----------
    together
        Enterprises with the departments that wish to come.
    """
    joint = {firm: set(those) for firm, those in together.items() if len(set(those)) > 1}
    with reading():
        lines = list(_led(week))
        firms = enterprises.registered(joint) if lines else {}
    found: dict[str, str] = {}
    for firm, one in firms.items():
        words = (one.name, one.uscc, one.trade, *one.hazards)
        own = (line for line in lines if _leads(line, joint[firm]) and _is_for(line, words))
        for line in own:
            found.setdefault(firm, line.lead)
    return found


def _leads(line: AnnualLine, departments: set[str]) -> bool:
    shared = set(line.departments) & departments
    return line.lead in shared and len(shared) > 1


def _led(week: Week) -> Iterator[AnnualLine]:
    first, last = week.date(0), week.date(6)
    for year in sorted({first.year, last.year}):
        row = _row_in(year, AnnualState.IN_FORCE)
        for line in _lines(row) if row else ():
            if line.lead and line.since <= last and line.until >= first:
                yield line


def _is_for(line: AnnualLine, words: Collection[str]) -> bool:
    if not words:
        return False
    named = any(word and word in line.objects for word in words)
    return named or terms.is_for_everybody(line.objects)


def _standing(year: int) -> AnnualPlanRow | None:
    return _row_in(year, AnnualState.IN_FORCE) or _row_in(year, AnnualState.DRAFT)


def _row_in(year: int, state: AnnualState) -> AnnualPlanRow | None:
    found: AnnualPlanRow | None = AnnualPlanRow.get_or_none(
        AnnualPlanRow.year == year, AnnualPlanRow.state == state.value
    )
    return found


def _row(year: int, version: int) -> AnnualPlanRow:
    row: AnnualPlanRow | None = AnnualPlanRow.get_or_none(
        AnnualPlanRow.year == year, AnnualPlanRow.version == version
    )
    if row is None:
        raise NotFound("annual plan", f"{year}-{version}")
    return row


def _lines(row: AnnualPlanRow) -> tuple[AnnualLine, ...]:
    return _lines_of([row])[row.id]


def _lines_of(plans: Sequence[AnnualPlanRow]) -> dict[int, tuple[AnnualLine, ...]]:
    """The lines of versions by their rows, in one question."""
    found: dict[int, list[AnnualLine]] = {row.id: [] for row in plans}
    rows = AnnualLineRow.select(AnnualLineRow, DepartmentRow).join(DepartmentRow)
    rows = rows.where(among(AnnualLineRow.plan, list(found))).order_by(AnnualLineRow.id)
    for one in rows:
        found[one.__data__["plan"]].append(
            AnnualLine(
                initiator=one.initiator.code,
                cooperating=tuple(one.cooperating),
                **{name: getattr(one, name) for name in PLAIN},
            )
        )
    return {row: tuple(lines) for row, lines in found.items()}


def _case(row: AnnualPlanRow) -> str:
    return f"annual:{row.year}"


def _name(row: AnnualPlanRow) -> str:
    return f"{row.year}-{row.version}"


def _record_of(row: AnnualPlanRow, lines: tuple[AnnualLine, ...] | None = None) -> AnnualPlan:
    return AnnualPlan(
        year=row.year,
        version=row.version,
        state=AnnualState(row.state),
        lines=_lines(row) if lines is None else lines,
        file=row.file,
        sha256=row.sha256,
        made=local(row.made),
        decided=local(row.decided) if row.decided else None,
    )
