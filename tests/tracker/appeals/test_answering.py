"""Who stands at the window tells, hears the answer and goes: entered, answered, closed in one."""

import pytest

from tests.tracker.appeals.builders import CLERK, OFFICER, acts, entry, said
from tracker.appeals import answering, lists
from tracker.errors import Fault, FaultCode, NotAllowed, Rejected, WrongState
from tracker.records import AppealState, Channel, Satisfaction

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
