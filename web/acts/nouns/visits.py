"""Published visits: who answers, who came, what was found, when they are over."""

from typing import Any

from tracker import (
    arrangements,
    attendance,
    coercive,
    courses,
    findings,
    penalties,
    proposals,
    responses,
    visit_cases,
    visit_codes,
    visits,
)
from tracker.acts import Act as Right
from tracker.possible import for_visit
from tracker.records import Visit
from web.acts.act import Noun, act

OF_VISIT: dict[str, Any] = {"heads": 0, "given": {"visit": 0}}
"""An entry whose visit is told by the address."""


def _found(visit: Visit) -> dict[str, Any]:
    """What a fresh form about something found says: departments see each other's."""
    return {"shared": True}


def _left_to_it(visit: Visit) -> dict[str, Any]:
    """What a fresh form about a measure says: working capital is left to the enterprise."""
    return {"reserved": True, "begun": visit.start.date()}


NOUN = Noun(
    name="visits",
    thing="visit",
    rights=(Right.READ_VISITS,),
    key=str,
    key_of=lambda record: record.uid,
    show=courses.show,
    lists=visits.list_visits,
    case=lambda key: f"visit:{key}",
    possible=lambda record, by: for_visit(record, by=by),
    acts=(
        act(responses.acknowledge, Right.ANSWER),
        act(attendance.attend, Right.ATTEND, others=True, **OF_VISIT),
        act(
            findings.record,
            Right.FIND,
            choices={"item": "item_names"},
            initial=_found,
            **OF_VISIT,
        ),
        act(visit_cases.end, Right.CLOSE_VISIT),
        act(visit_cases.close, Right.CLOSE_VISIT, grave=True),
        act(arrangements.arrange, Right.ARRANGE),
        act(penalties.propose, Right.PUNISH, long=("basis",), **OF_VISIT),
        act(coercive.take, Right.COERCE, long=("why_not",), initial=_left_to_it, **OF_VISIT),
        act(responses.decline, Right.ANSWER),
        act(proposals.propose, Right.PROPOSE_TIME, name="propose-time"),
        act(visit_codes.rotate, Right.CHANGE_CODE, name="change-code"),
        act(visit_cases.miss, Right.CLOSE_VISIT, grave=True),
    ),
)
