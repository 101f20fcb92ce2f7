"""How the pages of reports, direct inspections, entries and exemptions look."""

from collections.abc import Mapping, Sequence
from typing import Any

import flask

from tracker import direct, enterprises, exemptions
from tracker.acts import Act as Right
from tracker.appeals.lists import next_day
from tracker.permissions import may
from tracker.records import (
    ApprovalState,
    DirectInspection,
    DirectReason,
    DirectState,
    EntryApproval,
    ExemptReason,
    Report,
    ReportState,
)
from web import filters, sessions
from web.acts.nouns import NOUNS
from web.pages import known
from web.pages.things import Column, View
from web.remembered import remembered


def title_of_report(one: Report) -> str:
    """A report by its number and what it is about."""
    return filters.say("report.title", number=one.id, event=filters.cell(one.event))


def _addressee(one: Report, names: Mapping[str, str]) -> str:
    told = one.addressee.removeprefix("department:")
    return names.get(told, told) if told != one.addressee else filters.say("reports.committee")


def _columns_of_reports(found: Sequence[Report]) -> dict[str, Any]:
    at, names = known.firms(one.visit for one in found), known.offices()
    soon = next_day()
    columns: dict[str, Column] = {
        "report": title_of_report,
        "report_due": lambda one: known.limit(one.deadline, soon, waits=_waits(one)),
        "department": lambda one: one.department,
        "addressee": lambda one: _addressee(one, names),
        "enterprise": lambda one: at[one.visit].name if one.visit in at else "",
        "state": lambda one: one.state,
    }
    return {"columns": columns}


def _waits(one: Report) -> bool:
    return one.state is ReportState.DUE


def _facts_of_report(one: Report) -> dict[str, Any]:
    at, names, soon = known.firms([one.visit]), known.offices(), next_day()
    counted = one.deadline.counted
    shown: dict[str, Column] = {
        "state": lambda one: one.state,
        "report_due": lambda one: known.limit(one.deadline, soon, waits=_waits(one)),
        "counted_days": lambda one: [filters.day(day) for day in counted],
        "begins_on": lambda one: known.near(one.trigger),
        "addressee": lambda one: _addressee(one, names),
        "department": lambda one: one.department,
        "enterprise": lambda one: at[one.visit].name if one.visit in at else "",
        "clause": lambda one: one.clause,
        "handed_in": lambda one: known.moment(one.deadline.met),
        "text": lambda one: one.text,
        "reason": lambda one: one.waived,
        "guess": lambda one: one.deadline.provisional,
    }
    return {"shown": shown, "about": _about(one.subject)}


def _about(subject: str) -> tuple[str, str] | None:
    """What a report is about: where that is read, and what it is called."""
    kind, _, number = subject.partition(":")
    pages = {"finding": "findings.show", "penalty": "penalties.show", "direct": "direct.show"}
    if kind not in pages:
        return None
    words = filters.say(f"about.{kind}", number=number)
    return filters.page(pages[kind], key=int(number)), words


REPORTS = View(
    noun=NOUNS["reports"],
    title=title_of_report,
    filters=("department", "state"),
    paged=True,
    beside=_columns_of_reports,
    template="visits/after.html",
    more=_facts_of_report,
)


def title_of_direct(one: DirectInspection) -> str:
    """A direct inspection by its number and whom it is at."""
    return filters.say("direct.title", number=one.id, enterprise=one.enterprise.name)


OF_DIRECT: dict[str, Column] = {
    "inspection": title_of_direct,
    "department": lambda one: one.department,
    "direct_reason": lambda one: one.reason,
    "days": lambda one: [known.near(day) for day in one.days],
    "items": lambda one: one.items,
    "state": lambda one: one.state,
}

FACTS_OF_DIRECT: dict[str, Column] = {
    "state": lambda one: one.state,
    "department": lambda one: one.department,
    "enterprise": lambda one: one.enterprise,
    "direct_reason": lambda one: one.reason,
    "clause": lambda one: one.clause,
    "what_happened": lambda one: one.why,
    "proof": lambda one: one.evidence,
    "items": lambda one: one.items,
    "heads": lambda one: filters.say("visit.persons", count=one.officers),
    "days": lambda one: [known.near(day) for day in one.days],
    "entered_at": lambda one: known.moment(one.opened),
}


def _plan_lines(one: DirectInspection) -> dict[str, Any]:
    """Planned requests that it makes superfluous, for whoever may withdraw them."""
    by = sessions.person()
    own = may(by, Right.INSPECT_DIRECTLY, department=one.department.id)
    offers = own and one.state is not DirectState.VOID
    return {"superfluous": direct.superfluous(one.id, by=by) if offers else ()}


