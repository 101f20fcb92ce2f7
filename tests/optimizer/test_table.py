"""Columns as arrays answer what the sites themselves would answer."""

from random import Random

import numpy as np
import pytest

from optimizer import Department
from optimizer.board import Board
from optimizer.enterprise import Program
from optimizer.greedy import greedy
from optimizer.layout import Layout
from optimizer.slots import each, rounded_up
from optimizer.table import Table
from tests.builders import away, problem, request
from tests.drawn import tiny

SEEDS = range(8_000, 8_060)


def tables() -> list[Table]:
    boards = [Board(tiny(seed)) for seed in SEEDS]
    return [Table(board, range(len(board.sites))) for board in boards if board.sites]


def some_prices(table: Table, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.integers(0, 400, size=table.room.shape, dtype=np.int64)


def test_there_is_a_column_for_each_start_of_each_joint():
    for table in tables():
        starts = [
            slot
            for site in table.sites
            for joint in site.joints or ()
            for slot in each(joint.starts)
        ]
        assert table.starts.tolist() == starts


def test_a_column_costs_its_visit_and_the_price_of_the_team_time_it_binds():
    for seed, table in enumerate(tables()):
        prices = some_prices(table, seed)
        found = table.column_costs(prices, 1000).tolist()
        for site in table.sites:
            for joint in site.joints or ():
                for slot in each(joint.starts):
                    cost = 1000 * site.visits(slot)
                    for department, minutes, teams in joint.stays:
                        least = table.board.crews[department].least
                        end = slot + rounded_up(minutes + least, table.board.grid)
                        row = prices[table.departments[department]]
                        cost += teams * int(row[slot:end].sum())
                    assert found.pop(0) == cost


def test_the_sites_together_cost_what_their_programs_cost_apart():
    for seed, table in enumerate(tables()):
        columns = table.column_costs(some_prices(table, seed), 1000)
        joints = table.joint_costs(columns)
        total = sum(group.solve(joints, 2500)[0] for group in table.groups)

        apart = 0
        for first, site in zip(table.first_joint, table.sites, strict=True):
            classes = [[(int(joints[first + one.place]), one.starts)] for one in site.joints or ()]
            skip = [2500 * wish.priority for wish in site.wishes]
            apart += Program(site, classes, skip).relaxed(site.everything)
        assert total == apart


def test_chosen_joints_are_disjoint_and_leave_the_rest_out():
    for seed, table in enumerate(tables()):
        joints = table.joint_costs(table.column_costs(some_prices(table, seed), 1000))
        for group in table.groups:
            value, chosen = group.solve(joints, 700)
            left = int(group.priorities.sum()) - sum(table.held[one] for one in chosen)
            assert value == sum(int(joints[one]) for one in chosen) + 700 * left


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_use_counts_the_teams_that_are_bound(seed: int):
    for table in tables():
        columns = table.column_costs(some_prices(table, seed), 1000)
        joints = table.joint_costs(columns)
        chosen = Random(seed).sample(range(len(joints) - 1), min(3, len(joints) - 1))

        use = table.use(columns, joints, chosen)

        minutes = 0
        for number in chosen:
            site = next(
                one
                for first, one in zip(table.first_joint, table.sites, strict=True)
                if first <= number < first + len(one.joints or ())
            )
            first = table.first_joint[table.sites.index(site)]
            for department, length, teams in (site.joints or ())[number - first].stays:
                least = table.board.crews[department].least
                minutes += teams * rounded_up(length + least, table.board.grid)
        assert int(use.sum()) == minutes
        assert (use >= 0).all()


def test_absent_teams_leave_no_room():
    week = problem(
        request("fire-1", department="fire", windows=("Tue 09:00-12:00",), minutes=60),
        departments=(Department("fire", teams=2, away=(away("Tue 10:00-11:00"),)),),
    )
    table = Table(Board(week), [0])
    row = table.room[table.departments["fire"]]

    ten = (1440 + 600) // 15
    assert row[ten - 1] == 2
    assert set(row[ten : ten + 4].tolist()) == {1}
    assert row[ten + 4] == 2


def test_what_is_planned_takes_no_room():
    board = Board(problem(request("fire-1"), request("fire-2", enterprise="e2")))
    empty = Table(board, [0, 1]).room

    greedy(Layout(board), may_move=True)

    assert (Table(board, [0, 1]).room == empty).all()
