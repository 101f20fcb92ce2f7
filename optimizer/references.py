"""
Faults between the parts of a week file: names that mean nothing, or not what they should.

Works on rows whose own shape has been read, so that one pass lists these faults beside the
others; a value that was itself faulty is missing from its row and is passed over.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from optimizer.clockface import write_moment
from optimizer.problem import Problem
from optimizer.reading import Names, path, shown

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Week:
    """The readable rows of a week file; None where a list is missing or is no list."""

    rows: Row
    names: Mapping[str, Names | None] = field(init=False)
    request: Mapping[str, Row] = field(init=False)

    def __post_init__(self) -> None:
        kinds = ("departments", "enterprises", "requests")
        names = {kind: _names(kind, self.rows.get(kind)) for kind in kinds}
        object.__setattr__(self, "names", names)
        requests = {row["id"]: row for row in self.of("requests") if "id" in row}
        object.__setattr__(self, "request", requests)

    def of(self, kind: str) -> Rows:
        """Rows of one list, none where it is missing."""
        return self.rows.get(kind) or []

    def known(self, kind: str, name: object, *steps: object) -> Iterator[str]:
        """A fault if the list has no such id."""
        names = self.names[kind]
        if names is not None and isinstance(name, str) and name not in names:
            yield f"{path(*steps)}: {names.fault(name)}"


def _names(kind: str, rows: Rows | None) -> Names | None:
    return None if rows is None else Names(kind, (row["id"] for row in rows if "id" in row))


def reference_faults(rows: Row) -> Iterator[str]:
    """Every fault between the rows of a week file, with its path."""
    week = Week(rows)
    for check in _CHECKS:
        yield from check(week)


def _ids_are_unique(week: Week) -> Iterator[str]:
    for kind in ("departments", "enterprises", "requests"):
        first: dict[str, int] = {}
        for index, row in enumerate(week.of(kind)):
            at = first.setdefault(row["id"], index) if "id" in row else index
            if at != index:
                yield f"{path(kind, index, 'id')}: {shown(row['id'])} is already {kind}[{at}].id"


def _teams_away_exist(week: Week) -> Iterator[str]:
    for index, row in enumerate(week.of("departments")):
        teams = row.get("teams", 1)
        absent = [one for one in row.get("away", ()) if len(one or ()) == 2]
        worst = _most_absent(absent)
        if worst[0] > teams:
            found = f"{worst[0]} are away on {write_moment(worst[1])}"
            yield f"{path('departments', index, 'away')}: {found}, but the teams are {teams}"


def _most_absent(absent: Iterable[Row]) -> tuple[int, int]:
    """The most teams away at once, and since when."""
    change: Counter[int] = Counter()
    for one in absent:
        change[one["when"].start] += one["teams"]
        change[one["when"].end] -= one["teams"]
    now, worst = 0, (0, 0)
    for minute in sorted(change):
        now += change[minute]
        worst = max(worst, (now, minute), key=lambda one: one[0])
    return worst


def _leads_are_known(week: Week) -> Iterator[str]:
    for index, row in enumerate(week.of("enterprises")):
        order = row.get("lead_order", ())
        yield from _distinct_and_known(
            week, "departments", order, "enterprises", index, "lead_order"
        )


def _requests_belong(week: Week) -> Iterator[str]:
    for index, row in enumerate(week.of("requests")):
        yield from week.known("departments", row.get("department"), "requests", index, "department")
        yield from week.known("enterprises", row.get("enterprise"), "requests", index, "enterprise")


def _sets_are_of_one_enterprise(week: Week) -> Iterator[str]:
    for kind in ("together", "apart"):
        for index, members in enumerate(week.of(kind)):
            yield from _distinct_and_known(week, "requests", members, kind, index)
            yield from _of_one_enterprise(week, members, kind, index)


def _distinct_and_known(
    week: Week, kind: str, members: Iterable[Any], *steps: object
) -> Iterator[str]:
    met = set()
    for place, name in enumerate(members):
        yield from week.known(kind, name, *steps, place)
        if name is not None and name in met:
            yield f"{path(*steps, place)}: {shown(name)} is named twice"
        met.add(name)


def _of_one_enterprise(week: Week, members: Any, *steps: object) -> Iterator[str]:
    at = {
        name: week.request[name]["enterprise"]
        for name in members
        if "enterprise" in week.request.get(name, ())
    }
    if len(set(at.values())) > 1:
        found = ", ".join(f"{shown(name)} at {shown(where)}" for name, where in at.items())
        yield f"{path(*steps)}: expected requests of one enterprise, found {found}"


def _fixed_visits_are_whole(week: Week) -> Iterator[str]:
    for index, row in enumerate(week.of("fixed")):
        enterprise = row.get("enterprise")
        yield from week.known("enterprises", enterprise, "fixed", index, "enterprise")
        requests = row.get("requests", ())
        for place, name in enumerate(requests):
            yield from week.known("requests", name, "fixed", index, "requests", place)
            where = week.request.get(name, {}).get("enterprise", enterprise)
            if enterprise is not None and where != enterprise:
                steps = path("fixed", index, "requests", place)
                yield f"{steps}: {shown(name)} is at {shown(where)}, not at {shown(enterprise)}"
        yield from _lead_takes_part(week, row, index)


def _lead_takes_part(week: Week, row: Row, index: int) -> Iterator[str]:
    lead = row.get("lead")
    unknown = list(week.known("departments", lead, "fixed", index, "lead"))
    yield from unknown
    parts = [week.request.get(name, {}).get("department") for name in row.get("requests", ())]
    if lead is not None and not unknown and parts and None not in parts and lead not in parts:
        names = ", ".join(shown(one) for one in sorted(map(str, set(parts))))
        steps = path("fixed", index, "lead")
        yield f"{steps}: expected a department of its requests ({names}), found {shown(lead)}"


def _fixed_visits_are_apart(week: Week) -> Iterator[str]:
    stands: dict[str, str] = {}
    held: dict[tuple[str, int], int] = {}
    for index, row in enumerate(week.of("fixed")):
        for place, name in enumerate(row.get("requests", ())):
            steps = path("fixed", index, "requests", place)
            if name is not None and stands.setdefault(name, steps) != steps:
                yield f"{steps}: {shown(name)} is already {stands[name]}"
        if "enterprise" in row and "start" in row:
            at = held.setdefault((row["enterprise"], row["start"]), index)
            if at != index:
                found = f"{shown(row['enterprise'])} on {write_moment(row['start'])}"
                yield f"{path('fixed', index)}: {found} is already fixed[{at}]"


def _previous_starts_are_single(week: Week) -> Iterator[str]:
    first: dict[str, int] = {}
    for index, row in enumerate(week.of("previous")):
        name = row.get("request")
        if name is not None and first.setdefault(name, index) != index:
            steps = path("previous", index, "request")
            yield f"{steps}: {shown(name)} is already previous[{first[name]}].request"


def _travel_is_symmetric(week: Week) -> Iterator[str]:
    travel: Row = week.rows.get("travel", {})
    between: Mapping[str, Mapping[str, int]] = travel.get("between", {})
    for origin, row in between.items():
        for zone, minutes in row.items():
            steps = path("travel", "between", origin, zone)
            if zone == origin:
                if minutes != travel.get("within", 0):
                    yield f"{steps}: travel inside a zone is travel.within, found {minutes}"
            elif origin < zone and between.get(zone, {}).get(origin, minutes) != minutes:
                back = path("travel", "between", zone, origin)
                yield f"{steps}: {minutes} differs from {back}: {between[zone][origin]}"


_CHECKS: tuple[Callable[[Week], Iterator[str]], ...] = (
    _travel_is_symmetric,
    _ids_are_unique,
    _teams_away_exist,
    _leads_are_known,
    _requests_belong,
    _sets_are_of_one_enterprise,
    _fixed_visits_are_whole,
    _fixed_visits_are_apart,
    _previous_starts_are_single,
)


def plan_reference_faults(rows: Row, problem: Problem) -> Iterator[str]:
    """Every id of a plan file that the week does not know, and a plan for another week."""
    if rows.get("week", problem.week) != problem.week:
        found = shown(rows["week"])
        yield f"week: expected {shown(problem.week)} as in the week file, found {found}"
    names = {
        "department": Names("departments", problem.department),
        "enterprise": Names("enterprises", problem.enterprise),
        "request": Names("requests", problem.request),
    }
    for kind, name, steps in _plan_names(rows):
        if isinstance(name, str) and name not in names[kind]:
            yield f"{path(*steps)}: {names[kind].fault(name)}"


def _plan_names(rows: Row) -> Iterator[tuple[str, object, tuple[object, ...]]]:
    """Each id in a plan file: of which kind, which, and where."""
    for index, row in enumerate(rows.get("visits", ())):
        at = ("visits", index)
        yield "enterprise", row.get("enterprise"), (*at, "enterprise")
        yield "department", row.get("lead"), (*at, "lead")
        for place, name in enumerate(row.get("requests", ())):
            yield "request", name, (*at, "requests", place)
        for name in row.get("teams", ()):
            yield "request", name, (*at, "teams", name)
    for index, row in enumerate(rows.get("unplanned", ())):
        yield "request", row.get("request"), ("unplanned", index, "request")
    for index, row in enumerate(rows.get("apart_because", ())):
        yield "enterprise", row.get("enterprise"), ("apart_because", index, "enterprise")
