"""Hunts better a plan, never lose the best, keep every rule, and can be repeated."""

from dataclasses import replace

import numpy as np
import pytest

from optimizer import Problem
from optimizer.board import Board
from optimizer.compiled import hunter as hunter_module
from optimizer.compiled.hunter import Hunter, Track
from optimizer.layout import Layout, Value
from tests.builders import fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.compiled.plots import bits_of, broken, crowded, hunter_of, never, wide
from tests.optimizer.layouts import filled, is_lawful, is_true, minima

STEPS = 500


def upper(layout: Layout) -> tuple[int, int]:
    return layout.value.unplanned, layout.value.visits


def on(layout: Layout, seed: int = 1, threads: int = 1) -> Hunter:
    return Hunter(layout, minima(layout), seed, layout.board.most_moved, threads)


def hunted(week: Problem, seed: int = 1, threads: int = 1) -> Layout:
    hunter = hunter_of(week, seed, threads)
    hunter.fill()
    hunter.run(STEPS, never)
    return hunter.layout


def two_at_nine(**fields: object) -> Problem:
    """One team; `fire-1` can only come at nine, where `fire-2` stands until it is moved."""
    return problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("fire-2", windows=["Tue 09:00-12:00"], enterprise="e2"),
        **fields,
    )


def with_the_second_at_nine() -> Layout:
    layout = Layout(Board(two_at_nine()))
    layout.add(1, (layout.board.sites[1].joints or ())[0], (1440 + 540) // 15)
    return layout


@pytest.mark.parametrize("first", range(9_100, 9_400, 50))
def test_plans_of_weeks_with_every_field_break_no_rule(first: int):
    for seed in range(first, first + 50):
        hunter = hunter_of(tiny(seed))
        hunter.fill()
        assert broken(hunter.layout) == [], seed
        hunter.run(STEPS, never)
        assert broken(hunter.layout) == [], seed
        assert is_true(hunter.layout)


@pytest.mark.parametrize("week", [crowded(1), crowded(2, 120), wide(1), wide(2, 120)])
def test_plans_of_crowded_and_wide_weeks_break_no_rule(week: Problem):
    hunter = hunter_of(week, threads=2)
    hunter.fill()
    first = upper(hunter.layout)
    hunter.run(2 * STEPS, never)

    assert broken(hunter.layout) == []
    assert is_true(hunter.layout)
    assert is_lawful(hunter.layout)
    assert upper(hunter.layout) <= first


def test_a_first_plan_leaves_out_little_more_than_the_plain_one_does():
    compiled, plain = 0, 0
    for seed in range(6):
        hunter = hunter_of(crowded(seed))
        hunter.fill()
        compiled += hunter.layout.value.unplanned
        plain += filled(crowded(seed)).value.unplanned
    assert compiled <= plain + 6


def test_a_crowded_week_is_bettered():
    for seed in range(3):
        hunter = hunter_of(crowded(seed))
        hunter.fill()
        before = upper(hunter.layout)
        hunter.run(4 * STEPS, never)
        assert upper(hunter.layout) < before


@pytest.mark.parametrize("first", range(9_400, 9_600, 50))
def test_the_best_so_far_is_never_lost(first: int):
    for seed in range(first, first + 50):
        layout = filled(tiny(seed))
        before = upper(layout)
        hunter = on(layout, seed)
        for _ in range(3):
            hunter.run(50, never)
            assert upper(layout) <= before
            before = upper(layout)


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_seed_finds_the_same_plan(threads: int):
    one, same = (bits_of(hunted(crowded(5), 3, threads)) for _ in range(2))
    assert one == same


def test_where_hunts_meet_all_go_on_from_the_best_plan(monkeypatch: pytest.MonkeyPatch):
    meet, better = hunter_module._meet, []

    def watched(tracks: list[Track]) -> None:
        before = [tuple(one.hunt.best[:2].tolist()) for one in tracks]
        meet(tracks)
        better.append(before[1] < before[0])
        assert [tuple(one.hunt.best[:2].tolist()) for one in tracks] == [min(before)] * 2

    monkeypatch.setattr(hunter_module, "STRIDE", 40)
    monkeypatch.setattr(hunter_module, "_meet", watched)
    for seed in range(4):
        found = hunter_of(crowded(seed), threads=2)
        found.rules = found.rules._replace(hot=1.0, cold=1.0)
        found.fill()
        found.run(STEPS, never)
        assert broken(found.layout) == []
        assert upper(found.layout) == tuple(found.tracks[1].hunt.best[:2].tolist())
    assert any(better)


def test_hunts_that_have_met_go_their_own_ways_in_arrays_of_their_own():
    found = hunter_of(crowded(1), threads=2)
    found.fill()
    one, other = found.tracks
    for pair in (zip(one.state, other.state, strict=True), zip(one.hunt, other.hunt, strict=True)):
        shared = [np.shares_memory(mine, yours) for mine, yours in pair]
        assert shared.count(True) <= 1


def test_a_hunt_goes_on_where_it_was():
    whole, halves = hunter_of(crowded(5)), hunter_of(crowded(5))
    for found in (whole, halves):
        found.fill()
    whole.run(2 * STEPS, never)
    for _ in range(2):
        halves.run(STEPS, never)
    assert bits_of(whole.layout) == bits_of(halves.layout)


def test_another_seed_goes_another_way():
    assert bits_of(hunted(crowded(5), 3)) != bits_of(hunted(crowded(5), 4))


def test_one_in_the_way_is_moved_for_a_visit_less():
    layout = with_the_second_at_nine()
    on(layout).run(STEPS, never)
    assert layout.value == Value(0, 2, 0, 120)


def test_only_the_sites_that_are_named_are_targets():
    layout = Layout(Board(problem(request("fire-1"), request("tax-1", enterprise="e2"))))
    on(layout).run(STEPS, never, [1])
    assert [len(some) for some in layout.choices] == [0, 1]


def test_a_stop_is_obeyed_before_anything_is_tried():
    layout = with_the_second_at_nine()
    before = bits_of(layout)
    assert on(layout).run(STEPS, lambda: True) == 0
    assert bits_of(layout) == before


def test_at_its_minimum_there_is_nothing_to_do():
    layout = filled(problem(request("fire-1"), request("tax-1")))
    assert on(layout).run(STEPS, never) == 0


def test_a_week_without_a_site_is_no_fault():
    layout = Layout(Board(problem(request("fire-1", windows=["Tue 09:00-09:30"]))))
    hunter = on(layout)
    hunter.fill()
    assert hunter.run(STEPS, never) == 0


def test_a_plan_that_was_changed_from_outside_is_taken_over():
    layout = filled(crowded(6))
    hunter = on(layout, threads=2)
    hunter.run(STEPS, never)
    changed = range(0, len(layout.choices), 2)
    for index in changed:
        layout.take_out(index)
    assert not broken(layout)
    hunter.run(0, never)
    assert [layout.choices[index] for index in changed] == [()] * len(changed)
    hunter.run(STEPS, never)
    assert is_true(layout)
    assert is_lawful(layout)
    assert layout.value == sum(layout.values, Value())


def test_a_layout_that_nothing_betters_is_left_as_it_was():
    for seed in range(9_600, 9_650):
        layout = filled(tiny(seed))
        before = list(layout.choices)
        on(layout).run(0, never)
        assert layout.choices == before


def test_fewer_threads_than_there_are_may_be_asked_for():
    layout = with_the_second_at_nine()
    on(layout, threads=2).run(STEPS, never, threads=1)
    assert layout.value == Value(0, 2, 0, 120)


def test_no_more_requests_move_than_may():
    kept = 0
    for seed in range(9_700, 9_800):
        week = tiny(seed)
        if week.previous:
            layout = hunted(replace(week, most_moved=1, fixed=()))
            assert layout.value.moved <= 1, seed
            kept += 1
    assert kept > 30


def test_a_guest_of_an_open_fixed_visit_costs_no_visit():
    week = problem(
        request("fire-1"),
        request("tax-1", windows=["Tue 09:00-12:00"]),
        fixed=(fixed("fire-1", open=True),),
    )
    layout = hunted(week)
    assert layout.value == Value(0, 0, 0, 0)
    assert broken(layout) == []


def test_an_enterprise_with_too_many_wishes_stands_as_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("optimizer.compiled.flat.MOST_WISHES", 1)
    week = problem(
        request("fire-1", windows=["Tue 09:00-10:00"]),
        request("tax-1", windows=["Tue 10:00-11:00"]),
        request("fire-2", enterprise="e2", windows=["Tue 09:00-11:00"]),
    )
    layout = filled(week)
    before = layout.choices[0]
    taken_out = layout.take_out(1)
    on(layout).run(STEPS, never)
    assert layout.choices[0] == before
    assert len(taken_out) == len(layout.choices[1]) == 1
    assert is_lawful(layout)
