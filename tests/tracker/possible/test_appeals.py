"""What is named can be done, and what is not named cannot: every state, every role."""

from collections.abc import Callable, Iterator

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
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
from tests.tracker.builders import COMMITTEE, OPERATOR
from tests.tracker.possible.tried import Try, tried, wrong
from tracker import clock, people, possible, settings
from tracker.appeals import (
    answering,
    call_backs,
    delegations,
    duplicates,
    escalations,
    extensions,
    files,
    handling,
    judging,
    notices,
    organs,
    papers,
    register,
    routing,
    signing,
    tracking,
)
from tracker.appeals.register import Classes
from tracker.people import NOBODY
from tracker.records import (
    AppealSeverity,
    AppealState,
    CallMethod,
    LegalKind,
    Level,
    ResultKind,
    Role,
    Satisfaction,
    Task,
)

GLOBAL = {"severity": AppealSeverity.GLOBAL}
PEOPLE = (CLERK, WATCHER, OBE, OFFICER, COLLEAGUE, HEAD, OTHER, FIRM, COMMITTEE)
OUTSIDERS = (OPERATOR, NOBODY, STRANGER, TAX, people.of_department("EMB"))


def planned() -> int:
    """A matter whose plan waits for the head."""
    return handling.propose_plan(handling_(), "检修", [Task("检修", day(3))], by=OFFICER).id


def proposed() -> int:
    """A matter whose result waits for the head."""
    appeal = solving()
    return handling.propose_result(appeal, "已恢复", ResultKind.SOLVED, by=OFFICER).id


def returned(times: int = 1) -> int:
    """A matter that a department does not want, so many times."""
    appeal = dispatched()
    for nth in range(times):
        office, officer = (("FIRE", OFFICER), ("EMB", OTHER))[nth % 2]
        if nth:
            routing.dispatch(appeal, order(department=office), by=CLERK)
        routing.ask_to_return(appeal, "不归我局", "TAX", by=officer)
    return appeal


def assigned_finally() -> int:
    """A matter that the committee has assigned."""
    appeal = returned(2)
    routing.dispatch(appeal, order(), by=COMMITTEE)
    return appeal


def consulting() -> int:
    """A matter that departments talk over."""
    return answering.consult(accepted(), ["FIRE"], day(1), by=CLERK).id


def escalated() -> int:
    """A global matter that is with the business-environment office."""
    return escalations.escalate(accepted(**GLOBAL), "全区性问题", by=CLERK).id


def noticed() -> int:
    """A matter under its one notice."""
    return notices.notify(handling_(), "限期办结", 3, by=WATCHER).id


def notice_escalated() -> int:
    """A matter that its notice has not moved."""
    return notices.escalate_notice(noticed(), "未动", by=WATCHER).id


def asked(granted: bool | None = None) -> int:
    """A matter for which more time was asked, and perhaps granted or refused."""
    appeal = extensions.ask(handling_(), day(8), "备件", by=OFFICER).id
    if granted is True:
        extensions.grant(appeal, by=CLERK)
    if granted is False:
        extensions.refuse(appeal, "不必", by=CLERK)
    return appeal


def closed() -> int:
    """A matter that the appellant has confirmed."""
    return call_backs.call_back(answered(), said(), by=CLERK).id


def reopened() -> int:
    """A matter with which the appellant was not satisfied."""
    return call_backs.call_back(answered(), said(confirmed=False), by=CLERK).id


def merged() -> int:
    """A matter that is the same as another one."""
    return duplicates.merge(received(), received(), "同一事项", by=CLERK).id


def by_code() -> int:
    """A matter without an account."""
    facts = entry(enterprise="E1")
    return tracking.raise_by_code(facts, by=NOBODY).appeal


STORIES: dict[str, Callable[[], int]] = {
    "received": received,
    "received, watched by a clerk": lambda: notices.watch(received(), "watcher", by=CLERK).id,
    "by code": by_code,
    "refused": lambda: register.refuse(received(), "不属受理范围", by=CLERK).id,
    "accepted": accepted,
    "accepted, global": lambda: accepted(**GLOBAL),
    "consulting": consulting,
    "dispatched": dispatched,
    "dispatched, confidential": lambda: dispatched(confidential=True),
    "dispatched elsewhere": lambda: dispatched(order(department="EMB")),
    "returned": returned,
    "returned twice": lambda: returned(2),
    "assigned finally": assigned_finally,
    "handling": handling_,
    "under notice": noticed,
    "notice escalated": notice_escalated,
    "time asked": asked,
    "time granted": lambda: asked(granted=True),
    "time refused": lambda: asked(granted=False),
    "plan": planned,
    "solving": solving,
    "result": proposed,
    "escalated": escalated,
    "answered": answered,
    "closed": closed,
    "reopened": reopened,
    "merged": merged,
    "withdrawn": lambda: register.withdraw(dispatched(), "已解决", by=CLERK).id,
    "transferred": lambda: (
        organs.transfer(dispatched(), LegalKind.LITIGATION, "法院", clock.today(), by=CLERK).id
    ),
}
"""A matter in every state, and in every position within one that matters."""


