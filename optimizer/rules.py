"""
The rules of a plan, one function each, without a solver.

Each is a twin: the same rule stands as a formula in README.md and, written independently, in
the search. `violations` is what a plan gets wrong; what fixed visits break by themselves is no
fault of a plan but a conflict of the week, listed by `conflicts`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from optimizer.accounts import (
    bounds_are_no_better_than_the_score,
    optimal_means_that_the_first_two_bounds_are_met,
    the_score_is_what_the_visits_add_up_to,
    the_separate_week_holds_what_could_be_planned,
)
from optimizer.case import Case, Finding, listed, place
from optimizer.plan import Plan, Score, Status, Visit
from optimizer.problem import DAY, DAYS, Problem, Request
from optimizer.rounds import absent_teams_stay_away, teams_are_in_one_place_at_a_time

Rule = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks: its name, the ids it concerns, a line for logs."""

    rule: str
    where: tuple[str, ...]
    message: str


def violations(problem: Problem, plan: Plan) -> tuple[Violation, ...]:
    """
    Every rule that the plan breaks, once for each place; none for a good plan.

    Linear but for sorting. Where the plan names things that the week does not know, only that
    is reported.
    """
    case = Case(problem, plan)
    strangers = tuple(_broken(case, names_are_of_this_week))
    if strangers:
        return strangers
    return tuple(one for rule in RULES for one in _broken(case, rule))


def _broken(case: Case, rule: Rule) -> Iterator[Violation]:
    for one in rule(case):
        if not one.standing:
            yield Violation(rule.__name__, one.where, one.message)


def conflicts(problem: Problem) -> tuple[str, ...]:
    """The rules that fixed visits break by themselves, a line for each."""
    case = Case(problem, _fixed_alone(problem))
    found = [
        f"{rule.__name__}: {one.message}"
        for rule in _OF_VISITS
        for one in rule(case)
        if one.standing
    ]
    for (department, day), need in case.overfull.items():
        there = problem.department[department].teams
        found.append(
            f"{teams_are_in_one_place_at_a_time.__name__}: fixed visits and absences need {need} "
            f"teams of {department!r} on {DAYS[day]}, there are {there}"
        )
    return tuple(found)


def _fixed_alone(problem: Problem) -> Plan:
    """The plan of nothing but the fixed visits, for the rules that look at visits."""
    visits = tuple(
        Visit(
            one.enterprise,
            one.start,
            max(problem.request[each].minutes for each in one.requests),
            one.lead or "",
            one.requests,
        )
        for one in problem.fixed
    )
    return Plan(problem.week, Status.FEASIBLE, Score(), Score(), {}, {}, visits, ())


def names_are_of_this_week(case: Case) -> Iterator[Finding]:
    """A plan names its week, and only enterprises and requests of it."""
    problem = case.problem
    if case.plan.week != problem.week:
        yield Finding((), f"the plan is for {case.plan.week}, the week is {problem.week}")
    for visit in case.plan.visits:
        if not visit.requests:
            yield Finding((visit.enterprise,), f"a visit to {visit.enterprise!r} has no requests")
        if visit.enterprise not in problem.enterprise:
            yield Finding((visit.enterprise,), f"enterprise {visit.enterprise!r} is unknown")
        for one in dict.fromkeys((*visit.requests, *visit.teams)):
            if one not in problem.request:
                yield Finding((one,), f"request {one!r} is unknown")
    for left in case.plan.unplanned:
        if left.request not in problem.request:
            yield Finding((left.request,), f"request {left.request!r} is unknown")


def requests_are_visited_at_their_enterprise(case: Case) -> Iterator[Finding]:
    """A visit holds requests of its own enterprise."""
    for visit in case.plan.visits:
        for one in case.requests(visit):
            if one.enterprise != visit.enterprise:
                at = f"{one.id!r} is a request at {one.enterprise!r}"
                yield Finding((place(visit), one.id), f"{place(visit)}: {at}")


