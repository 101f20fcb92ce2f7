"""What is different between two versions of a week's plan: plain values, no database."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.records import Department, PlanVersion, Request, Visit

TIERS = ("unplanned", "visits", "moved", "minutes", "travel")
"""What is wanted, in this order."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A visit that goes on; what of it a reader sees differently is true."""

    before: Visit
    after: Visit

    @property
    def moved(self) -> bool:
        """Whether it starts at another time."""
        return self.before.start != self.after.start

    @property
    def led_anew(self) -> bool:
        """Whether another department leads."""
        return self.before.lead.id != self.after.lead.id

    @property
    def joined(self) -> tuple[Request, ...]:
        """Requests that it has gained."""
        return _without(self.after, self.before)

    @property
    def left(self) -> tuple[Request, ...]:
        """Requests that it has lost."""
        return _without(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    How one version differs from another.

    Parameters
    ----------
    score
        For each tier its value before and after; lower is better, the first that differs counts.
    new, gone
        Visits that only one of them has.
    changed
        Visits of both that differ.
    planned, left_out
        Requests that are in a visit now and were in none, and the reverse.
    departments
        Those who come at another time, with others or not at all, by id.
    """

    before: int
    after: int
    score: dict[str, tuple[int, int]]
    new: tuple[Visit, ...]
    gone: tuple[Visit, ...]
    changed: tuple[Changed, ...]
    planned: tuple[Request, ...]
    left_out: tuple[Request, ...]
    departments: tuple[Department, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether no reader would see a difference."""
        return not (self.new or self.gone or self.changed or self.planned or self.left_out)

    @property
    def better(self) -> str | None:
        """``"before"`` or ``"after"`` by the first tier that differs, None if none does."""
        for old, new in self.score.values():
            if old != new:
                return "before" if old < new else "after"
        return None


def compare(before: PlanVersion, after: PlanVersion) -> Comparison:
    """
    How a version differs from another one of the same week.

    Raises
    ------
    ValueError
        If they are of different weeks.
    """
    if before.week != after.week:
        raise ValueError(f"versions of {before.week} and {after.week}, expected one week")
    old = {one.uid: one for one in before.standing}
    new = {one.uid: one for one in after.standing}
    both = [Changed(old[uid], new[uid]) for uid in old if uid in new]
    changed = tuple(one for one in both if _differs(one))
    fresh = tuple(one for uid, one in new.items() if uid not in old)
    gone = tuple(one for uid, one in old.items() if uid not in new)
    was, is_now = _requests(before), _requests(after)
    touched = [*fresh, *gone, *(each for one in changed for each in (one.before, one.after))]
    return Comparison(
        before=before.number,
        after=after.number,
        score={
            tier: (before.run.score[tier], after.run.score[tier])
            for tier in TIERS
            if tier in before.run.score and tier in after.run.score
        },
        new=fresh,
        gone=gone,
        changed=changed,
        planned=tuple(one for key, one in is_now.items() if key not in was),
        left_out=tuple(one for key, one in was.items() if key not in is_now),
        departments=tuple(sorted(set(_offices(touched)), key=lambda one: one.id)),
    )


def _differs(one: Changed) -> bool:
    stays = one.before.minutes != one.after.minutes
    return bool(one.moved or one.led_anew or one.joined or one.left or stays)


def _without(visit: Visit, other: Visit) -> tuple[Request, ...]:
    known = {one.id for one in other.requests}
    return tuple(one for one in visit.requests if one.id not in known)


def _requests(version: PlanVersion) -> dict[str, Request]:
    return {one.id: one for visit in version.standing for one in visit.requests}


def _offices(visits: list[Visit]) -> Iterator[Department]:
    for visit in visits:
        yield from visit.departments
