"""
How a published visit goes on: answered by those who are to join, held, closed (clause 3.3.2).

Every case hangs on the uid of the visit, which outlives the versions of the plan.
"""

from tracker import clock, departments, findings, followups, history, outbox, permissions, registers
from tracker.attendance import attendance_of, missing
from tracker.cases import move, state_of, visible
from tracker.database import reading, transaction
from tracker.errors import Rejected
from tracker.models import DepartmentRow, ResponseRow
from tracker.permissions import Act
from tracker.records import (
    Answer,
    Person,
    ReportState,
    Response,
    Visit,
    VisitCase,
    VisitState,
)
from tracker.week import local


def show(uid: str, *, by: Person) -> VisitCase:
    """A visit as it takes place; NotFound if there is none that the person may know of."""
    with reading():
        return _record_of(visible(uid, by))


def acknowledge(uid: str, department: str, *, by: Person) -> Response:
    """The department will come; the lead hears of it."""
    return _answer(uid, department, Answer.ACKNOWLEDGED, "", by)


def decline(uid: str, department: str, reason: str, *, by: Person) -> Response:
    """
    The department cannot come; lead and committee hear of it, the plan stays as it is.

    Raises
    ------
    Rejected
        If no reason is given.
    WrongState
        If the visit has begun or is cancelled.
    """
    if not reason.strip():
        raise Rejected([f"visit {uid}: a department declines with a reason only"])
    return _answer(uid, department, Answer.DECLINED, reason.strip(), by)


def _answer(uid: str, department: str, answer: Answer, reason: str, by: Person) -> Response:
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.ANSWER, departments=(department,))
        move(uid, "answer")
        owner = registers.row_of(DepartmentRow, department)
        row = ResponseRow.get_or_none(
            ResponseRow.uid == uid, ResponseRow.department == owner
        ) or ResponseRow(uid=uid, department=owner)
        said = (answer.value, reason, visit.revision)
        if (row.answer, row.reason, row.revision) != said:
            row.answer, row.reason, row.revision = said
            row.moment = clock.now()
            row.save()
            facts = {"department": department, "answer": answer.value, "reason": reason}
            history.record(f"visit:{uid}", "answer", by, {**facts, "revision": visit.revision})
            _tell(visit, answer, department)
        return _response(row, visit)


def _tell(visit: Visit, answer: Answer, department: str) -> None:
    readers = [f"department:{visit.lead.id}"]
    if answer is Answer.DECLINED:
        readers.append("committee")
    for reader in readers:
        key = f"visit:{visit.uid}:{visit.revision}:{department}:{answer}:{reader}"
        outbox.write(key, f"visit-{answer}", reader, {"visit": visit.uid, "department": department})


def end(uid: str, *, by: Person) -> VisitCase:
    """
    Everybody has left; only the lead or the committee says so.

    Raises
    ------
    Rejected
        If of a planned department nobody has told how it came.
    WrongState
        Unless it is under way.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CLOSE_VISIT, lead=visit.lead.id)
        absent = missing(visit)
        if absent:
            raise Rejected([f"visit {uid}: how {one} came is not told" for one in absent])
        move(uid, "end")
        history.record(f"visit:{uid}", "end", by, {})
        return _record_of(visit)


def miss(uid: str, reason: str, *, by: Person) -> VisitCase:
    """
    Nobody came although the visit was planned; its requests have to be asked for anew.

    Raises
    ------
    Rejected
        If no reason is given, or the visit has not ended yet.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CLOSE_VISIT, lead=visit.lead.id)
        problems = [] if reason.strip() else [f"visit {uid}: is missed with a reason only"]
        if visit.end > clock.now():
            problems.append(f"visit {uid}: ends {visit.end:%Y-%m-%d %H:%M}, which is not over")
        if problems:
            raise Rejected(problems)
        move(uid, "miss")
        history.record(f"visit:{uid}", "miss", by, {"reason": reason})
        return _record_of(visit)


def close(uid: str, *, by: Person) -> VisitCase:
    """
    The loop is closed: everything found is settled and every report is in.

    Raises
    ------
    Rejected
        With everything that is left to do.
    WrongState
        Unless everybody has left.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CLOSE_VISIT, lead=visit.lead.id)
        move(uid, "close")
        left = [f"visit {uid}: finding {one} is not settled" for one in findings.unsettled(uid)]
        left += [
            f"visit {uid}: report {one.id} of {one.department.id} is not in"
            for one in followups.of_visit(uid)
            if one.state is ReportState.DUE
        ]
        if left:
            raise Rejected(left)
        history.record(f"visit:{uid}", "close", by, {})
        return _record_of(visit)


def _record_of(visit: Visit) -> VisitCase:
    rows = ResponseRow.select(ResponseRow, DepartmentRow).join(DepartmentRow)
    answers = [_response(row, visit) for row in rows.where(ResponseRow.uid == visit.uid)]
    fresh = {one.department for one in answers if not one.stale}
    others = [one.id for one in visit.departments if one.id != visit.lead.id]
    return VisitCase(
        visit=visit.uid,
        state=VisitState(state_of(visit)),
        lead=visit.lead.id,
        departments=tuple(one.id for one in visit.departments),
        responses=tuple(answers),
        unanswered=tuple(one for one in others if one not in fresh),
        attendance=attendance_of(visit.uid),
    )


def _response(row: ResponseRow, visit: Visit) -> Response:
    return Response(
        visit=row.uid,
        department=departments.record_of(row.department).id,
        answer=Answer(row.answer),
        reason=row.reason,
        revision=row.revision,
        moment=local(row.moment),
        stale=row.revision != visit.revision,
    )
