"""What was told by codes of visits, and other times for them, for those who may read it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.acts import Act as Right
from tracker.errors import NotFound, WrongState
from tracker.permissions import may
from tracker.records.proposals import Slot, TimeProposal, TimeProposalState
from tracker.records.visit_codes import Rating, Refusal, Scan
from tracker.week import ZONE, Week
from web import filters, sessions, wording
from web.acts.nouns import NOUNS
from web.pages import known, moves, names, proposing
from web.pages.things import Column, View

Told = Scan | Rating | Refusal


def title_of(one: Refusal) -> str:
    """A refusal by its number and its kind."""
    return filters.say("refusal.title", number=one.id, kind=filters.cell(one.kind))


def _lists(columns: Callable[[], Mapping[str, Column]]) -> Callable[[Any], dict[str, Any]]:
    """The columns of a list, between the enterprise of each line and its moment."""

    def beside(found: Sequence[Told]) -> dict[str, Any]:
        at = known.firms(one.visit for one in found)
        return {
            "columns": {
                **columns(),
                "enterprise": lambda one: at[one.visit].name if one.visit in at else "",
                "visit": lambda one: known.visit_link(one.visit),
                "told_at": lambda one: known.moment(one.moment),
            }
        }

    return beside


def _facts(one: Refusal) -> Mapping[str, Any]:
    at = known.firms([one.visit])
    return {
        "shown": {
            "enterprise": lambda one: at[one.visit].name if one.visit in at else "",
            "visit": lambda one: known.visit_link(one.visit),
            "refusal_kind": lambda one: one.kind,
            "told_at": lambda one: known.moment(one.moment),
            "words": lambda one: one.text,
            "refusal_answer": lambda one: one.answer,
            "answered_by": lambda one: names.actor(one.actor) if one.actor else "",
        }
    }


def title_of_proposal(one: TimeProposal) -> str:
    """A proposal by its number."""
    return filters.say("proposal.title", number=one.id)


def _verdicts(one: TimeProposal) -> str:
    """Each of the hours with what the checker says of their beginning, for whoever decides."""
    by = sessions.person()
    if one.state is not TimeProposalState.OPEN or not may(by, Right.DECIDE_PROPOSAL):
        return proposing.all_hours(one.slots)
    return "\n".join(f"{proposing.hours(each)}\n{_verdict(one, each)}" for each in one.slots)


def _verdict(one: TimeProposal, slot: Slot) -> str:
    week = Week.of(slot.day)
    if week != one.week:
        return filters.say("proposal.later", week=wording.week(str(week), filters.language()))
    start = one.week.minute(dt.datetime.combine(slot.day, slot.begins, tzinfo=ZONE))
    try:
        broken = moves.broken(one.week, one.visit, start, by=sessions.person())
    except (NotFound, WrongState):
        return ""
    said = (
        filters.say("move.broken") + filters.say("list.stop").join(broken)
        if broken
        else filters.say("move.fits")
    )
    return filters.say("proposal.verdict", time=f"{slot.begins:%H:%M}", verdict=said)


def _told_by(one: TimeProposal) -> str:
    return filters.say("proposal.by_code" if one.by_code else "proposal.by")


def _facts_of_proposal(one: TimeProposal) -> Mapping[str, Any]:
    at = known.firms([one.visit])
    return {
        "shown": {
            "state": lambda one: one.state,
            "enterprise": lambda one: at[one.visit].name if one.visit in at else "",
            "visit": lambda one: known.visit_link(one.visit),
            "would_suit": _verdicts,
            "reason": lambda one: one.reason,
            "told_at": lambda one: known.moment(one.made),
            "told_by": _told_by,
            "decision": proposing.what_came,
            "answered_by": lambda one: names.actor(one.actor) if one.actor else "",
        }
    }


def _columns_of_proposals(found: Sequence[TimeProposal]) -> dict[str, Any]:
    at = known.firms(one.visit for one in found)
    columns: dict[str, Column] = {
        "proposal": title_of_proposal,
        "enterprise": lambda one: at[one.visit].name if one.visit in at else "",
        "would_suit": lambda one: proposing.all_hours(one.slots),
        "state": lambda one: one.state,
        "decision": proposing.what_came,
    }
    return {"columns": columns}


VIEWS = (
    View(
        noun=NOUNS["proposals"],
        beside=_columns_of_proposals,
        title=title_of_proposal,
        filters=("waiting",),
        more=_facts_of_proposal,
        paged=True,
    ),
    View(
        noun=NOUNS["scans"],
        beside=_lists(lambda: {"scan": lambda one: one.kind}),
        filters=("visit",),
        paged=True,
    ),
    View(
        noun=NOUNS["ratings"],
        beside=_lists(
            lambda: {
                "rating": lambda one: filters.say("rating.stars", stars=one.stars),
                "words": lambda one: one.text,
            }
        ),
        filters=("visit",),
        paged=True,
    ),
    View(
        noun=NOUNS["refusals"],
        beside=_lists(
            lambda: {
                "refusal": title_of,
                "words": lambda one: one.text,
                "refusal_answer": lambda one: one.answer or filters.say("refusal.waits"),
            }
        ),
        title=title_of,
        filters=("waiting",),
        more=_facts,
        paged=True,
    ),
)
