"""Nothing is closed before the appellant has said so; who is dissatisfied is heard again."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    OBE,
    OFFICER,
    STRANGER,
    TODAY,
    accepted,
    answered,
    day,
    received,
    said,
)
from tests.tracker.appeals.told import (
    LONG,
    LONG_LINE,
    counted,
    events,
    faults,
    fields,
    last,
    refused,
    runs,
    sent,
)
from tests.tracker.builders import COLLECTING
from tracker import clock, history
from tracker.appeals import answering, call_backs, files, handling, register
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound
from tracker.records import AppealState, CallMethod, Satisfaction

UNHAPPY = said(Satisfaction.VERY_DISSATISFIED, day=TODAY)
MONTH = dt.timedelta(days=30)


def closed(**fields: object) -> int:
    return call_backs.call_back(answered(**fields), said(), by=CLERK).id


@pytest.mark.parametrize(
    "how", [Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED, Satisfaction.FAIR]
)
def test_confirmed_and_not_dissatisfied_closes(centre: str, how: Satisfaction) -> None:
    appeal = answered()
    seen, messages = last(appeal), sent(appeal)

    found = call_backs.call_back(appeal, said(how, note=" 好 "), by=CLERK)

    assert (found.state, found.closed) == (AppealState.CLOSED, COLLECTING)
    facts = {"method": "phone", "confirmed": True, "satisfaction": how.value}
    assert events(appeal, seen) == [("call back", facts)]
    assert (sent(appeal), runs(appeal)) == (messages, [])
    assert files.show(appeal, by=CLERK).call_backs[0].note == "好"


@pytest.mark.parametrize(
    ("how", "confirmed"),
    [
        (Satisfaction.DISSATISFIED, True),
        (Satisfaction.VERY_DISSATISFIED, True),
        (Satisfaction.VERY_SATISFIED, False),
    ],
)
def test_anything_else_reopens_at_the_department_that_answered(
    centre: str, how: Satisfaction, confirmed: bool
) -> None:
    appeal = answered()
    seen = last(appeal)

    found = call_backs.call_back(appeal, said(how, confirmed=confirmed), by=CLERK)

    assert (found.state, found.reopened, found.answer, found.responsible) == (
        AppealState.HANDLING,
        1,
        "",
        "fire-officer",
    )
    facts = {"method": "phone", "confirmed": confirmed, "satisfaction": how.value, "reopened": 1}
    assert events(appeal, seen) == [("reopen at the department", facts)]
    assert counted(appeal, "solve 2") == ("department:FIRE", 0, 5)
    assert runs(appeal) == ["solve 2"]
    assert sent(appeal)[-2:] == [
        ("appeal-reopened", "department:FIRE"),
        ("appeal", "enterprise:E1"),
    ]


def test_what_the_centre_answered_itself_is_reopened_there(centre: str) -> None:
    appeal = answering.consult(accepted(), ["FIRE"], TODAY, by=CLERK).id
    answering.conclude(appeal, "同意", "本周恢复", by=CLERK)

    found = call_backs.call_back(appeal, UNHAPPY, by=CLERK)

    assert found.state is AppealState.ACCEPTED
    assert runs(appeal) == ["route 2"]


def test_every_fault_is_told_at_once(centre: str) -> None:
    appeal = answered()
    wrong = said(
        Satisfaction.UNKNOWN,
        day=TODAY - dt.timedelta(days=1),
        method=CallMethod.CODE,
        spoken_to=LONG_LINE,
        note=LONG,
    )

    assert faults(lambda: call_backs.call_back(appeal, wrong, by=CLERK)) == (
        Fault("satisfaction", FaultCode.MISSING),
        Fault("day", FaultCode.PAST, str(TODAY - dt.timedelta(days=1))),
        Fault("spoken_to", FaultCode.TOO_LONG, "101", "100"),
        Fault("note", FaultCode.TOO_LONG, "5001", "5000"),
        Fault("method", FaultCode.UNKNOWN, "code", "in-person, phone, visit, message"),
    )
    assert fields(lambda: call_backs.call_back(appeal, said(day=day(1)), by=CLERK)) == [
        ("day", FaultCode.FUTURE)
    ]


def test_who_was_not_reached_leaves_it_open(centre: str) -> None:
    appeal = answered()
    seen = last(appeal)

    found = call_backs.not_reached(appeal, TODAY, CallMethod.PHONE, " 无人接听 ", by=CLERK)

    assert found.state is AppealState.ANSWERED
    assert events(appeal, seen) == [("try to call back", {"method": "phone", "day": str(TODAY)})]
    assert runs(appeal) == ["call back"]
    (call,) = files.show(appeal, by=CLERK).call_backs
    assert (call.reached, call.satisfaction, call.note) == (False, Satisfaction.UNKNOWN, "无人接听")
    code = CallMethod.CODE
    assert fields(lambda: call_backs.not_reached(appeal, day(1), code, LONG, by=CLERK)) == [
        ("day", FaultCode.FUTURE),
        ("note", FaultCode.TOO_LONG),
        ("method", FaultCode.UNKNOWN),
    ]


def test_nothing_is_asked_before_it_is_answered_or_after_it_is_closed(centre: str) -> None:
    open_, done = received(), closed()

    assert refused(open_, lambda: call_backs.call_back(open_, said(), by=CLERK))[0] == "received"
    assert refused(done, lambda: call_backs.call_back(done, said(), by=CLERK))[0] == "closed"
    assert refused(done, lambda: call_backs.call_back(done, UNHAPPY, by=CLERK))[0] == "closed"
    with pytest.raises((NotAllowed, NotFound)):
        call_backs.call_back(answered(), said(), by=OFFICER)


@pytest.mark.parametrize("who", [FIRM, CLERK])
def test_trouble_that_is_back_is_taken_up_within_thirty_days(centre: str, who) -> None:
    appeal = closed()
    seen = last(appeal)

    with clock.fixed(COLLECTING + MONTH):
        found = call_backs.reopen(appeal, " 又停电 ", by=who)

    assert (found.state, found.closed) == (AppealState.HANDLING, None)
    facts = {"why": history.digest("又停电"), "reopened": 1}
    assert events(appeal, seen) == [("reopen at the department", facts)]


def test_after_thirty_days_it_is_a_matter_of_its_own(centre: str) -> None:
    appeal = closed()

    with clock.fixed(COLLECTING + MONTH + dt.timedelta(seconds=1)):
        assert refused(appeal, lambda: call_backs.reopen(appeal, "又停电", by=FIRM)) == (
            "closed",
            (),
        )


def test_what_is_not_closed_is_not_reopened(centre: str) -> None:
    new, waiting = received(), answered()

    assert refused(new, lambda: call_backs.reopen(new, "急", by=FIRM))[1][:2] == (
        "accept",
        "refuse",
    )
    assert refused(waiting, lambda: call_backs.reopen(waiting, "急", by=CLERK)) == (
        "answered",
        ("call back",),
    )
    done = closed()
    assert fields(lambda: call_backs.reopen(done, "\u200b", by=FIRM)) == [
        ("why", FaultCode.MISSING)
    ]
    for who in (STRANGER, OFFICER, OBE):
        with pytest.raises((NotFound, NotAllowed)):
            call_backs.reopen(done, "又停电", by=who)


def test_the_way_after_a_reopening_is_the_same_again(centre: str) -> None:
    appeal = closed()
    call_backs.reopen(appeal, "又停电", by=FIRM)

    assert refused(appeal, lambda: handling.take_up(appeal, by=OFFICER))[0] == "handling"
    assert register.withdraw(appeal, "已好", by=FIRM).state is AppealState.WITHDRAWN
