"""What a peer's starts are worth: the plan they make, held against every rule without a solver."""

from collections.abc import Mapping
from dataclasses import dataclass

from optimizer import DAY, Plan, Problem, Reason, Score, Status, Unplanned, Visit, violations
from optimizer.goals import score, separate
from optimizer.lead import lead_of
from optimizer.teams import Stay, assign


@dataclass(frozen=True, slots=True)
class Verdict:
    """Tiers 1 and 2 of a plan, and the names of the rules that it breaks."""

    unplanned: int
    visits: int
    broken: tuple[str, ...]


def judge(problem: Problem, places: Mapping[str, int]) -> Verdict:
    """Requests of one enterprise with one start are a visit; leads and teams follow from them."""
    plan = plan_of(problem, places)
    broken = sorted({one.rule for one in violations(problem, plan)})
    return Verdict(plan.score.unplanned, plan.score.visits, tuple(broken))


def plan_of(problem: Problem, places: Mapping[str, int]) -> Plan:
    """The plan that puts requests where `places` says; without teams where they do not suffice."""
    teams = _teams(problem, places)
    together: dict[tuple[str, int], list[str]] = {}
    for name, start in places.items():
        together.setdefault((problem.request[name].enterprise, start), []).append(name)
    visits = []
    for (enterprise, start), names in together.items():
        requests = [problem.request[one] for one in names]
        visits.append(
            Visit(
                enterprise,
                start,
                max(one.minutes for one in requests),
                lead_of(problem.enterprise[enterprise], requests) or "",
                tuple(names),
                {one: tuple(teams.get(one, ())) for one in names},
            )
        )
    without = [one.id for one in problem.requests if one.id not in places]
    found = score(problem, visits, without)
    return Plan(
        week=problem.week,
        status=Status.FEASIBLE,
        score=found,
        bound=Score(unplanned=-1),
        proven={},
        separate=separate(problem),
        visits=tuple(visits),
        unplanned=tuple(Unplanned(one, Reason.NOT_FOUND) for one in without),
    )


def _teams(problem: Problem, places: Mapping[str, int]) -> dict[str, list[int]]:
    days: dict[tuple[str, int], list[Stay]] = {}
    for name, start in places.items():
        one = problem.request[name]
        zone = problem.enterprise[one.enterprise].zone
        stay = Stay(start, start + one.minutes, zone, name)
        days.setdefault((one.department, start // DAY), []).extend([stay] * one.teams)
    found: dict[str, list[int]] = {}
    for (department, day), stays in days.items():
        there = problem.department[department]
        for absent in there.away:
            if absent.when.start // DAY == day:
                gone = Stay(absent.when.start, absent.when.end, away=True)
                stays.extend([gone] * absent.teams)
        numbers = assign(stays, there.teams, problem.travel) or []
        for stay, number in zip(stays, numbers, strict=False):
            if not stay.away:
                found.setdefault(stay.key, []).append(number)
    return found
