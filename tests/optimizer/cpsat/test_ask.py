"""What travels between the processes: plain values and no solver; and what is made of them."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimizer import SolveParams
from optimizer.board import Board
from optimizer.cpsat import watch
from optimizer.cpsat.ask import Answer, Question
from optimizer.cpsat.columns import columns_of
from optimizer.effort import Effort
from optimizer.pipeline import Pipeline
from optimizer.recreate import Recreate
from tests.builders import problem, request
from tests.drawn import tiny
from tests.optimizer.layouts import filled

ROOT = Path(__file__).parents[3]


class Asked:
    """Stands for CP-SAT: notes what it is asked, tells what it has found, and answers."""

    def __init__(self, answer: Answer | None = None, found: list[int] | None = None) -> None:
        self.answer, self.found = answer, found
        self.questions: list[Question] = []
        self.options: list[dict[str, Any]] = []

    def __call__(self, work: object, question: Question, **options: Any) -> Answer | None:
        self.questions.append(question)
        self.options.append(options)
        if options["meanwhile"]:
            options["meanwhile"]()
        if self.found is not None:
            options["heard"](self.found)
        return self.answer


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asked]:
    """Let CP-SAT say this from now on."""

    def say(*some: Any) -> Asked:
        asked = Asked(*some)
        monkeypatch.setattr(watch, "run", asked)
        return asked

    return say


def two_for_one_team(workers: int = 1, stop: Callable[[], bool] | None = None) -> Pipeline:
    """A run whose plan leaves out one of two, worth 4; that one has to be is not known yet."""
    nine = ["Tue 09:00-10:00"]
    some = [request(f"fire-{one}", enterprise=f"e{one}", windows=nine) for one in (1, 2)]
    effort = Effort(SolveParams(time_limit=20, workers=workers), stop)
    run = Pipeline(Board(problem(*some)), effort, lambda _: None)
    run.first()
    return run


def test_a_question_arrives_as_it_was_sent():
    layout = filled(tiny(1))
    free = range(len(layout.choices))
    columns = columns_of(layout, free, weight=9, floors=[0] * len(free))
    question = Question(columns, [], goals=1)
    assert pickle.loads(pickle.dumps(question)) == question


def test_an_answer_without_bounds_claims_nothing():
    assert Answer([3]).bounds == []
    assert Answer([3]).spent == 0


def test_asking_loads_no_solver():
    program = "import sys, optimizer; assert 'ortools' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_an_answer_that_is_not_sure_proves_nothing(said: Callable[..., Asked]):
    said(Answer([], [4, 0, 60], [4, 0, 60], sure=False))
    run = two_for_one_team()
    (part,) = run.parts

    run._prove_upper(part, 1.0)
    run._prove_later(part)

    assert (part.bound, part.proven, part.later) == (2, "minima", ())


def test_what_an_answer_has_found_is_not_what_it_has_proven(said: Callable[..., Asked]):
    said(Answer([], [4, 1, 60], [3, 0, 45]))
    run = two_for_one_team()
    (part,) = run.parts

    run._prove_upper(part, 1.0)
    run._prove_later(part)

    assert (part.bound, part.proven, part.later) == (3, "cp-sat", (0, 45))


def test_an_answer_that_proves_less_than_is_known_changes_nothing(said: Callable[..., Asked]):
    said(Answer([], [4], [1]))
    run = two_for_one_team()
    (part,) = run.parts

    run._prove_upper(part, 1.0)

    assert (part.bound, part.proven) == (2, "minima")


def test_later_tiers_are_asked_about_with_those_above_as_they_are(said: Callable[..., Asked]):
    asked = said()
    run = two_for_one_team()

    run._prove_later(run.parts[0])

    assert [(one.fixed, one.goals) for one in asked.questions] == [([4], 3)]


def test_what_a_killed_child_has_told_is_kept_and_paid_for(said: Callable[..., Asked]):
    said(None, [1])
    run = two_for_one_team()
    run.layout.take_out(0)

    run._prove_upper(run.parts[0], 1.0)

    assert [len(some) for some in run.layout.choices] == [0, 1]
    assert run.effort.work == 1_000


def test_what_is_settled_elsewhere_is_not_asked_about(said: Callable[..., Asked]):
    asked = said()
    run = two_for_one_team()
    run.parts[0].settled = True

    run.upper()
    run.later()

    assert asked.questions == []


def test_one_worker_does_nothing_while_cp_sat_thinks(said: Callable[..., Asked]):
    asked = said()
    run = two_for_one_team(workers=1)

    run._prove_upper(run.parts[0], 1.0)

    assert [one["meanwhile"] for one in asked.options] == [None]


@pytest.mark.parametrize("alone", [False, True])
def test_a_second_worker_hunts_on_while_cp_sat_thinks(
    alone: bool, said: Callable[..., Asked], monkeypatch: pytest.MonkeyPatch
):
    """Also while it thinks about a department alone, which has a layout of its own."""
    said()
    hunted: list[tuple[object, object]] = []
    monkeypatch.setattr(
        Recreate, "run", lambda self, steps, stop, sites: hunted.append((self.layout, sites)) or 1
    )
    run = two_for_one_team(workers=2)
    (part,) = run.parts

    if alone:
        run._shortage(part, "fire", 1.0)
    else:
        run._prove_upper(part, 1.0)

    assert hunted == [(run.layout, part.sites)]


def test_cp_sat_is_stopped_when_the_plan_meets_the_bound(said: Callable[..., Asked]):
    asked = said()
    run = two_for_one_team(workers=2)
    (part,) = run.parts
    run._prove_upper(part, 1.0)
    stop = asked.options[0]["stop"]

    before = stop()
    part.bound = 4

    assert (before, stop()) == (False, True)


@pytest.mark.parametrize("workers", [1, 2])
def test_cp_sat_is_stopped_when_somebody_asks_for_it(workers: int, said: Callable[..., Asked]):
    wishes: list[str] = []
    asked = said()
    run = two_for_one_team(workers, lambda: bool(wishes))
    run._prove_upper(run.parts[0], 1.0)
    stop = asked.options[0]["stop"]

    before = stop()
    wishes.append("stop")

    assert (before, stop()) == (False, True)


def test_no_question_about_a_department_outlasts_the_week(said: Callable[..., Asked]):
    asked = said()
    run = two_for_one_team()

    run._shortage(run.parts[0], "fire", 1.0)

    assert 0 < asked.options[0]["seconds"] < 20


@pytest.mark.parametrize(("later", "fixed"), [((), [1]), ((0, 45), [1]), ((0, 60), [1, 0, 60])])
def test_for_less_travel_tiers_3_and_4_stand_only_where_they_are_proven(
    later: tuple[int, ...], fixed: list[int], said: Callable[..., Asked]
):
    asked = said()
    run = two_for_one_team()
    run.parts[0].later = later

    run._shorten([0], 1.0)

    assert [one.fixed for one in asked.questions] == [fixed]
