"""
Which planned visit goes on as which known one: plain values, no database.

A visit keeps its uid for life. One that a reader sees unchanged keeps its revision too; a moved
or changed one goes one revision up; one that vanished is cancelled, which is a change as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.week import Week


@dataclass(frozen=True, slots=True)
class Proposed:
    """A visit as the optimizer proposes it: ids, and minutes of the week."""

    enterprise: str
    start: int
    minutes: int
    lead: str
    requests: tuple[str, ...]
    teams: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    announced: bool = True
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A visit of the published version; `digest` is of what a reader sees."""

    uid: str
    revision: int
    enterprise: str
    start: int
    requests: tuple[str, ...]
    announced: bool
    cancelled: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Continued:
    """What a proposed visit is called; `same` says that a reader sees no change."""

    proposed: Proposed
    uid: str
    revision: int
    same: bool


def continued(
    week: Week, known: Sequence[Known], proposed: Sequence[Proposed]
) -> tuple[Continued, ...]:
    """Proposed visits with their uids and revisions, in the given order."""
    before = _pairs([one for one in known if not one.cancelled], proposed)
    used = {one.uid for one in known}
    found = []
    for position, visit in enumerate(proposed):
        old = before.get(position)
        if old is None:
            uid = _new_uid(week, visit.enterprise, used)
            used.add(uid)
            found.append(Continued(visit, uid, 0, False))
        else:
            same = old.digest == visit.digest
            found.append(Continued(visit, old.uid, old.revision + (not same), same))
    return tuple(found)


def _pairs(known: Sequence[Known], proposed: Sequence[Proposed]) -> dict[int, Known]:
    """
    The known visit that each proposed one continues.

    Of one enterprise and announced alike; the pair that shares most requests first, then the
    one that moves least.
    """
    pairs = sorted(
        (-len(set(old.requests) & set(new.requests)), abs(old.start - new.start), old.uid, position)
        for position, new in enumerate(proposed)
        for old in known
        if (old.enterprise, old.announced) == (new.enterprise, new.announced)
        and set(old.requests) & set(new.requests)
    )
    by_uid = {one.uid: one for one in known}
    found: dict[int, Known] = {}
    for _, _, uid, position in pairs:
        if position not in found and by_uid[uid] not in found.values():
            found[position] = by_uid[uid]
    return found


def _new_uid(week: Week, enterprise: str, used: Iterable[str]) -> str:
    taken, number = set(used), 1
    while f"{week}-{enterprise}-{number}" in taken:
        number += 1
    return f"{week}-{enterprise}-{number}"
