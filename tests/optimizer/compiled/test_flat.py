"""A week laid flat holds what the board holds, nothing more and nothing less."""

from collections import Counter
from functools import reduce
from operator import and_, or_

import numpy as np
import pytest

from optimizer import Department
from optimizer.compiled.flat import MOST_LINKS, Plot
from optimizer.layout import Layout, value_of
from optimizer.slots import each, rounded_up
from tests.builders import away, enterprise, fixed, previous, problem, request, travel
from tests.drawn import tiny
from tests.optimizer.compiled.plots import plot_of, wide
from tests.optimizer.layouts import filled, minima

PLOTS = [*map(plot_of, map(tiny, range(10_300, 10_360))), plot_of(wide(1))]


def bands_of(plot: Plot, joint: int) -> list[tuple[int, ...]]:
    flat = plot.flat
    names = flat.band_from, flat.band_after, flat.band_visits, flat.band_moved, flat.band_minutes
    rows = zip(*names, flat.band_slots, strict=True)
    first, after = flat.band_first[joint : joint + 2]
    return [tuple(map(int, one)) for one in rows][first:after]


def test_every_start_of_a_joint_is_worth_what_the_layout_says():
    for plot in PLOTS[:-1]:
        for place, index in enumerate(plot.sites):
            site, first = plot.board.sites[index], int(plot.flat.joint_first[place])
            for joint in site.joints or ():
                starts = 0
                for begin, after, *worth, slots in bands_of(plot, first + joint.place):
                    for slot in range(begin, after):
                        starts |= 1 << slot
                        value = value_of(site, [(joint, slot)])
                        assert worth == [value.visits, value.moved, value.minutes]
                        assert slots == site.length(joint, slot)
                assert starts == joint.starts
                assert int(plot.flat.joint_bits[first + joint.place]) == joint.bits


def test_starts_of_wishes_are_whole():
    for plot in PLOTS:
        wishes = [wish for one in plot.sites for wish in plot.board.sites[one].wishes]
        flat = plot.flat
        for place, wish in enumerate(wishes):
            rows = range(flat.wish_band_first[place], flat.wish_band_first[place + 1])
            starts = sum(
                1 << slot
                for row in rows
                for slot in range(flat.wish_from[row], flat.wish_after[row])
            )
            assert starts == wish.starts
            assert flat.wish_priority[place] == wish.priority


def test_each_request_is_one_stay_of_its_department():
    for plot in PLOTS:
        flat = plot.flat
        wishes = [wish for one in plot.sites for wish in plot.board.sites[one].wishes]
        requests = [one for wish in wishes for one in wish.requests]
        assert len(requests) == flat.stay_first[-1]
        for stay, one in enumerate(requests):
            crew = plot.board.crews[one.department]
            assert flat.stay_department[stay] == plot.departments[one.department]
            assert (flat.stay_minutes[stay], flat.stay_teams[stay]) == (one.minutes, one.teams)
            assert flat.stay_near[stay] == rounded_up(one.minutes + crew.least, flat.grid)
            assert flat.stay_start[stay] == -1


def test_what_nothing_moves_stands_behind_the_stays():
    plot = plot_of(
        problem(
            request("fire-1"),
            request("fire-2", enterprise="e2", minutes=30),
            departments=(Department("fire", teams=3, away=(away("Tue 14:00-15:00", 2),)),),
            fixed=(fixed("fire-2", start="Tue 09:07", enterprise="e2"),),
        )
    )
    flat = plot.flat
    standing = np.nonzero(flat.stay_start >= 0)[0].tolist()

    assert standing == [1, 2, 3]
    assert flat.stay_start[standing].tolist() == [1440 + 547, 1440 + 840, 1440 + 840]
    assert flat.stay_zone[standing].tolist() == [0, -1, -1]
    assert flat.stay_minutes[standing].tolist() == [30, 60, 60]


@pytest.mark.parametrize(("between", "transitive", "gap"), [(25, 1, 1), (10, 1, 0)])
def test_the_gap_is_what_the_longest_way_binds_beyond_the_one_within(
    between: int, transitive: int, gap: int
):
    plot = plot_of(
        problem(
            request("fire-1"),
            request("fire-2", enterprise="e2"),
            enterprises=(enterprise("e1", zone="a"), enterprise("e2", zone="b")),
            travel=travel(10, {"a-b": between}),
        )
    )
    assert (plot.flat.transitive[0], plot.flat.gap[0]) == (transitive, gap)
    assert plot.flat.ways.tolist() == [[10, between, 0], [between, 10, 0], [0, 0, 0]]


