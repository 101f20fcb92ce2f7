"""The smallest set of stays that teams cannot all make."""

from itertools import combinations
from random import Random

from optimizer.cpsat.core import Stays, core
from optimizer.slots import each


def asked(
    *stays: tuple[int, ...],
    teams: int = 1,
    standing: tuple[int, ...] = (),
    spreads: tuple[tuple[int, ...], ...] = ((0,),),
    effort: float = 5.0,
) -> tuple[int, ...] | None:
    """The clash of stays (teams, slots, starts, zone) of which the first is asked about."""
    full = tuple((*one, 0)[:4] for one in stays)
    return core(Stays(full, teams, standing, spreads, effort), _nothing)


def _nothing(said: object) -> None:
    """Nothing is told on the way."""


def test_only_those_that_clash_are_named():
    assert asked((1, 2, 0b001), (1, 2, 1 << 40), (1, 2, 0b010), (1, 1, 1 << 50)) == (0, 2)


def test_those_that_fit_are_no_clash():
    assert asked((1, 2, 0b101), (1, 2, 0b101)) == ()


def test_without_effort_nothing_is_known():
    assert asked((1, 2, 1), (1, 2, 1), effort=0.0) is None


def test_what_stands_takes_its_slots():
    assert asked((1, 2, 0b111), standing=(0b0110,)) == (0,)
    assert asked((1, 2, 0b011), (1, 2, 0b011), teams=2, standing=(0b0110,)) == (0, 1)


def test_the_way_between_two_zones_counts():
    first, then = (1, 2, 0b001, 0), (1, 2, 0b100, 1)
    assert asked(first, then, spreads=((0, 0), (0, 0))) == ()
    assert asked(first, then, spreads=((0, 1), (1, 0))) == (0, 1)
    assert asked(first, then, spreads=((0, 1), (1, 0)), teams=2) == ()


def test_a_near_zone_is_no_farther_than_it_is():
    spreads = ((0, 0, 2), (0, 0, 2), (2, 2, 0))
    first, near, far = (1, 2, 0b1, 0), (1, 2, 0b100, 1), (1, 2, 0b1000, 2)
    assert asked(first, near, spreads=spreads) == ()
    assert asked(first, far, spreads=spreads) == (0, 1)


def fits(stays: list[tuple[int, int, int]], room: list[int]) -> bool:
    """Whether all have a place, by trying everything."""
    if not stays:
        return True
    teams, slots, starts = stays[0]
    for start in each(starts):
        left = [have - teams * (start <= slot < start + slots) for slot, have in enumerate(room)]
        if min(left) >= 0 and fits(stays[1:], left):
            return True
    return False


def test_a_clash_is_one_and_no_smaller_one_is_in_it():
    found = 0
    for seed in range(60):
        random = Random(seed)
        teams = random.randint(1, 2)
        stays = [
            (random.randint(1, teams), size, random.getrandbits(8 - size) | 1)
            for size in random.choices((1, 2, 3), k=5)
        ]
        clash = asked(*stays, teams=teams)
        room = [teams] * 8
        if not clash:
            assert fits(stays, room), seed
            continue
        some = [stays[one] for one in clash]
        assert not fits(some, room), seed
        if fits([stays[one] for one in range(1, 5)], room):
            found += 1
            for fewer in combinations(some, len(some) - 1):
                assert fits(list(fewer), room), seed
    assert found > 10
