"""
Who leads where neither the committee nor a plan says so: a table of hazards, then risk.

Whose matter is the main hazard of an enterprise leads there (谁主管谁牵头); where the table names
nobody, the department with the riskiest item does.
"""

from collections.abc import Iterable, Mapping

from tracker import items, settings
from tracker.records import Enterprise, InspectionItem, Request, Risk

RANKS = {Risk.LOW: 1, Risk.MEDIUM: 2, Risk.HIGH: 3}


def orders(requests: Iterable[Request]) -> Mapping[str, tuple[str, ...]]:
    """For each enterprise, by id: departments in the order in which they are to lead."""
    found: dict[str, list[Request]] = {}
    for one in requests:
        found.setdefault(one.enterprise.id, []).append(one)
    catalogues = {
        office: items.of_department(office)
        for office in {one.department.id for own in found.values() for one in own}
    }
    table = settings.words("lead.hazards")
    return {
        firm: (*of_hazards(own[0].enterprise, table), *of_risk(own, catalogues))
        for firm, own in found.items()
    }


def of_hazards(enterprise: Enterprise, table: Mapping[str, str]) -> tuple[str, ...]:
    """The departments of an enterprise's hazards, the gravest first, as the table has them."""
    return tuple(dict.fromkeys(table[one] for one in table if one in enterprise.hazards))


def of_risk(
    requests: Iterable[Request], catalogues: Mapping[str, tuple[InspectionItem, ...]]
) -> tuple[str, ...]:
    """
    Departments by their riskiest item; then who stays longest, sends most, and by id.

    Empty where all are alike: then the length of the very visit decides, which the optimizer
    knows and the tracker does not.
    """
    ranks: dict[str, int] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for one in requests:
        office = one.department.id
        risks = [items.named(catalogues[office], item) for item in one.items]
        rank = max((RANKS[item.risk] for item in risks if item), default=0)
        ranks[office] = max(rank, ranks.get(office, 0))
        sizes[office] = max((one.minutes, one.inspectors), sizes.get(office, (0, 0)))
    if len(set(ranks.values())) < 2:
        return ()
    return tuple(sorted(ranks, key=lambda one: (-ranks[one], *(-n for n in sizes[one]), one)))
