"""
What an appellant sees of the own matter: where it stands, who has it, what came of it.

Nothing of how it was talked about: a question of a department or of its head shows as the work
that it interrupts. A matter that was merged shows how the other one stands, in its own words.
"""

from collections.abc import Collection, Mapping
from typing import Any

from tracker.appeals.rows import state_of
from tracker.models import AppealRow, AssignmentRow, DepartmentRow, LegalTransferRow
from tracker.records import AppealState, Category, Followed, Matter, ResultKind
from tracker.week import local

SHOWN: Mapping[AppealState, AppealState] = {
    AppealState.RETURN_ASKED: AppealState.DISPATCHED,
    AppealState.PLAN_REVIEW: AppealState.HANDLING,
    AppealState.RESULT_REVIEW: AppealState.SOLVING,
    AppealState.ESCALATED: AppealState.CONSULTING,
}
"""What is told in place of states that are none of the appellant's business."""


def followed(rows: Collection[AppealRow]) -> tuple[Followed, ...]:
    """Matters as their appellants see them, with as many questions however many they are."""
    targets = _by_id({row.__data__["into"] for row in rows} - {None})
    telling = {row.id: targets.get(row.__data__["into"], row) for row in rows}
    numbers = {one.id for one in telling.values()}
    assigned = _assigned(numbers)
    organs = _organs(numbers)
    return tuple(
        _record(row, telling[row.id], assigned, organs.get(telling[row.id].id, "")) for row in rows
    )


def telling(row: AppealRow) -> AppealRow:
    """The row that says how a matter stands: its own, or that of the one it was merged into."""
    into = row.__data__["into"]
    return row if into is None else _by_id({into})[into]


def _by_id(numbers: Collection[int]) -> dict[int, AppealRow]:
    if not numbers:
        return {}
    joined: Any = AppealRow.select(AppealRow, DepartmentRow).left_outer_join(DepartmentRow)
    return {row.id: row for row in joined.where(AppealRow.id.in_(list(numbers)))}


def _assigned(numbers: Collection[int]) -> dict[int, list[AssignmentRow]]:
    found: dict[int, list[AssignmentRow]] = {}
    query = AssignmentRow.select(AssignmentRow, DepartmentRow).join(DepartmentRow)
    query = query.where(AssignmentRow.appeal.in_(list(numbers)), AssignmentRow.ended.is_null())
    for one in query.order_by(AssignmentRow.leads.desc(), AssignmentRow.id):
        found.setdefault(one.__data__["appeal"], []).append(one)
    return found


def _organs(numbers: Collection[int]) -> dict[int, str]:
    query = LegalTransferRow.select().where(LegalTransferRow.appeal.in_(list(numbers)))
    return {one.__data__["appeal"]: one.organ for one in query}


def _record(
    row: AppealRow, at: AppealRow, assigned: Mapping[int, list[AssignmentRow]], organ: str
) -> Followed:
    state = state_of(at)
    offices = assigned.get(at.id, [])
    is_answered = at.answered is not None
    return Followed(
        id=row.id,
        category=Category(row.category),
        sub=row.sub,
        matter=Matter(row.matter),
        title=row.title,
        text=row.text,
        received=local(row.received),
        state=SHOWN.get(state, state),
        departments=tuple(one.department.name for one in offices),
        due=next((one.due for one in offices if one.leads), None),
        refusal=at.refusal,
        result=ResultKind(at.result) if is_answered and at.result else None,
        answer=at.answer if is_answered else "",
        again_on=at.again_on if is_answered else None,
        answered=local(at.answered) if at.answered else None,
        closed=local(at.closed) if at.closed else None,
        organ=organ,
        saved=row.saved is not None or row.digest is None,
    )
