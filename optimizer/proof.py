"""
What CP-SAT proves of a part, and the better plan that it finds on the way.
"""

from functools import partial

from optimizer.cpsat import watch
from optimizer.cpsat.ask import Answer, Question
from optimizer.cpsat.child import prove
from optimizer.cpsat.columns import Columns, columns_of
from optimizer.effort import STEPS_PER_SECOND, UPPER_SHARE
from optimizer.part import Part
from optimizer.run import Run

MOST_COLUMNS = 60_000
"""Columns of one part that CP-SAT is given."""

SHORTEST = 2.0
"""Seconds below which CP-SAT is not asked any more."""


def prove_upper(run: Run, part: Part, dose: float) -> None:
    """Raise the bound of tiers 1 and 2 of a part, with so many deterministic seconds."""
    answer = ask(run, part, [], 1, dose, UPPER_SHARE)
    run.tell(run)
    if answer and answer.bounds and answer.sure:
        part.learn(answer.bounds[0], "cp-sat")


def ask(
    run: Run, part: Part, fixed: list[int], goals: int, dose: float, share: float
) -> Answer | None:
    """
    CP-SAT's answer about a part; what it found is in the layout afterwards.

    None is returned where the part is too large to ask, or the time too short.

    Parameters
    ----------
    fixed, goals
        As in `Question`.
    dose
        Deterministic seconds for each goal.
    share
        Of the effort, that may have gone afterwards.
    """
    columns = _columns(run, part) if run.effort.left(share) > SHORTEST else None
    if columns is None:
        return None
    place = {one: number for number, one in enumerate(columns.columns)}
    hint = [
        place[index, joint.place, slot]
        for index in part.sites
        for joint, slot in run.layout.choices[index]
        if joint.place >= 0
    ]
    dose = run.effort.units(int(dose * STEPS_PER_SECOND), share) / STEPS_PER_SECOND
    seed, seconds = run.effort.params.seed, max(0.0, run.effort.left(share))
    question = Question(columns, hint, fixed, goals, dose, seconds, seed)
    answer = _answer(run, question, part if goals == 1 else None)
    run.effort.spend(answer.spent * STEPS_PER_SECOND)
    run.adopt(part, [columns.columns[one] for one in answer.chosen])
    return answer


def _columns(run: Run, part: Part) -> Columns | None:
    """The columns of a part, or None when they are too many for CP-SAT."""
    if run.starts(part) > MOST_COLUMNS:
        return None
    free = run.free(part)
    floors = [run.upper_of(run.minima[one].value) for one in free]
    columns = columns_of(run.layout, free, weight=run.weight, floors=floors)
    columns.most_moved = run.most_moved
    columns.sure = columns.sure and len(free) == len(part.sites)
    return columns


def _answer(run: Run, question: Question, part: Part | None) -> Answer:
    """CP-SAT's answer; with a second worker ruin and recreate goes on while it thinks."""
    told = [question.hint]

    def hear(said: object) -> None:
        if isinstance(said, list):
            told.append(said)

    meanwhile, stop = run.beside, run.effort.stopped
    if run.effort.params.workers < 2:
        meanwhile = None
    elif part is not None and meanwhile is None:
        meanwhile, stop = run.turn(part), partial(_settled, run, part)
    answer = watch.run(
        prove, question, seconds=question.seconds, heard=hear, stop=stop, meanwhile=meanwhile
    )
    return answer if isinstance(answer, Answer) else Answer(told[-1], spent=question.effort)


def _settled(run: Run, part: Part) -> bool:
    """Whether nothing more is to be learnt about a part: it meets its bound, or a stop."""
    return run.effort.stopped() or run.closed(part)