def each_request_is_planned_once_or_explained(case: Case) -> Iterator[Finding]:
    """Each request is in exactly one visit, or once among the unplanned."""
    found = Counter(one for visit in case.plan.visits for one in visit.requests)
    found.update(one.request for one in case.plan.unplanned)
    for one in case.problem.requests:
        if found[one.id] != 1:
            yield Finding((one.id,), f"{one.id!r} occurs {found[one.id]} times, expected once")


def requests_start_in_their_windows(case: Case) -> Iterator[Finding]:
    """From its start a request has all its minutes inside one of its windows."""
    for visit in case.plan.visits:
        for one in case.requests(visit):
            if not any(window.holds(visit.start, one.minutes) for window in one.windows):
                yield _alone(case, visit, one, "lies in none of its windows")


def visits_start_on_the_grid(case: Case) -> Iterator[Finding]:
    """A visit starts at a multiple of the grid."""
    for visit in case.plan.visits:
        if visit.start % case.problem.grid:
            yield _whole(case, visit, f"starts off the grid of {case.problem.grid} minutes")


def visits_lie_in_one_session(case: Case) -> Iterator[Finding]:
    """A visit, with its longest request, lies in one session of one working day."""
    for visit in case.plan.visits:
        for one in case.requests(visit):
            if not any(each.holds(visit.start, one.minutes) for each in case.problem.stretches):
                yield _alone(case, visit, one, "lies in no session of a working day")


def closed_hours_are_kept(case: Case) -> Iterator[Finding]:
    """No request touches hours in which the enterprise is closed."""
    for visit in case.plan.visits:
        closed = case.problem.enterprise[visit.enterprise].closed
        for one in case.requests(visit) if closed else ():
            if any(each.meets(visit.start, visit.start + one.minutes) for each in closed):
                yield _alone(case, visit, one, "touches closed hours")


def visits_of_an_enterprise_do_not_overlap(case: Case) -> Iterator[Finding]:
    """One visit of an enterprise ends before the next begins."""
    for visits in case.visits_at.values():
        latest = visits[0]
        for visit in visits[1:]:
            if _end(case, latest) > visit.start:
                names = place(latest), place(visit)
                standing = _overlap_stands(case, latest, visit)
                yield Finding(names, f"{names[0]} and {names[1]} overlap", standing)
            latest = max(latest, visit, key=lambda one: _end(case, one))


def _end(case: Case, visit: Visit) -> int:
    return visit.start + max(one.minutes for one in case.requests(visit))


def _overlap_stands(case: Case, first: Visit, second: Visit) -> bool:
    """Whether all requests that run into the second visit, and all of that, are fixed."""
    late = [one for one in case.requests(first) if first.start + one.minutes > second.start]
    return case.stands(first, *late) and case.stands(second, *case.requests(second))


def most_departments_in_a_visit_are_kept(case: Case) -> Iterator[Finding]:
    """A visit has at most `most_departments` departments."""
    for visit in case.plan.visits:
        most = case.problem.enterprise[visit.enterprise].most_departments
        found = len({one.department for one in case.requests(visit)})
        if most is not None and found > most:
            yield _whole(case, visit, f"has {found} departments, at most {most} may come")


def most_inspectors_in_a_visit_are_kept(case: Case) -> Iterator[Finding]:
    """The inspectors of all requests of a visit are at most `most_inspectors`."""
    for visit in case.plan.visits:
        most = case.problem.enterprise[visit.enterprise].most_inspectors
        found = sum(one.inspectors for one in case.requests(visit))
        if most is not None and found > most:
            yield _whole(case, visit, f"has {found} inspectors, at most {most} may come")


def most_visits_of_an_enterprise_are_kept(case: Case) -> Iterator[Finding]:
    """An enterprise has at most `most_visits` visits; one more guest of a visit is no visit."""
    for name, visits in case.visits_at.items():
        most = case.problem.enterprise[name].most_visits
        if most is not None and len(visits) > most:
            standing = all(case.fixed(visit) for visit in visits)
            message = f"{name!r} has {len(visits)} visits, at most {most} may take place"
            yield Finding((name,), message, standing)


