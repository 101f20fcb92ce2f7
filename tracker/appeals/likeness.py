"""
How alike two matters sound: what they share of pairs of neighbouring letters, and of numbers.

Chinese knows no blanks between words, so pairs of letters stand for words (Jaccard's measure of the
two sets). Numbers of cases, rooms and dates count more: two troubles seldom share one by chance.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from typing import Final

BEGINNING: Final = 600
"""Characters of a text that are compared: what it is about is said first."""

_NUMBER: Final = re.compile(r"[0-9]{2,}")
_WORDS: Final = re.compile(r"[^\W_0-9]+")


def traits(title: str, text: str) -> frozenset[str]:
    """The pairs of letters and the numbers of a matter; a single letter stands for itself."""
    said = unicodedata.normalize("NFKC", f"{title}\n{text[:BEGINNING]}").lower()
    found = set(_NUMBER.findall(said))
    for word in _WORDS.findall(said):
        found |= {word[at : at + 2] for at in range(max(1, len(word) - 1))}
    return frozenset(found)


def share(one: AbstractSet[str], other: AbstractSet[str], number_weight: int) -> int:
    """How much of what either says both say, in per cent; 0 if neither says anything."""
    every = _weight(one | other, number_weight)
    return _weight(one & other, number_weight) * 100 // every if every else 0


class Index:
    """
    Many matters by what they say, to hold others against all of them at once.

    Parameters
    ----------
    asked
        All that the others say; of the rest only the weight is kept.
    """

    def __init__(self, number_weight: int, asked: AbstractSet[str]) -> None:
        self._weight = number_weight
        self._asked = asked
        self._weights: dict[int, int] = {}
        self._saying: dict[str, list[int]] = {}

    def add(self, number: int, said: AbstractSet[str]) -> None:
        """Enter a matter by its number."""
        self._weights[number] = _weight(said, self._weight)
        for one in said & self._asked:
            self._saying.setdefault(one, []).append(number)

    def shares(self, said: AbstractSet[str]) -> dict[int, int]:
        """How much each matter that shares anything shares, in per cent, as `share` tells it."""
        common: dict[int, int] = {}
        for one in said:
            weight = self._weight if one.isdecimal() else 1
            for number in self._saying.get(one, ()):
                common[number] = common.get(number, 0) + weight
        own = _weight(said, self._weight)
        return {
            number: both * 100 // (own + self._weights[number] - both)
            for number, both in common.items()
        }


def _weight(traits: AbstractSet[str], number_weight: int) -> int:
    return len(traits) + (number_weight - 1) * sum(one.isdecimal() for one in traits)
