"""
Quiet periods: days on which enterprises take no visit (section 2.7).

Several hold side by side: a day is closed if any of them closes it. Only joint days add up: of
all periods that name joint days for an enterprise, each opens its own.
"""

import calendar as months
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker import clock, credit, enterprises, history, permissions, registers, working_days
from tracker.database import reading, transaction
from tracker.errors import NotFound, Rejected
from tracker.models import EnterpriseRow, QuietChoiceRow, QuietRow
from tracker.permissions import Act
from tracker.quiet_faults import faults
from tracker.records import (
    Enterprise,
    Person,
    QuietEntry,
    QuietPeriod,
    QuietScope,
    QuietShape,
    Window,
)
from tracker.week import DAY, Week

PLAIN = ("basis", "since", "until", "chosen", "of")
"""What a row and an entry have in common, by the same name."""


def enter(entry: QuietEntry, *, by: Person) -> QuietPeriod:
    """
    Enter a quiet period; one that stands already with equal words is handed back.

    Raises
    ------
    Rejected
        With every fault of the entry.
    """
    permissions.require(by, Act.KEEP_QUIET)
    with transaction():
        problems = faults(entry)
        if problems:
            raise Rejected(problems)
        for one in _periods():
            if one.entry == entry and one.withdrawn is None:
                return one
        row = QuietRow.create(
            shape=entry.shape.value,
            days=[list(one) for one in entry.days],
            weekdays=list(entry.weekdays),
            scope=entry.scope.value,
            exceptions=list(entry.exceptions),
            **{name: getattr(entry, name) for name in PLAIN},
        )
        facts = {"shape": row.shape, "scope": row.scope, "of": row.of, "since": str(row.since)}
        history.record(f"quiet:{row.id}", "enter", by, {**facts, "basis": row.basis})
        return record_of(row)


def withdraw(period: int, *, by: Person) -> QuietPeriod:
    """A quiet period does not hold from today on; again changes nothing."""
    permissions.require(by, Act.KEEP_QUIET)
    with transaction():
        row = QuietRow.get_or_none(QuietRow.id == period)
        if row is None:
            raise NotFound("quiet period", period)
        if row.withdrawn is None:
            row.withdrawn = clock.today()
            row.save()
            history.record(f"quiet:{row.id}", "withdraw", by, {"from": str(row.withdrawn)})
        return record_of(row)


def list_periods(*, by: Person, withdrawn: bool = False) -> tuple[QuietPeriod, ...]:
    """
    Quiet periods as they were entered; an enterprise sees those that are for it.

    Parameters
    ----------
    withdrawn
        Whether those that were withdrawn are listed too.
    """
    permissions.require(by, Act.READ_WEEK)
    with reading():
        found = [one for one in _periods() if withdrawn or one.withdrawn is None]
        if by.enterprise is not None:
            firm = enterprises.find(by.enterprise, by=by)
            found = [one for one in found if is_for(one.entry, firm, clock.today())]
    return tuple(found)


def show_windows(enterprise: str, week: Week, *, by: Person) -> tuple[Window, ...]:
    """What `windows` says, for readers who may know the enterprise."""
    with reading():
        enterprises.find(enterprise, by=by)
        return windows(enterprise, week)


def windows(enterprise: str, week: Week, *, exempt: str = "") -> tuple[Window, ...]:
    """
    Closed windows of an enterprise in a week, in order, days that touch in one.

    For services that check rights themselves.

    Parameters
    ----------
    exempt
        Code of the exemption that a request rests on: periods that except it close nothing.
    """
    with reading():
        firm = enterprises.record_of(registers.row_of(EnterpriseRow, enterprise))
        return Quiet.load(exempt).windows(firm, week)


def closed(week: Week) -> dict[str, tuple[Window, ...]]:
    """Closed windows of a week by the enterprise's id, for planning."""
    with reading():
        quiet = Quiet.load("")
        if not quiet.periods:
            return {}
        firms = map(enterprises.record_of, enterprises.rows())
        found = {one.id: quiet.windows(one, week) for one in firms}
    return {key: value for key, value in found.items() if value}


def is_closed(enterprise: str, day: dt.date, *, exempt: str = "") -> bool:
    """Whether an enterprise takes no visit on a day."""
    with reading():
        firm = enterprises.record_of(registers.row_of(EnterpriseRow, enterprise))
        return Quiet.load(exempt).closes(firm, day)


Choices = Mapping[tuple[int, str, str], frozenset[int]]
"""Days by period, enterprise and month."""


