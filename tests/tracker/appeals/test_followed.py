"""An appellant sees where the own matter stands, and nothing of how it is talked about."""

import dataclasses

import pytest

from tests.tracker.appeals.appellants import HERE, raised, worked_on
from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
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
    answered,
    day,
    dispatched,
    handling_,
    received,
    solving,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import outbox
from tracker.appeals import call_backs, escalations, handling, organs, register, signing, tracking
from tracker.appeals import followed as views
from tracker.errors import NotAllowed, NotFound
from tracker.people import NOBODY
from tracker.records import (
    AppealSeverity,
    AppealState,
    Followed,
    LegalKind,
    ResultKind,
)


def test_nothing_of_the_inside_is_shown(centre: str):
    made = raised()
    worked_on(made.appeal)

    found = tracking.follow(made.code, HERE)

    assert found == dataclasses.replace(
        found,
        id=made.appeal,
        title="园区道路夜间停电",
        text="厂区外道路连续三天夜间停电。",
        state=AppealState.HANDLING,
        departments=("FIRE 局",),
        due=day(5),
        refusal="",
        result=None,
        answer="",
        again_on=None,
        answered=None,
        closed=None,
        organ="",
    )
    told = repr(found)
    inner = ("内部", "clerk", "watcher", "fire-officer", "EMB", "张三", "3388123", "受理员")
    assert not any(word in told for word in inner)
    handling_names = {one.name for one in dataclasses.fields(Followed)}
    assert handling_names.isdisjoint({"receiver", "responsible", "supervisor", "returns", "notes"})


def test_states_of_inner_questions_are_not_shown(centre: str):
    assert set(views.SHOWN) == {
        AppealState.RETURN_ASKED,
        AppealState.PLAN_REVIEW,
        AppealState.RESULT_REVIEW,
        AppealState.ESCALATED,
    }
    appeal = solving()
    handling.propose_result(appeal, "还没签的答复", ResultKind.SOLVED, by=OFFICER)

    found = tracking.followed(appeal, by=FIRM)

    assert (found.state, found.answer, found.result) == (AppealState.SOLVING, "", None)
    signing.reject(appeal, "内部意见", by=HEAD)
    assert tracking.followed(appeal, by=FIRM) == found


OTHERS = (STRANGER, CLERK, WATCHER, OBE, OFFICER, COLLEAGUE, HEAD, OTHER, OTHER_HEAD, TAX)


@pytest.mark.parametrize("who", [*OTHERS, COMMITTEE, OPERATOR, NOBODY])
def test_only_the_enterprise_follows_its_own(centre: str, who):
    appeal = answered()

    with pytest.raises(NotFound) as hidden:
        tracking.followed(appeal, by=who)

    with pytest.raises(NotFound) as absent:
        tracking.followed(appeal + 99, by=who)
    assert str(hidden.value).replace(str(appeal), "") == str(absent.value).replace(
        str(appeal + 99), ""
    )


@pytest.mark.parametrize("who", [CLERK, OBE, OFFICER, HEAD, COMMITTEE, OPERATOR, NOBODY])
def test_nobody_else_has_own_matters(centre: str, who):
    with pytest.raises(NotAllowed):
        tracking.list_own(by=who)


def test_an_enterprise_lists_its_own_the_latest_first(centre: str):
    first, second = answered(), handling_(title="漏水")
    received(enterprise="E2")

    found = tracking.list_own(by=FIRM)

    assert [one.id for one in found] == [second, first]
    assert found[1] == tracking.followed(first, by=FIRM)
    assert (found[1].answer, found[1].result) == ("已恢复供电", ResultKind.SOLVED)
    assert found[1].departments == ("FIRE 局",)
    assert tracking.list_own(by=STRANGER)[0].title == "园区道路夜间停电"


def test_a_list_of_own_takes_as_many_questions_however_long_it_is(centre: str, questions):
    dispatched()
    few = questions(lambda: tracking.list_own(by=FIRM))
    for number in range(6):
        dispatched(title=f"第{number}件")

    assert questions(lambda: tracking.list_own(by=FIRM)) == few <= 6


def test_what_was_raised_by_code_is_not_in_the_account_of_whom_it_names(centre: str):
    made = raised(enterprise="E1")
    register.accept(made.appeal, by=CLERK)

    assert tracking.list_own(by=FIRM) == ()
    for act in (
        lambda: tracking.followed(made.appeal, by=FIRM),
        lambda: register.withdraw(made.appeal, "不要了", by=FIRM),
        lambda: call_backs.reopen(made.appeal, "又来了", by=FIRM),
    ):
        with pytest.raises(NotFound):
            act()
    assert [one.to for one in outbox.unsent() if one.to.startswith("enterprise:")] == []


def test_of_a_matter_that_left_only_the_organ_is_told(centre: str):
    appeal = handling_()

    organs.transfer(appeal, LegalKind.LITIGATION, "源城区人民法院", TODAY, "内部理由", by=CLERK)

    found = tracking.followed(appeal, by=FIRM)
    assert (found.state, found.organ) == (AppealState.TRANSFERRED_LEGAL, "源城区人民法院")
    assert (found.departments, found.due) == ((), None)
    assert "内部" not in repr(found)


def test_that_the_office_decides_shows_as_talking_it_over(centre: str):
    appeal = handling_(severity=AppealSeverity.GLOBAL)

    escalations.escalate(appeal, "内部理由", by=CLERK)

    found = tracking.followed(appeal, by=FIRM)
    assert (found.state, "内部" in repr(found)) == (AppealState.CONSULTING, False)
