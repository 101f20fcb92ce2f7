"""One notice, with a limit; what it has not moved goes to the office, not to a second one."""

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    HEAD,
    OBE,
    OFFICER,
    WATCHER,
    accepted,
    at,
    day,
    handling_,
    order,
    solving,
)
from tests.tracker.appeals.told import (
    LONG,
    counted,
    events,
    faults,
    fields,
    last,
    refused,
    runs,
    sent,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import history
from tracker.appeals import escalations, files, handling, notices, routing, signing
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound
from tracker.records import EscalationKind, ResultKind


def noticed(days: int = 3) -> int:
    return notices.notify(handling_(), "限期恢复供电", days, by=WATCHER).id


def test_who_watches_sends_the_notice(centre: str) -> None:
    appeal = handling_()
    seen = last(appeal)

    notices.notify(appeal, " 限期恢复供电 ", 3, by=WATCHER)

    facts = {"demand": history.digest("限期恢复供电"), "working_days": 3}
    assert events(appeal, seen) == [("send a notice", facts)]
    assert sent(appeal)[-1] == ("appeal-notice", "department:FIRE")
    assert counted(appeal, "notice") == ("department:FIRE", 0, 3)
    found = files.show(appeal, by=OFFICER).notice
    assert found is not None
    assert (found.demand, found.actor, found.escalated) == ("限期恢复供电", "watcher", None)


def test_there_is_no_second_one(centre: str) -> None:
    appeal = noticed()

    assert refused(appeal, lambda: notices.notify(appeal, "再次", 3, by=WATCHER)) == (
        "under its one notice",
        ("escalate the notice",),
    )


@pytest.mark.parametrize("days", [0, -1, 31, 10**9])
def test_every_fault_of_a_notice_is_told_at_once(centre: str, days: int) -> None:
    appeal = handling_()

    assert faults(lambda: notices.notify(appeal, LONG, days, by=WATCHER)) == (
        Fault("demand", FaultCode.TOO_LONG, "5001", "5000"),
        Fault("limit", FaultCode.OUT_OF_RANGE, str(days), "1-30"),
    )


@pytest.mark.parametrize("who", [CLERK, OBE, COMMITTEE, HEAD])
def test_nobody_else_sends_it(centre: str, who) -> None:
    appeal = handling_()

    with pytest.raises((NotAllowed, NotFound)):
        notices.notify(appeal, "限期", 3, by=who)


def test_no_notice_where_no_department_has_it(centre: str) -> None:
    appeal = accepted()
    notices.watch(appeal, "watcher", by=CLERK)

    assert refused(appeal, lambda: notices.notify(appeal, "限期", 3, by=WATCHER))[0] == "accepted"


def test_what_has_run_out_is_put_to_the_office_once(centre: str) -> None:
    appeal = noticed()
    with at(3):
        assert notices.tick(by=OPERATOR) == 0
    with at(4):
        assert notices.tick(by=OPERATOR) == 1
        assert notices.tick(by=OPERATOR) == 0

        (waits,) = escalations.list_escalations(by=OBE)
        assert (waits.appeal, waits.kind) == (appeal, EscalationKind.FAILED_NOTICE)
        assert counted(appeal, "decide") == ("supervision", 4, 9)
        seen = last(appeal)
        found = escalations.decide(appeal, "通报批评", by=OBE)

    assert found.state.value == "handling"
    facts = {"kind": "failed notice", "decision": history.digest("通报批评")}
    assert events(appeal, seen) == [("decide on the notice", facts)]
    assert sent(appeal)[-1] == ("appeal-decided", "department:FIRE")


def test_before_its_day_whoever_supervises_may_ask_the_office(centre: str) -> None:
    appeal = noticed()
    assert fields(lambda: notices.escalate_notice(appeal, " ", by=OBE)) == [
        ("why", FaultCode.MISSING)
    ]

    notices.escalate_notice(appeal, "拒不办理", by=OBE)

    assert events(appeal)[-1] == ("escalate the notice", {"why": history.digest("拒不办理")})
    assert refused(appeal, lambda: notices.escalate_notice(appeal, "再", by=OBE))[0] == (
        "under its one notice"
    )
    with at(4):
        assert notices.tick(by=OPERATOR) == 0


def test_an_answer_ends_the_notice(centre: str) -> None:
    appeal = solving()
    notices.notify(appeal, "限期", 3, by=WATCHER)
    handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER)
    signing.approve(appeal, by=HEAD)

    assert runs(appeal) == ["call back"]
    with at(9):
        assert notices.tick(by=OPERATOR) == 0


def test_somebody_else_watches(centre: str) -> None:
    appeal = handling_()
    seen = last(appeal)

    assert notices.watch(appeal, "obe", by=CLERK).supervisor == "obe"
    assert notices.watch(appeal, "obe", by=CLERK).supervisor == "obe"

    assert events(appeal, seen) == [("watch", {"supervisor": "obe"})]
    assert faults(lambda: notices.watch(appeal, "clerk", by=CLERK)) == (
        Fault("supervisor", FaultCode.SAME_PERSON, "clerk", "receiver"),
    )
    assert fields(lambda: notices.watch(appeal, "", by=CLERK)) == [
        ("supervisor", FaultCode.MISSING)
    ]
    assert order(due=day(5)).supervisor == "watcher"
    assert routing.suggest_due(appeal, by=CLERK) == day(5)
