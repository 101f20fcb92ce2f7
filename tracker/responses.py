"""What the departments say to a visit that they are to join, before it begins (clause 3.3.2)."""

from collections.abc import Collection, Iterable

from tracker import clock, history, outbox, permissions, registers, weeks
from tracker.cases import move, refuse_begun, visible
from tracker.database import reading, transaction
from tracker.errors import need
from tracker.models import ArrangementRow, DepartmentRow, ResponseRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Answer, Person, Response, VersionState, Visit
from tracker.version_rows import row_in, visits_of
from tracker.week import Week, local


def acknowledge(uid: str, department: str, *, seen: int | None = None, by: Person) -> Response:
    """The department will come; the lead hears of it. The same again is no news."""
    return _answer(uid, (department, Answer.ACKNOWLEDGED, ""), seen, by)


def decline(
    uid: str, department: str, reason: str, *, seen: int | None = None, by: Person
) -> Response:
    """
    The department cannot come; lead and committee hear of it, the plan stays as it is.

    Parameters
    ----------
    seen
        Number of the visit's last event that the person had seen.

    Raises
    ------
    Conflict
        If the visit has moved on since.
    Rejected
        If no reason is given.
    WrongState
        If the visit has begun or is cancelled.
    """
    need(reason=reason)
    return _answer(uid, (department, Answer.DECLINED, reason.strip()), seen, by)


def _answer(uid: str, given: tuple[str, Answer, str], seen: int | None, by: Person) -> Response:
    department, answer, reason = given
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.ANSWER, departments=(department,))
        refuse_begun(visit, "answer")
        move(uid, "answer")
        owner = registers.row_of(DepartmentRow, department)
        row = ResponseRow.get_or_none(
            ResponseRow.uid == uid, ResponseRow.department == owner
        ) or ResponseRow(uid=uid, department=owner)
        said = (answer.value, reason, visit.revision)
        arranged = ArrangementRow.get_or_none(ArrangementRow.uid == uid)
        if (row.answer, row.reason, row.revision) != said or _is_before(row, arranged):
            row.answer, row.reason, row.revision = said
            row.moment = clock.now()
            row.save()
            facts = {"department": department, "answer": answer.value, "reason": reason}
            told = {**facts, "revision": visit.revision}
            history.record(f"visit:{uid}", "answer", by, told, seen=seen)
            _tell(visit, answer, department)
        return _record_of(row, visit, None)


def _tell(visit: Visit, answer: Answer, department: str) -> None:
    readers = [f"department:{visit.lead.id}"]
    if answer is Answer.DECLINED:
        readers.append("committee")
    for reader in readers:
        key = f"visit:{visit.uid}:{history.last(f'visit:{visit.uid}')}:{answer}:{reader}"
        outbox.write(key, f"visit-{answer}", reader, {"visit": visit.uid, "department": department})


def answers_of(visit: Visit) -> tuple[Response, ...]:
    """The answers to a visit; the reader's rights are the caller's to check."""
    return to_visits([visit])[visit.uid]


def to_visits(visits: Collection[Visit]) -> dict[str, tuple[Response, ...]]:
    """The answers to many visits by their uids, in two questions."""
    known = {one.uid: one for one in visits}
    rows = ResponseRow.select(ResponseRow, DepartmentRow).join(DepartmentRow)
    rows = rows.where(among(ResponseRow.uid, list(known))).order_by(ResponseRow.id)
    arranged = {
        row.uid: row
        for row in ArrangementRow.select().where(among(ArrangementRow.uid, list(known)))
    }
    found: dict[str, list[Response]] = {uid: [] for uid in known}
    for row in rows:
        found[row.uid].append(_record_of(row, known[row.uid], arranged.get(row.uid)))
    return {uid: tuple(answers) for uid, answers in found.items()}


def silent(visit: Visit) -> tuple[str, ...]:
    """Ids of those who have not answered the present revision and arrangement; never the lead."""
    return not_heard(visit, answers_of(visit))


def not_heard(visit: Visit, answers: Iterable[Response]) -> tuple[str, ...]:
    """The same, where the answers are known."""
    fresh = {one.department for one in answers if not one.stale}
    others = [one.id for one in visit.departments if one.id != visit.lead.id]
    return tuple(one for one in others if one not in fresh)


def unanswered(week: Week, *, by: Person) -> tuple[tuple[Visit, tuple[str, ...]], ...]:
    """
    The joint visits of a week to which a department has not answered, and which ones.

    In order of time, those that have begun included: who never answered stays listed. Each
    reader sees the visits that it takes part in, committee and supervision all.
    """
    with reading():
        version = row_in(weeks.row_of(week), VersionState.PUBLISHED)
        found = visits_of([version]) if version else ()
        answers = to_visits(found)
    missing = ((visit, not_heard(visit, answers[visit.uid])) for visit in found)
    return tuple(
        (visit, offices)
        for visit, offices in missing
        if not visit.cancelled
        and offices
        and permissions.may(
            by,
            Act.READ_SITE,
            departments=[one.id for one in visit.departments],
            lead=visit.lead.id,
        )
    )


def _is_before(row: ResponseRow, arranged: ArrangementRow | None) -> bool:
    """Whether the lead has arranged the visit anew since the answer."""
    return arranged is not None and row.moment < arranged.moment


def _record_of(row: ResponseRow, visit: Visit, arranged: ArrangementRow | None) -> Response:
    return Response(
        visit=row.uid,
        department=row.department.code,
        answer=Answer(row.answer),
        reason=row.reason,
        revision=row.revision,
        moment=local(row.moment),
        stale=row.revision != visit.revision or _is_before(row, arranged),
    )
