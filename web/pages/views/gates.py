"""What was told by codes of visits, as lists for those who may read it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.records.visit_codes import Rating, Refusal, Scan
from web import filters
from web.acts.nouns import NOUNS
from web.pages import known, names
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


VIEWS = (
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
