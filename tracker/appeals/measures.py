"""
提醒, 调度, 通报 (clause 3.1.4): a rule suggests a measure about a department, a person decides.

Nothing is issued by the machine. Until a person has issued it a department does not know of a
suggestion; then it answers.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker import clock, history, outbox, permissions, registers, settings, states
from tracker.appeals.register import need
from tracker.appeals.shortcomings import Shortcoming, find
from tracker.appeals.sight import answers_for
from tracker.database import reading, transaction
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, NotAllowed, NotFound, Rejected
from tracker.models import DepartmentRow, MeasureRow
from tracker.permissions import Act
from tracker.records import MeasureKind, MeasureState, MeasureTrigger, Person
from tracker.week import local, midnight

TOLD = (MeasureState.ISSUED, MeasureState.ANSWERED)
"""What the department knows of."""


@dataclass(frozen=True, slots=True)
class Measure:
    """
    A measure about a department.

    Parameters
    ----------
    appeals
        Numbers of the matters on which it rests.
    counted, among
        What the rule found: so many of so many.
    first, last
        The period that was looked at.
    text
        What the department is told; empty until it is issued.
    reason
        Why it was dismissed.
    actor
        Login of who decided; empty until then.
    """

    id: int
    department: str
    kind: MeasureKind
    trigger: MeasureTrigger
    appeals: tuple[int, ...]
    counted: int
    among: int
    first: dt.date
    last: dt.date
    text: str
    reason: str
    state: MeasureState
    actor: str
    moment: dt.datetime
    decided: dt.datetime | None
    answer: str
    answered: dt.datetime | None


def suggest(first: dt.date, last: dt.date, *, by: Person) -> tuple[Measure, ...]:
    """
    Let the rules look at a period; a department, a trigger and a period give one suggestion.

    Again changes nothing, not even what was dismissed. Returns all of the period.

    Raises
    ------
    Rejected
        If the period ends before it begins, or has not ended yet.
    """
    permissions.require(by, Act.SUPERVISE_APPEALS)
    problems = [*period_faults(first, last)]
    if problems:
        raise Rejected(problems)
    with transaction():
        rows = list(_selected().where(MeasureRow.first == first, MeasureRow.last == last))
        known = {(row.department.code, row.trigger) for row in rows}
        for one in find(first, last):
            if (one.department, one.trigger.value) not in known:
                rows.append(_store(one, first, last, by))
        return tuple(_record_of(row) for row in rows)


def period_faults(first: dt.date, last: dt.date) -> Iterator[Fault]:
    """What is wrong with a period that is looked back on."""
    if first > last:
        yield Fault("first", FaultCode.TOO_LATE, str(first), str(last))
    if last > clock.today():
        yield Fault("last", FaultCode.FUTURE, str(last))


def _store(one: Shortcoming, first: dt.date, last: dt.date, by: Person) -> MeasureRow:
    row: MeasureRow = MeasureRow.create(
        department=registers.row_of(DepartmentRow, one.department),
        kind=_kind(one.department).value,
        trigger=one.trigger.value,
        appeals=list(one.appeals),
        counted=one.counted,
        among=one.among,
        first=first,
        last=last,
        text="",
        reason="",
        state=MeasureState.SUGGESTED.value,
        actor="",
        moment=clock.now(),
        answer="",
    )
    facts = {
        "department": one.department,
        "kind": row.kind,
        "trigger": row.trigger,
        "first": str(first),
        "last": str(last),
        "appeals": row.appeals,
        "counted": row.counted,
        "among": row.among,
    }
    history.record(_case(row), "suggest", by, facts)
    return row


def _kind(department: str) -> MeasureKind:
    """The next step of the ladder after what was issued lately, whatever gave rise to it."""
    days = settings.number("measure.ladder_days")
    since = midnight(clock.today() - dt.timedelta(days=days))
    issued = (
        MeasureRow.select()
        .join(DepartmentRow)
        .where(
            DepartmentRow.code == department,
            MeasureRow.state.in_([one.value for one in TOLD]),
            MeasureRow.decided >= since,
        )
        .count()
    )
    ladder = [MeasureKind(one) for one in settings.words("measure.ladder").values()]
    return ladder[min(issued, len(ladder) - 1)]


def issue(measure: int, text: str, kind: MeasureKind | None = None, *, by: Person) -> Measure:
    """
    Issue a suggestion, as it was suggested or as another kind; the department is told the text.

    Raises
    ------
    Rejected
        If nothing is said.
    WrongState
        If it was issued or dismissed before.
    """
    with transaction():
        row = _deciding(measure, by)
        need(text, "text")
        row.kind = (kind or MeasureKind(row.kind)).value
        row.text = text.strip()
        _decide(row, "issue", by, {"kind": row.kind, "text": history.digest(row.text)})
        told = {"measure": row.id, "kind": row.kind, "trigger": row.trigger}
        to = f"department:{row.department.code}"
        outbox.write(f"{_case(row)}:issue", "measure-issued", to, told)
        return _record_of(row)


def dismiss(measure: int, reason: str, *, by: Person) -> Measure:
    """Do not follow a suggestion, with the reason; the department never learns of it."""
    with transaction():
        row = _deciding(measure, by)
        need(reason, "reason")
        row.reason = reason.strip()
        _decide(row, "dismiss", by, {"reason": history.digest(row.reason)})
        return _record_of(row)


def _deciding(measure: int, by: Person) -> MeasureRow:
    row = _visible(measure, by)
    permissions.require(by, Act.TAKE_MEASURE)
    return row


def _decide(row: MeasureRow, act: str, by: Person, facts: dict[str, Any]) -> None:
    row.actor, row.decided = by.login, clock.now()
    _advance(row, act)
    history.record(_case(row), act, by, facts)


def _advance(row: MeasureRow, act: str) -> None:
    before = row.state
    row.state = states.MEASURE.after(row.id, MeasureState(before), act).value
    changed = {MeasureRow._meta.fields[name]: row.__data__[name] for name in row.dirty_field_names}
    stored = MeasureRow.update(changed).where(MeasureRow.id == row.id, MeasureRow.state == before)
    if not stored.execute():
        raise Conflict(ConflictCode.CHANGED, kind="measure", key=row.id)


def answer(measure: int, text: str, *, by: Person) -> Measure:
    """The department says what it does about it."""
    with transaction():
        row = _visible(measure, by)
        if not answers_for(by, row.department.code):
            raise NotAllowed(by.role, "answer a measure", row.department.code)
        need(text, "text")
        row.answer, row.answered = text.strip(), clock.now()
        _advance(row, "answer")
        history.record(_case(row), "answer", by, {"text": history.digest(row.answer)})
        told = {"measure": row.id, "department": row.department.code}
        outbox.write(f"{_case(row)}:answer", "measure-answered", "supervision", told)
        return _record_of(row)


def show(measure: int, *, by: Person) -> Measure:
    """A measure; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_visible(measure, by))


