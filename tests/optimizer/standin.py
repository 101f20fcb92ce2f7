"""One who answers in place of CP-SAT, and a small run that has something to ask."""

from collections.abc import Callable
from typing import Any

import pytest

from optimizer import SolveParams
from optimizer.board import Board
from optimizer.cpsat import watch
from optimizer.cpsat.ask import Answer, Question
from optimizer.effort import Effort
from optimizer.pipeline import Pipeline
from optimizer.recreate import Recreate
from tests.builders import problem, request


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


def say(patch: pytest.MonkeyPatch, *some: Any) -> Asked:
    """Let CP-SAT say this from now on."""
    asked = Asked(*some)
    patch.setattr(watch, "run", asked)
    return asked


def hunts(patch: pytest.MonkeyPatch) -> list[tuple[object, object]]:
    """The layouts and sites of the hunts from now on, which find nothing."""
    hunted: list[tuple[object, object]] = []
    patch.setattr(
        Recreate, "run", lambda self, steps, stop, sites: hunted.append((self.layout, sites)) or 1
    )
    return hunted


def two_for_one_team(workers: int = 1, stop: Callable[[], bool] | None = None) -> Pipeline:
    """A run whose plan leaves out one of two, worth 4; that one has to be is not known yet."""
    nine = ["Tue 09:00-10:00"]
    some = [request(f"fire-{one}", enterprise=f"e{one}", windows=nine) for one in (1, 2)]
    effort = Effort(SolveParams(time_limit=20, workers=workers), stop)
    run = Pipeline(Board(problem(*some)), effort, lambda _: None)
    run.first()
    return run
