"""
The plan while it is being searched: which joints stand where, and what the teams are bound by.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from optimizer.board import Board
from optimizer.crew import Crew
from optimizer.enterprise import Choice
from optimizer.problem import DAY
from optimizer.site import Joint, Site

_Act = Callable[[Crew, int, int, int, str], None]


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """Tiers 1 to 4 of some sites, fixed visits not counted; compares most important first."""

    unplanned: int = 0
    visits: int = 0
    moved: int = 0
    minutes: int = 0

    def __add__(self, other: "Value") -> "Value":
        return Value(
            self.unplanned + other.unplanned,
            self.visits + other.visits,
            self.moved + other.moved,
            self.minutes + other.minutes,
        )

    def __sub__(self, other: "Value") -> "Value":
        return Value(
            self.unplanned - other.unplanned,
            self.visits - other.visits,
            self.moved - other.moved,
            self.minutes - other.minutes,
        )


def value_of(site: Site, choices: Iterable[Choice]) -> Value:
    """What a choice of visits at one site is worth; wishes it does not hold are left out."""
    left, visits, moved, minutes = site.everything, 0, 0, 0
    for joint, slot in choices:
        left &= ~joint.bits
        visits += site.visits(slot)
        moved += joint.moved(slot)
        minutes += site.minutes(joint, slot)
    return Value(site.priority(left), visits, moved, minutes)


class Layout:
    """
    Visits of all sites, kept within the teams.

    Attributes
    ----------
    choices
        The visits of each site.
    values
        What they are worth, by site.
    value
        Their sum.
    present
        For each department and day the sites it visits, with how many requests.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.crews = board.crews
        self.choices: list[tuple[Choice, ...]] = [()] * len(board.sites)
        self.values = [value_of(site, ()) for site in board.sites]
        self.value = sum(self.values, Value())
        self.present: dict[tuple[str, int], dict[int, int]] = {}
        self._slots_of_day = DAY // board.grid

    def take_out(self, index: int) -> tuple[Choice, ...]:
        """Remove the visits of a site; what they were is returned for `put_back`."""
        site, before = self.board.sites[index], self.choices[index]
        for joint, slot in before:
            self._bind(site, joint, slot, Crew.remove)
        self._set(index, ())
        return before

    def put_back(self, index: int, choices: tuple[Choice, ...]) -> None:
        """Give a site without visits these ones, which must fit."""
        site = self.board.sites[index]
        for joint, slot in choices:
            self._bind(site, joint, slot, Crew.add)
        self._set(index, choices)

    def fits(self, site: Site, joint: Joint, slot: int) -> bool:
        """Whether the teams of every department of the joint are free at a slot; exact."""
        zone = site.enterprise.zone
        bound: list[tuple[Crew, int, int]] = []
        kept = True
        for department, minutes, teams in joint.stays:
            crew = self.crews[department]
            kept = crew.fits(slot, minutes, teams, zone)
            if not kept:
                break
            crew.add(slot, minutes, teams, zone)
            bound.append((crew, minutes, teams))
        for crew, minutes, teams in bound:
            crew.remove(slot, minutes, teams, zone)
        return kept

    def add(self, index: int, joint: Joint, slot: int) -> None:
        """One more visit at a site; it must fit."""
        self._bind(self.board.sites[index], joint, slot, Crew.add)
        self._set(index, (*self.choices[index], (joint, slot)))

    def load(self, choices: Sequence[tuple[Choice, ...]]) -> None:
        """Replace all visits by those of another layout of the same board."""
        for index in range(len(self.choices)):
            if self.choices[index] != choices[index]:
                self.take_out(index)
        for index, one in enumerate(choices):
            if self.choices[index] != one:
                self.put_back(index, one)

    def _bind(self, site: Site, joint: Joint, slot: int, act: _Act) -> None:
        day, step = slot // self._slots_of_day, 1 if act is Crew.add else -1
        for department, minutes, teams in joint.stays:
            act(self.crews[department], slot, minutes, teams, site.enterprise.zone)
            present = self.present.setdefault((department, day), {})
            present[site.index] = present.get(site.index, 0) + step
            if not present[site.index]:
                del present[site.index]

    def _set(self, index: int, choices: tuple[Choice, ...]) -> None:
        value = value_of(self.board.sites[index], choices)
        self.value = self.value + value - self.values[index]
        self.choices[index], self.values[index] = choices, value
