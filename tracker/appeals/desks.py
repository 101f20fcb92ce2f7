"""
What waits for a person, and for nobody else: the first page after signing in.

A pile tells how many matters wait and shows those that wait longest. Each desk takes the same
number of questions to the database, however much lies on it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from peewee import SQL, fn

from tracker import clock, settings
from tracker.appeals import delegations, measures
from tracker.appeals.lists import Listed, next_day, oldest
from tracker.appeals.measures import Measure
from tracker.appeals.sight import WAITS, due_by, limited, readable
from tracker.database import reading
from tracker.errors import NotAllowed
from tracker.models import (
    AppealRow,
    ApprovalRow,
    DeadlineRow,
    DepartmentRow,
    EscalationRow,
    ExtensionRow,
    ProposalRow,
)
from tracker.permissions import Act, require
from tracker.records import (
    AT_DEPARTMENT,
    AppealState,
    ApprovalState,
    EscalationKind,
    MeasureState,
    Person,
    Role,
)

MOST = 20
"""Matters of a pile that a page shows."""


@dataclass(frozen=True, slots=True)
class Pile:
    """How many matters wait, and the oldest of them."""

    count: int
    matters: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class HeadDesk:
    """
    What waits for the head of a department.

    Parameters
    ----------
    to_sign
        Plans and results that wait for this person's signature, none of the own hand.
    overdue
        Matters in the department with a limit of the department's that has passed.
    entries
        Entries into enterprises that wait for approval.
    notices
        Matters under a supervision notice that runs.
    measures
        Issued against the department and not answered.
    """

    department: str
    to_sign: Pile
    overdue: Pile
    entries: int
    notices: Pile
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class OfficerDesk:
    """
    What waits for an officer.

    Parameters
    ----------
    due_soon
        In the own hand or not taken up, and due by the next working day or before.
    to_sign
        Only for who holds a written delegation.
    """

    department: str
    to_take_up: Pile
    in_hand: Pile
    due_soon: Pile
    to_sign: Pile


@dataclass(frozen=True, slots=True)
class CentreDesk:
    """
    What waits for the service centre.

    Parameters
    ----------
    returns
        That the centre answers; the last one is the committee's.
    decided
        Matters that came back with a decision and are to be routed by it; not in `to_route`.
    """

    to_accept: Pile
    to_route: Pile
    decided: Pile
    to_call_back: Pile
    extensions: Pile
    returns: Pile


@dataclass(frozen=True, slots=True)
class SupervisionDesk:
    """What waits for the business-environment office."""

    to_decide: Pile
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class CommitteeDesk:
    """What waits for the committee: matters that came back so often that it assigns finally."""

    to_assign: Pile
    measures: tuple[Measure, ...]


Desk = HeadDesk | OfficerDesk | CentreDesk | SupervisionDesk | CommitteeDesk


def show(*, by: Person, most: int = MOST) -> Desk:
    """What waits for a person; NotAllowed for who has no part in appeals."""
    makers: dict[Role, Callable[..., Desk]] = {
        Role.HEAD: head,
        Role.OFFICER: officer,
        Role.SERVICE_CENTRE: centre,
        Role.SUPERVISION: supervision,
        Role.COMMITTEE: committee,
    }
    if by.role not in makers:
        raise NotAllowed(by.role, "have a desk for appeals")
    return makers[by.role](by=by, most=most)


def head(*, by: Person, most: int = MOST) -> HeadDesk:
    """What waits for the head of a department."""
    office = by.department or ""
    require(by, Act.SIGN_APPEAL, department=by.department)
    yesterday = clock.today() - dt.timedelta(days=1)
    notice = limited(WAITS, DeadlineRow.kind == "notice")
    with reading():
        piles = _Reader(by, most, next_day())
        here = (*_at(office), _in(*AT_DEPARTMENT))
        return HeadDesk(
            department=office,
            to_sign=_to_sign(office, piles),
            overdue=piles.pile(*here, due_by(yesterday, f"department:{office}")),
            entries=ApprovalRow.select()
            .join(DepartmentRow)
            .where(DepartmentRow.code == office, ApprovalRow.state == ApprovalState.ASKED.value)
            .count(),
            notices=piles.pile(*here, notice),
            measures=measures.waiting(MeasureState.ISSUED, office),
        )


def officer(*, by: Person, most: int = MOST) -> OfficerDesk:
    """What waits for an officer of a department."""
    office = by.department or ""
    require(by, Act.HANDLE_APPEAL, department=by.department)
    with reading():
        piles = _Reader(by, most, next_day())
        here = _at(office)
        new, own = _in(AppealState.DISPATCHED), AppealRow.responsible == by.login
        soon = due_by(piles.soon, f"department:{office}")
        return OfficerDesk(
            department=office,
            to_take_up=piles.pile(*here, new),
            in_hand=piles.pile(*here, _in(*AT_DEPARTMENT), own),
            due_soon=piles.pile(*here, _in(*AT_DEPARTMENT), own | new, soon),
            to_sign=_to_sign(office, piles) if delegations.document_of(by, office) else Pile(0, ()),
        )


def centre(*, by: Person, most: int = MOST) -> CentreDesk:
    """What waits for the service centre."""
    require(by, Act.KEEP_APPEALS)
    with reading():
        piles = _Reader(by, most, next_day())
        back = _came_back()
        route = _in(AppealState.ACCEPTED, AppealState.CONSULTING)
        asked = _some(ExtensionRow, ExtensionRow.verdict == "")
        return CentreDesk(
            to_accept=piles.pile(_in(AppealState.RECEIVED)),
            to_route=piles.pile(route, ~back),
            decided=piles.pile(_in(AppealState.ACCEPTED), back),
            to_call_back=piles.pile(_in(AppealState.ANSWERED)),
            extensions=piles.pile(_in(*AT_DEPARTMENT), asked),
            returns=piles.pile(*_returned(final=False)),
        )


def supervision(*, by: Person, most: int = MOST) -> SupervisionDesk:
    """What waits for the business-environment office."""
    require(by, Act.DECIDE_ESCALATION)
    with reading():
        piles = _Reader(by, most, next_day())
        waits = _some(EscalationRow, EscalationRow.decided.is_null())
        return SupervisionDesk(
            to_decide=piles.pile(waits),
            measures=measures.waiting(MeasureState.SUGGESTED),
        )


def committee(*, by: Person, most: int = MOST) -> CommitteeDesk:
    """What waits for the committee."""
    require(by, Act.ASSIGN_FINALLY)
    with reading():
        piles = _Reader(by, most, next_day())
        return CommitteeDesk(
            to_assign=piles.pile(*_returned(final=True)),
            measures=measures.waiting(MeasureState.SUGGESTED),
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who looks at the piles of a desk, and how many matters of each."""

    by: Person
    most: int
    soon: dt.date

    def pile(self, *conditions: Any) -> Pile:
        """The matters of which all of this is true, the oldest first."""
        told = [*readable(self.by), *conditions]
        return Pile(*oldest(told, self.soon, by=self.by, most=self.most))