def acts_on(appeal: int, other: int) -> dict[str, Try]:
    """Every service that a page may offer for a matter, with a form that is in order."""
    due = clock.today()
    later = next(one for one in map(day, range(60)) if one > due)
    far = next(one for one in map(day, range(60)) if (one - due).days > 9)
    a = appeal
    return {
        **{f"register.{name}": act for name, act in _register(a).items()},
        **{f"answering.{name}": act for name, act in _answering(a, later).items()},
        **{f"routing.{name}": act for name, act in _routing(a, later).items()},
        **{f"handling.{name}": act for name, act in _handling(a, due).items()},
        **{f"signing.{name}": act for name, act in _signing(a).items()},
        "extensions.ask": lambda by: extensions.ask(a, far, "备件", by=by),
        "extensions.grant": lambda by: extensions.grant(a, by=by),
        "extensions.refuse": lambda by: extensions.refuse(a, "不必", by=by),
        "call_backs.call_back": lambda by: call_backs.call_back(a, said(), by=by),
        "call_backs.not_reached": lambda by: call_backs.not_reached(
            a, due, CallMethod.PHONE, by=by
        ),
        "judging.judge": lambda by: judging.judge(a, Satisfaction.SATISFIED, confirmed=True, by=by),
        "call_backs.reopen": lambda by: call_backs.reopen(a, "又停电", by=by),
        "escalations.escalate": lambda by: escalations.escalate(a, "全区性", by=by),
        "escalations.decide": lambda by: escalations.decide(a, "照办", by=by),
        "escalations.answer": lambda by: escalations.answer(a, "照办", "已办", by=by),
        "organs.transfer": lambda by: organs.transfer(a, LegalKind.LITIGATION, "法院", due, by=by),
        "notices.notify": lambda by: notices.notify(a, "限期办结", 3, by=by),
        "notices.watch": lambda by: notices.watch(a, "obe", by=by),
        "notices.escalate_notice": lambda by: notices.escalate_notice(a, "未动", by=by),
        "duplicates.merge": lambda by: duplicates.merge(a, other, "同一事项", by=by),
        "duplicates.part": lambda by: duplicates.part(a, by=by),
        "files.note": lambda by: files.note(a, "备注", by=by),
        "papers.attach": lambda by: papers.attach(a, _shelf(by), "a.txt", b"paper", by=by),
        "papers.remove": lambda by: _remove(a, by),
    }


def _shelf(by) -> papers.Shelf:
    return papers.Shelf.APPELLANT if by.enterprise else papers.Shelf.WORK


def _remove(appeal: int, by) -> None:
    found = papers.list_papers(appeal, by=by)
    if found:
        papers.remove(found[0][1].token, "误传", by=by)


def _register(a: int) -> dict[str, Try]:
    return {
        "accept": lambda by: register.accept(a, by=by),
        "refuse": lambda by: register.refuse(a, "不属", by=by),
        "reconsider": lambda by: register.reconsider(a, "重新看", by=by),
        "classify": lambda by: register.classify(a, Classes(level=Level.DISTRICT), "改", by=by),
        "withdraw": lambda by: register.withdraw(a, "不要了", by=by),
    }


def _answering(a: int, later) -> dict[str, Try]:
    return {
        "on_the_spot": lambda by: answering.on_the_spot(a, "已办", said(), by=by),
        "consult": lambda by: answering.consult(a, ["FIRE"], later, by=by),
        "conclude": lambda by: answering.conclude(a, "一致", "已办", by=by),
        "hand_on": lambda by: answering.hand_on(
            a, "一致", order(due=later, supervisor="obe"), by=by
        ),
    }


def _routing(a: int, later) -> dict[str, Try]:
    to_tax = order(department="TAX", due=later, supervisor="obe")
    return {
        "dispatch": lambda by: routing.dispatch(a, to_tax, by=by),
        "ask_to_return": lambda by: routing.ask_to_return(a, "不归我局", "TAX", by=by),
        "refuse_return": lambda by: routing.refuse_return(a, "归你局", by=by),
    }


def _handling(a: int, due) -> dict[str, Try]:
    plan = [Task("检修", due)]
    return {
        "take_up": lambda by: handling.take_up(a, by=by),
        "take_over": lambda by: handling.take_over(a, by=by),
        "propose_plan": lambda by: handling.propose_plan(a, "检修", plan, by=by),
        "propose_result": lambda by: handling.propose_result(a, "已恢复", ResultKind.SOLVED, by=by),
    }


