"""A day's stays make as few chains as its path cover, whatever came and went."""

from collections import Counter

from optimizer.compiled.flat import MOST_LINKS
from optimizer.teams import can_follow
from tests.optimizer.compiled.tuesday import EVEN, UNEVEN, Tuesday

DAYS = [(seed, (EVEN, *UNEVEN)[seed % 5]) for seed in range(60)]
"""Seeds, and ways between zones."""


def bits_of(number: int) -> list[int]:
    return [one for one in range(number.bit_length()) if number >> one & 1]


def test_after_any_coming_and_going_chains_are_as_few_as_the_path_cover():
    for seed, ways in DAYS:
        day = Tuesday(seed, ways)
        for _ in range(60):
            day.turn(day.dice.choice(day.able))

            assert day.chains() == day.fewest(), seed


def test_chains_that_are_seldom_asked_for_are_as_few():
    for seed, ways in DAYS:
        day = Tuesday(seed, ways)
        for _ in range(30):
            for _ in range(day.dice.randrange(10)):
                day.turn(day.dice.choice(day.able))

            assert day.chains() == day.fewest(), seed


def test_one_more_fits_where_the_teams_are_enough_for_all_of_them():
    said = Counter[bool]()
    for seed, ways in DAYS:
        day = Tuesday(seed, ways)
        for _ in range(50):
            day.turn(day.dice.choice(day.able))
            stay, limit = day.a_stay(), day.chains()
            enough = day.fewest(stay)

            assert day.one_more_fits(stay, limit) == (enough <= limit), seed
            assert day.one_more_fits(stay, limit + 1)
            assert not day.one_more_fits(stay, limit - 1)
            said[enough <= limit] += 1
    assert min(said.values()) > 500


def test_the_order_of_binding_changes_no_answer():
    for seed, ways in DAYS:
        one, other = Tuesday(seed, ways), Tuesday(seed, ways)
        starts = {stay: one.a_start() for stay in one.able}
        for stay, start in starts.items():
            one.bind(stay, start)
        for stay in one.dice.sample(one.able, len(one.able)):
            other.turn(stay)
        for stay in one.dice.sample(one.able, len(one.able)):
            other.let_go(stay)
            other.bind(stay, starts[stay])
        probes = [one.a_stay() for _ in range(20)]
        limit = one.chains()

        assert other.chains() == limit
        assert [one.one_more_fits(probe, limit) for probe in probes] == [
            other.one_more_fits(probe, limit) for probe in probes
        ]


def test_who_can_follow_a_stay_is_known_to_the_minute():
    for seed, ways in DAYS:
        day = Tuesday(seed, ways)
        for _ in range(40):
            day.turn(day.dice.choice(day.able))
        links = {
            bit: day.as_stays(stay, start)[0]
            for stay, start in day.bound.items()
            for bit in bits_of(int(day.state.stay_links[stay]))
        }
        used = int(day.state.link_used[day.day])

        assert bits_of(used) == sorted(links)
        for bit, stay in links.items():
            after = int(day.state.link_after[day.day, bit]) & used
            assert bits_of(after) == sorted(
                other for other, one in links.items() if can_follow(stay, one, day.week.travel)
            )


def test_a_day_that_is_emptied_has_no_chain():
    for seed, ways in DAYS:
        day = Tuesday(seed, ways)
        standing = day.chains()
        for _ in range(30):
            day.turn(day.dice.choice(day.able))
        for stay in set(day.bound) & set(day.able):
            day.let_go(stay)

        assert day.chains() == day.fewest() == standing
        for stay in list(day.bound):
            day.let_go(stay)
        assert day.chains() == 0
        assert not day.state.link_used.any()
        assert not day.state.link_heads.any()
        assert not day.state.link_tails.any()
        assert not day.state.stay_links.any()


def unlinked(day: Tuesday) -> int:
    """Teams bound by stays for which no bit was left."""
    used = int(day.state.link_used[day.day]).bit_count()
    return sum(int(day.flat.stay_teams[stay]) for stay in day.bound) - used


def test_with_more_stays_than_can_be_linked_the_chains_are_never_too_generous():
    said = Counter[bool]()
    for seed, ways in DAYS[:20]:
        day = Tuesday(seed, ways, count=50, span=(30, 90, 480)[seed % 3])
        for stay in day.dice.sample(day.able, len(day.able)):
            day.turn(stay)
        assert unlinked(day) > 0
        for _ in range(60):
            stay, limit = day.a_stay(), day.chains()
            fits = day.one_more_fits(stay, limit)

            assert limit >= day.fewest(), seed
            assert day.fewest(stay) <= limit or not fits, seed
            said[fits] += 1
            day.turn(day.dice.choice(day.able))
    assert min(said.values()) > 50


def test_chains_are_exact_again_when_those_that_were_not_linked_leave():
    for seed, ways in DAYS[:20]:
        day = Tuesday(seed, ways, count=50, span=480)
        for stay in day.dice.sample(day.able, len(day.able)):
            day.turn(stay)
        assert int(day.state.link_used[day.day]) == (1 << MOST_LINKS) - 1
        for stay in set(day.bound) & set(day.able):
            bits = int(day.state.stay_links[stay]).bit_count()
            if bits < day.flat.stay_teams[stay]:
                day.let_go(stay)

        assert unlinked(day) == 0
        assert day.chains() == day.fewest(), seed
