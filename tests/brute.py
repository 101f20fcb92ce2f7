"""
The best plan of a tiny week by trying everything: the judge of the search.

Knows nothing of the search, of the rules' functions or of the matching of teams. Where a request
starts decides all: requests of one enterprise with one start are one visit. What fixed visits
break among themselves is suffered; nothing may be added to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random

from optimizer import Problem, Request

Cost = tuple[int, int, int, int]
"""Unplanned, visits, moved, minutes."""

Places = Mapping[str, int]
"""Start of each planned request, by id."""

Stop = tuple[int, int, str, bool]
"""A team's stay: start, end, zone, whether it is absent."""

DAY = 1440


def best(problem: Problem) -> Cost:
    """Tiers 1 to 4 of the best plan that keeps every rule."""
    return best_places(problem)[0]


def best_places(problem: Problem) -> tuple[Cost, Places]:
    """Tiers 1 to 4 of a best plan, and where it puts the requests."""
    choices = [_ways(problem, key) for key in problem.requests_at]
    for ways in choices:
        ways.sort(key=lambda one: one[0])
    least = [(0, 0, 0, 0)]
    for ways in reversed(choices):
        least.insert(0, _sum(ways[0][0], least[0]))
    found: list[tuple[Cost, Places]] = []

    def go_on(index: int, cost: Cost, places: dict[str, int]) -> None:
        if found and _sum(cost, least[index]) >= found[-1][0]:
            return
        if index == len(choices):
            if _few_move(problem, places) and teams_are_enough(problem, places):
                found.append((cost, places))
            return
        for more, own in choices[index]:
            if found and _sum(_sum(cost, more), least[index + 1]) >= found[-1][0]:
                return
            go_on(index + 1, _sum(cost, more), {**places, **own})

    go_on(0, (0, 0, 0, 0), {})
    return found[-1]


def least_travel(problem: Problem) -> int:
    """Tier 5 of the best plan of all: the least travel among plans with `best` in tiers 1 to 4."""
    choices = [_ways(problem, key) for key in problem.requests_at]
    goal = best(problem)
    found: list[int] = []

    def go_on(index: int, cost: Cost, places: dict[str, int]) -> None:
        if index == len(choices):
            if cost == goal and _few_move(problem, places):
                minutes = _travel(problem, places)
                found.extend([] if minutes is None else [minutes])
            return
        for more, own in choices[index]:
            if _sum(cost, more)[0] <= goal[0]:
                go_on(index + 1, _sum(cost, more), {**places, **own})

    go_on(0, (0, 0, 0, 0), {})
    return min(found)


def fewest_visits(problem: Problem, unplanned: int) -> int:
    """The fewest visits of all plans that leave out a priority of at most `unplanned`."""
    choices = [_ways(problem, key) for key in problem.requests_at]
    found: list[int] = []

    def go_on(index: int, left_out: int, visits: int, places: dict[str, int]) -> None:
        if left_out > unplanned or (found and visits >= found[-1]):
            return
        if index == len(choices):
            if _few_move(problem, places) and teams_are_enough(problem, places):
                found.append(visits)
            return
        for cost, own in choices[index]:
            go_on(index + 1, left_out + cost[0], visits + cost[1], {**places, **own})

    for ways in choices:
        ways.sort(key=lambda one: one[0][1])
    go_on(0, 0, 0, {})
    return found[-1]


def some_plans(problem: Problem, random: Random, tries: int) -> Iterator[Places]:
    """Plans that keep every rule, drawn at random: where each puts the requests."""
    choices = [_ways(problem, key) for key in problem.requests_at]
    for _ in range(tries):
        places = {key: start for ways in choices for key, start in random.choice(ways)[1].items()}
        if _few_move(problem, places) and teams_are_enough(problem, places):
            yield places


def _sum(one: Cost, other: Cost) -> Cost:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])


def fixed_starts(problem: Problem) -> dict[str, int]:
    return {one: visit.start for visit in problem.fixed for one in visit.requests}


