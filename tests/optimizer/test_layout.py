"""A plan while it is searched: its teams and its value follow from its visits alone."""

from random import Random

from optimizer.board import Board
from optimizer.layout import Layout, Value, value_of
from tests.brute import can_colour
from tests.builders import fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import drawn, is_true

NINE = (1440 + 540) // 15


def test_an_empty_layout_leaves_every_wish_out():
    layout = Layout(Board(problem(request("fire-1", priority=3), request("tax-1"))))
    assert layout.value == Value(unplanned=4)


def test_whatever_is_added_and_taken_out_the_teams_are_those_of_the_visits():
    for layout in drawn(range(4_300, 4_400)):
        dice = Random(1)
        for _ in range(6):
            if not layout.choices:
                break
            index = dice.randrange(len(layout.choices))
            old = layout.take_out(index)
            assert is_true(layout)
            if dice.random() < 0.6:
                layout.put_back(index, old)
            assert is_true(layout)


def test_taking_out_gives_back_what_was_there():
    for layout in drawn(range(4_400, 4_430)):
        before = list(layout.choices)
        for index, old in enumerate(before):
            assert layout.take_out(index) == old
            assert layout.choices[index] == ()
            layout.put_back(index, old)
        assert layout.choices == before


def test_a_layout_can_take_the_visits_of_another():
    for layout in drawn(range(4_430, 4_460)):
        other = Layout(layout.board)
        other.crews = Board(layout.board.problem).crews
        other.load(layout.choices)
        assert other.choices == layout.choices
        assert other.value == layout.value
        other.load(other.choices)
        assert is_true(other)


def test_a_joint_fits_exactly_when_all_its_teams_can_be_told_apart():
    for seed in range(4_460, 4_520):
        week = tiny(seed)
        layout = Layout(Board(week))
        for site in layout.board.sites:
            for joint in site.joints or ():
                for slot in range(joint.starts.bit_length()):
                    if joint.starts >> slot & 1:
                        assert layout.fits(site, joint, slot) == all(
                            can_colour(week, stops, week.department[key].teams)
                            for key, stops in _stops(layout, site, joint, slot).items()
                        )
        assert is_true(layout)


def _stops(layout, site, joint, slot):
    """What the departments of a joint would do that day, as stops."""
    grid, zone = layout.board.grid, site.enterprise.zone
    day = slot * grid // 1440
    found = {}
    for key in {department for department, _, _ in joint.stays}:
        stays = layout.crews[key].days[day]
        found[key] = [(one.start, one.end, one.zone, one.away) for one in stays]
    for key, minutes, teams in joint.stays:
        found[key] += [(slot * grid, slot * grid + minutes, zone, False)] * teams
    return {key: sorted(stops) for key, stops in found.items()}


def test_a_guest_costs_no_visit_and_only_the_minutes_beyond():
    week = problem(
        request("fire-1"), request("tax-1", minutes=90), fixed=(fixed("fire-1", open=True),)
    )
    (site,) = Board(week).sites
    (joint,) = site.joints or ()
    assert value_of(site, [(joint, NINE)]) == Value(0, 0, 0, 30)
    assert value_of(site, [(joint, NINE + 4)]) == Value(0, 1, 0, 90)


def test_values_compare_the_most_important_tier_first():
    assert Value(0, 9, 9, 9) < Value(1, 0, 0, 0)
    assert Value(1, 2, 3, 4) + Value(1, 1, 1, 1) == Value(2, 3, 4, 5)
    assert Value(1, 2, 3, 4) - Value(1, 1, 1, 1) == Value(0, 1, 2, 3)
