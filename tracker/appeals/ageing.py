"""
What is open for long or put off again and again (长期挂号、久拖不决), and what is to be
looked at again.

Every list holds the oldest first and tells how many there are; nothing is closed by its age.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import fn

from tracker import clock, outbox, permissions, settings
from tracker.appeals import clocks
from tracker.appeals.escalations import record_of_escalation
from tracker.appeals.lists import Listed, next_day, oldest, page
from tracker.appeals.rows import case_of, selected
from tracker.appeals.sight import narrowed, readable
from tracker.database import reading, transaction
from tracker.models import AppealRow, DepartmentRow, EscalationRow, ExtensionRow, MessageRow
from tracker.permissions import Act
from tracker.records import OPEN, AppealState, Escalation, Person, ResultKind, Ruling
from tracker.week import local, midnight

MOST = 20
"""Matters of each age that a person reads at once."""

IS_OPEN: Any = AppealRow.state.in_([one.value for one in OPEN])


@dataclass(frozen=True, slots=True)
class Aged:
    """
    A matter and how long it has been open.

    Parameters
    ----------
    days
        Calendar days since it was raised.
    extensions
        How often it was given more time.
    """

    listed: Listed
    days: int
    extensions: int


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """
    Matters that are older than so many days and not older than the next threshold.

    Parameters
    ----------
    older_than
        0 for those that are younger, but were put off or reopened too often.
    count
        How many there are; `matters` are the oldest of them.
    """

    older_than: int
    count: int
    matters: tuple[Aged, ...]


@dataclass(frozen=True, slots=True)
class OpenEscalation:
    """A question to the business-environment office that waits for its decision."""

    escalation: Escalation
    days: int


@dataclass(frozen=True, slots=True)
class Ageing:
    """
    What has waited for long.

    Parameters
    ----------
    groups
        The oldest first.
    escalations
        The longest waiting first, whatever the age of the matter.
    again
        Matters that were deferred until a day that has come.
    """

    groups: tuple[AgeGroup, ...]
    escalations: tuple[OpenEscalation, ...]
    again: tuple[Listed, ...]


def show(*, by: Person, department: str | None = None, most: int = MOST) -> Ageing:
    """What has waited for long among the matters that a person may read, of all or of one."""
    with reading():
        permissions.require(by, Act.READ_APPEALS, departments=_own(by))
        sees = readable(by)
        if department is not None:
            sees = (*sees, _is_at(department))
        put_off = [*sees, *deferred(clock.today())]
        again = page(put_off, next_day(), by=by, most=most, order=AppealRow.again_on)
        return Ageing(groups(sees, by, most), _escalations(sees, most), again)


def _own(by: Person) -> tuple[str, ...]:
    return (by.department,) if by.department else ()


def _is_at(department: str) -> Any:
    found = DepartmentRow.select(DepartmentRow.id).where(DepartmentRow.code == department)
    return AppealRow.department.in_(found)


def groups(sees: Iterable[Any], by: Person, most: int) -> tuple[AgeGroup, ...]:
    """Open matters by their age, for services that have checked rights."""
    limits = sorted(map(int, settings.names("ageing.days")))
    sees, soon, found = tuple(sees), next_day(), list[AgeGroup]()
    for least, older in zip([None, *limits], [*limits, None], strict=True):
        conditions = [*sees, IS_OPEN, *_between(least, older)]
        conditions += [_put_off()] if least is None else []
        count, matters = oldest(conditions, soon, by=by, most=most)
        found.append(AgeGroup(least or 0, count, _aged(matters)))
    return tuple(reversed(found))


def _between(least: int | None, older: int | None) -> Iterable[Any]:
    """Older than `least` days, and not older than `older`."""
    today = clock.today()
    if least is not None:
        yield AppealRow.received < midnight(today - dt.timedelta(days=least))
    if older is not None:
        yield AppealRow.received >= midnight(today - dt.timedelta(days=older))


def _put_off() -> Any:
    granted = ExtensionRow.select(fn.COUNT(ExtensionRow.id)).where(
        ExtensionRow.appeal == AppealRow.id, ExtensionRow.verdict == Ruling.YES.value
    )
    often = granted >= settings.number("ageing.extensions")
    return often | (AppealRow.reopened >= settings.number("ageing.reopenings"))


def _aged(listed: Collection[Listed]) -> tuple[Aged, ...]:
    numbers = [one.appeal.id for one in listed]
    query: Any = ExtensionRow.select(ExtensionRow.appeal, fn.COUNT(ExtensionRow.id)).where(
        ExtensionRow.appeal.in_(numbers), ExtensionRow.verdict == Ruling.YES.value
    )
    granted: dict[int, int] = dict(query.group_by(ExtensionRow.appeal).tuples())
    today = clock.today()
    return tuple(
        Aged(one, (today - one.appeal.received.date()).days, granted.get(one.appeal.id, 0))
        for one in listed
    )


def _escalations(sees: Iterable[Any], most: int) -> tuple[OpenEscalation, ...]:
    rows = EscalationRow.select().join(AppealRow).where(EscalationRow.decided.is_null())
    today = clock.today()
    return tuple(
        OpenEscalation(record_of_escalation(row), (today - local(row.moment).date()).days)
        for row in narrowed(rows, sees).order_by(EscalationRow.id).limit(most)
    )


def deferred(until: dt.date) -> Sequence[Any]:
    """The conditions of a matter that was put off (暂无法办理) to a day until then."""
    told = [AppealState.ANSWERED.value, AppealState.CLOSED.value]
    return (
        AppealRow.result == ResultKind.DEFERRED.value,
        AppealRow.state.in_(told),
        AppealRow.again_on <= until,
    )


def tick(*, by: Person) -> int:
    """
    Remind of deferred matters whose day has come, each day once; how many. For a periodic job.
    """
    with transaction():
        rows = list(narrowed(selected(), deferred(clock.today())).order_by(AppealRow.id))
        keys = {f"{case_of(row)}:again:{row.again_on}": row for row in rows}
        told = {
            one.key for one in MessageRow.select(MessageRow.key).where(MessageRow.kind == AGAIN)
        }
        return sum(_remind(key, row) for key, row in keys.items() if key not in told)


AGAIN = "appeal-again"


def _remind(key: str, row: AppealRow) -> bool:
    facts = {"appeal": row.id, "again_on": str(row.again_on)}
    return outbox.write(key, AGAIN, clocks.owner_of(row), facts)
