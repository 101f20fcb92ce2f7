"""Whatever somebody types, the tracker keeps it or says what is wrong with it."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    TODAY,
    WATCHER,
    accepted,
    answered,
    day,
    dispatched,
    entry,
    handling_,
    order,
    received,
    said,
    solving,
)
from tests.tracker.appeals.told import last
from tracker import history, outbox
from tracker.appeals import (
    answering,
    call_backs,
    escalations,
    extensions,
    files,
    handling,
    notices,
    organs,
    register,
    routing,
    signing,
    words,
)
from tracker.appeals.routing import Order
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import AppealSeverity, CallMethod, LegalKind, ResultKind, Task

SOLVED = ResultKind.SOLVED


def refused_() -> int:
    return register.refuse(received(), "不属于受理范围", by=CLERK).id


def returned() -> int:
    return routing.ask_to_return(dispatched(), "不属于本部门", "EMB", by=OFFICER).id


def consulting() -> int:
    return answering.consult(accepted(), ["FIRE"], TODAY, by=CLERK).id


def planned() -> int:
    return handling.propose_plan(handling_(), "检修", [Task("检修", day(1))], by=OFFICER).id


def asked() -> int:
    return extensions.ask(handling_(), day(8), "等待", by=OFFICER).id


def global_() -> int:
    return accepted(severity=AppealSeverity.GLOBAL)


def escalated() -> int:
    return escalations.escalate(global_(), "全局", by=CLERK).id


def noticed() -> int:
    return notices.notify(handling_(), "限期", 3, by=WATCHER).id


def closed() -> int:
    return call_backs.call_back(answered(), said(), by=CLERK).id


PHONE, LAW = CallMethod.PHONE, LegalKind.LAW

TYPED: dict[str, tuple[Callable[[], int], Callable[[int, str], object]]] = {
    "refuse": (received, lambda one, it: register.refuse(one, it, by=CLERK)),
    "reconsider": (refused_, lambda one, it: register.reconsider(one, it, by=OBE)),
    "withdraw": (received, lambda one, it: register.withdraw(one, it, by=FIRM)),
    "answer": (received, lambda one, it: answering.on_the_spot(one, it, said(), by=CLERK)),
    "note of a call": (
        received,
        lambda one, it: answering.on_the_spot(one, "好", said(note=it), by=CLERK),
    ),
    "spoken to": (
        answered,
        lambda one, it: call_backs.call_back(one, said(spoken_to=it), by=CLERK),
    ),
    "not reached": (
        answered,
        lambda one, it: call_backs.not_reached(one, TODAY, PHONE, it, by=CLERK),
    ),
    "reopen": (closed, lambda one, it: call_backs.reopen(one, it, by=FIRM)),
    "participants": (accepted, lambda one, it: answering.consult(one, [it], TODAY, by=CLERK)),
    "conclusion": (consulting, lambda one, it: answering.conclude(one, it, "答", by=CLERK)),
    "concluding answer": (consulting, lambda one, it: answering.conclude(one, "好", it, by=CLERK)),
    "hand on": (consulting, lambda one, it: answering.hand_on(one, it, order(), by=CLERK)),
    "department": (
        accepted,
        lambda one, it: routing.dispatch(one, Order(it, day(5), "watcher"), by=CLERK),
    ),
    "beside": (accepted, lambda one, it: routing.dispatch(one, order(beside=(it,)), by=CLERK)),
    "supervisor": (
        accepted,
        lambda one, it: routing.dispatch(one, order(supervisor=it), by=CLERK),
    ),
    "return": (dispatched, lambda one, it: routing.ask_to_return(one, it, "EMB", by=OFFICER)),
    "proposed": (dispatched, lambda one, it: routing.ask_to_return(one, "否", it, by=OFFICER)),
    "refuse return": (returned, lambda one, it: routing.refuse_return(one, it, by=CLERK)),
    "plan": (
        handling_,
        lambda one, it: handling.propose_plan(one, it, [Task("办", day(1))], by=OFFICER),
    ),
    "task": (
        handling_,
        lambda one, it: handling.propose_plan(one, "办", [Task(it, day(1))], by=OFFICER),
    ),
    "result": (solving, lambda one, it: handling.propose_result(one, it, SOLVED, by=OFFICER)),
    "reject": (planned, lambda one, it: signing.reject(one, it, by=HEAD)),
    "ask for time": (handling_, lambda one, it: extensions.ask(one, day(8), it, by=OFFICER)),
    "refuse time": (asked, lambda one, it: extensions.refuse(one, it, by=CLERK)),
    "escalate": (global_, lambda one, it: escalations.escalate(one, it, by=CLERK)),
    "decide": (escalated, lambda one, it: escalations.decide(one, it, by=OBE)),
    "decision": (escalated, lambda one, it: escalations.answer(one, it, "答", by=OBE)),
    "deciding answer": (escalated, lambda one, it: escalations.answer(one, "定", it, by=OBE)),
    "organ": (received, lambda one, it: organs.transfer(one, LAW, it, TODAY, by=CLERK)),
    "why to an organ": (
        received,
        lambda one, it: organs.transfer(one, LAW, "法院", TODAY, it, by=CLERK),
    ),
    "notice": (handling_, lambda one, it: notices.notify(one, it, 3, by=WATCHER)),
    "escalate notice": (noticed, lambda one, it: notices.escalate_notice(one, it, by=OBE)),
    "watch": (accepted, lambda one, it: notices.watch(one, it, by=CLERK)),
    "note": (received, lambda one, it: files.note(one, it, by=CLERK)),
}

STRANGE = {
    "NUL": "字\x00字",
    "escape": "字\x1b[31m字",
    "surrogate": "字\ud800字",
    "turned": "字\u202e字",
    "isolated": "字\u2066字",
    "very long": "字" * 100_000,
}


@pytest.mark.parametrize("what", TYPED)
def test_no_strange_word_gets_into_the_database_by_any_way(centre: str, what: str) -> None:
    build, act = TYPED[what]
    appeal = build()
    before = last(appeal)

    for name, told in STRANGE.items():
        with pytest.raises(Rejected) as refused:
            act(appeal, told)
        assert all(isinstance(one, Fault) for one in refused.value.faults), name
        assert last(appeal) == before, name


@pytest.mark.parametrize(
    "field", ["title", "text", "contact", "phone", "source", "sub", "enterprise"]
)
def test_nothing_strange_is_entered(centre: str, field: str) -> None:
    for told in STRANGE.values():
        with pytest.raises(Rejected) as refused:
            register.enter(entry(**{field: told}), by=CLERK)
        assert {one.field for one in refused.value.faults if isinstance(one, Fault)} == {field}


@pytest.mark.parametrize(
    ("told", "line", "codes"),
    [
        ("字\n字", False, []),
        ("字\n字", True, [FaultCode.NOT_TEXT]),
        ("字\u2028字", True, [FaultCode.NOT_TEXT]),
        ("\u200b\u00a0\u3000", False, [FaultCode.MISSING]),
        ("👨\u200d👩\u200d👧 好", True, []),
        (" \x00 ", False, [FaultCode.MISSING, FaultCode.NOT_TEXT]),
        ("字" * 100, True, []),
        ("字" * 101, True, [FaultCode.TOO_LONG]),
        ("字" * 5_000, False, []),
    ],
)
def test_what_can_be_read_is_kept(
    centre: str, told: str, *, line: bool, codes: list[FaultCode]
) -> None:
    assert [one.code for one in words.faults("text", told, line=line)] == codes


def test_what_is_not_needed_may_be_empty(centre: str) -> None:
    assert [*words.faults("note", "", needed=False)] == []


def test_no_word_of_a_whole_matter_stands_in_the_log_or_in_a_message(centre: str) -> None:
    secret = [f"密{one:02}语" for one in range(20)]
    told = iter(secret)
    appeal = received(title=next(told), text=next(told), contact=next(told), confidential=True)
    register.refuse(appeal, next(told), by=CLERK)
    register.reconsider(appeal, next(told), by=OBE)
    register.accept(appeal, by=CLERK)
    answering.consult(appeal, ["FIRE"], TODAY, by=CLERK)
    answering.hand_on(appeal, next(told), order(), by=CLERK)
    routing.ask_to_return(appeal, next(told), "EMB", by=OFFICER)
    routing.refuse_return(appeal, next(told), by=CLERK)
    handling.take_up(appeal, by=OFFICER)
    extensions.ask(appeal, day(8), next(told), by=OFFICER)
    extensions.refuse(appeal, next(told), by=CLERK)
    notices.notify(appeal, next(told), 3, by=WATCHER)
    notices.escalate_notice(appeal, next(told), by=OBE)
    escalations.decide(appeal, next(told), by=OBE)
    handling.propose_plan(appeal, next(told), [Task(next(told), day(1))], by=OFFICER)
    signing.reject(appeal, next(told), by=HEAD)
    handling.propose_plan(appeal, "办", [Task("办", day(1))], by=OFFICER)
    signing.approve(appeal, by=HEAD)
    handling.propose_result(appeal, next(told), SOLVED, by=OFFICER)
    signing.approve(appeal, by=HEAD)
    call_backs.call_back(appeal, said(spoken_to=next(told), note=next(told)), by=CLERK)
    files.note(appeal, next(told), by=CLERK)

    facts = [str(one.facts) for one in history.of_cases([f"appeal:{appeal}"])]
    facts += [str(one.facts) for one in outbox.unsent()]

    assert next(told, None) is None
    assert [one for one in secret if any(one in fact for fact in facts)] == []
    assert history.audit() == ()


@pytest.mark.parametrize("when", [dt.date.min, dt.date.max])
def test_no_day_is_too_far_away_to_be_told_so(centre: str, when: dt.date) -> None:
    for build, act in (
        (accepted, lambda one: routing.dispatch(one, order(due=when), by=CLERK)),
        (accepted, lambda one: answering.consult(one, ["FIRE"], when, by=CLERK)),
        (handling_, lambda one: extensions.ask(one, when, "等待", by=OFFICER)),
        (
            handling_,
            lambda one: handling.propose_plan(one, "办", [Task("办", when)], by=OFFICER),
        ),
        (answered, lambda one: call_backs.call_back(one, said(day=when), by=CLERK)),
        (answered, lambda one: call_backs.not_reached(one, when, PHONE, by=CLERK)),
    ):
        appeal = build()
        with pytest.raises(Rejected):
            act(appeal)
