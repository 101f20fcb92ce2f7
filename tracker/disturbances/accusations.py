"""What the accused department gets to know of a disturbance, and its answer."""

from typing import Any

from tracker import clock, deadlines, history, outbox, permissions
from tracker.database import reading, transaction
from tracker.disturbances import faults, rows
from tracker.errors import NotFound, Rejected
from tracker.models import DisturbanceRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.disturbances import Accusation, DisturbanceState


def answer(disturbance: int, text: str, *, seen: int | None = None, by: Person) -> Accusation:
    """
    The accused department answers once; late is stamped and stays.

    Raises
    ------
    NotFound
        If there is none, or none that was put to the person's department.
    Rejected
        If it says nothing.
    WrongState
        If it was answered, decided or withdrawn before.
    """
    with transaction():
        row = _released(disturbance, by)
        permissions.require(by, Act.ANSWER_ACCUSATION, department=row.department.code)
        wrong = [*faults.of_words({"answer": text}, needed=("answer",))]
        if wrong:
            raise Rejected(wrong)
        rows.move(row, "answer")
        row.answer, row.answered = text.strip(), clock.now()
        row.save()
        case = rows.case_of(row)
        facts = {"answer": history.digest(row.answer)}
        history.record(case, "answer", by, facts, seen=seen)
        deadlines.meet(case, rows.ANSWER, by=by)
        told = {"disturbance": row.id}
        outbox.write(f"{case}:answer", "disturbance-answered", "supervision", told)
        return rows.accusation_of(row, rows.limits_of(row))


def show(disturbance: int, *, by: Person) -> Accusation:
    """What was put to the person's department; NotFound otherwise."""
    with reading():
        row = _released(disturbance, by)
        return rows.accusation_of(row, rows.limits_of(row))


def list_accusations(
    *, by: Person, before: int | None = None, most: int | None = None
) -> tuple[Accusation, ...]:
    """
    Everything that was put to the person's department, the latest first.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the id that ended the last one.
    """
    return _listed(by, before=before, most=most)


def list_unanswered(*, by: Person) -> tuple[Accusation, ...]:
    """Those of them that the department has not answered, the latest first."""
    return _listed(by, DisturbanceRow.state == DisturbanceState.RELEASED.value)


def _listed(
    by: Person, *wanted: Any, before: int | None = None, most: int | None = None
) -> tuple[Accusation, ...]:
    with reading():
        found = rows.rows(rows.released(by), *wanted, before=before, most=most)
        known = rows.limits(found)
        return tuple(rows.accusation_of(row, known) for row in found)


def _released(disturbance: int, by: Person) -> DisturbanceRow:
    for row in rows.rows(DisturbanceRow.id == disturbance):
        if rows.is_released(row, by):
            return row
    raise NotFound("disturbance", disturbance)
