"""
Why a request is in no visit: a ladder of proofs, the cheapest first.

The request alone · its enterprise alone · a department that is full · a smallest clash with
requests elsewhere. Each step is a proof that names whom the request clashes with; where none is
found within the looks allowed, nothing is claimed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from optimizer.board import Board
from optimizer.clash import Purse, clash, smallest
from optimizer.excerpt import Excerpts
from optimizer.overload import IN_A_PLAN, Load, Loads, Zeal
from optimizer.plan import Reason, Unplanned
from optimizer.problem import Request
from optimizer.rivals import rivals
from optimizer.rosters import cannot

LOOKS = 400
"""Looks spent at most on one step of one request in a plan file."""

MOST_RIVALS = 60
"""Requests among which a clash is looked for."""

MOST_NEAR = 200
"""Requests of its department that are held against one request, the nearest."""

NEAR_OF_A_LOOK = 40
"""Requests of which the nearest are found in the time of one look."""


@dataclass(frozen=True, slots=True)
class Proof:
    """
    A reason with its witness: no plan holds the request and all the others.

    Parameters
    ----------
    solver
        Whether it was CP-SAT that proved it.
    fits
        Whether its department's teams could do it beside all that they do, by CP-SAT.
    """

    reason: Reason
    others: tuple[str, ...] = ()
    load: Load | None = None
    solver: bool = False
    fits: bool = False


_Clashes = Callable[[Request, Sequence[str], Purse], bool]


class Ladder:
    """
    Climbs from one unplanned request to its reason.

    Parameters
    ----------
    board
        Of the week; what its crews are bound by beside what stands does not matter.
    planned
        Requests that are in a visit, in the order of the file.
    looks
        Spent at most on one trial of some requests.
    zeal
        With which it is looked whether a department is full.
    """

    def __init__(
        self,
        board: Board,
        planned: Iterable[str],
        looks: int = LOOKS,
        zeal: Zeal = IN_A_PLAN,
    ) -> None:
        self.problem, self.looks, self.zeal = board.problem, looks, zeal
        self.excerpts = Excerpts(board.problem)
        self.loads = Loads(board, self.excerpts)
        self.hopeless: Mapping[str, Unplanned] = {one.request: one for one in board.hopeless}
        self.at: dict[str, list[str]] = {}
        self.of: dict[str, list[str]] = {}
        for one in planned:
            request = self.problem.request[one]
            self.at.setdefault(request.enterprise, []).append(one)
            self.of.setdefault(request.department, []).append(one)

    def proofs(self, requests: Sequence[Request], purse: Purse) -> Mapping[str, Proof]:
        """
        For each request the first step that holds; those for which none does are not there.

        A step is taken for all of them before the next, which is dearer, is taken for any.
        """
        found: dict[str, Proof] = {}
        for step in (self.near, self.again, self.elsewhere):
            for one in requests:
                proof = None if one.id in found else step(one, purse)
                if proof is not None:
                    found[one.id] = proof
        return found

    def near(self, request: Request, purse: Purse) -> Proof | None:
        """The first that holds of the steps that look at one enterprise or one department."""
        alone = self.hopeless.get(request.id)
        if alone is not None:
            return Proof(alone.reason, alone.others or self._standing(request, alone.reason))
        if purse.looks <= 0:
            return None
        rivals = self.at.get(request.enterprise, [])
        if self._clashes(request, rivals, purse):
            others = self._smallest(request, rivals, purse, self._clashes)
            return self._at_home(request, others, purse)
        return self._full(request, self.zeal.rounds, purse)

    def again(self, request: Request, purse: Purse) -> Proof | None:
        """Its department once more: every way to share it out, or more rounds of prices."""
        if purse.looks <= 0:
            return None
        own = self._of_department(request, purse)
        if self._unshared(request, own, purse):
            return self._named(request, self._smallest(request, own, purse, self._unshared))
        return self._full(request, self.zeal.rounds_again, purse)

    def _full(self, request: Request, rounds: int, purse: Purse) -> Proof | None:
        near = self._of_department(request, purse)
        load = self.loads.too_much(request, near, replace(self.zeal, rounds=rounds), purse)
        if load is None:
            return None
        return Proof(Reason.DEPARTMENT_FULL, _without(load.requests, request), load)

    def asked(self, request: Request, purse: Purse) -> Proof | None:
        """What CP-SAT says of its department, where no step of the ladder holds."""
        wanted = self.loads.wanted(request, self._of_department(request, purse))
        clash = None if wanted is None else rivals(wanted)
        if clash is None:
            return None
        if not clash:
            return Proof(Reason.NOT_FOUND, fits=True)
        return replace(self._named(request, _without(clash, request)), solver=True)

    def _standing(self, request: Request, reason: Reason) -> tuple[str, ...]:
        """The fixed requests because of which a request has no start."""
        if reason is Reason.DEPARTMENT_FULL:
            found = self.of.get(request.department, [])
        elif reason in (Reason.OVERLAP, Reason.MOST_VISITS):
            found = self.at.get(request.enterprise, [])
        else:
            return ()
        return tuple(one for one in found if one in self.excerpts.fixed)

    def _clashes(self, request: Request, others: Sequence[str], purse: Purse) -> bool:
        if purse.looks <= 0 or len(others) > MOST_RIVALS:
            return False
        own = purse.part(self.looks)
        before = own.looks
        found = clash(self.excerpts, [request.id, *others], own)
        purse.pay(before - max(0, own.looks) + 1)
        return bool(found)

    def _unshared(self, request: Request, others: Sequence[str], purse: Purse) -> bool:
        own = purse.part(self.looks)
        before = own.looks
        found = cannot(self.excerpts, [request.id, *others], own)
        purse.pay(before - max(0, own.looks))
        return found

    def _smallest(
        self, request: Request, others: Sequence[str], purse: Purse, clashes: _Clashes
    ) -> tuple[str, ...]:
        found = smallest([], others, lambda some: clashes(request, some, purse))
        if not found or clashes(request, [], purse):
            return ()
        return tuple(sorted(found, key=list(others).index))

    def _at_home(self, request: Request, others: tuple[str, ...], purse: Purse) -> Proof:
        """Which rule of the enterprise it is that the smallest clash runs into."""
        if not others:
            return Proof(self._alone(request))
        place = self.problem.enterprise[request.enterprise]
        if place.most_visits is not None:
            small = self.excerpts.among([request.id, *others])
            free = tuple(
                replace(one, most_visits=None) if one.id == place.id else one
                for one in small.enterprises
            )
            wider = Excerpts(replace(small, enterprises=free))
            if clash(wider, [request.id, *others], Purse(self.looks, purse.stop)) is False:
                return Proof(Reason.MOST_VISITS, others)
        return Proof(Reason.OVERLAP, others)

    def _alone(self, request: Request) -> Reason:
        """Why a request with starts of its own can be in no visit at all."""
        group = {request.id}
        for some in self.problem.together:
            if request.id in some:
                group.update(some)
        members = [self.problem.request[one] for one in group]
        if len({one.department for one in members}) > 1 and not any(o.may_lead for o in members):
            return Reason.NOBODY_MAY_LEAD
        return Reason.TOGETHER if len(group) > 1 else Reason.CONFLICT

    def _of_department(self, request: Request, purse: Purse) -> list[str]:
        """Planned requests of its department that may bind a team when it may."""
        own = self.of.get(request.department, [])
        if not purse.pay(1 + len(own) // NEAR_OF_A_LOOK):
            return []
        reach = {one: self.loads.reach(self.problem.request[one]) for one in own}
        hours = self.loads.reach(request)
        near = [one for one in own if reach[one] & hours] if len(own) > MOST_NEAR else own
        # The most confined to these hours first: the less they can move, the more they clash.
        return sorted(near, key=lambda one: (reach[one] & ~hours).bit_count())[:MOST_NEAR]

    def elsewhere(self, request: Request, purse: Purse) -> Proof | None:
        """The smallest clash among requests of its department and those beside them."""
        if purse.looks <= 0:
            return None
        own = self._of_department(request, purse)
        near = [*self.at.get(request.enterprise, []), *own]
        homes = dict.fromkeys(self.problem.request[one].enterprise for one in near)
        beside = [one for key in homes for one in self.at.get(key, [])]
        before: list[str] = []
        everybody = islice((one for some in self.at.values() for one in some), MOST_RIVALS)
        for ring in (near, [*near, *beside], [*near, *beside, *everybody]):
            rivals = list(dict.fromkeys(ring))[:MOST_RIVALS]
            if rivals != before and self._clashes(request, rivals, purse):
                others = self._smallest(request, rivals, purse, self._clashes)
                return self._named(request, others)
            before = rivals
        return None

    def _named(self, request: Request, others: tuple[str, ...]) -> Proof:
        all_of_them = [request, *(self.problem.request[one] for one in others)]
        one_department = len({one.department for one in all_of_them}) == 1
        elsewhere = any(one.enterprise != request.enterprise for one in all_of_them)
        if others and one_department and elsewhere:
            return Proof(Reason.DEPARTMENT_FULL, others)
        return Proof(Reason.CONFLICT if others else self._alone(request), others)


def _without(ids: Iterable[str], request: Request) -> tuple[str, ...]:
    return tuple(one for one in ids if one != request.id)
