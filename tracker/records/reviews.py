"""What the committee looks back on; figures to talk about, never a ranking."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.week import Week


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """
    One week in figures (clause 3.3.3).

    Parameters
    ----------
    separate, visits
        Visits without merging of what found a place, and as they were published.
    joint
        Visits of two or more departments.
    departments_per_visit
        On average.
    unplanned, late_requests
        Requests that found no place, and that came after the cut-off.
    presence
        How often departments came on time, late, not at all.
    declined, unanswered
        Answers of those who were to join a visit.
    findings, settled
        Recorded by severity, and how many of all are closed or withdrawn.
    direct
        Inspections without a plan on days of the week.
    reports_on_time, reports_late, reports_waiting
        Of the week's visits and direct inspections.
    """

    week: Week
    separate: int
    visits: int
    joint: int
    departments_per_visit: float
    unplanned: int
    late_requests: int
    presence: Mapping[str, int]
    declined: int
    unanswered: int
    findings: Mapping[str, int]
    settled: int
    direct: int
    reports_on_time: int
    reports_late: int
    reports_waiting: int

    @property
    def saved(self) -> int:
        """Visits that merging has saved the enterprises."""
        return self.separate - self.visits


@dataclass(frozen=True, slots=True)
class ExemptionShare:
    """
    What part of some inspections rested on an exemption.

    Parameters
    ----------
    uses
        How often each, D1 to D6 and E1 to E7; an entry once for each of its enterprises.
    inspections
        All of them: planned visits, those without a plan, exempt entries. A planned visit that
        carries out an exempt entry is not counted beside it.
    """

    uses: Mapping[str, int]
    inspections: int

    @property
    def share(self) -> float | None:
        """Exempt ones by all, 0 to 1, or None where there was no inspection."""
        return sum(self.uses.values()) / self.inspections if self.inspections else None


@dataclass(frozen=True, slots=True)
class EnterpriseReview:
    """
    How often an enterprise was disturbed in a period (clause 3.3.4).

    Parameters
    ----------
    visits, joint, direct
        Planned visits that took place or are to, those of several departments, inspections
        without a plan.
    repeats
        Departments that came twice within the days of the setting ``review.repeat_days``.
    exempt
        Which of all inspections there rested on an exemption.
    """

    enterprise: str
    visits: int
    joint: int
    direct: int
    repeats: tuple[str, ...]
    exempt: ExemptionShare


@dataclass(frozen=True, slots=True)
class DepartmentReview:
    """
    How a department's inspections went in a period.

    Parameters
    ----------
    visits, joint, direct
        Planned visits it took part in, those with others, inspections without a plan.
    on_time, late, absent
        How it came.
    reports_late
        Reports that were not in by the end of their day.
    exempt
        Which of its inspections rested on an exemption.
    """

    department: str
    visits: int
    joint: int
    direct: int
    on_time: int
    late: int
    absent: int
    reports_late: int
    exempt: ExemptionShare


@dataclass(frozen=True, slots=True)
class CapUse:
    """
    How far the yearly cap of an item was used up in a year.

    Parameters
    ----------
    item, name
        Id and name from the catalogue.
    cap
        How often the department may see it at one enterprise in the year.
    most
        How often it saw it, or will, at the enterprise where it did so most often.
    enterprises
        How many enterprises it was seen at.
    at_cap
        Ids of those at which the cap is reached, in the register's order.
    """

    department: str
    item: str
    name: str
    cap: int
    most: int
    enterprises: int
    at_cap: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """What a review has led to: who does what by when, and whether it is done."""

    id: int
    since: dt.date
    until: dt.date
    owner: str
    text: str
    due: dt.date
    done: dt.datetime | None
    result: str
