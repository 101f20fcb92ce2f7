"""Planning a week: the week itself, what is asked of it, attempts, what is wanted and set aside."""

from collections.abc import Collection
from typing import Any

from tracker import (
    deferrals,
    improvements,
    instructions,
    overrides,
    requests,
    runs,
    states,
    weeks,
)
from tracker.acts import Act as Right
from tracker.records import Instruction, Person, PlanningWeek, Request, Run, RunState, WeekState
from tracker.week import Week
from web.acts.act import Noun, act, enters

UNDER_WAY = (RunState.QUEUED, RunState.RUNNING)
"""Runs that are not over."""

STEPS = {
    "weeks.start_planning": ("plan", (WeekState.COLLECTING,)),
    "weeks.start": ("start", (WeekState.PUBLISHED,)),
    "weeks.close": ("close", (WeekState.RUNNING,)),
}
"""What leads a week on: its act in the machine of states, and where it changes anything."""


def _of_week(record: PlanningWeek, by: Person) -> Collection[str]:
    legal = states.WEEK.legal(record.state)
    return [
        service
        for service, (step, where) in STEPS.items()
        if step in legal and record.state in where
    ]


def _of_run(record: Run, by: Person) -> Collection[str]:
    is_open = record.state in UNDER_WAY and not record.stopped_by
    return ("runs.stop",) if is_open else ()


def _of_request(record: Request, by: Person) -> Collection[str]:
    if record.withdrawn:
        return ()
    deferrable = deferrals.may_be_deferred(record)
    return ("requests.withdraw", *(("deferrals.defer",) if deferrable else ()))


def _next_week(record: Request) -> dict[str, Any]:
    return {"week": deferrals.earliest(record.week)}


def _of_instruction(record: Instruction, by: Person) -> Collection[str]:
    return () if record.lifted else ("instructions.lift",)


WEEKS = Noun(
    name="weeks",
    thing="week",
    rights=(Right.READ_WEEK,),
    key=Week,
    key_of=lambda record: record.week,
    show=weeks.show_week,
    lists=weeks.list_weeks,
    case=lambda key: f"week:{key}",
    possible=_of_week,
    acts=(
        enters(weeks.open_week, Right.OPEN_WEEK, name="open"),
        act(weeks.start_planning, Right.PLAN),
        act(weeks.start, Right.PUBLISH),
        act(weeks.close, Right.PUBLISH, grave=True),
    ),
)

REQUESTS = Noun(
    name="requests",
    thing="request",
    rights=(Right.READ_REQUESTS,),
    key=str,
    show=requests.show,
    case=lambda key: f"request:{key}",
    possible=_of_request,
    acts=(
        act(requests.withdraw, Right.SUBMIT, grave=True),
        act(deferrals.defer, Right.PLAN, initial=_next_week),
    ),
)

RUNS = Noun(
    name="runs",
    thing="run",
    rights=(Right.READ_VERSIONS,),
    show=runs.show,
    possible=_of_run,
    acts=(act(runs.stop, Right.PLAN),),
)

INSTRUCTIONS = Noun(
    name="instructions",
    thing="instruction",
    rights=(Right.READ_VERSIONS,),
    show=instructions.show,
    possible=_of_instruction,
    acts=(act(instructions.lift, Right.PLAN),),
)

OVERRIDES = Noun(
    name="overrides",
    thing="override",
    rights=(Right.READ_OVERRIDES,),
    lists=overrides.list_overrides,
    acts=(
        enters(overrides.override, Right.OVERRIDE),
        enters(overrides.withdraw, Right.OVERRIDE),
    ),
)

IMPROVEMENTS = Noun(
    name="improvements",
    thing="improvement",
    rights=(Right.REVIEW,),
    lists=improvements.list_improvements,
    acts=(
        enters(
            improvements.improve,
            Right.IMPROVE,
            short=("owner",),
            choices={"owner": "owners"},
        ),
        act(improvements.finish, Right.IMPROVE, long=("result",)),
    ),
)

NOUNS = (WEEKS, REQUESTS, RUNS, INSTRUCTIONS, OVERRIDES, IMPROVEMENTS)
