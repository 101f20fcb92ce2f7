"""
The week made ready for the search: sites with their wishes, crews with what already binds them.

What can never be planned is taken out here, with its reason. Nothing here is a guess: every
start that is left out is impossible in every plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from optimizer.admission import Admission, Hours
from optimizer.crew import Crew
from optimizer.plan import Reason, Unplanned
from optimizer.problem import Enterprise, FixedVisit, Problem, Request, Window
from optimizer.site import Anchor, Joint, JointFinder, Site, TooMany
from optimizer.slots import rounded_up
from optimizer.wish import Wish


class Board:
    """
    A problem made ready.

    Attributes
    ----------
    sites
        Enterprises that have something to plan.
    crews
        Teams by department, with absences and fixed visits already bound.
    hopeless
        Requests that no plan can hold, with the reason.
    most_moved
        How many requests of the sites may move; fixed ones that have moved count already.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.grid = problem.grid
        self.hours = Hours(problem)
        self.hopeless: list[Unplanned] = []
        self.most_moved = _most_moved(problem)
        self.crews = self._crews()
        self._teams = {key: crew.teams for key, crew in self.crews.items()}
        self._fixed_ids = {one for visit in problem.fixed for one in visit.requests}
        self._bind_fixed()
        self._partners = _partners(problem)
        self._apart = _apart(problem)
        self.sites: list[Site] = []
        for key in problem.requests_at:
            self._prepare(problem.enterprise[key])

    def _crews(self) -> dict[str, Crew]:
        problem = self.problem
        zones: dict[str, set[str]] = {one.id: set() for one in problem.departments}
        for request in problem.requests:
            zones[request.department].add(problem.enterprise[request.enterprise].zone)
        on_grid = all(one.start % self.grid == 0 for one in problem.fixed)
        return {
            one.id: Crew(one, sorted(zones[one.id]), problem.travel, self.grid, on_grid=on_grid)
            for one in problem.departments
        }

    def _bind_fixed(self) -> None:
        for visit in self.problem.fixed:
            zone = self.problem.enterprise[visit.enterprise].zone
            for key in visit.requests:
                one = self.problem.request[key]
                self.crews[one.department].bind(visit.start, one.minutes, one.teams, zone)
        for crew in self.crews.values():
            crew.settle()

    def _minutes_of(self, visit: FixedVisit) -> int:
        return max(self.problem.request[one].minutes for one in visit.requests)

    def _prepare(self, enterprise: Enterprise) -> None:
        fixed = self.problem.fixed_at.get(enterprise.id, ())
        anchors = self._anchors(enterprise, fixed)
        taken = [Window(one.start, one.start + self._minutes_of(one)) for one in fixed]
        most_new = len(self.problem.requests)
        if enterprise.most_visits is not None:
            most_new = max(0, enterprise.most_visits - len(fixed))
        wishes = self._wishes(
            Admission(self.hours, self.crews, enterprise, taken, anchors, most_new)
        )
        if not wishes:
            return
        previous = self.problem.previous_start
        finder = JointFinder(enterprise, wishes, self._teams, self.grid, previous)
        joints: tuple[Joint, ...] | None
        try:
            joints = finder.all(anchors, most_new > 0)
        except TooMany:
            joints = None
        site = Site(
            len(self.sites), enterprise, wishes, joints, anchors, len(fixed), most_new, self.grid
        )
        self.sites.append(site)

    def _anchors(self, enterprise: Enterprise, fixed: Sequence[FixedVisit]) -> dict[int, Anchor]:
        found: dict[int, Anchor] = {}
        for visit in fixed:
            requests = [self.problem.request[one] for one in visit.requests]
            if visit.open and visit.start % self.grid == 0:
                found.setdefault(visit.start // self.grid, self._anchor(visit, requests))
        return found

    def _anchor(self, visit: FixedVisit, requests: Sequence[Request]) -> Anchor:
        teams: dict[str, int] = {}
        for one in requests:
            teams[one.department] = teams.get(one.department, 0) + one.teams
        return Anchor(
            visit,
            max(one.minutes for one in requests),
            sum(one.inspectors for one in requests),
            teams,
            any(one.may_lead for one in requests),
            frozenset(one.announced for one in requests),
            frozenset(other for one in requests for other in self._apart.get(one.id, ())),
        )

    def _wishes(self, admission: Admission) -> tuple[Wish, ...]:
        groups: dict[str, list[Request]] = {}
        for one in self.problem.requests_at[admission.enterprise.id]:
            if one.id not in self._fixed_ids:
                groups.setdefault(self._partners.get(one.id, (one.id,))[0], []).append(one)
        wishes: list[Wish] = []
        for group in groups.values():
            wish = self._wish(admission, group)
            if wish:
                wishes.append(wish)
        return self._with_apart(wishes)

    def _with_apart(self, wishes: Sequence[Wish]) -> tuple[Wish, ...]:
        if not self._apart:
            return tuple(wishes)
        place = {one.id: index for index, wish in enumerate(wishes) for one in wish.requests}
        found = []
        for wish in wishes:
            others = {o for one in wish.requests for o in self._apart.get(one.id, ())}
            bits = sum({1 << place[other] for other in others if other in place})
            found.append(replace(wish, apart=bits))
        return tuple(found)

    def _wish(self, admission: Admission, group: Sequence[Request]) -> Wish | None:
        """The group as a wish, or None when no plan can hold it; then its reasons are noted."""
        starts = -1
        lost: dict[str, Reason] = {}
        for one in group:
            mine, reason = admission.starts(one)
            starts &= mine
            if reason:
                lost[one.id] = reason
        if len(group) > 1 or group[0].id in self._partners:
            starts &= self._at_partners(group[0], admission.anchors)
            reason = admission.clash(group, self._apart)
            if not lost and (reason or not starts):
                lost = dict.fromkeys((one.id for one in group), reason or Reason.TOGETHER)
        if lost:
            self._give_up(group, lost)
            return None
        teams: dict[str, int] = {}
        for one in group:
            teams[one.department] = teams.get(one.department, 0) + one.teams
        minutes = max(one.minutes for one in group)
        return Wish(
            starts,
            rounded_up(minutes, self.grid),
            teams,
            sum(one.inspectors for one in group),
            sum(one.priority for one in group),
            frozenset(one.department for one in group if one.may_lead),
            group[0].announced,
            minutes,
            tuple(group),
        )

    def _at_partners(self, request: Request, anchors: Mapping[int, Anchor]) -> int:
        """Starts that are left because partners of the request are fixed already."""
        partners = self._partners.get(request.id, ())
        standing = {one for one in partners if one in self._fixed_ids}
        if not standing:
            return -1
        return sum(
            1 << slot for slot, one in anchors.items() if standing <= set(one.visit.requests)
        )

    def _give_up(self, group: Sequence[Request], lost: Mapping[str, Reason]) -> None:
        partners = self._partners.get(group[0].id, ())
        for one in group:
            others = tuple(other for other in partners if other != one.id)
            reason = lost.get(one.id, Reason.TOGETHER)
            named = others if reason is Reason.TOGETHER else ()
            self.hopeless.append(Unplanned(one.id, reason, named))


def _most_moved(problem: Problem) -> int | None:
    if problem.most_moved is None:
        return None
    before = problem.previous_start
    standing = ((one, visit.start) for visit in problem.fixed for one in visit.requests)
    moved = sum(before.get(one, start) != start for one, start in standing)
    return max(0, problem.most_moved - moved)


def _partners(problem: Problem) -> dict[str, tuple[str, ...]]:
    """For each request of a `together` set all that stand or fall with it, itself included."""
    found: dict[str, tuple[str, ...]] = {}
    for group in problem.together:
        merged = set(group)
        for one in group:
            merged.update(found.get(one, ()))
        for one in merged:
            found[one] = tuple(sorted(merged))
    return found


def _apart(problem: Problem) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in problem.apart:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
