"""An instruction as it is typed into its form, given to the service that keeps it."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from tracker import instructions
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import Instruction, InstructionKind, Person
from tracker.week import Week
from web.pages import whens


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a week."""

    week: Week
    fields: MultiDict[str, str]

    @property
    def requests(self) -> list[str]:
        """Those that were ticked."""
        return self.fields.getlist("requests")

    @property
    def reason(self) -> str:
        """Why."""
        return self.fields.get("reason", "").strip()

    @property
    def leads(self) -> list[str]:
        """Departments in their order, each once; empty places are left out."""
        named = (self.fields.get(f"lead-{place}", "") for place in range(1, 4))
        return list(dict.fromkeys(one for one in named if one))

    def minute(self, time: str) -> int:
        """The minute of the week; Rejected if day or time is missing."""
        found = whens.minute_of(self.week, self.fields, time)
        if found is None:
            raise Rejected([Fault("day", FaultCode.MISSING)])
        return found


def instruct(kind: InstructionKind, typed: Typed, by: Person) -> Instruction:
    """
    Keep an instruction.

    Raises
    ------
    Rejected
        If anything is missing, or cannot be wanted.
    WrongState
        If the week is closed.
    """
    _refuse_gaps(kind, typed)
    week, asked, reason = typed.week, typed.requests, typed.reason
    match kind:
        case InstructionKind.PIN:
            lead = typed.fields.get("lead", "")
            start = typed.minute("time")
            return instructions.pin(week, asked, start, reason, lead=lead, by=by)
        case InstructionKind.FORBID:
            window = typed.minute("time"), typed.minute("until")
            return instructions.forbid(week, asked[0], window, reason, by=by)
        case InstructionKind.TOGETHER:
            return instructions.together(week, asked, reason, by=by)
        case InstructionKind.APART:
            return instructions.apart(week, asked, reason, by=by)
        case InstructionKind.LEAD:
            enterprise = typed.fields.get("enterprise", "")
            return instructions.lead(week, enterprise, typed.leads, reason, by=by)


LEAST = {InstructionKind.TOGETHER: 2, InstructionKind.APART: 2, InstructionKind.LEAD: 0}
MOST = {InstructionKind.APART: 2, InstructionKind.FORBID: 1}


def _refuse_gaps(kind: InstructionKind, typed: Typed) -> None:
    """Every gap at once, in words of the form."""
    found = []
    count, least, most = len(typed.requests), LEAST.get(kind, 1), MOST.get(kind, 99)
    if kind is not InstructionKind.LEAD and not least <= count <= most:
        wanted = str(least) if least == most else f"{least}+"
        found.append(Fault("steer_requests", FaultCode.OUT_OF_RANGE, str(count), wanted))
    if kind is InstructionKind.LEAD and not typed.leads:
        found.append(Fault("steer_leads", FaultCode.MISSING))
    if not typed.reason:
        found.append(Fault("reason", FaultCode.MISSING))
    if found:
        raise Rejected(found)