DIRECT = View(
    noun=NOUNS["direct"],
    columns=OF_DIRECT,
    facts=FACTS_OF_DIRECT,
    title=title_of_direct,
    filters=("department", "enterprise", "state"),
    paged=True,
    template="visits/direct.html",
    more=_plan_lines,
)


def title_of_entry(one: EntryApproval) -> str:
    """An entry by its number and its purpose."""
    return filters.say("entry.title", number=one.id, purpose=one.wish.purpose)


def _state_of_entry(one: EntryApproval) -> str:
    state = str(filters.cell(one.state))
    return filters.say("entries.late", state=state) if one.late else state


def _firms() -> Mapping[str, str]:
    return enterprises.names(by=sessions.person())


def _columns_of_entries(found: Sequence[EntryApproval]) -> dict[str, Any]:
    names = _firms()
    columns: dict[str, Column] = {
        "entry": title_of_entry,
        "department": lambda one: one.department,
        "enterprises": lambda one: [names.get(firm, firm) for firm in one.wish.enterprises],
        "begins": lambda one: known.moment(one.wish.begins),
        "last_day": lambda one: known.near(one.wish.last),
        "exempt": lambda one: one.wish.exempt,
        "state": _state_of_entry,
    }
    waiting = sum(one.state is ApprovalState.ASKED for one in found)
    head = may(sessions.person(), Right.APPROVE_ENTRY, department=sessions.person().department)
    return {"columns": columns, "waiting": waiting if head else 0}


def _facts_of_entry(one: EntryApproval) -> dict[str, Any]:
    names = _firms()
    shown: dict[str, Column] = {
        "state": _state_of_entry,
        "department": lambda one: one.department,
        "entry_kind": lambda one: one.wish.kind,
        "purpose": lambda one: one.wish.purpose,
        "basis": lambda one: one.wish.basis,
        "enterprises": lambda one: [names.get(firm, firm) for firm in one.wish.enterprises],
        "items": lambda one: one.wish.items,
        "begins": lambda one: known.moment(one.wish.begins),
        "last_day": lambda one: known.near(one.wish.last),
        "exempt": lambda one: one.wish.exempt,
        "why": lambda one: one.wish.why,
        "proof": lambda one: one.wish.evidence,
        "asked_on": lambda one: known.moment(one.asked),
        "decided_at": lambda one: known.moment(one.decided),
        "reason": lambda one: one.reason,
    }
    return {"shown": shown}


ENTRIES = View(
    noun=NOUNS["entries"],
    title=title_of_entry,
    filters=("department", "state"),
    paged=True,
    beside=_columns_of_entries,
    list_template="visits/entries.html",
    more=_facts_of_entry,
)


def words_of_code(code: str) -> str:
    """What an exemption is called, never its code alone."""
    if code in set(DirectReason):
        return str(filters.cell(DirectReason(code)))
    return str(filters.cell(ExemptReason(code)))


def _columns_of_uses(found: Sequence[Any]) -> dict[str, Any]:
    names, offices = _firms(), known.offices()
    columns: dict[str, Column] = {
        "code": lambda one: words_of_code(one.code),
        "department": lambda one: offices.get(one.department, ""),
        "enterprises": lambda one: [names.get(firm, firm) for firm in one.enterprises],
        "day": lambda one: known.near(one.day),
        "why": lambda one: one.why,
        "proof": lambda one: one.evidence,
    }
    counts = remembered(exemptions.statistics, by=sessions.person(), **_period())
    return {
        "columns": columns,
        "counts": counts,
        "offices": offices,
        "codes": [one for one in (*DirectReason, *ExemptReason) if _used(counts, one)],
        "words_of_code": words_of_code,
        "case_page": lambda one: _about(one.case) or _entry_page(one.case),
    }


def _used(counts: Sequence[Any], code: str) -> bool:
    return any(one.uses.get(code) for one in counts)


def _period() -> dict[str, Any]:
    """The days by which the list is narrowed, as far as they can be read."""
    args = flask.request.args
    return {name: day for name in ("since", "until") if (day := known.read_day(args.get(name)))}


def _entry_page(case: str) -> tuple[str, str] | None:
    kind, _, number = case.partition(":")
    if kind != "entry":
        return None
    return filters.page("entries.show", key=int(number)), filters.say("about.entry", number=number)


EXEMPTIONS = View(
    noun=NOUNS["exemptions"],
    filters=("department", "since", "until"),
    paged=True,
    beside=_columns_of_uses,
    list_template="visits/exemptions.html",
)

VIEWS = (REPORTS, DIRECT, ENTRIES, EXEMPTIONS)
