"""Whether a team is free: as exactly as by sharing the whole day out among the teams."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from optimizer import Away, Department, Problem, Window
from optimizer.compiled.bind import bind, new_state
from optimizer.compiled.room import fits
from optimizer.problem import DAY
from optimizer.teams import Stay, assign
from tests.builders import enterprise, fixed, problem, request, travel
from tests.optimizer.compiled.plots import no_price, plot_of

ZONES = ("a", "b", "c")
MORNING, OPENS, SLOTS_OF_A_DAY = 540, DAY + 540, 300
EVEN = ((0, 0, 0, 0), (10, 10, 10, 10))
UNEVEN = ((10, 25, 25, 25), (5, 20, 30, 25), (0, 15, 25, 30), (10, 17, 23, 30))
CROOKED = ((10, 60, 5, 5), (40, 10, 15, 30))
"""Minutes within a zone, a-b, b-c, a-c; by a detour one is sooner there in the crooked ones."""


def hour(minute: int) -> str:
    return f"Tue {minute // 60:02d}:{minute % 60:02d}"


class Day:
    """
    A Tuesday of one department: absences and fixed visits, then stays that come and go.

    `plan` holds the stays that the room said yes to, `truth` all stays of the day.
    """

    def __init__(self, seed: int, ways: tuple[tuple[int, int, int, int], ...]) -> None:
        self.dice = dice = Random(seed)
        self.grid = dice.choice((5, 15, 30))
        within, ab, bc, ac = dice.choice(ways)
        self.travel = travel(within, {"a-b": ab, "b-c": bc, "a-c": ac})
        self.teams = dice.randint(2, 3)
        self.away = tuple(
            Away(1, Window(DAY + start, DAY + start + dice.choice((10, 45, 90))))
            for start in dice.sample(range(500, 900, 5), dice.choice((0, 0, 1)))
        )
        self.truth = [Stay(one.when.start, one.when.end, "", "", True) for one in self.away]
        self.week = self._week()
        self.plot = plot_of(self.week)
        self.flat = self.plot.flat
        self.state = new_state(self.flat, no_price(self.flat))
        self.crew = self.plot.crews[0]
        self.plan: dict[int, int] = {}

    def _week(self) -> Problem:
        dice = self.dice
        homes = [enterprise(f"e{one}", zone=dice.choice(ZONES)) for one in range(10)]
        rows = [
            request(
                f"fire-{one}",
                enterprise=f"e{one}",
                minutes=dice.choice((20, 25, 30, 45, 60)),
                teams=dice.choice((1, 1, 1, 2)),
                windows=("Tue 08:00-16:00",),
            )
            for one in range(10)
        ]
        standing = []
        for one in range(dice.choice((0, 0, 1, 2))):
            start = dice.randrange(MORNING, MORNING + 200)
            stays = [Stay(DAY + start, DAY + start + rows[one].minutes, homes[one].zone)]
            if self._enough(stays * rows[one].teams):
                self.truth += stays * rows[one].teams
                standing.append(fixed(f"fire-{one}", start=hour(start), enterprise=f"e{one}"))
        return problem(
            *rows,
            departments=(Department("fire", teams=self.teams, away=self.away),),
            enterprises=homes,
            grid=self.grid,
            sessions=(Window(480, 960),),
            travel=self.travel,
            fixed=tuple(standing),
        )

    def _enough(self, more: list[Stay]) -> bool:
        return assign([*self.truth, *more], self.teams, self.travel) is not None

    def stays_of(self, stay: int, slot: int) -> list[Stay]:
        zone = sorted({one.zone for one in self.week.enterprises})[self.flat.stay_zone[stay]]
        start, minutes = slot * self.grid, int(self.flat.stay_minutes[stay])
        return [Stay(start, start + minutes, zone)] * int(self.flat.stay_teams[stay])

    def questions(self) -> Iterator[tuple[bool, bool, bool]]:
        """What the room says of a stay, what is true, what the crew says; then it may stay."""
        for _ in range(30):
            stay = self.dice.randrange(int(self.flat.stay_first[-1]))
            slot = self.dice.randrange(OPENS // self.grid, (OPENS + SLOTS_OF_A_DAY) // self.grid)
            self.take_out(stay)
            more = self.stays_of(stay, slot)
            said, true = bool(fits(self.flat, self.state, stay, slot)), self._enough(more)
            kind = int(self.flat.stay_minutes[stay]), int(self.flat.stay_teams[stay]), more[0].zone
            yield said, true, self.crew.fits(slot, *kind)
            if said and true:
                self.truth += more
                self.plan[stay] = slot
                bind(self.flat, self.state, stay, slot * self.grid, 1)
                self.crew.add(slot, *kind)

    def take_out(self, stay: int) -> None:
        if stay not in self.plan:
            return
        slot = self.plan.pop(stay)
        for one in self.stays_of(stay, slot):
            self.truth.remove(one)
        bind(self.flat, self.state, stay, slot * self.grid, -1)
        minutes, teams = int(self.flat.stay_minutes[stay]), int(self.flat.stay_teams[stay])
        self.crew.remove(slot, minutes, teams, self.stays_of(stay, slot)[0].zone)


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_a_stay_is_free_exactly_where_the_teams_can_share_the_day_out(first: int):
    said = Counter[bool]()
    for seed in range(first, first + 100):
        day = Day(seed, EVEN + UNEVEN)
        if day.flat.transitive[0]:
            for answer, true, crew in day.questions():
                assert answer == true == crew, seed
                said[answer] += 1
    assert min(said[True], said[False]) > 200


def test_where_a_detour_is_sooner_or_an_absence_short_it_is_never_too_generous():
    said = Counter[tuple[bool, bool]]()
    for seed in range(300, 500):
        day = Day(seed, CROOKED)
        for answer, true, _ in day.questions():
            said[answer, true] += 1
    assert said[True, False] == 0
    assert said[True, True] > 300


def test_more_teams_than_there_are_are_never_free():
    day = Day(3, EVEN)
    day.flat.stay_teams[0] = day.teams + 1
    assert not fits(day.flat, day.state, 0, OPENS // day.grid)
