"""Appeals and measures that wait, pile by pile; sight is that of their lists."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from peewee import SQL, fn

from tracker import settings
from tracker.appeals import delegations, measures
from tracker.appeals.lists import page
from tracker.appeals.sight import CASE, WAITS, narrowed, readable
from tracker.inboxes.found import Found, Source, beginning, day_of, own_department
from tracker.models import (
    AppealRow,
    DeadlineRow,
    DepartmentRow,
    EscalationRow,
    ExtensionRow,
    ProposalRow,
)
from tracker.records import AT_DEPARTMENT, AppealState, MeasureState, Person
from tracker.records.inboxes import WaitingKind
from tracker.week import local

REVIEW = (AppealState.PLAN_REVIEW, AppealState.RESULT_REVIEW)
WITH_DEPARTMENT = tuple(one for one in AT_DEPARTMENT if one is not AppealState.RETURN_ASKED)


def of_officer(by: Person) -> Source:
    """What an officer takes up, plans and solves, and signs with a written delegation."""
    here, own = AppealRow.department == own_department(by), AppealRow.responsible == by.login
    new = _in(AppealState.DISPATCHED)
    yield from _pile(WaitingKind.APPEAL_TO_TAKE_UP, by, ("acknowledge",), here, new)
    handled, solved = _in(AppealState.HANDLING), _in(AppealState.SOLVING)
    yield from _pile(WaitingKind.APPEAL_TO_PLAN, by, ("plan", "solve"), here, own, handled)
    yield from _pile(WaitingKind.APPEAL_TO_SOLVE, by, ("solve",), here, own, solved)
    if delegations.document_of(by, by.department or "") is not None:
        yield from of_head(by)


def of_head(by: Person) -> Source:
    """Plans and results to sign, none of the own hand."""
    waits = _some(ProposalRow, ProposalRow.verdict == "", ProposalRow.author != by.login)
    here = AppealRow.department == own_department(by)
    yield from _pile(WaitingKind.APPEAL_TO_SIGN, by, ("review",), here, _in(*REVIEW), waits)


def of_centre(by: Person) -> Source:
    """What the service centre accepts, routes, concludes, decides and calls back about."""
    piles: tuple[tuple[WaitingKind, AppealState, str], ...] = (
        (WaitingKind.APPEAL_TO_ACCEPT, AppealState.RECEIVED, "accept"),
        (WaitingKind.APPEAL_TO_ROUTE, AppealState.ACCEPTED, "route"),
        (WaitingKind.CONSULTATION_TO_CONCLUDE, AppealState.CONSULTING, "consult"),
        (WaitingKind.APPEAL_TO_CALL_BACK, AppealState.ANSWERED, "call back"),
    )
    for kind, state, limit in piles:
        yield from _pile(kind, by, (limit,), _in(state))
    asked = _some(ExtensionRow, ExtensionRow.verdict == "")
    here = _in(*WITH_DEPARTMENT)
    yield from _pile(WaitingKind.EXTENSION_TO_DECIDE, by, ("solve",), here, asked)
    first = AppealRow.returns < settings.number("appeal.most_returns")
    back = _in(AppealState.RETURN_ASKED)
    yield from _pile(WaitingKind.RETURN_TO_DECIDE, by, ("solve",), back, first)


def of_supervision(by: Person) -> Source:
    """What the business-environment office decides."""
    waits = _some(EscalationRow, EscalationRow.decided.is_null())
    yield from _pile(WaitingKind.ESCALATION_TO_DECIDE, by, ("decide",), waits)


def of_committee(by: Person) -> Source:
    """What only the committee assigns, since it came back too often."""
    last = AppealRow.returns >= settings.number("appeal.most_returns")
    open_ = _in(AppealState.RETURN_ASKED, AppealState.ACCEPTED)
    yield from _pile(WaitingKind.APPEAL_TO_ASSIGN, by, ("route", "solve"), open_, last)


def suggested_measures(by: Person) -> Source:
    """Measures that a rule suggests and a person decides."""
    names: Any = DepartmentRow.select(DepartmentRow.code, DepartmentRow.name)
    known = dict(names.tuples())
    for one in measures.waiting(MeasureState.SUGGESTED):
        title, since = known[one.department], one.moment.date()
        yield Found(WaitingKind.MEASURE_TO_DECIDE, f"measure:{one.id}", title, since)


def issued_measures(by: Person) -> Source:
    """Measures that the person's department has to answer."""
    for one in measures.waiting(MeasureState.ISSUED, by.department):
        since = (one.decided or one.moment).date()
        title = beginning(one.text)
        yield Found(WaitingKind.MEASURE_TO_ANSWER, f"measure:{one.id}", title, since)


def titles(keys: Collection[str], by: Person) -> dict[str, str]:
    """What matters are called, as the person may read it, by their keys."""
    numbers = [int(key.removeprefix("appeal:")) for key in keys]
    if not numbers:
        return {}
    found = page([AppealRow.id.in_(numbers)], dt.date.max, by=by)
    return {f"appeal:{one.appeal.id}": one.appeal.title for one in found}


def _pile(kind: WaitingKind, by: Person, limits: Collection[str], *conditions: Any) -> Source:
    """The matters of which all is true, with the first limit of these kinds that waits."""
    begun, due = _first(DeadlineRow.start, limits), _first(DeadlineRow.due, limits)
    query = AppealRow.select(AppealRow.id, AppealRow.received, begun, due)
    rows: Any = narrowed(query, [*readable(by), *conditions]).tuples()
    for number, received, start, last in rows:
        since = day_of(start) or local(received).date()
        yield Found(kind, f"appeal:{number}", None, since, day_of(last))


def _first(column: Any, limits: Collection[str]) -> Any:
    named = DeadlineRow.kind.in_(list(limits))
    for one in limits:
        # What begins again has a number: "solve 2".
        named |= DeadlineRow.kind.startswith(f"{one} ")
    return DeadlineRow.select(fn.MIN(column)).where(DeadlineRow.case == CASE, WAITS, named)


def _in(*states: AppealState) -> Any:
    return AppealRow.state.in_([one.value for one in states])


def _some(table: Any, *conditions: Any) -> Any:
    return fn.EXISTS(table.select(SQL("1")).where(table.appeal == AppealRow.id, *conditions))
