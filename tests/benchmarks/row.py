"""One run of one solver on one week: the whole process, from the week file to the plan."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from optimizer import Problem, dump_problem, load_plan, violations
from tests.benchmarks.judge import judge
from tests.benchmarks.peers.fleet import exact
from tests.benchmarks.process import Ran, run

OURS = "OneVisit"
HEURISTIC = ("greedy", "timefold")
"""Peers that know no bound."""

GRACE = 60.0
"""Seconds beyond the limit for reading and writing, before we are killed."""

PEER_GRACE = 15.0
"""The same for a peer, whose last plan counts."""

READ = 2000.0
"""Requests for which a second more is granted."""


@dataclass(slots=True)
class Row:
    """
    What was found, how good it is known to be, and what it took.

    Parameters
    ----------
    value, bound
        Unplanned and visits; None where there is no plan, no bound.
    first, proof, end
        Seconds from the start of the process until the first plan was there, until tiers 1 and
        2 were proven, until it ended.
    memory
        MiB of the process and all that it started, at the peak.
    broken
        Rules that the plan breaks.
    """

    week: str
    seed: int
    requests: int
    enterprises: int
    solver: str
    limit: float
    value: tuple[int, int] | None = None
    bound: tuple[int, int] | None = None
    status: str = "no plan"
    first: float | None = None
    proof: float | None = None
    end: float = 0.0
    memory: float = 0.0
    broken: list[str] = field(default_factory=list)
    note: str = ""

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it, times to the hundredth of a second."""
        return {
            key: round(value, 2) if isinstance(value, float) else value
            for key, value in asdict(self).items()
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Row":
        """A row out of what `plain` made of it."""
        pairs = {key: tuple(plain[key]) for key in ("value", "bound") if plain[key] is not None}
        return cls(**{**plain, **pairs})


def gap(value: tuple[int, int], bound: tuple[int, int]) -> tuple[int, float]:
    """
    How far a plan may be from the best: in unplanned, and in percent of the bound's visits.

    >>> gap((0, 105), (0, 100))
    (0, 5.0)
    """
    above = value[1] - bound[1]
    return value[0] - bound[0], 100 * above / bound[1] if bound[1] else 100.0 * (above > 0)


def blank(name: str, seed: int, problem: Problem, solver: str, limit: float) -> Row:
    """A row before anything was measured."""
    places = len(problem.requests_at)
    return Row(name, seed, len(problem.requests), places, solver, limit)


def write(problem: Problem, folder: Path) -> Path:
    """The week as a file."""
    path = folder / "week.json"
    path.write_text(json.dumps(dump_problem(problem), ensure_ascii=False), encoding="utf-8")
    return path


def ours(row: Row, problem: Problem, week: Path) -> Row:
    """Measure `python -m optimizer plan`."""
    output = week.with_name("plan.json")
    output.unlink(missing_ok=True)
    command = [sys.executable, "-m", "optimizer", "plan", week, "-o", output]
    options = ["--time-limit", str(row.limit), "--seed", str(row.seed)]
    ran = run([*command, *options], row.limit + GRACE + row.requests / READ)
    row.end, row.memory = ran.seconds, ran.memory
    if ran.status or not output.exists():
        row.note = f"exit status {ran.status}"
        return row
    plan = load_plan(output.read_bytes(), problem)
    row.value = plan.score.unplanned, plan.score.visits
    row.bound = plan.bound.unplanned, plan.bound.visits
    row.status = str(plan.status)
    row.broken = sorted({one.rule for one in violations(problem, plan)})
    row.first, row.proof = told(ran, proven=row.status == "optimal")
    return row


def told(ran: Ran, *, proven: bool) -> tuple[float, float | None]:
    """When the progress first names a plan, and when its gap is closed; else at the end."""
    plans = [(when, line) for when, line in ran.errors if "  visits " in line]
    closed = [when for when, line in plans if line.rstrip().endswith("gap 0")]
    first = plans[0][0] if plans else ran.seconds
    return first, min(closed, default=ran.seconds) if proven else None


def peer(row: Row, problem: Problem, week: Path) -> Row:
    """Measure a peer, whose last plan is judged by the rules."""
    command = [sys.executable, "-m", "tests.benchmarks.peers", row.solver, week, str(row.limit)]
    ran = run(command, row.limit + PEER_GRACE + row.requests / READ, keep=2)
    row.end, row.memory = ran.seconds, ran.memory
    said = [(when, json.loads(line)) for when, line in ran.output if line.endswith("\n")]
    plans = [(when, one["places"]) for when, one in said if "places" in one]
    last = next((one for _, one in said if "status" in one), {})
    row.note = last.get("why", "killed" if ran.status is None else "")
    if plans:
        row.first = plans[0][0]
        found = judge(problem, plans[-1][1])
        row.value = found.unplanned, found.visits
        row.broken = list(found.broken)
        row.status = last.get("status", "feasible")
    elif ran.status and not row.note:
        row.note = f"exit status {ran.status}"
    if "bound" in last and row.solver not in HEURISTIC:
        row.bound = tuple(last["bound"])
        row.proof = ran.seconds if row.status == "optimal" else None
    if row.status == "optimal" and not exact(problem, row.solver):
        row.status, row.note = "own optimum", "optimum under its stricter rule for teams"
    return row