def list_measures(
    *, by: Person, department: str | None = None, state: MeasureState | None = None
) -> tuple[Measure, ...]:
    """Measures that a person may know of, the latest first."""
    with reading():
        rows = _selected(MeasureRow.id.desc())
        if department is not None:
            rows = rows.where(DepartmentRow.code == department)
        if state is not None:
            rows = rows.where(MeasureRow.state == state.value)
        return tuple(_record_of(row) for row in rows if _knows(row, by))


def waiting(state: MeasureState, department: str | None = None) -> tuple[Measure, ...]:
    """Measures in a state, the oldest first, for services that have checked rights."""
    rows = _selected().where(MeasureRow.state == state.value)
    if department is not None:
        rows = rows.where(DepartmentRow.code == department)
    return tuple(_record_of(row) for row in rows)


def _selected(order: Any = MeasureRow.id) -> Any:
    return MeasureRow.select(MeasureRow, DepartmentRow).join(DepartmentRow).order_by(order)


def _visible(measure: int, by: Person) -> MeasureRow:
    row: MeasureRow | None = _selected().where(MeasureRow.id == measure).first()
    if row is None or not _knows(row, by):
        raise NotFound("measure", measure)
    return row


def _knows(row: MeasureRow, by: Person) -> bool:
    if permissions.may(by, Act.SUPERVISE_APPEALS):
        return True
    return answers_for(by, row.department.code) and MeasureState(row.state) in TOLD


def _case(row: MeasureRow) -> str:
    return f"measure:{row.id}"


def _record_of(row: MeasureRow) -> Measure:
    return Measure(
        id=row.id,
        department=row.department.code,
        kind=MeasureKind(row.kind),
        trigger=MeasureTrigger(row.trigger),
        appeals=tuple(row.appeals),
        counted=row.counted,
        among=row.among,
        first=row.first,
        last=row.last,
        text=row.text,
        reason=row.reason,
        state=MeasureState(row.state),
        actor=row.actor,
        moment=local(row.moment),
        decided=local(row.decided) if row.decided else None,
        answer=row.answer,
        answered=local(row.answered) if row.answered else None,
    )
