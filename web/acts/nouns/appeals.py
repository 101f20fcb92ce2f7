"""Appeals, for those who receive, route, handle, sign, watch over and decide them."""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker import clock
from tracker.acts import Act as Right
from tracker.appeals import (
    answering,
    call_backs,
    duplicates,
    escalations,
    extensions,
    files,
    handling,
    lists,
    notices,
    organs,
    papers,
    register,
    replies,
    routing,
    signing,
)
from tracker.errors import Rejected, TrackerError
from tracker.possible import for_appeal
from tracker.records import AppealFile, CallMethod, Person
from web import sessions
from web.acts.act import Act, Noun, Offer, act, enters

CENTRE = Right.KEEP_APPEALS

SPOKEN: Mapping[str, frozenset[str]] = {"method": frozenset({CallMethod.CODE.value})}
"""The centre speaks with people; only an appellant answers by code."""

TOLD = ("title", "text", "category", "sub", "matter")
"""What a matter is about, together and first; then whose it is."""


def number_of(record: Any) -> Any:
    """The number of an appeal, of its file, of a line of a list or of what an act gave back."""
    appeal = getattr(record, "appeal", record)
    return getattr(appeal, "id", appeal)


def possible(record: AppealFile, by: Person) -> frozenset[str]:
    """Services that refuse neither the person nor the moment."""
    return for_appeal(record.appeal, by=by)


def usual_day(record: AppealFile) -> Mapping[str, object]:
    """The usual due day of an order, and who watches over the matter already."""
    try:
        due = routing.suggest_due(record.appeal.id, by=sessions.person())
    except TrackerError:
        return {}
    return {"due": due, "supervisor": record.appeal.supervisor}


def classes(record: AppealFile) -> Mapping[str, object]:
    """How a matter is classified now."""
    one = record.appeal
    names = ("category", "sub", "matter", "level", "severity", "mode")
    return {name: getattr(one, name) for name in names}


def today(record: AppealFile) -> Mapping[str, object]:
    """Who is spoken with, on the day that it is."""
    return {"day": clock.today(), "spoken_to": record.appeal.contact, "confirmed": True}


def replies_in(field: str) -> Any:
    """Reply templates that suit a matter, drafted into a field."""

    def offers(record: AppealFile, by: Person) -> Iterator[Offer]:
        for one in replies.suited(record.appeal.id, by=by):
            try:
                words = replies.draft(one.id, record.appeal.id, {}, by=by)
            except Rejected:
                # It leaves open what only the writer knows: the gaps stay to be filled.
                words = one.entry.text
            yield Offer(one.entry.title, {field: words})

    return lambda record, by: tuple(offers(record, by))


def _centres() -> tuple[Act, ...]:
    return (
        act(register.accept, CENTRE),
        act(
            call_backs.call_back,
            CENTRE,
            initial=today,
            unoffered=SPOKEN,
        ),
        act(routing.dispatch, CENTRE, Right.ASSIGN_FINALLY, initial=usual_day),
        act(answering.conclude, CENTRE, offers=replies_in("answer")),
        act(answering.hand_on, CENTRE, initial=usual_day),
        act(extensions.grant, CENTRE, name="grant-extension"),
        act(extensions.refuse, CENTRE, name="refuse-extension"),
        act(routing.refuse_return, CENTRE),
        act(
            answering.on_the_spot,
            CENTRE,
            initial=today,
            offers=replies_in("answer"),
            unoffered=SPOKEN,
        ),
        act(answering.consult, CENTRE),
        act(call_backs.not_reached, CENTRE, initial=today, unoffered=SPOKEN),
    )


def _departments() -> tuple[Act, ...]:
    return (
        act(signing.approve, Right.SIGN_APPEAL, Right.HANDLE_APPEAL),
        act(signing.reject, Right.SIGN_APPEAL, Right.HANDLE_APPEAL),
        act(handling.take_up, Right.HANDLE_APPEAL),
        act(handling.propose_plan, Right.HANDLE_APPEAL),
        act(handling.propose_result, Right.HANDLE_APPEAL, offers=replies_in("text")),
        act(extensions.ask, Right.HANDLE_APPEAL, name="ask-extension"),
        act(handling.take_over, Right.HANDLE_APPEAL),
        act(routing.ask_to_return, Right.HANDLE_APPEAL),
    )


def _supervisors() -> tuple[Act, ...]:
    return (
        act(escalations.decide, Right.DECIDE_ESCALATION),
        act(escalations.answer, Right.DECIDE_ESCALATION, name="answer-escalation", long=("text",)),
        act(notices.notify, Right.SUPERVISE_APPEALS),
        act(notices.escalate_notice, Right.SUPERVISE_APPEALS),
        act(register.reconsider, Right.SUPERVISE_APPEALS),
    )


def _rarer() -> tuple[Act, ...]:
    return (
        act(register.classify, CENTRE, initial=classes),
        act(duplicates.merge, CENTRE),
        act(duplicates.part, CENTRE),
        act(escalations.escalate, CENTRE),
        act(call_backs.reopen, CENTRE),
        act(notices.watch, CENTRE, choices={"login": "supervisor"}),
        act(files.note, Right.READ_APPEALS),
        act(papers.attach, Right.READ_APPEALS),
        act(organs.transfer, CENTRE, grave=True),
        act(register.refuse, CENTRE, grave=True),
        act(register.withdraw, CENTRE, grave=True),
    )


NOUN = Noun(
    name="appeals",
    thing="appeal",
    rights=(Right.READ_APPEALS,),
    show=files.show,
    lists=lists.list_appeals,
    key_of=number_of,
    case=lambda key: f"appeal:{key}",
    possible=possible,
    acts=(
        enters(register.enter, CENTRE, first=TOLD),
        enters(answering.enter_answered, CENTRE, unoffered=SPOKEN),
        enters(duplicates.merge_all, CENTRE),
        *_departments(),
        *_centres(),
        *_supervisors(),
        *_rarer(),
    ),
)