def _signing(a: int) -> dict[str, Try]:
    return {
        "approve": lambda by: signing.approve(a, by=by),
        "reject": lambda by: signing.reject(a, "不全", by=by),
    }


@pytest.mark.parametrize("story", STORIES)
def test_what_is_named_can_be_done_and_nothing_else(centre: str, story: str) -> None:
    appeal, other = STORIES[story](), received(title="同一家的另一件")
    acts = acts_on(appeal, other)

    assert not [
        fault for by in PEOPLE for fault in wrong(possible.for_appeal(appeal, by=by), acts, by)
    ]


@pytest.mark.parametrize("story", ["received", "dispatched", "handling", "time asked", "closed"])
@pytest.mark.parametrize("days", [2, 40])
def test_the_same_holds_when_time_has_passed(centre: str, story: str, days: int) -> None:
    appeal, other = STORIES[story](), received(title="同一家的另一件")

    with at(days):
        acts = acts_on(appeal, other)
        assert not [
            fault for by in PEOPLE for fault in wrong(possible.for_appeal(appeal, by=by), acts, by)
        ]


def test_a_delegation_lets_an_officer_sign_what_others_wrote(centre: str) -> None:
    settings.write("delegation.allowed", value=True, source="本园区", by=OPERATOR)
    delegations.delegate("fire-officer", "授权书1号", day(0), day(5), by=HEAD)
    own = planned()
    theirs = handling.take_over(handling_(), by=COLLEAGUE).id
    handling.propose_plan(theirs, "检修", [Task("检修", day(3))], by=COLLEAGUE)

    for appeal in (own, theirs):
        acts = acts_on(appeal, received())
        assert wrong(possible.for_appeal(appeal, by=OFFICER), acts, OFFICER) == []
    assert "signing.approve" in possible.for_appeal(theirs, by=OFFICER)
    assert "signing.approve" not in possible.for_appeal(own, by=OFFICER)


def test_every_role_finds_its_own_part_of_the_way(centre: str) -> None:
    appeal = planned()

    assert possible.for_appeal(appeal, by=HEAD) >= {"signing.approve", "signing.reject"}
    assert possible.for_appeal(appeal, by=COLLEAGUE) >= {"handling.take_over", "extensions.ask"}
    assert "handling.take_over" not in possible.for_appeal(appeal, by=OFFICER)
    assert "notices.notify" in possible.for_appeal(appeal, by=WATCHER)
    assert "notices.notify" not in possible.for_appeal(appeal, by=OBE)
    assert possible.for_appeal(appeal, by=FIRM) == {"papers.attach", "register.withdraw"}


def test_strangers_find_nothing(centre: str) -> None:
    appeal = dispatched()

    assert not any(possible.for_appeal(appeal, by=by) for by in (STRANGER, OTHER, OPERATOR, NOBODY))
    assert not possible.for_appeal(10**12, by=CLERK)
    assert not possible.for_appeal(-1, by=CLERK)


def test_a_matter_may_be_named_by_each_of_its_records(centre: str) -> None:
    appeal = dispatched()
    seen = files.show(appeal, by=OFFICER).appeal
    own = tracking.followed(appeal, by=FIRM)

    assert possible.for_appeal(seen, by=OFFICER) == possible.for_appeal(appeal, by=OFFICER)
    assert possible.for_appeal(own, by=FIRM) == possible.for_appeal(appeal, by=FIRM)


def test_the_stories_pass_through_every_state_there_is(centre: str) -> None:
    passed = {files.show(story(), by=CLERK).appeal.state for story in STORIES.values()}

    assert passed == set(AppealState)
    assert {one.role for one in (*PEOPLE, *OUTSIDERS)} >= set(Role) - {Role.FEED}


def test_an_act_that_is_tried_leaves_nothing_behind(centre: str) -> None:
    appeal = dispatched()

    assert list(_kept(appeal)) == ["refused", "done", "done"]


def _kept(appeal: int) -> Iterator[str]:
    for by in (OTHER, OFFICER, OFFICER):
        came = tried(lambda by: handling.take_up(appeal, by=by), by)
        yield "done" if came.name == "DONE" else "refused"


def test_it_takes_few_questions(centre: str, monkeypatch: pytest.MonkeyPatch) -> None:
    appeal = planned()

    for by in (CLERK, OFFICER, HEAD, OBE, FIRM):
        asked = questions(monkeypatch, lambda by=by: possible.for_appeal(appeal, by=by))
        assert asked <= 12
