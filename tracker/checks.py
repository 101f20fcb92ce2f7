"""
What speaks against an inspection, before it is planned and while it is (section 2.3).

Each rule reads a line and says what it counted; whether that blocks, and whether the committee
may set it aside with a reason, are settings. Nothing here counts for a department or against it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker import permissions, settings, weeks
from tracker.check_lines import ids_of, line_of, lines_in, lines_of, places_in
from tracker.check_rules import RULES, Known
from tracker.database import reading
from tracker.permissions import Act
from tracker.records import (
    CheckCode,
    CheckFinding,
    CheckLine,
    CheckSeverity,
    Person,
    PlanLine,
    Request,
    VersionState,
    Visit,
    Window,
)
from tracker.version_rows import row_in
from tracker.week import Week

WHOLE = (
    CheckCode.MANY_A_DAY,
    CheckCode.MANY_A_WEEK,
    CheckCode.MANY_A_MONTH,
    CheckCode.REPEATED,
    CheckCode.OFTEN,
)
"""About a request, whatever its items are: told once for all of them, without an item."""


def of_line(
    line: PlanLine | CheckLine, *, on: Week | dt.date | None = None
) -> tuple[CheckFinding, ...]:
    """
    What speaks against one line, for services that check rights themselves.

    Parameters
    ----------
    line
        A plan line, or what the checks read of something else, such as a requirement.
    on
        For a plan line: the week that its windows are of, or the very day.
    """
    with reading():
        known, ids = Known.load(), ids_of([line])
        return tuple(_findings([line_of(line, on, ids, known.exemptions)], known))


def of_lines(lines: Iterable[PlanLine], *, on: Week | dt.date) -> tuple[CheckFinding, ...]:
    """What speaks against each of many lines, as `of_line` says it, read in few steps."""
    asked = list(lines)
    with reading():
        known, ids = Known.load(), ids_of(asked)
        found = [line_of(one, on, ids, known.exemptions) for one in asked]
        return tuple(_findings(found, known))


def of_requests(requests: Iterable[Request]) -> tuple[CheckFinding, ...]:
    """What speaks against requests that no visit holds yet, for services that check rights."""
    with reading():
        known = Known.load()
        lines = [line for one in requests for line in lines_of(one, None, known.exemptions)]
        return tuple(_findings(lines, known))


def of_week(week: Week, *, by: Person, department: str | None = None) -> tuple[CheckFinding, ...]:
    """
    What speaks against the requests of a week, in the order in which they came.

    A department sees what is about its own requests.

    Parameters
    ----------
    department
        Only this one's.

    Raises
    ------
    NotFound
        If the week was never opened.
    """
    whose = by.department or department
    permissions.require(by, Act.READ_CHECKS, department=whose)
    with reading():
        week_row = weeks.row_of(week)
        published = row_in(week_row, VersionState.PUBLISHED)
        places = places_in(published, week) if published else {}
        known = Known.load()
        departments = [one for one in (whose, department) if one is not None]
        lines = list(lines_in(week, places, known.exemptions, *departments))
        return tuple(_findings(lines, known))


@dataclass(frozen=True, slots=True)
class Restraints:
    """
    What keeps requests from being planned, by their ids; most requests are in neither.

    Parameters
    ----------
    held
        What forbids them; one line that is blocked holds its request.
    quiet
        When quiet periods keep them out, of those that are not held.
    """

    held: Mapping[str, tuple[CheckCode, ...]]
    quiet: Mapping[str, tuple[Window, ...]]


def restraints(
    requests: Sequence[Request], published: Iterable[Visit], begun: Iterable[Visit]
) -> Restraints:
    """
    What restrains requests, for planning. Whoever is on site already is not called back.

    Parameters
    ----------
    published
        The visits that say when requests are, where there are any.
    begun
        Those of them that have started.
    """
    visits = {request.id: visit for visit in published for request in visit.requests}
    under_way = {request.id for visit in begun for request in visit.requests}
    with reading():
        known = Known.load()
        waiting = [one for one in requests if one.id not in under_way]
        held = _held(waiting, visits, known)
        free = [one for one in requests if one.id not in held]
        return Restraints(held, dict(_quiet_windows(free, known)))


def _held(
    requests: Iterable[Request], visits: Mapping[str, Visit], known: Known
) -> dict[str, tuple[CheckCode, ...]]:
    lines = [
        line for one in requests for line in lines_of(one, visits.get(one.id), known.exemptions)
    ]
    found: dict[str, set[CheckCode]] = {}
    for one in _findings(lines, known):
        if one.blocks:
            found.setdefault(one.request, set()).add(one.code)
    return {request: tuple(sorted(codes)) for request, codes in sorted(found.items())}


def _quiet_windows(
    requests: Iterable[Request], known: Known
) -> Iterator[tuple[str, tuple[Window, ...]]]:
    """
    An exempt request is kept out by those periods only that do not except its code; one whose
    finding the committee set aside is not kept out at all.
    """
    for request in requests:
        lines = lines_of(request, None, known.exemptions)
        kept_out = {
            window
            for line in lines
            for window in known.closer(line.exempt).windows(request.enterprise, request.week)
        }
        if kept_out and not any(CheckCode.QUIET in known.set_aside(line) for line in lines):
            yield request.id, tuple(sorted(kept_out))


def _findings(lines: list[CheckLine], known: Known) -> Iterator[CheckFinding]:
    known.prepare(lines)
    blocking, final = settings.names("checks.blocking"), settings.names("checks.final")
    told: set[tuple[str, CheckCode]] = set()
    for line in lines:
        found = [one for rule in RULES for one in rule(line, known)]
        set_aside = known.set_aside(line) if found else {}
        for code, facts in found:
            if code in WHOLE and line.request:
                if (line.request, code) in told:
                    continue
                told.add((line.request, code))
            yield CheckFinding(
                code=code,
                severity=CheckSeverity.BLOCKING if code in blocking else CheckSeverity.WARNING,
                department=line.department,
                enterprise=line.enterprise,
                item="" if code in WHOLE else line.item,
                request=line.request,
                key=line.key,
                facts=facts,
                overridable=code not in final,
                override=None if code in final else set_aside.get(code),
            )
