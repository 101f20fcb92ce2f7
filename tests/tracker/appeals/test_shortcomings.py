"""Whose answer it was decides whose shortcoming it is."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    TAX,
    TODAY,
    accepted,
    answered,
    at,
    day,
    dispatched,
    order,
    received,
    said,
    solving,
)
from tests.tracker.builders import OPERATOR
from tracker import clock, settings
from tracker.appeals import answering, call_backs, escalations, handling, routing, signing
from tracker.appeals.shortcomings import Heard, Shortcoming, find, heard, reopened
from tracker.records import (
    AppealSeverity,
    CallMethod,
    MeasureTrigger,
    Person,
    ResultKind,
    Role,
    Satisfaction,
    Task,
)

DISSATISFIED = Satisfaction.DISSATISFIED


def found(days: int = 0) -> list[Shortcoming]:
    """What the rules find from the day of these tests on."""
    return list(find(TODAY, TODAY + dt.timedelta(days=days)))


def rejected(times: int) -> int:
    """A matter whose result the head has sent back so often."""
    appeal = solving()
    for _ in range(times):
        handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER)
        signing.reject(appeal, "未附照片", by=HEAD)
    return appeal


def test_nothing_is_found_where_all_is_confirmed(centre: str) -> None:
    call_backs.call_back(answered(), said(), by=CLERK)

    assert found() == []


def test_an_answer_that_is_not_confirmed_is_untrue(centre: str) -> None:
    wrong, right = answered(), answered()
    call_backs.call_back(wrong, said(confirmed=False), by=CLERK)
    call_backs.call_back(right, said(), by=CLERK)

    assert found() == [Shortcoming("FIRE", MeasureTrigger.UNTRUE, (wrong,), 1, 2)]
    assert found(1)[0].counted == 1
    assert list(find(TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=1))) == []


def test_nobody_reached_confirms_and_denies_nothing(centre: str) -> None:
    call_backs.not_reached(answered(), clock.today(), CallMethod.PHONE, by=CLERK)

    assert heard(TODAY, TODAY) == ()
    assert found() == []


def test_results_rejected_twice_and_reopened_matters_are_poor(centre: str) -> None:
    twice, once, again = rejected(2), rejected(1), answered()
    call_backs.call_back(again, said(), by=CLERK)
    call_backs.reopen(again, "又停电", by=FIRM)

    assert found() == [
        Shortcoming("FIRE", MeasureTrigger.POOR_QUALITY, (twice, again), 2, 3),
    ]
    assert once not in found()[0].appeals


def test_a_result_that_was_overtaken_is_no_rejection(centre: str) -> None:
    settings.write("measure.poor_matters", 1, "本园区", by=OPERATOR)
    settings.write("measure.rejections", 1, "本园区", by=OPERATOR)
    appeal = solving(severity=AppealSeverity.GLOBAL)
    handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER)
    escalations.escalate(appeal, "涉及全区", by=CLERK)

    assert found() == []


@pytest.mark.parametrize(("unhappy", "expected"), [(0, []), (1, [(1, 5)]), (2, [(2, 5)])])
def test_satisfaction_is_low_from_a_share_of_enough_answers_on(
    centre: str, unhappy: int, expected: list[tuple[int, int]]
) -> None:
    for nth in range(5):
        satisfaction = DISSATISFIED if nth < unhappy else Satisfaction.FAIR
        call_backs.call_back(answered(), said(satisfaction), by=CLERK)

    low = [one for one in found() if one.trigger is MeasureTrigger.LOW_SATISFACTION]
    assert [(one.counted, one.among) for one in low] == expected


def test_a_share_of_few_answers_says_nothing(centre: str) -> None:
    for _ in range(4):
        call_backs.call_back(answered(), said(DISSATISFIED), by=CLERK)

    assert [one.trigger for one in found()] == [MeasureTrigger.POOR_QUALITY]


def test_what_the_centre_answered_is_no_departments(centre: str) -> None:
    appeal = received()
    answering.on_the_spot(appeal, "请到一号窗口", said(), by=CLERK)
    talked = accepted()
    answering.consult(talked, ["FIRE", "TAX"], day(0), by=CLERK)
    answering.conclude(talked, "由中心答复", "请到一号窗口", by=CLERK)
    call_backs.call_back(talked, said(confirmed=False), by=CLERK)

    assert heard(TODAY, TODAY) == ()


def test_what_the_office_above_answered_is_not_the_departments_before(centre: str) -> None:
    appeal = answered(severity=AppealSeverity.GLOBAL)
    call_backs.call_back(appeal, said(confirmed=False), by=CLERK)
    with at(1):
        escalations.escalate(appeal, "涉及全区", by=CLERK)
        escalations.answer(appeal, "统一改造", "年内完成改造", by=OBE)
        call_backs.call_back(appeal, said(DISSATISFIED), by=CLERK)

    assert heard(TODAY, day(1)) == (
        Heard(appeal, "FIRE", confirmed=False, satisfaction=Satisfaction.SATISFIED),
    )


def test_a_matter_in_several_hands_is_that_departments_whose_answer_it_was(centre: str) -> None:
    appeal = dispatched()
    routing.ask_to_return(appeal, "不属本单位职责", "TAX", by=OFFICER)
    routing.dispatch(appeal, order(department="TAX"), by=CLERK)
    _solve_at_tax(appeal)
    call_backs.call_back(appeal, said(confirmed=False), by=CLERK)

    assert [(one.department, one.appeals) for one in found()] == [("TAX", (appeal,))]
    assert reopened(TODAY, TODAY) == ((appeal, "TAX"),)


def _solve_at_tax(appeal: int) -> None:
    head = Person("tax-head", "局长", Role.HEAD, department="TAX")
    handling.take_up(appeal, by=TAX)
    handling.propose_plan(appeal, "核对", [Task("核对", day(1))], by=TAX)
    signing.approve(appeal, by=head)
    handling.propose_result(appeal, "已核对", ResultKind.SOLVED, by=TAX)
    signing.approve(appeal, by=head)


def test_a_reopening_belongs_to_its_own_day(centre: str) -> None:
    appeal = answered()
    call_backs.call_back(appeal, said(), by=CLERK)
    with at(2):
        call_backs.reopen(appeal, "又停电", by=FIRM)

    assert reopened(TODAY, TODAY) == ()
    assert reopened(day(2), day(2)) == ((appeal, "FIRE"),)
