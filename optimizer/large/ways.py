"""From greedy to proof: each way is tried only while the bound is not met."""

from optimizer.cpsat.cover import Covering, cover
from optimizer.cpsat.drive import Better
from optimizer.cpsat.starts import Alone, plan_alone
from optimizer.large import bounds
from optimizer.large.closing import close_tight
from optimizer.large.columns import Columns, columns_of
from optimizer.large.cover import search
from optimizer.large.fill import improve
from optimizer.large.program import Program
from optimizer.large.race import Race, efforts
from optimizer.wish import Visits

SWAPS = 60_000
"""So many swaps the search for a cover makes."""

RUINS = 1_000
"""So many ruins the search for a plan makes."""

MOST_LITERALS = 250_000
"""A larger model is not given to CP-SAT."""


def solve(program: Program, seed: int, workers: int) -> None:
    """Find the program's best plan and bound."""
    _simple_bounds(program)
    columns = columns_of(program.wishes, program.limits)
    if columns:
        _cover(program, columns, seed, workers)
        return
    _fill(program, seed)
    close_tight(program, lambda: efforts(program.left, seed, workers, 0))
    if not program.proven and program.left:
        _alone(program, seed, workers)


def _simple_bounds(program: Program) -> None:
    by_intervals = bounds.fewest_by_intervals(program.wishes, program.limits)
    program.raise_bound((0, by_intervals), "packing")
    program.raise_bound((0, len(bounds.clique(program.clash))), "clique")


def _cover(program: Program, columns: Columns, seed: int, workers: int) -> None:
    def enough(visits: int) -> bool:
        return (0, visits) <= program.bound or not program.left

    rows = len(program.wishes)
    chosen = search(columns.able, rows, steps=SWAPS, seed=seed, enough=enough)
    program.offer(columns.visits(chosen))
    if program.proven:
        return

    def heard(better: Better) -> bool:
        return program.offer(columns.visits(better.true))

    entries = [
        (cover, Covering(columns.able, rows, tuple(chosen), effort))
        for effort in efforts(program.left, seed, workers, program.bound[1])
    ]
    race = Race(entries, heard)
    race.best = len(chosen)
    race.run(program.left, program.stop)
    program.raise_bound((0, race.bound or 0), "cp-sat")


def _fill(program: Program, seed: int) -> None:
    def offer(visits: Visits) -> bool:
        program.offer(visits)
        return program.proven or not program.left

    def over() -> bool:
        return not program.left

    wishes, limits = program.wishes, program.limits
    improve(wishes, limits, program.clash, steps=RUINS, seed=seed, offer=offer, over=over)


def _alone(program: Program, seed: int, workers: int) -> None:
    if sum(one.starts.bit_count() for one in program.wishes) > MOST_LITERALS:
        return
    weight = len(program.wishes) + 1

    def whole(value: tuple[int, int]) -> int:
        return value[0] * weight + value[1]

    ways = efforts(program.left, seed, workers, whole(program.bound))
    entries = [
        Alone(program.wishes, program.limits, weight, program.visits, effort) for effort in ways
    ]
    pairs = entries[0].pairs

    def heard(better: Better) -> bool:
        return program.offer(_visits([pairs[one] for one in better.true]))

    race = Race([(plan_alone, one) for one in entries], heard)
    race.best = whole(program.value)
    race.run(program.left, program.stop)
    left, visits = divmod(race.bound or 0, weight)
    program.raise_bound((left, visits), "cp-sat")


def _visits(pairs: list[tuple[int, int]]) -> Visits:
    members: dict[int, list[int]] = {}
    for wish, slot in pairs:
        members.setdefault(slot, []).append(wish)
    return tuple((slot, tuple(sorted(some))) for slot, some in sorted(members.items()))
