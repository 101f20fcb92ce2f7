"""One request: what a department wants to see at an enterprise, line by line."""

from collections.abc import Mapping
from typing import Any

from tracker.records import Request
from web import filters, wording
from web.acts.nouns import NOUNS
from web.pages import weekly
from web.pages.things import View
from web.pages.whens import window_of


def _more(record: Request) -> Mapping[str, Any]:
    return {"window": lambda window: window_of(record.week, window), "steers": weekly.plans()}


REQUESTS = View(
    noun=NOUNS["requests"],
    facts={
        "week": lambda one: wording.week(str(one.week), filters.language()),
        "department": lambda one: one.department,
        "enterprise": lambda one: one.enterprise,
        "minutes": lambda one: one.minutes,
        "asked_inspectors": lambda one: one.inspectors,
        "teams": lambda one: one.teams,
        "asked_may_lead": lambda one: one.may_lead,
        "asked_unannounced": lambda one: not one.announced,
        "late_reason": lambda one: one.late,
        "deferred_from": lambda one: one.deferred_from,
        "withdrawn": lambda one: one.withdrawn,
    },
    title=lambda one: f"{one.id} · {one.enterprise.name}",
    template="request.html",
    more=_more,
)

VIEWS = (REQUESTS,)
