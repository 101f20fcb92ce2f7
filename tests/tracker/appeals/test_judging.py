"""An enterprise judges by its account what others judge by their code."""

import pytest

from tests.tracker.appeals.builders import CLERK, FIRM, OFFICER, STRANGER, answered, order
from tracker.appeals import files, judging, register, routing, tracking
from tracker.errors import NotFound, Rejected, WrongState
from tracker.people import NOBODY
from tracker.records import AppealEntry, AppealState, CallMethod, Category, Satisfaction

ENTRY = AppealEntry("夜间停电", "厂区外道路夜间停电", Category.OPERATION, enterprise="E1")


def state(number: int) -> AppealState:
    return files.show(number, by=CLERK).appeal.state


def test_a_satisfied_enterprise_closes_its_matter(centre: str) -> None:
    number = answered()

    judging.judge(number, Satisfaction.SATISFIED, confirmed=True, by=FIRM)

    found = files.show(number, by=CLERK)
    assert found.appeal.state is AppealState.CLOSED
    assert (found.call_backs[0].method, found.call_backs[0].actor) == (CallMethod.CODE, FIRM.login)


@pytest.mark.parametrize(
    ("satisfaction", "confirmed"),
    [(Satisfaction.SATISFIED, False), (Satisfaction.DISSATISFIED, True)],
)
def test_an_untrue_or_a_poor_answer_opens_it_again(
    centre: str, satisfaction: Satisfaction, confirmed: bool
) -> None:
    number = answered()

    judging.judge(number, satisfaction, confirmed=confirmed, by=FIRM)

    assert files.show(number, by=CLERK).appeal.reopened == 1


def test_without_an_opinion_nothing_happens(centre: str) -> None:
    number = answered()

    with pytest.raises(Rejected):
        judging.judge(number, Satisfaction.UNKNOWN, confirmed=True, by=FIRM)
    assert state(number) is AppealState.ANSWERED


def test_nobody_judges_what_is_not_answered(centre: str) -> None:
    number = register.enter(ENTRY, by=FIRM).id

    with pytest.raises(WrongState):
        judging.judge(number, Satisfaction.SATISFIED, confirmed=True, by=FIRM)


def test_nobody_judges_for_an_enterprise(centre: str) -> None:
    number = answered()
    by_code = tracking.raise_by_code(ENTRY, by=NOBODY).appeal
    register.accept(by_code, by=CLERK)
    routing.dispatch(by_code, order(), by=CLERK)

    for person in (STRANGER, CLERK, OFFICER):
        with pytest.raises(NotFound):
            judging.judge(number, Satisfaction.SATISFIED, confirmed=True, by=person)
    with pytest.raises(NotFound):
        judging.judge(by_code, Satisfaction.SATISFIED, confirmed=True, by=FIRM)
