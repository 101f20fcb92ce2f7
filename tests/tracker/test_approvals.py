"""Nobody enters an enterprise without the own head's approval, before or, if exempt, at once."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, PLANNING, officer, person
from tracker import approvals, clock, deadlines, history, outbox
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import ApprovalState, EntryApproval, EntryKind, EntryWish, ExemptReason, Role

HEAD = officer(role=Role.HEAD)
TOMORROW = PLANNING + dt.timedelta(days=1)
EXEMPT = {
    "exempt": ExemptReason.COMPLAINT,
    "why": "群众举报",
    "evidence": "12345-77",
    "begins": PLANNING - dt.timedelta(hours=1),
}


@pytest.fixture(autouse=True)
def monday(park: str):
    with clock.fixed(PLANNING):
        yield


def wish(**fields: Any) -> EntryWish:
    facts = {
        "department": "FIRE",
        "kind": EntryKind.INSPECTION,
        "purpose": "冬季防火",
        "basis": "消防法",
        "enterprises": ("E1", "E2"),
        "items": ("消防安全",),
        "begins": TOMORROW,
        "last": TOMORROW.date() + dt.timedelta(days=3),
    }
    return EntryWish(**{**facts, **fields})


def ask(**fields: Any) -> EntryApproval:
    return approvals.ask(wish(**fields), by=officer())


def test_an_entry_waits_for_the_own_head_who_hears_of_it():
    one = ask()

    assert (one.state, one.decided, one.late) == (ApprovalState.ASKED, None, False)
    assert one.wish == wish()
    assert [message.to for message in outbox.unsent()] == ["head:FIRE"]


def test_the_head_approves_before_it_happens():
    one = approvals.approve(ask().id, by=HEAD)

    assert (one.state, one.approver, one.decided) == (
        ApprovalState.APPROVED,
        HEAD.login,
        PLANNING,
    )


def test_nobody_approves_in_the_heads_place():
    one = ask()

    for by in (officer(), COMMITTEE):
        with pytest.raises(NotAllowed):
            approvals.approve(one.id, by=by)
    with pytest.raises(NotFound):
        approvals.approve(one.id, by=officer("TAX", Role.HEAD))
    assert approvals.show(one.id, by=HEAD).state is ApprovalState.ASKED


def test_once_it_has_begun_it_is_too_late_to_approve():
    one = ask()

    with clock.fixed(TOMORROW), pytest.raises(Rejected, match="begins: past"):
        approvals.approve(one.id, by=HEAD)


def test_an_exempt_entry_is_approved_within_one_working_day_afterwards():
    one = ask(**EXEMPT)

    (limit,) = deadlines.list_deadlines(by=COMMITTEE)
    assert (limit.kind, limit.due) == ("approval", TOMORROW.date())
    with clock.fixed(TOMORROW):
        assert not approvals.approve(one.id, by=HEAD).late
    assert deadlines.list_deadlines(by=COMMITTEE) == ()


def test_an_exempt_entry_that_is_approved_later_is_late_for_good():
    one = ask(**EXEMPT)

    with clock.fixed(TOMORROW + dt.timedelta(days=1)):
        assert approvals.approve(one.id, by=HEAD).late


def test_an_exempt_entry_that_is_forgotten_is_stamped():
    one = ask(**EXEMPT)

    with clock.fixed(TOMORROW + dt.timedelta(days=1)):
        deadlines.tick(by=COMMITTEE)

    assert approvals.show(one.id, by=COMMITTEE).late


def test_refusing_and_withdrawing_need_a_reason():
    one = ask()

    for act, by in ((approvals.refuse, HEAD), (approvals.withdraw, officer())):
        with pytest.raises(Rejected, match="why: missing"):
            act(one.id, " ", by=by)
    assert approvals.refuse(one.id, "不必入企", by=HEAD).reason == "不必入企"


def test_what_is_decided_is_decided_once():
    one = approvals.refuse(ask().id, "不必入企", by=HEAD)

    with pytest.raises(WrongState):
        approvals.approve(one.id, by=HEAD)
    with pytest.raises(WrongState):
        approvals.withdraw(one.id, "改期", by=officer())


def test_an_approved_entry_may_still_be_withdrawn():
    one = approvals.approve(ask(**EXEMPT).id, by=HEAD)

    assert approvals.withdraw(one.id, "改期", by=officer()).state is ApprovalState.WITHDRAWN


def test_a_withdrawn_exempt_entry_owes_nothing():
    approvals.withdraw(ask(**EXEMPT).id, "误录", by=officer())

    assert deadlines.list_deadlines(by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        ask(
            purpose=" ",
            basis="",
            enterprises=("E9",),
            items=(),
            last=PLANNING.date() - dt.timedelta(days=9),
            exempt=ExemptReason.EMERGENCY,
        )

    assert len(wrong.value.problems) == 7
    assert approvals.list_entries(by=COMMITTEE) == ()


def test_what_has_begun_is_asked_for_only_when_exempt():
    with pytest.raises(Rejected, match="begins: past"):
        ask(begins=PLANNING)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("FIRE", "E1", "消防安全", 1), True),
        (("FIRE", "E1", "消防安全", 4), True),
        (("FIRE", "E1", "消防安全", 0), False),
        (("FIRE", "E1", "消防安全", 5), False),
        (("FIRE", "E3", "消防安全", 1), False),
        (("FIRE", "E1", "其他", 1), False),
        (("TAX", "E1", "消防安全", 1), False),
    ],
)
def test_an_approval_covers_what_it_names(asked: tuple[str, str, str, int], found: bool):
    one = ask()
    department, enterprise, item, days = asked
    day = PLANNING.date() + dt.timedelta(days=days)
    assert approvals.approved(department, enterprise, item, day) is None

    approvals.approve(one.id, by=HEAD)

    covered = approvals.approved(department, enterprise, item, day)
    assert (covered is not None) == found


def test_lists_show_the_own_department_or_everything_to_those_who_oversee():
    one = ask()

    for by in (officer(), HEAD, COMMITTEE, person(Role.SUPERVISION)):
        assert approvals.list_entries(by=by) == (one,)
    for by in (officer("TAX"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        assert approvals.list_entries(by=by) == ()
    assert approvals.list_entries(by=COMMITTEE, department="TAX") == ()
    assert approvals.list_entries(by=COMMITTEE, state=ApprovalState.REFUSED) == ()


def test_only_the_department_itself_asks():
    for by in (officer("TAX"), COMMITTEE):
        with pytest.raises(NotAllowed):
            approvals.ask(wish(), by=by)


def test_the_log_tells_who_decided():
    one = approvals.approve(ask().id, by=HEAD)

    told = history.events(f"entry:{one.id}", by=COMMITTEE)
    assert [(event.act, event.actor) for event in told] == [
        ("ask", officer().login),
        ("approve", HEAD.login),
    ]
    assert history.audit() == ()
