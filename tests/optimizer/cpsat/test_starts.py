"""The models of one enterprise, solved in this process: small, and each with its bound."""

import pytest

from optimizer.cpsat.cover import Covering, cover
from optimizer.cpsat.drive import Better, Bound, Effort, round_up
from optimizer.cpsat.partition import Partition, partition
from optimizer.cpsat.starts import Alone, plan_alone
from optimizer.large import Limits, Wish

EFFORT = Effort(seconds=20.0)


def wish(starts: int, department: str, slots: int = 1, leads: bool = True) -> Wish:
    lead = frozenset({department} if leads else ())
    return Wish(starts, slots, {department: 1}, may_lead=lead)


def solved(wishes: list[Wish], limits: Limits) -> tuple[int, list[tuple[int, int]], Bound]:
    """Value, (wish, slot) pairs and bound; a wish left out costs 100."""
    told: list[object] = []
    given = Alone(tuple(wishes), limits, 100, (), EFFORT)
    bound = plan_alone(given, told.append)
    last = [one for one in told if isinstance(one, Better)][-1]
    return last.value, [given.pairs[one] for one in last.true], bound


def test_two_that_can_meet_share_a_visit():
    assert solved([wish(0b011, "fire"), wish(0b110, "tax")], Limits()) == (
        1,
        [(0, 1), (1, 1)],
        Bound(1),
    )


def test_visits_that_overlap_leave_one_out():
    value, pairs, bound = solved([wish(0b01, "fire", 2), wish(0b10, "tax")], Limits())
    assert (value, len(pairs), bound) == (101, 1, Bound(101))


def test_a_long_wish_blocks_the_slots_behind_a_short_one():
    wishes = [wish(0b001, "fire"), wish(0b001, "tax", 2), wish(0b010, "env"), wish(0b100, "emb")]
    value, pairs, _ = solved(wishes, Limits())
    assert value == 102
    assert not {(1, 0), (2, 1)} <= set(pairs)


def test_without_a_lead_departments_come_one_by_one():
    wishes = [wish(0b11, "fire", leads=False), wish(0b11, "tax", leads=False)]
    assert solved(wishes, Limits())[0] == 2
    assert solved([*wishes, wish(0b11, "env")], Limits())[0] == 1


def test_a_group_without_a_lead_waits_for_one():
    group = Wish(0b1, 1, {"fire": 1, "tax": 1})
    assert solved([group], Limits())[0] == 100
    assert solved([group, wish(0b1, "env")], Limits())[0] == 1


@pytest.mark.parametrize(
    ("limits", "value"),
    [
        (Limits(), 1),
        (Limits(most_inspectors=4), 2),
        (Limits(most_departments=1), 2),
        (Limits(teams={"fire": 1}), 2),
        (Limits(apart=frozenset({(0, 1)})), 2),
        (Limits(most_inspectors=4, most_visits=1), 101),
    ],
)
def test_each_limit_costs_what_it_must(limits: Limits, value: int):
    wishes = [wish(0b11, "fire"), wish(0b11, "fire"), wish(0b11, "tax")]
    found, _, bound = solved(wishes, limits)
    assert (found, bound.value) == (value, value)


def test_announced_and_unannounced_do_not_mix():
    quiet = Wish(0b11, 1, {"tax": 1}, may_lead=frozenset({"tax"}), announced=False)
    assert solved([wish(0b11, "fire"), quiet], Limits())[0] == 2


def test_a_cover_is_as_small_as_its_bound():
    told: list[object] = []
    bound = cover(Covering((0b0111, 0b1100, 0b1000, 0b0001), 4, (0, 2), EFFORT), told.append)
    assert bound == Bound(2)
    assert Better(2, (0, 2)) in told or Better(2, (0, 1)) in told


def test_a_partition_that_does_not_exist_says_so_by_its_bound():
    sets = ((0, 1), (1, 2), (2, 3))
    assert partition(Partition(sets, 4, 2, (), EFFORT), lambda said: None) == Bound(0)
    assert partition(Partition(sets, 4, 1, (), EFFORT), lambda said: None) == Bound(2)
    assert partition(Partition(sets, 4, 2, (((0, 2), 1),), EFFORT), lambda said: None) == Bound(2)


@pytest.mark.parametrize(
    ("value", "whole"), [(3.0, 3), (3.0000000001, 3), (3.01, 4), (2.9999999, 3), (-0.5, 0)]
)
def test_a_bound_is_rounded_up_but_not_for_noise(value: float, whole: int):
    assert round_up(value) == whole
