"""The supervision decides with reasons, after the department could answer."""

import datetime as dt

import pytest

from tests.tracker.disturbances.builders import (
    CENTRE,
    FIRE,
    FIRM,
    SUPERVISION,
    entered,
    released,
)
from tests.tracker.onsite import NINE, at
from tracker import deadlines, history, outbox, settings
from tracker.disturbances import accusations, decisions, entry
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, Rejected, WrongState
from tracker.people import NOBODY
from tracker.records import Person, Role
from tracker.records.disturbances import DisturbanceState

STATES = DisturbanceState


@pytest.fixture(autouse=True)
def later(park: str):
    with at(NINE + dt.timedelta(hours=3)):
        yield


def test_it_goes_from_review_over_the_answer_to_a_decision_with_every_step_logged():
    number = released()
    accusations.answer(number, "接到举报，未及登记", by=FIRE)

    done = decisions.uphold(number, "无计划也无豁免", "约谈", by=SUPERVISION)

    assert done.decision is not None
    assert (done.state, done.decision.reasons, done.decision.consequence) == (
        STATES.UPHELD,
        "无计划也无豁免",
        "约谈",
    )
    digest = history.digest
    limit = {"start": "2026-12-01", "provisional": False}
    told = [(one.act, one.facts) for one in history.of_cases([f"disturbance:{number}"])]
    assert told[2:] == [
        ("accept", {}),
        ("meet limit", {"kind": "review", "overdue": False}),
        (
            "begin limit",
            {**limit, "kind": "decide", "due": "2026-12-22", "owner": "supervision"},
        ),
        ("release", {"statement": digest("请说明当日检查的依据")}),
        (
            "begin limit",
            {**limit, "kind": "answer", "due": "2026-12-04", "owner": "department:FIRE"},
        ),
        ("answer", {"answer": digest("接到举报，未及登记")}),
        ("meet limit", {"kind": "answer", "overdue": False}),
        (
            "uphold",
            {"reasons": digest("无计划也无豁免"), "consequence": digest("约谈"), "heard": True},
        ),
        ("meet limit", {"kind": "decide", "overdue": False}),
    ]
    assert [(one.kind, one.to, one.facts) for one in outbox.unsent()] == [
        ("disturbance-entered", "supervision", {"disturbance": number}),
        ("disturbance-released", "department:FIRE", {"disturbance": number, "due": "2026-12-04"}),
        ("disturbance-answered", "supervision", {"disturbance": number}),
        ("disturbance-decided", "enterprise:E1", {"disturbance": number, "state": "upheld"}),
        ("disturbance-decided", "department:FIRE", {"disturbance": number, "state": "upheld"}),
    ]


def test_it_is_upheld_without_an_answer_only_after_the_limit_has_passed():
    number = released()
    with pytest.raises(Rejected) as wrong:
        decisions.uphold(number, "理由", "约谈", by=SUPERVISION)
    with (
        at(NINE + dt.timedelta(days=3, hours=14)),
        pytest.raises(Rejected, match="answer: missing"),
    ):
        decisions.uphold(number, "理由", "约谈", by=SUPERVISION)

    with at(NINE + dt.timedelta(days=4)):
        done = decisions.uphold(number, "理由", "约谈", by=SUPERVISION)

    assert wrong.value.faults == (Fault("answer", FaultCode.MISSING, expected="2026-12-04"),)
    assert done.state is STATES.UPHELD
    assert {one.kind: one.dropped for one in done.limits} == {
        "review": "",
        "decide": "",
        "answer": "decided",
    }


def test_nobody_is_condemned_unheard():
    one = entered()
    decisions.accept(one.id, by=SUPERVISION)

    with pytest.raises(WrongState, match="release or refuse or dismiss or transfer or withdraw"):
        decisions.uphold(one.id, "理由", "约谈", by=SUPERVISION)


@pytest.mark.parametrize("act", ["dismiss", "transfer", "refuse"])
def test_the_department_hears_nothing_where_it_was_not_needed(act: str):
    one = entered()
    decisions.accept(one.id, by=SUPERVISION)

    words = {"dismiss": ("无此事",), "transfer": ("区纪委", "另案"), "refuse": ("不属于",)}[act]
    done = getattr(decisions, act)(one.id, *words, by=SUPERVISION)

    assert done.state in (STATES.NOT_UPHELD, STATES.TRANSFERRED, STATES.REFUSED)
    assert [message.to for message in outbox.unsent()] == ["supervision", "enterprise:E1"]
    assert accusations.list_accusations(by=FIRE) == ()
    assert deadlines.list_deadlines(by=SUPERVISION) == ()


