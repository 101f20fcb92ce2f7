"""What can be wrong with a report of a disturbance, and with words that others will read."""

from collections.abc import Iterator, Mapping

from tracker import clock, settings, visits
from tracker.cases import offices
from tracker.errors import Fault, FaultCode, NotFound
from tracker.models import (
    DemandRow,
    DepartmentRow,
    DirectRow,
    DisturbanceRow,
    EnterpriseRow,
)
from tracker.records import DirectState, Person, Role
from tracker.records.disturbances import DisturbanceEntry, DisturbanceKind

DEMANDED = (
    DisturbanceKind.MATERIAL_DEMAND,
    DisturbanceKind.APPRAISAL,
    DisturbanceKind.SURVEY,
)
"""The kinds that are about something demanded."""

SHORTEST_NAME = 2
"""One character says nothing about anybody."""


def of_entry(entry: DisturbanceEntry, by: Person) -> Iterator[Fault]:
    """Every fault of a report; a link that the reporter may not know of is unknown."""
    yield from of_words({"text": entry.text}, needed=("text",))
    yield from of_words({name: getattr(entry, name) for name in ("evidence", "name", "phone")})
    if entry.day > clock.today():
        yield Fault("day", FaultCode.FUTURE, str(entry.day))
    if DepartmentRow.get_or_none(DepartmentRow.code == entry.department) is None:
        known = ", ".join(row.code for row in DepartmentRow.select().order_by(DepartmentRow.id))
        yield Fault("department", FaultCode.UNKNOWN, entry.department, known or "-")
    if entry.enterprise is None:
        if by.role is not Role.ANONYMOUS:
            yield Fault("enterprise", FaultCode.MISSING)
    elif EnterpriseRow.get_or_none(EnterpriseRow.code == entry.enterprise) is None:
        yield Fault("enterprise", FaultCode.UNKNOWN, entry.enterprise, "-")
    yield from _of_links(entry, by)


def of_words(words: Mapping[str, str], needed: tuple[str, ...] = ()) -> Iterator[Fault]:
    """What is missing or too long, field by field."""
    most = settings.number("disturbance.most_characters")
    for field, told in words.items():
        if field in needed and not told.strip():
            yield Fault(field, FaultCode.MISSING)
        elif len(told) > most:
            yield Fault(field, FaultCode.TOO_LONG, str(len(told)), str(most))


def _of_links(entry: DisturbanceEntry, by: Person) -> Iterator[Fault]:
    # Whoever does not say who reports must not find out what there is.
    silent = by.role is Role.ANONYMOUS or entry.enterprise is None
    if entry.visit and (silent or not _is_visit(entry, by)):
        yield Fault("visit", FaultCode.UNKNOWN, entry.visit, "-")
    if entry.direct is not None and (silent or not _is_direct(entry)):
        yield Fault("direct", FaultCode.UNKNOWN, str(entry.direct), "-")
    if entry.demand is not None and entry.kind not in DEMANDED:
        yield Fault("demand", FaultCode.NOT_ALONE, str(entry.demand), entry.kind)
    elif entry.demand is not None and (silent or not _is_demand(entry)):
        yield Fault("demand", FaultCode.UNKNOWN, str(entry.demand), "-")


def _is_visit(entry: DisturbanceEntry, by: Person) -> bool:
    try:
        visit = visits.published(entry.visit)
    except NotFound:
        return False
    there = visit.enterprise.id == entry.enterprise and entry.department in offices(visit)
    return there and visits.sees(by, visit)


def _is_direct(entry: DisturbanceEntry) -> bool:
    row = DirectRow.get_or_none(DirectRow.id == entry.direct)
    if row is None or row.state == DirectState.VOID.value:
        return False
    return (row.department.code, row.enterprise.code) == (entry.department, entry.enterprise)


def _is_demand(entry: DisturbanceEntry) -> bool:
    row = DemandRow.get_or_none(DemandRow.id == entry.demand)
    if row is None or row.department.code != entry.department:
        return False
    return row.everybody or entry.enterprise in row.enterprises


def of_open_words(row: DisturbanceRow, words: Mapping[str, str]) -> Iterator[Fault]:
    """
    Who would be told by words that the department or the committee reads.

    The reporter's name and phone never are; the enterprise only where nobody asked otherwise.
    """
    secret = [row.name, row.phone]
    if row.confidential and row.enterprise is not None:
        secret += [row.enterprise.name, row.enterprise.uscc]
    for field, told in words.items():
        for one in secret:
            if len(one) >= SHORTEST_NAME and one in told:
                yield Fault(field, FaultCode.NAMES_SOMEBODY, one)
