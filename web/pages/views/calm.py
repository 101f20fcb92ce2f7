"""Disturbances, what was put to a department, what was decided, and demands."""

import datetime as dt
from typing import Any

from tracker.disturbances import papers
from tracker.records import Deadline
from web import filters, sessions, wording
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _day(when: dt.date | None) -> str:
    return wording.day(when, filters.language()) if when else ""


def _title(key: str, one: Any, name: object) -> str:
    told = wording.say(f"title.{key}", filters.language(), number=one.id)
    return f"{told} · {wording.cell(name, filters.language())}"


def limits_of(found: tuple[Deadline, ...]) -> str:
    """The days by which something has to be done, those that wait."""
    waiting = (one for one in found if one.met is None and not one.dropped)
    return wording.listed((_day(one.due) for one in waiting), filters.language())


def outcome_of(one: Any) -> object:
    """What was decided, and why."""
    if one.decision is None:
        return ""
    parts = (wording.cell(one.decision.outcome, filters.language()), one.decision.reasons)
    return wording.say("colon", filters.language()).join(str(part) for part in parts if part)


def reporter_of(one: Any) -> str:
    """Who reported, for those who may know; whoever has no name to give is left out."""
    return " ".join(part for part in (one.entry.name, one.entry.phone) if part)


def papers_of(record: Any) -> dict[str, Any]:
    """The files of a disturbance that the reader may have."""
    return {"papers": papers.list_papers(record.id, by=sessions.person())}


def everybody_or(one: Any) -> object:
    """Of whom something is demanded."""
    if one.entry.everybody:
        return filters.say("demands.everybody")
    return filters.say("demands.some", count=len(one.entry.enterprises))


DISTURBANCES = View(
    noun=NOUNS["disturbances"],
    columns={
        "number": lambda one: names.numbered("disturbance", one.id),
        "kind": lambda one: one.entry.kind,
        "department": lambda one: one.department,
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.entry.day),
        "without_plan": lambda one: one.unplanned,
        "state": lambda one: one.state,
        "limits": lambda one: limits_of(one.limits),
    },
    facts={
        "state": lambda one: one.state,
        "department": lambda one: one.department,
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.entry.day),
        "happened": lambda one: one.entry.text,
        "proof": lambda one: one.entry.evidence,
        "channel": lambda one: one.channel,
        "entered": lambda one: one.entered,
        "reporter": reporter_of,
        "confidential": lambda one: one.entry.confidential,
        "without_plan": lambda one: one.unplanned,
        "limits": lambda one: limits_of(one.limits),
        "statement": lambda one: one.statement,
        "answer": lambda one: one.answer,
        "outcome": outcome_of,
        "consequence": lambda one: one.decision and one.decision.consequence,
        "receiving": lambda one: one.decision and one.decision.receiving,
        "reason": lambda one: one.reason,
        "notes": lambda one: "\n".join(one.notes),
    },
    title=lambda one: _title("disturbance", one, one.entry.kind),
    filters=("state", "department"),
    template="disturbance.html",
    more=papers_of,
    paged=True,
)

ACCUSATIONS = View(
    noun=NOUNS["accusations"],
    columns={
        "number": lambda one: names.numbered("disturbance", one.id),
        "kind": lambda one: one.kind,
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.day),
        "limit": lambda one: _day(one.limit.due),
        "state": lambda one: one.state,
    },
    facts={
        "state": lambda one: one.state,
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.day),
        "statement": lambda one: one.statement,
        "limit": lambda one: _day(one.limit.due),
        "answer": lambda one: one.answer,
        "outcome": outcome_of,
        "consequence": lambda one: one.decision and one.decision.consequence,
    },
    title=lambda one: _title("disturbance", one, one.kind),
    template="disturbance.html",
    more=papers_of,
    paged=True,
)

DECIDED = View(
    noun=NOUNS["decided"],
    columns={
        "number": lambda one: names.numbered("disturbance", one.id),
        "kind": lambda one: one.kind,
        "department": lambda one: one.department,
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.day),
        "outcome": lambda one: one.decision.outcome,
        "settled": lambda one: one.decision.decided,
    },
    facts={
        "department": lambda one: one.department,
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.day),
        "without_plan": lambda one: one.unplanned,
        "statement": lambda one: one.statement,
        "answer": lambda one: one.answer,
        "outcome": outcome_of,
        "consequence": lambda one: one.decision.consequence,
        "receiving": lambda one: one.decision.receiving,
        "settled": lambda one: one.decision.decided,
    },
    title=lambda one: _title("disturbance", one, one.kind),
    paged=True,
)

UNPLANNED = View(
    noun=NOUNS["unplanned"],
    columns={
        "department": lambda one: names.department(one.department),
        "enterprise": lambda one: one.enterprise,
        "day": lambda one: _day(one.day),
        "reported": lambda one: one.disturbances,
        "joined": lambda one: one.visits,
        "logged_on": lambda one: _day(one.logged_on),
    },
    filters=("since", "until"),
)

DEMANDS = View(
    noun=NOUNS["demands"],
    columns={
        "demanded": lambda one: one.entry.title,
        "kind": lambda one: one.entry.kind,
        "department": lambda one: one.department,
        "frequency": lambda one: one.entry.frequency,
        "fields": lambda one: one.entry.fields,
        "finish_by": lambda one: _day(one.entry.due),
        "state": lambda one: one.state,
    },
    facts={
        "department": lambda one: one.department,
        "kind": lambda one: one.entry.kind,
        "basis": lambda one: one.entry.basis,
        "fields": lambda one: one.entry.fields,
        "frequency": lambda one: one.entry.frequency,
        "finish_by": lambda one: _day(one.entry.due),
        "enterprises": everybody_or,
        "exempt": lambda one: one.entry.exempt,
        "why": lambda one: one.entry.why,
        "state": lambda one: one.state,
        "reason": lambda one: one.reason,
    },
    title=lambda one: (
        f"{wording.say('title.demand', filters.language(), number=one.id)} · {one.entry.title}"
    ),
    filters=("department", "state"),
    list_template="demands.html",
    paged=True,
)

LOADS = View(
    noun=NOUNS["loads"],
    columns={
        "enterprise": lambda one: one.enterprise,
        "demands": lambda one: one.demands,
        "times_a_year": lambda one: one.times,
        "fields_a_year": lambda one: one.fields,
    },
    paged=True,
)

VIEWS = (DISTURBANCES, ACCUSATIONS, DECIDED, UNPLANNED, DEMANDS, LOADS)
