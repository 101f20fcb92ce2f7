"""
How far the yearly caps of the catalogue are used up, item by item.

The count is that of the check `cap_reached`: published visits of the year to which the
department came or is to come, a joint visit once, exempt ones outside of caps left aside.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from tracker import check_past, check_rules, items, permissions, settings
from tracker.check_exemptions import Exemptions
from tracker.check_past import Past
from tracker.database import reading
from tracker.models import DepartmentRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import CapUse, InspectionItem, Person


def of_year(year: int, *, by: Person) -> tuple[CapUse, ...]:
    """Every item with a cap, in the register's order of departments and by the item's id."""
    permissions.require(by, Act.REVIEW)
    with reading():
        offices = [row.code for row in DepartmentRow.select().order_by(DepartmentRow.id)]
        firms = [row.code for row in EnterpriseRow.select().order_by(EnterpriseRow.id)]
        capped = [one for office in offices for one in _capped(office)]
        past = check_past.load(firms, Exemptions.load())
        outside = settings.names("checks.outside_cap")
    seen = {firm: _seen(past[firm], year, capped, outside) for firm in firms}
    return tuple(_use(one, seen) for one in capped)


def _capped(office: str) -> Iterable[InspectionItem]:
    found = [one for one in items.of_department(office) if one.cap is not None]
    return sorted(found, key=lambda one: one.id)


def _seen(
    past: Past, year: int, capped: Iterable[InspectionItem], outside: frozenset[str]
) -> Counter[str]:
    """How often each item was seen at an enterprise in a year, by the item's id."""
    visits = [one for one in past.visits if one.day.year == year]
    return Counter(
        item.id for item in capped for one in visits if check_rules.saw(one, item, outside)
    )


def _use(item: InspectionItem, seen: Mapping[str, Counter[str]]) -> CapUse:
    counts = {firm: found[item.id] for firm, found in seen.items() if found[item.id]}
    cap = item.cap or 0
    return CapUse(
        department=item.department,
        item=item.id,
        name=item.name,
        cap=cap,
        most=max(counts.values(), default=0),
        enterprises=len(counts),
        at_cap=tuple(firm for firm, count in counts.items() if count >= cap),
    )
