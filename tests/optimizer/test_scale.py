"""Four tiers in one integer: it compares as they do, and gives them back."""

from random import Random

from optimizer.board import Board
from optimizer.layout import Value, value_of
from optimizer.scale import Scale, kinds
from optimizer.site import Site
from optimizer.slots import each
from tests.builders import fixed, previous, problem, request
from tests.drawn import tiny

NINE = (1440 + 540) // 15


def sites(seeds: range) -> list[Site]:
    return [site for seed in seeds for site in Board(tiny(seed)).sites]


def drawn_choice(site: Site, dice: Random) -> list:
    """Disjoint joints at some of their starts."""
    left, found = site.everything, []
    joints = dice.sample(site.joints or (), len(site.joints or ()))
    for joint in joints:
        if joint.bits & left == joint.bits and dice.random() < 0.5:
            left ^= joint.bits
            found.append((joint, dice.choice(list(each(joint.starts)))))
    return found


def cost_of(site: Site, scale: Scale, choice: list) -> int:
    left = site.everything
    total = 0
    for joint, slot in choice:
        left ^= joint.bits
        classes = scale.classes(joint, joint.starts)
        total += next(cost for cost, starts in classes if starts >> slot & 1)
    return total + sum(scale.skip()[one] for one in each(left))


def test_a_cost_is_the_value_of_the_choice():
    dice = Random(1)
    for site in sites(range(4_600, 4_800)):
        choice, scale = drawn_choice(site, dice), Scale(site)
        assert scale.value(cost_of(site, scale, choice)) == value_of(site, choice)


def test_costs_compare_as_values_do():
    dice = Random(2)
    for site in sites(range(4_800, 5_000)):
        scale = Scale(site)
        one, other = drawn_choice(site, dice), drawn_choice(site, dice)
        cheaper = cost_of(site, scale, one) < cost_of(site, scale, other)
        assert cheaper == (value_of(site, one) < value_of(site, other))


def test_the_classes_of_a_joint_hold_each_start_once():
    for site in sites(range(5_000, 5_050)):
        for joint in site.joints or ():
            classes = Scale(site).classes(joint, joint.starts)
            assert sum(starts for _, starts in classes) == joint.starts
            assert [cost for cost, _ in classes] == sorted(cost for cost, _ in classes)


def test_blind_to_moves_a_start_elsewhere_costs_the_same():
    week = problem(request("fire-1"), previous=(previous("fire-1", "Tue 10:00"),))
    (site,) = Board(week).sites
    (joint,) = site.joints or ()
    seeing = Scale(site).classes(joint, joint.starts)
    blind = Scale(site, count_moved=False).classes(joint, joint.starts)
    assert [1 << NINE + 4, joint.starts ^ 1 << NINE + 4] == [starts for _, starts in seeing]
    assert len({cost for cost, _ in seeing}) == 2
    assert len({cost for cost, _ in blind}) == 1


def test_the_kinds_of_start_are_anchors_earlier_starts_and_the_rest():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        fixed=(fixed("fire-1", open=True),),
        previous=(previous("tax-1", "Tue 10:30"),),
    )
    (site,) = Board(week).sites
    (joint,) = site.joints or ()
    assert kinds(site, joint, joint.starts) == [NINE, NINE + 6, NINE + 4]
    assert kinds(site, joint, 1 << NINE) == [NINE]
    assert kinds(site, joint, 0) == []


def test_a_dearer_tier_outweighs_all_below_it():
    week = problem(request("fire-1", minutes=180), request("tax-1", minutes=180))
    (site,) = Board(week).sites
    scale = Scale(site)
    assert scale.value(scale.unplanned - 1) < Value(1)
    assert scale.value(scale.visits - 1) < Value(0, 1)
    assert scale.value(scale.moved - 1) < Value(0, 0, 1)
