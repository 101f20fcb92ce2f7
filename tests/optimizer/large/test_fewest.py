"""Enterprises with many requests get the fewest visits, and the proof."""

import tomllib
from pathlib import Path
from random import Random

import pytest

from optimizer import load_problem
from optimizer.large import Found, Limits, Wish, fewest
from tests.optimizer.large.crowd import drawn, faults, fewest_by_trial, wish

BENCHMARKS = Path(__file__).parents[3] / "scenarios" / "benchmarks"


def plan(wishes: list[Wish], limits: Limits, seconds: float = 30.0, workers: int = 1) -> Found:
    return fewest(wishes, limits, seconds=seconds, seed=1, workers=workers)


def value(wishes: list[Wish], found: Found) -> tuple[int, int]:
    return sum(wishes[i].priority for i in found.unplanned), len(found.visits)


def yardstick(name: str) -> tuple[list[Wish], Limits, int]:
    text = (BENCHMARKS / f"{name}.json").read_text()
    problem = load_problem(text)
    wishes = [
        Wish(
            starts=sum(
                1 << slot
                for window in one.windows
                for slot in range(
                    -(-window.start // problem.grid),
                    (window.end - one.minutes) // problem.grid + 1,
                )
            ),
            slots=-(-one.minutes // problem.grid),
            departments={one.department: one.teams},
            inspectors=one.inspectors,
            may_lead=frozenset({one.department}),
        )
        for one in problem.requests
    ]
    limits = Limits(most_inspectors=problem.enterprises[0].most_inspectors)
    known = tomllib.loads((BENCHMARKS / "best_known.toml").read_text())
    return wishes, limits, known[name]["visits"]


def test_no_wishes_need_no_visit():
    assert plan([], Limits()) == Found((), (), (0, 0), "minima")


@pytest.mark.parametrize("seed", range(70))
def test_drawn_enterprises_get_the_plan_that_trying_everything_finds(seed: int):
    wishes, limits = drawn(Random(seed))
    found = plan(wishes, limits)
    best = fewest_by_trial(wishes, limits)
    assert faults(wishes, limits, found.visits) == []
    assert (value(wishes, found), found.bound) == (best, best)
    assert found.proven


@pytest.mark.parametrize(
    "name",
    [
        "packing-1_0_2",
        "packing-1_6_8",
        "packing-7_5_8",
        "cover-sts27",
        *(pytest.param(one, marks=pytest.mark.long) for one in ["packing-5_1_3", "cover-scpe1"]),
        pytest.param("cover-scpe2", marks=pytest.mark.long),
    ],
)
def test_yardsticks_are_proven(name: str):
    wishes, limits, known = yardstick(name)
    found = plan(wishes, limits, seconds=60, workers=2)
    assert faults(wishes, limits, found.visits) == []
    assert (value(wishes, found), found.bound) == ((0, known), (0, known))


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["cover-scp61", "cover-scp62", "cover-scp63", "cover-scpclr10", "cover-sts45"]
)
def test_hard_covers_reach_the_best_that_is_known(name: str):
    wishes, limits, known = yardstick(name)
    found = plan(wishes, limits, seconds=20, workers=2)
    assert faults(wishes, limits, found.visits) == []
    assert value(wishes, found) == (0, known)
    assert (0, 0) < found.bound <= (0, known)


def test_twenty_four_requests_of_a_real_week_are_proven():
    # Half-days of 14 quarter hours, visits of one to two hours, five departments at once at most.
    random = Random(8)
    wishes = []
    for number in range(24):
        slots = random.choice([4, 6, 8])
        days = random.sample(range(5), 2)
        starts = [96 * day + 34 + step for day in days for step in range(15 - slots)]
        wishes.append(wish(starts, f"d{number}", slots=slots))
    limits = Limits(most_departments=5)
    found = plan(wishes, limits, seconds=60, workers=2)
    assert faults(wishes, limits, found.visits) == []
    assert found.unplanned == ()
    assert found.proven


def test_a_request_that_never_fits_is_left_out_and_counted_in_the_bound():
    wishes = [wish([]), wish([1, 2], priority=2), wish([2], "tax")]
    found = plan(wishes, Limits())
    assert (found.visits, found.unplanned, found.bound) == (((2, (1, 2)),), (0,), (1, 1))


def test_the_same_seed_gives_the_same_plan():
    wishes, limits = drawn(Random(5))
    assert plan(wishes, limits) == plan(wishes, limits)


def test_every_better_plan_is_told():
    told: list[Found] = []
    wishes, limits, known = yardstick("packing-1_0_2")
    fewest(wishes, limits, seconds=30, seed=1, workers=1, heard=told.append)
    values = [value(wishes, one) for one in told]
    assert values == sorted(values, reverse=True)
    assert values[-1] == (0, known)


def test_a_stop_returns_a_plan_that_keeps_the_rules():
    wishes, limits, _ = yardstick("packing-5_1_3")
    found = fewest(wishes, limits, seconds=30, seed=1, workers=1, stop=lambda: True)
    assert faults(wishes, limits, found.visits) == []
    assert found.proven is None
