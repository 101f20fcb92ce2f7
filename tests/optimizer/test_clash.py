"""What cannot all be planned at once, by trying everything, and the smallest part of it."""

from collections.abc import Sequence
from itertools import combinations

from optimizer.clash import REQUESTS_OF_A_LOOK, Purse, clash, smallest
from optimizer.excerpt import Excerpts
from tests.builders import enterprise, fixed, problem, request
from tests.drawn import tiny
from tests.optimizer.test_witness import clashes

NINE = ["Tue 09:00-10:00"]
MANY = 100_000


def test_a_clash_is_what_nobody_can_plan():
    found = 0
    for seed in range(7_200, 7_240):
        week = tiny(seed)
        ids = [one.id for one in week.requests]
        for some in combinations(ids, 2):
            expected = clashes(week, set(some) - {o for v in week.fixed for o in v.requests})
            assert clash(Excerpts(week), some, Purse(MANY)) is expected, (seed, some)
            found += expected
    assert found > 20


def test_fixed_requests_stand_and_clash_with_nothing():
    week = problem(request(), request("fire-2", enterprise="e2"), fixed=(fixed("fire-1"),))
    assert clash(Excerpts(week), ["fire-1"], Purse(MANY)) is False
    assert clash(Excerpts(week), ["fire-1", "fire-2"], Purse(MANY)) is False


def test_somebody_who_may_lead_is_asked_along():
    week = problem(
        request(windows=NINE, may_lead=False),
        request("tax-1", windows=NINE, may_lead=False),
        request("env-1"),
    )
    assert clash(Excerpts(week), ["fire-1", "tax-1"], Purse(MANY)) is False
    busy = problem(*week.requests, enterprises=[enterprise(most_departments=2)])
    assert clash(Excerpts(busy), ["fire-1", "tax-1"], Purse(MANY)) is True


def test_an_empty_purse_knows_nothing():
    week = problem(request(), request("tax-1"))
    assert clash(Excerpts(week), ["fire-1", "tax-1"], Purse(1)) is None


def test_a_purse_is_empty_when_the_time_is_over():
    over: list[bool] = []
    purse = Purse(10, lambda: bool(over))

    in_time = purse.pay(3)
    over.append(True)

    assert (in_time, purse.part(5).pay(), purse.pay(3)) == (True, False, False)
    assert purse.looks < 0


def test_a_part_of_a_purse_has_no_more_than_is_there():
    purse = Purse(10)

    assert [purse.part(most).looks for most in (4, 40)] == [4, 10]
    assert Purse(-1).part(4).looks == 0


def test_what_stands_around_a_request_is_paid_for():
    many = [request(f"fire-{n}", enterprise=f"e{n}") for n in range(200)]
    standing = tuple(fixed(one.id, enterprise=one.enterprise) for one in many[1:])
    left = []
    for there in ((), standing):
        week, purse = problem(*many, fixed=there, teams={"fire": 200}), Purse(MANY)
        assert clash(Excerpts(week), ["fire-0"], purse) is False
        left.append(purse.looks)
    assert left[0] - left[1] == len(many) // REQUESTS_OF_A_LOOK


def test_the_smallest_part_is_found_among_many():
    def broken(some: Sequence[str]) -> bool:
        return {"c", "f"}.issubset(some)

    assert sorted(smallest([], list("abcdefgh"), broken)) == ["c", "f"]
    assert smallest(["c", "f"], list("ab"), broken) == []
    assert smallest([], [], broken) == []
