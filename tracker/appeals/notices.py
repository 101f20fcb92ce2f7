"""
The one supervision notice of a matter (一次督办，限期解决), and what follows if it fails.

There is no second notice: what the first has not moved by its day is escalated (reading A6).
"""

from tracker import clock, history, outbox
from tracker.appeals import clocks, words
from tracker.appeals.escalations import open_escalation
from tracker.appeals.routing import supervisor_faults
from tracker.appeals.rows import case_of, legal, record_of, row_of, state_of, visible
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, NotAllowed, Rejected, WrongState
from tracker.models import AppealRow, DeadlineRow, SupervisionNoticeRow
from tracker.permissions import Act, require
from tracker.records import AT_DEPARTMENT, Appeal, EscalationKind, Person

LONGEST = 30
"""Working days of a notice's limit, at most."""


def notify(appeal: int, demand: str, working_days: int, *, by: Person) -> Appeal:
    """
    Send the notice: what the department has to do, within so many working days.

    Raises
    ------
    NotAllowed
        If the person is not the one who watches over the matter.
    Rejected
        If nothing is demanded, or the limit is none.
    WrongState
        If no department has the matter, or it has had its notice.
    """
    with transaction():
        row = visible(appeal, by)
        require(by, Act.SUPERVISE_APPEALS)
        if by.login != row.supervisor:
            raise NotAllowed(by.login, "send the notice of an appeal", str(appeal))
        _refuse_second(row)
        problems = [*words.faults("demand", demand)]
        if not 0 < working_days <= LONGEST:
            problems.append(
                Fault("limit", FaultCode.OUT_OF_RANGE, str(working_days), f"1-{LONGEST}")
            )
        if problems:
            raise Rejected(problems)
        assert row.department is not None
        SupervisionNoticeRow.create(
            appeal=row,
            department=row.department,
            demand=demand.strip(),
            actor=by.login,
            moment=clock.now(),
        )
        facts = {"demand": history.digest(demand.strip()), "working_days": working_days}
        history.record(case_of(row), "send a notice", by, facts)
        office = f"department:{row.department.code}"
        limit = clocks.start(row, "notice", owner=office, limit=working_days, by=by)
        told = {"appeal": row.id, "due": str(limit.due)}
        outbox.write(f"{case_of(row)}:notice", "appeal-notice", office, told)
        return record_of(row, by)


def _refuse_second(row: AppealRow) -> None:
    if state_of(row) not in AT_DEPARTMENT:
        act = "send a notice about"
        raise WrongState("appeal", row.id, state=row.state, act=act, legal=legal(row))
    if SupervisionNoticeRow.get_or_none(SupervisionNoticeRow.appeal == row):
        state, act = "under its one notice", "send a notice about"
        raise WrongState("appeal", row.id, state=state, act=act, legal=["escalate the notice"])


def watch(appeal: int, login: str, *, by: Person) -> Appeal:
    """Let somebody else watch over a matter, such as when a colleague is on leave."""
    with transaction():
        row = visible(appeal, by)
        require(by, Act.KEEP_APPEALS)
        problems = [*supervisor_faults(row, login)]
        if problems:
            raise Rejected(problems)
        if row.supervisor != login:
            row.supervisor = login
            row.save()
            history.record(case_of(row), "watch", by, {"supervisor": login})
        return record_of(row, by)


def escalate_notice(appeal: int, why: str, *, by: Person) -> Appeal:
    """Ask the business-environment office about a matter before its notice has run out."""
    with transaction():
        row = visible(appeal, by)
        require(by, Act.SUPERVISE_APPEALS)
        words.refuse("why", why)
        notice = SupervisionNoticeRow.get_or_none(SupervisionNoticeRow.appeal == row)
        if notice is None or notice.escalated or state_of(row) not in AT_DEPARTMENT:
            state = row.state if notice is None else "under its one notice"
            raise WrongState("appeal", row.id, state=state, act="escalate the notice")
        _escalate(row, notice, why.strip(), by)
        return record_of(row, by)


def tick(*, by: Person) -> int:
    """Escalate what notices have not moved by their day; how many. For a periodic job."""
    with transaction():
        late = DeadlineRow.select().where(
            DeadlineRow.kind == "notice",
            DeadlineRow.met.is_null(),
            DeadlineRow.dropped == "",
            DeadlineRow.due < clock.today(),
        )
        cases = [int(one.case.removeprefix("appeal:")) for one in late]
        found = SupervisionNoticeRow.select().where(
            SupervisionNoticeRow.appeal.in_(cases), SupervisionNoticeRow.escalated.is_null()
        )
        notices = list(found)
        for one in notices:
            _escalate(row_of(one.__data__["appeal"]), one, "notice run out", by)
        return len(notices)


def _escalate(row: AppealRow, notice: SupervisionNoticeRow, why: str, by: Person) -> None:
    notice.escalated = clock.now()
    notice.save()
    history.record(case_of(row), "escalate the notice", by, {"why": history.digest(why)})
    open_escalation(row, EscalationKind.FAILED_NOTICE, why, by)
