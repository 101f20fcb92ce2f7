"""
What is different between two plans of one week.
"""

from collections.abc import Mapping
from typing import Any

from optimizer.case import place
from optimizer.clockface import write_moment
from optimizer.plan import Plan, Visit


def diff(before: Plan, after: Plan) -> dict[str, list[Any]]:
    """
    What changed, in the order of the plans.

    Returns
    -------
    dict
        `moved`: ``{"request", "from", "to"}`` for each request at another start · `merged`:
        ``{"visit", "from"}`` for each visit whose requests were in several · `split`:
        ``{"visit", "to"}`` for each visit whose requests are in several · `dropped` and
        `added`: ids of requests that are no longer, or newly, in a visit. Visits are named
        ``enterprise@start``.
    """
    old, new = _visits(before), _visits(after)
    return {
        "moved": [
            {
                "request": one,
                "from": write_moment(visit.start),
                "to": write_moment(new[one].start),
            }
            for one, visit in old.items()
            if one in new and new[one].start != visit.start
        ],
        "merged": [
            {"visit": key, "from": names}
            for key, names in _spread(after, old).items()
            if len(names) > 1
        ],
        "split": [
            {"visit": key, "to": names}
            for key, names in _spread(before, new).items()
            if len(names) > 1
        ],
        "dropped": [one for one in old if one not in new],
        "added": [one for one in new if one not in old],
    }


def _visits(plan: Plan) -> dict[str, Visit]:
    return {one: visit for visit in plan.visits for one in visit.requests}


def _spread(plan: Plan, other: Mapping[str, Visit]) -> dict[str, list[str]]:
    """For each visit those of another plan that hold its requests."""
    return {
        place(visit): list(
            dict.fromkeys(place(other[one]) for one in visit.requests if one in other)
        )
        for visit in plan.visits
    }