@dataclass(frozen=True)
class Quiet:
    """Everything that closes days, as it stands."""

    periods: Sequence[QuietPeriod]
    choices: Choices
    calendar: working_days.Calendar | None

    @classmethod
    def load(cls, exempt: str) -> "Quiet":
        """For requests that rest on an exemption, or on none."""
        periods = [one for one in _periods() if exempt not in one.entry.exceptions]
        # The calendar is years long, and only days that are moved to a working day ask for it.
        moves = any(one.entry.shape is QuietShape.JOINT_DAYS for one in periods)
        return cls(periods, _choices(), working_days.load() if moves else None)

    def windows(self, firm: Enterprise, week: Week) -> tuple[Window, ...]:
        """Closed windows of a week, days that touch in one."""
        found: list[Window] = []
        for number in range(7):
            if self.closes(firm, week.date(number)):
                start = number * DAY
                if found and found[-1][1] == start:
                    start = found.pop()[0]
                found.append((start, (number + 1) * DAY))
        return tuple(found)

    def closes(self, firm: Enterprise, day: dt.date) -> bool:
        """Whether an enterprise takes no visit on a day."""
        held = [one for one in self.periods if holds(one, day) and is_for(one.entry, firm, day)]
        joint = [one for one in held if one.entry.shape is QuietShape.JOINT_DAYS]
        if joint and not any(self._is_joint(one, day) for one in joint):
            return True
        return any(self._names(one, firm, day) for one in held)

    def _names(self, period: QuietPeriod, firm: Enterprise, day: dt.date) -> bool:
        entry = period.entry
        if entry.shape is QuietShape.DAYS_OF_MONTH:
            return any(first <= day.day <= last for first, last in entry.days)
        if entry.shape is QuietShape.WEEKDAYS:
            return day.weekday() in entry.weekdays
        if entry.shape is QuietShape.CHOSEN_DAYS:
            return day.day in self.choices.get((period.id, firm.id, f"{day:%Y-%m}"), ())
        return False

    def _is_joint(self, period: QuietPeriod, day: dt.date) -> bool:
        before = day.replace(day=1) - dt.timedelta(days=1)
        return any(
            self._moved(one) == day for month in (before, day) for one in _named(period, month)
        )

    def _moved(self, day: dt.date) -> dt.date:
        while self.calendar is not None and not self.calendar.is_working(day):
            day += dt.timedelta(days=1)
        return day


def _named(period: QuietPeriod, month: dt.date) -> Iterator[dt.date]:
    """The joint days of the month in which a day lies; a short month ends with its last day."""
    most = months.monthrange(month.year, month.month)[1]
    for first, last in period.entry.days:
        for number in range(first, last + 1):
            yield month.replace(day=min(number, most))


def holds(period: QuietPeriod, day: dt.date) -> bool:
    """Whether a period holds on a day."""
    entry, end = period.entry, period.withdrawn
    return (
        entry.since <= day
        and (entry.until is None or day <= entry.until)
        and (end is None or day < end)
    )


def is_for(entry: QuietEntry, firm: Enterprise, day: dt.date) -> bool:
    """Whether a period is for an enterprise, by the tier that it has on that day."""
    if entry.scope is QuietScope.TIER:
        return credit.tier_of(firm.id, day) == entry.of
    mine = {
        QuietScope.ALL: "",
        QuietScope.ENTERPRISE: firm.id,
        QuietScope.TRADE: firm.trade,
        QuietScope.PARK: firm.park,
    }
    return mine[entry.scope] == entry.of


def _periods() -> list[QuietPeriod]:
    return [record_of(row) for row in QuietRow.select().order_by(QuietRow.id)]


def _choices() -> Choices:
    rows: Iterable[QuietChoiceRow] = QuietChoiceRow.select(QuietChoiceRow, EnterpriseRow).join(
        EnterpriseRow
    )
    return {
        (row.__data__["period"], row.enterprise.code, row.month): frozenset(row.days)
        for row in rows
    }


def record_of(row: QuietRow) -> QuietPeriod:
    """The record of a row."""
    entry = QuietEntry(
        shape=QuietShape(row.shape),
        days=tuple((first, last) for first, last in row.days),
        weekdays=tuple(row.weekdays),
        scope=QuietScope(row.scope),
        exceptions=tuple(row.exceptions),
        **{name: getattr(row, name) for name in PLAIN},
    )
    return QuietPeriod(row.id, entry, row.withdrawn)
