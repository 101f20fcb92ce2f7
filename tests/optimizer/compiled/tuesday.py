"""A Tuesday of one department whose stays come and go, and what its path cover says of it."""

from collections.abc import Sequence
from random import Random

from optimizer import Away, Department, Problem, Window
from optimizer.compiled.bind import bind, new_state
from optimizer.compiled.chains import around, one_more_fits, settle
from optimizer.problem import DAY
from optimizer.teams import Stay, fewest_teams
from tests.builders import enterprise, fixed, problem, request, travel
from tests.optimizer.compiled.plots import no_price, plot_of

ZONES = ("a", "b", "c")
Ways = tuple[int, int, int, int]
EVEN: Ways = (10, 10, 10, 10)
UNEVEN: Sequence[Ways] = ((10, 25, 25, 25), (5, 20, 30, 25), (0, 15, 25, 30), (10, 17, 23, 30))
"""Minutes within a zone, a-b, b-c, a-c."""

TEAMS = 9
"""More than a stay or an absence asks for; how many are enough is what the chains shall tell."""


def day_of(dice: Random, ways: Ways, count: int, teams: int = TEAMS) -> Problem:
    """A week of some requests of one department, a few of them fixed, with a few absences."""
    homes = [enterprise(f"e{one}", zone=dice.choice(ZONES)) for one in range(count)]
    rows = [
        request(
            f"fire-{one}",
            enterprise=f"e{one}",
            minutes=dice.choice((15, 20, 25, 30, 45, 60)),
            teams=dice.choice((1, 1, 1, 2, 3)),
            windows=("Tue 08:00-16:00",),
        )
        for one in range(count)
    ]
    away = tuple(
        Away(dice.choice((1, 2)), Window(DAY + start, DAY + start + dice.choice((30, 45, 90))))
        for start in dice.sample(range(500, 840, 5), dice.choice((0, 0, 1, 2)))
    )
    standing = [
        fixed(f"fire-{one}", start=f"Tue 09:{dice.randrange(60):02d}", enterprise=f"e{one}")
        for one in range(dice.choice((0, 0, 1, 3)))
    ]
    within, ab, bc, ac = ways
    return problem(
        *rows,
        departments=(Department("fire", teams=teams, away=away),),
        enterprises=homes,
        sessions=(Window(480, 960),),
        travel=travel(within, {"a-b": ab, "b-c": bc, "a-c": ac}),
        fixed=tuple(standing),
    )


class Tuesday:
    """
    What stands on that day: bound to the state, and as stays to be counted anew.

    Parameters
    ----------
    count
        How many requests the department has.
    span
        Minutes within which stays begin.
    """

    def __init__(self, seed: int, ways: Ways, count: int = 16, span: int = 240) -> None:
        self.dice, self.span = Random(seed), span
        self.week = day_of(self.dice, ways, count)
        self.plot = plot_of(self.week)
        # Also a department with too many stays for chains gets them here.
        self.flat = self.plot.flat._replace(chained=self.plot.flat.chained * 0)
        self.state = new_state(self.flat, no_price(self.flat))
        self.day = 1
        self.able = range(int(self.flat.stay_first[-1]))
        starts = enumerate(self.flat.stay_start.tolist())
        self.bound = {stay: start for stay, start in starts if start >= 0}

    def a_start(self) -> int:
        """A drawn minute, off the grid too."""
        return DAY + 480 + self.dice.randrange(0, self.span, 5)

    def bind(self, stay: int, start: int) -> None:
        """Bind a stay of a request."""
        bind(self.flat, self.state, stay, start, 1)
        self.bound[stay] = start

    def let_go(self, stay: int) -> None:
        """Undo a `bind`."""
        bind(self.flat, self.state, stay, self.bound.pop(stay), -1)

    def turn(self, stay: int) -> None:
        """Let a stay go that is bound, else bind it somewhere."""
        if stay in self.bound:
            self.let_go(stay)
        else:
            self.bind(stay, self.a_start())

    def as_stays(self, stay: int, start: int) -> list[Stay]:
        """One for each team, named by the stay."""
        zone, end = int(self.flat.stay_zone[stay]), start + int(self.flat.stay_minutes[stay])
        name = "" if zone < 0 else list(self.plot.zones)[zone]
        return [Stay(start, end, name, str(stay), zone < 0)] * int(self.flat.stay_teams[stay])

    def fewest(self, *more: Stay) -> int:
        """Teams that are enough for all that stands, and for more."""
        stays = [one for stay, start in self.bound.items() for one in self.as_stays(stay, start)]
        return fewest_teams([*stays, *more], self.week.travel)

    def chains(self) -> int:
        """As many as the state knows of."""
        settle(self.state, self.day)
        return int(self.state.link_chains[self.day])

    def one_more_fits(self, stay: Stay, teams: int) -> bool:
        """Whether the chains say so of a stay of one team."""
        settle(self.state, self.day)
        zone = self.plot.zones[stay.zone]
        near = around(self.state, self.day, zone, stay.start, stay.end)
        return bool(one_more_fits(self.state, self.day, teams, *near))

    def a_stay(self) -> Stay:
        """Somewhere, sometime."""
        start = self.a_start()
        zone = self.dice.choice(list(self.plot.zones))
        return Stay(start, start + self.dice.choice((15, 30, 45, 75)), zone)
