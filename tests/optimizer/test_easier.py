"""What easier weeks prove of a part."""

from dataclasses import replace
from typing import Any

import pytest

from optimizer import Department, Request, SolveParams
from optimizer.compiled import ready
from optimizer.easier import Easier
from optimizer.layout import Value
from tests.brute import best
from tests.builders import problem, request
from tests.optimizer.runs import ALONE, begun, crowded

NINE = ["Tue 09:00-10:00"]
TEN = ["Tue 10:00-11:00"]


def test_a_week_too_large_for_cp_sat_is_bounded_by_one_that_falls_apart(
    monkeypatch: pytest.MonkeyPatch,
):
    """Both of a pair want `tax` at the same hour, and then a team of `fire` that is but one."""
    week = problem(
        *(
            request(f"{department}-{pair}{one}", enterprise=f"e{pair}{one}", windows=windows)
            for pair, hour in (("a", NINE), ("b", TEN))
            for one in "12"
            for department, windows in ((f"fire{pair}", NINE + TEN), ("tax", hour))
        ),
        request("tax-c", enterprise="ec", windows=[*NINE, *TEN, "Tue 11:00-12:00"]),
        departments=(
            Department("firea", teams=1),
            Department("fireb", teams=1),
            Department("tax", teams=2),
        ),
    )
    monkeypatch.setattr("optimizer.easier.LOOSE", 8)
    run = begun(week)
    run.first()
    (part,) = run.parts
    alone = part.bound

    Easier(run, part).prove(5.0)

    assert part.proven == "cp-sat"
    assert alone < part.bound == run.upper_of(Value(*best(week)[:2]))


def test_a_department_alone_waits_for_no_machine_code(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr("optimizer.swift.MANY", 1)
    monkeypatch.setattr(ready, "ready", lambda: False)
    monkeypatch.setattr(ready, "warm", lambda: asked.append("warm"))
    monkeypatch.setattr(ready, "warm_beside", lambda: asked.append("beside"))
    run = begun(crowded(12), SolveParams(time_limit=20, workers=1))
    department = run.board.problem.departments[0].id

    Easier(run, run.parts[0]).shortage(department, 0.1)

    assert asked == ["beside"]


def test_where_a_week_goes_without_the_loop_a_department_alone_does_too(
    monkeypatch: pytest.MonkeyPatch,
):
    asked: list[str] = []
    monkeypatch.setattr("optimizer.swift.MANY", 1)
    monkeypatch.setattr(ready, "ready", lambda: False)
    monkeypatch.setattr(ready, "warm", lambda: asked.append("warm"))
    monkeypatch.setattr(ready, "warm_beside", lambda: asked.append("beside"))
    run = begun(crowded(12), replace(ALONE, work_limit=100))
    run.swift.large = False
    department = run.board.problem.departments[0].id

    Easier(run, run.parts[0]).shortage(department, 0.1)

    assert asked == []


def priced(*requests: Request, **fields: Any) -> Easier:
    """The only part of a run that has its first plan."""
    run = begun(problem(*requests, **fields), replace(ALONE, time_limit=600, work_limit=20_000))
    run.first()
    (part,) = run.parts
    return Easier(run, part)


@pytest.fixture
def for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks of few requests use the loop and are no work for CP-SAT."""
    monkeypatch.setattr("optimizer.swift.MANY", 1)
    monkeypatch.setattr("optimizer.proof.MOST_COLUMNS", 0)


def both_at_nine() -> list[Request]:
    """Two enterprises whose one visit would have to be at nine, but the `fire` team is one."""
    return [
        request(f"{department}-{one}", enterprise=f"e{one}", windows=windows)
        for one in (1, 2)
        for department, windows in (("fire", [*NINE, *TEN]), ("tax", NINE))
    ]


@pytest.mark.usefixtures("for_everybody")
def test_prices_alone_can_prove_a_week():
    easier = priced(*both_at_nine(), teams={"tax": 2})

    easier.prove(5.0)

    part = easier.part
    assert (part.bound, part.proven, part.fewest) == (3, "lagrangian", 3)
    assert best(easier.run.board.problem)[:2] == (0, 3)


@pytest.mark.usefixtures("for_everybody")
def test_prices_prove_what_is_left_out_whatever_the_plan_leaves_out():
    some = [
        request(f"{department}-{n}", enterprise=f"e{n}", windows=NINE)
        for n in range(3)
        for department in ("fire", "tax")
    ]
    easier = priced(*some, teams={"tax": 3})
    run, part = easier.run, easier.part
    idle = next(one for one in part.sites if run.layout.values[one].unplanned)
    run.layout.take_out(idle)

    easier._price()

    assert run.value(part).unplanned == 3
    assert part.bound // run.weight == best(run.board.problem)[0] == 2


@pytest.mark.usefixtures("for_everybody")
def test_a_better_bound_that_is_known_outlives_prices():
    easier = priced(*both_at_nine(), teams={"tax": 2})
    part, better = easier.part, 200 * easier.run.weight + 4
    part.bound, part.proven = better, "cp-sat"

    easier._price()

    assert part.fewest == 3
    assert (part.bound, part.proven) == (better, "cp-sat")
