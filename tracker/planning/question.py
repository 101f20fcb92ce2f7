"""The question: a week's requests, and all that restrains them, as the optimizer's problem."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
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
    leads,
    parks,
    permissions,
    request_rows,
    weeks,
    working_days,
)
from tracker.database import reading
from tracker.errors import Fault, FaultCode, Rejected
from tracker.history import digest
from tracker.models import ParkRow, WeekRow
from tracker.permissions import Act
from tracker.records import CheckCode, Park, Person, Request, VersionState, Visit
from tracker.version_rows import row_in, visits_of
from tracker.week import Week
from tracker.week_file import Asked, write

ANSWERED = ("previous", "fixed")
"""Parts of the week file that come from an earlier answer and are not part of the question."""


@dataclass(frozen=True, slots=True)
class Question:
    """
    What the optimizer is asked, and what is kept from it.

    Parameters
    ----------
    held
        Codes of the checks that hold a request back, by its id.
    """

    file: dict[str, Any]
    held: Mapping[str, tuple[CheckCode, ...]]


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
    return load(ask_of(week).file)


def week_file(week: Week, *, by: Person) -> Mapping[str, Any]:
    """
    The week file: what a run that began now would be asked.

    Raises
    ------
    NotFound
        If the week was never opened.
    """
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        return ask_of(week).file


def load(file: Mapping[str, Any]) -> Problem:
    """The problem of a week file; Rejected with every reason if there is none."""
    if not file["requests"]:
        raise Rejected([Fault("requests", FaultCode.MISSING, at=file["week"])])
    try:
        return optimizer.load_problem(file)
    except InvalidProblem as fault:
        raise Rejected(_unplannable(line) for line in fault.faults) from fault


def _unplannable(line: str) -> Fault:
    return Fault("week", FaultCode.UNPLANNABLE, ", ".join(quoted(line)))


def quoted(line: str) -> tuple[str, ...]:
    """The ids and texts that a line of the optimizer quotes, each once."""
    return tuple(dict.fromkeys(re.findall(r"'([^']+)'", line)))


def ask_of(week: Week) -> Question:
    """The question of a week, as everything stands now."""
    with reading():
        row = weeks.row_of(week)
        standing = [one for one in request_rows.rows(week) if not one.withdrawn]
        asked = request_rows.records_of(standing)
        published = _published(row)
        begun = [one for one in published if one.start <= clock.now()]
        restrained = checks.restraints(asked, published, begun)
        requests = [one for one in asked if one.id not in restrained.held]
        working = working_days.working_days(week)
        file = write(
            Asked(
                week=week,
                days=tuple((day - week.monday).days for day in working.days),
                park=_park(requests),
                requests=requests,
                away=departments.away(week),
                closed=enterprises.closed(week),
                quiet=restrained.quiet,
                published=published,
                begun=begun,
                instructions=instructions.standing(row),
                annual=_annual(requests, week),
                leads=leads.orders(requests),
            )
        )
        return Question(file, restrained.held)


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
    return annual.leads(offices, week)


def _published(week: WeekRow) -> list[Visit]:
    row = row_in(week, VersionState.PUBLISHED)
    return [one for one in visits_of([row] if row else []) if not one.cancelled]


def digest_of(week: Week, file: Mapping[str, Any], params: SolveParams) -> str:
    """
    What tells one question from another: everything but what an earlier answer left.

    The revisions of the requests belong to it: a legal basis that was corrected is nothing to the
    optimizer, but what is published must say it.
    """
    question = {name: part for name, part in file.items() if name not in ANSWERED}
    with reading():
        revisions = request_rows.revisions([one["id"] for one in file["requests"]])
        pins = [
            [one.requests, one.start, one.leads]
            for one in instructions.standing(weeks.row_of(week))
            if one.start is not None
        ]
    return digest([question, revisions, asdict(params), *([sorted(pins)] if pins else [])])
