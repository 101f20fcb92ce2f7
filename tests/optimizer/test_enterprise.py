"""The program of one enterprise against trying every partition at every start."""

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

import pytest

from optimizer import Request, enterprise
from optimizer.board import Board
from optimizer.enterprise import Choice, Class, Program, place
from optimizer.site import Site
from optimizer.slots import each
from tests.builders import enterprise as limits
from tests.builders import fixed, problem, request
from tests.drawn import tiny

NINE = ("Tue 09:00-10:00",)
MORNING = ("Tue 09:00-12:00",)


def site_of(*requests: Request, **fields: Any) -> Site:
    """The only site of a week."""
    (site,) = Board(problem(*requests, **fields)).sites
    return site


def drawn_sites(seeds: range) -> list[tuple[Site, Random]]:
    """The sites of tiny weeks, with a dice for what they are asked."""
    return [(site, Random(seed)) for seed in seeds for site in Board(tiny(seed)).sites]


def drawn_classes(site: Site, dice: Random) -> list[list[Class]]:
    """For each joint up to three costs for parts of its starts, some joints barred."""
    found = []
    for joint in site.joints or ():
        costs: dict[int, int] = {}
        for slot in each(joint.starts):
            cost = dice.choice((3, 5, 9, None))
            if cost is not None:
                costs[cost] = costs.get(cost, 0) | 1 << slot
        found.append(sorted(costs.items()))
    return found


def cheapest(site: Site, classes: Sequence[Sequence[Class]], skip: Sequence[int]) -> int:
    """The least cost, by giving each wish in turn to every joint at every start, or to none."""
    costs = [{slot: cost for cost, starts in some for slot in each(starts)} for some in classes]
    found = [sum(skip)]

    def go_on(rest: int, cost: int, chosen: list[Choice]) -> None:
        if cost >= found[-1]:
            return
        if not rest:
            found.append(cost)
            return
        low = (rest & -rest).bit_length() - 1
        go_on(rest & (rest - 1), cost + skip[low], chosen)
        for joint, own in zip(site.joints or (), costs, strict=True):
            if joint.bits >> low & 1 and joint.bits & rest == joint.bits:
                for slot, more in own.items():
                    if allowed(site, [*chosen, (joint, slot)]):
                        go_on(rest ^ joint.bits, cost + more, [*chosen, (joint, slot)])

    go_on(site.everything, 0, [])
    return found[-1]


def allowed(site: Site, choices: Sequence[Choice]) -> bool:
    """Whether visits neither overlap nor are too many."""
    taken = [one for joint, slot in choices for one in range(slot, slot + site.length(joint, slot))]
    new = sum(slot not in site.anchors for _, slot in choices)
    return len(set(taken)) == len(taken) and new <= site.most_new


def cost_of(
    site: Site, classes: Sequence[Sequence[Class]], skip: Sequence[int], choices: Sequence[Choice]
) -> int:
    """What a choice costs by the classes; a start that has no cost is an error."""
    left, total = site.everything, 0
    for joint, slot in choices:
        assert left & joint.bits == joint.bits
        left ^= joint.bits
        total += next(cost for cost, starts in classes[joint.place] if starts >> slot & 1)
    return total + sum(skip[one] for one in each(left))


@pytest.mark.parametrize("first", range(2_000, 2_400, 100))
def test_the_program_finds_what_trying_everything_finds(first: int):
    for site, dice in drawn_sites(range(first, first + 100)):
        classes = drawn_classes(site, dice)
        skip = [dice.choice((1, 4, 20)) for _ in site.wishes]
        found = Program(site, classes, skip).solve()
        assert found.cost == found.least == cheapest(site, classes, skip)


def test_the_choice_of_the_program_is_lawful_and_costs_what_it_says():
    for site, dice in drawn_sites(range(2_400, 2_600)):
        classes, skip = drawn_classes(site, dice), [7] * len(site.wishes)
        found = Program(site, classes, skip).solve()
        assert allowed(site, found.choices)
        assert cost_of(site, classes, skip, found.choices) == found.cost


def test_overlaps_aside_no_choice_is_cheaper_than_the_relaxed_one():
    for site, dice in drawn_sites(range(2_600, 2_700)):
        classes, skip = drawn_classes(site, dice), [7] * len(site.wishes)
        program = Program(site, classes, skip)
        assert program.relaxed(site.everything) <= cheapest(site, classes, skip)


def test_the_relaxed_choice_costs_what_the_relaxed_program_says():
    for site, dice in drawn_sites(range(2_700, 2_800)):
        classes, skip = drawn_classes(site, dice), [7] * len(site.wishes)
        program = Program(site, classes, skip)
        chosen = program.relaxed_choice()
        held = sum((site.joints or ())[one].bits for one in chosen)
        left = sum(skip[one] for one in each(site.everything & ~held))
        total = left + sum(classes[one][0][0] for one in chosen)
        assert total == program.relaxed(site.everything)


