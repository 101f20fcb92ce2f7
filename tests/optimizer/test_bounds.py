"""What no plan can beat, held against trying everything."""

import pytest

from optimizer.board import Board
from optimizer.bounds import fewest_visits, minimum
from optimizer.enterprise import Choice, Program
from optimizer.layout import Value, value_of
from optimizer.site import Site
from tests.brute import best
from tests.brute import fewest_visits as fewest_by_trying
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import drawn, minima

NINE = ("Tue 09:00-10:00",)
TEN = ("Tue 10:00-11:00",)


def sites(seeds: range) -> list[Site]:
    return [site for seed in seeds for site in Board(tiny(seed)).sites]


def taken_for_granted(board: Board) -> tuple[int, int]:
    """Priority without hope, and fixed visits: the same in every plan."""
    week = board.problem
    return sum(week.request[one.request].priority for one in board.hopeless), len(week.fixed)


def test_a_minimum_is_reached_by_its_choices():
    for site in sites(range(5_100, 5_300)):
        found = minimum(site)
        assert found.exact
        assert value_of(site, found.choices) == found.value


def test_no_layout_is_worth_less_than_a_sites_minimum():
    for layout in drawn(range(5_300, 5_400)):
        for value, least in zip(layout.values, minima(layout), strict=True):
            assert least.value <= value


@pytest.mark.parametrize("first", range(5_400, 5_600, 50))
def test_the_sum_of_the_minima_is_at_most_the_best_week(first: int):
    for seed in range(first, first + 50):
        board = Board(tiny(seed))
        lost, standing = taken_for_granted(board)
        least = sum((minimum(site).value for site in board.sites), Value())
        unplanned, visits, _, _ = best(board.problem)
        assert (least.unplanned + lost, least.visits + standing) <= (unplanned, visits)


def test_blind_to_moves_the_fewest_minutes_are_no_more():
    for site in sites(range(5_600, 5_700)):
        found = minimum(site)
        assert found.minutes <= found.value.minutes


def test_a_search_that_is_cut_off_still_gives_a_bound(monkeypatch: pytest.MonkeyPatch):
    some = sites(range(5_700, 5_800))
    exact = [minimum(site).value for site in some]
    monkeypatch.setattr("optimizer.enterprise.MOST_NODES", 1)
    cut = [minimum(site) for site in some]
    assert all(one.value <= value for one, value in zip(cut, exact, strict=True))
    assert all(one.value == value for one, value in zip(cut, exact, strict=True) if one.exact)


@pytest.mark.parametrize("first", range(5_800, 6_000, 50))
def test_whatever_is_left_out_no_plan_has_fewer_visits(first: int):
    for seed in range(first, first + 50):
        week = tiny(seed)
        board = Board(week)
        lost, standing = taken_for_granted(board)
        least = [minimum(site) for site in board.sites]
        most = sum(site.priority(site.everything) for site in board.sites)
        fixed_anyway = sum(one.value.unplanned for one in least)
        for unplanned in sorted({fixed_anyway, (fixed_anyway + most) // 2, most}):
            try:
                fewest = fewest_by_trying(week, lost + unplanned)
            except IndexError:  # no plan leaves so little out
                continue
            assert standing + fewest_visits(least, unplanned) <= fewest, (seed, unplanned)


def test_leaving_nothing_out_takes_the_sum_of_the_minima():
    apart = problem(
        request("fire-1", windows=NINE),
        request("tax-1", windows=TEN),
        request("fire-2", enterprise="e2"),
    )
    least = [minimum(site) for site in Board(apart).sites]
    assert fewest_visits(least, 0) == 3


def test_leaving_more_out_can_save_a_visit_each():
    week = problem(*(request(f"d{n}-1", enterprise=f"e{n}") for n in range(4)))
    least = [minimum(site) for site in Board(week).sites]
    assert [fewest_visits(least, out) for out in range(5)] == [4, 3, 2, 1, 0]


def test_a_dear_request_saves_no_visit_below_its_priority():
    week = problem(request("fire-1", priority=3))
    least = [minimum(site) for site in Board(week).sites]
    assert [fewest_visits(least, out) for out in (0, 1, 2, 3)] == [1, 1, 1, 0]


def test_a_minimum_whose_choices_fall_short_is_not_called_exact(monkeypatch: pytest.MonkeyPatch):
    (site,) = Board(problem(request("fire-1"))).sites
    solve = Program.solve

    def hasty(program: Program) -> object:
        found = solve(program)
        none: tuple[Choice, ...] = ()
        return type(found)(found.cost + 1, found.least, none)

    monkeypatch.setattr(Program, "solve", hasty)
    assert not minimum(site).exact
