"""
The journeys of the teams as flows beside the columns: which stay comes after which, at what price.

For each department and day the teams flow through the day. A team begins at its first stay for
nothing, waits where a stay has ended, and pays the way when it goes on to the next. With the
columns chosen that is a network flow, so the cheapest is the least travel of `optimizer.tours`;
a choice that the teams cannot do has none.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ortools.sat.python import cp_model

from optimizer.cpsat.columns import Columns, DayKey
from optimizer.problem import Travel
from optimizer.teams import Stay, assign

Place = tuple[str, bool]
"""A zone, and whether it is an absence instead."""

Leg = tuple[cp_model.IntVar, int]
"""How many teams go, and the minutes of the way."""


def add_ways(
    model: cp_model.CpModel, take: Sequence[cp_model.IntVar], columns: Columns
) -> cp_model.LinearExprT:
    """
    The minutes of travel of the columns that a model takes, after the flows were added to it.

    Days that are overfull anyway are passed over.
    """
    stays: dict[DayKey, list[tuple[cp_model.LinearExprT, Stay]]] = {
        key: [(1, stay) for stay in standing] for key, (standing, _) in columns.standing.items()
    }
    for one, made in zip(take, columns.stays, strict=True):
        for key, stay in made:
            stays[key].append((one, stay))
    legs: list[Leg] = []
    for key, some in sorted(stays.items()):
        standing, teams = columns.standing[key]
        if assign(standing, teams, columns.travel) is not None:
            legs += _Flow(model, some, teams, columns.travel).legs()
    return cp_model.LinearExpr.weighted_sum([leg for leg, _ in legs], [way for _, way in legs])


class _Flow:
    """The teams of one department on one day."""

    def __init__(
        self,
        model: cp_model.CpModel,
        stays: Sequence[tuple[cp_model.LinearExprT, Stay]],
        teams: int,
        travel: Travel,
    ) -> None:
        self.model, self.teams, self.travel = model, teams, travel
        self.begun: dict[tuple[Place, int], list[cp_model.LinearExprT]] = defaultdict(list)
        self.ended: dict[Place, dict[int, list[cp_model.LinearExprT]]] = {}
        self.leaving: dict[tuple[Place, int], list[cp_model.IntVar]] = defaultdict(list)
        for one, stay in stays:
            place = (stay.zone, stay.away)
            self.begun[place, stay.start].append(one)
            self.ended.setdefault(place, {}).setdefault(stay.end, []).append(one)
        self.moments = {place: sorted(ends) for place, ends in sorted(self.ended.items())}

    def legs(self) -> list[Leg]:
        """Add the rows of the flow; the legs of it that take time."""
        first, found = [], list[Leg]()
        for (place, start), here in self.begun.items():
            legs = list(self._coming(place, start))
            first.append(self._count())
            coming = cp_model.LinearExpr.sum([first[-1], *(leg for leg, _ in legs)])
            self.model.add(coming == cp_model.LinearExpr.sum(here))
            found += [(leg, way) for leg, way in legs if way]
        self.model.add(cp_model.LinearExpr.sum(first) <= self.teams)
        self._wait()
        return found

    def _coming(self, place: Place, start: int) -> Iterator[Leg]:
        """From each place the teams that go to a stay: of those that wait there in time."""
        for origin, moments in self.moments.items():
            way = 0 if place[1] or origin[1] else self.travel.minutes(origin[0], place[0])
            latest = bisect_right(moments, start - way) - 1
            if latest >= 0:
                leg = self._count()
                self.leaving[origin, moments[latest]].append(leg)
                yield leg, way

    def _wait(self) -> None:
        """Whoever leaves a place has ended a stay there, now or before."""
        for place, moments in self.moments.items():
            waited: list[cp_model.LinearExprT] = []
            for moment in moments:
                waiting = self._count()
                here = cp_model.LinearExpr.sum([*waited, *self.ended[place][moment]])
                gone = cp_model.LinearExpr.sum([waiting, *self.leaving[place, moment]])
                self.model.add(gone <= here)
                waited = [waiting]

    def _count(self) -> cp_model.IntVar:
        return self.model.new_int_var(0, self.teams, "")
