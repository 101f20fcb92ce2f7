"""The answer: a plan becomes a run's result and a draft of the week."""

import optimizer
from optimizer import Plan
from tracker import runs
from tracker.continuation import Proposed
from tracker.drafts import write_draft
from tracker.models import PlanVersionRow, RunRow
from tracker.records import Person

BY_HAND = "by hand"
"""Status of what a person moved: the checker has seen it, no search has."""


def adopt(run: RunRow, answer: Plan, act: str, by: Person) -> PlanVersionRow:
    """Keep a plan as a run's answer and as the week's next draft, inside a transaction."""
    keep(run, answer)
    runs.move(run, act, by)
    return write_draft(run.week, run, proposed(answer), by)


def keep(run: RunRow, answer: Plan) -> None:
    """Write a plan and its figures into a run's row; who saves it decides its state."""
    file = optimizer.dump_plan(answer)
    run.status, run.seconds, run.plan = file["status"], answer.seconds, file
    for name in ("score", "bound", "proven", "separate"):
        setattr(run, name, file[name])


def proposed(answer: Plan) -> list[Proposed]:
    """The visits of a plan, as a draft takes them."""
    return [
        Proposed(
            enterprise=visit.enterprise,
            start=visit.start,
            minutes=visit.minutes,
            lead=visit.lead,
            requests=visit.requests,
            teams=visit.teams,
        )
        for visit in answer.visits
    ]
