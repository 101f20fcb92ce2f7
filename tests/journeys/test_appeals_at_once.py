"""Two who act at the same moment: one does it, the other is told, nothing is kept by halves."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OFFICER,
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
    staff,
)
from tests.tracker.appeals.told import events, last, runs
from tracker import database, history
from tracker.appeals import call_backs, extensions, files, handling, register, routing, signing
from tracker.errors import TrackerError
from tracker.models import AppealRow, AssignmentRow, CallBackRow
from tracker.records import AppealState, Channel, ResultKind, Ruling, Satisfaction

Act = Callable[[], object]


def both(*acts: Act) -> Counter[str]:
    """What became of acts at the same moment; any error but the tracker's fails."""
    barrier = Barrier(len(acts))

    def one(act: Act) -> str:
        with database.session():
            barrier.wait(20)
            try:
                act()
            except TrackerError as fault:
                return type(fault).__name__
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return Counter(threads.map(one, acts))


@pytest.fixture(autouse=True)
def whole(park: str):
    staff()
    yield
    assert history.audit() == ()


def test_one_of_two_clerks_accepts() -> None:
    appeal = received()

    told = both(
        lambda: register.accept(appeal, by=CLERK), lambda: register.accept(appeal, by=WATCHER)
    )

    assert told == {"done": 1, "WrongState": 1}
    assert [act for act, _ in events(appeal)] == ["receive", "accept"]


def test_one_of_two_clerks_dispatches() -> None:
    appeal = accepted()
    seen = last(appeal)

    told = both(
        lambda: routing.dispatch(appeal, order(), seen=seen, by=CLERK),
        lambda: routing.dispatch(appeal, order(department="EMB"), seen=seen, by=CLERK),
    )

    assert told == {"done": 1, "WrongState": 1}
    assert AssignmentRow.select().count() == 1
    found = files.show(appeal, by=CLERK)
    assert found.appeal.department == found.assignments[0].department
    assert runs(appeal) == ["acknowledge", "plan", "solve"]


def test_a_head_signs_or_the_enterprise_takes_back() -> None:
    appeal = solving()
    handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER)

    told = both(
        lambda: signing.approve(appeal, by=HEAD),
        lambda: register.withdraw(appeal, "已好", by=FIRM),
    )

    assert told == {"done": 1, "WrongState": 1}
    found = files.show(appeal, by=CLERK)
    if found.appeal.state is AppealState.ANSWERED:
        assert (found.proposals[-1].verdict, runs(appeal)) == (Ruling.YES, ["call back"])
    else:
        assert (found.appeal.answer, runs(appeal)) == ("", [])


def test_time_is_granted_or_refused() -> None:
    appeal = extensions.ask(handling_(), day(8), "等待", by=OFFICER).id

    told = both(
        lambda: extensions.grant(appeal, by=CLERK),
        lambda: extensions.refuse(appeal, "否", by=WATCHER),
    )

    assert told == {"done": 1, "NotFound": 1}
    found = files.show(appeal, by=CLERK)
    granted = found.extensions[0].verdict is Ruling.YES
    assert found.assignments[0].due == (day(8) if granted else day(5))


def test_one_of_two_who_call_back_is_heard() -> None:
    appeal = answered()
    angry = said(Satisfaction.DISSATISFIED)

    told = both(
        lambda: call_backs.call_back(appeal, said(), by=CLERK),
        lambda: call_backs.call_back(appeal, angry, by=WATCHER),
    )

    assert told == {"done": 1, "WrongState": 1}
    assert CallBackRow.select().count() == 1


def test_one_of_two_officers_takes_up() -> None:
    appeal = dispatched()

    told = both(
        lambda: handling.take_up(appeal, by=OFFICER), lambda: handling.take_up(appeal, by=COLLEAGUE)
    )

    assert told == {"done": 1, "WrongState": 1}
    (taken,) = [facts for act, facts in events(appeal) if act == "take up"]
    assert taken["responsible"] == files.show(appeal, by=CLERK).appeal.responsible


def test_a_number_of_another_register_comes_in_once() -> None:
    told = entry(channel=Channel.SUPERIOR, source="A-1")

    found = both(*[lambda: register.enter(told, by=CLERK)] * 4)

    assert found == {"done": 4}
    assert AppealRow.select().count() == 1
