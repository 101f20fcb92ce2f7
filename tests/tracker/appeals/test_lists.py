"""A list holds what a person may open, page by page, and costs the same however long it is."""

from functools import partial

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    STRANGER,
    TAX,
    WATCHER,
    accepted,
    answered,
    at,
    day,
    dispatched,
    entry,
    handling_,
    order,
    received,
    said,
    solving,
)
from tests.tracker.appeals.counting import questions
from tests.tracker.appeals.filled import STATES, fill
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import deadlines
from tracker.appeals import call_backs, files, handling, lists, organs, register, routing
from tracker.appeals.lists import Light, Wanted
from tracker.errors import NotFound
from tracker.records import AppealState, Category, Channel, LegalKind, Person, ResultKind, Task

READERS = (CLERK, WATCHER, OBE, COMMITTEE, OFFICER, HEAD, OTHER, TAX, STRANGER, OPERATOR)


def numbers(wanted: Wanted | None = None, by: Person = CLERK, most: int | None = None) -> list[int]:
    """Which matters a list holds, in its order."""
    return [one.appeal.id for one in lists.list_appeals(wanted, by=by, most=most)]


def opens(appeal: int, by: Person) -> bool:
    """Whether a person may open a matter."""
    try:
        files.show(appeal, by=by)
    except NotFound:
        return False
    return True


@pytest.fixture
def matters(centre: str) -> list[int]:
    """One in nearly every state; some with two departments, some that left."""
    found = [received(), accepted(), dispatched(), handling_(), solving(), answered()]
    found.append(dispatched(order(beside=("EMB",))))
    moved = dispatched()
    routing.ask_to_return(moved, "不属本单位职责", "TAX", by=OFFICER)
    routing.dispatch(moved, order(department="TAX"), by=CLERK)
    court = dispatched()
    organs.transfer(court, LegalKind.LITIGATION, "源城区法院", day(0), by=CLERK)
    gone = register.withdraw(dispatched(), "已解决", by=CLERK).id
    return [*found, moved, court, gone]


@pytest.mark.parametrize("by", READERS, ids=lambda one: one.login)
def test_a_list_holds_exactly_what_a_person_may_open(matters: list[int], by: Person) -> None:
    may = [one for one in reversed(matters) if opens(one, by)]

    assert numbers(by=by) == may


def test_readers_see_different_lists(matters: list[int]) -> None:
    *_, moved, court, gone = matters

    assert numbers(by=CLERK) == sorted(matters, reverse=True)
    assert court not in numbers(by=COMMITTEE)
    assert court in numbers(by=OBE)
    assert numbers(by=TAX) == [moved]
    assert {moved, gone} < set(numbers(by=OFFICER))
    assert numbers(by=STRANGER) == []


def test_pages_follow_one_another_without_a_gap(matters: list[int]) -> None:
    pages: list[list[int]] = []
    while found := numbers(Wanted(before=pages[-1][-1] if pages else None), most=4):
        pages.append(found)

    assert [len(one) for one in pages] == [4, 4, 2]
    assert [one for page in pages for one in page] == numbers()


@pytest.mark.parametrize("later", [0, 1, 5, 6])
def test_each_light_finds_the_matters_that_show_it(matters: list[int], later: int) -> None:
    with at(later):
        shown = lists.list_appeals(by=CLERK)

        for light in Light:
            expected = [one.appeal.id for one in shown if one.light is light]
            assert numbers(Wanted(light=light)) == expected
    assert {one.light for one in shown} >= ({Light.NONE, Light.RED} if later > 1 else {Light.NONE})


def test_a_light_is_yellow_until_the_day_is_over(centre: str) -> None:
    appeal = received()

    def seen(later: int) -> Light:
        with at(later):
            (one,) = lists.list_appeals(by=CLERK)
        return one.light

    assert [seen(one) for one in range(3)] == [Light.YELLOW, Light.YELLOW, Light.RED]
    register.accept(appeal, by=CLERK)
    routing.dispatch(appeal, order(due=day(9)), by=CLERK)


