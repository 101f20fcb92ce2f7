"""
Which inspections of a period rested on an exemption, D1 to D6 or E1 to E7, and which did not.

A planned visit that carries out an exempt entry is that entry, not one inspection more. Shares
are told of each department or enterprise by itself and never compared.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker import approvals
from tracker.held import Direct, Held
from tracker.records import EntryWish, ExemptionShare, Person


@dataclass(frozen=True, slots=True)
class Inspected:
    """One department at one enterprise; `code` is the exemption that it rested on, or empty."""

    department: str
    enterprise: str
    code: str = ""


def entries(since: dt.date, until: dt.date, *, by: Person) -> tuple[EntryWish, ...]:
    """Exempt entries that begin on a day of the period and were not withdrawn."""
    return approvals.exempt(since, until, by=by)


def inspections(
    held: Iterable[Held], direct: Iterable[Direct], exempt: Sequence[EntryWish]
) -> tuple[Inspected, ...]:
    """Every inspection of planned visits, of those without a plan, and of exempt entries."""
    by_place: dict[tuple[str, str], list[EntryWish]] = {}
    for wish in exempt:
        for firm in wish.enterprises:
            by_place.setdefault((wish.department, firm), []).append(wish)
    return (
        *(one for visit in held for one in _ordinary(visit, by_place)),
        *(Inspected(one.department, one.enterprise, one.code) for one in direct),
        *(
            Inspected(one.department, firm, str(one.exempt))
            for one in exempt
            for firm in one.enterprises
        ),
    )


def _ordinary(
    visit: Held, by_place: Mapping[tuple[str, str], Sequence[EntryWish]]
) -> Iterator[Inspected]:
    for office in visit.offices:
        wishes = by_place.get((office, visit.enterprise), ())
        if not any(_carries_out(visit, office, one) for one in wishes):
            yield Inspected(office, visit.enterprise)


def _carries_out(visit: Held, office: str, wish: EntryWish) -> bool:
    """Whether all that a department looks at in a visit is what an exempt entry is for."""
    items = visit.items.get(office, frozenset())
    in_time = wish.begins.date() <= visit.day <= wish.last
    return in_time and bool(items) and items <= set(wish.items)


def share_of(found: Iterable[Inspected]) -> ExemptionShare:
    """What part of some inspections rested on which exemption."""
    codes = [one.code for one in found]
    uses = Counter(code for code in codes if code)
    return ExemptionShare(uses=dict(sorted(uses.items())), inspections=len(codes))
