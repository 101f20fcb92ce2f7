"""Teams are told apart with the least travel, held against trying everything."""

from itertools import pairwise, product
from random import Random

import pytest

from optimizer.problem import Travel
from optimizer.teams import Stay, assign, can_follow
from optimizer.tours import MOST_STAYS, least_travel, tell_apart, travelled

ZONES = "xyz"


def drawn(random: Random) -> tuple[list[Stay], int, Travel]:
    pairs = {(a, b): random.choice((10, 15, 30)) for a in ZONES for b in ZONES if a < b}
    between = pairs | {(b, a): minutes for (a, b), minutes in pairs.items()}
    stays = []
    for one in range(random.randint(0, 6)):
        start = random.randint(0, 20) * 15
        end = start + random.choice((30, 45, 60, 90))
        stays.append(Stay(start, end, random.choice(ZONES), str(one), random.random() < 0.1))
    return stays, random.randint(1, 3), Travel(random.choice((0, 5, 10)), between)


def minutes_of(stays: list[Stay], numbers: list[int], travel: Travel) -> int | None:
    """Minutes between consecutive stays, or None where a team would be late."""
    minutes = 0
    for team in set(numbers):
        own = sorted(stay for stay, number in zip(stays, numbers, strict=True) if number == team)
        for before, after in pairwise(own):
            if not can_follow(before, after, travel):
                return None
            if not before.away and not after.away:
                minutes += travel.minutes(before.zone, after.zone)
    return minutes


def by_trying(stays: list[Stay], teams: int, travel: Travel) -> int | None:
    ways = product(range(1, teams + 1), repeat=len(stays))
    found = [minutes_of(stays, list(numbers), travel) for numbers in ways]
    return min((one for one in found if one is not None), default=None)


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_no_other_numbers_travel_less(first: int):
    for seed in range(first, first + 100):
        stays, teams, travel = drawn(Random(seed))

        numbers = least_travel(stays, teams, travel)

        least = by_trying(stays, teams, travel)
        assert (numbers is None) == (least is None)
        if numbers is not None:
            assert set(numbers) <= set(range(1, teams + 1))
            assert minutes_of(stays, numbers, travel) == least
        assert travelled(stays, teams, travel) == (least or 0)


def test_a_team_stays_in_its_zone_where_starting_first_would_send_both_across():
    stays = [Stay(0, 60, "x"), Stay(0, 60, "y"), Stay(120, 180, "y"), Stay(120, 180, "x")]
    travel = Travel(0, {("x", "y"): 30, ("y", "x"): 30})

    numbers = least_travel(stays, 2, travel)

    assert numbers is not None
    assert numbers[0] == numbers[3]
    assert numbers[1] == numbers[2]


def test_a_hundred_teams_for_two_stays_travel_not_at_all():
    stays = [Stay(0, 60, "x"), Stay(120, 180, "y")]
    assert least_travel(stays, 100, Travel(30)) == [1, 2]


def test_too_few_teams_are_too_few():
    stays = [Stay(0, 60, "x"), Stay(30, 90, "x")]
    assert assign(stays, 1, Travel()) is None
    assert least_travel(stays, 1, Travel()) is None


def large(random: Random) -> tuple[list[Stay], Travel]:
    """More stays than the exact method takes, one after the other in each of thirty places."""
    stays = []
    for place in range(30):
        start = random.randint(0, 4) * 15
        while start < 480:
            end = start + random.choice((60, 90, 120))
            stays.append(Stay(start, end, random.choice(ZONES), str(place)))
            start = end + 30
    pairs = {(a, b): 20 for a in ZONES for b in ZONES if a != b}
    return stays, Travel(10, pairs)


def test_on_a_large_day_idle_teams_take_over_the_longest_ways():
    for seed in range(10):
        stays, travel = large(Random(seed))
        few = assign(stays, 60, travel)
        spread = tell_apart(stays, 60, travel)
        assert len(stays) > MOST_STAYS
        assert few is not None
        assert spread is not None
        assert max(few) < max(spread) == 60
        before, after = minutes_of(stays, few, travel), minutes_of(stays, spread, travel)
        assert before is not None
        assert after is not None
        assert after < before
        assert travelled(stays, 60, travel) == after


def test_a_large_day_with_too_few_teams_has_too_few():
    stays, travel = large(Random(1))
    assert tell_apart(stays, 2, travel) is None
    assert travelled(stays, 2, travel) == 0


def test_an_idle_team_is_absent_so_that_nobody_travels_past_an_absence():
    stays = [Stay(0, 60, "x"), Stay(90, 120, "", "", True), Stay(150, 210, "y")]
    numbers = least_travel(stays, 2, Travel(10, {("x", "y"): 30, ("y", "x"): 30}))
    assert numbers is not None
    assert numbers[0] != numbers[2]
