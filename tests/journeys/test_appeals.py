"""Six matters from their first word to their last, every event asserted."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    OTHER_HEAD,
    STRANGER,
    TAX,
    TODAY,
    WATCHER,
    at,
    day,
    entry,
    order,
    said,
    staff,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tests.tracker.onsite import LATER, publish_joint, visit
from tracker import clock, deadlines, history, people
from tracker.appeals import (
    answering,
    call_backs,
    extensions,
    files,
    handling,
    notices,
    organs,
    register,
    routing,
    signing,
    tracking,
)
from tracker.disturbances import accusations, decisions
from tracker.disturbances.entry import enter
from tracker.disturbances.entry import show as show_disturbance
from tracker.errors import NotAllowed, NotFound, WrongState
from tracker.records import (
    Appeal,
    AppealState,
    CallMethod,
    LegalKind,
    ResultKind,
    Satisfaction,
    Task,
)
from tracker.records.disturbances import DisturbanceEntry, DisturbanceKind, DisturbanceState


def told(appeal: int) -> list[tuple[str, str]]:
    """Who did what to a matter, its clocks included, in order."""
    return [
        (one.actor, f"{one.act}: {one.facts['kind']}" if "limit" in one.act else one.act)
        for one in history.of_cases([f"appeal:{appeal}"])
    ]


def facts(appeal: int, act: str) -> dict[str, object]:
    """What is told of the last act of a name."""
    (*_, found) = [one for one in history.of_cases([f"appeal:{appeal}"]) if one.act == act]
    return dict(found.facts)


def test_an_answer_on_the_spot_is_one_step_of_one_day(park: str):
    staff()
    appeal = register.enter(entry(title="如何办理排水许可"), by=CLERK).id

    said_there = said(method=CallMethod.IN_PERSON)
    found = answering.on_the_spot(
        appeal, "窗口当场受理", said_there, ResultKind.EXPLAINED, by=CLERK
    )

    assert (found.state, found.result) == (AppealState.CLOSED, ResultKind.EXPLAINED)
    assert found.received.date() == TODAY
    assert found.answered == found.closed == clock.now()
    assert told(appeal) == [
        ("clerk", "receive"),
        ("clerk", "begin limit: accept"),
        ("clerk", "begin limit: route"),
        ("clerk", "answer on the spot"),
        ("clerk", "meet limit: accept"),
        ("clerk", "meet limit: route"),
    ]
    assert facts(appeal, "answer on the spot") == {
        "result": "explained",
        "answer": history.digest("窗口当场受理"),
        "method": "in-person",
        "satisfaction": "satisfied",
    }
    (heard,) = files.show(appeal, by=CLERK).call_backs
    assert (heard.confirmed, heard.reached, heard.actor) == (True, True, "clerk")


TRANSFERRED = [
    ("e1", "receive"),
    ("e1", "begin limit: accept"),
    ("e1", "begin limit: route"),
    ("clerk", "accept"),
    ("clerk", "meet limit: accept"),
    ("clerk", "dispatch"),
    ("clerk", "meet limit: route"),
    ("clerk", "begin limit: acknowledge"),
    ("clerk", "begin limit: plan"),
    ("clerk", "begin limit: solve"),
    ("fire-officer", "ask to return"),
    ("clerk", "dispatch"),
    ("clerk", "drop limit: acknowledge"),
    ("clerk", "drop limit: plan"),
    ("clerk", "drop limit: solve"),
    ("clerk", "begin limit: acknowledge 2"),
    ("clerk", "begin limit: plan 2"),
    ("clerk", "begin limit: solve 2"),
    ("emb-officer", "take up"),
    ("emb-officer", "meet limit: acknowledge 2"),
    ("emb-officer", "propose a plan"),
    ("emb-officer", "meet limit: plan 2"),
    ("emb-officer", "begin limit: review"),
    ("emb-head", "approve"),
    ("emb-head", "meet limit: review"),
    ("emb-officer", "ask for time"),
    ("clerk", "grant time"),
    ("clerk", "extend limit: solve 2"),
    ("emb-officer", "propose a result"),
    ("emb-officer", "begin limit: review 2"),
    ("emb-head", "approve"),
    ("emb-head", "meet limit: review 2"),
    ("emb-head", "meet limit: solve 2"),
    ("emb-head", "begin limit: call back"),
    ("clerk", "reopen at the department"),
    ("clerk", "meet limit: call back"),
    ("clerk", "begin limit: solve 3"),
    ("operator", "overdue"),
    ("watcher", "send a notice"),
    ("watcher", "begin limit: notice"),
    ("emb-officer", "propose a plan"),
    ("emb-officer", "begin limit: review 3"),
    ("emb-head", "approve"),
    ("emb-head", "meet limit: review 3"),
    ("emb-officer", "propose a result"),
    ("emb-officer", "begin limit: review 4"),
    ("emb-head", "approve"),
    ("emb-head", "meet limit: review 4"),
    ("emb-head", "meet limit: solve 3"),
    ("emb-head", "meet limit: notice"),
    ("emb-head", "begin limit: call back 2"),
    ("clerk", "call back"),
    ("clerk", "meet limit: call back 2"),
]
"""Who did what to a matter that went the long way."""


def second_round(appeal: int) -> Appeal:
    """Too late again, a notice, and at last an answer that satisfies."""
    with at(13):
        deadlines.tick(by=OPERATOR)
        notices.notify(appeal, "三个工作日内恢复供电", 3, by=WATCHER)
    with at(14):
        handling.propose_plan(appeal, "更换电缆", [Task("更换", day(14))], by=OTHER)
        signing.approve(appeal, by=OTHER_HEAD)
        handling.propose_result(appeal, "电缆已更换", ResultKind.SOLVED, by=OTHER)
        signing.approve(appeal, by=OTHER_HEAD)
    with at(15):
        return call_backs.call_back(appeal, said(Satisfaction.VERY_SATISFIED), by=CLERK)


def test_a_transfer_with_a_return_an_extension_a_reopening_and_a_notice(park: str):
    staff()
    appeal = register.enter(entry(), by=FIRM).id
    register.accept(appeal, by=CLERK)
    routing.dispatch(appeal, order(due=day(5)), by=CLERK)
    with at(1):
        routing.ask_to_return(appeal, "属应急部门职责", "EMB", by=OFFICER)
        routing.dispatch(appeal, order(department="EMB", due=day(6)), by=CLERK)
        handling.take_up(appeal, by=OTHER)
        handling.propose_plan(appeal, "查明线路", [Task("查线路", day(3))], by=OTHER)
        signing.approve(appeal, by=OTHER_HEAD)
    with at(6):
        extensions.ask(appeal, day(9), "等待设备到货", by=OTHER)
        extensions.grant(appeal, by=CLERK)
        handling.propose_result(appeal, "已换设备", ResultKind.SOLVED, by=OTHER)
        signing.approve(appeal, by=OTHER_HEAD)
    with at(7):
        call_backs.call_back(appeal, said(Satisfaction.DISSATISFIED), by=CLERK)
    found = second_round(appeal)

    assert (found.state, found.reopened, found.returns) == (AppealState.CLOSED, 1, 1)
    assert told(appeal) == TRANSFERRED
    whole = files.show(appeal, by=CLERK)
    kept = {one.kind: (one.due, one.overdue is None) for one in whole.deadlines}
    assert kept["solve"] == (day(5), True)
    assert kept["solve 2"] == (day(9), True)
    assert kept["solve 3"] == (day(12), False)
    assert kept["notice"] == (day(16), True)
    assert [(one.department.id, one.due) for one in whole.assignments] == [
        ("FIRE", day(5)),
        ("EMB", day(9)),
        ("EMB", day(12)),
    ]
    assert [one.satisfaction for one in whole.call_backs] == [
        Satisfaction.DISSATISFIED,
        Satisfaction.VERY_SATISFIED,
    ]
    assert history.audit() == ()


def test_a_deferred_matter_waits_for_the_heads_own_signature(park: str):
    staff()
    deputy = OFFICER
    appeal = register.accept(register.enter(entry(), by=CLERK).id, by=CLERK).id
    routing.dispatch(appeal, order(), by=CLERK)
    handling.take_up(appeal, by=OFFICER)
    handling.propose_plan(appeal, "协调用地", [Task("协调", day(4))], by=OFFICER)
    signing.approve(appeal, by=HEAD)
    handling.propose_result(
        appeal, "指标明年下达", ResultKind.DEFERRED, again_on=dt.date(2027, 3, 1), by=OFFICER
    )
    before = told(appeal)

    with pytest.raises(NotAllowed, match="sign for an appeal for FIRE"):
        signing.approve(appeal, by=deputy)
    with pytest.raises(WrongState):
        call_backs.call_back(appeal, said(), by=CLERK)
    assert told(appeal) == before
    signed = signing.approve(appeal, by=HEAD)
    closed = call_backs.call_back(appeal, said(Satisfaction.FAIR), by=CLERK)

    assert (signed.result, signed.again_on) == (ResultKind.DEFERRED, dt.date(2027, 3, 1))
    assert closed.state is AppealState.CLOSED
    assert facts(appeal, "approve") == {"kind": "result", "result": "deferred", "delegation": ""}
    assert told(appeal)[len(before) :] == [
        ("fire-head", "approve"),
        ("fire-head", "meet limit: review 2"),
        ("fire-head", "meet limit: solve"),
        ("fire-head", "begin limit: call back"),
        ("clerk", "call back"),
        ("clerk", "meet limit: call back"),
    ]
    proposal = files.show(appeal, by=CLERK).proposals[-1]
    assert (proposal.reviewer, proposal.decided) == ("fire-head", clock.now())


def test_a_matter_of_discipline_leaves_the_clocks_and_most_eyes(park: str):
    staff()
    appeal = register.accept(register.enter(entry(), by=CLERK).id, by=CLERK).id
    routing.dispatch(appeal, order(), by=CLERK)
    handling.take_up(appeal, by=OFFICER)

    found = organs.transfer(
        appeal, LegalKind.DISCIPLINE, "区纪委监委", TODAY, "反映索要财物", by=CLERK
    )

    assert found.state is AppealState.TRANSFERRED_LEGAL
    whole = files.show(appeal, by=OBE)
    assert (whole.transfer.kind, whole.transfer.organ) == (LegalKind.DISCIPLINE, "区纪委监委")
    assert [one.kind for one in whole.deadlines if not one.met and not one.dropped] == []
    for reader in (OFFICER, HEAD, COMMITTEE, OTHER):
        with pytest.raises(NotFound):
            files.show(appeal, by=reader)
    with at(40):
        assert deadlines.tick(by=OPERATOR) == 0
    assert told(appeal)[-3:] == [
        ("clerk", "transfer to an organ"),
        ("clerk", "drop limit: plan"),
        ("clerk", "drop limit: solve"),
    ]
    assert facts(appeal, "transfer to an organ") == {
        "digest": history.digest(["discipline", "区纪委监委", str(TODAY), "反映索要财物"])
    }


def test_a_disturbance_at_a_visit_of_this_week_is_heard_before_the_accused_knows(park: str):
    staff()
    publish_joint()
    with clock.fixed(LATER):
        entered = enter(
            DisturbanceEntry(
                kind=DisturbanceKind.ARBITRARY_CHARGES,
                department="TAX",
                day=LATER.date(),
                text="检查中要求赞助",
                evidence="录音在企业办公室",
                enterprise="E1",
                name="李四",
                phone="13800138000",
                confidential=True,
                visit=visit().uid,
            ),
            by=FIRM,
        )
        number = entered.id
        for reader in (TAX, COMMITTEE, STRANGER):
            with pytest.raises(NotFound):
                accusations.show(number, by=reader)
        assert accusations.list_accusations(by=TAX) == ()
        assert [one for one in deadlines.list_deadlines(by=TAX, department="TAX")] == []
        decisions.accept(number, by=OBE)
        decisions.release(number, "有企业反映检查中要求赞助，请说明", by=OBE)
        put = accusations.show(number, by=TAX)
    with clock.fixed(LATER + dt.timedelta(days=2)):
        accusations.answer(number, "系误会，已退还", by=TAX)
        decisions.uphold(number, "事实清楚", "责令检讨并退还", by=OBE)

    assert "E1" not in str(put)
    assert "李四" not in str(put)
    assert "13800138000" not in str(put)
    assert [
        (one.actor, f"{one.act}: {one.facts['kind']}" if "limit" in one.act else one.act)
        for one in history.of_cases([f"disturbance:{number}"])
    ] == [
        ("e1", "enter"),
        ("e1", "begin limit: review"),
        ("obe", "accept"),
        ("obe", "meet limit: review"),
        ("obe", "begin limit: decide"),
        ("obe", "release"),
        ("obe", "begin limit: answer"),
        ("tax-officer", "answer"),
        ("tax-officer", "meet limit: answer"),
        ("obe", "uphold"),
        ("obe", "meet limit: decide"),
    ]
    seen = show_disturbance(number, by=FIRM)
    assert seen.state is DisturbanceState.UPHELD
    assert history.audit() == ()


def test_an_anonymous_matter_is_followed_by_its_code_to_the_end(park: str):
    staff()
    raised = tracking.raise_by_code(
        entry(enterprise="", contact="", phone="", title="食堂油烟扰民"),
        address="a",
        by=people.NOBODY,
    )
    appeal, code = raised.appeal, raised.code
    assert not tracking.follow(code, "a").saved
    tracking.confirm_saved(code, "a")
    register.accept(appeal, by=CLERK)
    routing.dispatch(appeal, order(), by=CLERK)
    seen = tracking.follow(code.lower().replace("-", " "), "b")
    assert (seen.state, seen.departments, seen.due) == (
        AppealState.DISPATCHED,
        ("FIRE 局",),
        day(5),
    )
    handling.take_up(appeal, by=OFFICER)
    handling.propose_plan(appeal, "现场查看", [Task("查看", day(1))], by=OFFICER)
    signing.approve(appeal, by=HEAD)
    handling.propose_result(appeal, "已加装净化器", ResultKind.SOLVED, by=OFFICER)
    assert tracking.follow(code, "b").answer == ""
    signing.approve(appeal, by=HEAD)
    assert tracking.follow(code, "b").answer == "已加装净化器"
    with pytest.raises(NotFound):
        tracking.followed(appeal, by=FIRM)
    tracking.judge(code, Satisfaction.SATISFIED, confirmed=True, address="b")

    assert tracking.follow(code, "b").state is AppealState.CLOSED
    assert [one for one in told(appeal) if "limit" not in one[1]] == [
        ("code", "receive"),
        ("code", "save the code"),
        ("clerk", "accept"),
        ("clerk", "dispatch"),
        ("fire-officer", "take up"),
        ("fire-officer", "propose a plan"),
        ("fire-head", "approve"),
        ("fire-officer", "propose a result"),
        ("fire-head", "approve"),
        ("code", "call back"),
    ]
    assert code not in str([one.facts for one in history.of_cases([f"appeal:{appeal}"])])
    assert history.audit() == ()
