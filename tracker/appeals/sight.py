"""
What a question to the database asks of appeals: who may see one, and which limits of it wait.

The limits live in the engine of `deadlines` and move there; a copy beside the appeal would have
to follow each of these moves. One look into the index of cases is as quick, and never stale.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from peewee import SQL, NodeList, fn

from tracker import permissions
from tracker.appeals.rows import RESTRICTED
from tracker.models import AppealRow, AssignmentRow, DeadlineRow, DepartmentRow
from tracker.permissions import Act
from tracker.records import AppealState, Person

CASE: Any = NodeList((SQL("'appeal:' ||"), AppealRow.id))
"""What `rows.case_of` says, for the database."""

WAITS: Any = DeadlineRow.met.is_null() & (DeadlineRow.dropped == "")
"""Limits that nobody has met yet."""


def readable(by: Person) -> tuple[Any, ...]:
    """The conditions of `rows.sees`, so that a list holds what a person may open, and no more."""
    found = []
    if by.role not in RESTRICTED:
        found.append(AppealRow.state != AppealState.TRANSFERRED_LEGAL.value)
    if not permissions.may(by, Act.READ_APPEALS):
        found.append(AppealRow.id.in_(_assigned(by)))
    return tuple(found)


def _assigned(by: Person) -> Any:
    own = by.department
    if own is None or not permissions.may(by, Act.READ_APPEALS, departments=(own,)):
        return []
    query = AssignmentRow.select(AssignmentRow.appeal).join(DepartmentRow)
    return query.where(DepartmentRow.code == own)


def narrowed(query: Any, conditions: Iterable[Any]) -> Any:
    """A question with all of some conditions, or with none."""
    for one in conditions:
        query = query.where(one)
    return query


def limited(*conditions: Any) -> Any:
    """Whether an appeal has a limit of which all of this is true."""
    found = DeadlineRow.select(SQL("1")).where(DeadlineRow.case == CASE, *conditions)
    return fn.EXISTS(found)


def due_by(until: dt.date, owner: str | None = None) -> Any:
    """Whether a limit of an appeal waits that ends by a day, of an owner or of anybody."""
    of_whom = () if owner is None else (DeadlineRow.owner == owner,)
    return limited(WAITS, DeadlineRow.due <= until, *of_whom)


def answers_for(by: Person, department: str) -> bool:
    """Whether a person works on a department's matters, or signs for them."""
    acts = (Act.HANDLE_APPEAL, Act.SIGN_APPEAL)
    return any(permissions.may(by, act, department=department) for act in acts)
