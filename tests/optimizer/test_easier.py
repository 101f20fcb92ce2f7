"""What easier weeks prove of a part."""

from dataclasses import replace
from typing import Any

import pytest

from optimizer import Problem, Request, SolveParams
from optimizer.compiled import ready
from optimizer.cpsat import watch
from optimizer.easier import Easier
from optimizer.part import Part
from tests.brute import best
from tests.builders import problem, request
from tests.optimizer.runs import ALONE, begun, crowded, planned
from tests.optimizer.standin import hunts, say, two_for_one_team

NINE = ["Tue 09:00-10:00"]
TEN = ["Tue 10:00-11:00"]
ELEVEN = ["Tue 11:00-12:00"]


def easier_of(week: Problem, params: SolveParams = ALONE) -> Easier:
    """The only part of a week that has its first plan."""
    run = planned(week, params)
    (part,) = run.parts
    return Easier(run, part)


def pairs(*names: str) -> Problem:
    """
    For each name a pair of enterprises whose only `fire` team cannot be at both at nine.

    `tax` has to be there then. It has teams enough, but couples them with a third enterprise.
    """
    week: list[Request] = []
    for name in names:
        for one in (1, 2):
            home = f"{name}{one}"
            week.append(request(f"fire{name}-{one}", enterprise=home, windows=[*NINE, *TEN]))
            week.append(request(f"tax{name}-{one}", enterprise=home, windows=NINE))
        week.append(request(f"tax{name}-3", enterprise=f"{name}3", windows=[*NINE, *ELEVEN]))
    return problem(*week, teams={f"tax{name}": 2 for name in names})


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pair with its third enterprise is too large for CP-SAT, and the pair alone is not."""
    for limit in ("easier.LOOSE", "proof.MOST_COLUMNS"):
        monkeypatch.setattr(f"optimizer.{limit}", 8)


@pytest.mark.usefixtures("large")
def test_each_part_is_bounded_by_what_its_own_pieces_cost_together():
    run = planned(pairs("a", "b"))

    for part in run.parts:
        Easier(run, part).prove(5.0)

    assert [divmod(part.bound, run.weight) for part in run.parts] == [(0, 4), (0, 4)]
    assert [part.proven for part in run.parts] == ["cp-sat", "cp-sat"]
    assert best(run.board.problem)[:2] == (0, 8)


@pytest.mark.usefixtures("large")
def test_a_better_bound_that_is_known_outlives_a_loosened_week():
    easier = easier_of(pairs("a"))
    part = easier.part
    part.bound, part.proven = 1_000, "lagrangian"

    easier._loosen(1.0)

    assert easier._looser
    assert (part.bound, part.proven) == (1_000, "lagrangian")


@pytest.mark.usefixtures("large")
def test_a_loosened_week_begins_with_the_plan_there_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(watch, "run", lambda *_, **__: None)
    easier = easier_of(pairs("a"))

    easier._loosen(1.0)

    assert easier._looser
    assert easier._looser.layout.choices == easier.run.layout.choices


def test_a_part_that_cp_sat_can_take_whole_is_not_loosened(monkeypatch: pytest.MonkeyPatch):
    asked = say(monkeypatch)
    easier = easier_of(pairs("a"))

    easier.prove(5.0)

    assert asked.questions == []
    assert (easier.part.bound, easier.part.proven) == (3, "minima")


def short_of_both() -> Problem:
    """Three want the only `fire` team at nine, two of them also the only `tax` team."""
    return problem(
        *(
            request(one, enterprise=f"e{one[-1]}", windows=NINE, priority=2)
            for one in ("fire-1", "fire-2", "fire-3", "tax-1", "tax-2")
        )
    )


def test_what_departments_leave_out_adds_up_in_the_bound():
    easier = easier_of(short_of_both())
    part = easier.part

    easier.prove(5.0)

    assert easier.shortages == {"fire": (4, True), "tax": (2, True)}
    assert part.proven == "cp-sat"
    assert part.bound // easier.run.weight == best(easier.run.board.problem)[0] == 6


@pytest.mark.parametrize("fewest", [0, 1])
def test_a_shortage_says_no_more_of_visits_than_is_known(fewest: int):
    easier = easier_of(short_of_both())
    part = easier.part
    part.bound, part.fewest = 0, fewest

    easier._raise_unplanned(5.0)

    assert part.bound == 6 * easier.run.weight + fewest


def test_a_department_is_asked_about_until_it_leaves_out_no_more_than_it_must():
    easier = easier_of(short_of_both())
    easier.shortages = {"fire": (3, False), "tax": (1, True)}

    easier._raise_unplanned(5.0)

    assert easier.shortages == {"fire": (4, True), "tax": (1, True)}


def test_a_better_bound_that_is_known_outlives_a_shortage():
    easier = easier_of(short_of_both())
    part = easier.part
    part.bound, part.proven = 1_000, "lagrangian"

    easier._raise_unplanned(5.0)

    assert easier.shortages
    assert (part.bound, part.proven) == (1_000, "lagrangian")


def test_what_a_department_lacks_on_several_days_adds_up():
    week = problem(
        *(
            request(f"fire-{one}", enterprise=f"e{one}", windows=[f"{day} 09:00-10:00"])
            for one, day in enumerate(("Tue", "Tue", "Wed", "Wed"), 1)
        )
    )

    found = Easier(planned(week), Part([0, 1, 2, 3], 0)).shortage("fire", 5.0)

    assert found == (2, True)


def test_what_is_not_proven_of_a_department_stays_open_and_has_its_price(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(watch, "run", lambda *_, **__: None)
    easier = easier_of(short_of_both())

    found = easier.shortage("fire", 1.0)

    assert found == (0, False)
    assert easier.run.effort.work == 1_000


def test_no_question_about_a_department_outlasts_the_week(monkeypatch: pytest.MonkeyPatch):
    asked = say(monkeypatch)
    run = two_for_one_team()

    Easier(run, run.parts[0]).shortage("fire", 1.0)

    assert 0 < asked.options[0]["seconds"] < 20


def test_a_second_worker_hunts_in_the_week_while_cp_sat_thinks_about_a_department(
    monkeypatch: pytest.MonkeyPatch,
):
    """The department alone has a layout of its own."""
    say(monkeypatch)
    hunted = hunts(monkeypatch)
    run = two_for_one_team(workers=2)
    (part,) = run.parts

    Easier(run, part).shortage("fire", 1.0)

    assert hunted == [(run.layout, part.sites)]


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each week wants the loop, but nothing is compiled; what is asked for is noted."""
    asked: list[str] = []
    monkeypatch.setattr("optimizer.swift.MANY", 1)
    monkeypatch.setattr(ready, "ready", lambda: False)
    monkeypatch.setattr(ready, "warm", lambda: asked.append("warm"))
    monkeypatch.setattr(ready, "warm_beside", lambda: asked.append("beside"))
    return asked


def test_a_department_alone_waits_for_no_machine_code(cold: list[str]):
    run = begun(crowded(12), SolveParams(time_limit=20, workers=1))
    department = run.board.problem.departments[0].id

    Easier(run, run.parts[0]).shortage(department, 0.1)

    assert cold == ["beside"]


def test_where_a_week_goes_without_the_loop_a_department_alone_does_too(cold: list[str]):
    run = begun(crowded(12), replace(ALONE, work_limit=100))
    run.swift.large = False
    department = run.board.problem.departments[0].id

    Easier(run, run.parts[0]).shortage(department, 0.1)

    assert cold == []


def priced(*requests: Request, **fields: Any) -> Easier:
    """The only part of a run that has time and work enough for prices."""
    params = replace(ALONE, time_limit=600, work_limit=20_000)
    return easier_of(problem(*requests, **fields), params)


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
