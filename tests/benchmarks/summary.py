"""Rows of one solver on one kind of week, taken together; and what must not be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import scenarios
from tests.benchmarks.row import OURS, Row, gap

PROMISED = {
    **dict.fromkeys(("planted-100-a", "planted-100-b", "planted-300"), 10.0),
    **dict.fromkeys(("cover-scpe1", "cover-scpe2", "cover-sts27", "cover-sts45"), 60.0),
    **dict.fromkeys(("packing-1_0_2", "packing-1_6_8", "packing-5_1_3", "packing-7_5_8"), 60.0),
}
"""Seconds in which the known value must be found."""

MOMENTS = (1.0, 10.0, 60.0)
"""Seconds from the start of Python at which the share of proven plans is told."""

LATE = 5.0
"""Seconds beyond the limit, of which 3 are for starting Python, reading and writing."""


@dataclass(frozen=True, slots=True)
class Group:
    """The runs of one solver on one kind of week, never none."""

    rows: Sequence[Row]

    @property
    def week(self) -> str:
        return self.rows[0].week

    @property
    def solver(self) -> str:
        return self.rows[0].solver

    @property
    def optimal(self) -> int:
        """Runs that proved tiers 1 and 2."""
        return sum(one.status == "optimal" for one in self.rows)

    def middle(self, field: str) -> float | None:
        """The median of a field over the runs that have it."""
        found = [one for row in self.rows if (one := getattr(row, field)) is not None]
        return median(found) if found else None

    def middle_of(self, field: str, place: int) -> float | None:
        """The median of a member of `value` or `bound`."""
        found = [one[place] for row in self.rows if (one := getattr(row, field)) is not None]
        return median(found) if found else None

    def worst(self, field: str) -> float | None:
        """The largest of a field over the runs that have it."""
        return max(
            (one for row in self.rows if (one := getattr(row, field)) is not None), default=None
        )

    def proven(self, seconds: float) -> float:
        """Share of the runs that were proven by then."""
        proofs = [one.proof for one in self.rows if one.status == "optimal"]
        return sum(one is not None and one <= seconds for one in proofs) / len(self.rows)

    def gaps(self) -> list[tuple[int, float]]:
        """Of the runs that have a plan and a bound, the best first."""
        both = [(one.value, one.bound) for one in self.rows]
        return sorted(gap(value, bound) for value, bound in both if value and bound)


def groups(rows: Iterable[Row]) -> list[Group]:
    """By kind of week and solver, in the order in which they were measured."""
    found: dict[tuple[str, str], list[Row]] = {}
    for one in rows:
        found.setdefault((one.week, one.solver), []).append(one)
    return [Group(own) for own in found.values()]


def families(rows: Iterable[Row]) -> list[tuple[str, Group]]:
    """By family of weeks and solver, in the order in which they were measured, with its name."""
    found: dict[tuple[str, str], list[Row]] = {}
    for one in rows:
        found.setdefault((family(one.week), one.solver), []).append(one)
    return [(name, Group(own)) for (name, _), own in found.items()]


def family(week: str) -> str:
    """
    What a kind of week is called whatever its size.

    >>> family("wide-1000-at-95"), family("cover-sts45"), family("city-median")
    ('wide-*-at-95', 'cover-*', 'city-median')
    """
    if week.startswith(("drawn-", "wide-", "packed-")):
        return re.sub(r"-\d+-at-", "-*-at-", week)
    kind = week.partition("-")[0]
    return f"{kind}-*" if kind in {"cover", "packing", "planted", "grown"} else week


def beside(group: Group, all_groups: Iterable[Group]) -> str:
    """A peer's plans beside ours of the same weeks: visits in percent, and its time."""
    mine = {
        one.seed: one
        for each in all_groups
        if (each.week, each.solver) == (group.week, OURS)
        for one in each.rows
    }
    pairs = [(one, mine[one.seed]) for one in group.rows if one.seed in mine]
    if group.solver == OURS or not pairs:
        return ""
    if any(one.value is None for one, _ in pairs):
        return "no plan"
    # Both have a value from here on, or ours is missing and nothing can be said.
    valued = [(one, our, one.value, our.value) for one, our in pairs if one.value and our.value]
    if not valued:
        return ""
    left = median(theirs[0] - own[0] for _, _, theirs, own in valued)
    visits = median(100 * (theirs[1] / max(1, own[1]) - 1) for _, _, theirs, own in valued)
    time = median(one.end / our.end for one, our, _, _ in valued)
    more = f"{left:+g} unplanned, " if left else ""
    return f"{more}{visits:+.1f} % visits, {time:.1f} × time"


def faults(rows: Iterable[Row]) -> Iterator[str]:
    """What may not be in any table: a line for each."""
    known = scenarios.best_known()
    for one in rows:
        name = f"{one.week}, seed {one.seed}, {one.solver}"
        if one.broken:
            yield f"{name}: breaks {', '.join(one.broken)}"
        best = known.get(one.week)
        if best and best.proven and best.visits is not None and one.value and not one.broken:
            least = best.unplanned, best.visits
            if one.value < least:
                yield f"{name}: {one.value} is better than the proven {least}"
        if one.solver == OURS:
            yield from _unkept(name, one)


def _unkept(name: str, row: Row) -> Iterator[str]:
    if row.value is None:
        yield f"{name}: no plan ({row.note})"
        return
    if row.requests <= 10_000 and row.end > row.limit + LATE:
        yield f"{name}: ended after {row.end:.1f} s, the limit is {row.limit:g} s"
    if row.bound is not None and row.bound > row.value:
        yield f"{name}: the bound {row.bound} is above the value {row.value}"
    best = scenarios.best_known().get(row.week)
    if best is None or best.visits is None:
        return
    least = best.unplanned, best.visits
    if row.week in PROMISED and row.value > least and row.limit >= PROMISED[row.week]:
        yield f"{name}: found {row.value}, promised {least}"
    if best.proven and row.bound is not None and row.bound > least:
        yield f"{name}: the bound {row.bound} is above the proven {least}"
