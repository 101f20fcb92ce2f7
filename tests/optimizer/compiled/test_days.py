"""No plan whatever has more stays on a day of a department than were foreseen."""

from random import Random

import numpy as np

from optimizer import Department, Problem, Window
from optimizer.compiled.arrays import Numbers
from optimizer.compiled.bind import bind, new_state
from optimizer.compiled.days import Stays, most_of_a_day
from optimizer.compiled.flat import Plot
from optimizer.compiled.room import fits
from optimizer.compiled.state import State
from optimizer.problem import DAY
from tests.builders import away, enterprise, fixed, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.compiled.plots import crowded, no_price, plot_of

TUE = 1


def most(plot: Plot) -> Numbers:
    """What is foreseen for a week laid flat."""
    flat = plot.flat
    wishes = np.repeat(np.arange(len(flat.wish_priority)), np.diff(flat.stay_first))
    rows = np.repeat(np.arange(len(flat.wish_priority)), np.diff(flat.wish_band_first))
    columns = (rows.tolist(), flat.wish_from.tolist(), flat.wish_after.tolist())
    return most_of_a_day(
        Stays(flat.stay_department, flat.stay_minutes, flat.stay_teams, flat.stay_start, wishes),
        list(zip(*columns, strict=True)),
        plot.crews,
        flat.grid,
    )


def held(plot: Plot, state: State) -> Numbers:
    """Stays that stand, one of several teams for each, by department and day."""
    found = np.zeros((len(plot.crews), 7), np.int64)
    for stay, start in enumerate(state.starts.tolist()):
        if start >= 0:
            found[plot.flat.stay_department[stay], start // DAY] += plot.flat.stay_teams[stay]
    return found


def crammed(plot: Plot, dice: Random, grid: int) -> State:
    """All that finds a team, in drawn order, each wish as early as can be on a day of its own."""
    state, flat = new_state(plot.flat, no_price(plot.flat)), plot.flat
    wishes = [wish for site in plot.sites for wish in plot.board.sites[site].wishes]
    for place in dice.sample(range(len(wishes)), len(wishes)):
        starts = [slot for slot in range(flat.width) if wishes[place].starts >> slot & 1]
        day = dice.choice(starts) * grid // DAY
        for stay in range(flat.stay_first[place], flat.stay_first[place + 1]):
            free = (
                one for one in starts if one * grid // DAY >= day and fits(flat, state, stay, one)
            )
            slot = next(free, None)
            if slot is not None:
                bind(flat, state, stay, slot * grid, 1)
    return state


def alike(seed: int) -> Problem:
    """A week with far too many stays that are as long as each other."""
    dice = Random(seed)
    minutes, way = dice.choice((15, 30, 45)), dice.choice((0, 15, 30))
    rows = [
        request(
            f"fire-{one}",
            enterprise=f"e{one}",
            minutes=minutes,
            windows=("Mon 09:00-10:30", "Tue 09:00-11:00"),
        )
        for one in range(30)
    ]
    return problem(*rows, teams={"fire": dice.choice((1, 2, 3))}, travel=travel(way))


def test_no_day_holds_more_than_was_foreseen():
    reached = 0
    weeks = [*map(tiny, range(10_400, 10_460)), crowded(7), crowded(8), *map(alike, range(20))]
    for seed, week in enumerate(weeks):
        plot = plot_of(week)
        found = held(plot, crammed(plot, Random(seed), week.grid))

        assert (found <= most(plot)).all(), seed
        reached += int(((found == most(plot)) & (found > 0)).sum())
    assert reached > 100


def test_a_day_holds_no_more_than_can_start_on_it():
    plot = plot_of(
        problem(
            request("fire-1", minutes=30, teams=2),
            request("fire-2", minutes=30, windows=("Tue 09:00-12:00", "Wed 09:00-12:00")),
            request("tax-1", minutes=30, windows=("Wed 09:00-10:00", "Wed 11:00-12:00")),
            teams={"fire": 2},
        )
    )

    found = most(plot)

    assert found[0].tolist() == [0, 3, 1, 0, 0, 0, 0]
    assert found[1].tolist() == [0, 0, 1, 0, 0, 0, 0]


def test_a_day_holds_no_more_than_its_teams_can_do_one_after_the_other():
    for teams in (1, 2):
        plot = plot_of(
            problem(
                *(
                    request(f"fire-{one}", enterprise=f"e{one}", windows=("Tue 09:00-11:30",))
                    for one in range(9)
                ),
                teams={"fire": teams},
                travel=travel(30),
            )
        )

        assert most(plot)[0, TUE] == 2 * teams


def test_the_shortest_stay_and_the_shortest_way_decide_how_many_one_team_can_do():
    homes = enterprise("e1", zone="a"), enterprise("e2", zone="b")
    plot = plot_of(
        problem(
            *(request(f"fire-{one}", windows=("Tue 09:00-12:00",)) for one in range(8)),
            request("fire-8", enterprise="e2", minutes=20, windows=("Tue 11:00-11:30",)),
            enterprises=homes,
            travel=travel(30, {"a-b": 10}),
        )
    )

    assert most(plot)[0, TUE] == (180 + 10) // (20 + 10)


def test_what_nothing_moves_comes_on_top():
    plot = plot_of(
        problem(
            request("fire-1", windows=("Tue 09:00-12:00",)),
            request("fire-2", enterprise="e2", teams=2, minutes=30),
            departments=(Department("fire", teams=3, away=(away("Wed 14:00-15:00", 2),)),),
            fixed=(fixed("fire-2", enterprise="e2"),),
        )
    )

    assert most(plot)[0].tolist() == [0, 1 + 2, 2, 0, 0, 0, 0]


def test_stays_that_can_start_before_and_after_midnight_count_on_both_days():
    plot = plot_of(
        problem(
            *(
                request(f"fire-{one}", minutes=15, windows=("Mon 23:30-24:00", "Tue 00:00-00:45"))
                for one in range(9)
            ),
            sessions=(Window(0, DAY),),
        )
    )

    assert most(plot)[0].tolist() == [2, 3, 0, 0, 0, 0, 0]
