"""At most k sets that hold every wish once, or leave as few out as possible, by CP-SAT."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.cpsat.drive import Bound, Effort, Tell, minimise

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Partition:
    """
    What the child gets.

    Parameters
    ----------
    sets
        Indices of wishes; at most `most` of them may be chosen.
    cuts
        Indices of sets of which so many can be chosen at most.
    """

    sets: tuple[tuple[int, ...], ...]
    wishes: int
    most: int
    cuts: tuple[tuple[tuple[int, ...], int], ...]
    effort: Effort


def partition(given: Partition, tell: Tell) -> Bound:
    """Tell `Better` choices (value: wishes left out; true: indices of sets) and `Bound`s."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in given.sets]
    out = [model.new_bool_var("") for _ in range(given.wishes)]
    holding: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for one, members in zip(chosen, given.sets, strict=True):
        for wish in members:
            holding[wish].append(one)
    for wish, left_out in enumerate(out):
        model.add_exactly_one([left_out, *holding[wish]])
    model.add(cp_model.LinearExpr.sum(chosen) <= given.most)
    for sets, most in given.cuts:
        model.add(cp_model.LinearExpr.sum([chosen[one] for one in sets]) <= most)
    model.minimize(cp_model.LinearExpr.sum(out))
    return minimise(model, chosen, given.effort, tell)