def _at(department: str) -> tuple[Any, ...]:
    found = DepartmentRow.select(DepartmentRow.id).where(DepartmentRow.code == department)
    return (AppealRow.department == found,)


def _in(*states: AppealState) -> Any:
    return AppealRow.state.in_([one.value for one in states])


def _some(table: Any, *conditions: Any) -> Any:
    """Whether an appeal has a row of a table of which all of this is true."""
    return fn.EXISTS(table.select(SQL("1")).where(table.appeal == AppealRow.id, *conditions))


def _to_sign(office: str, piles: _Reader) -> Pile:
    review = _in(AppealState.PLAN_REVIEW, AppealState.RESULT_REVIEW)
    waits = _some(ProposalRow, ProposalRow.verdict == "", ProposalRow.author != piles.by.login)
    return piles.pile(*_at(office), review, waits)


def _came_back() -> Any:
    """Whether the business-environment office has decided a matter that is to be routed."""
    return _some(
        EscalationRow,
        EscalationRow.kind == EscalationKind.GLOBAL.value,
        EscalationRow.decided.is_null(is_null=False),
    )


def _returned(*, final: bool) -> tuple[Any, ...]:
    most = settings.number("appeal.most_returns")
    returns = AppealRow.returns >= most if final else AppealRow.returns < most
    return (_in(AppealState.RETURN_ASKED), returns)
