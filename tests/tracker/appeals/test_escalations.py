"""What is global, and what a notice has not moved, the business-environment office decides."""

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    TODAY,
    WATCHER,
    accepted,
    handling_,
    received,
)
from tests.tracker.appeals.told import (
    LONG,
    counted,
    events,
    fields,
    last,
    limit,
    refused,
    runs,
    sent,
)
from tests.tracker.builders import COLLECTING, COMMITTEE
from tracker import history
from tracker.appeals import answering, escalations, files, notices
from tracker.errors import FaultCode, NotAllowed, NotFound
from tracker.records import AppealSeverity, AppealState, EscalationKind, ResultKind

GLOBAL = {"severity": AppealSeverity.GLOBAL}


def escalated() -> int:
    return escalations.escalate(handling_(**GLOBAL), "涉及全区用电", by=CLERK).id


def test_a_global_matter_leaves_the_department_for_the_office(centre: str) -> None:
    appeal = handling_(**GLOBAL)
    seen, messages = last(appeal), len(sent(appeal))

    found = escalations.escalate(appeal, " 涉及全区用电 ", by=CLERK)

    assert (found.state, found.department, found.responsible) == (AppealState.ESCALATED, None, "")
    assert events(appeal, seen) == [("escalate", {"why": history.digest("涉及全区用电")})]
    assert sent(appeal)[messages:] == [
        ("appeal-escalated", "supervision"),
        ("appeal", "enterprise:E1"),
    ]
    assert counted(appeal, "decide") == ("supervision", 0, 5)
    assert runs(appeal) == ["decide"]
    assert limit(appeal, "solve").dropped == "escalated"
    (waits,) = escalations.list_escalations(by=OBE)
    assert (waits.appeal, waits.kind, waits.why) == (appeal, EscalationKind.GLOBAL, "涉及全区用电")
    assert files.show(appeal, by=OFFICER).assignments[0].ended == COLLECTING


def test_what_is_not_global_is_no_matter_of_the_office(centre: str) -> None:
    appeal = accepted()

    assert fields(lambda: escalations.escalate(appeal, "", by=CLERK)) == [
        ("why", FaultCode.MISSING),
        ("severity", FaultCode.UNKNOWN),
    ]
    new = received(**GLOBAL)
    assert refused(new, lambda: escalations.escalate(new, "全局", by=CLERK))[0] == "received"


def test_a_decision_comes_back_into_the_same_matter(centre: str) -> None:
    appeal = escalated()
    seen = last(appeal)
    assert fields(lambda: escalations.decide(appeal, LONG, by=OBE)) == [
        ("decision", FaultCode.TOO_LONG)
    ]

    found = escalations.decide(appeal, " 由供电所牵头 ", by=OBE)

    assert found.state is AppealState.ACCEPTED
    facts = {"kind": "global", "decision": history.digest("由供电所牵头")}
    assert events(appeal, seen) == [("decide", facts)]
    assert runs(appeal) == ["route 2"]
    assert sent(appeal)[-1] == ("appeal-decided", "service-centre")
    assert escalations.list_escalations(by=OBE) == ()
    assert [one.decision for one in escalations.list_escalations(by=OBE, waiting=False)] == [
        "由供电所牵头"
    ]
    assert refused(appeal, lambda: escalations.decide(appeal, "再", by=OBE))[0] == "accepted"


def test_an_answer_of_the_office_is_asked_about_like_any(centre: str) -> None:
    appeal = escalated()
    cannot = ResultKind.NOT_POSSIBLE
    assert fields(lambda: escalations.answer(appeal, " ", "", cannot, by=OBE)) == [
        ("decision", FaultCode.MISSING),
        ("answer", FaultCode.MISSING),
        ("result", FaultCode.NOT_ALONE),
    ]

    found = escalations.answer(appeal, "全区统一安排", "下月完成改造", by=OBE)

    assert (found.state, found.answer) == (AppealState.ANSWERED, "下月完成改造")
    assert runs(appeal) == ["call back"]


def test_the_office_does_not_answer_in_place_of_those_who_talk_a_matter_over(centre: str) -> None:
    appeal = handling_(**GLOBAL)
    notices.notify(appeal, "限期办结", 3, by=WATCHER)
    notices.escalate_notice(appeal, "拒不办理", by=WATCHER)
    escalations.escalate(appeal, "全局", by=CLERK)
    escalations.decide(appeal, "再会商", by=OBE)
    answering.consult(appeal, ["FIRE"], TODAY, by=CLERK)

    assert refused(appeal, lambda: escalations.answer(appeal, "定", "答复", by=OBE)) == (
        "consulting",
        ("decide",),
    )
    seen = last(appeal)
    assert escalations.decide(appeal, "通报", by=OBE).state is AppealState.CONSULTING
    assert [act for act, _ in events(appeal, seen)] == ["decide on the notice"]
    assert runs(appeal) == ["consult"]


def test_talks_that_the_office_took_over_get_no_later_conclusion(centre: str) -> None:
    appeal = answering.consult(accepted(**GLOBAL), ["FIRE"], TODAY, by=CLERK).id
    escalations.escalate(appeal, "全局", by=CLERK)
    escalations.decide(appeal, "再会商", by=OBE)
    answering.consult(appeal, ["EMB"], TODAY, by=CLERK)
    answering.conclude(appeal, "一致同意", "本周恢复", by=CLERK)

    talks = files.show(appeal, by=CLERK).consultations
    assert [one.conclusion for one in talks] == ["", "一致同意"]


@pytest.mark.parametrize("who", [CLERK, COMMITTEE, HEAD, COLLEAGUE, FIRM])
def test_nobody_else_decides(centre: str, who) -> None:
    appeal = escalated()

    with pytest.raises((NotAllowed, NotFound)):
        escalations.decide(appeal, "定", by=who)
