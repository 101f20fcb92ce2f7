"""Which fields the papers of a visit have, and what the tracker knows of them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tracker import direct, findings, items, named_officers, people, visits
from tracker.attendance import CAME, attendance_of
from tracker.records import (
    Attendance,
    DirectState,
    Finding,
    FindingState,
    InspectionType,
    PlanLine,
    Request,
    SiteRecordKind,
    Visit,
)
from tracker.records.site_records import Words

COMMON = ("department", "enterprise", "uscc", "items", "inspection_type")

NEEDED: Mapping[SiteRecordKind, tuple[str, ...]] = MappingProxyType(
    {
        SiteRecordKind.APPROVAL_FORM: (
            *COMMON,
            *("source", "basis", "begins", "ends", "departments", "lead", "officers"),
            *("times_this_year", "opinion"),
        ),
        SiteRecordKind.ON_SITE_RECORD: (
            *COMMON,
            *("arrived", "left", "persons_present", "certificates_shown", "facts"),
        ),
        SiteRecordKind.RESULT_NOTICE: (*COMMON, "day", "conclusion", "rights"),
    }
)
"""Without these a paper cannot be signed."""

WELCOME: Mapping[SiteRecordKind, tuple[str, ...]] = MappingProxyType(
    {
        SiteRecordKind.APPROVAL_FORM: ("address", "annual_cap", "oral_report", "completed"),
        SiteRecordKind.ON_SITE_RECORD: ("statements", "place"),
        SiteRecordKind.RESULT_NOTICE: ("findings", "requirements"),
    }
)
"""These may stand on a paper."""

LISTS = ("items", "source", "basis", "officers", "persons_present", "certificates_shown")
"""Fields that hold one entry a line."""


def known(visit: Visit, department: str, kind: SiteRecordKind) -> dict[str, Words]:
    """What the tracker knows of a paper's fields; what it does not know is left out."""
    told = {**_common(visit, department), **_OF_KIND[kind](visit, department)}
    return {name: value for name, value in told.items() if value}


def proposed(visit: Visit, department: str, kind: SiteRecordKind) -> dict[str, Words]:
    """What stands on a form until somebody fills in something else: who comes, and the cap."""
    if kind is not SiteRecordKind.APPROVAL_FORM:
        return {}
    catalogue = items.of_departments()
    named = named_officers.of_visits([visit], catalogue).get((visit.uid, department), ())
    cap = items.cap_of(catalogue, department, visit.items_of(department))
    told: dict[str, Words] = {
        "officers": tuple(" ".join(one).strip() for one in named),
        "annual_cap": "" if cap is None else str(cap),
    }
    return {name: value for name, value in told.items() if value}


def _common(visit: Visit, department: str) -> dict[str, Words]:
    own = [one for one in visit.requests if one.department.id == department]
    names = {one.id: one.name for one in visit.departments}
    types = {line.inspection_type for one in own for line in one.lines}
    return {
        "department": names.get(department, department),
        "enterprise": visit.enterprise.name,
        "uscc": visit.enterprise.uscc,
        "items": visit.items_of(department),
        "inspection_type": tuple(one.value for one in InspectionType if one in types),
    }


def _approval_form(visit: Visit, department: str) -> dict[str, Words]:
    own = [one for one in visit.requests if one.department.id == department]
    told = [(one, line) for one in own for line in one.lines]
    lines = [line for _, line in told]
    return {
        "source": tuple(dict.fromkeys(filter(None, (_source(*one) for one in told)))),
        "basis": tuple(dict.fromkeys(one.basis for one in lines if one.basis)),
        "address": visit.enterprise.address,
        "begins": f"{visit.start:%Y-%m-%d %H:%M}",
        "ends": f"{visit.end:%Y-%m-%d %H:%M}",
        "departments": tuple(one.name for one in visit.departments),
        "lead": visit.lead.name,
        "times_this_year": str(times_this_year(visit, department)),
    }


def _source(request: Request, line: PlanLine) -> str:
    """The row of a sheet, or the case that it comes from; empty where neither is known."""
    place = ", ".join(filter(None, (line.file, line.sheet)))
    return f"{place}, {line.row}" if place else request.origin


def _on_site_record(visit: Visit, department: str) -> dict[str, Words]:
    found = next((one for one in attendance_of(visit.uid) if one.department == department), None)
    return dict(_times(found)) if found else {}


def _times(came: Attendance) -> Iterator[tuple[str, str]]:
    for name in ("arrived", "left"):
        moment = getattr(came, name)
        if moment is not None:
            yield name, f"{moment:%Y-%m-%d %H:%M}"


def _result_notice(visit: Visit, department: str) -> dict[str, Words]:
    reader = people.of_department(department)
    own = [
        one
        for one in findings.list_findings(by=reader, visit=visit.uid)
        if one.department.id == department and one.state is not FindingState.WITHDRAWN
    ]
    return {
        "day": f"{visit.start:%Y-%m-%d}",
        "findings": tuple(_finding(one) for one in own),
    }


def _finding(one: Finding) -> str:
    due = f"; {one.due}" if one.due else ""
    return f"{one.item}: {one.text} ({one.severity}; {one.outcome}{due})"


_OF_KIND = {
    SiteRecordKind.APPROVAL_FORM: _approval_form,
    SiteRecordKind.ON_SITE_RECORD: _on_site_record,
    SiteRecordKind.RESULT_NOTICE: _result_notice,
}


def times_this_year(visit: Visit, department: str) -> int:
    """
    How often a department has been at the enterprise of a visit in its year, before it.

    Joint visits at which it came and direct inspections count once each.
    """
    reader = people.of_department(department)
    first = visit.start.replace(month=1, day=1, hour=0, minute=0)
    firm = visit.enterprise.id
    held = visits.list_visits(
        by=reader, department=department, enterprise=firm, since=first, until=visit.start
    )
    inspected = direct.list_inspections(by=reader, department=department, enterprise=firm)
    return sum(_came(one, department) for one in held) + sum(
        any(first.date() <= day <= visit.start.date() for day in one.days)
        for one in inspected
        if one.state is not DirectState.VOID
    )


def _came(visit: Visit, department: str) -> bool:
    return any(
        one.department == department and one.presence in CAME for one in attendance_of(visit.uid)
    )