def together_stays_together(case: Case) -> Iterator[Finding]:
    """The requests of a `together` set share one visit, or all are unplanned."""
    for members in case.problem.together:
        planned = [one for one in members if one in case.visit_of]
        visits = {place(case.visit_of[one]) for one in planned}
        if planned and (len(planned) < len(members) or len(visits) > 1):
            standing = all(_stands_there(case, one) for one in planned)
            yield Finding(members, f"{listed(members)} do not share a visit", standing)


def _stands_there(case: Case, request: str) -> bool:
    return case.stands(case.visit_of[request], case.problem.request[request])


def apart_stays_apart(case: Case) -> Iterator[Finding]:
    """The two requests of an `apart` pair do not share a visit."""
    for pair in case.problem.apart:
        visit = case.visit_of.get(pair[0])
        if visit is not None and pair[1] in visit.requests:
            standing = all(_stands_there(case, one) for one in pair)
            yield Finding(pair, f"{listed(pair)} share {place(visit)}", standing)


def announced_and_unannounced_do_not_mix(case: Case) -> Iterator[Finding]:
    """The requests of a visit are all announced, or none is."""
    for visit in case.plan.visits:
        if len({one.announced for one in case.requests(visit)}) > 1:
            yield _whole(case, visit, "mixes announced and unannounced requests")


def the_lead_is_the_right_one(case: Case) -> Iterator[Finding]:
    """
    The lead is the one that a fixed visit names, or a single department itself, or of those
    whose request may lead the first by lead order, then minutes, inspectors and id.
    """
    for visit in case.plan.visits:
        departments = {one.department for one in case.requests(visit)}
        fixed = case.fixed(visit)
        if fixed is not None and fixed.lead is not None:
            yield from _named_lead(case, visit, fixed.lead)
            continue
        able = _able(case, visit)
        if not able and len(departments) > 1:
            yield _whole(case, visit, "has several departments, of which none may lead")
        elif visit.lead not in (able[:1] if len(departments) > 1 else departments):
            right = able[0] if len(departments) > 1 else min(departments)
            message = f"{place(visit)} is led by {visit.lead!r}, expected {right!r}"
            yield Finding((place(visit), visit.lead), message)


def _named_lead(case: Case, visit: Visit, lead: str) -> Iterator[Finding]:
    if visit.lead != lead:
        message = f"{place(visit)} is led by {visit.lead!r}, expected {lead!r} as fixed"
        yield Finding((place(visit), visit.lead), message)
    own = [one for one in case.requests(visit) if case.stands(visit, one)]
    if len({one.department for one in own}) > 1 and not any(
        one.may_lead for one in own if one.department == lead
    ):
        yield Finding((place(visit), lead), f"{place(visit)}: {lead!r} may not lead", True)


def _able(case: Case, visit: Visit) -> list[str]:
    """Departments that may lead a visit, the one that does first."""
    order = {one: rank for rank, one in enumerate(_lead_order(case, visit))}
    able = [one for one in case.requests(visit) if one.may_lead]
    able.sort(
        key=lambda one: (
            order.get(one.department, len(order)),
            -one.minutes,
            -one.inspectors,
            one.department,
        )
    )
    return [one.department for one in able]


def _lead_order(case: Case, visit: Visit) -> tuple[str, ...]:
    return case.problem.enterprise[visit.enterprise].lead_order


def fixed_visits_stand(case: Case) -> Iterator[Finding]:
    """A fixed visit takes place at its start with its requests; only an open one has guests."""
    held: dict[tuple[str, int], set[str]] = {}
    for visit in case.plan.visits:
        held.setdefault((visit.enterprise, visit.start), set()).update(visit.requests)
    for fixed in case.problem.fixed:
        there = held.get((fixed.enterprise, fixed.start), set())
        name = place(Visit(fixed.enterprise, fixed.start, 1, "", ()))
        missing = [one for one in fixed.requests if one not in there]
        if missing:
            yield Finding((name, *missing), f"{name} stands, but without {listed(missing)}")
        guests = sorted(there.difference(fixed.requests))
        if guests and not fixed.open:
            yield Finding((name, *guests), f"{name} is not open to {listed(guests)}")


