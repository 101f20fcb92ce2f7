"""What is open for long, put off again and again, or to be looked at again."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    WATCHER,
    accepted,
    answered,
    at,
    day,
    dispatched,
    order,
    received,
    said,
)
from tests.tracker.appeals.counting import questions
from tests.tracker.appeals.filled import fill
from tests.tracker.builders import COLLECTING, OPERATOR
from tracker import outbox, settings
from tracker.appeals import (
    ageing,
    call_backs,
    escalations,
    extensions,
    handling,
    register,
    routing,
    signing,
)
from tracker.errors import NotAllowed
from tracker.records import AppealSeverity, Person, ResultKind, Satisfaction, Task


def aged(days: int) -> int:
    """A matter that was raised so many days ago."""
    return received(received=COLLECTING - dt.timedelta(days=days))


def groups(by: Person = CLERK, most: int = 50) -> list[tuple[int, int, list[int]]]:
    """Each group: its threshold, how many, and which are shown."""
    return [
        (one.older_than, one.count, [aged.listed.appeal.id for aged in one.matters])
        for one in ageing.show(by=by, most=most).groups
    ]


def test_matters_stand_under_the_threshold_they_have_passed_the_oldest_first(centre: str) -> None:
    ages = (30, 31, 60, 61, 90, 91, 200)
    found = dict(zip(ages, map(aged, ages), strict=True))

    assert groups() == [
        (90, 2, [found[200], found[91]]),
        (60, 2, [found[90], found[61]]),
        (30, 2, [found[60], found[31]]),
        (0, 0, []),
    ]
    assert [one.days for one in ageing.show(by=CLERK).groups[0].matters] == [200, 91]


def test_of_many_the_oldest_are_shown_and_all_are_counted(centre: str) -> None:
    oldest, *_ = [aged(one) for one in (120, 110, 100)]

    assert groups(most=1)[0] == (90, 3, [oldest])


def test_a_closed_matter_is_not_old(centre: str) -> None:
    appeal = answered(received=COLLECTING - dt.timedelta(days=40))
    assert groups()[2] == (30, 1, [appeal])

    call_backs.call_back(appeal, said(), by=CLERK)

    assert groups()[2] == (30, 0, [])


def test_a_young_matter_that_was_reopened_twice_is_on_the_list(centre: str) -> None:
    appeal = answered()
    call_backs.call_back(appeal, said(), by=CLERK)
    call_backs.reopen(appeal, "又停电", by=FIRM)
    assert groups()[-1] == (0, 0, [])

    handling.propose_plan(appeal, "再检修", [Task("检修", day(3))], by=OFFICER)
    signing.approve(appeal, by=HEAD)
    handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER)
    signing.approve(appeal, by=HEAD)
    call_backs.call_back(appeal, said(Satisfaction.DISSATISFIED), by=CLERK)

    assert groups()[-1] == (0, 1, [appeal])


def test_granted_time_is_counted_and_refused_time_is_not(
    centre: str,
) -> None:
    settings.write("ageing.extensions", 1, "本园区", by=OPERATOR)
    given, refused = dispatched(), dispatched()
    for one in (given, refused):
        extensions.ask(one, day(8), "配件未到", by=OFFICER)
    extensions.grant(given, by=CLERK)
    extensions.refuse(refused, "已足够", by=CLERK)

    assert groups()[-1] == (0, 1, [given])
    assert [one.extensions for one in ageing.show(by=CLERK).groups[-1].matters] == [1]


def test_an_open_escalation_shows_its_age_until_it_is_decided(centre: str) -> None:
    appeal = accepted(severity=AppealSeverity.GLOBAL)
    escalations.escalate(appeal, "涉及全区", by=CLERK)

    with at(3):
        (one,) = ageing.show(by=OBE).escalations
        assert (one.escalation.appeal, one.days) == (appeal, 5)
        assert ageing.show(by=OTHER).escalations == ()
        escalations.decide(appeal, "由供电所统一改造", by=OBE)
        assert ageing.show(by=OBE).escalations == ()


def test_a_deferred_matter_comes_up_on_its_day_and_is_reminded_of_once(centre: str) -> None:
    appeal = answered(ResultKind.DEFERRED)
    call_backs.call_back(appeal, said(), by=CLERK)

    with at(19):
        assert ageing.show(by=CLERK).again == ()
        assert ageing.tick(by=OPERATOR) == 0
    with at(20):
        (one,) = ageing.show(by=CLERK).again
        assert one.appeal.id == appeal
        assert [ageing.tick(by=OPERATOR) for _ in range(2)] == [1, 0]
    with at(21):
        assert ageing.tick(by=OPERATOR) == 0
    told = [(one.to, one.facts) for one in outbox.unsent() if one.kind == ageing.AGAIN]
    assert told == [("department:FIRE", {"appeal": appeal, "again_on": str(day(20))})]


def test_a_department_sees_the_age_of_its_own_matters_only(centre: str) -> None:
    old = register.accept(aged(40), by=CLERK).id
    routing.dispatch(old, order(), by=CLERK)

    assert groups(by=OFFICER)[2] == (30, 1, [old])
    assert groups(by=OTHER)[2] == (30, 0, [])
    assert ageing.show(by=WATCHER, department="EMB").groups[2].count == 0
    assert ageing.show(by=WATCHER, department="FIRE").groups[2].count == 1
    for one in (FIRM, OPERATOR):
        with pytest.raises(NotAllowed):
            ageing.show(by=one)


@pytest.mark.parametrize("by", [CLERK, HEAD], ids=lambda one: one.login)
def test_ageing_takes_as_many_questions_for_200_as_for_20(
    centre: str, monkeypatch: pytest.MonkeyPatch, by: Person
) -> None:
    fill(20, 0)
    few = questions(monkeypatch, lambda: ageing.show(by=by))
    fill(180, 0)

    assert questions(monkeypatch, lambda: ageing.show(by=by)) == few
