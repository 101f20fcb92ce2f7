"""What ends with a department's part in a matter, and with the mechanism's."""

from tracker import clock
from tracker.appeals import clocks
from tracker.models import (
    AppealRow,
    AssignmentRow,
    ConsultationRow,
    EscalationRow,
    ExtensionRow,
    ProposalRow,
    ReturnRow,
)
from tracker.records import Person, Ruling


def end_assignments(row: AppealRow) -> None:
    """
    No department has the matter any more: those that had it still see it, and what they had
    proposed or asked for is not decided any more.
    """
    now = clock.now()
    AssignmentRow.update(ended=now).where(
        AssignmentRow.appeal == row, AssignmentRow.ended.is_null()
    ).execute()
    for table in (ProposalRow, ExtensionRow, ReturnRow):
        table.update(verdict=Ruling.NO.value, decided=now).where(
            table.appeal == row, table.verdict == ""
        ).execute()


def end_talks(row: AppealRow) -> None:
    """What departments had talked over comes to no conclusion any more."""
    ConsultationRow.update(concluded=clock.now()).where(
        ConsultationRow.appeal == row, ConsultationRow.concluded.is_null()
    ).execute()


def leave(row: AppealRow, why: str, by: Person) -> None:
    """The matter is none of the mechanism's any more: no clock runs and nothing waits."""
    clocks.drop(row, why=why, by=by)
    end_assignments(row)
    end_talks(row)
    EscalationRow.update(decision=why, decided=clock.now()).where(
        EscalationRow.appeal == row, EscalationRow.decided.is_null()
    ).execute()
