"""A start costs the team time that it takes, a little less where it leaves no gap."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from optimizer import Problem, Window
from optimizer.compiled.arrays import Floats
from optimizer.compiled.bind import bind, new_state
from optimizer.compiled.flat import Flat, Plot
from optimizer.compiled.look import DOUBT, EDGE, look
from optimizer.compiled.room import fits
from optimizer.compiled.state import State
from optimizer.problem import DAY
from tests.builders import enterprise, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.compiled.plots import crowded, no_price, plot_of
from tests.optimizer.compiled.tuesday import UNEVEN, day_of

FULL = np.inf
SNUG, HALF, LOOSE = -2 * EDGE, 0.0, 2 * EDGE
"""No gap before or after; one; two."""

WEEKS: list[Problem] = [
    *map(tiny, range(10_500, 10_560)),
    *(day_of(Random(seed), UNEVEN[seed % 4], 30, teams=3) for seed in range(12)),
    crowded(9),
]


def without_chains(flat: Flat) -> Flat:
    return flat._replace(chained=np.full(len(flat.teams), -1))


def half_full(flat: Flat, dice: Random, price: Floats) -> State:
    """A state in which half of the stays found a team somewhere."""
    state = new_state(flat, price)
    for wish in range(len(flat.wish_priority)):
        for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
            slot = dice.choice([one for row in rows_of(flat, wish) for one in range(*row)])
            if dice.random() < 0.7 and fits(flat, state, stay, slot):
                bind(flat, state, stay, slot * flat.grid, 1)
    return state


def rows_of(flat: Flat, wish: int) -> list[tuple[int, int]]:
    rows = range(flat.wish_band_first[wish], flat.wish_band_first[wish + 1])
    return [(int(flat.wish_from[row]), int(flat.wish_after[row])) for row in rows]


def looked_at(flat: Flat, state: State, chained: bool) -> Iterator[tuple[int, int, float]]:
    """Each start of each stay that does not stand and has chains, or none, with its price."""
    for wish in range(len(flat.wish_priority)):
        for stay in range(flat.stay_first[wish], flat.stay_first[wish + 1]):
            if state.starts[stay] >= 0 or chained != (
                flat.chained[flat.stay_department[stay]] >= 0
            ):
                continue
            for first, after in rows_of(flat, wish):
                time = np.zeros(flat.width + 1)
                look(flat, state, time, stay, first, after)
                yield from ((stay, slot, float(time[slot])) for slot in range(first, after))


def edges(flat: Flat, state: State, stay: int, slot: int) -> float:
    """What the gaps are worth that a start leaves between the stay and others of its day."""
    start, end = slot * flat.grid, slot * flat.grid + int(flat.stay_minutes[stay])
    after, zone = slot + int(flat.stay_slots[stay]), flat.stay_zone[stay]
    begins = bool(flat.shut[slot - 1])
    ends = bool(flat.shut[after - 1] or flat.shut[after])
    for other, begun in enumerate(state.starts.tolist()):
        same = flat.stay_department[other] == flat.stay_department[stay]
        if begun >= 0 and same and begun // DAY == start // DAY:
            there, gone = flat.stay_zone[other], begun + int(flat.stay_minutes[other])
            begins |= 0 <= start - gone - flat.ways[there, zone] < flat.grid
            ends |= 0 <= begun - end - flat.ways[zone, there] < flat.grid
    return (LOOSE, HALF, SNUG)[int(begins) + int(ends)]


def test_a_start_has_a_price_exactly_where_the_teams_are_free():
    said = Counter[bool]()
    for seed, week in enumerate(WEEKS):
        flat = plot_of(week).flat
        state = half_full(flat, Random(seed), no_price(flat))
        for stay, slot, price in looked_at(flat, state, chained=True):
            assert (price < FULL) == fits(flat, state, stay, slot), (seed, stay, slot)
            said[price < FULL] += 1
    assert min(said.values()) > 1_000


def test_without_chains_only_a_start_that_is_dearer_may_turn_out_full():
    said = Counter[tuple[bool, bool]]()
    for seed, week in enumerate(WEEKS):
        flat = without_chains(plot_of(week).flat)
        state = half_full(flat, Random(seed), no_price(flat))
        for stay, slot, price in looked_at(flat, state, chained=False):
            free = bool(fits(flat, state, stay, slot))
            assert free or price > LOOSE, (seed, stay, slot)
            assert not free or price < FULL, (seed, stay, slot)
            said[free, price > LOOSE] += 1
    assert said[True, True] > 100
    assert said[False, True] > 1_000


def test_a_start_costs_the_team_time_that_it_takes_and_the_gaps_that_it_leaves():
    seen = Counter[float]()
    for seed, week in enumerate(WEEKS):
        flat = plot_of(week).flat
        price = np.random.default_rng(seed).random((len(flat.teams), flat.width))
        state = half_full(flat, Random(seed), price)
        for stay, slot, found in looked_at(flat, state, chained=True):
            if found == FULL:
                continue
            taken = price[flat.stay_department[stay], slot : slot + flat.stay_slots[stay]].sum()
            gaps = edges(flat, state, stay, slot)
            assert found == pytest.approx(flat.stay_teams[stay] * taken + gaps), (seed, stay, slot)
            seen[gaps] += 1
    assert min(seen[one] for one in (SNUG, HALF, LOOSE)) > 50


def morning(way: int, *starts: int, teams: int = 1) -> tuple[Plot, State]:
    """A Tuesday from nine to twelve with hours that stand at some minutes, and half an hour."""
    rows = [request(f"fire-{one}", enterprise=f"e{one}") for one in range(1, 1 + len(starts))]
    plot = plot_of(
        problem(
            request("fire-0", enterprise="e0", minutes=30),
            *rows,
            teams={"fire": teams},
            travel=travel(way),
        )
    )
    state = new_state(plot.flat, no_price(plot.flat))
    for stay, start in enumerate(starts, 1):
        bind(plot.flat, state, stay, DAY + start, 1)
    return plot, state


def quarters(flat: Flat, state: State, stay: int = 0) -> list[float]:
    """The price of each quarter of an hour from nine on at which half an hour can start."""
    first = (DAY + 540) // 15
    time = np.zeros(flat.width + 1)
    look(flat, state, time, stay, first, first + 11)
    return [float(one) for one in time[first : first + 11].round(9)]


@pytest.mark.parametrize("chained", [True, False])
def test_gaps_are_left_beside_other_stays_and_at_the_ends_of_the_day(chained: bool):
    plot, state = morning(0, 600)
    if not chained:
        flat = without_chains(plot.flat)
        state = new_state(flat, no_price(flat))
        bind(flat, state, 1, DAY + 600, 1)
    else:
        flat = plot.flat

    found = quarters(flat, state)

    assert found == [HALF, LOOSE, HALF, *[FULL] * 5, HALF, LOOSE, HALF]


def test_what_fills_the_time_between_two_stays_leaves_no_gap():
    plot, state = morning(0, 540, 630)

    found = quarters(plot.flat, state)

    assert found == [*[FULL] * 4, SNUG, *[FULL] * 5, SNUG]


def test_a_gap_is_what_the_way_does_not_fill():
    plot, state = morning(15, 600)

    found = quarters(plot.flat, state)

    # Back in time for the end of the day, the last but one is snug.
    assert found == [HALF, HALF, *[FULL] * 7, SNUG, HALF]


def test_team_time_costs_more_for_more_teams():
    plot, _ = morning(0, 660, teams=2)
    plot.flat.stay_teams[0] = 2
    price = no_price(plot.flat)
    price[0, (DAY + 600) // 15] = 0.25
    state = new_state(plot.flat, price)
    bind(plot.flat, state, 1, DAY + 660, 1)

    found = quarters(plot.flat, state)

    nine_to_eleven = [HALF, LOOSE, LOOSE, LOOSE + 0.5, LOOSE + 0.5, LOOSE, HALF]
    assert found[:7] == pytest.approx(nine_to_eleven)
    assert found[7:] == [FULL] * 4


def test_a_pause_ends_the_day_also_for_who_is_under_way_in_it():
    plot = plot_of(
        problem(
            request("fire-1", minutes=30, windows=("Tue 09:00-12:00", "Tue 12:15-14:00")),
            sessions=(Window(540, 720), Window(735, 900)),
            travel=travel(15),
        )
    )

    found = quarters(plot.flat, new_state(plot.flat, no_price(plot.flat)))

    # The way home ends at noon after the last but one, and as the pause does after the last.
    assert found == [HALF, *[LOOSE] * 8, HALF, HALF]


@pytest.mark.parametrize(("zone", "doubt"), [("a", 0.0), ("b", DOUBT)])
def test_without_chains_a_start_is_dearer_where_another_zone_leaves_it_in_doubt(
    zone: str, doubt: float
):
    plot = plot_of(
        problem(
            request("fire-1", enterprise="e1", minutes=30),
            request("fire-2", enterprise="e2"),
            request("fire-3", enterprise="e3"),
            enterprises=[
                enterprise("e1", zone="a"),
                enterprise("e2", zone=zone),
                enterprise("e3", zone="c"),
            ],
            travel=travel(15, {"a-b": 15, "a-c": 30, "b-c": 30}),
        )
    )
    flat = without_chains(plot.flat)
    state = new_state(flat, no_price(flat))
    bind(flat, state, 1, DAY + 600, 1)

    found = quarters(flat, state)

    # The pictures take the way to another zone to be the longest: a quarter of an hour more.
    assert found == pytest.approx([HALF, HALF + doubt, *[FULL] * 7, HALF + doubt, SNUG])
    assert fits(flat, state, 0, (DAY + 555) // 15)


def test_the_stays_of_a_wish_pay_together():
    plot, state = morning(0, 600)
    first = (DAY + 540) // 15
    time = np.zeros(plot.flat.width + 1)

    for _ in range(2):
        look(plot.flat, state, time, 0, first, first + 4)

    assert time[first : first + 4].tolist() == [2 * HALF, 2 * LOOSE, 2 * HALF, FULL]
