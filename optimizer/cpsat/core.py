"""
A smallest set of stays of one department that its teams cannot all make, by CP-SAT.

Every stay may be left out in the model, so it always has a plan, and a clash is a bound: at least
one is left out. What is found is solved once more alone, under other parameters.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from optimizer.clash import smallest
from optimizer.cpsat.drive import Tell, round_up
from optimizer.slots import each

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    Sum = list[cp_model.LinearExpr]


@dataclass(frozen=True, slots=True)
class Stays:
    """
    What the child gets.

    Parameters
    ----------
    stays
        Teams, slots bound with the least way, starts as bits, and zone of each; the first is
        the one that is asked about.
    standing
        Planes of the slots that absences and fixed visits bind.
    spreads
        For each two zones the slots by which two stays that are there may lie apart at most so
        that none of them can follow the other.
    effort
        Deterministic seconds of CP-SAT for all of it.
    """

    stays: tuple[tuple[int, int, int, int], ...]
    teams: int
    standing: tuple[int, ...]
    spreads: tuple[tuple[int, ...], ...]
    effort: float


def core(given: Stays, tell: Tell) -> tuple[int, ...] | None:
    """Places of stays that clash, the first among them; () when all fit, None: not known."""
    solver = _Solver(given)
    everybody = range(1, len(given.stays))
    if not solver.clash((0, *everybody)):
        return () if solver.fits else None
    names = [str(one) for one in everybody]
    found = smallest(["0"], names, lambda some: solver.clash([int(one) for one in some]))
    kept = (0, *sorted(int(one) for one in found))
    return kept if solver.clash(kept, again=True) else None


class _Solver:
    def __init__(self, given: Stays) -> None:
        self.given, self.left, self.fits = given, given.effort, False

    def clash(self, some: Sequence[int], *, again: bool = False) -> bool:
        """Whether these stays cannot all be made, for certain."""
        from ortools.sat.python import cp_model

        if self.left <= 0 and not again:
            return False
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 1 if again else 2
        solver.parameters.random_seed = 2 if again else 1
        solver.parameters.max_deterministic_time = self.given.effort if again else self.left
        status = solver.solve(_model(self.given, some))
        self.left -= solver.response_proto.deterministic_time
        known = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        self.fits = known and round(solver.objective_value) == 0
        return known and round_up(solver.best_objective_bound) > 0


def _model(given: Stays, some: Sequence[int]) -> "cp_model.CpModel":
    """As few of these stays as possible are left out."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    busy: dict[tuple[int, int], Sum] = defaultdict(list)
    out = []
    for one in some:
        teams, slots, starts, zone = given.stays[one]
        left_out = model.new_bool_var("")
        places = {slot: model.new_bool_var("") for slot in each(starts)}
        model.add_exactly_one([left_out, *places.values()])
        out.append(left_out)
        for start, there in places.items():
            for slot in range(start, start + slots):
                busy[zone, slot].append(there * teams)
    for reach in sorted({one for row in given.spreads for one in row}):
        _within(model, given, busy, reach)
    model.minimize(cp_model.LinearExpr.sum(out))
    return model


def _within(
    model: "cp_model.CpModel", given: Stays, busy: "dict[tuple[int, int], Sum]", reach: int
) -> None:
    """No more teams than there are at moments of different zones that lie so near each other."""
    group = _groups(given.spreads, reach)
    there: dict[tuple[int, int], Sum] = defaultdict(list)
    for (zone, slot), some in busy.items():
        there[group[zone], slot].extend(some)
    groups = sorted(set(group))
    for last in sorted({slot for _, slot in there}):
        # What stands has no zone here, so over several moments it is left out of account.
        room = given.teams - (0 if reach else sum(one >> last & 1 for one in given.standing))
        parts: Sum = []
        for one in groups:
            sums = [there[one, slot] for slot in range(last - reach, last + 1) if there[one, slot]]
            if len(sums) == 1:
                parts.extend(sums[0])
            elif sums:
                most = model.new_int_var(0, given.teams, "")
                for some in sums:
                    model.add(sum(some) <= most)
                parts.append(most)
        model.add(sum(parts) <= max(0, room))


def _groups(spreads: Sequence[Sequence[int]], reach: int) -> list[int]:
    """For each zone its group: zones of two groups may lie apart by so many slots."""
    group = list(range(len(spreads)))
    for one, other in product(group, repeat=2):
        if one != other and spreads[one][other] < reach:
            old, new = group[other], group[one]
            group = [new if each_one == old else each_one for each_one in group]
    return group
