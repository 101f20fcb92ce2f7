"""Who is known: enterprises by credit code and name, departments by id and name."""

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Final

from tracker.intake.cells import text
from tracker.intake.faults import Fault, Refused
from tracker.records import Department, Enterprise

_ALIKE: Final = 0.6
_NEAR: Final = 3
MOST_HINTS: Final = 50
"""So often in a file likenesses are searched; a file with more faults has another reason."""


def plain(name: str) -> str:
    """A name as it is compared: without blanks, brackets and punctuation."""
    return re.sub(r"[\s()\[\]<>,.、·\-_\"'“”]", "", text(name)).lower()


class Enterprises:
    """The enterprises that can be inspected."""

    def __init__(self, known: Iterable[Enterprise]) -> None:
        self._hints = MOST_HINTS
        self._by_code = {one.uscc: one for one in known}
        self._by_name = {plain(one.name): one for one in self._by_code.values()}

    def of_code(self, code: str) -> Enterprise | None:
        """The enterprise with a credit code."""
        return self._by_code.get(code)

    def of_name(self, name: str) -> Enterprise | None:
        """The enterprise that is called exactly so."""
        return self._by_name.get(plain(name))

    def near(self, code: str, name: str) -> str:
        """Known enterprises like this one, for a message; empty when none is, or told too often."""
        if self._hints <= 0:
            return ""
        self._hints -= 1
        names = difflib.get_close_matches(_head(name), self._by_name, _NEAR, _ALIKE)
        codes = difflib.get_close_matches(code, self._by_code, _NEAR, 0.85)
        found = [self._by_name[one] for one in names] + [self._by_code[one] for one in codes]
        each = dict.fromkeys(found)
        return ", ".join(f"{one.name} {one.uscc}" for one in list(each)[:_NEAR])

    def resolve(self, code: str, name: str) -> Enterprise:
        """
        The enterprise of a line.

        Raises
        ------
        Refused
            If no enterprise has the code, or the name is that of another one.
        """
        found = self.of_code(code)
        if found is None:
            raise Refused(Fault.UNKNOWN_ENTERPRISE, f"{name} {code}".strip(), self.near(code, name))
        other = self.of_name(name)
        if (other is not None and other != found) or not _alike(name, found.name):
            raise Refused(
                Fault.WRONG_ENTERPRISE,
                name,
                f"{found.name} {found.uscc}" + (f", {name} {other.uscc}" if other else ""),
            )
        return found


def _head(name: str) -> str:
    """As much of a name as is worth comparing: the cost grows with the square of its length."""
    return plain(name)[:60]


def _alike(one: str, other: str) -> bool:
    left, right = _head(one), _head(other)
    if not left or left in right or right in left:
        return True
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio() >= _ALIKE


class Departments:
    """The departments that may send a plan."""

    def __init__(self, known: Sequence[Department]) -> None:
        self._known = tuple(known)
        self._names = {
            plain(name): one for one in known for name in (one.short, one.name, one.id) if name
        }

    def called(self, name: str) -> Department | None:
        """The department with this id, name or short name."""
        return self._names.get(plain(name))

    def named_in(self, words: str) -> Department | None:
        """The department whose full name stands in a title."""
        title = plain(words)
        found = [one for one in self._known if one.name and plain(one.name) in title]
        return max(found, key=lambda one: len(one.name), default=None)

    def near(self, name: str) -> str:
        """Known departments like this one, for a message; all of them when none is."""
        keys = difflib.get_close_matches(_head(name), self._names, _NEAR, 0.4)
        found = list(dict.fromkeys(self._names[key] for key in keys)) or list(self._known)
        return ", ".join(f"{one.name} ({one.id})" for one in found)