def no_more_requests_move_than_allowed(case: Case) -> Iterator[Finding]:
    """At most `most_moved` requests with an earlier start are planned at another."""
    most = case.problem.most_moved
    before = case.problem.previous_start
    moved = [
        (visit, case.problem.request[one])
        for visit in case.plan.visits
        for one in visit.requests
        if before.get(one, visit.start) != visit.start
    ]
    if most is not None and len(moved) > most:
        standing = all(case.stands(visit, one) for visit, one in moved)
        message = f"{len(moved)} requests moved, at most {most} may"
        yield Finding(tuple(one.id for _, one in moved), message, standing)


def each_request_has_its_teams(case: Case) -> Iterator[Finding]:
    """A request is done by as many different teams, of 1 to its department's, as it binds."""
    for visit in case.plan.visits:
        for name in sorted(visit.teams.keys() - set(visit.requests)):
            yield Finding((place(visit), name), f"{place(visit)} has teams for {name!r}, no part")
        for one in case.requests(visit):
            numbers = visit.teams.get(one.id, ())
            there = case.problem.department[one.department].teams
            in_range = all(1 <= number <= there for number in numbers)
            if len(numbers) != one.teams or len(set(numbers)) != one.teams or not in_range:
                full = (one.department, visit.start // DAY) in case.overfull
                expected = f"expected {one.teams} different ones of 1 to {there}"
                message = f"{place(visit)}: {one.id!r} has teams {list(numbers)}, {expected}"
                standing = full and case.stands(visit, one)
                yield Finding((place(visit), one.id), message, standing)


def lengths_are_right(case: Case) -> Iterator[Finding]:
    """A visit lasts as long as its longest request."""
    for visit in case.plan.visits:
        longest = max(one.minutes for one in case.requests(visit))
        if visit.minutes != longest:
            message = f"{place(visit)} lasts {visit.minutes} minutes, its longest request {longest}"
            yield Finding((place(visit),), message)


def _alone(case: Case, visit: Visit, request: Request, what: str) -> Finding:
    """A finding about one request of a visit."""
    message = f"{place(visit)}: {request.id!r} {what}"
    return Finding((place(visit), request.id), message, case.stands(visit, request))


def _whole(case: Case, visit: Visit, what: str) -> Finding:
    """A finding about all requests of a visit."""
    standing = case.stands(visit, *case.requests(visit))
    return Finding((place(visit),), f"{place(visit)} {what}", standing)


_OF_VISITS: tuple[Rule, ...] = (
    requests_start_in_their_windows,
    visits_start_on_the_grid,
    visits_lie_in_one_session,
    closed_hours_are_kept,
    visits_of_an_enterprise_do_not_overlap,
    most_departments_in_a_visit_are_kept,
    most_inspectors_in_a_visit_are_kept,
    most_visits_of_an_enterprise_are_kept,
    together_stays_together,
    apart_stays_apart,
    announced_and_unannounced_do_not_mix,
    the_lead_is_the_right_one,
    no_more_requests_move_than_allowed,
)

RULES: tuple[Rule, ...] = (
    *_OF_VISITS,
    requests_are_visited_at_their_enterprise,
    each_request_is_planned_once_or_explained,
    fixed_visits_stand,
    each_request_has_its_teams,
    teams_are_in_one_place_at_a_time,
    absent_teams_stay_away,
    lengths_are_right,
    the_score_is_what_the_visits_add_up_to,
    the_separate_week_holds_what_could_be_planned,
    bounds_are_no_better_than_the_score,
    optimal_means_that_the_first_two_bounds_are_met,
)
"""Every rule of a plan; each finds nothing in a good one."""
