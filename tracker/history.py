"""
The log: one chain of events per case, append-only, each holding a hash of the one before.

Three nets lie over each other: the hash inside an event finds an edit, the chain finds a
deletion, an insertion and a swap, and the head of each chain with the seal over all events
finds a tail that was cut. Somebody who can rewrite all of them consistently is found by a seal
that was kept elsewhere: hand it to `audit`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tracker import clock, permissions
from tracker.database import reading, transaction
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, Since
from tracker.models import EventRow, HeadRow, SealRow
from tracker.paging import ALWAYS, among, as_they_came, latest, unknown
from tracker.permissions import Act
from tracker.questions import Question
from tracker.records import Event, Person, Seal
from tracker.week import local

ORIGIN = "0" * 64
"""Stands before the first event."""


def record(
    case: str, act: str, by: Person, facts: Mapping[str, Any], *, seen: int | None = None
) -> None:
    """
    Append an event; call it inside the transaction that does what it tells.

    Parameters
    ----------
    seen
        Number of the last event that the person had seen (None: whatever is there).

    Raises
    ------
    Conflict
        If the case has moved on since.
    """
    with transaction():
        head = HeadRow.get_or_none(HeadRow.case == case)
        count = head.seq if head else 0
        if seen not in (None, count):
            since = _since(case, seen)
            raise Conflict(ConflictCode.MOVED_ON, case=case, count=count, seen=seen, since=since)
        event = EventRow(
            case=case,
            seq=count + 1,
            moment=clock.now().isoformat(),
            actor=by.login,
            act=act,
            facts=canonical(facts),
        )
        event.hash = _hash(event, head.hash if head else ORIGIN)
        event.save(force_insert=True)
        _move_head(head, event)
        _move_seal(event)


def last(case: str) -> int:
    """Number of the last event of a case, 0 before the first: what a writer hands on as seen."""
    head = HeadRow.get_or_none(HeadRow.case == case)
    return head.seq if head else 0


def _since(case: str, seen: int | None) -> tuple[Since, ...]:
    """What the writer has missed, so that nobody has to look for it."""
    rows = EventRow.select().where(EventRow.case == case, EventRow.seq > seen)
    return tuple(
        Since(row.act, row.actor, _event(row).moment) for row in rows.order_by(EventRow.seq)
    )


def canonical(value: object) -> str:
    """JSON with one spelling for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """SHA-256 of the canonical spelling."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _hash(event: EventRow, before: str) -> str:
    told = [event.case, event.seq, event.moment, event.actor, event.act, event.facts]
    return digest([*told, before])


def _move_head(head: HeadRow | None, event: EventRow) -> None:
    head = head or HeadRow(case=event.case)
    head.seq, head.hash = event.seq, event.hash
    head.save()


def _move_seal(event: EventRow) -> None:
    row = SealRow.get_or_none() or SealRow(events=0, hash=ORIGIN)
    row.events, row.hash = row.events + 1, digest([row.hash, event.hash])
    row.save()


_SEAL = Question(SealRow.select, SealRow)
"""Every page that remembers an answer asks it."""


def seal() -> Seal:
    """The seal over the log as it stands; keep it outside of the database."""
    row = _SEAL.ask()
    return Seal(row.events, row.hash) if row else Seal(0, ORIGIN)


def events(
    case: str, *, by: Person, before: int | None = None, most: int | None = None
) -> tuple[Event, ...]:
    """
    The events of a case, oldest first; none of a case that the person may not know of.

    Parameters
    ----------
    before, most
        A page: at most so many, the latest first, of those before the `seq` that ended the last
        one.
    """
    permissions.require(by, Act.READ_LOG)
    if not permissions.follows(by, case):
        return ()
    with reading():
        rows = EventRow.select().where(EventRow.case == case)
        return tuple(_event(row) for row in as_they_came(rows, EventRow.seq, before, most))


def list_events(
    *,
    by: Person,
    actor: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    before: str = "",
    most: int | None = None,
) -> tuple[Event, ...]:
    """
    The log of all cases that a person may know of, the latest first.

    Parameters
    ----------
    actor
        Only what this login did.
    since, until
        Only from the one day to the other, both included.
    before, most
        A page: at most so many of those before the `Event.mark` that ended the last one.

    Raises
    ------
    Rejected
        If nothing that the person may see has the mark.
    """
    permissions.require(by, Act.READ_LOG)
    hidden = permissions.confined(by)
    with reading():
        seen = EventRow.select().where(ALWAYS, *(~EventRow.case.startswith(one) for one in hidden))
        found = seen.where(ALWAYS, *_narrowed(actor, since, until))
        last = _number(seen, before) if before else None
        return tuple(_event(row) for row in latest(found, EventRow.id, last, most))


def _narrowed(actor: str, since: dt.date | None, until: dt.date | None) -> Iterator[Any]:
    if actor:
        yield EventRow.actor == actor
    # Moments are kept as the park's clock spells them, so that days can be told from their words.
    if since is not None:
        yield EventRow.moment >= since.isoformat()
    if until is not None:
        yield EventRow.moment < (until + dt.timedelta(days=1)).isoformat()


def _number(seen: Any, mark: str) -> int:
    case, _, seq = mark.rpartition("/")
    known = seq.isascii() and seq.isdecimal() and len(seq) < 10
    row = seen.where(EventRow.case == case, EventRow.seq == int(seq)).first() if known else None
    if row is None:
        raise unknown(mark)
    return int(row.id)


def of_cases(cases: Collection[str]) -> tuple[Event, ...]:
    """The events of cases as they came, for services that check rights themselves."""
    rows = EventRow.select().where(among(EventRow.case, cases)).order_by(EventRow.id)
    return tuple(_event(row) for row in rows)


def _event(row: EventRow) -> Event:
    return Event(
        case=row.case,
        seq=row.seq,
        moment=local(dt.datetime.fromisoformat(row.moment)),
        actor=row.actor,
        act=row.act,
        facts=json.loads(row.facts),
        hash=row.hash,
    )


def audit(known: Seal | None = None) -> tuple[Fault, ...]:
    """
    Every fault of the log, one line each; empty when it is whole.

    Parameters
    ----------
    known
        A seal that was kept elsewhere: the log must still begin with what it covers.
    """
    with reading():
        rows = tuple(EventRow.select().order_by(EventRow.id))
        return (*_chain_faults(rows), *_seal_faults(rows, known))


def _chain_faults(rows: tuple[EventRow, ...]) -> Iterator[Fault]:
    ends: dict[str, tuple[int, str]] = {}
    for row in rows:
        seq, before = ends.get(row.case, (0, ORIGIN))
        if row.seq != seq + 1:
            yield Fault("event", FaultCode.DIFFERS, str(row.seq), str(seq + 1), row.case)
        if row.hash != _hash(row, before):
            yield Fault("hash", FaultCode.DIFFERS, str(row.seq), at=row.case)
        ends[row.case] = (row.seq, row.hash)
    heads = {row.case: (row.seq, row.hash) for row in HeadRow.select()}
    for case in sorted(heads.keys() | ends.keys()):
        if heads.get(case) != ends.get(case):
            there, told = ends.get(case, (0, ""))[0], heads.get(case, (0, ""))[0]
            yield Fault("head", FaultCode.DIFFERS, str(there), str(told), case)


def _seal_faults(rows: tuple[EventRow, ...], known: Seal | None) -> Iterator[Fault]:
    covered, found = ORIGIN, [Seal(0, ORIGIN)]
    for count, row in enumerate(rows, start=1):
        covered = digest([covered, row.hash])
        found.append(Seal(count, covered))
    if found[-1] != seal():
        yield Fault("seal", FaultCode.DIFFERS, str(len(rows)), str(seal().events))
    if known is not None and known not in found:
        yield Fault("known", FaultCode.DIFFERS, str(len(rows)), str(known.events))
