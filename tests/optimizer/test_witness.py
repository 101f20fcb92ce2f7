"""Every reason is a claim that holds, also for whoever tries everything."""

from collections import Counter
from dataclasses import replace

import pytest

from optimizer import Plan, Problem, Reason, SolveParams, Unplanned, solve
from optimizer.witness import confirmed, pairwise_apart
from tests.brute import best
from tests.builders import enterprise, problem, request, unplanned
from tests.drawn import tiny

ALONE = SolveParams(time_limit=20, work_limit=10_000, workers=1)
NINE = ["Tue 09:00-10:00"]
HEAVY = 1000


def clashes(week: Problem, ids: set[str]) -> bool:
    """Whether no plan holds all of these, by trying everything."""
    weighed = replace(
        week,
        requests=tuple(
            replace(one, priority=HEAVY if one.id in ids else 1) for one in week.requests
        ),
    )
    return best(weighed)[0] >= HEAVY


@pytest.fixture(scope="module")
def weeks() -> list[tuple[Problem, Plan]]:
    return [(week, solve(week, ALONE)) for week in map(tiny, range(7_000, 7_120))]


def test_every_reason_has_a_witness_that_holds(weeks: list[tuple[Problem, Plan]]):
    found: Counter[Reason] = Counter()
    for week, plan in weeks:
        for one in plan.unplanned:
            found[one.reason] += 1
            assert confirmed(week, one), one
    assert Reason.NOT_FOUND not in found
    assert len(found) > 6


def test_what_a_request_clashes_with_clashes_whoever_tries(weeks: list[tuple[Problem, Plan]]):
    looked = 0
    for week, plan in weeks:
        for one in plan.unplanned:
            if one.others:
                looked += 1
                assert clashes(week, {one.request, *one.others}), one
    assert looked > 20


def test_a_conflict_names_nobody_too_many(weeks: list[tuple[Problem, Plan]]):
    for week, plan in weeks:
        for one in plan.unplanned:
            fixed = {each for visit in week.fixed for each in visit.requests}
            if one.reason in (Reason.CONFLICT, Reason.OVERLAP, Reason.MOST_VISITS):
                for other in set(one.others) - fixed:
                    fewer = {one.request, *one.others} - {other}
                    assert not clashes(week, fewer), (one, other)


def test_nothing_is_confirmed_that_is_not_so():
    week = problem(
        request("fire-1", windows=NINE),
        request("fire-2", windows=["Tue 09:00-11:00"], enterprise="e2"),
        request("tax-1"),
    )
    for reason in Reason:
        claim = unplanned("fire-1", reason, others=("fire-2", "tax-1"))
        assert not confirmed(week, claim), reason
    assert confirmed(week, unplanned("fire-1")) is None


def test_a_claim_about_too_many_is_left_open():
    many = [request(f"fire-{one}", enterprise=f"e{one}", minutes=7) for one in range(24)]
    week = problem(*many, request("tax-1"), grid=1, teams={"fire": 2})
    claim = Unplanned("tax-1", Reason.CONFLICT, tuple(one.id for one in many))
    assert confirmed(week, claim, looks=5) is None


def test_the_witness_of_two_visits_cannot_share_one(weeks: list[tuple[Problem, Plan]]):
    found = 0
    for week, plan in weeks:
        for one in plan.apart_because:
            if one.witness:
                found += 1
                assert pairwise_apart(week, one.witness), one
    assert found > 3


def test_requests_that_can_meet_are_no_witness():
    week = problem(request(), request("tax-1"), request("env-1", windows=NINE))
    assert pairwise_apart(week, ("fire-1", "tax-1", "env-1")) is False
    quiet = replace(week, enterprises=(enterprise(most_departments=1),))
    assert pairwise_apart(quiet, ("fire-1", "tax-1", "env-1")) is True
