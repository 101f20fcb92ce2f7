"""One matter, one list, one result."""

from tests.tracker.appeals.builders import CLERK, acts, answered, said
from tracker.appeals import call_backs, files
from tracker.records import AppealState


def test_a_matter_that_was_dispatched_and_answered_is_one_list(centre: str) -> None:
    appeal = answered()

    call_backs.call_back(appeal, said(), by=CLERK)

    found = files.show(appeal, by=CLERK)
    assert found.appeal.state is AppealState.CLOSED
    assert [one.kind for one in found.deadlines] == [
        "accept",
        "route",
        "acknowledge",
        "plan",
        "solve",
        "review",
        "review 2",
        "call back",
    ]
    assert all(one.met and one.overdue is None for one in found.deadlines)
    assert [one for one in acts(appeal) if not one.endswith("limit")] == [
        "receive",
        "accept",
        "dispatch",
        "take up",
        "propose a plan",
        "approve",
        "propose a result",
        "approve",
        "call back",
    ]
