"""
The week file and the plan file: the gate between JSON and the optimizer's values.

`load_problem` and `load_plan` list every fault with its path; `dump_problem` and `dump_plan`
write what they read. A field that is left out takes the default of its dataclass, so that no
default stands twice.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from optimizer.building import plan_of, problem_of
from optimizer.clockface import read_moment, read_session, read_window
from optimizer.errors import InvalidPlan, InvalidProblem
from optimizer.plan import TIERS, Plan, Reason, Status
from optimizer.problem import DAYS, Problem, Window
from optimizer.readers import (
    MOST_TEAMS,
    flag,
    grid,
    iso_week,
    number,
    one_of,
    spoken,
    text,
    whole,
    word,
)
from optimizer.references import plan_reference_faults, reference_faults
from optimizer.rows import Row, Value, list_of, map_of, object_of, read_json
from optimizer.writing import PLAN_FORMAT, WEEK_FORMAT, dump_plan, dump_problem

__all__ = ["dump_plan", "dump_problem", "load_plan", "load_problem"]


def _no_repetition(days: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(days)) < len(days):
        raise ValueError("expected each day once")
    return days


def days(value: object) -> tuple[int, ...]:
    """Reads the working days in any order."""
    names = _no_repetition(list_of(one_of(*DAYS))(value))
    return tuple(sorted(DAYS.index(one) for one in names))


def sessions(value: object) -> tuple[Window, ...]:
    """Reads hours of the day, in any order, that do not overlap."""
    found = tuple(sorted(list_of(spoken(read_session))(value)))
    if any(one.end > other.start for one, other in pairwise(found)):
        raise ValueError("expected sessions that do not overlap")
    return found


moment, window = spoken(read_moment), spoken(read_window)


class TravelRow(Row):
    """Minutes between zones."""

    within = Value(whole(0))
    between = Value(map_of(map_of(whole(0), text), text))


class AwayRow(Row):
    """An absence of teams."""

    teams = Value(whole(1), required=True)
    when = Value(window, required=True)


class DepartmentRow(Row):
    """A department."""

    id = Value(word, required=True)
    name = Value(text)
    teams = Value(whole(0, MOST_TEAMS))
    away = Value(list_of(object_of(AwayRow)))


class EnterpriseRow(Row):
    """An enterprise with its limits."""

    id = Value(word, required=True)
    name = Value(text)
    zone = Value(text)
    closed = Value(list_of(window))
    most_departments = Value(whole(1), allow_none=True)
    most_inspectors = Value(whole(1), allow_none=True)
    most_visits = Value(whole(0), allow_none=True)
    lead_order = Value(list_of(word))


class RequestRow(Row):
    """A request."""

    id = Value(word, required=True)
    department = Value(word, required=True)
    enterprise = Value(word, required=True)
    minutes = Value(whole(1), required=True)
    windows = Value(list_of(window), required=True)
    teams = Value(whole(1))
    inspectors = Value(whole(1))
    may_lead = Value(flag)
    announced = Value(flag)
    priority = Value(whole(1, 9))


class FixedRow(Row):
    """A visit that stands."""

    enterprise = Value(word, required=True)
    start = Value(moment, required=True)
    requests = Value(list_of(word, 1), required=True)
    lead = Value(word, allow_none=True)
    open = Value(flag)


class PreviousRow(Row):
    """An earlier start."""

    request = Value(word, required=True)
    start = Value(moment, required=True)


class WeekRow(Row):
    """The week file."""

    format = Value(one_of(WEEK_FORMAT), required=True)
    week = Value(iso_week, required=True)
    grid = Value(grid)
    days = Value(days)
    sessions = Value(sessions)
    travel = Value(object_of(TravelRow))
    departments = Value(list_of(object_of(DepartmentRow)), required=True)
    enterprises = Value(list_of(object_of(EnterpriseRow)), required=True)
    requests = Value(list_of(object_of(RequestRow)), required=True)
    together = Value(list_of(list_of(word, 2)))
    apart = Value(list_of(list_of(word, 2, 2)))
    fixed = Value(list_of(object_of(FixedRow)))
    previous = Value(list_of(object_of(PreviousRow)))
    most_moved = Value(whole(0), allow_none=True)


class TiersRow(Row):
    """A value for each tier."""

    unplanned = Value(whole(0, 10**12), required=True)
    visits = Value(whole(0, 10**12), required=True)
    moved = Value(whole(0, 10**12), required=True)
    minutes = Value(whole(0, 10**12), required=True)
    travel = Value(whole(0, 10**12), required=True)


class SeparateRow(Row):
    """The week without joint visits."""

    visits = Value(whole(0, 10**12), required=True)
    minutes = Value(whole(0, 10**12), required=True)


class ProvenRow(Row):
    """How each tier was closed."""

    unplanned, visits, moved, minutes, travel = (Value(word, allow_none=True) for _ in TIERS)


class VisitRow(Row):
    """A visit of a plan."""

    enterprise = Value(word, required=True)
    start = Value(moment, required=True)
    minutes = Value(whole(1), required=True)
    lead = Value(word, required=True)
    requests = Value(list_of(word, 1), required=True)
    teams = Value(map_of(list_of(whole(1))), required=True)


class UnplannedRow(Row):
    """A request without a visit."""

    request = Value(word, required=True)
    reason = Value(one_of(*Reason), required=True)
    others = Value(list_of(word), data_key="with")
    message = Value(text)
    remedies = Value(list_of(map_of(lambda value: value)))


class ApartRow(Row):
    """An enterprise with more than one visit."""

    enterprise = Value(word, required=True)
    visits = Value(whole(2), required=True)
    fewest = Value(whole(0), required=True)
    witness = Value(list_of(word), allow_none=True)
    full = Value(list_of(word))
    remedies = Value(list_of(map_of(lambda value: value)))


class ParamsRow(Row):
    """How hard a run tried."""

    time_limit = Value(number)
    work_limit = Value(whole(0, 10**12), allow_none=True)
    workers = Value(whole(1))
    seed = Value(whole(-(2**63), 2**63))


class PlanRow(Row):
    """The plan file."""

    format = Value(one_of(PLAN_FORMAT), required=True)
    week = Value(iso_week, required=True)
    status = Value(one_of(*Status), required=True)
    score = Value(object_of(TiersRow), required=True)
    bound = Value(object_of(TiersRow), required=True)
    proven = Value(object_of(ProvenRow), required=True)
    separate = Value(object_of(SeparateRow), required=True)
    visits = Value(list_of(object_of(VisitRow)), required=True)
    unplanned = Value(list_of(object_of(UnplannedRow)), required=True)
    apart_because = Value(list_of(object_of(ApartRow)))
    conflicts = Value(list_of(text))
    warnings = Value(list_of(text))
    params = Value(object_of(ParamsRow))
    seconds = Value(number)


_read_week, _read_plan = object_of(WeekRow), object_of(PlanRow)


def load_problem(source: str | bytes | Mapping[str, Any]) -> Problem:
    """
    The week of a week file, given as JSON or as the value that JSON stands for.

    Linear in the size of the file. What a reader should know although the week can be planned
    is in the problem's `warnings`.

    Raises
    ------
    InvalidProblem
        `faults` lists every fault, each with its path.
    """
    rows, faults = read_json(source, _read_week)
    faults.extend(reference_faults(rows))
    if faults:
        raise InvalidProblem(faults)
    return problem_of(rows)


def load_plan(source: str | bytes | Mapping[str, Any], problem: Problem) -> Plan:
    """
    The plan of a plan file for the week `problem`; whether it keeps the rules is not asked.

    Raises
    ------
    InvalidPlan
        `faults` lists every fault, each with its path; also ids that `problem` does not know.
    """
    rows, faults = read_json(source, _read_plan)
    faults.extend(plan_reference_faults(rows, problem))
    if faults:
        raise InvalidPlan(faults)
    return plan_of(rows)
