"""
Plans a few enterprises anew, with everything else standing, to see what a change is worth.

What is found is a plan of the whole week, so a saving is real; a better one may exist.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from optimizer.board import Board
from optimizer.bounds import minimum
from optimizer.clash import Purse
from optimizer.excerpt import Excerpts
from optimizer.greedy import greedy
from optimizer.layout import Layout, Value
from optimizer.plan import Visit
from optimizer.problem import Problem, Request
from optimizer.recreate import Recreate

MOST_AROUND = 6
"""Enterprises around one that are planned anew together with it."""


@dataclass(frozen=True, slots=True, order=True)
class Worth:
    """Tiers 1 and 2 of some enterprises."""

    unplanned: int
    visits: int

    def saved(self, after: "Worth") -> dict[str, int]:
        """What the first tier that differs has less afterwards; nothing where it has more."""
        if after.unplanned != self.unplanned:
            gain, tier = self.unplanned - after.unplanned, "unplanned"
        else:
            gain, tier = self.visits - after.visits, "visits"
        return {tier: gain} if gain > 0 else {}


class Retry:
    """
    Trials beside one plan.

    Parameters
    ----------
    visits
        All visits of the plan, fixed ones included.
    purse
        What the trials may cost, in looks of about a millisecond.
    steps
        Of ruin and recreate in one trial.
    stop
        Asked after each of them.
    """

    def __init__(
        self,
        problem: Problem,
        visits: Sequence[Visit],
        purse: Purse,
        steps: int,
        stop: Callable[[], bool] = bool,
    ) -> None:
        self.problem, self.visits, self.purse = problem, visits, purse
        self.steps, self.stop = steps, stop
        self.held = {one for visit in visits for one in visit.requests}
        self.at: dict[str, list[Visit]] = {}
        self.by_department: dict[str, list[Visit]] = {}
        for visit in visits:
            self.at.setdefault(visit.enterprise, []).append(visit)
            for key in {problem.request[one].department for one in visit.requests}:
                self.by_department.setdefault(key, []).append(visit)

    def around(
        self, enterprise: str, departments: Iterable[str], start: int, end: int
    ) -> list[str]:
        """The enterprise, and others where these departments are at that time, or soon."""
        near: dict[str, int] = {}
        for key in departments:
            for visit in self.by_department.get(key, ()):
                away = max(visit.start - end, start - visit.end, 0)
                near[visit.enterprise] = min(away, near.get(visit.enterprise, away))
        near.pop(enterprise, None)
        order = sorted(near, key=lambda one: (near[one], one))
        return [enterprise, *order[:MOST_AROUND]]

    def saves(self, week: Problem, enterprises: Sequence[str]) -> dict[str, int]:
        """What these enterprises save at least in a changed week; nothing where nothing is."""
        found = self.compared(week, enterprises)
        return found[0].saved(found[1]) if found else {}

    def compared(self, week: Problem, enterprises: Sequence[str]) -> tuple[Worth, Worth] | None:
        """Tiers 1 and 2 of these enterprises now, and as planned anew in a changed week."""
        fixed = {one for visit in week.fixed for one in visit.requests}
        free = [o for key in enterprises for o in week.requests_at[key] if o.id not in fixed]
        home = {one.enterprise for one in free}
        before, after = self._before(home), self._after(week, free, home)
        return None if after is None else (before, after)

    def _before(self, home: set[str]) -> Worth:
        left = [
            one.priority
            for key in home
            for one in self.problem.requests_at[key]
            if one.id not in self.held
        ]
        return Worth(sum(left), sum(len(self.at.get(key, ())) for key in home))

    def _after(self, week: Problem, free: Sequence[Request], home: set[str]) -> Worth | None:
        if not self.purse.pay(1 + len(week.requests) // 400):
            return None
        small = Excerpts(week).cut((one.id for one in free), self.visits)
        if not self.purse.pay(len(small.requests) // 8):
            return None
        board = Board(small)
        if any(one.joints is None for one in board.sites):
            return None
        layout = self._planned(board)
        most, value = board.most_moved, layout.value
        if most is not None and value.moved > most:
            return None
        lost = sum(small.request[one.request].priority for one in board.hopeless)
        standing = sum(one.enterprise in home for one in small.fixed)
        return Worth(value.unplanned + lost, value.visits + standing)

    def _planned(self, board: Board) -> Layout:
        layout = Layout(board)
        minima = [minimum(site) for site in board.sites]
        greedy(layout, may_move=board.most_moved is None)
        least = sum((one.value for one in minima), Value())
        value = layout.value
        if (value.unplanned, value.visits) > (least.unplanned, least.visits) and board.sites:
            search = Recreate(layout, minima, 1, board.most_moved)
            self.purse.pay(search.run(self.steps, self.stop))
        return layout
