"""More time for a matter: asked before its limit has passed, granted by the service centre."""

import datetime as dt
from collections.abc import Iterator

from tracker import clock, deadlines, history, outbox, settings
from tracker.appeals import clocks, words
from tracker.appeals.register import need, tell
from tracker.appeals.rows import case_of, legal, own, record_of, state_of
from tracker.database import transaction
from tracker.errors import Fault, NotFound, Rejected, WrongState
from tracker.models import AppealRow, AssignmentRow, ExtensionRow
from tracker.permissions import Act
from tracker.records import AT_DEPARTMENT, Appeal, AppealState, Deadline, Person, Ruling


def ask(appeal: int, until: dt.date, why: str, *, by: Person) -> Appeal:
    """
    Ask for more time.

    Raises
    ------
    Rejected
        With every fault: no reason, a day that is over, too late or not a working day.
    WrongState
        If the limit has passed, if it was extended as often as it can be, or if the question
        waits already.
    """
    with transaction():
        row = own(appeal, Act.HANDLE_APPEAL, by)
        limit = _limit(row)
        _refuse_more(row, limit)
        problems = [*_faults(limit, until, why)]
        if problems:
            raise Rejected(problems)
        found = ExtensionRow.create(
            appeal=row,
            limit=limit.kind,
            why=why.strip(),
            until=until,
            author=by.login,
            asked=clock.now(),
            verdict="",
            reason="",
        )
        facts = {"until": str(until), "due": str(limit.due), "why": history.digest(why.strip())}
        history.record(case_of(row), "ask for time", by, facts)
        told = {"appeal": row.id, "until": str(until)}
        outbox.write(
            f"{case_of(row)}:extension:{found.id}", "appeal-extension", "service-centre", told
        )
        return record_of(row, by)


def _limit(row: AppealRow) -> Deadline:
    limit = clocks.running(row, "solve")
    if state_of(row) not in AT_DEPARTMENT or limit is None:
        state, possible = row.state, legal(row)
        raise WrongState("appeal", row.id, state=state, act="ask for time", legal=possible)
    return limit


def _refuse_more(row: AppealRow, limit: Deadline) -> None:
    if clock.today() > limit.due:
        since = limit.due
        raise WrongState("appeal", row.id, state="overdue", act="ask for time", since=since)
    asked = ExtensionRow.select().where(
        ExtensionRow.appeal == row, ExtensionRow.limit == limit.kind
    )
    verdicts = [one.verdict for one in asked]
    if Ruling.WAITING.value in verdicts:
        raise WrongState("appeal", row.id, state="waiting for more time", act="ask for time")
    if verdicts.count(Ruling.YES.value) >= settings.number("appeal.most_extensions"):
        raise WrongState("appeal", row.id, state="extended already", act="ask for time")


def _faults(limit: Deadline, until: dt.date, why: str) -> Iterator[Fault]:
    yield from words.faults("why", why)
    latest = clocks.latest_due(limit.start)
    yield from clocks.due_faults("until", until, after=limit.due, latest=latest)


def grant(appeal: int, *, by: Person) -> Appeal:
    """Give the time that was asked for; what was stamped as overdue stays stamped."""
    with transaction():
        row, found = _waiting(appeal, "grant time", by)
        _decide(found, Ruling.YES, "")
        history.record(case_of(row), "grant time", by, {"until": str(found.until)})
        deadlines.extend(case_of(row), found.limit, found.until, by=by)
        AssignmentRow.update(due=found.until).where(
            AssignmentRow.appeal == row, AssignmentRow.ended.is_null()
        ).execute()
        _tell(row, found, "appeal-time-granted")
        tell(row, "grant time")
        return record_of(row, by)


def refuse(appeal: int, reason: str, *, by: Person) -> Appeal:
    """The limit stays as it is."""
    with transaction():
        row, found = _waiting(appeal, "refuse time", by)
        need(reason, "reason")
        _decide(found, Ruling.NO, reason.strip())
        history.record(case_of(row), "refuse time", by, {"reason": history.digest(reason.strip())})
        _tell(row, found, "appeal-time-refused")
        return record_of(row, by)


def _waiting(appeal: int, act: str, by: Person) -> tuple[AppealRow, ExtensionRow]:
    row = own(appeal, Act.KEEP_APPEALS, by)
    found = ExtensionRow.get_or_none(ExtensionRow.appeal == row, ExtensionRow.verdict == "")
    if found is None:
        raise NotFound("question for more time", appeal)
    if state_of(row) not in AT_DEPARTMENT or row.state == AppealState.RETURN_ASKED.value:
        raise WrongState("appeal", row.id, state=row.state, act=act, legal=legal(row))
    return row, found


def _decide(row: ExtensionRow, verdict: Ruling, reason: str) -> None:
    row.verdict, row.reason, row.decided = verdict.value, reason, clock.now()
    row.save()


def _tell(row: AppealRow, found: ExtensionRow, kind: str) -> None:
    told = {"appeal": row.id, "until": str(found.until)}
    outbox.write(f"{case_of(row)}:{kind}:{found.id}", kind, clocks.owner_of(row), told)
