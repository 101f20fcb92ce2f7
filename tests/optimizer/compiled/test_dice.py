"""Chance: the stream that its authors published, even, and repeatable."""

from optimizer.compiled.dice import below, new_dice, uniform
from optimizer.compiled.jit import compiled

FIRST_OF_1234567 = [6457827717110365317, 3203168211198807973, 9817491932198370423]
"""The first numbers of splitmix64 for the seed 1234567, as its reference code prints them."""


@compiled
def thrown(dice, count):
    return uniform(dice), below(dice, count)


def test_the_stream_is_splitmix64():
    dice = new_dice(1234567)

    found = [thrown(dice, 1000) for _ in range(2)]

    wanted = [(one >> 11) / 2**53 for one in FIRST_OF_1234567]
    assert found[0] == (wanted[0], int(wanted[1] * 1000))
    assert found[1][0] == wanted[2]


def test_numbers_are_evenly_spread():
    dice, seen = new_dice(7), [0] * 10
    for _ in range(5_000):
        share, face = thrown(dice, 10)
        assert 0 <= share < 1
        seen[face] += 1
    assert min(seen) > 400
    assert max(seen) < 600


def test_equal_seeds_throw_alike_and_others_do_not():
    one, same, other = (thrown(new_dice(seed), 100) for seed in (3, 3, 4))
    assert one == same != other
    assert thrown(new_dice(3 + 2**64), 100) == one
