"""The supervision reviews a disturbance, lets the department answer, and decides (clause 2.2)."""

from collections.abc import Mapping

from tracker import clock, deadlines, history, outbox
from tracker.database import transaction
from tracker.disturbances import faults, rows
from tracker.disturbances.entry import drop_limits
from tracker.errors import Fault, FaultCode, Rejected
from tracker.models import DisturbanceRow
from tracker.permissions import Act, require
from tracker.records import Person
from tracker.records.disturbances import Disturbance, DisturbanceChannel, DisturbanceState


def accept(disturbance: int, *, seen: int | None = None, by: Person) -> Disturbance:
    """The supervision takes it up: the limit for its decision runs from today."""
    with transaction():
        row = _own(disturbance, by)
        rows.move(row, "accept")
        row.save()
        case = rows.case_of(row)
        history.record(case, "accept", by, {}, seen=seen)
        deadlines.meet(case, rows.REVIEW, by=by)
        deadlines.begin(
            case,
            rows.DECIDE,
            start=clock.today(),
            owner="supervision",
            limit="disturbance.decide_working_days",
            by=by,
        )
        return rows.record_of(row, by)


def note(disturbance: int, text: str, *, by: Person) -> Disturbance:
    """Write an internal note; neither the reporter nor the department ever reads it."""
    with transaction():
        row = _own(disturbance, by)
        _refuse(row, {"note": text}, needed=("note",))
        row.notes = [*row.notes, text.strip()]
        row.save()
        facts = {"note": history.digest(text.strip())}
        history.record(rows.case_of(row), "note", by, facts)
        return rows.record_of(row, by)


def refuse(disturbance: int, why: str, *, seen: int | None = None, by: Person) -> Disturbance:
    """It is none, or cannot be looked into; the department hears nothing of it."""
    with transaction():
        row = _own(disturbance, by)
        _refuse(row, {"reason": why}, needed=("reason",), by=by)
        rows.move(row, "refuse")
        row.reason = why.strip()
        row.save()
        facts = {"reason": history.digest(row.reason)}
        history.record(rows.case_of(row), "refuse", by, facts, seen=seen)
        _end_limits(row, by)
        _tell(row)
        return rows.record_of(row, by)


def release(
    disturbance: int, statement: str, *, seen: int | None = None, by: Person
) -> Disturbance:
    """
    Put it to the accused department in the supervision's own words; its limit to answer runs.

    Raises
    ------
    Rejected
        If the statement says nothing, or tells who reported it.
    """
    with transaction():
        row = _own(disturbance, by)
        _refuse(row, {"statement": statement}, needed=("statement",), is_open=True)
        rows.move(row, "release")
        row.statement = statement.strip()
        row.save()
        case, office = rows.case_of(row), f"department:{row.department.code}"
        facts = {"statement": history.digest(row.statement)}
        history.record(case, "release", by, facts, seen=seen)
        limit = deadlines.begin(
            case,
            rows.ANSWER,
            start=clock.today(),
            owner=office,
            limit="disturbance.answer_working_days",
            by=by,
        )
        told = {"disturbance": row.id, "due": str(limit.due)}
        outbox.write(f"{case}:release", "disturbance-released", office, told)
        return rows.record_of(row, by)


def uphold(
    disturbance: int, reasons: str, consequence: str, *, seen: int | None = None, by: Person
) -> Disturbance:
    """
    It was a disturbance, and this follows from it.

    Raises
    ------
    Rejected
        With every fault: no reasons or consequence, words that tell who reported it, a decision
        by whoever entered it, a department that may answer still.
    WrongState
        Unless the department was told.
    """
    words = {"reasons": reasons, "consequence": consequence}
    return _decide(disturbance, "uphold", words, seen, by)


def dismiss(disturbance: int, reasons: str, *, seen: int | None = None, by: Person) -> Disturbance:
    """It was no disturbance; that can be seen without hearing the department too."""
    return _decide(disturbance, "dismiss", {"reasons": reasons}, seen, by)


def transfer(
    disturbance: int, receiving: str, reasons: str, *, seen: int | None = None, by: Person
) -> Disturbance:
    """Another organ decides; never the accused department."""
    words = {"receiving": receiving, "reasons": reasons}
    return _decide(disturbance, "transfer", words, seen, by)


def _decide(
    disturbance: int, act: str, words: Mapping[str, str], seen: int | None, by: Person
) -> Disturbance:
    with transaction():
        row = _own(disturbance, by)
        answered = row.state == DisturbanceState.ANSWERED.value
        rows.move(row, act)
        waits = [] if answered or act != "uphold" else [*_waits(row)]
        _refuse(row, words, needed=tuple(words), by=by, is_open=True, more=waits)
        for name, told in words.items():
            setattr(row, name, told.strip())
        row.decided = clock.now()
        row.save()
        facts = {name: history.digest(told.strip()) for name, told in words.items()}
        history.record(rows.case_of(row), act, by, {**facts, "heard": answered}, seen=seen)
        _end_limits(row, by)
        _tell(row)
        return rows.record_of(row, by)


def _waits(row: DisturbanceRow) -> list[Fault]:
    """The department may answer up to the end of its limit."""
    limits = {one.kind: one for one in deadlines.of_case(rows.case_of(row))}
    due = limits[rows.ANSWER].due
    past = due < clock.today()
    return [] if past else [Fault("answer", FaultCode.MISSING, expected=str(due))]


def _own(disturbance: int, by: Person) -> DisturbanceRow:
    """The row, if the person may know of it and decides."""
    row = rows.visible(disturbance, by)
    require(by, Act.DECIDE_DISTURBANCE)
    return row


def _refuse(
    row: DisturbanceRow,
    words: Mapping[str, str],
    needed: tuple[str, ...],
    by: Person | None = None,
    *,
    is_open: bool = False,
    more: list[Fault] | None = None,
) -> None:
    """Raise Rejected with all faults; `by` decides, `is_open`: others read the words."""
    wrong = [*faults.of_words(words, needed=needed), *(more or ())]
    if is_open:
        wrong += faults.of_open_words(row, words)
    office = row.department
    receiving = words.get("receiving", "").strip()
    if receiving and receiving in (office.code, office.name, office.short):
        wrong.append(Fault("receiving", FaultCode.SAME_PERSON, receiving, office.code))
    if by is not None and by.login == row.actor:
        wrong.append(Fault("decided_by", FaultCode.SAME_PERSON, by.login, row.channel))
    if wrong:
        raise Rejected(wrong)


def _end_limits(row: DisturbanceRow, by: Person) -> None:
    """The supervision has done its part; what the department owes still is not needed."""
    drop_limits(row, "decided", by, rows.ANSWER)
    for one in deadlines.of_case(rows.case_of(row)):
        if one.met is None and not one.dropped:
            deadlines.meet(one.case, one.kind, by=by)


def _tell(row: DisturbanceRow) -> None:
    case, told = rows.case_of(row), {"disturbance": row.id, "state": row.state}
    if row.enterprise and row.channel != DisturbanceChannel.ANONYMOUS.value:
        firm = f"enterprise:{row.enterprise.code}"
        outbox.write(f"{case}:decide:enterprise", "disturbance-decided", firm, told)
    if row.statement:
        office = f"department:{row.department.code}"
        outbox.write(f"{case}:decide:department", "disturbance-decided", office, told)
