"""
How far the yearly caps of the catalogue are used up, item by item.

The count is that of the check `cap_reached`: published visits of the year to which the
department came or is to come, a joint visit once, exempt ones outside of caps left aside.
"""

from collections import Counter
from collections.abc import Mapping, Set
from typing import Any

from tracker import check_past, items, permissions, settings
from tracker.check_exemptions import Exemptions
from tracker.database import reading
from tracker.models import EnterpriseRow
from tracker.permissions import Act
from tracker.records import CapUse, InspectionItem, Person


def of_year(year: int, *, by: Person) -> tuple[CapUse, ...]:
    """Every item with a cap, in the register's order of departments and by the item's id."""
    permissions.require(by, Act.REVIEW)
    with reading():
        firms = [code for (code,) in _firms()]
        capped = [one for one in items.of_departments() if one.cap is not None]
        called: dict[tuple[str, str], set[str]] = {}
        for one in capped:
            for word in (one.name, one.id):
                called.setdefault((one.department, word), set()).add(one.id)
        counts = _counts(year, called)
    place = {firm: nth for nth, firm in enumerate(firms)}
    return tuple(_use(one, counts.get(one.id, Counter()), place) for one in capped)


def _firms() -> Any:
    return EnterpriseRow.select(EnterpriseRow.code).order_by(EnterpriseRow.id).tuples()


def _counts(year: int, called: Mapping[tuple[str, str], Set[str]]) -> Mapping[str, Counter[str]]:
    """
    How often each item was seen at each enterprise in a year, by the item's id.

    As `check_rules.saw` says of one item, for all of them at once; `called` are the capped items
    by department and by what they are called.
    """
    exemptions, outside = Exemptions.load(), settings.names("checks.outside_cap")
    found: dict[str, Counter[str]] = {}
    seen: set[tuple[int, str]] = set()
    for one in check_past.looks({word for _, word in called}, year):
        known = called.get((one.department, one.item), ())
        days = (one.day,)
        if known and exemptions.code(one.department, one.enterprise, one.item, days) in outside:
            continue
        for item in known:
            # A visit counts once, whoever looks at the item and by whichever of its names.
            if (one.visit, item) not in seen:
                seen.add((one.visit, item))
                found.setdefault(item, Counter())[one.enterprise] += 1
    return found


def _use(item: InspectionItem, counts: Counter[str], place: Mapping[str, int]) -> CapUse:
    cap = item.cap or 0
    full = [firm for firm, count in counts.items() if count >= cap]
    return CapUse(
        department=item.department,
        item=item.id,
        name=item.name,
        cap=cap,
        most=max(counts.values(), default=0),
        enterprises=len(counts),
        at_cap=tuple(sorted(full, key=lambda firm: place[firm])),
    )