def _ways(problem: Problem, enterprise: str) -> list[tuple[Cost, Places]]:
    """Everything that can happen at one enterprise, teams aside, with its cost."""
    standing = fixed_starts(problem)
    requests = problem.requests_at[enterprise]
    options: list[Sequence[int | None]] = [
        [standing[one.id]] if one.id in standing else [None, *_starts(problem, one)]
        for one in requests
    ]
    ways = []
    for starts in product(*options):
        placed = [
            (one, start) for one, start in zip(requests, starts, strict=True) if start is not None
        ]
        if _kept(problem, enterprise, placed, standing):
            cost = _cost(problem, requests, placed)
            ways.append((cost, {one.id: start for one, start in placed}))
    return ways


def _starts(problem: Problem, request: Request) -> Iterator[int]:
    closed = problem.enterprise[request.enterprise].closed
    for start in range(0, 7 * DAY, problem.grid):
        end = start + request.minutes
        if (
            any(one.start <= start and end <= one.end for one in request.windows)
            and any(
                day * DAY + one.start <= start and end <= day * DAY + one.end
                for day in problem.days
                for one in problem.sessions
            )
            and all(end <= one.start or one.end <= start for one in closed)
        ):
            yield start


def _cost(
    problem: Problem, requests: Sequence[Request], placed: Sequence[tuple[Request, int]]
) -> Cost:
    lengths: dict[int, int] = {}
    for one, start in placed:
        lengths[start] = max(lengths.get(start, 0), one.minutes)
    before = {one.request: one.start for one in problem.previous}
    planned = {one.id for one, _ in placed}
    return (
        sum(one.priority for one in requests if one.id not in planned),
        len(lengths),
        sum(one.id in before and before[one.id] != start for one, start in placed),
        sum(lengths.values()),
    )


def _kept(
    problem: Problem,
    enterprise: str,
    placed: Sequence[tuple[Request, int]],
    standing: Mapping[str, int],
) -> bool:
    visits: dict[int, list[Request]] = {}
    for one, start in placed:
        visits.setdefault(start, []).append(one)
    fixed = {one.start: one for one in problem.fixed if one.enterprise == enterprise}
    most = problem.enterprise[enterprise].most_visits
    if most is not None and len(visits) > most and any(start not in fixed for start in visits):
        return False
    for start, requests in visits.items():
        guests = [one for one in requests if one.id not in standing]
        if guests and start in fixed and not fixed[start].open:
            return False
        named = start in fixed and fixed[start].lead is not None
        if guests and not _one_visit(problem, enterprise, requests, named):
            return False
    return (
        _no_overlap(visits, standing)
        and _apart(problem, visits, standing)
        and _together(problem, placed, standing)
    )


def _one_visit(
    problem: Problem, enterprise: str, requests: Sequence[Request], lead_is_named: bool
) -> bool:
    limits = problem.enterprise[enterprise]
    departments = {one.department for one in requests}
    return (
        (limits.most_departments is None or len(departments) <= limits.most_departments)
        and (
            limits.most_inspectors is None
            or sum(one.inspectors for one in requests) <= limits.most_inspectors
        )
        and len({one.announced for one in requests}) == 1
        and (lead_is_named or len(departments) == 1 or any(one.may_lead for one in requests))
    )


def _no_overlap(visits: Mapping[int, Sequence[Request]], standing: Mapping[str, int]) -> bool:
    for first, second in combinations(sorted(visits), 2):
        for one in visits[first]:
            for other in visits[second]:
                both = one.id in standing and other.id in standing
                if first + one.minutes > second and not both:
                    return False
    return True


def _apart(
    problem: Problem, visits: Mapping[int, Sequence[Request]], standing: Mapping[str, int]
) -> bool:
    for requests in visits.values():
        ids = {one.id for one in requests}
        for pair in problem.apart:
            if ids.issuperset(pair) and not all(one in standing for one in pair):
                return False
    return True


