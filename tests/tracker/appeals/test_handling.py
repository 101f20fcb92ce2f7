"""The responsible department takes up, takes over, proposes a plan and a result."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    HEAD,
    OFFICER,
    OTHER,
    STRANGER,
    TODAY,
    accepted,
    at,
    day,
    dispatched,
    handling_,
    order,
    solving,
)
from tests.tracker.appeals.told import (
    LONG,
    counted,
    events,
    faults,
    fields,
    last,
    limit,
    refused,
    runs,
    sent,
)
from tracker import database, history
from tracker.appeals import handling
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound
from tracker.models import AppealRow, ProposalRow
from tracker.records import AppealState, ResultKind, Task


def test_whoever_takes_up_is_responsible(centre: str) -> None:
    appeal = dispatched()
    seen = last(appeal)

    found = handling.take_up(appeal, by=OFFICER)

    assert (found.state, found.responsible) == (AppealState.HANDLING, "fire-officer")
    assert events(appeal, seen) == [("take up", {"responsible": "fire-officer"})]
    assert runs(appeal) == ["plan", "solve"]
    assert limit(appeal, "acknowledge").overdue is None
    assert refused(appeal, lambda: handling.take_up(appeal, by=COLLEAGUE)) == (
        "handling",
        ("propose a plan", "escalate", "transfer to an organ", "withdraw"),
    )


def test_the_day_after_it_is_late(centre: str) -> None:
    appeal = dispatched()

    with at(2):
        handling.take_up(appeal, by=OFFICER)

    assert limit(appeal, "acknowledge").overdue is not None


@pytest.mark.parametrize("who", [HEAD, OTHER, CLERK, STRANGER])
def test_nobody_else_takes_up(centre: str, who) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        handling.take_up(dispatched(), by=who)


def test_who_helps_beside_reads_and_does_not_handle(centre: str) -> None:
    appeal = dispatched(order(beside=("EMB",)))

    with pytest.raises(NotAllowed):
        handling.take_up(appeal, by=OTHER)


@pytest.mark.parametrize("part", ["receiver", "supervisor"])
def test_nobody_has_two_parts(centre: str, part: str) -> None:
    appeal = dispatched()
    AppealRow.update({part: "fire-officer"}).where(AppealRow.id == appeal).execute()

    assert faults(lambda: handling.take_up(appeal, by=OFFICER)) == (
        Fault("responsible", FaultCode.SAME_PERSON, "fire-officer", part),
    )


@pytest.mark.parametrize("parts", [("receiver", "supervisor"), ("receiver", "responsible")])
def test_the_database_refuses_two_parts_in_one_hand(centre: str, parts: tuple[str, str]) -> None:
    appeal = handling_()

    with pytest.raises(Exception, match=r"(?i)check"), database.transaction():
        AppealRow.update(dict.fromkeys(parts, "x")).where(AppealRow.id == appeal).execute()


def test_a_colleague_takes_over(centre: str) -> None:
    appeal = handling_()
    seen = last(appeal)

    assert handling.take_over(appeal, by=COLLEAGUE).responsible == "fire-colleague"
    assert handling.take_over(appeal, by=COLLEAGUE).responsible == "fire-colleague"

    assert events(appeal, seen) == [("take over", {"responsible": "fire-colleague"})]
    untouched = dispatched()
    assert refused(untouched, lambda: handling.take_over(untouched, by=OFFICER))[0] == (
        "dispatched"
    )


def test_a_plan_is_the_list_of_the_matter(centre: str) -> None:
    appeal = handling_()
    seen = last(appeal)

    found = handling.propose_plan(appeal, " 请检修 ", [Task(" 检修 ", day(3))], by=OFFICER)

    assert found.state is AppealState.PLAN_REVIEW
    digest = history.digest(["请检修", [{"text": "检修", "due": str(day(3))}]])
    assert events(appeal, seen) == [("propose a plan", {"tasks": 1, "digest": digest})]
    assert sent(appeal)[-1] == ("appeal-review", "head:FIRE")
    assert counted(appeal, "review") == ("department:FIRE", 0, 1)
    assert runs(appeal) == ["solve", "review"]


def test_every_fault_of_a_plan_is_told_at_once(centre: str) -> None:
    appeal = handling_()
    tasks = [
        Task("", TODAY - dt.timedelta(days=1)),
        Task(LONG, day(6)),
        Task("检修\x00", dt.date.max),
    ]

    assert faults(lambda: handling.propose_plan(appeal, " ", tasks, by=OFFICER)) == (
        Fault("text", FaultCode.MISSING),
        Fault("tasks", FaultCode.MISSING),
        Fault("tasks", FaultCode.PAST, str(TODAY - dt.timedelta(days=1))),
        Fault("tasks", FaultCode.TOO_LONG, "5001", "5000"),
        Fault("tasks", FaultCode.TOO_LATE, str(day(6)), str(day(5))),
        Fault("tasks", FaultCode.NOT_TEXT, "U+0000"),
        Fault("tasks", FaultCode.TOO_LATE, "9999-12-31", str(day(5))),
    )
    many = [Task("检修", day(1))] * 51
    assert faults(lambda: handling.propose_plan(appeal, "办", many, by=OFFICER)) == (
        Fault("tasks", FaultCode.OUT_OF_RANGE, "51", "1-50"),
    )
    assert fields(lambda: handling.propose_plan(appeal, "", [], by=OFFICER)) == [
        ("text", FaultCode.MISSING),
        ("tasks", FaultCode.MISSING),
    ]
    assert ProposalRow.select().count() == 0


def test_what_is_late_already_is_planned_for_today(centre: str) -> None:
    appeal = handling_()

    with at(8):
        found = handling.propose_plan(appeal, "补办", [Task("检修", day(8))], by=OFFICER)

    assert found.state is AppealState.PLAN_REVIEW
    assert limit(appeal, "plan").overdue is not None


def test_a_result_waits_for_the_head_and_the_enterprise_hears_nothing(centre: str) -> None:
    appeal = solving()
    seen, messages = last(appeal), len(sent(appeal))

    found = handling.propose_result(appeal, " 已恢复 ", ResultKind.SOLVED, by=OFFICER)

    assert (found.state, found.result, found.answer) == (AppealState.RESULT_REVIEW, None, "")
    facts = {"result": "solved", "digest": history.digest("已恢复")}
    assert events(appeal, seen) == [("propose a result", facts)]
    assert sent(appeal)[messages:] == [("appeal-review", "head:FIRE")]
    assert counted(appeal, "review 2") == ("department:FIRE", 0, 1)


@pytest.mark.parametrize(
    ("result", "again_on", "expected"),
    [
        (ResultKind.DEFERRED, None, [("again_on", FaultCode.MISSING)]),
        (ResultKind.DEFERRED, TODAY, [("again_on", FaultCode.PAST)]),
        (ResultKind.DEFERRED, dt.date.max, [("again_on", FaultCode.TOO_LATE)]),
        (ResultKind.DEFERRED, TODAY + dt.timedelta(days=366), []),
        (ResultKind.DEFERRED, TODAY + dt.timedelta(days=367), [("again_on", FaultCode.TOO_LATE)]),
        (ResultKind.SOLVED, day(3), [("again_on", FaultCode.NOT_ALONE)]),
    ],
)
def test_what_is_put_off_is_put_off_to_a_day(
    centre: str, result: ResultKind, again_on: dt.date | None, expected: list
) -> None:
    appeal = solving()

    found = fields(
        lambda: handling.propose_result(appeal, " ", result, again_on=again_on, by=OFFICER)
    )

    assert found == [("text", FaultCode.MISSING), *expected]


def test_nothing_is_proposed_where_nothing_was_taken_up(centre: str) -> None:
    appeal = dispatched()
    tasks = [Task("检修", day(1))]

    assert refused(appeal, lambda: handling.propose_plan(appeal, "办", tasks, by=OFFICER))[1][
        :2
    ] == ("take up", "ask to return")
    solved = ResultKind.SOLVED
    assert refused(appeal, lambda: handling.propose_result(appeal, "办", solved, by=OFFICER))[
        0
    ] == ("dispatched")
    mine = accepted()
    with pytest.raises(NotFound):
        handling.propose_plan(mine, "办", tasks, by=OFFICER)
