"""What belongs to a week: its plans as they came, requests, runs, versions and instructions."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from tracker import instructions, notices, requests, runs, submissions, versions, weeks
from tracker.acts import Act as Right
from tracker.records import InspectionType, Notice, Person, PlanLine, Source, Submission, Window
from tracker.week import Week
from web.acts.act import Noun, act
from web.acts.nouns.weeks import INSTRUCTIONS, REQUESTS, RUNS, WEEKS
from web.api.operation import Operation
from web.api.shown import Shapes
from web.api.things import acting, listing

FILE = "api.json"
"""What stands as the file of a plan that came through the API."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a department's plan, as its sheet has it; see `PlanLine`."""

    enterprise: str
    item: str
    windows: tuple[Window, ...]
    minutes: int
    approver: str = ""
    approved_on: dt.date | None = None
    basis: str = ""
    inspectors: int = 2
    teams: int = 1
    may_lead: bool = True
    announced: bool = True
    priority: int = 1
    joint_key: str = ""
    note: str = ""
    inspection_type: InspectionType = InspectionType.ROUTINE
    officers: tuple[str, ...] = ()


def submit(
    week: Week,
    lines: tuple[Line, ...],
    department: str,
    late: str = "",
    partial: bool = False,
    *,
    by: Person,
) -> Submission:
    """
    Take a department's whole plan; faults name the line by its place, from 1 on.

    What is not in it any more is withdrawn, unless it is said to be a part only.
    """
    told = tuple(
        PlanLine(department=department, file=FILE, row=place, **asdict(line))
        for place, line in enumerate(lines, 1)
    )
    source = Source(FILE, hashlib.sha256(repr(told).encode()).hexdigest())
    return requests.accept(
        told, week=week, department=department, source=source, late=late, partial=partial, by=by
    )


def list_notices(week: Week, *, by: Person) -> tuple[Notice, ...]:
    """
    The numbered papers on a week's visits that the person may see, in the order of their giving.

    Raises
    ------
    NotFound
        If nobody has opened the week.
    """
    weeks.show_week(week, by=by)
    return notices.of_week(week, by=by)


SUBMITTED = Noun(name="submissions", thing="week", rights=(Right.READ_REQUESTS,))
VERSIONS = Noun(
    name="versions",
    thing="plan version",
    rights=(Right.READ_VERSIONS,),
    key_of=lambda record: record.number,
)
NOTICES = Noun(
    name="notices",
    thing="notice",
    rights=(Right.READ_VISITS,),
    key_of=lambda record: f"{record.visit.uid}/{record.visit.revision}",
)

LISTS: tuple[tuple[Noun, Callable[..., Any]], ...] = (
    (SUBMITTED, submissions.list_submissions),
    (REQUESTS, requests.list_requests),
    (RUNS, runs.list_runs),
    (VERSIONS, versions.list_versions),
    (INSTRUCTIONS, instructions.list_instructions),
    (NOTICES, list_notices),
)

WEEK = replace(
    WEEKS,
    acts=(
        act(submit, Right.SUBMIT, name="submissions"),
        act(versions.publish, Right.PUBLISH),
        act(instructions.pin, Right.PLAN),
        act(instructions.forbid, Right.PLAN),
        act(instructions.together, Right.PLAN),
        act(instructions.apart, Right.PLAN),
        act(instructions.lead, Right.PLAN),
    ),
)
"""The acts on a week whose pages are the board's and the upload's."""


def operations(told: Shapes) -> Iterator[Operation]:
    """Every call; the schemas of what they ask are kept in `told`."""
    for noun, service in LISTS:
        path, words = f"/weeks/{{key}}/{noun.name}", (f"api.week.{noun.name}",)
        yield listing(noun, service, told, path=path, words=words, below=Week)
    for one in WEEK.acts:
        yield replace(acting(WEEK, one, told), words=(f"api.week.act.{one.name}",))
