"""Facts about counts kept as bits, against counting slot by slot."""

from random import Random

from optimizer.tally import Tally, above, pile, taken, unpile

SLOTS = 12


def drawn(seed: int, *, most: int) -> tuple[Tally, list[int]]:
    """A tally after many comings and goings, and the same counts one by one."""
    dice, tally, counts = Random(seed), list[int](), [0] * SLOTS
    there: list[int] = []
    for _ in range(4 * most):
        if there and (len(there) == most or dice.random() < 0.4):
            slots, step = there.pop(dice.randrange(len(there))), -1
            unpile(tally, slots)
        else:
            slots, step = dice.randrange(1 << SLOTS), 1
            there.append(slots)
            pile(tally, slots)
        counts = [one + step * (slots >> slot & 1) for slot, one in enumerate(counts)]
    return tally, counts


def test_a_tally_counts_how_often_a_slot_is_taken():
    for seed in range(60):
        tally, counts = drawn(seed, most=1 + seed)
        assert [taken(tally, slot) for slot in range(SLOTS)] == counts


def test_what_is_above_a_level_is_what_is_taken_more_often():
    for seed in range(60):
        tally, counts = drawn(seed, most=1 + seed)
        for level in range(70):
            over = {slot for slot, one in enumerate(counts) if one > level}
            assert {slot for slot in range(SLOTS) if above(tally, level) >> slot & 1} == over


def test_what_comes_and_goes_leaves_nothing():
    tally: Tally = []
    for slots in (0b110, 0b011, 0b111):
        pile(tally, slots)
    assert tally == [0b010, 0b111]
    for slots in (0b011, 0b111, 0b110):
        unpile(tally, slots)
    assert tally == []
