"""What somebody looks for, as it was typed, and all that is found."""

from collections.abc import Callable, Iterator

from tracker.appeals.words import is_plain
from tracker.database import reading
from tracker.records import Person, Role
from tracker.records.search import Found
from tracker.search import matters, registers, visits
from tracker.search.wanted import Wanted, read

MOST = 10
"""Things of one kind that a page shows."""

SHORTEST = 2
"""Characters that say enough to be looked for."""

OUTSIDE = (Role.ANONYMOUS, Role.FEED)
"""Who has no account, and looks for nothing."""

SOURCES: tuple[Callable[[Wanted], Iterator[Found]], ...] = (
    registers.weeks,
    registers.enterprises,
    visits.visits,
    registers.requests,
    matters.appeals,
    matters.disturbances,
    matters.directs,
    visits.findings,
    registers.people,
)
"""In the order in which the kinds are told; each takes one question at most."""


def find(text: str, *, by: Person, most: int = MOST) -> tuple[Found, ...]:
    """
    What a person may know of and whose name or number holds the words, kind by kind.

    Nothing for what is empty, too short, too long or no text.

    Parameters
    ----------
    most
        At most so many of each kind.
    """
    words = text.strip()
    if len(words) < SHORTEST or not is_plain(words) or by.role in OUTSIDE or most < 1:
        return ()
    wanted = read(words, by, most)
    with reading():
        return tuple(one for source in SOURCES for one in source(wanted))
