"""Visits that wait for an answer, for who came, for their end; papers of theirs to be signed."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from tracker import clock
from tracker.inboxes.found import Found, Source, own_department
from tracker.models import (
    ArrangementRow,
    AttendanceRow,
    DepartmentRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    ResponseRow,
    SiteRecordRow,
    VisitCaseRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import (
    Person,
    Role,
    SiteRecordKind,
    SiteRecordState,
    VersionState,
    VisitState,
)
from tracker.records.inboxes import WaitingKind
from tracker.week import Week, local

UNDONE = (VisitState.PLANNED, VisitState.UNDER_WAY, VisitState.HELD)
"""States in which a visit asks something of somebody."""


@dataclass(frozen=True, slots=True)
class Known:
    """A published visit as far as somebody has still to do something for it."""

    uid: str
    revision: int
    start: dt.datetime
    end: dt.datetime
    changed: dt.date
    enterprise: str
    lead: str
    lead_name: str
    announced: bool
    state: VisitState
    departments: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the log and a page call it."""
        return f"visit:{self.uid}"

    @property
    def is_to_come(self) -> bool:
        """Whether it is planned and its hour has not come."""
        return self.state is VisitState.PLANNED and self.start > clock.now()


def of_department(by: Person) -> Source:
    """What the person's department answers, tells, ends and signs."""
    own = by.department or ""
    visits = load(_takes_part(by))
    silent = _silent([one for one in visits if one.is_to_come])
    told = _told([one for one in visits if one.start <= clock.now()])
    for one in visits:
        day = one.start.date()
        if own in silent.get(one.uid, ()):
            yield Found(WaitingKind.VISIT_TO_ANSWER, one.key, one.enterprise, one.changed, day)
        awaited = one.departments if own == one.lead else (own,)
        missing = set(awaited) - told.get(one.uid, set())
        if one.start <= clock.now() and missing:
            yield Found(WaitingKind.ATTENDANCE_TO_TELL, one.key, one.enterprise, day, day)
        over = one.state is VisitState.UNDER_WAY and one.end <= clock.now()
        if over and own == one.lead and not missing:
            yield Found(WaitingKind.VISIT_TO_END, one.key, one.enterprise, day, day)
    yield from _papers(by, {one.uid: one for one in visits})


def unanswered(by: Person) -> Source:
    """Visits to come to which a department has not answered, for the committee."""
    # What is to come stands in this week or a later one: the year behind is not read.
    this = WeekRow.name >= str(Week.of(clock.today()))
    visits = [one for one in load(this) if one.is_to_come]
    silent = _silent(visits)
    for one in visits:
        if silent.get(one.uid):
            day = one.start.date()
            yield Found(WaitingKind.VISIT_UNANSWERED, one.key, one.enterprise, one.changed, day)


def announced(by: Person) -> Source:
    """Visits that an enterprise knows of and that are not over."""
    firm = EnterpriseRow.code == by.enterprise
    for one in load(firm, VisitRow.announced):
        if one.state in UNDONE[:2] and one.end > clock.now():
            day = one.start.date()
            yield Found(WaitingKind.VISIT_ANNOUNCED, one.key, one.lead_name, one.changed, day)


def load(*conditions: Any) -> list[Known]:
    """Published visits of which all is true, with who takes part, in two questions."""
    # As values: of hundreds of rows no objects are made for a first page.
    query: Any = (
        VisitRow.select(
            VisitRow.id,
            VisitRow.uid,
            VisitRow.revision,
            VisitRow.start,
            VisitRow.minutes,
            VisitRow.changed,
            VisitRow.announced,
            WeekRow.name,
            EnterpriseRow.name,
            DepartmentRow.code,
            DepartmentRow.name,
            VisitCaseRow.state,
        )
        .join_from(VisitRow, PlanVersionRow)
        .join(WeekRow)
        .join_from(VisitRow, EnterpriseRow)
        .join_from(VisitRow, DepartmentRow)
        .join_from(VisitRow, VisitCaseRow, JOIN.LEFT_OUTER, on=VisitCaseRow.uid == VisitRow.uid)
        .where(*_standing(), *conditions)
    )
    rows = list(query.tuples())
    parts = _parts([number for number, *_ in rows])
    known = (_known(facts, parts.get(number, ())) for number, *facts in rows)
    return sorted(known, key=lambda one: (one.start, one.uid))


