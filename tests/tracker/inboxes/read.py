"""What tests of inboxes ask: what waits for whom, and how it is opened."""

from collections.abc import Callable, Mapping

from tracker import (
    approvals,
    findings,
    followups,
    inboxes,
    proposals,
    quiet,
    refusals,
    site_records,
    visits,
    weeks,
)
from tracker.appeals import files, measures, tracking
from tracker.disturbances import accusations, entry
from tracker.errors import NotFound
from tracker.records import Person, SiteRecordKind
from tracker.records.inboxes import Waiting, WaitingKind
from tracker.week import Week


def kinds(by: Person) -> dict[WaitingKind, list[str]]:
    """The keys of what waits for a person, by kind, the most urgent first."""
    found: dict[WaitingKind, list[str]] = {}
    for one in inboxes.inbox(by=by).waiting:
        found.setdefault(one.kind, []).append(one.key)
    return found


def keys(kind: WaitingKind, by: Person) -> list[str]:
    """The keys of one kind."""
    return kinds(by).get(kind, [])


def only(kind: WaitingKind, by: Person) -> Waiting:
    """The only thing of a kind that waits."""
    (found,) = [one for one in inboxes.inbox(by=by).waiting if one.kind is kind]
    return found


def opened(waiting: Waiting, by: Person) -> object:
    """What the service that shows it says to the person; it raises where one must not look."""
    kind, _, rest = waiting.key.partition(":")
    return OPENED[kind](rest, by)


def _appeal(key: str, by: Person) -> object:
    number = int(key)
    return tracking.followed(number, by=by) if by.enterprise else files.show(number, by=by)


def _disturbance(key: str, by: Person) -> object:
    show = accusations.show if by.department else entry.show
    return show(int(key), by=by)


def _paper(key: str, by: Person) -> object:
    uid, department, kind = key.split(":")
    return site_records.show(uid, department, SiteRecordKind(kind), by=by)


def _quiet(key: str, by: Person) -> object:
    for one in quiet.list_periods(by=by):
        if one.id == int(key.partition(":")[0]):
            return one
    raise NotFound("quiet period", key)


OPENED: Mapping[str, Callable[[str, Person], object]] = {
    "appeal": _appeal,
    "disturbance": _disturbance,
    "paper": _paper,
    "quiet": _quiet,
    "entry": lambda key, by: approvals.show(int(key), by=by),
    "finding": lambda key, by: findings.show(int(key), by=by),
    "measure": lambda key, by: measures.show(int(key), by=by),
    "proposal": lambda key, by: proposals.show(int(key), by=by),
    "refusal": lambda key, by: refusals.show(int(key), by=by),
    "report": lambda key, by: followups.show(int(key), by=by),
    "visit": lambda key, by: visits.show(key, by=by),
    "week": lambda key, by: weeks.show_week(Week.parse(key.partition(":")[0]), by=by),
}
"""The service that shows a key, by how the key begins."""
