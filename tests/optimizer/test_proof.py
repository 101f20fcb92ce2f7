"""CP-SAT is asked about what it can answer; and what is made of its answers."""

from dataclasses import replace

import pytest

from optimizer.cpsat.ask import Answer
from optimizer.proof import prove_upper
from tests.optimizer.layouts import is_lawful
from tests.optimizer.runs import ALONE, begun, crowded
from tests.optimizer.standin import hunts, say, two_for_one_team


def test_a_part_with_too_many_columns_is_not_given_to_cp_sat(monkeypatch: pytest.MonkeyPatch):
    for limit in ("pipeline.AT_ONCE", "proof.MOST_COLUMNS"):
        monkeypatch.setattr(f"optimizer.{limit}", 3)
    run = begun(crowded(8), replace(ALONE, work_limit=300))
    run.first()
    run.upper()
    assert {part.proven for part in run.parts} == {"minima"}
    assert is_lawful(run.layout)


def test_an_answer_that_is_not_sure_proves_nothing(monkeypatch: pytest.MonkeyPatch):
    say(monkeypatch, Answer([], [4], [4], sure=False))
    run = two_for_one_team()
    (part,) = run.parts

    prove_upper(run, part, 1.0)

    assert (part.bound, part.proven) == (2, "minima")


def test_what_an_answer_has_found_is_not_what_it_has_proven(monkeypatch: pytest.MonkeyPatch):
    say(monkeypatch, Answer([], [4], [3]))
    run = two_for_one_team()
    (part,) = run.parts

    prove_upper(run, part, 1.0)

    assert (part.bound, part.proven) == (3, "cp-sat")


def test_an_answer_that_proves_less_than_is_known_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    say(monkeypatch, Answer([], [4], [1]))
    run = two_for_one_team()
    (part,) = run.parts

    prove_upper(run, part, 1.0)

    assert (part.bound, part.proven) == (2, "minima")


def test_what_a_killed_child_has_told_is_kept_and_paid_for(monkeypatch: pytest.MonkeyPatch):
    say(monkeypatch, None, [1])
    run = two_for_one_team()
    run.layout.take_out(0)

    prove_upper(run, run.parts[0], 1.0)

    assert [len(some) for some in run.layout.choices] == [0, 1]
    assert run.effort.work == 1_000


def test_one_worker_does_nothing_while_cp_sat_thinks(monkeypatch: pytest.MonkeyPatch):
    asked = say(monkeypatch)
    run = two_for_one_team(workers=1)

    prove_upper(run, run.parts[0], 1.0)

    assert [one["meanwhile"] for one in asked.options] == [None]


def test_cp_sat_is_stopped_when_the_plan_meets_the_bound(monkeypatch: pytest.MonkeyPatch):
    asked = say(monkeypatch)
    run = two_for_one_team(workers=2)
    (part,) = run.parts
    prove_upper(run, part, 1.0)
    stop = asked.options[0]["stop"]

    before = stop()
    part.bound = 4

    assert (before, stop()) == (False, True)


@pytest.mark.parametrize("workers", [1, 2])
def test_cp_sat_is_stopped_when_somebody_asks_for_it(workers: int, monkeypatch: pytest.MonkeyPatch):
    wishes: list[str] = []
    asked = say(monkeypatch)
    run = two_for_one_team(workers, lambda: bool(wishes))
    prove_upper(run, run.parts[0], 1.0)
    stop = asked.options[0]["stop"]

    before = stop()
    wishes.append("stop")

    assert (before, stop()) == (False, True)


def test_a_second_worker_hunts_on_while_cp_sat_thinks(monkeypatch: pytest.MonkeyPatch):
    say(monkeypatch)
    hunted = hunts(monkeypatch)
    run = two_for_one_team(workers=2)
    (part,) = run.parts

    prove_upper(run, part, 1.0)

    assert hunted == [(run.layout, part.sites)]
