"""A department's teams: what is possible, what is certain, and what fits, against path covers."""

from random import Random

import pytest

from optimizer.crew import Crew
from optimizer.problem import DAY, Away, Department, Travel, Window
from optimizer.slots import blocking
from optimizer.teams import Stay, fewest_teams

ZONES = ("a", "b", "c")
SLOTS = 24
EVEN = ((0, 0, 0, 0), (10, 10, 10, 10))
UNEVEN = ((10, 25, 25, 25), (5, 20, 30, 25), (0, 15, 25, 30), (10, 17, 23, 30))
CROOKED = ((10, 60, 5, 5), (40, 10, 15, 30))
"""Within a zone, a-b, b-c, a-c; by a detour one is sooner there in the crooked ones."""


def travels(within: int, ab: int, bc: int, ac: int) -> Travel:
    pairs = {("a", "b"): ab, ("b", "c"): bc, ("a", "c"): ac}
    return Travel(within, pairs | {(two, one): way for (one, two), way in pairs.items()})


class Played:
    """A crew to which stays were added and taken away again, each of which fitted."""

    def __init__(self, seed: int, *, off_grid: bool = False) -> None:
        self.dice = dice = Random(seed)
        self.grid = dice.choice((15, 20, 30))
        self.travel = travels(*dice.choice((*EVEN, *UNEVEN, *CROOKED)))
        absences = [
            Away(1, Window(start, start + dice.choice((10, 45, 90))))
            for start in dice.sample(range(0, 400, 5), dice.choice((0, 0, 1, 2)))
        ]
        self.teams = dice.randint(max(1, len(absences)), 3)
        self.crew = Crew(
            Department("fire", "", self.teams, tuple(absences)),
            ZONES,
            self.travel,
            self.grid,
            on_grid=not off_grid,
        )
        self.stays = [Stay(one.when.start, one.when.end, "", "", True) for one in absences]
        self.added: list[tuple[int, int, int, str]] = []
        if off_grid:
            self._bind_off_grid()
        for _ in range(dice.randint(0, 9)):
            self._go_on()

    def _bind_off_grid(self) -> None:
        start, zone = self.dice.randrange(1, 300), self.dice.choice(ZONES)
        stay = Stay(start, start + self.dice.randint(20, 90), zone)
        if self.fewest([*self.stays, stay]) <= self.teams:
            self.crew.bind(stay.start, stay.end - stay.start, 1, zone)
            self.stays.append(stay)

    def _go_on(self) -> None:
        if self.added and self.dice.random() < 0.25:
            one = self.added.pop(self.dice.randrange(len(self.added)))
            self.crew.remove(*one)
            for stay in self.as_stays(*one):
                self.stays.remove(stay)
            return
        one = self.drawn()
        if self.truly_fits(*one):
            self.crew.add(*one)
            self.added.append(one)
            self.stays += self.as_stays(*one)

    def drawn(self) -> tuple[int, int, int, str]:
        """Slot, minutes, teams and zone of a stay."""
        dice = self.dice
        length = dice.choice((20, 25, 30, 45, 60, 75))
        return dice.randrange(SLOTS), length, dice.choice((1, 1, 1, 2)), dice.choice(ZONES)

    def as_stays(self, slot: int, minutes: int, teams: int, zone: str) -> list[Stay]:
        start = slot * self.grid
        return [Stay(start, start + minutes, zone)] * teams

    def fewest(self, stays: list[Stay]) -> int:
        return fewest_teams(stays, self.travel)

    def truly_fits(self, slot: int, minutes: int, teams: int, zone: str) -> bool:
        more = self.as_stays(slot, minutes, teams, zone)
        return self.fewest([*self.stays, *more]) <= self.teams


def pictures(crew: Crew) -> list[list[int]]:
    """What a crew counts as bound, by picture."""
    return [list(one) for one in (crew.near, *crew.seen.values())]


