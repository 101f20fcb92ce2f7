"""Quiet days that an enterprise chose itself, at most so many in a month."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Collection, Iterator

from tracker import clock, enterprises, history, permissions, quiet, registers
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import EnterpriseRow, QuietChoiceRow, QuietRow, WeekRow
from tracker.permissions import Act
from tracker.records import Person, QuietChoice, QuietPeriod, QuietShape, WeekState
from tracker.week import Week

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def choose(
    period: int, enterprise: str, month: str, days: Collection[int], *, by: Person
) -> QuietChoice:
    """
    Choose the quiet days of a month, in place of those that were chosen; no days take all back.

    Parameters
    ----------
    month
        Such as ``"2026-12"``.

    Raises
    ------
    NotFound
        If there is no such period, or it is not for the enterprise.
    Rejected
        With every fault: too many days, days that have passed, days of a week that is planned.
    """
    permissions.require(by, Act.CHOOSE_QUIET, enterprise=enterprise)
    with transaction():
        found, owner = _period(period, enterprise), registers.row_of(EnterpriseRow, enterprise)
        if not _MONTH.fullmatch(month):
            raise Rejected([Fault("month", FaultCode.WRONG_FORM, month, "2026-12")])
        row = QuietChoiceRow.get_or_none(
            QuietChoiceRow.period == period,
            QuietChoiceRow.enterprise == owner,
            QuietChoiceRow.month == month,
        )
        before, wanted = set(row.days if row else ()), set(days)
        problems = [*_faults(found, month, wanted, before)]
        if problems:
            raise Rejected(problems)
        if before != wanted:
            row = row or QuietChoiceRow(period=period, enterprise=owner, month=month)
            row.days = sorted(wanted)
            row.save()
            facts = {"enterprise": enterprise, "month": month, "days": row.days}
            history.record(f"quiet:{period}", "choose", by, facts)
    return QuietChoice(period, enterprise, month, tuple(sorted(wanted)))


def _period(period: int, enterprise: str) -> QuietPeriod:
    row = QuietRow.get_or_none(QuietRow.id == period)
    firm = EnterpriseRow.get_or_none(EnterpriseRow.code == enterprise)
    if row is not None and firm is not None:
        found = quiet.record_of(row)
        mine = quiet.is_for(found.entry, enterprises.record_of(firm), clock.today())
        if mine and found.entry.shape is QuietShape.CHOSEN_DAYS:
            return found
    raise NotFound("quiet period by chosen days", period)


def _faults(period: QuietPeriod, month: str, wanted: set[int], before: set[int]) -> Iterator[Fault]:
    year, number = map(int, month.split("-"))
    most = monthrange(year, number)[1] if year else 31
    strange = [day for day in sorted(wanted) if not 1 <= day <= most]
    if strange:
        told = ", ".join(map(str, strange))
        yield Fault("days", FaultCode.OUT_OF_RANGE, told, f"1-{most}")
        return
    if len(wanted) > period.entry.chosen:
        yield Fault("days", FaultCode.TOO_MANY, str(len(wanted)), str(period.entry.chosen))
    for day in sorted(dt.date(year, number, one) for one in wanted ^ before):
        if day.day in wanted and not quiet.holds(period, day):
            yield Fault("days", FaultCode.FORBIDDEN, str(day))
        if day <= clock.today():
            yield Fault("days", FaultCode.PAST, str(day))
        state = _state_of(Week.of(day))
        if state not in (None, WeekState.COLLECTING):
            yield Fault("days", FaultCode.CONTRADICTS, str(day), state.value)


def _state_of(week: Week) -> WeekState | None:
    row = WeekRow.get_or_none(WeekRow.name == str(week))
    return WeekState(row.state) if row else None


def list_choices(enterprise: str, *, by: Person) -> tuple[QuietChoice, ...]:
    """What an enterprise chose, by period and month; for whoever may know the enterprise."""
    with reading():
        enterprises.find(enterprise, by=by)
        rows = (
            QuietChoiceRow.select(QuietChoiceRow, EnterpriseRow)
            .join(EnterpriseRow)
            .where(EnterpriseRow.code == enterprise)
            .order_by(QuietChoiceRow.period, QuietChoiceRow.month)
        )
        return tuple(
            QuietChoice(row.__data__["period"], enterprise, row.month, tuple(row.days))
            for row in rows
        )