@pytest.mark.parametrize("most", range(1, 12))
def test_a_search_that_is_cut_off_still_brackets_the_optimum(
    most: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(enterprise, "MOST_NODES", most)
    for site, dice in drawn_sites(range(2_800, 2_830)):
        classes, skip = drawn_classes(site, dice), [7] * len(site.wishes)
        found = Program(site, classes, skip).solve()
        assert found.least <= cheapest(site, classes, skip) <= found.cost
        assert cost_of(site, classes, skip, found.choices) == found.cost


def test_a_search_that_is_cut_off_at_once_leaves_everything_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(enterprise, "MOST_NODES", 0)
    site = site_of(request("fire-1", windows=NINE))
    found = Program(site, [[(1, 1 << 132)]], [5]).solve()
    assert (found.cost, found.least, found.choices) == (5, 1, ())


def test_two_that_can_only_come_at_once_but_not_together_leave_one_out():
    week = (request("fire-1", windows=NINE), request("tax-1", windows=NINE))
    site = site_of(*week, apart=(("fire-1", "tax-1"),))
    classes = [[(1, joint.starts)] for joint in site.joints or ()]
    assert Program(site, classes, [5, 9]).solve().cost == 6


def test_the_second_visit_waits_for_the_end_of_the_first():
    site = site_of(
        request("fire-1", windows=MORNING, minutes=90),
        request("tax-1", windows=MORNING, minutes=90),
        apart=(("fire-1", "tax-1"),),
    )
    placed = place(site, [0, 1], [[(1, joint.starts)] for joint in site.joints or ()])
    assert placed is not None
    assert sorted(slot % 96 * 15 for _, slot in placed[1]) == [540, 630]


def test_visits_that_cannot_stand_one_after_the_other_have_no_place():
    site = site_of(
        request("fire-1", windows=NINE),
        request("tax-1", windows=NINE),
        apart=(("fire-1", "tax-1"),),
    )
    assert place(site, [0, 1], [[(1, joint.starts)] for joint in site.joints or ()]) is None


def test_a_dearer_start_is_taken_where_the_cheap_one_overlaps():
    site = site_of(
        request("fire-1", windows=MORNING),
        request("tax-1", windows=NINE),
        apart=(("fire-1", "tax-1"),),
    )
    fire, tax = (joint.starts for joint in site.joints or ())
    nine = tax
    found = Program(site, [[(1, nine), (3, fire & ~nine)], [(1, tax)]], [9, 9]).solve()
    assert found.cost == 4


def test_no_more_visits_are_added_than_the_enterprise_takes():
    requests = [request("fire-1", windows=MORNING), request("tax-1", windows=MORNING)]
    site = site_of(
        *requests,
        apart=(("fire-1", "tax-1"),),
        enterprises=[limits(most_visits=1)],
    )
    found = Program(site, [[(1, joint.starts)] for joint in site.joints or ()], [5, 9]).solve()
    assert (found.cost, len(found.choices)) == (6, 1)


def test_joining_a_visit_that_stands_is_no_visit_more():
    site = site_of(
        request("fire-1", windows=NINE),
        request("tax-1", windows=MORNING),
        fixed=(fixed("fire-1", open=True),),
        enterprises=[limits(most_visits=1)],
    )
    found = Program(site, [[(0, joint.starts)] for joint in site.joints or ()], [9]).solve()
    assert [slot * 15 % 1440 for _, slot in found.choices] == [540]


def test_a_barred_joint_is_never_chosen():
    site = site_of(request("fire-1", windows=NINE), request("tax-1", windows=NINE))
    classes = [[(3, 1 << 132)] if one.bits == 0b11 else () for one in site.joints or ()]
    assert Program(site, classes, [1, 1]).solve().choices == ()
    assert Program(site, classes, [2, 2]).solve().cost == 3


def test_a_dearer_guest_leaves_the_last_new_visit_to_another():
    site = site_of(
        request("fire-1", windows=["Tue 10:00-11:00"]),
        request("tax-1", windows=MORNING),
        request("env-1", windows=["Tue 11:00-12:00"]),
        fixed=(fixed("fire-1", start="Tue 10:00", open=True),),
        enterprises=[limits(most_visits=2)],
    )
    nine, ten = 1 << 132, 1 << 136
    classes = [
        [(1, nine), (2, ten)] if joint.bits == 0b01 else [(1, joint.starts)]
        for joint in site.joints or ()
        if joint.bits != 0b11
    ]
    assert Program(site, [*classes, ()][: len(site.joints or ())], [9, 9]).solve().cost == 3


def test_many_visits_are_not_put_in_every_order():
    """Two to the power of eighteen orders for what may be one of many tries."""
    requests = [
        request(f"fire-{n}", minutes=5, windows=[f"Tue {9 + n // 9:02}:{n % 9}5-12:00"])
        for n in range(18)
    ]
    apart = tuple((one.id, other.id) for one, other in combinations(requests, 2))
    site = site_of(*requests, apart=apart, grid=5)
    classes = [[(1, joint.starts)] for joint in site.joints or ()]
    program = Program(site, classes, [10] * 18)

    found = program.solve()

    assert program.nodes > enterprise.MOST_NODES
    assert (found.least, found.cost, found.choices) == (18, 180, ())
