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
    └── Rejected      the input is unusable; ``faults`` lists every one, by its field

A request that cannot be planned is no error but a result.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


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
    """
    The person's role does not reach so far.

    Parameters
    ----------
    who
        The role, or the login where it is one person who may not.
    act
        What was tried: an act of `tracker.acts`, or a narrower one that has words like those.
    thing
        Whose it is, such as the id of a department.
    """

    def __init__(self, who: str, act: str, thing: str = "") -> None:
        self.who, self.act, self.thing = str(who), str(act), thing
        super().__init__(f"{self.who!r} may not {act}{f' for {thing}' if thing else ''}")


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
    since
        The day since which it stands there, where that is the reason.
    """

    def __init__(
        self,
        kind: str,
        key: object,
        *,
        state: str,
        act: str,
        legal: Iterable[str] = (),
        since: dt.date | None = None,
    ) -> None:
        self.kind, self.key, self.state, self.act = kind, key, state, act
        self.legal, self.since = tuple(legal), since
        possible = " or ".join(self.legal) or "nothing"
        stands = f"{state} since {since}" if since else state
        super().__init__(f"cannot {act} {kind} {key}, which is {stands}; legal now: {possible}")


class ConflictCode(StrEnum):
    """How one writer came into the way of another; the facts of the conflict say more."""

    MOVED_ON = "moved-on"
    """`case` has `count` events, the writer had `seen` fewer or more; `since` lists the others."""
    CHANGED = "changed"
    """The thing `kind` with `key` was changed at the same moment."""
    TAKEN = "taken"
    """`name` of a `kind` belongs to something else already."""
    NEWER = "newer"
    """The thing `kind` with `key` has a `version` that the writer had not `seen`."""
    FIRST = "first"
    """Somebody else stored the same thing first; `fault` is what the database said."""
    BUSY = "busy"
    """Another writer did not come to an end in time."""
    FULL = "full"
    """Every connection to the database is in use."""
    IN_PROGRESS = "in-progress"
    """`week` is being planned by somebody else, in `run`."""
    NOT_PLANNED = "not-planned"
    """The attempt to plan `week` came to nothing; `fault` is the note of its run."""
    OTHER_QUESTION = "other-question"
    """Something else was asked under the `key` before."""
    ANSWERED = "answered"
    """The `key` has its answer already."""
    LAST = "last"
    """The account `login` is the last open one of an administrator."""


@dataclass(frozen=True, slots=True)
class Since:
    """Something that happened to a case while somebody else was writing."""

    act: str
    actor: str
    moment: dt.datetime

    def __str__(self) -> str:
        return f"{self.act} by {self.actor} on {self.moment:%Y-%m-%d %H:%M}"


class Conflict(TrackerError):
    """
    Two writers wanted the same thing and the other one was first; nothing was stored.

    Parameters
    ----------
    code
        How they met.
    facts
        What the code promises, by name; `since` holds a tuple of `Since`.
    """

    def __init__(self, code: ConflictCode, **facts: Any) -> None:
        self.code, self.facts = code, facts
        told = ", ".join(f"{name} {_listed(fact)}" for name, fact in facts.items() if fact != ())
        super().__init__(f"{code}: {told}" if told else str(code))


def _listed(fact: object) -> str:
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)


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
    NEEDED_AFTER = "needed-after"
    """Nothing stands there, and something must after `expected`."""
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
    TOO_FEW = "too-few"
    """There are fewer than are needed; found and expected are numbers."""
    TOO_EARLY = "too-early"
    """The day or moment lies before `expected`, the first one that is possible."""
    TOO_SIMPLE = "too-simple"
    """It repeats so few characters that it is soon guessed; found and expected are numbers."""
    CONTAINS = "contains"
    """It must not hold `found`."""
    UNCHANGED = "unchanged"
    """It is what it was before, and must be something else."""
    TAKEN = "taken"
    """Something else has it already, which `expected` names."""
    RESERVED = "reserved"
    """It is nobody's to enter: the programme keeps or knows it by itself."""
    NOT_WANTED = "not-wanted"
    """It must be empty where another field is `expected`."""
    FORBIDDEN = "forbidden"
    """No rule lets it be, whoever wants it; expected is what does, if there is such a thing."""
    UNSETTLED = "unsettled"
    """It has to come to its end first; found is where it stands."""
    DIFFERS = "differs"
    """It is not what is known from elsewhere; expected is that."""
    NOT_ALIKE = "not-alike"
    """It was typed twice, and not the same."""
    LEAVES_NOTHING = "leaves-nothing"
    """It takes away everything that there was to choose from."""
    BREAKS = "breaks"
    """It breaks the rule `found` of a plan; expected names whom that touches."""
    UNPLANNABLE = "unplannable"
    """The planner can make nothing of it; found names what it stumbles over."""
    ABSENT = "absent"
    """The department was not there."""
    CONTRADICTS = "contradicts"
    """It does not go with `expected`, which stands already."""


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
    at
        Which one of several it is: an id, a place in a file, or, in digits alone, a row.
    """

    field: str
    code: FaultCode
    found: str = ""
    expected: str = ""
    at: str = ""

    def __str__(self) -> str:
        told = (
            f"{self.field} of {self.at}: {self.code}" if self.at else f"{self.field}: {self.code}"
        )
        told += f", found {self.found!r}" if self.found else ""
        return told + (f", expected {self.expected}" if self.expected else "")


class Found(Protocol):
    """What is wrong in a file that came in; the room of such files has codes of its own."""

    @property
    def message(self) -> str:
        """One line in English, for logs."""


def missing(**told: str) -> tuple[Fault, ...]:
    """A fault for each of these fields that holds no words."""
    return tuple(Fault(name, FaultCode.MISSING) for name, text in told.items() if not text.strip())


def signs(**told: str) -> tuple[Fault, ...]:
    """A fault for each of these fields that holds a sign which cannot be shown."""
    found = {name: [one for one in text if not one.isprintable()] for name, text in told.items()}
    return tuple(
        Fault(name, FaultCode.NOT_TEXT, f"U+{ord(strange[0]):04X}")
        for name, strange in found.items()
        if strange
    )


def need(**told: str) -> None:
    """Rejected if one of these fields holds no words."""
    if problems := missing(**told):
        raise Rejected(problems)


class Rejected(TrackerError):
    """
    The input is unusable and nothing of it was stored.

    Parameters
    ----------
    problems
        Every fault, each in the field where it lies.
    """

    def __init__(self, problems: Iterable["Fault | Found"]) -> None:
        self.faults = tuple(problems)
        self.problems = tuple(map(_line, self.faults))
        super().__init__("\n".join(self.problems))


def _line(one: "Fault | Found") -> str:
    return str(one) if isinstance(one, Fault) else one.message
