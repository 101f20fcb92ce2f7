"""The question: a week's requests, and all that restrains them, as the optimizer's problem."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import optimizer
from optimizer import InvalidProblem, Problem, SolveParams
from tracker import (
    annual,
    checks,
    clock,
    departments,
    enterprises,
    instructions,
    parks,
    request_rows,
    weeks,
    working_days,
)
from tracker.database import reading
from tracker.errors import Rejected
from tracker.history import digest
from tracker.models import ParkRow, WeekRow
from tracker.records import Park, Request, VersionState, Visit
from tracker.version_rows import row_in, visits_of
from tracker.week import Week
from tracker.week_file import Asked, write

ANSWERED = ("previous", "fixed")
"""Parts of the week file that come from an earlier answer and are not part of the question."""


def problem_of(week: Week) -> Problem:
    """
    The week as the optimizer reads it; ids are those of the records.

    Raises
    ------
    NotFound
        If the week was never opened.
    Rejected
        If it cannot be planned as it stands, with every reason.
    """
    return load(week_file(week))


def load(file: Mapping[str, Any]) -> Problem:
    """The problem of a week file; Rejected with every reason if there is none."""
    if not file["requests"]:
        raise Rejected([f"week {file['week']} has no requests"])
    try:
        return optimizer.load_problem(file)
    except InvalidProblem as fault:
        raise Rejected(fault.faults) from fault


def week_file(week: Week) -> dict[str, Any]:
    """The week file, as everything stands now."""
    with reading():
        row = weeks.row_of(week)
        asked = [one for one in request_rows.rows(week) if not one.withdrawn]
        requests = [request_rows.record_of(one) for one in asked]
        working = working_days.working_days(week)
        published = _published(row)
        return write(
            Asked(
                week=week,
                days=tuple((day - week.monday).days for day in working.days),
                park=_park(requests),
                requests=requests,
                away=departments.away(week),
                closed=enterprises.closed(week),
                quiet=checks.quiet_windows(requests),
                published=published,
                begun=[one for one in published if one.start <= clock.now()],
                instructions=instructions.standing(row),
                annual=_annual(requests, week),
            )
        )


def _park(requests: list[Request]) -> Park:
    """The park whose hours and roads hold: that of the requests' enterprises, the first by id."""
    named = {one.enterprise.park for one in requests if one.enterprise.park}
    row = ParkRow.get_or_none(ParkRow.code == min(named, default=""))
    return parks.record_of(row) if row else Park("", "")


def _annual(requests: list[Request], week: Week) -> dict[str, str]:
    """The lead that the annual plan names, by enterprise."""
    offices: dict[str, set[str]] = {}
    for one in requests:
        offices.setdefault(one.enterprise.id, set()).add(one.department.id)
    found = {firm: annual.lead_for(firm, those, week) for firm, those in offices.items()}
    return {firm: lead for firm, lead in found.items() if lead}


def _published(week: WeekRow) -> list[Visit]:
    row = row_in(week, VersionState.PUBLISHED)
    return [one for one in visits_of([row] if row else []) if not one.cancelled]


def digest_of(week: Week, file: Mapping[str, Any], params: SolveParams) -> str:
    """What tells one question from another: everything but what an earlier answer left."""
    question = {name: part for name, part in file.items() if name not in ANSWERED}
    with reading():
        pins = [
            [one.requests, one.start, one.leads]
            for one in instructions.standing(weeks.row_of(week))
            if one.start is not None
        ]
    return digest([question, asdict(params), *([sorted(pins)] if pins else [])])
