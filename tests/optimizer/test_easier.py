"""What easier weeks prove of a part."""

import pytest

from optimizer import Department, SolveParams
from optimizer.compiled import ready
from optimizer.easier import Easier
from optimizer.layout import Value
from tests.brute import best
from tests.builders import problem, request
from tests.optimizer.runs import begun, crowded

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
