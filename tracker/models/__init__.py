"""The tables. A row never leaves the tracker: services return records."""

from tracker.models.annual import AnnualLineRow, AnnualPlanRow, RandomDrawRow
from tracker.models.approvals import ApprovalRow
from tracker.models.calendar import WorkingDayRow, WorkingYearRow
from tracker.models.deadlines import DeadlineRow
from tracker.models.followups import DirectRow, ReportRow
from tracker.models.instructions import InstructionRow
from tracker.models.log import EventRow, HeadRow, MessageRow, SealRow, SettingRow
from tracker.models.onsite import AttendanceRow, FindingRow, ResponseRow, VisitCaseRow
from tracker.models.plans import PlanVersionRow, RunRow, VisitRequestRow, VisitRow
from tracker.models.proceedings import (
    CoerciveRow,
    PenaltyRow,
    RectificationRow,
    ReInspectionRow,
    SiteRecordRow,
)
from tracker.models.registers import (
    AwayRow,
    ClosedRow,
    DepartmentRow,
    EnterpriseRow,
    ParkRow,
    PersonRow,
)
from tracker.models.restraints import (
    CreditRow,
    ItemRow,
    ObservationRow,
    OverrideRow,
    QuietChoiceRow,
    QuietRow,
)
from tracker.models.reviews import ImprovementRow
from tracker.models.weeks import LineRow, RequestRow, SubmissionRow, WeekRow

TABLES = (
    ParkRow,
    DepartmentRow,
    AwayRow,
    EnterpriseRow,
    ClosedRow,
    PersonRow,
    WorkingYearRow,
    WorkingDayRow,
    SettingRow,
    WeekRow,
    SubmissionRow,
    RequestRow,
    LineRow,
    RunRow,
    PlanVersionRow,
    VisitRow,
    VisitRequestRow,
    EventRow,
    HeadRow,
    SealRow,
    MessageRow,
    DeadlineRow,
    InstructionRow,
    DirectRow,
    ReportRow,
    VisitCaseRow,
    ResponseRow,
    AttendanceRow,
    FindingRow,
    RectificationRow,
    ReInspectionRow,
    PenaltyRow,
    CoerciveRow,
    SiteRecordRow,
    ApprovalRow,
    ImprovementRow,
    AnnualPlanRow,
    AnnualLineRow,
    RandomDrawRow,
    ItemRow,
    CreditRow,
    QuietRow,
    QuietChoiceRow,
    ObservationRow,
    OverrideRow,
)
"""Every table, each after those that it refers to."""

__all__ = [
    "TABLES",
    "AnnualLineRow",
    "AnnualPlanRow",
    "ApprovalRow",
    "AttendanceRow",
    "AwayRow",
    "ClosedRow",
    "CoerciveRow",
    "CreditRow",
    "DeadlineRow",
    "DepartmentRow",
    "DirectRow",
    "EnterpriseRow",
    "EventRow",
    "FindingRow",
    "HeadRow",
    "ImprovementRow",
    "InstructionRow",
    "ItemRow",
    "LineRow",
    "MessageRow",
    "ObservationRow",
    "OverrideRow",
    "ParkRow",
    "PenaltyRow",
    "PersonRow",
    "PlanVersionRow",
    "QuietChoiceRow",
    "QuietRow",
    "RandomDrawRow",
    "ReInspectionRow",
    "RectificationRow",
    "ReportRow",
    "RequestRow",
    "ResponseRow",
    "RunRow",
    "SealRow",
    "SettingRow",
    "SiteRecordRow",
    "SubmissionRow",
    "VisitCaseRow",
    "VisitRequestRow",
    "VisitRow",
    "WeekRow",
    "WorkingDayRow",
    "WorkingYearRow",
]
