"""Weeks, and parts of them, as the questions that CP-SAT is asked."""

from collections.abc import Sequence
from typing import Any

from optimizer import Problem
from optimizer.board import Board
from optimizer.cpsat.ask import Answer, Question
from optimizer.cpsat.columns import Column, Columns, columns_of
from optimizer.cpsat.model import Model
from optimizer.layout import Layout
from optimizer.slots import each
from tests.brute import Places
from tests.optimizer.layouts import minima


def weight_of(layout: Layout) -> int:
    """What a left-out priority costs in visits."""
    return 1 + len(layout.board.problem.requests)


def columns(layout: Layout, free: Sequence[int] | None = None) -> Columns:
    """The columns of some sites, all if not said otherwise, with their minima as floors."""
    free = range(len(layout.choices)) if free is None else free
    weight, least = weight_of(layout), minima(layout)
    floors = [weight * least[i].value.unplanned + least[i].value.visits for i in free]
    found = columns_of(layout, free, weight=weight, floors=floors)
    found.most_moved = layout.board.most_moved
    return found


def question(week: Problem, **fields: Any) -> Question:
    """A whole week, nothing planned yet."""
    return Question(columns(Layout(Board(week))), [], **fields)


def answered(asked: Question) -> tuple[Answer, list[object]]:
    """The answer, found in this process, and what was told on the way."""
    told: list[object] = []
    return Model(asked, told.append).answer(), told


def columns_in(layout: Layout, places: Places) -> list[Column]:
    """A plan as columns; fixed requests make none."""
    found = []
    for site in layout.board.sites:
        held: dict[int, int] = {}
        for index, wish in enumerate(site.wishes):
            if wish.requests[0].id in places:
                slot = places[wish.requests[0].id] // site.grid
                held[slot] = held.get(slot, 0) | 1 << index
        by_bits = {joint.bits: joint.place for joint in site.joints or ()}
        found += [(site.index, by_bits[bits], slot) for slot, bits in held.items()]
    return found


def broken(found: Columns, chosen: Sequence[int]) -> list[str]:
    """Rows that the chosen columns do not keep."""
    held = set(chosen)
    faults = [
        f"wish {number} twice"
        for number, (holders, _) in enumerate(found.wishes)
        if len(held.intersection(holders)) > 1
    ]
    faults += [f"pack {some}" for some in found.packs if len(held.intersection(some)) > 1]
    faults += [
        f"limit {most}"
        for numbers, counts, most in found.limits
        if sum(c for n, c in zip(numbers, counts, strict=True) if n in held) > most
    ]
    faults += [
        f"floor {floor}"
        for numbers, wishes, floor in found.floors
        if _worth(found, held, numbers, wishes) < floor
    ]
    if found.most_moved is not None and sum(found.moved[n] for n in held) > found.most_moved:
        faults.append("moved")
    return faults


def _worth(found: Columns, held: set[int], numbers: Sequence[int], wishes: Sequence[int]) -> int:
    visits = sum(found.visits[one] for one in numbers if one in held)
    left = sum(found.wishes[w][1] for w in wishes if held.isdisjoint(found.wishes[w][0]))
    return visits + found.weight * left


def slots_of(layout: Layout, index: int) -> list[tuple[int, int]]:
    """Every (joint, slot) of a site."""
    site = layout.board.sites[index]
    return [(joint.place, slot) for joint in site.joints or () for slot in each(joint.starts)]
