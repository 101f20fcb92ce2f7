"""The service centre answers: at once on the same day, or after departments have talked."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    OBE,
    OFFICER,
    TODAY,
    WATCHER,
    accepted,
    acts,
    at,
    day,
    entry,
    order,
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
from tracker.appeals import answering, files, lists, notices, organs
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.records import AppealState, CallMethod, Channel, LegalKind, ResultKind, Satisfaction
from tracker.week import ZONE

NIGHT = dt.datetime.combine(TODAY, dt.time(23, 59), tzinfo=ZONE)


def consulting(*departments: str) -> int:
    return answering.consult(accepted(), departments or ("FIRE", "EMB"), TODAY, by=CLERK).id


def test_at_the_window_it_is_answered_and_closed_in_one_step(centre: str) -> None:
    appeal = received()
    seen = last(appeal)

    found = answering.on_the_spot(appeal, " 已当场办结 ", said(note="很快"), by=CLERK)

    assert (found.state, found.answer, found.receiver) == (
        AppealState.CLOSED,
        "已当场办结",
        "clerk",
    )
    assert found.answered == found.closed == COLLECTING
    facts = {"result": "solved", "answer": history.digest("已当场办结")}
    facts |= {"method": "phone", "satisfaction": "satisfied"}
    assert events(appeal, seen) == [("answer on the spot", facts)]
    assert sent(appeal)[1:] == [("appeal", "enterprise:E1")]
    assert runs(appeal) == []
    (call,) = files.show(appeal, by=CLERK).call_backs
    assert (call.reached, call.confirmed, call.note, call.actor) == (True, True, "很快", "clerk")


@pytest.mark.parametrize(("minutes", "same"), [(0, True), (2, False)])
def test_the_day_ends_at_midnight_in_the_park(centre: str, minutes: int, same: bool) -> None:
    with clock.fixed(NIGHT - dt.timedelta(minutes=1)):
        appeal = received()

    with clock.fixed(NIGHT + dt.timedelta(minutes=minutes)):
        if same:
            answering.on_the_spot(appeal, "已办结", said(), by=CLERK)
        else:
            assert faults(lambda: answering.on_the_spot(appeal, "已办结", said(), by=CLERK)) == (
                Fault("received", FaultCode.PAST, str(TODAY)),
            )


def test_what_another_register_received_yesterday_is_not_answered_on_the_spot(centre: str) -> None:
    with at(1):
        appeal = received(received=COLLECTING)

        assert fields(lambda: answering.on_the_spot(appeal, "已办结", said(), by=CLERK)) == [
            ("received", FaultCode.PAST)
        ]


def test_every_fault_of_an_answer_on_the_spot_is_told_at_once(centre: str) -> None:
    appeal = received()
    heard = said(
        Satisfaction.DISSATISFIED,
        confirmed=False,
        day=day(1),
        method=CallMethod.CODE,
        spoken_to=LONG_LINE,
        note=LONG,
    )

    def wrong() -> object:
        return answering.on_the_spot(appeal, " ", heard, ResultKind.NOT_POSSIBLE, by=CLERK)

    assert fields(wrong) == [
        ("answer", FaultCode.MISSING),
        ("result", FaultCode.NOT_ALONE),
        ("day", FaultCode.FUTURE),
        ("spoken_to", FaultCode.TOO_LONG),
        ("note", FaultCode.TOO_LONG),
        ("method", FaultCode.UNKNOWN),
        ("confirmed", FaultCode.NOT_ALONE),
        ("satisfaction", FaultCode.NOT_ALONE),
    ]
    assert files.show(appeal, by=CLERK).call_backs == ()


def test_who_watches_does_not_receive_by_answering(centre: str) -> None:
    appeal = received()
    notices.watch(appeal, "watcher", by=CLERK)

    assert fields(lambda: answering.on_the_spot(appeal, "已办结", said(), by=WATCHER)) == [
        ("receiver", FaultCode.SAME_PERSON)
    ]


def test_departments_are_called_together(centre: str) -> None:
    appeal = accepted()
    seen, messages = last(appeal), len(sent(appeal))

    found = answering.consult(appeal, ["FIRE", "EMB"], day(1), by=CLERK)

    assert found.state is AppealState.CONSULTING
    facts = {"participants": ["FIRE", "EMB"], "day": str(day(1))}
    assert events(appeal, seen) == [("consult", facts)]
    assert sent(appeal)[messages:] == [
        ("appeal-consultation", "department:FIRE"),
        ("appeal-consultation", "department:EMB"),
    ]
    assert counted(appeal, "consult") == ("service-centre", 0, 2)
    assert runs(appeal) == ["consult"]
    with pytest.raises(NotFound):
        files.show(appeal, by=OFFICER)


def test_every_fault_of_a_consultation_is_told_at_once(centre: str) -> None:
    appeal = accepted()

    def wrong(*who: str, when: dt.date = TODAY) -> tuple[Fault, ...]:
        return faults(lambda: answering.consult(appeal, who, when, by=CLERK))

    yesterday = TODAY - dt.timedelta(days=1)
    assert wrong(when=yesterday) == (
        Fault("participants", FaultCode.MISSING),
        Fault("day", FaultCode.PAST, str(yesterday)),
    )
    assert wrong("FIRE", "FIRE", "XXX", "\x00", when=dt.date.max) == (
        Fault("participants", FaultCode.TWICE, "FIRE"),
        Fault("participants", FaultCode.UNKNOWN, "XXX"),
        Fault("participants", FaultCode.UNKNOWN, "\x00"),
        Fault("day", FaultCode.TOO_LATE, "9999-12-31", str(day(30))),
    )


def test_a_consultation_ends_in_an_answer_that_is_asked_about(centre: str) -> None:
    appeal = consulting()
    seen = last(appeal)
    cannot = ResultKind.NOT_POSSIBLE
    assert fields(lambda: answering.conclude(appeal, "", " ", cannot, by=CLERK)) == [
        ("conclusion", FaultCode.MISSING),
        ("answer", FaultCode.MISSING),
        ("result", FaultCode.NOT_ALONE),
    ]

    found = answering.conclude(appeal, " 一致同意 ", " 本周恢复 ", by=CLERK)

    assert (found.state, found.answer) == (AppealState.ANSWERED, "本周恢复")
    facts = {"answer": history.digest("本周恢复"), "conclusion": history.digest("一致同意")}
    assert events(appeal, seen) == [("conclude", {"result": "solved", **facts})]
    assert runs(appeal) == ["call back"]
    talk = files.show(appeal, by=CLERK).consultations[0]
    assert (talk.conclusion, talk.agreed, talk.concluded) == ("一致同意", None, COLLECTING)


def test_a_consultation_hands_a_matter_on_until_the_agreed_day(centre: str) -> None:
    appeal = consulting()
    assert fields(lambda: answering.hand_on(appeal, "", order(due=None), by=CLERK)) == [
        ("conclusion", FaultCode.MISSING),
        ("due", FaultCode.MISSING),
    ]

    found = answering.hand_on(appeal, "由消防办理", order(), by=CLERK)

    assert found.appeal.state is AppealState.DISPATCHED
    assert counted(appeal, "solve") == ("department:FIRE", 0, 5)
    assert runs(appeal) == ["acknowledge", "plan", "solve"]
    talk = files.show(appeal, by=OFFICER).consultations[0]
    assert (talk.conclusion, talk.agreed) == ("由消防办理", day(5))


def test_talks_that_a_transfer_cut_short_come_to_no_conclusion(centre: str) -> None:
    appeal = consulting()

    organs.transfer(appeal, LegalKind.LITIGATION, "区人民法院", TODAY, by=CLERK)

    talk = files.show(appeal, by=CLERK).consultations[0]
    assert (talk.conclusion, talk.concluded) == ("", COLLECTING)


def test_what_was_not_accepted_is_not_talked_over(centre: str) -> None:
    appeal = received()

    assert refused(appeal, lambda: answering.consult(appeal, ["FIRE"], TODAY, by=CLERK))[0] == (
        "received"
    )
    assert refused(appeal, lambda: answering.conclude(appeal, "同意", "答", by=CLERK))[0] == (
        "received"
    )


@pytest.mark.parametrize("who", [OBE, OFFICER, FIRM])
def test_nobody_else_answers(centre: str, who) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        answering.on_the_spot(received(), "已办结", said(), by=who)


WINDOW = entry(channel=Channel.WINDOW)


def test_a_matter_is_entered_and_answered_in_one_step(centre: str) -> None:
    found = answering.enter_answered(WINDOW, "已当面说明", said(), by=CLERK)

    assert (found.state, found.answer, found.receiver) == (
        AppealState.CLOSED,
        "已当面说明",
        "clerk",
    )
    assert [one for one in acts(found) if not one.endswith("limit")] == [
        "receive",
        "answer on the spot",
    ]


def test_every_fault_of_both_is_told_and_nothing_is_entered(centre: str) -> None:
    with pytest.raises(Rejected) as told:
        answering.enter_answered(
            entry(title=" ", sub="loan"), "", said(Satisfaction.UNKNOWN), by=CLERK
        )

    assert told.value.faults == (
        Fault("title", FaultCode.MISSING),
        Fault(
            "sub",
            FaultCode.UNKNOWN,
            "loan",
            "land, water, power, gas, work-safety, environment",
        ),
        Fault("answer", FaultCode.MISSING),
        Fault("satisfaction", FaultCode.MISSING),
    )
    assert lists.list_appeals(by=CLERK) == ()


def test_what_has_a_number_elsewhere_is_answered_once(centre: str) -> None:
    once = entry(channel=Channel.HOTLINE_12345, source="A-1")
    first = answering.enter_answered(once, "已说明", said(), by=CLERK)
    before = acts(first)

    assert answering.enter_answered(once, "已说明", said(), by=CLERK) == first
    assert acts(first) == before

    with pytest.raises(WrongState):
        answering.enter_answered(once, "另一种说法", said(), by=CLERK)


def test_only_the_service_centre_answers_at_its_window(centre: str) -> None:
    with pytest.raises(NotAllowed):
        answering.enter_answered(WINDOW, "已说明", said(), by=OFFICER)
