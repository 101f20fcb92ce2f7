"""How the pages of findings, penalties and coercive measures look."""

from collections.abc import Mapping, Sequence
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import finding_papers, rectifications, reinspections, visits
from tracker.acts import Act as Right
from tracker.appeals.lists import next_day
from tracker.errors import NotAllowed, NotFound
from tracker.permissions import may
from tracker.records import CoerciveMeasure, Enterprise, Finding, FindingState, Outcome, Penalty
from web import access, filters, sessions
from web.acts.nouns import NOUNS
from web.pages import known
from web.pages.downloads import sent
from web.pages.things import Column, View

WAITS = (FindingState.OPEN, FindingState.RE_INSPECTION)
"""States in which the enterprise has still to put it right."""


def _firm(found: Mapping[str, Enterprise], uid: str) -> str:
    return found[uid].name if uid in found else ""


def title_of_finding(one: Finding) -> str:
    """A finding by its number and what it is about."""
    return filters.say("finding.title", number=one.id, item=one.item)


def _columns_of_findings(found: Sequence[Finding]) -> dict[str, Any]:
    """The list's columns, with names that are read once."""
    at, soon = known.firms(one.visit for one in found), next_day()
    columns: dict[str, Column] = {
        "findings": title_of_finding,
        "enterprise": lambda one: _firm(at, one.visit),
        "department": lambda one: one.department,
        "severity": lambda one: one.severity,
        "outcome": lambda one: one.outcome,
        "due": lambda one: known.due(one.due, soon) if one.state in WAITS else known.near(one.due),
        "state": lambda one: one.state,
    }
    return {"columns": columns}


def _facts_of_finding(one: Finding) -> dict[str, Any]:
    by = sessions.person()
    at = known.firms([one.visit])
    shown: dict[str, Column] = {
        "state": lambda one: one.state,
        "enterprise": lambda one: _firm(at, one.visit),
        "department": lambda one: one.department,
        "item": lambda one: one.item,
        "severity": lambda one: one.severity,
        "outcome": lambda one: one.outcome,
        "due": lambda one: known.due(one.due) if one.state in WAITS else known.near(one.due),
        "evidence": lambda one: one.evidence,
        "settled_on": lambda one: known.near(one.closed_on),
        "told_on": lambda one: known.near(one.released) or filters.say("finding.not_told"),
        "shared": lambda one: one.shared if by.enterprise is None else "",
    }
    own = may(by, Right.PUNISH, department=one.department.id)
    return {
        "shown": shown,
        "files": finding_papers.list_papers(one.id, by=by),
        "attempts": rectifications.list_rectifications(one.id, by=by),
        "seen_again": reinspections.list_reinspections(one.id, by=by),
        "may_punish": own and one.outcome is Outcome.PENALTY and not one.is_settled,
        "near": known.near,
        "when": known.moment,
        "visit_open": _may_read(one.visit),
    }


def _may_read(uid: str) -> bool:
    """Whether this reader may know of the visit of a finding: an enterprise not of every one."""
    try:
        visits.show(uid, by=sessions.person())
    except (NotFound, NotAllowed):
        return False
    return True


FINDINGS = View(
    noun=NOUNS["findings"],
    title=title_of_finding,
    filters=("department", "state"),
    paged=True,
    beside=_columns_of_findings,
    template="visits/finding.html",
    more=_facts_of_finding,
)


def title_of_penalty(one: Penalty) -> str:
    """A penalty case by its number."""
    return filters.say("penalty.title", number=one.id)


def _columns_of_penalties(found: Sequence[Penalty]) -> dict[str, Any]:
    at, names = known.firms(one.visit for one in found), known.offices()
    columns: dict[str, Column] = {
        "penalty": title_of_penalty,
        "enterprise": lambda one: _firm(at, one.visit),
        "department": lambda one: names.get(one.department, ""),
        "kind": lambda one: one.kind,
        "amount": lambda one: known.yuan(one.fen),
        "document": lambda one: one.number,
        "state": lambda one: one.state,
    }
    return {"columns": columns}


def _facts_of_penalty(one: Penalty) -> dict[str, Any]:
    at, names = known.firms([one.visit]), known.offices()
    shown: dict[str, Column] = {
        "state": lambda one: one.state,
        "enterprise": lambda one: _firm(at, one.visit),
        "department": lambda one: names.get(one.department, ""),
        "kind": lambda one: one.kind,
        "amount": lambda one: known.yuan(one.fen),
        "basis": lambda one: one.basis,
        "document": lambda one: one.number,
        "decided_on": lambda one: known.near(one.decided_on),
        "settled_on": lambda one: known.near(one.closed_on),
        "reason": lambda one: one.dropped,
    }
    return {"shown": shown}


PENALTIES = View(
    noun=NOUNS["penalties"],
    title=title_of_penalty,
    filters=("department", "state"),
    paged=True,
    beside=_columns_of_penalties,
    template="visits/after.html",
    more=_facts_of_penalty,
)


def title_of_measure(one: CoerciveMeasure) -> str:
    """A coercive measure by its number and what it holds."""
    return filters.say("measure.title", number=one.id, target=one.entry.target)


def _columns_of_measures(found: Sequence[CoerciveMeasure]) -> dict[str, Any]:
    at, names = known.firms(one.entry.visit for one in found), known.offices()
    soon = next_day()
    columns: dict[str, Column] = {
        "held_back": title_of_measure,
        "enterprise": lambda one: _firm(at, one.entry.visit),
        "department": lambda one: names.get(one.entry.department, ""),
        "kind": lambda one: one.entry.kind,
        "until": lambda one: (
            known.near(one.entry.until) if one.lifted_on else known.due(one.entry.until, soon)
        ),
        "state": lambda one: one.state,
    }
    return {"columns": columns}


def _facts_of_measure(one: CoerciveMeasure) -> dict[str, Any]:
    at, names = known.firms([one.entry.visit]), known.offices()
    shown: dict[str, Column] = {
        "state": lambda one: one.state,
        "enterprise": lambda one: _firm(at, one.entry.visit),
        "department": lambda one: names.get(one.entry.department, ""),
        "kind": lambda one: one.entry.kind,
        "target": lambda one: one.entry.target,
        "basis": lambda one: one.entry.basis,
        "impact": lambda one: one.entry.impact,
        "reserved": lambda one: one.entry.reserved,
        "why_not_reserved": lambda one: one.entry.why_not,
        "closure_ordered": lambda one: one.entry.closure_ordered,
        "reviewed_by": lambda one: one.entry.reviewer,
        "begun": lambda one: known.near(one.entry.begun),
        "until": lambda one: (
            known.near(one.entry.until) if one.lifted_on else known.due(one.entry.until)
        ),
        "why_extended": lambda one: one.why_extended,
        "lifted": lambda one: known.near(one.lifted_on),
        "reason": lambda one: one.why_lifted,
    }
    return {"shown": shown}


COERCIVE = View(
    noun=NOUNS["coercive"],
    title=title_of_measure,
    filters=("department", "overdue"),
    paged=True,
    beside=_columns_of_measures,
    template="visits/after.html",
    more=_facts_of_measure,
)

papers = flask.Blueprint("papers-finding", __name__)


@papers.get("/papers/finding/<token>")
@access.open_to(*NOUNS["findings"].readers)
def read(token: str) -> Response:
    """A photograph or paper of a finding, for whoever may read the finding."""
    found, content = finding_papers.read(token, by=sessions.person())
    return sent(content, found.name, found.media)


BLUEPRINTS = (papers,)

VIEWS = (FINDINGS, PENALTIES, COERCIVE)
