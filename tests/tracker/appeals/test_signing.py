"""The principal head signs, or whoever has it in writing; never who wrote it."""

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER_HEAD,
    TODAY,
    at,
    day,
    dispatched,
    handling_,
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
from tests.tracker.builders import COMMITTEE
from tracker import database, deadlines, history, settings
from tracker.appeals import delegations, files, handling, signing
from tracker.clock import today
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound
from tracker.models import ProposalRow
from tracker.records import AppealState, Person, ResultKind, Role, Ruling, Task


def planned() -> int:
    appeal = handling_()
    return handling.propose_plan(appeal, "请检修", [Task("检修", day(3))], by=OFFICER).id


def resulted(result: ResultKind = ResultKind.SOLVED) -> int:
    appeal, again_on = solving(), day(20) if result is ResultKind.DEFERRED else None
    return handling.propose_result(appeal, "已恢复", result, again_on=again_on, by=OFFICER).id


def delegate(who: Person = COLLEAGUE) -> int:
    settings.write("delegation.allowed", value=True, source="区政府办通知", by=COMMITTEE)
    return delegations.delegate(who.login, "授权〔2026〕3号", TODAY, day(3), by=HEAD).id


def test_an_approved_plan_reaches_nobody_but_the_department(centre: str) -> None:
    appeal = planned()
    seen, messages = last(appeal), len(sent(appeal))

    assert signing.approve(appeal, by=HEAD).state is AppealState.SOLVING

    assert events(appeal, seen) == [("approve", {"kind": "plan", "result": "", "delegation": ""})]
    assert sent(appeal)[messages:] == []
    assert runs(appeal) == ["solve"]


def test_an_approved_result_is_the_answer_and_is_asked_about(centre: str) -> None:
    appeal = resulted(ResultKind.DEFERRED)
    seen, messages = last(appeal), len(sent(appeal))

    found = signing.approve(appeal, by=HEAD)

    assert (found.state, found.result, found.answer, found.again_on) == (
        AppealState.ANSWERED,
        ResultKind.DEFERRED,
        "已恢复",
        day(20),
    )
    assert events(appeal, seen) == [
        ("approve", {"kind": "result", "result": "deferred", "delegation": ""})
    ]
    assert sent(appeal)[messages:] == [("appeal", "enterprise:E1")]
    assert runs(appeal) == ["call back"]
    assert counted(appeal, "call back") == ("service-centre", 0, 1)


def test_what_is_answered_late_is_stamped(centre: str) -> None:
    appeal = resulted()

    with at(6):
        signing.approve(appeal, by=HEAD)

    assert limit(appeal, "solve").overdue is not None
    assert limit(appeal, "review 2").overdue is not None


@pytest.mark.parametrize("result", [ResultKind.DEFERRED, ResultKind.NOT_POSSIBLE])
def test_a_deputys_signature_is_not_enough(centre: str, result: ResultKind) -> None:
    appeal = resulted(result)

    with pytest.raises(NotAllowed):
        signing.approve(appeal, by=COLLEAGUE)

    assert files.show(appeal, by=CLERK).proposals[-1].verdict is Ruling.WAITING


@pytest.mark.parametrize("result", [ResultKind.DEFERRED, ResultKind.NOT_POSSIBLE])
def test_a_written_delegation_stands_beside_the_signature(centre: str, result: ResultKind) -> None:
    appeal = resulted(result)
    delegate()

    assert signing.approve(appeal, by=COLLEAGUE).state is AppealState.ANSWERED

    signed = files.show(appeal, by=CLERK).proposals[-1]
    assert (signed.reviewer, signed.delegation) == ("fire-colleague", "授权〔2026〕3号")
    assert events(appeal)[-1][1]["delegation"] == "授权〔2026〕3号"


def test_whoever_wrote_it_does_not_sign_it_even_with_a_delegation(centre: str) -> None:
    appeal = resulted()
    delegate(OFFICER)

    for act in (
        lambda: signing.approve(appeal, by=OFFICER),
        lambda: signing.reject(appeal, "不行", by=OFFICER),
    ):
        assert faults(act) == (Fault("reviewer", FaultCode.SAME_PERSON, "fire-officer", "author"),)


def test_the_database_refuses_an_author_who_signs(centre: str) -> None:
    resulted()

    with pytest.raises(Exception, match=r"(?i)check"), database.transaction():
        ProposalRow.update(reviewer=ProposalRow.author).execute()


def test_a_delegation_ends_with_its_last_day_its_revocation_and_the_setting(centre: str) -> None:
    appeal = resulted()
    delegation = delegate()
    with at(4), pytest.raises(NotAllowed):
        signing.approve(appeal, by=COLLEAGUE)

    settings.write("delegation.allowed", value=False, source="区政府办通知", by=COMMITTEE)
    with pytest.raises(NotAllowed):
        signing.approve(appeal, by=COLLEAGUE)
    settings.write("delegation.allowed", value=True, source="区政府办通知", by=COMMITTEE)
    delegations.revoke(delegation, by=HEAD)
    with pytest.raises(NotAllowed):
        signing.approve(appeal, by=COLLEAGUE)


def test_on_its_last_day_a_delegation_holds(centre: str) -> None:
    appeal = resulted()
    delegate()

    with at(3):
        assert signing.approve(appeal, by=COLLEAGUE).answered is not None


@pytest.mark.parametrize("who", [CLERK, OBE, OFFICER, COMMITTEE])
def test_nobody_else_signs(centre: str, who: Person) -> None:
    appeal = resulted()

    with pytest.raises(NotAllowed):
        signing.approve(appeal, by=who)


@pytest.mark.parametrize("who", [FIRM, OTHER_HEAD, Person("x", "x", Role.ADMINISTRATOR)])
def test_others_do_not_know_of_it(centre: str, who: Person) -> None:
    appeal = resulted()

    with pytest.raises(NotFound):
        signing.reject(appeal, "不行", by=who)


def test_what_is_rejected_goes_back_with_what_is_missing(centre: str) -> None:
    appeal = planned()
    seen = last(appeal)
    assert fields(lambda: signing.reject(appeal, " ", by=HEAD)) == [("reason", FaultCode.MISSING)]
    assert fields(lambda: signing.reject(appeal, LONG, by=HEAD)) == [("reason", FaultCode.TOO_LONG)]

    assert signing.reject(appeal, " 缺少期限 ", by=HEAD).state is AppealState.HANDLING

    reason = history.digest("缺少期限")
    assert events(appeal, seen) == [("reject", {"kind": "plan", "reason": reason})]
    assert sent(appeal)[-1] == ("appeal-rejected", "department:FIRE")
    assert runs(appeal) == ["solve"]
    assert files.show(appeal, by=HEAD).proposals[0].reason == "缺少期限"


def test_nothing_waits_before_it_is_proposed(centre: str) -> None:
    appeal = dispatched()

    assert refused(appeal, lambda: signing.approve(appeal, by=HEAD))[0] == "dispatched"


def test_a_review_that_lasts_too_long_is_the_departments_delay(centre: str) -> None:
    appeal = planned()

    with at(2):
        deadlines.tick(by=COMMITTEE)
        assert today() > limit(appeal, "review").due

    assert limit(appeal, "review").overdue is not None
