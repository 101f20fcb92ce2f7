"""
From rows whose faults are known to be none to the optimizer's values, and what to warn of.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from optimizer.params import SolveParams
from optimizer.plan import Apart, Plan, Reason, Score, Status, Unplanned, Visit
from optimizer.problem import (
    Away,
    Department,
    Enterprise,
    FixedVisit,
    Previous,
    Problem,
    Request,
    Travel,
)
from optimizer.reading import shown

Row = Mapping[str, Any]


def problem_of(rows: Row) -> Problem:
    """The week of rows without a fault; previous starts of withdrawn requests are left out."""
    fields = {key: value for key, value in rows.items() if key != "format"}
    fields["departments"] = tuple(_department(row) for row in rows["departments"])
    fields["enterprises"] = tuple(Enterprise(**_named(row)) for row in rows["enterprises"])
    fields["requests"] = tuple(Request(**row) for row in rows["requests"])
    fields["fixed"] = tuple(FixedVisit(**row) for row in rows.get("fixed", ()))
    known = {row["id"] for row in rows["requests"]}
    previous = tuple(Previous(**row) for row in rows.get("previous", ()))
    fields["previous"] = tuple(one for one in previous if one.request in known)
    fields["travel"] = travel = _travel(rows.get("travel", {}))
    withdrawn = (
        f"previous[{index}].request: {shown(one.request)} is withdrawn; it is ignored"
        for index, one in enumerate(previous)
        if one.request not in known
    )
    fields["warnings"] = (*withdrawn, *_detours(travel))
    return Problem(**fields)


def _named(row: Row) -> dict[str, Any]:
    return {"name": row["id"], **row}


def _department(row: Row) -> Department:
    away = tuple(Away(**one) for one in row.get("away", ()))
    return Department(**{**_named(row), "away": away})


def _travel(row: Row) -> Travel:
    between = {
        pair: minutes
        for origin, ways in row.get("between", {}).items()
        for zone, minutes in ways.items()
        if zone != origin
        for pair in ((origin, zone), (zone, origin))
    }
    return Travel(**{**row, "between": between})


def _detours(travel: Travel) -> Iterator[str]:
    """A warning where the way by a third zone is shorter than the direct one."""
    zones = sorted({zone for pair in travel.between for zone in pair})
    found = 0
    example = ""
    for (origin, zone), direct in travel.between.items():
        if origin > zone:
            continue
        for third in zones:
            if third in (origin, zone):
                continue
            by = travel.minutes(origin, third) + travel.minutes(third, zone)
            if by < direct:
                found += 1
                example = example or (
                    f"travel.between: {shown(origin)} to {shown(zone)} takes {direct} minutes, "
                    f"but {by} by {shown(third)}"
                )
    if found:
        yield example + (f" ({found} such detours)" if found > 1 else "")
    shortest = min(travel.between.values(), default=travel.within)
    if 2 * shortest < travel.within:
        yield (
            f"travel.within: {travel.within} minutes are more than twice the "
            f"{shortest} minutes between two zones"
        )


def plan_of(rows: Row) -> Plan:
    """The plan of rows without a fault."""
    fields = {key: value for key, value in rows.items() if key != "format"}
    fields["status"] = Status(rows["status"])
    fields["score"] = Score(**rows["score"])
    fields["bound"] = Score(**rows["bound"])
    fields["visits"] = tuple(Visit(**row) for row in rows["visits"])
    fields["unplanned"] = tuple(
        Unplanned(**{**row, "reason": Reason(row["reason"])}) for row in rows["unplanned"]
    )
    fields["apart_because"] = tuple(Apart(**row) for row in rows.get("apart_because", ()))
    fields["params"] = SolveParams(**rows.get("params", {}))
    return Plan(**fields)
