"""Piles of appeals: whose they are, since when, until when."""

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    OTHER_HEAD,
    accepted,
    answered,
    at,
    day,
    dispatched,
    handling_,
    order,
    received,
    said,
    solving,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tests.tracker.inboxes.read import keys, kinds, only
from tracker import settings
from tracker.appeals import (
    answering,
    call_backs,
    delegations,
    escalations,
    extensions,
    handling,
    measures,
    routing,
)
from tracker.records import AppealSeverity, Light, ResultKind, Task
from tracker.records.inboxes import WaitingKind as Kind


def case(appeal: int) -> str:
    return f"appeal:{appeal}"


def planned(by=OFFICER) -> int:
    return handling.propose_plan(handling_(), "检修", [Task("检修", day(3))], by=by).id


def test_the_centre_accepts_routes_concludes_and_calls_back(centre: str) -> None:
    new, routed, talked = received(), accepted(), accepted()
    answering.consult(talked, ["FIRE"], day(1), by=CLERK)
    told = answered()

    assert kinds(CLERK) == {
        Kind.APPEAL_TO_ACCEPT: [case(new)],
        Kind.APPEAL_TO_ROUTE: [case(routed)],
        Kind.CONSULTATION_TO_CONCLUDE: [case(talked)],
        Kind.APPEAL_TO_CALL_BACK: [case(told)],
    }


def test_the_centre_decides_about_time_and_first_returns(centre: str) -> None:
    extensions.ask(time := handling_(), day(8), "备件", by=OFFICER)
    routing.ask_to_return(back := dispatched(), "不归我局", "TAX", by=OFFICER)

    assert kinds(CLERK) == {
        Kind.EXTENSION_TO_DECIDE: [case(time)],
        Kind.RETURN_TO_DECIDE: [case(back)],
    }
    assert Kind.APPEAL_TO_ASSIGN not in kinds(COMMITTEE)


def test_the_committee_assigns_what_came_back_too_often(centre: str) -> None:
    routing.ask_to_return(back := dispatched(), "不归我局", "EMB", by=OFFICER)
    routing.dispatch(back, order(department="EMB"), by=CLERK)
    routing.ask_to_return(back, "不归我局", "TAX", by=OTHER)

    assert keys(Kind.APPEAL_TO_ASSIGN, COMMITTEE) == [case(back)]
    assert Kind.RETURN_TO_DECIDE not in kinds(CLERK)


def test_an_officer_takes_up_anything_and_goes_on_with_the_own(centre: str) -> None:
    new, plan, solve = dispatched(), handling_(), solving()
    dispatched(order(department="EMB"))

    own = {
        Kind.APPEAL_TO_TAKE_UP: [case(new)],
        Kind.APPEAL_TO_PLAN: [case(plan)],
        Kind.APPEAL_TO_SOLVE: [case(solve)],
    }
    assert {kind: one for kind, one in kinds(OFFICER).items() if kind in own} == own
    assert Kind.APPEAL_TO_PLAN not in kinds(COLLEAGUE)
    assert keys(Kind.APPEAL_TO_TAKE_UP, COLLEAGUE) == [case(new)]
    assert Kind.APPEAL_TO_TAKE_UP not in kinds(HEAD)


def test_what_was_reopened_waits_for_a_plan_until_its_new_day(centre: str) -> None:
    appeal = answered()
    call_backs.call_back(appeal, said(confirmed=False), by=CLERK)

    assert only(Kind.APPEAL_TO_PLAN, OFFICER).due == day(5)


def test_the_head_signs_and_so_does_whoever_holds_a_delegation(centre: str) -> None:
    plan, result = planned(), solving()
    handling.propose_result(result, "已恢复", ResultKind.SOLVED, by=OFFICER)

    assert keys(Kind.APPEAL_TO_SIGN, HEAD) == [case(plan), case(result)]
    assert Kind.APPEAL_TO_SIGN not in kinds(COLLEAGUE) | kinds(OTHER_HEAD)
    settings.write("delegation.allowed", value=True, source="本园区", by=OPERATOR)
    for login in ("fire-officer", "fire-colleague"):
        delegations.delegate(login, "授权书1号", day(0), day(5), by=HEAD)
    assert keys(Kind.APPEAL_TO_SIGN, COLLEAGUE) == [case(plan), case(result)]
    assert Kind.APPEAL_TO_SIGN not in kinds(OFFICER)


def test_a_limit_tells_since_when_and_until_when(centre: str) -> None:
    appeal = planned()
    waiting = only(Kind.APPEAL_TO_SIGN, HEAD)

    assert (waiting.key, waiting.title) == (case(appeal), "园区道路夜间停电")
    assert (waiting.since, waiting.due, waiting.light) == (day(0), day(1), Light.YELLOW)
    with at(2):
        assert only(Kind.APPEAL_TO_SIGN, HEAD).light is Light.RED


def test_a_confidential_matter_names_nobody(centre: str) -> None:
    dispatched(confidential=True, title="E1 公司 夜间停电")

    assert only(Kind.APPEAL_TO_TAKE_UP, OFFICER).title == "○○ 夜间停电"


def test_the_business_environment_office_decides_what_was_escalated(centre: str) -> None:
    appeal = accepted(severity=AppealSeverity.GLOBAL)
    escalations.escalate(appeal, "全区性", by=CLERK)
    assert keys(Kind.ESCALATION_TO_DECIDE, OBE) == [case(appeal)]

    escalations.decide(appeal, "照办", by=OBE)
    assert Kind.ESCALATION_TO_DECIDE not in kinds(OBE)
    assert keys(Kind.APPEAL_TO_ROUTE, CLERK) == [case(appeal)]


def test_measures_wait_to_be_decided_and_then_to_be_answered(centre: str) -> None:
    call_backs.call_back(answered(), said(confirmed=False), by=CLERK)
    (one, *_) = measures.suggest(day(0), day(0), by=OBE)
    suggested = f"measure:{one.id}"
    assert suggested in keys(Kind.MEASURE_TO_DECIDE, OBE)
    assert suggested in keys(Kind.MEASURE_TO_DECIDE, COMMITTEE)
    assert Kind.MEASURE_TO_ANSWER not in kinds(HEAD)

    measures.issue(one.id, "请说明", by=OBE)
    assert suggested not in keys(Kind.MEASURE_TO_DECIDE, OBE)
    assert (
        keys(Kind.MEASURE_TO_ANSWER, HEAD) == keys(Kind.MEASURE_TO_ANSWER, OFFICER) == [suggested]
    )
    assert Kind.MEASURE_TO_ANSWER not in kinds(OTHER)
