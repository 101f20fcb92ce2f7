"""Another time for a visit as it is typed by whoever has its code, and as its page tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker import people, proposals
from tracker.errors import Fault, Rejected
from tracker.permissions import Act as Right
from tracker.records.proposals import Slot, TimeProposal
from tracker.visit_codes import Shown
from tracker.week import Week
from web import faults, filters, wording
from web.acts.act import act
from web.forms.inputs import Form, Input, inputs_of
from web.forms.typed import Typed, told

ACT = act(proposals.propose, Right.PROPOSE_TIME, name="propose-time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was typed, and why it could not be used."""

    typed: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    lines: tuple[str, ...] = ()
    status: int = 200


def inputs(said: Said) -> tuple[tuple[Input, ...], tuple[str, ...]]:
    """The inputs of the form, and what is wrong beside them."""
    language = filters.language()
    form = Form(
        noun="visits",
        act=ACT,
        by=people.NOBODY,
        language=language,
        typed=said.typed,
        faults=said.faults,
    )
    found = inputs_of(form)
    shown = {one.name for one in found}
    beside = (faults.field_fault(one, language) for one in said.faults if one.field not in shown)
    return found, (*said.lines, *beside)


def take(shown: Shown, typed: Typed) -> None:
    """Keep what was typed; Rejected with every fault."""
    values = ACT.asked.load(told(ACT.asked, typed), people.NOBODY)
    proposals.propose_by_code(shown, tuple(values["slots"]), values["reason"])


def again(fault: Rejected, typed: Typed) -> Said:
    """The form with what was typed, and what was wrong with it."""
    return Said(
        typed={name: tuple(values) for name, values in typed.lists()},
        faults=tuple(one for one in fault.faults if isinstance(one, Fault)),
        status=422,
    )


def hours(slot: Slot) -> str:
    """Hours of a day, such as 12月1日 周二 09:30–11:30."""
    return f"{filters.near(slot.day)} {slot.begins:%H:%M}–{slot.ends:%H:%M}"


def all_hours(slots: Iterable[Slot]) -> str:
    """Each in a line of its own."""
    return "\n".join(map(hours, slots))


def what_came(one: TimeProposal) -> str:
    """What was decided: the new time, or why not."""
    if one.start is None:
        return one.answer
    moment, week = filters.moment(one.start), Week.of(one.start.date())
    if week == one.week:
        return filters.say("proposal.moved", moment=moment)
    return filters.say(
        "proposal.deferred", moment=moment, week=wording.week(str(week), filters.language())
    )
