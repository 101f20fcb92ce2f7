"""
Which inspections of a period rested on an exemption, D1 to D6 or E1 to E7, and which did not.

A planned visit that carries out an exempt entry is that entry, not one inspection more. Shares
are told of each department or enterprise by itself and never compared.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker import approvals
from tracker.records import (
    ApprovalState,
    DirectInspection,
    EntryWish,
    ExemptionShare,
    Person,
    Visit,
)


@dataclass(frozen=True, slots=True)
class Inspected:
    """One department at one enterprise; `code` is the exemption that it rested on, or empty."""

    department: str
    enterprise: str
    code: str = ""


def entries(since: dt.date, until: dt.date, *, by: Person) -> tuple[EntryWish, ...]:
    """Exempt entries that begin on a day of the period and were not withdrawn."""
    return tuple(
        one.wish
        for one in approvals.list_entries(by=by)
        if one.wish.exempt is not None
        and one.state is not ApprovalState.WITHDRAWN
        and since <= one.wish.begins.date() <= until
    )


def inspections(
    held: Iterable[Visit], direct: Iterable[DirectInspection], exempt: Sequence[EntryWish]
) -> tuple[Inspected, ...]:
    """Every inspection of planned visits, of those without a plan, and of exempt entries."""
    return (
        *(one for visit in held for one in _ordinary(visit, exempt)),
        *(Inspected(one.department.id, one.enterprise.id, one.reason.value) for one in direct),
        *(
            Inspected(one.department, firm, str(one.exempt))
            for one in exempt
            for firm in one.enterprises
        ),
    )


def _ordinary(visit: Visit, exempt: Sequence[EntryWish]) -> Iterator[Inspected]:
    for office in visit.departments:
        items = {
            item for one in visit.requests if one.department.id == office.id for item in one.items
        }
        if not any(_carries_out(visit, office.id, items, one) for one in exempt):
            yield Inspected(office.id, visit.enterprise.id)


def _carries_out(visit: Visit, office: str, items: set[str], wish: EntryWish) -> bool:
    """Whether all that a department looks at in a visit is what an exempt entry is for."""
    return (
        wish.department == office
        and visit.enterprise.id in wish.enterprises
        and wish.begins.date() <= visit.start.date() <= wish.last
        and bool(items)
        and items <= set(wish.items)
    )


def share_of(found: Iterable[Inspected]) -> ExemptionShare:
    """What part of some inspections rested on which exemption."""
    codes = [one.code for one in found]
    uses = Counter(code for code in codes if code)
    return ExemptionShare(uses=dict(sorted(uses.items())), inspections=len(codes))
