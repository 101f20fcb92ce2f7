"""Appellants without an account, and a matter of theirs that is worked on."""

from tests.tracker.appeals.builders import (
    CLERK,
    OFFICER,
    OTHER,
    day,
    entry,
    order,
)
from tracker.appeals import files, handling, register, routing, tracking
from tracker.people import NOBODY
from tracker.records import (
    Channel,
    Task,
)

HERE = "198.51.100.7"
WRONG = "0000-0000-0000-0000"


def raised(**fields) -> tracking.Raised:
    facts = {"enterprise": "", "channel": Channel.WEB, **fields}
    return tracking.raise_by_code(entry(**facts), address=HERE, by=NOBODY)


def worked_on(code_less: int) -> None:
    """From the register to the head's signature, with everything that stays inside."""
    register.accept(code_less, by=CLERK)
    routing.dispatch(code_less, order(department="EMB"), by=CLERK)
    routing.ask_to_return(code_less, "内部理由", "FIRE", by=OTHER)
    routing.dispatch(code_less, order(), by=CLERK)
    handling.take_up(code_less, by=OFFICER)
    handling.propose_plan(code_less, "内部方案", [Task("内部步骤", day(3))], by=OFFICER)
    files.note(code_less, "内部备注", by=CLERK)
