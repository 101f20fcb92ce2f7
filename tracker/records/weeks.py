"""What is asked: plan lines, requests, weeks."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tracker.records.checks import CheckFinding
from tracker.records.registers import Department, Enterprise, Window
from tracker.week import Week


class WeekState(StrEnum):
    """How far a week has come."""

    COLLECTING = "collecting"
    PLANNING = "planning"
    PUBLISHED = "published"
    RUNNING = "running"
    CLOSED = "closed"


class InspectionType(StrEnum):
    """
    Why an authority comes (the Ministry of Justice's three types of inspection).

    `ROUTINE`: by plan or by lot; `CASE`: for a complaint, a lead, what was handed over, or again
    after a rectification; `SPECIAL`: a campaign that its own decision ordered.
    """

    ROUTINE = "routine"
    CASE = "case"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """
    One line of a department's sheet, every cell already a value.

    Parameters
    ----------
    department
        Id of the department whose sheet it is.
    enterprise
        Its credit code, 18 characters.
    minutes
        On site.
    approver, approved_on
        The department's own head, and the day of the approval; empty and None before it.
    joint_key
        Lines of one enterprise with an equal key share one visit; empty: none.
    officers
        Who is to come, each with name and certificate as they were typed; empty: not said yet.
    file, sheet, row
        Where the line stands; the row as the spreadsheet program counts it.
    """

    department: str
    enterprise: str
    item: str
    windows: tuple[Window, ...]
    minutes: int
    approver: str
    approved_on: dt.date | None
    basis: str = ""
    inspectors: int = 2
    teams: int = 1
    may_lead: bool = True
    announced: bool = True
    priority: int = 1
    joint_key: str = ""
    note: str = ""
    inspection_type: InspectionType = InspectionType.ROUTINE
    officers: tuple[str, ...] = ()
    file: str = ""
    sheet: str = ""
    row: int = 0

    @property
    def is_approved(self) -> bool:
        """Whether the sheet names the head and the day of the approval."""
        return bool(self.approver) and self.approved_on is not None


@dataclass(frozen=True, slots=True)
class Source:
    """A plan line as the file that carries it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Request:
    """
    A department's wish to inspect an enterprise: one or several plan lines.

    Parameters
    ----------
    id
        For people and for good, such as ``"FIRE-12"``.
    revision
        1 when it came in, one more on every change.
    late
        Why it came after the week's cut-off, or empty.
    origin
        The case that it comes from, such as ``"visit:2026-W48-E1-1"``; empty for a sheet.
    former_lead
        Id of the department that led the visit that it follows, or empty.
    deferred_from
        Id of the request of an earlier week that goes on in it, or empty.
    """

    id: str
    week: Week
    department: Department
    enterprise: Enterprise
    lines: tuple[PlanLine, ...]
    windows: tuple[Window, ...]
    minutes: int
    inspectors: int = 2
    teams: int = 1
    may_lead: bool = True
    announced: bool = True
    priority: int = 1
    joint_key: str = ""
    revision: int = 1
    withdrawn: bool = False
    late: str = ""
    origin: str = ""
    former_lead: str = ""
    deferred_from: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """What is to be inspected, in the order of the sheet."""
        return tuple(line.item for line in self.lines)


@dataclass(frozen=True, slots=True)
class Submission:
    """
    What a department's plan did to the week; the counts are of plan lines.

    Parameters
    ----------
    findings
        What speaks against its lines; what blocks them keeps them from being planned.
    """

    week: Week
    department: str
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    late: str = ""
    requests: tuple[Request, ...] = ()
    findings: tuple[CheckFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A department's plan as it came in: from which file, by whom, when, and why late."""

    department: str
    file: str
    actor: str
    late: str
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class PlanningWeek:
    """
    A week and how far it has come.

    Parameters
    ----------
    cut_off
        Last moment for plans in time: the end of Friday of the week before the last.
    days
        Its working days, 0 is Monday.
    provisional
        Whether the working days are a guess, because the year is not announced yet.
    departments
        How many departments have requests in it; likewise the other counts.
    published
        Number of the published version, or None.
    """

    week: Week
    state: WeekState
    cut_off: dt.datetime
    days: tuple[int, ...]
    provisional: bool
    departments: int
    enterprises: int
    lines: int
    requests: int
    late: int
    runs: int
    visits: int
    published: int | None = None
