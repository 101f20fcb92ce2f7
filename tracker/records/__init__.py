"""
What the services return and take: frozen values, never rows.

Moments are aware and shown in the park's zone; a window is a pair of minutes of the week,
``start <= t < end``, counted from Monday 00:00.
"""

from tracker.records.followups import (
    DirectEntry,
    DirectInspection,
    DirectReason,
    DirectState,
    Punctuality,
    Report,
    ReportEvent,
    ReportKind,
    ReportState,
)
from tracker.records.instructions import Instruction, InstructionKind
from tracker.records.log import Deadline, DueDate, Event, Message, Seal, WorkingDays
from tracker.records.plans import (
    Apart,
    Planned,
    PlanVersion,
    Publication,
    Run,
    RunState,
    Unplanned,
    VersionState,
    Visit,
    Visited,
)
from tracker.records.registers import (
    Away,
    Department,
    Enterprise,
    Imported,
    Park,
    Person,
    Role,
    Window,
)
from tracker.records.weeks import PlanLine, PlanningWeek, Request, Source, Submission, WeekState

__all__ = [
    "Apart",
    "Away",
    "Deadline",
    "Department",
    "DirectEntry",
    "DirectInspection",
    "DirectReason",
    "DirectState",
    "DueDate",
    "Enterprise",
    "Event",
    "Imported",
    "Instruction",
    "InstructionKind",
    "Message",
    "Park",
    "Person",
    "PlanLine",
    "PlanVersion",
    "Planned",
    "PlanningWeek",
    "Publication",
    "Punctuality",
    "Report",
    "ReportEvent",
    "ReportKind",
    "ReportState",
    "Request",
    "Role",
    "Run",
    "RunState",
    "Seal",
    "Source",
    "Submission",
    "Unplanned",
    "VersionState",
    "Visit",
    "Visited",
    "WeekState",
    "Window",
    "WorkingDays",
]
