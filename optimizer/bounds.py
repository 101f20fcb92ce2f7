"""
What no plan can beat: each enterprise's own minimum, whatever the other enterprises do.

The minima are exact (`optimizer.enterprise`), and their sum is a bound at any size. Leaving
something out can save visits, so next to the lexicographic minimum each enterprise is priced at
a few rates of exchange between a left-out request and a visit: for any rate ``a : b`` a plan with
``U`` unplanned has at least ``(Σ min(a·u + b·v) - a·U) / b`` visits (Lagrangian duality).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from optimizer.enterprise import Choice, Program, Relaxed
from optimizer.layout import Value, value_of
from optimizer.scale import Scale
from optimizer.site import Site

RATES = ((1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (0, 1))
"""Rates of exchange, (for a left-out priority, for a visit)."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """
    What one site can reach if it had the teams to itself.

    Attributes
    ----------
    value
        Lexicographic minimum of tiers 1 to 4; a bound in each tier among plans equal above.
    minutes
        Fewest minutes among plans with the minimum of tiers 1 and 2, moved or not.
    priced
        Minimum of ``a · unplanned + b · visits`` for each of `RATES`.
    exact
        Whether `choices` reach `value`.
    """

    value: Value
    minutes: int
    priced: tuple[int, ...]
    choices: tuple[Choice, ...]
    exact: bool


def minimum(site: Site) -> Minimum:
    """The minimum of a site whose joints are listed."""
    joints = site.joints or ()
    scale = Scale(site)
    cheapest = Program(
        site, [scale.classes(one, one.starts) for one in joints], scale.skip()
    ).solve()
    value = scale.value(cheapest.least)
    minutes = value.minutes
    if site.enterprise and any(one.previous for one in joints):
        blind = Scale(site, count_moved=False)
        program = Program(site, [blind.classes(one, one.starts) for one in joints], blind.skip())
        minutes = blind.value(program.solve().least).minutes
    exact = cheapest.cost == cheapest.least and value_of(site, cheapest.choices) == value
    priced = _priced(_shape(site), tuple(one.priority for one in site.wishes))
    return Minimum(value, minutes, priced, cheapest.choices, exact)


def _shape(site: Site) -> tuple[tuple[int, int], ...]:
    """For each joint its bits and the fewest visits that it adds at any start."""
    joining = sum(1 << slot for slot in site.anchors)
    return tuple((one.bits, int(not one.starts & joining)) for one in site.joints or ())


@lru_cache(maxsize=1 << 12)
def _priced(shape: Sequence[tuple[int, int]], priorities: Sequence[int]) -> tuple[int, ...]:
    """The least at each of `RATES`; few shapes of enterprises make up a week."""
    everything = (1 << len(priorities)) - 1
    found = []
    for left_out, visit in RATES:
        offers = [(visit * new, bits, at) for at, (bits, new) in enumerate(shape)]
        found.append(Relaxed(offers, [left_out * one for one in priorities]).relaxed(everything))
    return tuple(found)


def fewest_visits(minima: Sequence[Minimum], unplanned: int) -> int:
    """
    A bound on the new visits of every plan that leaves out a priority of at most `unplanned`.

    Both counts are those of the sites alone: without hopeless requests and fixed visits.
    """
    best = 0
    for place, (left_out, visit) in enumerate(RATES):
        total = sum(one.priced[place] for one in minima) - left_out * unplanned
        best = max(best, -(-total // visit))
    if sum(one.value.unplanned for one in minima) == unplanned:
        best = max(best, sum(one.value.visits for one in minima))
    return best
