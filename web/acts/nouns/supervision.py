"""Measures, meetings, escalations and delegations: how appeals are kept moving."""

from collections.abc import Sequence

from tracker.acts import Act as Right
from tracker.appeals import delegations, escalations, measures, meetings
from tracker.permissions import may
from tracker.records import Delegation, Escalation, MeasureState, Person
from web.acts.act import Noun, act, enters
from web.acts.found import among


def possible_measures(record: measures.Measure, by: Person) -> tuple[str, ...]:
    """A suggestion is decided, what was issued is answered."""
    return {
        MeasureState.SUGGESTED: ("measures.issue", "measures.dismiss"),
        MeasureState.ISSUED: ("measures.answer",) if by.department else (),
    }.get(record.state, ())


def possible_delegations(record: Delegation, by: Person) -> tuple[str, ...]:
    """What was not revoked can be, by a head of the department."""
    own = may(by, Right.DELEGATE, department=record.department)
    return ("delegations.revoke",) if own and record.revoked is None else ()


def list_escalations(*, decided: bool = False, by: Person) -> Sequence[Escalation]:
    """What waits for a decision, or what was decided too."""
    return escalations.list_escalations(by=by, waiting=not decided)


MEASURES = Noun(
    name="measures",
    thing="measure",
    rights=(Right.TAKE_MEASURE, Right.READ_ACCUSATIONS),
    show=measures.show,
    lists=measures.list_measures,
    possible=possible_measures,
    acts=(
        enters(measures.suggest, Right.SUPERVISE_APPEALS),
        act(measures.issue, Right.TAKE_MEASURE, initial=lambda one: {"kind": one.kind}),
        act(measures.answer, Right.READ_ACCUSATIONS),
        act(measures.dismiss, Right.TAKE_MEASURE),
    ),
)

MEETINGS = Noun(
    name="meetings",
    thing="meeting",
    rights=(Right.SUPERVISE_APPEALS,),
    show=among("meeting", meetings.list_meetings),
    lists=meetings.list_meetings,
    acts=(enters(meetings.hold, Right.SUPERVISE_APPEALS),),
)

ESCALATIONS = Noun(
    name="escalations",
    thing="escalation",
    rights=(Right.SUPERVISE_APPEALS,),
    key_of=lambda record: record.appeal,
    lists=list_escalations,
)

DELEGATIONS = Noun(
    name="delegations",
    thing="delegation",
    rights=(Right.READ_DELEGATIONS,),
    show=among("delegation", delegations.list_delegations),
    lists=delegations.list_delegations,
    possible=possible_delegations,
    acts=(
        enters(delegations.delegate, Right.DELEGATE, choices={"login": "own_officers"}),
        act(delegations.revoke, Right.DELEGATE),
    ),
)

NOUNS = (MEASURES, MEETINGS, ESCALATIONS, DELEGATIONS)
