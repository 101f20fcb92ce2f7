"""The week made ready: what can never be planned and why, what stands, what is left."""

from typing import Any

import pytest

from optimizer import Department, Problem, Reason, Request
from optimizer.board import Board
from optimizer.slots import each
from tests.brute import best_places
from tests.builders import away, enterprise, fixed, previous, problem, request
from tests.drawn import tiny

NINE = (1440 + 540) // 15
TEN = NINE + 4


def lost(*requests: Request, **fields: Any) -> dict[str, Reason]:
    """Requests without hope, and why."""
    return {one.request: one.reason for one in Board(problem(*requests, **fields)).hopeless}


def starts(week: Problem, name: str) -> list[int]:
    """Slots at which a request can start, counted from Tuesday nine o'clock."""
    (wish,) = (
        wish
        for site in Board(week).sites
        for wish in site.wishes
        if any(one.id == name for one in wish.requests)
    )
    return [slot - NINE for slot in each(wish.starts)]


ALONE = [
    (Reason.NO_START, request(minutes=200), {}),
    (Reason.NO_START, request(windows=["Sun 09:00-12:00"]), {}),
    (Reason.NO_START, request(windows=["Tue 11:30-14:30"]), {}),
    (Reason.NO_START, request(windows=[]), {}),
    (Reason.TOO_FEW_TEAMS, request(teams=2), {}),
    (Reason.TOO_FEW_TEAMS, request(), {"departments": [Department("fire", teams=0)]}),
    (Reason.TOO_MANY_INSPECTORS, request(), {"enterprises": [enterprise(most_inspectors=1)]}),
    (Reason.CLOSED, request(), {"enterprises": [enterprise(closed=["Tue 09:45-11:15"])]}),
    (Reason.MOST_VISITS, request(), {"enterprises": [enterprise(most_visits=0)]}),
    (
        Reason.DEPARTMENT_FULL,
        request(),
        {"departments": [Department("fire", away=(away("Tue 09:00-12:00"),))]},
    ),
]


@pytest.mark.parametrize(("reason", "alone", "fields"), ALONE)
def test_a_request_without_hope_has_its_reason(
    reason: Reason, alone: Request, fields: dict[str, Any]
):
    assert lost(alone, **fields) == {"fire-1": reason}


def test_a_request_that_can_only_come_during_a_closed_visit_overlaps():
    week = [request("fire-1"), request("tax-1", windows=["Tue 09:00-10:00"])]
    assert lost(*week, fixed=(fixed("fire-1"),)) == {"tax-1": Reason.OVERLAP}


def test_an_enterprise_whose_visits_all_stand_takes_no_more():
    week = [request("fire-1"), request("tax-1")]
    full = [enterprise(most_visits=1)]
    assert lost(*week, fixed=(fixed("fire-1"),), enterprises=full) == {"tax-1": Reason.MOST_VISITS}


def test_a_guest_needs_no_visit_of_its_own():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        fixed=(fixed("fire-1", open=True),),
        enterprises=[enterprise(most_visits=1)],
    )
    assert Board(week).hopeless == []
    assert starts(week, "tax-1") == [0]


def test_a_standing_visit_elsewhere_can_fill_a_department():
    week = [request("fire-1"), request("fire-2", enterprise="e2", windows=["Tue 09:00-10:30"])]
    assert lost(*week, fixed=(fixed("fire-1"),)) == {"fire-2": Reason.DEPARTMENT_FULL}


@pytest.mark.parametrize(
    ("others", "fields"),
    [
        (request("tax-1", windows=["Tue 14:00-16:00"]), {}),
        (request("tax-1", announced=False), {}),
        (request("tax-1"), {"apart": (("fire-1", "tax-1"),)}),
        (request("tax-1"), {"enterprises": [enterprise(most_departments=1)]}),
    ],
)
def test_a_set_that_can_never_meet_is_lost_as_a_whole(others: Request, fields: dict[str, Any]):
    both = (("fire-1", "tax-1"),)
    assert lost(request("fire-1"), others, together=both, **fields) == {
        "fire-1": Reason.TOGETHER,
        "tax-1": Reason.TOGETHER,
    }


