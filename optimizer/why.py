"""
Answers to "why?" about one request, enterprise or visit of a plan, as JSON values.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from optimizer import overload
from optimizer.board import Board
from optimizer.case import Case, place
from optimizer.clash import Purse
from optimizer.clockface import write_window
from optimizer.crew import Crew
from optimizer.errors import InvalidPlan
from optimizer.explain import said
from optimizer.ladder import Ladder, Proof
from optimizer.lead import lead_step
from optimizer.moments import Moments
from optimizer.plan import Apart, Plan, Reason, Visit
from optimizer.problem import Problem, Request
from optimizer.reading import Names
from optimizer.remedies import ON_DEMAND, Remedies
from optimizer.rules import violations
from optimizer.witness import confirmed

LOOKS = 20_000
"""Looks that the reason of one request may cost."""

Answer = dict[str, Any]


def explain(problem: Problem, plan: Plan, key: str) -> Answer:
    """
    Why something is as it is in a plan.

    Parameters
    ----------
    key
        Id of a request or an enterprise, or a visit as ``enterprise@start``.

    Returns
    -------
    dict
        JSON with `about` (``request``, ``enterprise`` or ``visit``) and what is known of it.

    Raises
    ------
    InvalidPlan
        If nothing in the plan has that name, the fault lists near ones; or if the plan breaks
        a rule.
    """
    refuse_broken(problem, plan)
    why = _Why(problem, plan)
    if key in problem.request:
        return why.request(problem.request[key])
    if key in problem.enterprise:
        return why.enterprise(key)
    visits = {place(one): one for one in plan.visits}
    if key in visits:
        return why.visit(visits[key])
    names = Names("names", [*visits, *problem.enterprise, *problem.request])
    raise InvalidPlan([names.fault(key)])


def refuse_broken(problem: Problem, plan: Plan) -> None:
    """Raises `InvalidPlan` with every rule that the plan breaks."""
    broken = violations(problem, plan)
    if broken:
        raise InvalidPlan([f"{one.rule}: {one.message}" for one in broken])


class _Why:
    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.case = Case(problem, plan)
        self.board = Board(problem)
        self.crews = _with_stays(self.board, plan)
        self.remedies = Remedies(problem, plan.visits, self.crews, ON_DEMAND)

    def request(self, request: Request) -> Answer:
        """Why it is unplanned, or why its visit is as it is."""
        found: Answer = {"about": "request", "request": request.id}
        visit = self.case.visit_of.get(request.id)
        if visit is not None:
            return {**found, "planned": True, "visit": self.visit(visit)}
        proof = self._proof(request)
        left = said(request, proof)
        row: Answer = {
            **found,
            "planned": False,
            "reason": str(left.reason),
            "with": list(left.others),
            "confirmed": confirmed(self.problem, left),
            "message": left.message,
        }
        if proof.solver:
            row["proven"] = "cp-sat"
        if proof.fits:
            row["fits"] = request.department
        if proof.load is not None:
            row["load"] = {
                "department": proof.load.department,
                "windows": [write_window(one) for one, _ in proof.load.prices],
                "prices": [price for _, price in proof.load.prices],
                "needed": proof.load.needed,
                "available": proof.load.available,
            }
        return {**row, "remedies": [dict(one) for one in self.remedies.of_unplanned(left)]}

    def _proof(self, request: Request) -> Proof:
        planned = [one.id for one in self.problem.requests if one.id in self.case.visit_of]
        ladder = Ladder(self.board, planned, LOOKS // 4, overload.ON_DEMAND)
        proofs = ladder.proofs([request], Purse(LOOKS))
        found = proofs.get(request.id) or ladder.asked(request, Purse(LOOKS))
        if found is not None:
            return found
        told = {one.request: one for one in self.plan.unplanned}.get(request.id)
        return Proof(told.reason, told.others) if told else Proof(Reason.NOT_FOUND)

    def enterprise(self, key: str) -> Answer:
        """Why it has as many visits as it has."""
        visits = self.case.visits_at.get(key, [])
        held = {one for visit in visits for one in visit.requests}
        told = {one.enterprise: one for one in self.plan.apart_because}.get(key)
        found: Answer = {
            "about": "enterprise",
            "enterprise": key,
            "visits": [place(one) for one in visits],
            "unplanned": [
                one.id for one in self.problem.requests_at.get(key, ()) if one.id not in held
            ],
        }
        if told is None or len(visits) < 2:
            return found
        told = replace(told, visits=len(visits))
        return {**found, **self._apart(told)}

    def _apart(self, told: Apart) -> Answer:
        return {
            "fewest": told.fewest,
            "witness": None if told.witness is None else list(told.witness),
            "full": list(told.full),
            "remedies": [dict(one) for one in self.remedies.of_apart(told)],
        }

    def visit(self, visit: Visit) -> Answer:
        """Why this lead, and why this time."""
        fixed = self.case.fixed(visit)
        requests = self.case.requests(visit)
        named = fixed is not None and fixed.lead is not None
        where = self.problem.enterprise[visit.enterprise]
        found: Answer = {
            "about": "visit",
            "visit": place(visit),
            "requests": list(visit.requests),
            "lead": visit.lead,
            "lead_because": lead_step(where, requests, visit.lead, fixed=named),
            "fixed": fixed is not None,
        }
        if fixed is None:
            moments = Moments(self.problem, visit, self.crews, self.remedies.retry)
            found["other_starts"] = moments.all()
        return found


def _with_stays(board: Board, plan: Plan) -> Mapping[str, Crew]:
    """The crews of a board with all stays of a plan; those of fixed visits are bound already."""
    problem = board.problem
    fixed = {one for visit in problem.fixed for one in visit.requests}
    for visit in plan.visits:
        zone = problem.enterprise[visit.enterprise].zone
        for one in (problem.request[key] for key in visit.requests if key not in fixed):
            board.crews[one.department].bind(visit.start, one.minutes, one.teams, zone)
    return board.crews