def in_zones(*departments: str, **fields: object) -> Plot:
    """A request of each department in each of three zones, to which the ways are crooked."""
    return plot_of(
        problem(
            *(
                request(f"{key}-{zone}", enterprise=zone, minutes=30)
                for key in departments
                for zone in "abc"
                if zone == "a" or key == "env"
            ),
            enterprises=[enterprise(one, zone=one) for one in "abc"],
            travel=travel(10, {"a-b": 60, "a-c": 10, "b-c": 10}),
            **fields,
        )
    )


def test_days_are_kept_as_chains_where_no_way_is_shorter_by_a_detour():
    plot = in_zones("env", "fire", "tax")

    assert plot.flat.transitive.tolist() == [0, 1, 1]
    assert plot.flat.chained.tolist() == [-1, 0, 1]


@pytest.mark.parametrize(("count", "chained"), [(MOST_LINKS, 0), (MOST_LINKS + 1, -1)])
def test_days_that_may_hold_too_many_stays_are_not_kept_as_chains(count: int, chained: int):
    plot = plot_of(
        problem(
            *(request(f"fire-{one}", enterprise=f"e{one}", minutes=15) for one in range(count)),
            teams={"fire": 9},
        )
    )

    assert plot.flat.chained.tolist() == [chained]


@pytest.mark.parametrize(("most", "chained"), [(8, [-1, 0, 1]), (7, [-1, -1, -1])])
def test_no_days_are_kept_as_chains_where_they_would_be_too_many(
    most: int, chained: list[int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("optimizer.compiled.flat.MOST_ROWS", most)

    plot = in_zones("env", "fire", "tax")

    assert plot.flat.chained.tolist() == chained


def test_at_a_plain_site_all_starts_of_a_joint_are_worth_the_same():
    seen = Counter[bool]()
    for plot in PLOTS:
        for place, index in enumerate(plot.sites):
            site, first = plot.board.sites[index], int(plot.flat.joint_first[place])
            seen[bool(plot.flat.site_plain[place])] += 1
            if not plot.flat.site_plain[place]:
                continue
            for joint in site.joints or ():
                bands = bands_of(plot, first + joint.place)
                both = [site.wishes[one].starts for one in each(joint.bits)]
                assert len({band[2:] for band in bands}) == 1
                assert joint.starts == reduce(and_, both)
    assert min(seen.values()) > 10


def test_a_site_where_a_start_is_worth_more_is_not_plain():
    plot = plot_of(
        problem(
            request("fire-1"),
            request("fire-2", enterprise="e2"),
            request("fire-3", enterprise="e3"),
            request("tax-3", enterprise="e3"),
            request("fire-4", enterprise="e4"),
            previous=(previous("fire-2", "Tue 10:00"), previous("fire-4", "Tue 10:07")),
            fixed=(fixed("tax-3", enterprise="e3", open=True),),
        )
    )

    assert plot.flat.site_plain.tolist() == [1, 0, 0, 1]


def test_the_joint_of_each_set_of_wishes_is_found():
    for plot in PLOTS:
        flat = plot.flat
        for place, index in enumerate(plot.sites):
            site, first = plot.board.sites[index], int(flat.joint_first[place])
            known = {joint.bits: first + joint.place for joint in site.joints or ()}
            sets = flat.set_joint[flat.set_first[place] : flat.set_first[place + 1]].tolist()
            assert sets == [known.get(bits, -1) for bits in range(site.everything + 1)]


def test_the_slots_of_a_site_are_those_at_which_one_of_its_wishes_can_start():
    for plot in PLOTS:
        flat = plot.flat
        for place, index in enumerate(plot.sites):
            slots = flat.slots[flat.slot_first[place] : flat.slot_first[place + 1]].tolist()
            wishes = plot.board.sites[index].wishes
            assert slots == list(each(reduce(or_, [one.starts for one in wishes])))


def test_enterprises_that_want_a_department_are_found_by_it():
    for plot in PLOTS:
        flat = plot.flat
        for key, row in plot.departments.items():
            wanting = flat.wanting[flat.wanting_first[row] : flat.wanting_first[row + 1]]
            assert wanting.tolist() == [
                place
                for place, index in enumerate(plot.sites)
                if any(key in wish.departments for wish in plot.board.sites[index].wishes)
            ]


def test_an_enterprise_with_too_many_wishes_is_left_to_others(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.compiled.flat.MOST_WISHES", 1)
    layout: Layout = filled(
        problem(request("fire-1"), request("tax-1"), request("fire-2", enterprise="e2"))
    )
    plot = Plot(layout, minima(layout))
    slot = layout.choices[0][0][1]

    assert plot.sites == [1]
    assert sorted(plot.flat.stay_start.tolist()) == [-1, slot * 15, slot * 15]
