"""What becomes of an act that is tried and taken back: refused, nothing, or something."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from tracker.database import transaction
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import EventRow
from tracker.records import Person

Try = Callable[[Person], object]


class Came(StrEnum):
    """What became of an act."""

    DENIED = "not for this person, or not now"
    FAULTY = "something is to be mended"
    NOTHING = "it changes nothing"
    DONE = "it was done"


class _Undo(Exception):
    """Nothing of it stays."""


def tried(act: Try, by: Person) -> Came:
    """What becomes of an act, of which nothing stays."""
    found = Came.NOTHING
    try:
        with transaction():
            before = EventRow.select().count()
            found = _outcome(act, by)
            if found is Came.NOTHING and EventRow.select().count() > before:
                found = Came.DONE
            raise _Undo
    except _Undo:
        return found


def _is_for_good(one: str | Fault) -> bool:
    """Whether no other form would help: the person has another part, or the day is over."""
    if isinstance(one, str):
        return False
    over = (("received", FaultCode.PAST), ("return", FaultCode.TOO_LATE))
    return one.code is FaultCode.SAME_PERSON or (one.field, one.code) in over


def _outcome(act: Try, by: Person) -> Came:
    try:
        act(by)
    except (NotAllowed, NotFound, WrongState):
        return Came.DENIED
    except Rejected as fault:
        return Came.DENIED if any(map(_is_for_good, fault.faults)) else Came.FAULTY
    except Conflict:
        return Came.FAULTY
    return Came.NOTHING


def wrong(named: Collection[str], acts: Mapping[str, Try], by: Person) -> list[str]:
    """What is named and denied, or not named and done; names that nobody tries here."""
    found = [f"{one} is not tried" for one in sorted(set(named) - set(acts))]
    for name, act in acts.items():
        came = tried(act, by)
        if name in named and came is Came.DENIED:
            found.append(f"{by.login}: {name} is named and {came}")
        if name not in named and came is Came.DONE:
            found.append(f"{by.login}: {name} is not named, and {came}")
    return found
