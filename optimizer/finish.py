"""
From a layout to a plan: visits with leads and team numbers, the rest with reasons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from optimizer.board import Board
from optimizer.crew import Crew
from optimizer.layout import Layout
from optimizer.lead import lead_of
from optimizer.plan import Visit
from optimizer.problem import DAY, Problem
from optimizer.slots import each
from optimizer.teams import Stay, can_follow
from optimizer.tours import tell_apart


def visits_of(layout: Layout) -> tuple[Visit, ...]:
    """The visits of a layout, fixed ones included, by start and enterprise, teams told apart."""
    board = layout.board
    problem = board.problem
    joined: dict[tuple[str, int], list[str]] = {}
    for site, choices in zip(board.sites, layout.choices, strict=True):
        for joint, slot in choices:
            ids = [one.id for wish in each(joint.bits) for one in site.wishes[wish].requests]
            joined[site.enterprise.id, slot * board.grid] = ids
    found = []
    for fixed in problem.fixed:
        guests = joined.pop((fixed.enterprise, fixed.start), []) if fixed.open else []
        ids = [*fixed.requests, *guests]
        found.append(_visit(problem, fixed.enterprise, fixed.start, ids, fixed.lead))
    for (enterprise, start), ids in joined.items():
        found.append(_visit(problem, enterprise, start, ids, None))
    found.sort(key=lambda one: (one.start, one.enterprise))
    return _with_teams(board, found)


def _visit(
    problem: Problem, enterprise: str, start: int, ids: Sequence[str], lead: str | None
) -> Visit:
    order = {one.id: place for place, one in enumerate(problem.requests_at[enterprise])}
    requests = [problem.request[one] for one in sorted(ids, key=order.__getitem__)]
    named = lead_of(problem.enterprise[enterprise], requests, lead)
    return Visit(
        enterprise,
        start,
        max(one.minutes for one in requests),
        named or min(one.department for one in requests),
        tuple(one.id for one in requests),
    )


def _with_teams(board: Board, visits: Sequence[Visit]) -> tuple[Visit, ...]:
    days: dict[tuple[str, int], list[Stay]] = {}
    for visit in visits:
        zone = board.problem.enterprise[visit.enterprise].zone
        for key in visit.requests:
            one = board.problem.request[key]
            stay = Stay(visit.start, visit.start + one.minutes, zone, key)
            days.setdefault((one.department, visit.start // DAY), []).extend([stay] * one.teams)
    numbers: dict[str, list[int]] = {}
    fixed = {one for visit in board.problem.fixed for one in visit.requests}
    for (department, day), stays in days.items():
        crew = board.crews[department]
        everything = [*stays, *(one for one in crew.days[day] if one.away)]
        found = tell_apart(everything, crew.teams, crew.travel)
        if found is None:
            found = _shared(everything, crew, fixed) if crew.teams else []
        for stay, number in zip(stays, found, strict=False):
            numbers.setdefault(stay.key, []).append(number)
    return tuple(_numbered(visit, numbers) for visit in visits)


def _numbered(visit: Visit, numbers: Mapping[str, Sequence[int]]) -> Visit:
    return replace(
        visit, teams={key: tuple(sorted(numbers.get(key, ()))) for key in visit.requests}
    )


def _shared(stays: Sequence[Stay], crew: Crew, fixed: set[str]) -> list[int]:
    """
    Numbers on a day that fixed visits alone have filled beyond the teams there are.

    By start; a stay takes a team that can do it, else one on which it meets only fixed stays.
    """
    found = [0] * len(stays)
    late: list[list[Stay]] = [[] for _ in range(crew.teams)]

    def rank(stay: Stay, team: int) -> tuple[bool, int]:
        met = [one for one in late[team] if not can_follow(one, stay, crew.travel)]
        return any(one.key == stay.key or one.key not in fixed for one in met), len(met)

    for index in sorted(range(len(stays)), key=lambda one: (stays[one].start, stays[one].end)):
        stay = stays[index]
        # What ended long enough ago for the longest way meets no later stay either.
        late = [[one for one in some if one.end + crew.most > stay.start] for some in late]
        team = min(range(crew.teams), key=partial(rank, stay))
        late[team].append(stay)
        found[index] = 1 + team
    return found
