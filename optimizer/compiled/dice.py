"""Random numbers of the loop: splitmix64 (Steele, Lea and Flood 2014), one stream for a seed."""

import numpy as np
from numpy.typing import NDArray

from optimizer.compiled.jit import inlined

Dice = NDArray[np.uint64]
"""One number, the state of the stream."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_A, _B, _C, _D = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)


def new_dice(seed: int) -> Dice:
    """The stream of a seed."""
    return np.array([seed % 2**64], dtype=np.uint64)


@inlined
def uniform(dice: Dice) -> float:
    """A number from 0 up to, not including, 1."""
    dice[0] += _STEP
    mixed = dice[0]
    mixed = (mixed ^ (mixed >> _A)) * _FIRST
    mixed = (mixed ^ (mixed >> _B)) * _SECOND
    mixed ^= mixed >> _C
    return np.int64(mixed >> _D) / 9007199254740992.0


@inlined
def below(dice: Dice, count: int) -> int:
    """A whole number from 0 up to, not including, `count`."""
    return int(uniform(dice) * count)
