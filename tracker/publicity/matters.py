"""
Figures of appeals that anybody may know, category by category.

Nobody is named, and what is too little to hide among others is not told. There is no total:
what a category hides could be reckoned from it. Matters that were found to be another one, and
those that left for an organ of law, are not counted.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from tracker import settings, working_days
from tracker.models import AppealRow, CallBackRow, DeadlineRow
from tracker.records import AppealState, Category, Satisfaction
from tracker.records.publicity import PublicAppeals
from tracker.week import local

LEFT_OUT = (AppealState.MERGED, AppealState.TRANSFERRED_LEGAL)

ENDING = ("solve", "decide", "consult")
"""Clocks that end with an answer; what begins again is numbered, such as ``solve 2``."""

SATISFIED = (Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)

Matter = tuple[int, str, dt.datetime, dt.datetime | None]
"""Number, category, when it came in and when it was answered."""


def of_categories() -> tuple[PublicAppeals, ...]:
    """Each category with enough to tell, in the order of clause 2.1; in four queries or five."""
    least = settings.number("public.least_appeals")
    matters = _matters()
    late, said, calendar = _late(), _said(), working_days.load()
    found = []
    for category in Category:
        own = [one for one in matters if one[1] == category.value]
        if len(own) >= least:
            found.append(_figures(category, own, (late, said, calendar), least))
    return tuple(found)


def _matters() -> list[Matter]:
    rows: Any = AppealRow.select(
        AppealRow.id, AppealRow.category, AppealRow.received, AppealRow.answered
    )
    gone = [one.value for one in LEFT_OUT]
    return list(rows.where(AppealRow.state.not_in(gone)).tuples())


def _late() -> set[str]:
    """Appeals that a clock was too late for which ends with the answer."""
    rows: Any = DeadlineRow.select(DeadlineRow.case, DeadlineRow.kind).where(
        DeadlineRow.case.startswith("appeal:"), DeadlineRow.overdue.is_null(False)
    )
    return {case for case, kind in rows.tuples() if kind.rstrip("0123456789 ") in ENDING}


def _said() -> dict[int, Satisfaction]:
    """What each appellant said last."""
    rows: Any = CallBackRow.select(CallBackRow.appeal, CallBackRow.satisfaction)
    told = rows.where(CallBackRow.satisfaction != "").order_by(CallBackRow.id).tuples()
    return {appeal: Satisfaction(said) for appeal, said in told}


Known = tuple[set[str], Mapping[int, Satisfaction], working_days.Calendar]


def _figures(category: Category, own: Sequence[Matter], known: Known, least: int) -> PublicAppeals:
    late, said, calendar = known
    answered = [number for number, _, _, moment in own if moment is not None]
    heard = [said[number] for number, *_ in own if number in said]
    in_time = sum(f"appeal:{number}" not in late for number in answered)
    days = [*_days(own, calendar)]
    return PublicAppeals(
        category=category.value,
        received=len(own),
        in_time=_share(in_time, len(answered), least),
        satisfied=_share(sum(one in SATISFIED for one in heard), len(heard), least),
        median_days=median(days) if len(days) >= least else None,
    )


def _days(own: Sequence[Matter], calendar: working_days.Calendar) -> Iterator[int]:
    """Working days from each matter to its answer; the day on which it came in does not count."""
    for _, _, received, answered in own:
        if answered is not None:
            first, last = local(received).date(), local(answered).date()
            yield len(calendar.until(first, last).counted)


def _share(part: int, whole: int, least: int) -> int | None:
    """Percent, unless there is too little to hide among."""
    return round(100 * part / whole) if whole >= max(least, 1) else None