def test_a_decision_needs_its_words():
    number = released()
    with pytest.raises(Rejected) as wrong:
        decisions.uphold(number, " ", "", by=SUPERVISION)

    assert [str(one) for one in wrong.value.faults] == [
        "reasons: missing",
        "consequence: missing",
        "answer: missing, expected 2026-12-04",
    ]
    with pytest.raises(Rejected, match="receiving: missing"):
        decisions.transfer(number, "", "理由", by=SUPERVISION)
    with pytest.raises(Rejected, match="receiving: same-person, found 'FIRE 局'"):
        decisions.transfer(number, "FIRE 局", "理由", by=SUPERVISION)
    with pytest.raises(Rejected, match="reason: missing"):
        decisions.refuse(entered(text="另一件").id, "", by=SUPERVISION)


def test_words_for_others_never_tell_who_reported():
    one = entered(confidential=True)
    decisions.accept(one.id, by=SUPERVISION)

    for words, fault in (("据丁四甲反映", "丁四甲"), ("E1 公司反映", "E1 公司")):
        with pytest.raises(Rejected, match=f"statement: names-somebody, found '{fault}'"):
            decisions.release(one.id, words, by=SUPERVISION)
        with pytest.raises(Rejected, match="reasons: names-somebody"):
            decisions.dismiss(one.id, words, by=SUPERVISION)
    assert entry.show(one.id, by=SUPERVISION).state is STATES.UNDER_REVIEW

    open_one = entered()
    decisions.accept(open_one.id, by=SUPERVISION)
    told = decisions.release(open_one.id, "E1 公司反映", by=SUPERVISION)
    assert told.state is STATES.RELEASED


def test_whoever_entered_it_does_not_decide_it():
    both = Person(CENTRE.login, "某某", Role.SUPERVISION)
    one = entered(by=CENTRE)
    decisions.accept(one.id, by=both)

    for act in (decisions.dismiss, decisions.refuse):
        with pytest.raises(Rejected, match="decided_by: same-person"):
            act(one.id, "无此事", by=both)

    assert decisions.dismiss(one.id, "无此事", by=SUPERVISION).state is STATES.NOT_UPHELD


@pytest.mark.parametrize("by", [FIRM, CENTRE])
def test_only_the_supervision_decides(by: Person):
    one = entered()

    for act in (
        lambda: decisions.accept(one.id, by=by),
        lambda: decisions.refuse(one.id, "x", by=by),
        lambda: decisions.note(one.id, "x", by=by),
        lambda: decisions.release(one.id, "x", by=by),
        lambda: decisions.dismiss(one.id, "x", by=by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_slower_of_two_deciders_is_told():
    one = entered()
    seen = history.last(f"disturbance:{one.id}")
    decisions.accept(one.id, seen=seen, by=SUPERVISION)

    with pytest.raises(Conflict, match="accept by supervision"):
        decisions.dismiss(one.id, "无此事", seen=seen, by=SUPERVISION)

    assert entry.show(one.id, by=SUPERVISION).state is STATES.UNDER_REVIEW


def test_an_anonymous_report_is_told_to_nobody_but_the_supervision():
    one = entered(by=NOBODY)

    decisions.refuse(one.id, "无从查起", by=SUPERVISION)

    assert [message.to for message in outbox.unsent()] == ["supervision"]


def test_limits_are_settings_and_a_late_decision_is_stamped():
    settings.write("disturbance.decide_working_days", 1, "决定", by=SUPERVISION_SETTER)
    number = released()

    with at(NINE + dt.timedelta(days=8)):
        done = decisions.dismiss(number, "无此事", by=SUPERVISION)

    assert {one.kind: one.overdue is not None for one in done.limits} == {
        "review": False,
        "decide": True,
        "answer": True,
    }


SUPERVISION_SETTER = Person("committee", "", Role.COMMITTEE)
