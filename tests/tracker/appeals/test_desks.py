"""What waits for whom; what waits for somebody else is not on the desk."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    OTHER_HEAD,
    TAX,
    WATCHER,
    accepted,
    answered,
    at,
    day,
    dispatched,
    handling_,
    order,
    received,
    solving,
)
from tests.tracker.appeals.counting import questions
from tests.tracker.appeals.filled import fill
from tests.tracker.builders import COLLECTING, COMMITTEE, OPERATOR
from tracker import approvals, settings
from tracker.appeals import (
    delegations,
    desks,
    escalations,
    extensions,
    handling,
    notices,
    routing,
    signing,
)
from tracker.appeals.desks import Pile
from tracker.errors import NotAllowed
from tracker.records import (
    AppealSeverity,
    EntryKind,
    EntryWish,
    Person,
    ResultKind,
    Role,
    Task,
)


def on(pile: Pile) -> list[int]:
    """The matters of a pile."""
    assert pile.count == len(pile.matters)
    return [one.appeal.id for one in pile.matters]


def planned(by: Person = OFFICER) -> int:
    """A matter whose plan waits for the head."""
    return handling.propose_plan(handling_(), "检修", [Task("检修", day(3))], by=by).id


def test_the_head_signs_what_waits_in_the_own_department(centre: str) -> None:
    plan, result = planned(), solving()
    handling.propose_result(result, "已恢复", ResultKind.SOLVED, by=OFFICER)
    handling_()

    assert on(desks.head(by=HEAD).to_sign) == [plan, result]
    assert on(desks.head(by=OTHER_HEAD).to_sign) == []
    signing.approve(plan, by=HEAD)
    assert on(desks.head(by=HEAD).to_sign) == [result]


def test_nobody_finds_what_they_wrote_themselves_to_be_signed(centre: str) -> None:
    settings.write("delegation.allowed", value=True, source="本园区", by=OPERATOR)
    delegations.delegate("fire-officer", "授权书1号", day(0), day(5), by=HEAD)
    own = planned()
    theirs = handling_()
    handling.take_over(theirs, by=COLLEAGUE)
    handling.propose_plan(theirs, "检修", [Task("检修", day(3))], by=COLLEAGUE)

    assert on(desks.officer(by=OFFICER).to_sign) == [theirs]
    assert on(desks.head(by=HEAD).to_sign) == [own, theirs]


def test_a_delegation_puts_signatures_on_an_officers_desk(centre: str) -> None:
    appeal = planned()
    settings.write("delegation.allowed", value=True, source="本园区", by=OPERATOR)
    assert on(desks.officer(by=COLLEAGUE).to_sign) == []

    delegations.delegate("fire-colleague", "授权书1号", day(0), day(5), by=HEAD)

    assert on(desks.officer(by=COLLEAGUE).to_sign) == [appeal]
    assert on(desks.officer(by=OFFICER).to_sign) == []


def test_overdue_in_a_department_is_what_the_department_owes(centre: str) -> None:
    late = dispatched()
    answered()
    received()

    with at(2):
        assert on(desks.head(by=HEAD).overdue) == [late]
        assert on(desks.head(by=OTHER_HEAD).overdue) == []
    with at(1):
        assert on(desks.head(by=HEAD).overdue) == []


def test_what_the_office_above_owes_is_not_overdue_in_the_department(centre: str) -> None:
    appeal = solving(order_=order(due=day(9)))
    notices.notify(appeal, "十日内解决", 10, by=WATCHER)
    notices.escalate_notice(appeal, "需全区统筹", by=OBE)

    with at(6):
        assert on(desks.head(by=HEAD).overdue) == []
    with at(10):
        assert on(desks.head(by=HEAD).overdue) == [appeal]


def test_the_head_sees_entries_and_running_notices(centre: str) -> None:
    appeal = dispatched()
    notices.notify(appeal, "三日内解决", 3, by=WATCHER)
    begins = COLLECTING + dt.timedelta(days=1)
    wish = EntryWish(
        department="FIRE",
        kind=EntryKind.INSPECTION,
        purpose="检查",
        basis="消防法",
        enterprises=("E1",),
        items=("消防安全",),
        begins=begins,
        last=begins.date(),
    )
    approvals.ask(wish, by=OFFICER)

    found = desks.head(by=HEAD)
    assert (found.entries, on(found.notices)) == (1, [appeal])
    other = desks.head(by=OTHER_HEAD)
    assert (other.entries, on(other.notices)) == (0, [])


def test_an_officer_has_what_is_new_what_is_in_hand_and_what_is_due(centre: str) -> None:
    new, own, theirs = dispatched(order(due=day(9))), handling_(), handling_()
    handling.take_over(theirs, by=COLLEAGUE)

    def piles(later: int) -> list[list[int]]:
        with at(later):
            found = desks.officer(by=OFFICER)
        return [on(found.to_take_up), on(found.in_hand), on(found.due_soon)]

    assert piles(0) == [[new], [own], [new]]
    assert piles(2) == [[new], [own], [new, own]]
    assert on(desks.officer(by=TAX).to_take_up) == []


def test_the_service_centre_accepts_routes_and_calls_back(centre: str) -> None:
    new, taken, told = received(), accepted(), answered()

    found = desks.centre(by=CLERK)

    piles = (found.to_accept, found.to_route, found.to_call_back, found.extensions, found.returns)
    assert [on(one) for one in piles] == [[new], [taken], [told], [], []]


def test_the_service_centre_answers_questions_of_departments(centre: str) -> None:
    later, back = dispatched(), dispatched()
    extensions.ask(later, day(8), "配件未到", by=OFFICER)
    routing.ask_to_return(back, "不属本单位职责", "EMB", by=OFFICER)

    found = desks.centre(by=CLERK)
    assert (on(found.extensions), on(found.returns)) == ([later], [back])
    extensions.grant(later, by=CLERK)
    routing.dispatch(back, order(department="EMB"), by=CLERK)
    found = desks.centre(by=CLERK)
    assert (on(found.extensions), on(found.returns)) == ([], [])


def test_what_was_escalated_goes_to_supervision_and_comes_back_decided(centre: str) -> None:
    appeal = accepted(severity=AppealSeverity.GLOBAL)
    escalations.escalate(appeal, "涉及全区", by=CLERK)
    assert on(desks.supervision(by=OBE).to_decide) == [appeal]

    escalations.decide(appeal, "由供电所统一改造", by=OBE)

    assert on(desks.supervision(by=OBE).to_decide) == []
    found = desks.centre(by=CLERK)
    assert (on(found.decided), on(found.to_route)) == ([appeal], [])
    with at(1):
        routing.dispatch(appeal, order(due=day(6)), by=CLERK)
        assert on(desks.centre(by=CLERK).decided) == []


def test_the_last_return_is_the_committees(centre: str) -> None:
    appeal = dispatched()
    routing.ask_to_return(appeal, "不属本单位职责", "EMB", by=OFFICER)
    assert on(desks.committee(by=COMMITTEE).to_assign) == []
    routing.dispatch(appeal, order(department="EMB"), by=CLERK)
    routing.ask_to_return(appeal, "不属本单位职责", "FIRE", by=OTHER)

    assert on(desks.committee(by=COMMITTEE).to_assign) == [appeal]
    assert on(desks.centre(by=CLERK).returns) == []


@pytest.mark.parametrize("by", [HEAD, OFFICER, CLERK, OBE, COMMITTEE], ids=lambda one: one.login)
def test_each_role_finds_its_own_desk_and_no_other(centre: str, by: Person) -> None:
    makers = {
        Role.HEAD: desks.head,
        Role.SERVICE_CENTRE: desks.centre,
        Role.SUPERVISION: desks.supervision,
        Role.COMMITTEE: desks.committee,
    }

    shown = desks.show(by=by)

    assert shown == makers.get(by.role, desks.officer)(by=by)
    for role, make in makers.items():
        if role is not by.role:
            with pytest.raises(NotAllowed):
                make(by=by)


def test_who_has_no_part_in_appeals_has_no_desk(centre: str) -> None:
    for one in (FIRM, OPERATOR):
        with pytest.raises(NotAllowed, match="have a desk"):
            desks.show(by=one)


@pytest.mark.parametrize("by", [HEAD, OFFICER, CLERK, OBE, COMMITTEE], ids=lambda one: one.login)
def test_a_desk_takes_as_many_questions_for_200_as_for_20(
    centre: str, monkeypatch: pytest.MonkeyPatch, by: Person
) -> None:
    fill(20, 0)
    few = questions(monkeypatch, lambda: desks.show(by=by))
    fill(180, 0)

    assert questions(monkeypatch, lambda: desks.show(by=by)) == few
