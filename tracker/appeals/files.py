"""One matter, one list, one result: everything that was done about an appeal (clause 3.1.4)."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from tracker import clock, deadlines, departments, history
from tracker.appeals.escalations import record_of_escalation
from tracker.appeals.hiding import is_hidden, throughout, veil
from tracker.appeals.register import need
from tracker.appeals.rows import case_of, legal, record_of, visible
from tracker.database import reading, transaction
from tracker.models import (
    AppealRow,
    AssignmentRow,
    CallBackRow,
    ConsultationRow,
    DepartmentRow,
    EscalationRow,
    ExtensionRow,
    LegalTransferRow,
    NoteRow,
    PersonRow,
    ProposalRow,
    ReturnRow,
    SupervisionNoticeRow,
)
from tracker.records import (
    AppealFile,
    Assignment,
    CallBack,
    CallMethod,
    Consultation,
    Extension,
    LegalKind,
    LegalTransfer,
    Note,
    Person,
    Proposal,
    ProposalKind,
    ResultKind,
    Return,
    Ruling,
    Satisfaction,
    SupervisionNotice,
    Task,
)
from tracker.week import local

Told = TypeVar("Told")


def show(appeal: int, *, by: Person) -> AppealFile:
    """Everything about an appeal; NotFound if there is none, or none that the person may read."""
    with reading():
        row = visible(appeal, by)
        hidden = is_hidden(row, by)
        names = _names(row, hidden=hidden)
        found = AppealFile(
            appeal=record_of(row, by),
            assignments=_all(AssignmentRow, row, _assignment),
            returns=_all(ReturnRow, row, _return),
            consultations=_all(ConsultationRow, row, _consultation),
            proposals=_all(ProposalRow, row, _proposal),
            extensions=_all(ExtensionRow, row, _extension),
            call_backs=_all(CallBackRow, row, lambda one: _call_back(one, names, hidden=hidden)),
            escalations=_all(EscalationRow, row, record_of_escalation),
            transfer=next(iter(_all(LegalTransferRow, row, _transfer)), None),
            notice=next(iter(_all(SupervisionNoticeRow, row, _notice)), None),
            notes=_all(NoteRow, row, _note),
            deadlines=deadlines.of_case(case_of(row)),
            legal=legal(row),
            seen=history.last(case_of(row)),
            names=names,
        )
        told: AppealFile = throughout(found, veil(row, by))
        return told


def note(appeal: int, text: str, *, by: Person) -> Note:
    """Say something to the others who work on a matter; the enterprise does not see it."""
    with transaction():
        row = visible(appeal, by)
        need(text, "text")
        found = NoteRow.create(appeal=row, actor=by.login, moment=clock.now(), text=text.strip())
        history.record(case_of(row), "note", by, {"digest": history.digest(text.strip())})
        return _note(found)


def _all(table: Any, row: AppealRow, record: Callable[[Any], Told]) -> tuple[Told, ...]:
    rows = table.select().where(table.appeal == row).order_by(table.id)
    if "department" in table._meta.fields:
        rows = rows.select(table, DepartmentRow).join(DepartmentRow, on=table.department)
    return tuple(record(one) for one in rows)


ACTORS = (
    (ProposalRow, "author"),
    (ProposalRow, "reviewer"),
    (ExtensionRow, "author"),
    (CallBackRow, "actor"),
    (SupervisionNoticeRow, "actor"),
    (NoteRow, "actor"),
)
"""Where a matter names whoever did something about it."""


def _names(row: AppealRow, *, hidden: bool) -> dict[str, str]:
    """Names of all whose logins a matter holds; of people of enterprises only if not hidden."""
    logins = {row.receiver, row.responsible, row.supervisor}
    for table, field in ACTORS:
        query: Any = table.select(table._meta.fields[field]).where(table.appeal == row)
        logins.update(one for (one,) in query.tuples())
    found: Any = PersonRow.select(PersonRow.login, PersonRow.name)
    found = found.where(PersonRow.login.in_(sorted(logins)))
    if hidden:
        found = found.where(PersonRow.enterprise.is_null())
    return dict(found.order_by(PersonRow.login).tuples())


def _moment(when: dt.datetime | None) -> dt.datetime | None:
    return local(when) if when else None


def _assignment(row: AssignmentRow) -> Assignment:
    return Assignment(
        department=departments.record_of(row.department),
        leads=row.leads,
        due=row.due,
        final=row.final,
        moment=local(row.moment),
        ended=_moment(row.ended),
    )


def _return(row: ReturnRow) -> Return:
    return Return(
        department=row.department.code,
        why=row.why,
        proposed=row.proposed.code,
        asked=local(row.asked),
        verdict=Ruling(row.verdict),
        reason=row.reason,
        decided=_moment(row.decided),
    )


def _consultation(row: ConsultationRow) -> Consultation:
    return Consultation(
        participants=tuple(row.participants),
        day=row.day,
        conclusion=row.conclusion,
        agreed=row.agreed,
        concluded=_moment(row.concluded),
    )


def _proposal(row: ProposalRow) -> Proposal:
    return Proposal(
        id=row.id,
        kind=ProposalKind(row.kind),
        text=row.text,
        steps=tuple(Task(one["text"], dt.date.fromisoformat(one["due"])) for one in row.steps),
        result=ResultKind(row.result) if row.result else None,
        again_on=row.again_on,
        author=row.author,
        moment=local(row.moment),
        verdict=Ruling(row.verdict),
        reviewer=row.reviewer,
        delegation=row.delegation,
        reason=row.reason,
        decided=_moment(row.decided),
    )


def _extension(row: ExtensionRow) -> Extension:
    return Extension(
        id=row.id,
        why=row.why,
        until=row.until,
        author=row.author,
        asked=local(row.asked),
        verdict=Ruling(row.verdict),
        reason=row.reason,
        decided=_moment(row.decided),
    )


def _call_back(row: CallBackRow, names: Collection[str], *, hidden: bool) -> CallBack:
    return CallBack(
        day=row.day,
        method=CallMethod(row.method),
        reached=row.reached,
        confirmed=row.confirmed,
        satisfaction=Satisfaction(row.satisfaction),
        spoken_to="" if hidden else row.spoken_to,
        note="" if hidden else row.note,
        # An appellant who answers by itself would be named by its own login.
        actor="" if hidden and row.actor not in names else row.actor,
        moment=local(row.moment),
    )


def _transfer(row: LegalTransferRow) -> LegalTransfer:
    return LegalTransfer(LegalKind(row.kind), row.organ, row.day, row.why)


def _notice(row: SupervisionNoticeRow) -> SupervisionNotice:
    return SupervisionNotice(
        appeal=row.__data__["appeal"],
        department=row.department.code,
        demand=row.demand,
        actor=row.actor,
        moment=local(row.moment),
        escalated=_moment(row.escalated),
    )


def _note(row: NoteRow) -> Note:
    return Note(row.actor, local(row.moment), row.text)