@pytest.mark.parametrize(
    ("reason", "other", "fields"),
    [
        (Reason.TOO_MANY_INSPECTORS, "tax-1", {"enterprises": [enterprise(most_inspectors=3)]}),
        (Reason.TOO_FEW_TEAMS, "fire-2", {}),
    ],
)
def test_a_set_that_is_too_large_says_for_whom(reason: Reason, other: str, fields: dict[str, Any]):
    both = (("fire-1", other),)
    assert lost(request("fire-1"), request(other), together=both, **fields) == dict.fromkeys(
        ("fire-1", other), reason
    )


def test_who_is_lost_takes_its_partners_along_and_names_them():
    week = problem(request("fire-1", teams=2), request("tax-1"), together=(("fire-1", "tax-1"),))
    assert [(one.request, one.reason, one.others) for one in Board(week).hopeless] == [
        ("fire-1", Reason.TOO_FEW_TEAMS, ()),
        ("tax-1", Reason.TOGETHER, ("fire-1",)),
    ]


def test_sets_that_overlap_stand_or_fall_as_one():
    week = problem(
        request("fire-1"),
        request("tax-1"),
        request("env-1"),
        together=(("fire-1", "tax-1"), ("tax-1", "env-1")),
    )
    (site,) = Board(week).sites
    assert [len(wish.requests) for wish in site.wishes] == [3]


def test_the_partner_of_a_standing_request_can_only_join_it():
    week = [request("fire-1"), request("tax-1")]
    both = (("fire-1", "tax-1"),)
    joined = problem(*week, together=both, fixed=(fixed("fire-1", start="Tue 10:00", open=True),))
    assert starts(joined, "tax-1") == [4]
    assert lost(*week, together=both, fixed=(fixed("fire-1"),)) == {"tax-1": Reason.TOGETHER}


def test_only_an_open_visit_on_the_grid_can_be_joined():
    week = [request("fire-1"), request("tax-1")]
    for visit, anchors in (
        (fixed("fire-1", open=True), {NINE}),
        (fixed("fire-1"), set()),
        (fixed("fire-1", start="Tue 09:05", open=True), set()),
    ):
        (site,) = Board(problem(*week, fixed=(visit,))).sites
        assert set(site.anchors) == anchors


def test_a_visit_may_begin_when_the_standing_one_has_ended():
    week = problem(request("fire-1"), request("tax-1"), fixed=(fixed("fire-1"),))
    assert starts(week, "tax-1") == [4, 5, 6, 7, 8]


def test_a_guest_must_be_gone_before_the_next_standing_visit():
    week = problem(
        request("fire-1"),
        request("env-1"),
        request("tax-1", minutes=90, windows=["Tue 09:00-11:00", "Tue 14:00-16:00"]),
        fixed=(fixed("fire-1", open=True), fixed("env-1", start="Tue 10:00")),
    )
    assert starts(week, "tax-1") == [20, 21, 22]


def test_a_start_is_kept_only_where_the_teams_are_there():
    week = problem(
        request("fire-1"), departments=[Department("fire", away=(away("Tue 09:00-10:00"),))]
    )
    assert starts(week, "fire-1") == [4, 5, 6, 7, 8]


def test_fixed_visits_that_moved_count_against_the_cap():
    requests = [request("fire-1"), request("tax-1"), request("env-1")]
    before = (previous("fire-1", "Tue 10:00"), previous("tax-1"))
    stands = (fixed("fire-1", "tax-1"),)
    for most, left in ((None, None), (2, 1), (1, 0), (0, 0)):
        week = problem(*requests, previous=before, fixed=stands, most_moved=most)
        assert Board(week).most_moved == left


def test_an_enterprise_with_nothing_to_plan_is_no_site():
    week = problem(request("fire-1"), request("tax-1", enterprise="e2"), fixed=(fixed("fire-1"),))
    assert [site.enterprise.id for site in Board(week).sites] == ["e2"]


def test_a_best_plan_uses_only_starts_that_the_board_leaves():
    for seed in range(4_000, 4_150):
        week = tiny(seed)
        board = Board(week)
        _, places = best_places(week)
        standing = {one for visit in week.fixed for one in visit.requests}
        open_to = {
            one.id: wish.starts
            for site in board.sites
            for wish in site.wishes
            for one in wish.requests
        }
        for name, start in places.items():
            if name not in standing:
                assert open_to.get(name, 0) >> start // week.grid & 1, (seed, name)


def test_what_the_board_gives_up_is_in_no_best_plan():
    for seed in range(4_150, 4_250):
        week = tiny(seed)
        given_up = {one.request for one in Board(week).hopeless}
        assert not given_up & set(best_places(week)[1])
