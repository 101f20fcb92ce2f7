"""
Part of a week as columns: (site, joint, start), with every row that CP-SAT must know.

Plain data, so that it travels to another process (a CpModel does not). Sites that are not free
stand as they are: they only take teams. Team rows count stays lengthened by the least travel,
hence every plan keeps them; what they allow too much is cut off in `optimizer.cpsat.model`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from optimizer.layout import Layout
from optimizer.problem import DAY, Travel
from optimizer.site import Joint, Site
from optimizer.slots import each, rounded_up
from optimizer.tally import taken
from optimizer.teams import Stay

Column = tuple[int, int, int]
"""Site, joint, slot."""

DayKey = tuple[str, int]
"""Department and day."""


@dataclass
class Columns:
    """
    What may be chosen and what it is worth.

    Attributes
    ----------
    columns
        Each (site, joint, slot).
    wishes
        For each wish the columns that hold it, and its priority.
    visits, moved, minutes
        Worth of each column.
    packs
        Columns of which at most one is chosen.
    limits
        Columns with coefficients, and the most their sum may be.
    floors
        For each site its columns, its wishes, and the least of W · unplanned + visits.
    weight
        W, above any number of visits.
    stays
        For each column the stays it makes, by department and day.
    standing
        For each department and day the stays that are there anyway, and the number of teams.
    transitive
        Whether "can follow" is: no journey is shorter by way of a third place or an absence.
    sure
        Whether what is proven about these columns holds for the week: no day is filled beyond
        its teams by fixed visits.
    """

    weight: int
    travel: Travel
    columns: list[Column] = field(default_factory=list)
    wishes: list[tuple[list[int], int]] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)
    packs: list[list[int]] = field(default_factory=list)
    limits: list[tuple[list[int], list[int], int]] = field(default_factory=list)
    floors: list[tuple[list[int], list[int], int]] = field(default_factory=list)
    stays: list[list[tuple[DayKey, Stay]]] = field(default_factory=list)
    standing: dict[DayKey, tuple[list[Stay], int]] = field(default_factory=dict)
    most_moved: int | None = None
    sure: bool = True
    transitive: bool = True


def columns_of(
    layout: Layout,
    free: Sequence[int],
    *,
    weight: int,
    floors: Sequence[int],
) -> Columns:
    """
    The columns of the free sites while all others stand.

    Parameters
    ----------
    free
        Sites that may be planned anew; each must have its joints listed.
    floors
        For each free site a lower bound on W · unplanned + visits.
    """
    board = layout.board
    before = {index: layout.take_out(index) for index in free}
    try:
        found = Columns(weight, board.problem.travel)
        rows = _Rows(found, layout)
        for index, floor in zip(free, floors, strict=True):
            _add_site(found, rows, layout, board.sites[index], floor)
        rows.finish()
        keys = sorted({key for key, _ in found.standing})
        found.transitive = all(layout.crews[key].transitive for key in keys)
        return found
    finally:
        for index in free:
            layout.put_back(index, before[index])


def _add_site(found: Columns, rows: "_Rows", layout: Layout, site: Site, floor: int) -> None:
    first = len(found.columns)
    holders: list[list[int]] = [[] for _ in site.wishes]
    for place, joint in enumerate(site.joints or ()):
        for slot in each(_starts(layout, site, joint)):
            number = len(found.columns)
            found.columns.append((site.index, place, slot))
            found.visits.append(site.visits(slot))
            found.moved.append(joint.moved(slot))
            found.minutes.append(site.minutes(joint, slot))
            for wish in each(joint.bits):
                holders[wish].append(number)
            rows.add(number, site, joint, slot)
    own = list(range(first, len(found.columns)))
    wishes = range(len(found.wishes), len(found.wishes) + len(site.wishes))
    found.wishes.extend(
        (columns, wish.priority) for columns, wish in zip(holders, site.wishes, strict=True)
    )
    found.floors.append((own, list(wishes), floor))
    _add_overlaps(found, site, own)
    new = [one for one in own if found.visits[one]]
    if site.most_new < len(site.wishes) and new:
        found.limits.append((new, [1] * len(new), site.most_new))


def _starts(layout: Layout, site: Site, joint: Joint) -> int:
    """Starts of a joint that the standing stays do not exclude."""
    starts = joint.starts
    zone = site.enterprise.zone
    for department, minutes, teams in joint.stays:
        crew = layout.crews[department]
        sure = starts & crew.certain(minutes, teams, zone)
        doubtful = starts & crew.possible(minutes, teams) & ~sure
        starts = sure | sum(
            1 << slot for slot in each(doubtful) if crew.fits(slot, minutes, teams, zone)
        )
    return starts


def _add_overlaps(found: Columns, site: Site, own: Iterable[int]) -> None:
    """At most one visit at a time: a pack for each slot at which one starts."""
    covering: dict[int, list[int]] = {}
    starting: set[int] = set()
    joints = site.joints or ()
    for number in own:
        _, place, slot = found.columns[number]
        starting.add(slot)
        for one in range(slot, slot + site.length(joints[place], slot)):
            covering.setdefault(one, []).append(number)
    found.packs.extend(covering[slot] for slot in sorted(starting) if len(covering[slot]) > 1)


class _Rows:
    """Collects, slot by slot, which columns bind a department's teams."""

    def __init__(self, found: Columns, layout: Layout) -> None:
        self.found, self.layout = found, layout
        self.grid = layout.board.grid
        self.binding: dict[tuple[str, int], dict[int, int]] = {}
        self.starting: set[tuple[str, int]] = set()

    def add(self, number: int, site: Site, joint: Joint, slot: int) -> None:
        """Note what a column binds."""
        start, zone = slot * self.grid, site.enterprise.zone
        stays = []
        for department, minutes, teams in joint.stays:
            key = (department, start // DAY)
            stays.extend([(key, Stay(start, start + minutes, zone))] * teams)
            self.starting.add((department, slot))
            least = self.layout.crews[department].least
            for one in range(slot, slot + rounded_up(minutes + least, self.grid)):
                row = self.binding.setdefault((department, one), {})
                row[number] = row.get(number, 0) + teams
        self.found.stays.append(stays)

    def finish(self) -> None:
        """Write the rows that can bind, and what stands in the departments' days."""
        found = self.found
        for key in sorted(self.starting):
            department, slot = key
            crew = self.layout.crews[department]
            room = max(0, crew.teams - taken(crew.near, slot))
            row = self.binding[key]
            if self._most(row, department) > room:
                found.limits.append((list(row), list(row.values()), room))
            day = (department, slot * self.grid // DAY)
            if day not in found.standing:
                found.standing[day] = (list(crew.days[day[1]]), crew.teams)
                found.sure = found.sure and not crew.overfull[day[1]]

    def _most(self, row: dict[int, int], department: str) -> int:
        """The most a row can be: every wish of its sites stands in it."""
        sites = {self.found.columns[number][0] for number in row}
        return sum(
            wish.departments.get(department, 0)
            for index in sites
            for wish in self.layout.board.sites[index].wishes
        )
