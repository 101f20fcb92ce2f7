"""
What would help a request without a visit, or an enterprise with more than one.

Each remedy was tried: the enterprises around it were planned anew with the change made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from optimizer.board import Board
from optimizer.bounds import minimum
from optimizer.change import changed
from optimizer.clash import Purse
from optimizer.clockface import read_window
from optimizer.crew import Crew
from optimizer.excerpt import Excerpts
from optimizer.plan import Apart, Reason, Unplanned, Visit
from optimizer.problem import WEEK, Problem, Request, Window
from optimizer.proposals import Proposals, Remedy, window_remedy
from optimizer.retry import Retry

FULL = (Reason.DEPARTMENT_FULL, Reason.CONFLICT, Reason.NOT_FOUND, Reason.TOO_FEW_TEAMS)
"""Reasons for which one team more may help."""


MOST_AT_ONE_PLACE = 14
"""Requests of one enterprise up to which planning it anew takes about a look."""


@dataclass(frozen=True, slots=True)
class Zeal:
    """
    How hard remedies are looked for.

    Parameters
    ----------
    looks
        Of all trials together, a millisecond each.
    tried
        Changes of one kind that are tried for one request or enterprise.
    listed
        Remedies that are listed for it.
    looked_up
        Starts of one request that are looked up for its enterprise alone.
    steps
        Of ruin and recreate in one trial.
    """

    looks: int = 110
    tried: int = 1
    listed: int = 3
    looked_up: int = 8
    steps: int = 12


IN_A_PLAN = Zeal()
ON_DEMAND = Zeal(looks=1200, steps=40, tried=4, listed=5, looked_up=60)


class Remedies:
    """
    Finds remedies beside one plan.

    Parameters
    ----------
    visits
        All visits of the plan.
    crews
        The teams of each department with all stays of the plan.
    stop
        Asked often; after a yes no more are looked for.
    """

    def __init__(
        self,
        problem: Problem,
        visits: Sequence[Visit],
        crews: Mapping[str, Crew],
        zeal: Zeal = IN_A_PLAN,
        stop: Callable[[], bool] = bool,
    ) -> None:
        self.problem, self.zeal, self.stop = problem, zeal, stop
        self.purse = Purse(zeal.looks)
        self.retry = Retry(problem, visits, self.purse, zeal.steps, stop)
        self.propose = Proposals(problem, self.retry.at, crews)

    def of_unplanned(self, left: Unplanned) -> tuple[Mapping[str, object], ...]:
        """Remedies that get a request planned, or more important ones in its stead."""
        request = self.problem.request[left.request]
        if len(self._all_at(request.enterprise)) > MOST_AT_ONE_PLACE:
            return ()
        kinds = [
            self._new_windows(request),
            self._more_teams(request, left.reason),
            *self._at_the_place([request]),
            self.propose.releases([request.id, *left.others]),
        ]
        return self._listed(request.enterprise, kinds, "unplanned")

    def of_apart(self, apart: Apart) -> tuple[Mapping[str, object], ...]:
        """Remedies that save an enterprise a visit."""
        if len(self._all_at(apart.enterprise)) > MOST_AT_ONE_PLACE:
            return ()
        fixed = {one for visit in self.problem.fixed for one in visit.requests}
        requests = [
            one
            for one in self.problem.requests_at[apart.enterprise]
            if one.id in self.retry.held and one.id not in fixed
        ]
        kinds: list[Iterator[Remedy]] = []
        if apart.visits == apart.fewest:
            kinds.append(self._joining_windows(requests, apart.visits))
            kinds += [self._lessening(apart, some) for some in self._loosening(apart, requests)]
            return self._listed(apart.enterprise, kinds, "visits")
        for key in apart.full:
            own = [one for one in requests if one.department == key]
            starts = [start for one in own for start in self.propose.starts(one)]
            kinds.append(self.propose.teams(key, starts))
        kinds += self._loosening(apart, requests)
        return self._listed(apart.enterprise, kinds, "visits")

    def _loosening(self, apart: Apart, requests: Sequence[Request]) -> list[Iterator[Remedy]]:
        everybody = [one.id for one in self._all_at(apart.enterprise)]
        return [*self._at_the_place(requests), self.propose.releases(everybody)]

    def _lessening(self, apart: Apart, some: Iterator[Remedy]) -> Iterator[Remedy]:
        """Those with which the enterprise alone would need fewer visits."""
        for remedy in some:
            week = changed(self.problem, remedy)
            fixed = {one for visit in week.fixed for one in visit.requests}
            free = [o for o in self._all_at(apart.enterprise) if o.id in self.retry.held - fixed]
            if free and self._fewest(week, free) < apart.visits:
                yield remedy

    def _all_at(self, enterprise: str) -> Sequence[Request]:
        return self.problem.requests_at[enterprise]

    def _at_the_place(self, requests: Sequence[Request]) -> list[Iterator[Remedy]]:
        """Openings and raised limits of the enterprise of these requests."""
        if not requests:
            return []
        place = self.problem.enterprise[requests[0].enterprise]
        inspectors = max(one.inspectors for one in requests)
        return [self.propose.openings(place, requests), self.propose.limits(place, inspectors)]

    def _new_windows(self, request: Request) -> Iterator[Remedy]:
        for start in self.propose.windows(request):
            if self.propose.fits(request, start):
                yield window_remedy(request, start)

    def _more_teams(self, request: Request, reason: Reason) -> Iterator[Remedy]:
        if reason in FULL:
            yield from self.propose.teams(request.department, self.propose.starts(request))

    def _joining_windows(self, requests: Sequence[Request], visits: int) -> Iterator[Remedy]:
        """New starts with which the enterprise alone would need fewer visits, smallest first."""
        found: list[tuple[int, str, int]] = []
        for one in requests:
            others = [other for other in requests if other is not one]
            if not others or self._fewest(self.problem, others) >= visits:
                continue
            joining = {start for other in others for start in self.propose.starts(other)}
            starts = [start for start in self.propose.windows(one) if start in joining]
            for start in starts[: self.zeal.looked_up]:
                week = changed(self.problem, window_remedy(one, start))
                if self._fewest(week, requests) < visits:
                    found.append((self.propose.extension(one, start), one.id, start))
                    break
        for _, key, start in sorted(found):
            yield window_remedy(self.problem.request[key], start)

    def _fewest(self, week: Problem, requests: Sequence[Request]) -> int:
        """The fewest visits of these requests if they had the teams to themselves."""
        if not self.purse.pay(1 + len(week.requests) // 400):
            return len(requests)
        board = Board(Excerpts(week).cut((one.id for one in requests), ()))
        found = [minimum(site) for site in board.sites if site.joints is not None]
        complete = found and not board.hopeless and not found[0].value.unplanned
        standing = len(board.problem.fixed)
        return found[0].value.visits + standing if complete else len(requests) + standing

    def _listed(
        self, place: str, kinds: Iterable[Iterator[Remedy]], tier: str
    ) -> tuple[Mapping[str, object], ...]:
        found: list[Mapping[str, object]] = []
        for some in kinds:
            if self.purse.looks <= 0 or len(found) >= self.zeal.listed or self.stop():
                break
            for remedy in islice(some, self.zeal.tried):
                saves = self._saves(place, remedy)
                if tier in saves:
                    found.append({**remedy, "saves": saves})
                    break
        return tuple(found)

    def _saves(self, place: str, remedy: Remedy) -> dict[str, int]:
        when = str(remedy.get("add") or remedy.get("when") or "")
        hours = read_window(when) if when else self._usual(place)
        departments = {one.department for one in self._all_at(place)}
        group = self.retry.around(place, sorted(departments), hours.start, hours.end)
        freed = str(remedy.get("visit", "")).rpartition("@")[0]
        if freed and freed not in group:
            group.append(freed)
        return self.retry.saves(changed(self.problem, remedy), group)

    def _usual(self, place: str) -> Window:
        """A window of a request at an enterprise, where a remedy names no hours."""
        windows = [window for one in self._all_at(place) for window in one.windows]
        return min(windows, default=Window(0, WEEK))
