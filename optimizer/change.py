"""
A week that is a little different: a remedy carried out, or fields of the week file put in.

A remedy is the JSON object of a plan file: ``window`` (request, add) · ``team`` (department,
when) · ``open`` (enterprise, when) · ``limit`` (enterprise, field, to) · ``release`` (visit).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from optimizer.case import listed
from optimizer.clockface import read_moment, read_window
from optimizer.errors import InvalidProblem
from optimizer.problem import DAY, Away, Problem, Window
from optimizer.reading import shown
from optimizer.schemas import dump_problem, load_problem

LIMITS = ("most_departments", "most_inspectors", "most_visits")
"""Fields of an enterprise that a remedy may raise."""

Change = Mapping[str, Any]


def changed(problem: Problem, change: Change) -> Problem:
    """
    The week after a change.

    Parameters
    ----------
    change
        A remedy (it has a ``kind``; what it saves is not looked at), or fields of the week
        file. Members of `departments`, `enterprises` and `requests` are put in by their id,
        field by field; every other field replaces the week's.

    Raises
    ------
    InvalidProblem
        `faults` lists what is wrong with the change, each with its path.
    """
    if "kind" not in change:
        return _merged(problem, change)
    kind = change["kind"]
    act = _ACTS.get(kind) if isinstance(kind, str) else None
    if act is None:
        raise InvalidProblem([f"kind: expected {listed(_ACTS)}, found {shown(kind)}"])
    return act(problem, change)


def _merged(problem: Problem, change: Change) -> Problem:
    week: dict[str, Any] = dump_problem(problem)
    for field, value in change.items():
        by_id = field in ("departments", "enterprises", "requests") and isinstance(value, list)
        week[field] = _by_id(week[field], value) if by_id else value
    return load_problem(week)


def _by_id(rows: list[dict[str, Any]], more: list[Any]) -> list[Any]:
    found: list[Any] = list(rows)
    place = {row["id"]: index for index, row in enumerate(rows)}
    for row in more:
        key = row.get("id") if isinstance(row, Mapping) else None
        index = place.get(key) if isinstance(key, str) else None
        if index is None:
            found.append(row)
        else:
            found[index] = {**found[index], **row}
    return found


def _window(problem: Problem, change: Change) -> Problem:
    request = problem.request[_known(change, "request", problem.request)]
    wider = replace(request, windows=(*request.windows, _hours(change, "add")))
    return replace(
        problem,
        requests=tuple(wider if one.id == request.id else one for one in problem.requests),
    )


def _team(problem: Problem, change: Change) -> Problem:
    """One team more in some hours is one more that is absent in all others."""
    department = problem.department[_known(change, "department", problem.department)]
    when = _hours(change, "when")
    absent = tuple(Away(1, one) for one in _all_but(when))
    more = replace(department, teams=department.teams + 1, away=(*department.away, *absent))
    return replace(
        problem,
        departments=tuple(more if one.id == department.id else one for one in problem.departments),
    )


def _all_but(when: Window) -> Iterator[Window]:
    for day in range(7):
        midnight, next_one = day * DAY, (day + 1) * DAY
        if not when.meets(midnight, next_one):
            yield Window(midnight, next_one)
            continue
        if midnight < when.start:
            yield Window(midnight, when.start)
        if when.end < next_one:
            yield Window(when.end, next_one)


def _open(problem: Problem, change: Change) -> Problem:
    enterprise = problem.enterprise[_known(change, "enterprise", problem.enterprise)]
    when = _hours(change, "when")
    closed = tuple(
        part
        for one in enterprise.closed
        for part in (
            Window(one.start, min(one.end, when.start)),
            Window(max(one.start, when.end), one.end),
        )
        if part.start < part.end
    )
    return _with_enterprise(problem, enterprise.id, closed=closed)


def _limit(problem: Problem, change: Change) -> Problem:
    key = _known(change, "enterprise", problem.enterprise)
    field, most = change.get("field"), change.get("to")
    if field not in LIMITS:
        raise InvalidProblem([f"field: expected {listed(LIMITS)}, found {shown(field)}"])
    if most is not None and (type(most) is not int or most < 0):
        raise InvalidProblem([f"to: expected a whole number from 0 or null, found {shown(most)}"])
    return _with_enterprise(problem, key, **{field: most})


def _with_enterprise(problem: Problem, key: str, **fields: Any) -> Problem:
    return replace(
        problem,
        enterprises=tuple(
            replace(one, **fields) if one.id == key else one for one in problem.enterprises
        ),
    )


def _release(problem: Problem, change: Change) -> Problem:
    named = change.get("visit")
    enterprise, _, start = named.rpartition("@") if isinstance(named, str) else ("", "", "")
    kept = []
    try:
        moment = read_moment(start)
        kept = [o for o in problem.fixed if (o.enterprise, o.start) != (enterprise, moment)]
    except ValueError:
        kept = list(problem.fixed)
    if len(kept) == len(problem.fixed):
        raise InvalidProblem([f"visit: expected a fixed visit, found {shown(named)}"])
    return replace(problem, fixed=tuple(kept))


def _known(change: Change, field: str, known: Mapping[str, object]) -> str:
    value = change.get(field)
    if not isinstance(value, str) or value not in known:
        raise InvalidProblem([f"{field}: {shown(value)} is unknown"])
    return value


def _hours(change: Change, field: str) -> Window:
    value = change.get(field)
    try:
        return read_window(value if isinstance(value, str) else "")
    except ValueError as error:
        raise InvalidProblem([f"{field}: {error}, found {shown(value)}"]) from None


_ACTS: Mapping[str, Callable[[Problem, Change], Problem]] = {
    "window": _window,
    "team": _team,
    "open": _open,
    "limit": _limit,
    "release": _release,
}
