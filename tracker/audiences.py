"""Who gets a message when a draft is published: plain values, no database."""

from dataclasses import dataclass

from tracker.records import Department, Enterprise, PlanVersion, Visit


@dataclass(frozen=True, slots=True)
class Audience:
    """
    Whom a publication tells, and of which visits.

    Parameters
    ----------
    new, changed, cancelled
        Visits as the draft has them.
    enterprises
        Those with an announced visit among them; unannounced work is not told to them.
    departments
        Those who come, and those who came before and do not any more.
    """

    new: tuple[Visit, ...] = ()
    changed: tuple[Visit, ...] = ()
    cancelled: tuple[Visit, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    departments: tuple[Department, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether no message would be sent."""
        return not (self.enterprises or self.departments)


def audience(draft: PlanVersion, published: PlanVersion | None) -> Audience:
    """Whom publishing a draft in place of what is published, if anything is, would tell."""
    before = {one.uid: one for one in (published.visits if published else ())}
    fresh = [one for one in draft.visits if _differs(before.get(one.uid), one)]
    firms = {one.enterprise.id: one.enterprise for one in fresh if one.announced}
    offices = {office.id: office for one in fresh for office in one.departments}
    for one in fresh:
        known = before.get(one.uid)
        offices |= {office.id: office for office in (known.departments if known else ())}
    return Audience(
        new=tuple(one for one in fresh if one.uid not in before and not one.cancelled),
        changed=tuple(one for one in fresh if one.uid in before and not one.cancelled),
        cancelled=tuple(one for one in fresh if one.cancelled),
        enterprises=tuple(sorted(firms.values(), key=lambda one: one.id)),
        departments=tuple(sorted(offices.values(), key=lambda one: one.id)),
    )


def _differs(before: Visit | None, after: Visit) -> bool:
    return before is None or before.revision != after.revision
