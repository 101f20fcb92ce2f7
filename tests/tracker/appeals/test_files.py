"""One matter, one list, one result."""

from tests.tracker.appeals.builders import CLERK, FIRM, OFFICER, acts, answered, said, solving
from tracker.appeals import call_backs, files
from tracker.appeals.rows import row_of
from tracker.database import transaction
from tracker.records import AppealState, CallMethod


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


def test_a_file_says_what_is_legal_how_far_it_was_read_and_who_is_in_it(centre: str) -> None:
    appeal = solving()

    found = files.show(appeal, by=OFFICER)

    assert found.legal == ("propose a result", "escalate", "transfer to an organ", "withdraw")
    assert found.seen == len(acts(appeal))
    assert found.names == {
        "clerk": "受理员",
        "fire-head": "局长",
        "fire-officer": "经办人",
        "watcher": "督办员",
    }


def test_an_appellant_who_answers_by_itself_is_named_to_no_department(centre: str) -> None:
    appeal = answered(confidential=True)
    with transaction():
        call_backs.hear(row_of(appeal), said(method=CallMethod.CODE), FIRM)

    hidden, told = files.show(appeal, by=OFFICER), files.show(appeal, by=CLERK)

    assert [one.actor for one in hidden.call_backs] == [""]
    assert "e1" not in hidden.names
    assert [one.actor for one in told.call_backs] == ["e1"]
    assert told.names["e1"] == "E1 公司"


def test_who_called_an_appellant_back_is_told_to_departments(centre: str) -> None:
    appeal = answered(confidential=True)
    call_backs.call_back(appeal, said(), by=CLERK)

    (call,) = files.show(appeal, by=OFFICER).call_backs

    assert (call.actor, call.spoken_to) == ("clerk", "")
