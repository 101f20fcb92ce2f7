"""Which department leads a visit."""

from collections.abc import Iterable, Sequence

from optimizer.problem import Enterprise, Request


def lead_of(
    enterprise: Enterprise, requests: Sequence[Request], fixed_lead: str | None = None
) -> str | None:
    """
    Id of the department that leads a visit of `requests`, or None where nobody may.

    A lead that a fixed visit names stands. A single department leads itself; else the first of
    the enterprise's `lead_order` with a request that may lead; else the department of the
    longest such request, then of the most inspectors, then the smallest id.
    """
    if fixed_lead is not None:
        return fixed_lead
    departments = {one.department for one in requests}
    if len(departments) == 1:
        return departments.pop()
    leaders = [one for one in requests if one.may_lead]
    preferred = _first_in(enterprise.lead_order, leaders)
    if preferred is not None or not leaders:
        return preferred
    longest = [one for one in leaders if one.minutes == max(each.minutes for each in leaders)]
    most = max(one.inspectors for one in longest)
    return min(one.department for one in longest if one.inspectors == most)


def lead_step(
    enterprise: Enterprise, requests: Sequence[Request], lead: str, *, fixed: bool = False
) -> str:
    """
    What decided that `lead` leads a visit of `requests`.

    One of ``fixed``, ``alone``, ``nobody-may``, ``only-one-may``, ``lead-order``, ``longest``,
    ``most-inspectors`` and ``smallest-id``.
    """
    if fixed:
        return "fixed"
    if len({one.department for one in requests}) == 1:
        return "alone"
    leaders = [one for one in requests if one.may_lead]
    if len({one.department for one in leaders}) < 2:
        return "only-one-may" if leaders else "nobody-may"
    if lead in enterprise.lead_order:
        return "lead-order"
    longest = [one for one in leaders if one.minutes == max(each.minutes for each in leaders)]
    if len({one.department for one in longest}) == 1:
        return "longest"
    most = max(one.inspectors for one in longest)
    able = {one.department for one in longest if one.inspectors == most}
    return "most-inspectors" if len(able) == 1 else "smallest-id"


def _first_in(order: Iterable[str], leaders: Sequence[Request]) -> str | None:
    able = {one.department for one in leaders}
    return next((department for department in order if department in able), None)
