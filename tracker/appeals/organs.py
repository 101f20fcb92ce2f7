"""
Matters of law, litigation, unlawful acts and discipline leave the clocks for the organ they
belong to (clause 3.1.2); from then on only the service centre and supervision read them.
"""

import datetime as dt

from tracker import clock, history
from tracker.appeals import words
from tracker.appeals.leaving import leave
from tracker.appeals.register import tell
from tracker.appeals.rows import advance, own, record_of
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.models import LegalTransferRow
from tracker.permissions import Act
from tracker.records import Appeal, LegalKind, Person


def transfer(
    appeal: int, kind: LegalKind, organ: str, day: dt.date, why: str = "", *, by: Person
) -> Appeal:
    """
    Hand a matter to an organ, such as a court or a discipline inspection, on a day.

    Raises
    ------
    Rejected
        If no organ is named or the day has not come yet.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        problems = [
            *words.faults("organ", organ, line=True),
            *words.faults("why", why, needed=False),
        ]
        if day > clock.today():
            problems.append(Fault("day", FaultCode.FUTURE, str(day)))
        if problems:
            raise Rejected(problems)
        # Others read the log than those who may know why and to whom it has gone.
        facts = {"digest": history.digest([kind.value, organ.strip(), str(day), why.strip()])}
        advance(row, "transfer to an organ", by, facts)
        leave(row, "transferred to an organ", by)
        LegalTransferRow.create(
            appeal=row, kind=kind.value, organ=organ.strip(), day=day, why=why.strip()
        )
        tell(row, "transfer")
        return record_of(row, by)
