"""Prices at which what is wanted costs more than there is."""

from random import Random

from optimizer.scarcity import Demand, Scarcity
from optimizer.slots import each

ROUNDS = 400


def proven(demands: list[Demand], teams: int = 1, standing: tuple[int, ...] = ()) -> bool:
    return Scarcity(demands, teams, standing).prove(ROUNDS)[0]


def stay(slots: int, first: int, after: int, teams: int = 1) -> Demand:
    """A stay that lies within the slots from `first` up to `after`."""
    return Demand(teams, slots, (1 << after - slots + 1) - (1 << first))


def fits(demands: list[Demand], room: list[int]) -> bool:
    """Whether all have a place, by trying everything."""
    if not demands:
        return True
    one, *others = demands
    for start in each(one.starts):
        there = range(start, start + one.slots)
        if all(room[slot] >= one.teams for slot in there):
            left = [have - one.teams * (slot in there) for slot, have in enumerate(room)]
            if fits(others, left):
                return True
    return False


def test_four_slots_hold_two_stays_of_two_and_no_third():
    assert proven([stay(2, 0, 4)] * 2) is False
    assert proven([stay(2, 0, 4)] * 3) is True


def test_stays_that_are_there_at_noon_wherever_they_lie_are_counted_at_noon():
    # In slots alone four of them are 20 of 24, yet no team holds two.
    scarcity = Scarcity([stay(5, 0, 8)] * 4, 3, ())
    assert scarcity.prove(ROUNDS)[0] is True
    assert set(scarcity.prices) <= {3, 4}
    assert sum(scarcity.needs()) > scarcity.available
    assert proven([stay(5, 0, 8)] * 3 + [stay(3, 0, 8)] * 3, teams=3) is False


def test_a_day_of_minutes_holds_a_whole_number_of_stays():
    # 19 stays of 37 minutes take 703 of 720 for each of two teams.
    day = [stay(37, 0, 720)] * 39
    assert Scarcity(day, 2, ()).prove(1) == (True, 1)
    assert proven(day[1:], teams=2) is False


def test_each_of_several_teams_holds_whole_stays_only():
    assert proven([stay(3, 0, 8)] * 6, teams=3) is False
    assert proven([stay(3, 0, 8)] * 7, teams=3) is True


def test_a_stay_of_two_teams_counts_twice():
    assert proven([stay(4, 0, 4, teams=2), stay(4, 0, 4)], teams=3) is False
    assert proven([stay(4, 0, 4, teams=2), stay(4, 0, 4)], teams=2) is True


def test_what_stands_takes_its_room():
    assert proven([stay(2, 0, 4)], standing=(0b0011,)) is False
    assert proven([stay(2, 0, 4)], standing=(0b0110,)) is True
    assert proven([stay(2, 0, 4)], standing=(0b0110, 0b0110, 0b0110)) is True


def test_the_best_stretch_of_the_week_is_found():
    busy = [stay(4, 0, 4), Demand(1, 4, 1 | 1 << 20), stay(4, 20, 24)]
    idle = [Demand(1, 4, 1 << 20 | 1 << 40), stay(4, 60, 70)]
    assert proven(idle) is False
    both = Scarcity([*busy, *idle], 1, ())
    assert both.prove(ROUNDS)[0] is True
    needs = both.needs()
    assert all(needs[:3])
    assert needs[4] == 0


def test_rounds_that_are_too_few_prove_nothing():
    hard = [stay(4, 0, 4), stay(4, 0, 4), stay(1, 10, 60)]
    assert proven(hard) is True
    assert Scarcity(hard, 1, ()).prove(1) == (False, 1)


def test_a_stop_ends_the_rounds():
    hard = [stay(4, 0, 4), stay(4, 0, 4), stay(1, 10, 60)]

    assert Scarcity(hard, 1, ()).prove(ROUNDS, lambda: True) == (False, 1)


def test_the_same_demands_have_the_same_prices():
    some = [stay(3, 0, 8)] * 7
    first, second = Scarcity(some, 3, ()), Scarcity(some, 3, ())
    assert first.prove(ROUNDS) == second.prove(ROUNDS)
    assert first.prices == second.prices


def test_what_is_proven_has_no_place():
    found, missed = 0, 0
    for seed in range(300):
        random = Random(seed)
        slots, teams = 9, random.randint(1, 2)
        demands = [
            Demand(random.choice((1, 1, teams)), length, random.getrandbits(slots - length + 1) | 1)
            for length in random.choices((1, 2, 3, 4), k=random.randint(2, 5))
        ]
        standing = tuple(random.getrandbits(slots) for _ in range(random.randint(0, 1)))
        room = [teams - sum(plane >> slot & 1 for plane in standing) for slot in range(slots)]
        scarcity = Scarcity(demands, teams, standing)
        clash = not fits(demands, room)
        if scarcity.prove(ROUNDS)[0]:
            found += 1
            assert clash, seed
            price = scarcity.prices
            least = [
                min(
                    one.teams * sum(price.get(slot, 0) for slot in range(s, s + one.slots))
                    for s in each(one.starts)
                )
                for one in demands
            ]
            assert least == scarcity.needs()
            worth = sum(value * max(0, room[slot]) for slot, value in price.items())
            assert worth == scarcity.available
            assert sum(least) > worth
        elif clash:
            missed += 1
    assert found > 60
    assert missed < found / 5