def _standing() -> tuple[Any, ...]:
    undone = VisitCaseRow.state.in_([one.value for one in UNDONE])
    published = PlanVersionRow.state == VersionState.PUBLISHED.value
    return published, ~VisitRow.cancelled, VisitCaseRow.state.is_null() | undone


def _takes_part(by: Person) -> Any:
    own = own_department(by)
    part = VisitRequestRow.select(VisitRequestRow.visit).join(RequestRow)
    return (VisitRow.lead == own) | VisitRow.id.in_(part.where(RequestRow.department == own))


def _parts(visits: Collection[int]) -> dict[int, list[str]]:
    query: Any = (
        VisitRequestRow.select(VisitRequestRow.visit, DepartmentRow.code)
        .join(RequestRow)
        .join(DepartmentRow)
        .where(VisitRequestRow.visit.in_(list(visits)))
        .order_by(VisitRequestRow.position)
    )
    found: dict[int, list[str]] = {}
    for visit, department in query.tuples():
        found.setdefault(visit, []).append(department)
    return found


def _known(facts: Sequence[Any], parts: Iterable[str]) -> Known:
    uid, revision, start, minutes, changed, announced, name, enterprise, *rest = facts
    lead, lead_name, state = rest
    week = Week.parse(name)
    return Known(
        uid=uid,
        revision=revision,
        start=week.moment(start),
        end=week.moment(start + minutes),
        changed=local(changed).date(),
        enterprise=enterprise,
        lead=lead,
        lead_name=lead_name,
        announced=announced,
        state=VisitState(state) if state else VisitState.PLANNED,
        departments=tuple(dict.fromkeys([lead, *parts])),
    )


def _silent(visits: Collection[Known]) -> dict[str, set[str]]:
    """Who has not answered the present revision and arrangement, as `responses.silent`."""
    uids = [one.uid for one in visits]
    arranged = {
        row.uid: row.moment for row in ArrangementRow.select().where(ArrangementRow.uid.in_(uids))
    }
    answers = ResponseRow.select(ResponseRow, DepartmentRow).join(DepartmentRow)
    given = {
        (row.uid, row.department.code): row for row in answers.where(ResponseRow.uid.in_(uids))
    }

    def is_fresh(one: Known, department: str) -> bool:
        row = given.get((one.uid, department))
        if row is None or row.revision != one.revision:
            return False
        return one.uid not in arranged or row.moment >= arranged[one.uid]

    return {
        one.uid: {each for each in one.departments if each != one.lead and not is_fresh(one, each)}
        for one in visits
    }


def _told(visits: Collection[Known]) -> dict[str, set[str]]:
    """Of which departments it is told how they came."""
    rows: Any = AttendanceRow.select(AttendanceRow.uid, DepartmentRow.code).join(DepartmentRow)
    found: dict[str, set[str]] = {}
    for uid, department in rows.where(AttendanceRow.uid.in_([one.uid for one in visits])).tuples():
        found.setdefault(uid, set()).add(department)
    return found


def _papers(by: Person, visits: Mapping[str, Known]) -> Iterator[Found]:
    """Papers on which something was entered: the head's form, or what officers sign afterwards."""
    form, is_head = SiteRecordKind.APPROVAL_FORM.value, by.role is Role.HEAD
    kind = SiteRecordRow.kind == form if is_head else SiteRecordRow.kind != form
    own, draft = own_department(by), SiteRecordRow.state == SiteRecordState.DRAFT.value
    rows = SiteRecordRow.select().where(SiteRecordRow.department == own, draft, kind)
    for row in rows.order_by(SiteRecordRow.id):
        visit = visits.get(row.uid)
        if visit is None or (visit.start > clock.now() and not is_head):
            continue
        key, day = f"paper:{row.uid}:{by.department}:{row.kind}", visit.start.date()
        since = visit.changed if is_head else day
        yield Found(WaitingKind.PAPER_TO_SIGN, key, visit.enterprise, since, day)
