"""
From plan lines to requests, and what a new plan changes: plain values, no database.

Lines of one department at one enterprise with equal windows are one request, if they are
announced alike and ask for the same company.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.errors import Fault, FaultCode
from tracker.records import PlanLine, Window
from tracker.week import DAY, tell_minute

Key = tuple[str, str]
"""Credit code and item: what makes a line of a department in a week the same line."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request asks for: lines that go together, in the order of the sheet."""

    lines: tuple[PlanLine, ...]

    @property
    def enterprise(self) -> str:
        """Credit code."""
        return self.lines[0].enterprise

    @property
    def windows(self) -> tuple[Window, ...]:
        """Equal in all lines."""
        return self.lines[0].windows

    @property
    def minutes(self) -> int:
        """On site, one item after the other."""
        return sum(line.minutes for line in self.lines)

    @property
    def inspectors(self) -> int:
        """As many as the most demanding item needs."""
        return max(line.inspectors for line in self.lines)

    @property
    def teams(self) -> int:
        """As many as the most demanding item needs."""
        return max(line.teams for line in self.lines)

    @property
    def may_lead(self) -> bool:
        """Whether one of the items lets the department lead."""
        return any(line.may_lead for line in self.lines)

    @property
    def priority(self) -> int:
        """That of the most urgent item."""
        return max(line.priority for line in self.lines)

    @property
    def keys(self) -> frozenset[Key]:
        """What its lines are known by."""
        return frozenset(key_of(line) for line in self.lines)

    def says_the_same(self, other: "Wish") -> bool:
        """Whether two wishes differ in nothing but where their lines stand."""
        return sorted(map(_content, self.lines), key=repr) == sorted(
            map(_content, other.lines), key=repr
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines a plan adds, changes, leaves and takes back."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether the plan says what is known already."""
        return not (self.new or self.changed or self.withdrawn)


def key_of(line: PlanLine) -> Key:
    """What a line is known by within its department and week."""
    return line.enterprise, line.item


def _content(line: PlanLine) -> PlanLine:
    return replace(line, file="", sheet="", row=0, windows=tuple(sorted(line.windows)))


def wishes(lines: Iterable[PlanLine]) -> tuple[Wish, ...]:
    """The requests that lines make, in the order of their first lines."""
    groups: dict[object, list[PlanLine]] = {}
    for line in lines:
        windows = tuple(sorted(line.windows))
        group = (line.enterprise, windows, line.announced, line.joint_key)
        groups.setdefault(group, []).append(line)
    return tuple(Wish(tuple(group)) for group in groups.values())


def counts(before: Iterable[PlanLine], after: Iterable[PlanLine]) -> Counts:
    """How a new plan differs from the one before, counted in lines."""
    known = {key_of(line): _content(line) for line in before}
    wanted = {key_of(line): _content(line) for line in after}
    shared = known.keys() & wanted.keys()
    unchanged = sum(known[key] == wanted[key] for key in shared)
    return Counts(
        new=len(wanted.keys() - known.keys()),
        changed=len(shared) - unchanged,
        unchanged=unchanged,
        withdrawn=len(known.keys() - wanted.keys()),
    )


def matches(known: Mapping[str, Wish], wanted: Sequence[Wish]) -> dict[int, str]:
    """
    Which request goes on as which wish, so that it keeps its id.

    Parameters
    ----------
    known
        Wishes as they stand, by request id; those named first are preferred.

    Returns
    -------
    For the positions in `wanted` that continue a request, the id of that request: the pairs
    that share the most lines first, each request once.
    """
    pairs = sorted(
        (-len(wish.keys & before.keys), order, position, request)
        for position, wish in enumerate(wanted)
        for order, (request, before) in enumerate(known.items())
        if wish.keys & before.keys
    )
    found: dict[int, str] = {}
    for _, _, position, request in pairs:
        if position not in found and request not in found.values():
            found[position] = request
    return found


def faults(lines: Sequence[PlanLine]) -> Iterator[Fault]:
    """What makes lines of one plan unusable together."""
    first: dict[Key, PlanLine] = {}
    for line in lines:
        earlier = first.setdefault(key_of(line), line)
        if earlier is not line:
            yield Fault("item", FaultCode.TAKEN, line.item, at_of(earlier), at_of(line))
    for wish in wishes(lines):
        longest = max((end - start for start, end in wish.windows), default=0)
        if wish.minutes > longest:
            at = at_of(wish.lines[0])
            yield Fault("minutes", FaultCode.OUT_OF_RANGE, str(wish.minutes), f"1-{longest}", at)


def window_faults(windows: Iterable[Window]) -> Iterator[Fault]:
    """Which windows lie outside of a week, or end before they begin."""
    for start, end in windows:
        if not 0 <= start < end <= 7 * DAY:
            told = f"{tell_minute(start)} – {tell_minute(end)}"
            yield Fault("windows", FaultCode.OUT_OF_RANGE, told, f"0-{7 * DAY}")


def at_of(line: PlanLine) -> str:
    """Where a line stands, for a fault: its file, its sheet and its row."""
    return ", ".join(filter(None, (line.file, line.sheet, str(line.row))))


def place_of(line: PlanLine) -> str:
    """Where a line stands, for the log."""
    return ", ".join(filter(None, (line.file, line.sheet, f"row {line.row}")))