@pytest.mark.parametrize("off_grid", [False, True])
def test_what_fits_is_what_the_path_cover_allows(off_grid: bool):
    for seed in range(200):
        played = Played(seed, off_grid=off_grid)
        for _ in range(8):
            stay = played.drawn()
            assert played.crew.fits(*stay) == played.truly_fits(*stay), (seed, stay)


@pytest.mark.parametrize("off_grid", [False, True])
def test_what_the_teams_can_do_is_always_possible(off_grid: bool):
    for seed in range(400, 600):
        played = Played(seed, off_grid=off_grid)
        for _ in range(8):
            slot, minutes, teams, zone = played.drawn()
            if played.truly_fits(slot, minutes, teams, zone):
                assert played.crew.possible(minutes, teams) >> slot & 1, seed


@pytest.mark.parametrize("off_grid", [False, True])
def test_what_is_certain_the_teams_can_always_do(off_grid: bool):
    for seed in range(800, 1000):
        played = Played(seed, off_grid=off_grid)
        for _ in range(8):
            slot, minutes, teams, zone = played.drawn()
            if played.crew.certain(minutes, teams, zone) >> slot & 1:
                assert played.truly_fits(slot, minutes, teams, zone), seed


def test_with_one_travel_time_and_nobody_away_the_two_agree():
    for seed in range(200):
        played = Played(seed)
        crew = played.crew
        if crew.exact:
            _, minutes, teams, zone = played.drawn()
            assert crew.certain(minutes, teams, zone) == crew.possible(minutes, teams)


def test_removing_undoes_adding_bit_for_bit():
    for seed in range(300):
        played = Played(seed)
        crew, stay = played.crew, played.drawn()
        before, days = pictures(crew), [sorted(day) for day in crew.days]
        crew.add(*stay)
        crew.remove(*stay)
        assert pictures(crew) == before
        assert [sorted(day) for day in crew.days] == days


def test_more_teams_than_there_are_never_fit():
    crew = Crew(Department("fire", teams=2), ["a"], Travel(), 15)
    assert not crew.fits(0, 30, 3, "a")
    assert crew.fits(0, 30, 2, "a")


def test_each_day_starts_afresh():
    crew = Crew(Department("fire"), ZONES, travels(10, 60, 5, 5), 15)
    crew.add(DAY // 15 - 4, 60, 1, "a")
    assert crew.fits(DAY // 15 + 36, 60, 1, "b")


def test_an_absence_past_midnight_binds_both_days():
    crew = Crew(
        Department("fire", away=(Away(1, Window(DAY - 60, DAY + 60)),)), ["a"], Travel(), 15
    )
    assert [len(day) for day in crew.days] == [1, 1, 0, 0, 0, 0, 0]
    assert not crew.fits(DAY // 15 + 3, 15, 1, "a")
    assert crew.fits(DAY // 15 + 4, 15, 1, "a")


def test_a_day_that_fixed_visits_overfill_takes_only_what_is_far_from_them():
    crew = Crew(Department("fire"), ["a", "b"], travels(0, 30, 0, 0), 15)
    crew.bind(600, 60, 1, "a")
    crew.bind(630, 60, 1, "a")
    crew.settle()
    assert crew.overfull == [True] + [False] * 6
    assert not crew.fits(47, 15, 1, "b")
    assert crew.fits(48, 15, 1, "b")


def test_every_stay_of_a_day_is_bound_with_the_longest_way():
    crew = Crew(Department("fire", teams=2), ["a", "b"], travels(10, 30, 0, 0), 10)
    crew.add(6, 20, 2, "a")
    crew.add(8, 20, 1, "b")
    crew.add(143, 20, 1, "b")
    last = {143}
    first, second = set(range(6, 11)), set(range(8, 13))
    assert [blocked(slots) for slots in crew.bound(0)] == [first, first, second, last]


def blocked(plane: int) -> set[int]:
    return {slot for slot in range(plane.bit_length()) if plane >> slot & 1}


def test_a_full_slot_blocks_the_stays_that_would_reach_it():
    assert blocking(0b1000, 3) == 0b1110
