"""
What can go wrong in the tracker.

::

    TrackerError
    ├── NotFound      no such thing, or none that this person may know of
    ├── NotAllowed    this person may not do this
    ├── WrongState    the act is not legal now; ``legal`` says which acts are
    ├── NotSignedIn   a login, password, token or code proves nothing
    ├── Conflict      somebody else was faster, or a name is taken
    ├── Unreachable   the database cannot be opened
    └── Rejected      the input is unusable; ``problems`` lists every fault

A request that cannot be planned is no error but a result.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class TrackerError(Exception):
    """Anything the tracker raises on purpose."""


class Unreachable(TrackerError):
    """The database cannot be opened: not there, not ours to read, or no database at all."""


class NotFound(TrackerError):
    """No such thing; `kind` says of what (``"visit"``), `key` which."""

    def __init__(self, kind: str, key: object) -> None:
        self.kind, self.key = kind, key
        super().__init__(f"there is no {kind} {str(key)!r}")


class NotAllowed(TrackerError):
    """The person's role does not reach so far; `who` is the role, `act` what was tried."""

    def __init__(self, who: str, act: str) -> None:
        self.who, self.act = str(who), act
        super().__init__(f"{self.who!r} may not {act}")


class NotSignedIn(TrackerError):
    """
    What was shown proves nobody's identity; it does not say which part of it was wrong.

    Parameters
    ----------
    until
        When it may be tried again after too many failures; None if at once.
    """

    def __init__(self, until: dt.datetime | None = None) -> None:
        self.until = until
        told = "login, password or code is wrong, or it has ended"
        if until is not None:
            told = f"too many attempts failed; try again at {until:%H:%M}"
        super().__init__(told)


class WrongState(TrackerError):
    """
    The act is not legal in this state.

    Parameters
    ----------
    kind, key
        Of what, and which one.
    state, act
        Where it stands, and what was tried.
    legal
        Acts that are legal where it stands.
    """

    def __init__(
        self, kind: str, key: object, *, state: str, act: str, legal: Iterable[str] = ()
    ) -> None:
        self.kind, self.key, self.state, self.act = kind, key, state, act
        self.legal = tuple(legal)
        possible = " or ".join(self.legal) or "nothing"
        super().__init__(f"cannot {act} {kind} {key}, which is {state}; legal now: {possible}")


class Conflict(TrackerError):
    """Two writers wanted the same thing and the other one was first."""


class FaultCode(StrEnum):
    """What is wrong with one field of a form; `found` and `expected` of the fault say more."""

    MISSING = "missing"
    """Nothing stands there."""
    TOO_SHORT = "too-short"
    """So few characters say nothing; found and expected are lengths."""
    TOO_LONG = "too-long"
    """More characters than are kept; found and expected are lengths."""
    UNKNOWN = "unknown"
    """There is no such thing; expected lists what there is, if that is short."""
    NOT_ALONE = "not-alone"
    """It does not go with another field, which `expected` names."""
    WRONG_FORM = "wrong-form"
    """It is not written as `expected` shows."""
    OUT_OF_RANGE = "out-of-range"
    """The number is not within `expected`."""
    PAST = "past"
    """The day or moment is over."""
    FUTURE = "future"
    """The day or moment has not come yet."""
    TOO_LATE = "too-late"
    """The day lies after `expected`, the last one that is possible."""
    NO_WORKING_DAY = "no-working-day"
    """Nobody works on that day; expected is the next day on which somebody does."""
    SAME_PERSON = "same-person"
    """Two parts of one case that different people must have."""
    TWICE = "twice"
    """It stands there more than once."""
    NAMES_SOMEBODY = "names-somebody"
    """What is published would tell who it is about; found is what gives it away."""
    TOO_LARGE = "too-large"
    """A file or picture is larger than is kept; found and expected are sizes."""
    TOO_MANY = "too-many"
    """There are as many as there may be; expected is how many."""
    WRONG_KIND = "wrong-kind"
    """A file of a kind that is not kept; found names the kind, expected lists those that are."""
    NOT_WHAT_IT_SAYS = "not-what-it-says"
    """The name of a file ends as if it were something else; expected is what it really is."""
    UNSAFE = "unsafe"
    """A file holds what could do harm or cannot be looked into; found says what."""
    NOT_TEXT = "not-text"
    """It holds a sign that is none of a text; found is its number."""
    DAMAGED = "damaged"
    """A file of the right kind that cannot be read."""
    OVERLAPS = "overlaps"
    """The period shares days with another one, which `found` names."""


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One field of a form that is wrong: a code, so that readers get it in their own language.

    Parameters
    ----------
    field
        Name of the field, such as ``"due"``.
    found, expected
        Names, figures and samples; no language.
    """

    field: str
    code: FaultCode
    found: str = ""
    expected: str = ""

    def __str__(self) -> str:
        told = f"{self.field}: {self.code}"
        told += f", found {self.found!r}" if self.found else ""
        return told + (f", expected {self.expected}" if self.expected else "")


class Rejected(TrackerError):
    """
    The input is unusable and nothing of it was stored.

    Parameters
    ----------
    problems
        Every fault: a `Fault` where it lies in a field, a line where it does not.
    """

    def __init__(self, problems: Iterable[str | Fault]) -> None:
        self.faults = tuple(problems)
        self.problems = tuple(map(str, self.faults))
        super().__init__("\n".join(self.problems))
