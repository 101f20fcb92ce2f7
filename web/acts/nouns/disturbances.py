"""What disturbs enterprises: reports, the answer of the department, what was decided, demands."""

from tracker.acts import Act as Right
from tracker.disturbances import accusations, decided, decisions, demands, entry, papers, unplanned
from tracker.permissions import may
from tracker.possible import for_accusation, for_disturbance
from tracker.records import Person, Role
from tracker.records.demands import Demand, DemandState
from web.acts.act import Noun, act, enters

DECIDES = Right.DECIDE_DISTURBANCE

MEMBERS = frozenset(Role) - {Role.ANONYMOUS}
"""Who has an account, and so knows visits and demands by their numbers."""


def possible_demands(record: Demand, by: Person) -> tuple[str, ...]:
    """What is in force is ended or withdrawn by its department."""
    own = may(by, Right.REGISTER_DEMAND, department=record.department.id)
    stands = record.state is DemandState.IN_FORCE
    return ("demands.end", "demands.withdraw") if own and stands else ()


DISTURBANCES = Noun(
    name="disturbances",
    thing="disturbance",
    rights=(Right.READ_DISTURBANCES,),
    show=entry.show,
    lists=entry.list_disturbances,
    case=lambda key: f"disturbance:{key}",
    possible=lambda record, by: for_disturbance(record, by=by),
    acts=(
        enters(
            entry.enter,
            Right.REPORT_DISTURBANCE,
            asked_of=dict.fromkeys(("visit", "direct", "demand"), MEMBERS),
        ),
        act(decisions.accept, DECIDES),
        act(decisions.release, DECIDES),
        act(decisions.uphold, DECIDES, grave=True),
        act(decisions.dismiss, DECIDES, grave=True),
        act(decisions.transfer, DECIDES, grave=True),
        act(decisions.note, DECIDES),
        act(papers.attach, Right.READ_DISTURBANCES),
        act(decisions.refuse, DECIDES, grave=True),
        act(entry.withdraw, Right.REPORT_DISTURBANCE, grave=True),
    ),
)

ACCUSATIONS = Noun(
    name="accusations",
    thing="disturbance",
    rights=(Right.READ_ACCUSATIONS,),
    show=accusations.show,
    lists=accusations.list_accusations,
    possible=lambda record, by: for_accusation(record, by=by),
    acts=(
        act(accusations.answer, Right.ANSWER_ACCUSATION, grave=True, long=("text",)),
        act(papers.attach, Right.READ_ACCUSATIONS),
    ),
)

DECIDED = Noun(
    name="decided",
    thing="disturbance",
    rights=(Right.READ_DECIDED,),
    show=decided.show,
    lists=decided.list_decided,
)

UNPLANNED = Noun(
    name="unplanned",
    thing="unplanned inspection",
    rights=(Right.READ_UNPLANNED,),
    lists=unplanned.list_unplanned,
)

DEMANDS = Noun(
    name="demands",
    thing="demand",
    rights=(Right.READ_DEMANDS,),
    show=demands.show,
    lists=demands.list_demands,
    possible=possible_demands,
    acts=(
        enters(demands.register, Right.REGISTER_DEMAND),
        act(demands.end, Right.REGISTER_DEMAND),
        act(demands.withdraw, Right.REGISTER_DEMAND, grave=True),
    ),
)

LOADS = Noun(
    name="loads",
    thing="load",
    rights=(Right.READ_DEMANDS,),
    lists=demands.load,
    key=str,
    key_of=lambda record: record.enterprise.id,
)

NOUNS = (DISTURBANCES, ACCUSATIONS, DECIDED, UNPLANNED, DEMANDS, LOADS)
