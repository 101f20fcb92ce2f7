"""
How busy a department's teams are, slot by slot, and where one more stay fits.

Pictures are kept of each department: how many teams are bound in each slot (`optimizer.tally`).
In the *near* picture a stay is lengthened by the least travel
there is, so what it refuses is impossible. For each zone there is a picture of the stays *seen*
from it, each lengthened at both ends by the travel to that zone; what it allows is certain: by
Helly's theorem the stays of a set of which none can follow another, one of them the new one, are
all seen at one moment of it, and by Dilworth's no such set is larger than the teams. Where the
two disagree the path cover of `optimizer.teams` decides. With one travel time and no absences
the near picture is exact.
"""

from collections.abc import Iterator, Sequence

from optimizer.problem import DAY, Department, Travel
from optimizer.slots import blocking, rounded_up, stretch
from optimizer.tally import Tally, above, pile, unpile
from optimizer.teams import Stay, assign


class Crew:
    """
    The teams of one department during one week.

    Parameters
    ----------
    zones
        Zones its stays can lie in.
    on_grid
        Whether all fixed visits of the week start on the grid.
    """

    def __init__(
        self,
        department: Department,
        zones: Sequence[str],
        travel: Travel,
        grid: int,
        *,
        on_grid: bool = True,
    ) -> None:
        self.teams = department.teams
        self.travel = travel
        self.grid = grid
        legs = [travel.within, *(travel.minutes(a, b) for a in zones for b in zones if a != b)]
        # A team may slip through a short absence without travelling.
        gaps = [one.when.end - one.when.start for one in department.away]
        self.least, self.most = min([*legs, *gaps]), max(legs)
        self.transitive = _transitive(zones, travel) and min([*gaps, self.most]) >= self.most
        self.near: Tally = []
        # A fixed visit off the grid makes the near picture inexact later; `seen` is kept then.
        self.exact = self.least == self.most and not department.away
        self.plain = self.exact and on_grid
        self.standing: tuple[int, ...] = ()
        self.seen: dict[str, Tally] = {zone: [] for zone in zones}
        self.days: list[list[Stay]] = [[] for _ in range(7)]
        self.overfull = [False] * 7
        for one in department.away:
            for _ in range(one.teams):
                self._take_away(one.when.start, one.when.end)

    def _take_away(self, start: int, end: int) -> None:
        grid, way = self.grid, 0 if self.transitive else self.most
        pile(self.near, stretch(rounded_up(start + self.least, grid), rounded_up(end, grid)))
        for picture in self.seen.values():
            pile(picture, stretch((start - way) // grid, rounded_up(end + way, grid)))
        for day in range(start // DAY, (end - 1) // DAY + 1):
            stay = Stay(max(start, day * DAY), min(end, (day + 1) * DAY), "", "", True)
            self.days[day].append(stay)

    def possible(self, minutes: int, teams: int) -> int:
        """Slots at which a stay is not excluded, as a mask to be and-ed with."""
        return ~self._blocked(self.near, minutes + self.least, teams)

    def certain(self, minutes: int, teams: int, zone: str) -> int:
        """Slots at which a stay fits for certain, as a mask to be and-ed with."""
        if self.exact:
            return self.possible(minutes, teams)
        return ~self._blocked(self.seen[zone], minutes, teams)

    def _blocked(self, picture: Tally, minutes: int, teams: int) -> int:
        if teams > self.teams:
            return -1
        full = above(picture, self.teams - teams)
        return blocking(full, rounded_up(minutes, self.grid)) if full else 0

    def fits(self, slot: int, minutes: int, teams: int, zone: str) -> bool:
        """Whether the teams can be told apart so that one more stay is kept; exact."""
        if self.certain(minutes, teams, zone) >> slot & 1:
            return True
        start = slot * self.grid
        if self.overfull[start // DAY] or not self.possible(minutes, teams) >> slot & 1:
            return False
        stays = [*self.days[start // DAY], *self._stays(start, minutes, teams, zone)]
        return assign(stays, self.teams, self.travel) is not None

    def add(self, slot: int, minutes: int, teams: int, zone: str) -> None:
        """Bind so many teams from a slot on."""
        self.bind(slot * self.grid, minutes, teams, zone)

    def bind(self, start: int, minutes: int, teams: int, zone: str) -> None:
        """Bind so many teams from a minute on, also off the grid."""
        if start % self.grid:
            self.exact = False
        for picture, slots in self._pictures(start, minutes, zone):
            for _ in range(teams):
                pile(picture, slots)
        self.days[start // DAY].extend(self._stays(start, minutes, teams, zone))

    def remove(self, slot: int, minutes: int, teams: int, zone: str) -> None:
        """Undo an `add`."""
        start = slot * self.grid
        for picture, slots in self._pictures(start, minutes, zone):
            for _ in range(teams):
                unpile(picture, slots)
        for stay in self._stays(start, minutes, teams, zone):
            self.days[start // DAY].remove(stay)

    def bound(self, day: int) -> Iterator[int]:
        """The slots of a day that each stay binds when it is lengthened by the greatest travel."""
        grid = self.grid
        today = stretch(day * DAY // grid, (day + 1) * DAY // grid)
        for one in self.days[day]:
            start = one.start - self.most * one.away
            yield today & stretch(start // grid, rounded_up(one.end + self.most, grid))

    def settle(self) -> None:
        """
        Remember what stands before anything is planned.

        That is the near picture, and the days that fixed visits alone have filled beyond the
        teams there are.
        """
        self.standing = tuple(self.near)
        for day, stays in enumerate(self.days):
            self.overfull[day] = assign(stays, self.teams, self.travel) is None

    def _pictures(self, start: int, minutes: int, zone: str) -> list[tuple[Tally, int]]:
        """Each picture with the slots that a stay binds in it."""
        grid, end = self.grid, start + minutes
        near = stretch(rounded_up(start, grid), rounded_up(end + self.least, grid))
        found = [(self.near, near)]
        for other, picture in () if self.plain else self.seen.items():
            way = self.travel.minutes(zone, other) if self.transitive else self.most
            found.append((picture, stretch((start - way) // grid, rounded_up(end + way, grid))))
        return found

    def _stays(self, start: int, minutes: int, teams: int, zone: str) -> list[Stay]:
        return [Stay(start, start + minutes, zone, "", False)] * teams


def _transitive(zones: Sequence[str], travel: Travel) -> bool:
    """Whether no journey is shorter by way of a third zone."""
    return all(
        travel.minutes(a, c) <= travel.minutes(a, b) + travel.minutes(b, c)
        for a in zones
        for b in zones
        for c in zones
    )
