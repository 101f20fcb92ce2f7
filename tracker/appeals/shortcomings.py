"""
What went wrong in a period, by the department whose answer it was: untrue, poor, unsatisfying.

A matter may have gone through several hands. A call-back and a reopening are about the last
answer before them; where that was the service centre's or the business-environment office's, no
department answers for it.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracker import settings
from tracker.models import (
    AssignmentRow,
    CallBackRow,
    ConsultationRow,
    DepartmentRow,
    EscalationRow,
    EventRow,
    ProposalRow,
)
from tracker.records import (
    DISSATISFIED,
    EscalationKind,
    MeasureTrigger,
    ProposalKind,
    Ruling,
    Satisfaction,
)
from tracker.week import midnight

SATISFIED = (Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)

Past = dict[int, list[tuple[dt.datetime, str]]]
"""What happened to each matter, in order: when, and at which department; empty for none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an appellant said about a department's answer."""

    appeal: int
    department: str
    confirmed: bool
    satisfaction: Satisfaction


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """
    A rule found so many of so many at a department.

    Parameters
    ----------
    appeals
        The matters on which it rests, by their numbers.
    """

    department: str
    trigger: MeasureTrigger
    appeals: tuple[int, ...]
    counted: int
    among: int


def find(first: dt.date, last: dt.date) -> tuple[Shortcoming, ...]:
    """What the rules find in a period, departments in the register's order, each rule once."""
    said = heard(first, last)
    results, poor = _results(first, last)
    again = set(reopened(first, last))
    offices = [row.code for row in DepartmentRow.select().order_by(DepartmentRow.id)]
    found = []
    for office in offices:
        own = [one for one in said if one.department == office]
        mine = sorted({one for one, whose in poor | again if whose == office})
        among = len({one for one, whose in results | again if whose == office})
        found += [
            *_untrue(office, own),
            *_if(
                len(mine) >= settings.number("measure.poor_matters"),
                Shortcoming(office, MeasureTrigger.POOR_QUALITY, tuple(mine), len(mine), among),
            ),
            *_unsatisfying(office, own),
        ]
    return tuple(found)


def _if(holds: bool, one: Shortcoming) -> Iterable[Shortcoming]:
    return (one,) if holds else ()


def _untrue(office: str, own: Sequence[Heard]) -> Iterable[Shortcoming]:
    wrong = sorted({one.appeal for one in own if not one.confirmed})
    among = len({one.appeal for one in own})
    told = Shortcoming(office, MeasureTrigger.UNTRUE, tuple(wrong), len(wrong), among)
    return _if(len(wrong) >= settings.number("measure.untrue_matters"), told)


def _unsatisfying(office: str, own: Sequence[Heard]) -> Iterable[Shortcoming]:
    wrong = [one.appeal for one in own if one.satisfaction in DISSATISFIED]
    enough = len(own) >= max(1, settings.number("measure.least_call_backs"))
    percent = settings.number("measure.dissatisfied_percent")
    appeals = tuple(sorted(set(wrong)))
    told = Shortcoming(office, MeasureTrigger.LOW_SATISFACTION, appeals, len(wrong), len(own))
    return _if(enough and bool(wrong) and 100 * len(wrong) >= percent * len(own), told)


def heard(first: dt.date, last: dt.date) -> tuple[Heard, ...]:
    """What appellants said about departments' answers on the days of a period."""
    within = (CallBackRow.day.between(first, last), CallBackRow.reached)
    rows = list(CallBackRow.select().where(*within).order_by(CallBackRow.id))
    answers = _answers(CallBackRow.select(CallBackRow.appeal).where(*within))
    found = []
    for row in rows:
        appeal = row.__data__["appeal"]
        office = _at(answers, appeal, row.moment)
        if office:
            said = Satisfaction(row.satisfaction)
            found.append(Heard(appeal, office, row.confirmed, said))
    return tuple(found)


def reopened(first: dt.date, last: dt.date) -> tuple[tuple[int, str], ...]:
    """Matters that were reopened at a department in a period, and the department."""
    following = last + dt.timedelta(days=1)
    events = EventRow.select().where(
        EventRow.act == "reopen at the department",
        # Moments of the log are those of the park's clock on the wall, written as they sort.
        EventRow.moment >= str(first),
        EventRow.moment < str(following),
    )
    known = [
        (int(one.case.removeprefix("appeal:")), dt.datetime.fromisoformat(one.moment))
        for one in events.order_by(EventRow.id)
    ]
    answers = _answers([appeal for appeal, _ in known])
    offices = ((appeal, _at(answers, appeal, moment)) for appeal, moment in known)
    return tuple((appeal, office) for appeal, office in offices if office)


def _results(first: dt.date, last: dt.date) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """Matters whose result a head decided on, and those of them rejected too often."""
    following = midnight(last + dt.timedelta(days=1))
    within = (
        ProposalRow.kind == ProposalKind.RESULT.value,
        ProposalRow.decided >= midnight(first),
        ProposalRow.decided < following,
        # What was only overtaken has nobody who decided it.
        ProposalRow.reviewer != "",
    )
    rows = list(ProposalRow.select().where(*within))
    past = _assignments(ProposalRow.select(ProposalRow.appeal).where(*within))
    decided = [
        (row.__data__["appeal"], _at(past, row.__data__["appeal"], row.moment)) for row in rows
    ]
    rejected = Counter(
        one for one, row in zip(decided, rows, strict=True) if row.verdict == Ruling.NO.value
    )
    least = settings.number("measure.rejections")
    return set(decided), {one for one, count in rejected.items() if count >= least}


def _at(past: Past, appeal: int, moment: dt.datetime) -> str:
    """The department of the last thing that had happened by a moment; empty for none."""
    known = past.get(appeal, [])
    place = bisect_right([when for when, _ in known], moment)
    return known[place - 1][1] if place else ""


def _assignments(appeals: Any) -> Past:
    found: Past = {}
    query = AssignmentRow.select(AssignmentRow, DepartmentRow).join(DepartmentRow)
    query = query.where(AssignmentRow.appeal.in_(appeals), AssignmentRow.leads)
    for row in query.order_by(AssignmentRow.id):
        found.setdefault(row.__data__["appeal"], []).append((row.moment, row.department.code))
    return found


def _answers(appeals: Any) -> Past:
    """Who answered each matter and when: departments by name, offices above them by none."""
    past = _assignments(appeals)
    found: Past = {}
    results = ProposalRow.select().where(
        ProposalRow.appeal.in_(appeals),
        ProposalRow.kind == ProposalKind.RESULT.value,
        ProposalRow.verdict == Ruling.YES.value,
    )
    for row in results:
        office = _at(past, row.__data__["appeal"], row.moment)
        found.setdefault(row.__data__["appeal"], []).append((row.decided, office))
    for row in (*_decided(appeals), *_concluded(appeals)):
        found.setdefault(row.__data__["appeal"], []).append((_end(row), ""))
    for one in found.values():
        one.sort()
    return found


def _end(row: Any) -> dt.datetime:
    end: dt.datetime = row.decided if isinstance(row, EscalationRow) else row.concluded
    return end


def _decided(appeals: Any) -> Any:
    # A notice that failed leaves the matter where it is; a global matter is taken from there.
    return EscalationRow.select().where(
        EscalationRow.appeal.in_(appeals),
        EscalationRow.kind == EscalationKind.GLOBAL.value,
        EscalationRow.decided.is_null(is_null=False),
    )


def _concluded(appeals: Any) -> Any:
    return ConsultationRow.select().where(
        ConsultationRow.appeal.in_(appeals), ConsultationRow.concluded.is_null(is_null=False)
    )