def test_what_was_late_once_stays_late(centre: str) -> None:
    late, kept = received(), received()
    register.accept(kept, by=CLERK)
    with at(2):
        deadlines.tick(by=OPERATOR)
        register.accept(late, by=CLERK)
        routing.dispatch(kept, order(due=day(9)), by=CLERK)
        routing.dispatch(late, order(due=day(9)), by=CLERK)

    assert numbers(Wanted(late=True)) == [kept, late]
    assert numbers(Wanted(late=False)) == []


def test_a_list_is_narrowed_by_state_category_department_and_enterprise(
    matters: list[int],
) -> None:
    other = register.enter(entry(category=Category.FINANCE, sub="", enterprise="E2"), by=CLERK).id

    assert numbers(Wanted(states=[AppealState.RECEIVED])) == [other, matters[0]]
    assert numbers(Wanted(category=Category.FINANCE)) == [other]
    assert numbers(Wanted(enterprise="E2")) == [other]
    assert numbers(Wanted(department="TAX")) == [matters[7]]
    assert numbers(Wanted(category=Category.LIVING)) == []


def test_a_confidential_matter_is_not_found_by_the_name_it_hides(centre: str) -> None:
    appeal = dispatched(confidential=True)

    assert numbers(by=OFFICER) == [appeal]
    assert numbers(Wanted(enterprise="E1"), by=OFFICER) == []
    assert numbers(Wanted(enterprise="E1"), by=CLERK) == [appeal]


@pytest.mark.parametrize("by", [CLERK, HEAD], ids=lambda one: one.login)
def test_a_list_takes_as_many_questions_for_200_as_for_20(
    centre: str, monkeypatch: pytest.MonkeyPatch, by: Person
) -> None:
    def asked() -> list[int]:
        wishes = (Wanted(), Wanted(light=Light.RED), Wanted(late=True), Wanted(department="FIRE"))
        return [
            questions(monkeypatch, partial(lists.list_appeals, one, by=by, most=many))
            for one in wishes
            for many in (50, None)
        ]

    fill(10, 10)
    few = asked()
    fill(90, 90)

    assert asked() == few


def test_more_matters_than_can_be_named_show_their_limits_too(centre: str) -> None:
    fill(lists.MOST_NAMES + 20, 0)

    found = lists.list_appeals(by=CLERK)

    assert len(found) == lists.MOST_NAMES + 20
    assert all(one.due is not None for one in found if one.appeal.state is AppealState.RECEIVED)
    assert found[:50] == lists.list_appeals(by=CLERK, most=50)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_filled_matter_has_the_shape_of_a_served_one(centre: str, state: AppealState) -> None:
    served = _served(state)
    fill(len(STATES) - 1, 1, ("FIRE",))

    def shape(appeal: int) -> object:
        told = files.show(appeal, by=CLERK)
        parts = (told.assignments, told.proposals, told.call_backs)
        return (
            [(one.kind, one.owner, one.met is not None) for one in told.deadlines],
            [len(one) for one in parts],
            [one.ended is not None for one in told.assignments],
            [(one.kind, one.verdict, bool(one.steps)) for one in told.proposals],
            [bool(getattr(told.appeal, name)) for name in ("answer", "answered", "closed")],
            [getattr(told.appeal, name) for name in ("state", "receiver", "responsible")],
            told.appeal.channel is Channel.PHONE,
        )

    made = [one for one in numbers(Wanted(states=[state])) if one != served]
    assert [shape(one) for one in made] == [shape(served)]


def _served(state: AppealState) -> int:
    simple = {
        AppealState.RECEIVED: received,
        AppealState.ACCEPTED: accepted,
        AppealState.DISPATCHED: dispatched,
        AppealState.HANDLING: handling_,
        AppealState.SOLVING: solving,
        AppealState.ANSWERED: answered,
    }
    if state in simple:
        return simple[state]()
    if state is AppealState.PLAN_REVIEW:
        tasks = [Task("检修", day(3))]
        return handling.propose_plan(handling_(), "请供电所检修", tasks, by=OFFICER).id
    if state is AppealState.RESULT_REVIEW:
        return handling.propose_result(solving(), "已恢复", ResultKind.SOLVED, by=OFFICER).id
    return call_backs.call_back(answered(), said(), by=CLERK).id
