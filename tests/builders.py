"""
Builders with defaults, so that a test names only what it is about.

Times are written as in the week file: `request(windows=["Tue 09:00-12:00"])`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from optimizer import (
    Away,
    Department,
    Enterprise,
    FixedVisit,
    Plan,
    Previous,
    Problem,
    Reason,
    Request,
    Score,
    Status,
    Travel,
    Unplanned,
    Visit,
    Window,
    load_problem,
)
from optimizer.goals import score, separate

TUESDAY = 1440
WEEK = "2026-W48"


def week(**fields: Any) -> dict[str, Any]:
    """A valid week file as a value: one department, one enterprise, one request."""
    return {
        "format": "onevisit/week/1",
        "week": WEEK,
        "departments": [{"id": "fire"}],
        "enterprises": [{"id": "e1"}],
        "requests": [wish()],
        **fields,
    }


def wish(id: str = "fire-1", **fields: Any) -> dict[str, Any]:
    """A request as it stands in a week file; its department is what precedes the dash."""
    return {
        "id": id,
        "department": id.partition("-")[0],
        "enterprise": "e1",
        "minutes": 60,
        "windows": ["Tue 09:00-12:00"],
        **fields,
    }


def moment(text: str) -> int:
    """Minute of the week of `"Tue 09:00"`."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    index = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return index * 1440 + int(hour) * 60 + int(minute)


def window(text: str) -> Window:
    """Window of `"Tue 09:00-12:00"`."""
    start, end = text.split("-")
    return Window(moment(start), moment(f"{start.split()[0]} {end}"))


def away(when: str, teams: int = 1) -> Away:
    """So many teams absent."""
    return Away(teams, window(when))


def request(
    id: str = "fire-1",
    department: str | None = None,
    enterprise: str = "e1",
    minutes: int = 60,
    windows: Sequence[str] = ("Tue 09:00-12:00",),
    **fields: Any,
) -> Request:
    """A request; its department is what precedes the dash of its id."""
    return Request(
        id,
        department or id.partition("-")[0],
        enterprise,
        minutes,
        tuple(window(one) for one in windows),
        **fields,
    )


def enterprise(id: str = "e1", closed: Sequence[str] = (), **fields: Any) -> Enterprise:
    """An enterprise without limits."""
    return Enterprise(id, id, closed=tuple(window(one) for one in closed), **fields)


def fixed(
    *requests: str, start: str = "Tue 09:00", enterprise: str = "e1", **fields: Any
) -> FixedVisit:
    """A visit that stands."""
    return FixedVisit(enterprise, moment(start), requests, **fields)


def previous(request: str, start: str = "Tue 09:00") -> Previous:
    """Where a request stood."""
    return Previous(request, moment(start))


def travel(within: int = 0, between: Mapping[str, int] | None = None) -> Travel:
    """Travel, pairs of zones written as ``"east-west"``."""
    pairs = {tuple(pair.split("-")): minutes for pair, minutes in (between or {}).items()}
    both = {way: m for (a, b), m in pairs.items() for way in ((a, b), (b, a))}
    return Travel(within, both)


def problem(*requests: Request, **fields: Any) -> Problem:
    """
    A week of these requests; departments and enterprises that are not given have no limits.

    Every department has one team; pass ``departments=`` or ``teams={"fire": 2}`` to change it.
    """
    teams: Mapping[str, int] = fields.pop("teams", {})
    named = sorted({one.department for one in requests} | set(teams))
    given = {one.id: one for one in fields.pop("departments", ())}
    departments = {one: Department(one, one, teams.get(one, 1)) for one in named} | given
    there = {one.enterprise: enterprise(one.enterprise) for one in requests}
    there |= {one.id: one for one in fields.pop("enterprises", ())}
    return Problem(
        week=fields.pop("week", WEEK),
        departments=tuple(departments.values()),
        enterprises=tuple(there.values()),
        requests=requests,
        **fields,
    )


def visit(
    *requests: str,
    start: str = "Tue 09:00",
    enterprise: str = "e1",
    minutes: int = 60,
    lead: str | None = None,
    teams: Mapping[str, tuple[int, ...]] | None = None,
) -> Visit:
    """A visit, led by the department of its first request, each request with its team 1."""
    requests = requests or ("fire-1",)
    return Visit(
        enterprise,
        moment(start),
        minutes,
        lead or requests[0].partition("-")[0],
        requests,
        teams if teams is not None else {one: (1,) for one in requests},
    )


def unplanned(request: str, reason: Reason = Reason.NOT_FOUND, **fields: Any) -> Unplanned:
    """A request left out."""
    return Unplanned(request, reason, **fields)


def plan(*visits: Visit, without: Sequence[str] = (), **fields: Any) -> Plan:
    """A plan of these visits; its score must be given where a test asks for it."""
    return Plan(
        week=fields.pop("week", WEEK),
        status=fields.pop("status", Status.FEASIBLE),
        score=fields.pop("score", Score()),
        bound=fields.pop("bound", Score()),
        proven=fields.pop("proven", {}),
        separate=fields.pop("separate", {"visits": 0, "minutes": 0}),
        visits=visits,
        unplanned=tuple(unplanned(one) for one in without),
        **fields,
    )


def accounted(problem: Problem, *visits: Visit, without: Sequence[str] = (), **fields: Any) -> Plan:
    """A plan of these visits whose score and separate week are counted right."""
    fields = {
        "score": score(problem, visits, without),
        "separate": separate(problem),
        "week": problem.week,
        **fields,
    }
    return plan(*visits, without=without, **fields)


def read(**fields: Any) -> Problem:
    """The problem of a week file with these fields."""
    return load_problem(week(**fields))