def _together(
    problem: Problem, placed: Sequence[tuple[Request, int]], standing: Mapping[str, int]
) -> bool:
    starts = {one.id: start for one, start in placed}
    own = {one.enterprise for one, _ in placed}
    for members in problem.together:
        planned = [one for one in members if one in starts]
        if problem.request[members[0]].enterprise not in own or not planned:
            continue
        one_visit = len(planned) == len(members) and len({starts[one] for one in planned}) == 1
        if not one_visit and not all(one in standing for one in planned):
            return False
    return True


def _few_move(problem: Problem, places: Places) -> bool:
    standing = fixed_starts(problem)
    moved = [
        one.request
        for one in problem.previous
        if one.request in places and places[one.request] != one.start
    ]
    most = problem.most_moved
    return most is None or len(moved) <= most or all(one in standing for one in moved)


def teams_are_enough(problem: Problem, places: Places) -> bool:
    """Whether the teams can make all stays of a plan."""
    return all(
        can_colour(problem, stops, problem.department[key[0]].teams)
        for key, stops in _days(problem, places).items()
    )


def _travel(problem: Problem, places: Places) -> int | None:
    """The least travel of a plan, None where the teams are too few."""
    days = [
        _least_of_day(problem, stops, problem.department[key[0]].teams)
        for key, stops in _days(problem, places).items()
    ]
    known = [one for one in days if one is not None]
    return sum(known) if len(known) == len(days) else None


def _days(problem: Problem, places: Places) -> dict[tuple[str, int], list[Stop]]:
    """The stays of each department and day, absences too, by start."""
    days: dict[tuple[str, int], list[Stop]] = {}
    for name, start in places.items():
        one = problem.request[name]
        zone = problem.enterprise[one.enterprise].zone
        stop = (start, start + one.minutes, zone, False)
        days.setdefault((one.department, start // DAY), []).extend([stop] * one.teams)
    for department in problem.departments:
        for absent in department.away:
            stop = (absent.when.start, absent.when.end, "", True)
            key = (department.id, absent.when.start // DAY)
            if key in days:
                days[key].extend([stop] * absent.teams)
    return {key: sorted(stops) for key, stops in days.items()}


def can_colour(problem: Problem, stops: Sequence[Stop], teams: int) -> bool:
    """Whether so many teams can make all stays, by giving each stay to every team in turn."""

    def go_on(index: int, last: tuple[Stop, ...]) -> bool:
        if index == len(stops):
            return True
        stop = stops[index]
        for team in sorted(set(last)):
            if _soon_enough(problem, team, stop):
                place = last.index(team)
                if go_on(index + 1, (*last[:place], stop, *last[place + 1 :])):
                    return True
        return len(last) < teams and go_on(index + 1, (*last, stop))

    return go_on(0, ())


def _least_of_day(problem: Problem, stops: Sequence[Stop], teams: int) -> int | None:
    """The least travel of so many teams, by giving each stay to every team in turn."""
    found: list[int] = []

    def go_on(index: int, rounds: tuple[tuple[Stop, ...], ...], minutes: int) -> None:
        if index == len(stops):
            found.append(minutes)
            return
        stop = stops[index]
        for place, before in enumerate(rounds):
            if _soon_enough(problem, before[-1], stop):
                way = _way(problem, before, stop)
                more = (*rounds[:place], (*before, stop), *rounds[place + 1 :])
                go_on(index + 1, more, minutes + way)
        if len(rounds) < teams:
            go_on(index + 1, (*rounds, (stop,)), minutes)

    go_on(0, (), 0)
    return min(found, default=None)


def _way(problem: Problem, before: Sequence[Stop], stop: Stop) -> int:
    """Minutes from the last place a team was at, past its absences."""
    places = [one[2] for one in before if not one[3]]
    if stop[3] or not places:
        return 0
    return problem.travel.between.get((places[-1], stop[2]), problem.travel.within)


def _soon_enough(problem: Problem, before: Stop, after: Stop) -> bool:
    way = 0
    if not before[3] and not after[3]:
        way = problem.travel.between.get((before[2], after[2]), problem.travel.within)
    return before[1] + way <= after[0]
