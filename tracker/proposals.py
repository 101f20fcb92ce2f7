"""
Another time for a visit, as its enterprise proposes it and the committee decides.

It is no veto: the visit stands as it was published until the week is published anew.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Unpack

from tracker import (
    clock,
    deferrals,
    history,
    outbox,
    permissions,
    requests,
    settings,
    sight,
    visit_codes,
    visits,
)
from tracker.cases import state_of
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, WrongState
from tracker.models import TimeProposalRow
from tracker.paging import Page, latest, narrowing
from tracker.people import SCANNER
from tracker.permissions import Act
from tracker.planning import move
from tracker.records import Person, Visit, VisitState
from tracker.records.proposals import Slot, TimeProposal, TimeProposalState
from tracker.refusals import words_faults
from tracker.visit_codes import Shown
from tracker.week import ZONE, Week, local

OPEN = TimeProposalState.OPEN


def propose(uid: str, slots: tuple[Slot, ...], reason: str, *, by: Person) -> Visit:
    """
    Propose other times for a visit of the own enterprise; the visit stands meanwhile.

    Parameters
    ----------
    slots
        Hours of days of the same week or of the weeks after it, what would suit best first.

    Raises
    ------
    Rejected
        With every fault: no hours, too many, hours that are over, weeks away or too short
        for the visit, no reason, or one proposal that nobody has decided yet.
    WrongState
        If it is too late: the visit's day is too near, or it was called off.
    """
    with transaction():
        visit = visits.show(uid, by=by)
        permissions.require(by, Act.PROPOSE_TIME, enterprise=visit.enterprise.id)
        _keep(visit, slots, reason, by)
        return visit


def propose_by_code(shown: Shown, slots: tuple[Slot, ...], reason: str) -> Visit:
    """The same by whoever has the code of the visit."""
    with transaction():
        visit = visit_codes.valid(shown, "propose another time for")
        _keep(visit, slots, reason, SCANNER)
        return visit


def may_propose(visit: Visit) -> bool:
    """Whether other times may still be proposed for a visit, and none wait already."""
    return _is_early(visit) and not _waits(visit.uid)


def _is_early(visit: Visit) -> bool:
    days = settings.number("proposal.days_before")
    last = visit.start.date() - dt.timedelta(days=days)
    is_planned = not visit.cancelled and state_of(visit) is VisitState.PLANNED
    return visit.announced and is_planned and clock.today() <= last


def _waits(uid: str) -> bool:
    rows = TimeProposalRow.select().where(TimeProposalRow.uid == uid)
    return bool(rows.where(TimeProposalRow.state == OPEN.value).exists())


def _keep(visit: Visit, slots: Sequence[Slot], reason: str, by: Person) -> None:
    if not _is_early(visit):
        raise WrongState("visit", visit.uid, state="begun", act="propose another time for")
    found = [*_faults(visit, slots), *words_faults("reason", reason)]
    if _waits(visit.uid):
        found.append(Fault("slots", FaultCode.UNSETTLED))
    if found:
        raise Rejected(found)
    row = TimeProposalRow.create(
        uid=visit.uid,
        slots=[[str(one.day), f"{one.begins:%H:%M}", f"{one.ends:%H:%M}"] for one in slots],
        reason=reason.strip(),
        made=clock.now(),
        by_code=by is SCANNER,
        state=OPEN.value,
        answer="",
        actor="",
    )
    facts = {"visit": visit.uid, "slots": row.slots, "digest": history.digest(row.reason)}
    history.record(_case(row), "propose a time", by, facts)
    outbox.write(f"{_case(row)}:propose", "time-proposed", "committee", {"proposal": row.id})


def _faults(visit: Visit, slots: Sequence[Slot]) -> Iterator[Fault]:
    most = settings.number("proposal.most_slots")
    if not 1 <= len(slots) <= most:
        yield Fault("slots", FaultCode.OUT_OF_RANGE, str(len(slots)), f"1-{most}")
    last = Week.of(visit.week.date(7 * settings.number("proposal.weeks_ahead")))
    for one in slots:
        said = f"{one.day} {one.begins:%H:%M}-{one.ends:%H:%M}"
        since, until = _moment(one.day, one.begins), _moment(one.day, one.ends)
        week = Week.of(one.day)
        if week < visit.week or last < week:
            yield Fault("slots", FaultCode.OUT_OF_RANGE, said, f"{visit.week} – {last}")
        elif since <= clock.now():
            yield Fault("slots", FaultCode.PAST, said)
        if until - since < dt.timedelta(minutes=visit.minutes):
            yield Fault("slots", FaultCode.TOO_SHORT, said, str(visit.minutes))


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=ZONE)


def accept(
    proposal: int, start: dt.datetime, *, seen: int | None = None, by: Person
) -> TimeProposal:
    """
    Move the visit as it was proposed: a new draft, which counts once it is published.

    Into a later week what is asked of the enterprise is deferred, to be planned there within the
    hours that were proposed.

    Parameters
    ----------
    start
        When the visit is to begin, within the hours that were proposed.
    seen
        Number of the proposal's last event that the person had seen.

    Raises
    ------
    Conflict
        If somebody has decided it, or planned the week, meanwhile.
    Rejected
        With every rule that the visit would break there, or if nobody proposed that time.
    WrongState
        If it was decided already, or the visit has begun.
    """
    permissions.require(by, Act.DECIDE_PROPOSAL)
    with reading():
        row = _open(proposal, by, "accept")
        visit = visits.published(row.uid)
        known = _record_of(row, visit)
    wanted = local(start)
    if not any(_holds(one, wanted, visit.minutes) for one in known.slots):
        said = f"{wanted:%Y-%m-%d %H:%M}"
        raise Rejected([Fault("start", FaultCode.OUT_OF_RANGE, said, _said(known.slots))])
    here = Week.of(wanted.date()) == visit.week
    if here:
        move(visit.week, visit.uid, visit.week.minute(wanted), known.reason, by=by)
    with transaction():
        row = _open(proposal, by, "accept")
        if not here:
            _defer(visit, known, wanted, by)
        row.state, row.start = TimeProposalState.ACCEPTED.value, wanted
        return _decide(row, "accept a time", {"start": str(wanted)}, seen, by)


def _defer(visit: Visit, known: TimeProposal, wanted: dt.datetime, by: Person) -> None:
    """Whatever of the visit still stands is asked for in the later week, in the same hours."""
    slot = next(one for one in known.slots if _holds(one, wanted, visit.minutes))
    week = Week.of(slot.day)
    hours = (
        week.minute(_moment(slot.day, slot.begins)),
        week.minute(_moment(slot.day, slot.ends)),
    )
    for one in visit.requests:
        if not requests.show(one.id, by=by).withdrawn:
            deferrals.defer(one.id, week, known.reason, (hours,), by=by)


def _holds(slot: Slot, start: dt.datetime, minutes: int) -> bool:
    ends = start + dt.timedelta(minutes=minutes)
    return _moment(slot.day, slot.begins) <= start and ends <= _moment(slot.day, slot.ends)


def _said(slots: Sequence[Slot]) -> str:
    return ", ".join(f"{one.day} {one.begins:%H:%M}-{one.ends:%H:%M}" for one in slots)


def decline(proposal: int, answer: str, *, seen: int | None = None, by: Person) -> TimeProposal:
    """
    The visit stays where it is, and the enterprise reads why.

    Parameters
    ----------
    seen
        Number of the proposal's last event that the person had seen.

    Raises
    ------
    Conflict
        If somebody has decided it since.
    Rejected
        If nothing is said, or too much.
    WrongState
        If it was decided already.
    """
    permissions.require(by, Act.DECIDE_PROPOSAL)
    with transaction():
        row = _open(proposal, by, "decline")
        if found := [*words_faults("answer", answer)]:
            raise Rejected(found)
        row.state, row.answer = TimeProposalState.DECLINED.value, answer.strip()
        facts = {"digest": history.digest(row.answer)}
        return _decide(row, "decline a time", facts, seen, by)


def _open(proposal: int, by: Person, act: str) -> TimeProposalRow:
    row = _row_of(proposal, by)
    if row.state != OPEN.value:
        raise WrongState("proposal", proposal, state=TimeProposalState(row.state), act=act)
    return row


def _decide(
    row: TimeProposalRow, act: str, facts: dict[str, str], seen: int | None, by: Person
) -> TimeProposal:
    row.decided, row.actor = clock.now(), by.login
    row.save()
    history.record(_case(row), act, by, facts, seen=seen)
    visit = visits.published(row.uid)
    to = f"enterprise:{visit.enterprise.id}"
    outbox.write(f"{_case(row)}:decide", "time-decided", to, {"proposal": row.id})
    return _record_of(row, visit)


def show(proposal: int, *, by: Person) -> TimeProposal:
    """A proposal; NotFound if there is none that the person may read."""
    with reading():
        row = _row_of(proposal, by)
        return _record_of(row, visits.published(row.uid))


def list_proposals(
    *, by: Person, visit: str | None = None, waiting: bool = False, **page: Unpack[Page]
) -> tuple[TimeProposal, ...]:
    """
    Proposals that the person may read, the latest first.

    Parameters
    ----------
    visit
        Only those for this one.
    waiting
        Only those that nobody has decided.
    page
        At most so many of those before the number that ended the last one: `before`, `most`.
    """
    with reading():
        rows = _seen(by).where(*narrowing({TimeProposalRow.uid: visit}))
        if waiting:
            rows = rows.where(TimeProposalRow.state == OPEN.value)
        found = latest(rows, TimeProposalRow.id, page.get("before"), page.get("most"))
        return tuple(_record_of(row, visits.published(row.uid)) for row in found)


def waiting_at(*, by: Person) -> frozenset[str]:
    """The uids of visits for which another time is proposed and nobody has decided."""
    with reading():
        rows = _seen(by).where(TimeProposalRow.state == OPEN.value)
        return frozenset(row.uid for row in rows)


def last_of(uid: str) -> TimeProposal | None:
    """The last proposal for a visit; the reader's rights are the caller's to check."""
    rows = TimeProposalRow.select().where(TimeProposalRow.uid == uid)
    row = rows.order_by(TimeProposalRow.id.desc()).first()
    return _record_of(row, visits.published(uid)) if row else None


def _seen(by: Person) -> Any:
    may = sight.of_told(by, Act.READ_PROPOSALS, TimeProposalRow.uid)
    return TimeProposalRow.select().where(may)


def _row_of(proposal: int, by: Person) -> TimeProposalRow:
    row: TimeProposalRow | None = _seen(by).where(TimeProposalRow.id == proposal).get_or_none()
    if row is None:
        raise NotFound("proposal", proposal)
    return row


def _case(row: TimeProposalRow) -> str:
    return f"proposal:{row.id}"


def _record_of(row: TimeProposalRow, visit: Visit) -> TimeProposal:
    state = TimeProposalState(row.state)
    has_passed = visit.cancelled or visit.start <= clock.now()
    return TimeProposal(
        id=row.id,
        visit=row.uid,
        week=visit.week,
        enterprise=visit.enterprise.id,
        slots=tuple(_slot(one) for one in row.slots),
        reason=row.reason,
        made=local(row.made),
        by_code=row.by_code,
        state=TimeProposalState.LAPSED if state is OPEN and has_passed else state,
        start=local(row.start) if row.start else None,
        answer=row.answer,
        decided=local(row.decided) if row.decided else None,
        actor=row.actor,
    )


def _slot(told: Sequence[str]) -> Slot:
    day, since, until = told
    return Slot(
        dt.date.fromisoformat(day), dt.time.fromisoformat(since), dt.time.fromisoformat(until)
    )
