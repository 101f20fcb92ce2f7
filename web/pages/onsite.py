"""
What the page of a visit tells, put together from what several services say.

Every fact is asked for once, whatever number of departments, findings and reports a visit has.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker import findings, followups, progress, site_records, visit_cases
from tracker.errors import NotFound
from tracker.records import (
    Attendance,
    Finding,
    Outcome,
    Part,
    Person,
    Progress,
    Report,
    ReportState,
    Response,
    SiteRecord,
    SiteRecordKind,
    SiteRecordState,
    Visit,
    VisitCase,
    VisitState,
)

STAGES = (VisitState.PLANNED, VisitState.UNDER_WAY, VisitState.HELD, VisitState.CLOSED)
"""How a visit goes on where all goes well."""


@dataclass(frozen=True, slots=True)
class Open:
    """
    Something that is still to be done.

    Parameters
    ----------
    department
        Id of whose it is.
    code
        Names the sentence, ``todo.CODE``.
    page, number
        Where it is done: the name of a noun and the key of a thing; empty and 0: at the visit.
    """

    department: str
    code: str
    page: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """One department of a visit: what it answered, how it came, how far it is."""

    id: str
    name: str
    leads: bool
    response: Response | None
    attendance: Attendance | None
    part: Part | None
    planned: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What takes place at a visit, for whoever may know it."""

    case: VisitCase
    progress: Progress
    reports: tuple[Report, ...]
    papers: tuple[SiteRecord, ...]
    offices: tuple[Office, ...]
    todo: tuple[Open, ...]

    @property
    def state(self) -> VisitState:
        """How far the visit has come."""
        return self.case.state


def course_of(visit: Visit, names: Mapping[str, str], *, by: Person) -> Course | None:
    """How a visit goes on; None for whoever may know that it is planned and no more."""
    try:
        case = visit_cases.show(visit.uid, by=by)
    except NotFound:
        return None
    told = progress.progress(visit.uid, by=by)
    reports = followups.list_reports(by=by, visit=visit.uid)
    return Course(
        case=case,
        progress=told,
        reports=reports,
        papers=site_records.list_records(visit.uid, by=by),
        offices=tuple(_offices(visit, case, told, names)),
        todo=tuple(_todo(visit, case, told, reports)),
    )


def _offices(
    visit: Visit, case: VisitCase, told: Progress, names: Mapping[str, str]
) -> Iterator[Office]:
    answers = {one.department: one for one in case.responses}
    came = {one.department: one for one in case.attendance}
    planned = {one.id: one.name for one in visit.departments}
    for part in told.parts:
        office = part.department
        yield Office(
            id=office,
            name=planned.get(office) or names.get(office, office),
            leads=office == visit.lead.id,
            response=answers.get(office),
            attendance=came.get(office),
            part=part,
            planned=office in planned,
        )


def _todo(
    visit: Visit, case: VisitCase, told: Progress, reports: Sequence[Report]
) -> Iterator[Open]:
    """What keeps a visit from going on, in the order in which it is done."""
    if case.state is VisitState.PLANNED:
        yield from (Open(one, "answer") for one in case.unanswered)
        return
    for part in told.parts:
        if part.attendance is None:
            yield Open(part.department, "attendance")
        yield from _of_part(part)
    for one in reports:
        if one.state is ReportState.DUE:
            yield Open(one.department.id, "report", "reports", one.id)


def _of_part(part: Part) -> Iterator[Open]:
    punished = {one.finding for one in part.penalties}
    for finding in part.findings:
        if not finding.is_settled:
            code = f"finding.{finding.state}"
            yield Open(part.department, code, "findings", finding.id)
        if _needs_case(finding, punished):
            yield Open(part.department, "case", "findings", finding.id)
    for penalty in part.penalties:
        if not penalty.is_settled:
            yield Open(part.department, f"penalty.{penalty.state}", "penalties", penalty.id)
    for measure in part.measures:
        if measure.lifted_on is None:
            yield Open(part.department, "measure", "coercive", measure.id)


def _needs_case(finding: Finding, punished: set[int | None]) -> bool:
    withdrawn = finding.is_settled and finding.closed_on is None
    return finding.outcome is Outcome.PENALTY and not withdrawn and finding.id not in punished


def paper_states(
    papers: Sequence[SiteRecord], department: str
) -> dict[SiteRecordKind, SiteRecordState | None]:
    """How far the papers of a department are; None where nothing was entered yet."""
    found = {one.kind: one.state for one in papers if one.department == department}
    return {kind: found.get(kind) for kind in SiteRecordKind}


def told_to_enterprise(visit: Visit, *, by: Person) -> tuple[Finding, ...]:
    """What an enterprise was told that was found."""
    return findings.list_findings(by=by, visit=visit.uid) if by.enterprise else ()
