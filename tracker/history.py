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
from tracker.errors import Conflict
from tracker.models import EventRow, HeadRow, SealRow
from tracker.permissions import Act
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
            raise Conflict(_moved_on(case, seen, count))
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


def _moved_on(case: str, seen: int | None, count: int) -> str:
    """What the writer has missed, so that nobody has to look for it."""
    told = f"{case} has {count} events, but the writer had seen {seen}"
    rows = EventRow.select().where(EventRow.case == case, EventRow.seq > seen)
    since = [
        f"{row.act} by {row.actor} on {_event(row).moment:%Y-%m-%d %H:%M}"
        for row in rows.order_by(EventRow.seq)
    ]
    return f"{told}; since then: {', '.join(since)}" if since else told


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


def seal() -> Seal:
    """The seal over the log as it stands; keep it outside of the database."""
    row = SealRow.get_or_none()
    return Seal(row.events, row.hash) if row else Seal(0, ORIGIN)


def events(case: str, *, by: Person) -> tuple[Event, ...]:
    """The events of a case, oldest first; none of a case that the person may not know of."""
    permissions.require(by, Act.READ_LOG)
    return of_cases([case]) if permissions.follows(by, case) else ()


def of_cases(cases: Collection[str]) -> tuple[Event, ...]:
    """The events of cases as they came, for services that check rights themselves."""
    rows = EventRow.select().where(EventRow.case.in_(list(cases))).order_by(EventRow.id)
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


def audit(known: Seal | None = None) -> tuple[str, ...]:
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


def _chain_faults(rows: tuple[EventRow, ...]) -> Iterator[str]:
    ends: dict[str, tuple[int, str]] = {}
    for row in rows:
        seq, before = ends.get(row.case, (0, ORIGIN))
        if row.seq != seq + 1:
            yield f"{row.case}: event {row.seq} follows event {seq}"
        if row.hash != _hash(row, before):
            yield f"{row.case}: event {row.seq} is not what was written"
        ends[row.case] = (row.seq, row.hash)
    heads = {row.case: (row.seq, row.hash) for row in HeadRow.select()}
    for case in sorted(heads.keys() | ends.keys()):
        if heads.get(case) != ends.get(case):
            yield f"{case}: the log ends at {ends.get(case, (0,))[0]}, its head says otherwise"


def _seal_faults(rows: tuple[EventRow, ...], known: Seal | None) -> Iterator[str]:
    covered, found = ORIGIN, [Seal(0, ORIGIN)]
    for count, row in enumerate(rows, start=1):
        covered = digest([covered, row.hash])
        found.append(Seal(count, covered))
    if found[-1] != seal():
        yield f"the seal covers {seal().events} events, the log holds {len(rows)} or others"
    if known is not None and known not in found:
        yield f"the log does not begin with the {known.events} events of the seal that was kept"
