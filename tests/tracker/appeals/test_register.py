"""The one register: what is told, taken on, refused, and put into which classes."""

import dataclasses
import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    TODAY,
    WATCHER,
    accepted,
    answered,
    at,
    day,
    dispatched,
    entry,
    received,
)
from tests.tracker.appeals.told import (
    LONG,
    LONG_LINE,
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
from tests.tracker.builders import COLLECTING, COMMITTEE
from tracker import clock, history
from tracker.appeals import lists, notices, register
from tracker.appeals.register import Classes
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import AppealRow
from tracker.people import NOBODY
from tracker.records import (
    AppealSeverity,
    AppealState,
    Category,
    Channel,
    Event,
    Level,
    Matter,
    Person,
    ServiceMode,
)


def test_what_comes_in_is_logged_without_a_word_of_whoever_raised_it(centre: str) -> None:
    appeal = received()

    assert events(appeal) == [
        (
            "receive",
            {
                "channel": "phone",
                "source": "",
                "enterprise": "E1",
                "category": "OPERATION",
                "sub": "power",
                "matter": "help",
                "level": "park",
                "severity": "general",
                "confidential": False,
                "digest": history.digest(["园区道路夜间停电", "厂区外道路连续三天夜间停电。"]),
            },
        )
    ]
    assert sent(appeal) == [("appeal", "service-centre")]
    assert counted(appeal, "accept") == ("service-centre", 0, 1)
    assert counted(appeal, "route") == ("service-centre", 0, 1)


def test_every_fault_is_told_at_its_field_and_all_at_once(centre: str) -> None:
    wrong = entry(
        title=" ",
        text="",
        sub="loan",
        enterprise="E9",
        phone="0762",
        received=COLLECTING + dt.timedelta(minutes=1),
    )

    assert faults(lambda: register.enter(wrong, by=CLERK)) == (
        Fault("title", FaultCode.MISSING),
        Fault("text", FaultCode.MISSING),
        Fault(
            "sub", FaultCode.UNKNOWN, "loan", "land, water, power, gas, work-safety, environment"
        ),
        Fault("received", FaultCode.FUTURE, f"{COLLECTING + dt.timedelta(minutes=1):%F %R}"),
        Fault("enterprise", FaultCode.UNKNOWN, "E9"),
        Fault("phone", FaultCode.WRONG_FORM, "0762", "0762-1234567"),
    )
    assert lists.list_appeals(by=CLERK) == ()


def test_no_word_is_longer_than_is_kept(centre: str) -> None:
    wrong = entry(title=LONG_LINE, text=LONG, contact=LONG_LINE, phone="1" * 101, source=LONG_LINE)

    assert faults(lambda: register.enter(wrong, by=CLERK)) == (
        Fault("title", FaultCode.TOO_LONG, "101", "100"),
        Fault("text", FaultCode.TOO_LONG, "5001", "5000"),
        Fault("contact", FaultCode.TOO_LONG, "101", "100"),
        Fault("phone", FaultCode.TOO_LONG, "101", "100"),
        Fault("source", FaultCode.TOO_LONG, "101", "100"),
    )


def test_what_is_just_as_long_as_is_kept_is_kept(centre: str) -> None:
    found = register.enter(entry(title=f" {'题' * 100} ", text="字" * 5_000), by=CLERK)

    assert (len(found.title), len(found.text)) == (100, 5_000)


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (COLLECTING.replace(tzinfo=None), FaultCode.WRONG_FORM),
        (dt.datetime(1, 1, 1, tzinfo=dt.UTC), FaultCode.OUT_OF_RANGE),
        (dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC), FaultCode.FUTURE),
    ],
)
def test_a_moment_without_a_zone_or_out_of_all_reason_is_a_fault(
    centre: str, when: dt.datetime, code: FaultCode
) -> None:
    wrong = entry(received=when)

    assert fields(lambda: register.enter(wrong, by=CLERK)) == [("received", code)]


def test_the_clocks_of_what_was_raised_yesterday_run_since_then(centre: str) -> None:
    with at(1):
        appeal = received(received=COLLECTING)

        assert counted(appeal, "accept") == ("service-centre", 0, 1)
        assert limit(appeal, "route").due == clock.today() == day(1)


def test_a_number_of_another_register_is_entered_once(centre: str) -> None:
    first = received(channel=Channel.HOTLINE_12345, source="A-1")
    before = last(first)

    again = register.enter(entry(channel=Channel.HOTLINE_12345, source=" A-1 "), by=CLERK)

    assert (again.id, last(first)) == (first, before)
    with pytest.raises(Conflict):
        register.enter(entry(channel=Channel.HOTLINE_12345, source="A-1", text="另"), by=CLERK)
    assert received(channel=Channel.HOTLINE_12348, source="A-1") != first


def test_an_enterprise_tells_its_own_matter_and_does_not_classify_it(centre: str) -> None:
    told = entry(
        enterprise="",
        source="9",
        level=Level.CITY,
        severity=AppealSeverity.GLOBAL,
        mode=ServiceMode.WATCH,
        received=COLLECTING - dt.timedelta(days=9),
    )

    found = register.enter(told, by=FIRM)

    assert found.enterprise is not None
    assert (found.enterprise.id, found.channel, found.source) == ("E1", Channel.WEB, "")
    assert (found.level, found.severity, found.mode) == (
        Level.PARK,
        AppealSeverity.GENERAL,
        ServiceMode.NONE,
    )
    assert found.received == COLLECTING
    with pytest.raises(NotAllowed):
        register.enter(entry(enterprise="E2"), by=FIRM)


@pytest.mark.parametrize("who", [NOBODY, COLLEAGUE, OBE, COMMITTEE])
def test_nobody_else_enters_a_matter_that_nobody_could_follow(centre: str, who) -> None:
    with pytest.raises(NotAllowed):
        register.enter(entry(enterprise=""), by=who)

    assert lists.list_appeals(by=CLERK) == ()


def test_whoever_accepts_receives_it(centre: str) -> None:
    appeal = received()
    seen = last(appeal)

    found = register.accept(appeal, seen=seen, by=CLERK)

    assert (found.state, found.receiver) == (AppealState.ACCEPTED, "clerk")
    assert events(appeal, seen) == [("accept", {})]
    assert sent(appeal)[1:] == [("appeal", "enterprise:E1")]
    assert runs(appeal) == ["route"]
    assert refused(appeal, lambda: register.accept(appeal, by=WATCHER))[0] == "accepted"


def test_a_stale_look_changes_nothing(centre: str) -> None:
    appeal = received()

    for act in (
        lambda: register.accept(appeal, seen=1, by=CLERK),
        lambda: register.refuse(appeal, "不属于受理范围", seen=1, by=CLERK),
    ):
        with pytest.raises(Conflict):
            act()

    row = AppealRow.get_by_id(appeal)
    assert (row.state, row.receiver, row.refusal) == ("received", "", "")
    assert (last(appeal), len(sent(appeal)), runs(appeal)) == (3, 1, ["accept", "route"])


def test_who_watches_over_a_matter_does_not_receive_it(centre: str) -> None:
    appeal = received()
    notices.watch(appeal, "clerk", by=WATCHER)

    assert faults(lambda: register.accept(appeal, by=CLERK)) == (
        Fault("receiver", FaultCode.SAME_PERSON, "clerk", "supervisor"),
    )
    assert register.accept(appeal, by=WATCHER).receiver == "watcher"


def test_a_refusal_is_an_answer_with_its_reason(centre: str) -> None:
    appeal = received()
    seen = last(appeal)
    assert fields(lambda: register.refuse(appeal, " \u200b", by=CLERK)) == [
        ("why", FaultCode.MISSING)
    ]

    found = register.refuse(appeal, " 不属于受理范围 ", by=CLERK)

    assert (found.state, found.refusal) == (AppealState.REFUSED, "不属于受理范围")
    assert events(appeal, seen) == [("refuse", {"why": history.digest("不属于受理范围")})]
    assert sent(appeal)[-1] == ("appeal", "enterprise:E1")
    assert runs(appeal) == []
    assert refused(appeal, lambda: register.accept(appeal, by=CLERK)) == (
        "refused",
        ("reconsider",),
    )


def test_no_class_is_left_out_of_what_is_entered(centre: str) -> None:
    told = entry(
        category=Category.FINANCE, sub="loan", severity=AppealSeverity.MAJOR, confidential=True
    )

    found = register.enter(told, by=CLERK)

    same = {one.name for one in dataclasses.fields(told)} - {"enterprise", "received"}
    assert {name: getattr(found, name) for name in same} == {
        name: getattr(told, name) for name in same
    }
    assert found.received.date() == TODAY


def test_words_by_themselves_are_checked_like_those_of_a_form(centre: str) -> None:
    with pytest.raises(Rejected) as told:
        register.need("字" * 5_001 + "\x00", "why")

    assert told.value.faults == (
        Fault("why", FaultCode.TOO_LONG, "5002", "5000"),
        Fault("why", FaultCode.NOT_TEXT, "U+0000"),
    )


GLOBAL = Classes(severity=AppealSeverity.GLOBAL)
WHY = "多家企业反映同一问题"


def log(appeal: int) -> tuple[Event, ...]:
    return tuple(history.of_cases([f"appeal:{appeal}"]))


def test_every_class_can_be_changed_and_the_log_says_from_what_to_what(centre: str) -> None:
    appeal = accepted()
    before = log(appeal)
    classes = Classes(
        Category.FINANCE,
        "loan",
        Matter.CONSULT,
        Level.CITY,
        AppealSeverity.MAJOR,
        ServiceMode.ON_BEHALF,
    )

    found = register.classify(appeal, classes, WHY, by=CLERK)

    assert (
        Classes(found.category, found.sub, found.matter, found.level, found.severity, found.mode)
        == classes
    )
    assert found.state is AppealState.ACCEPTED
    (event,) = log(appeal)[len(before) :]
    assert (event.act, event.actor) == ("classify", "clerk")
    assert event.facts == {
        "category": {"from": "OPERATION", "to": "FINANCE"},
        "sub": {"from": "power", "to": "loan"},
        "matter": {"from": "help", "to": "consult"},
        "level": {"from": "park", "to": "city"},
        "severity": {"from": "general", "to": "major"},
        "mode": {"from": "", "to": "on-behalf"},
        "why": history.digest(WHY),
    }


def test_what_is_not_named_stays_and_is_not_logged(centre: str) -> None:
    appeal = received()

    found = register.classify(appeal, GLOBAL, WHY, by=CLERK)

    assert (found.category, found.sub, found.severity) == (
        Category.OPERATION,
        "power",
        AppealSeverity.GLOBAL,
    )
    assert log(appeal)[-1].facts == {
        "severity": {"from": "general", "to": "global"},
        "why": history.digest(WHY),
    }


@pytest.mark.parametrize("classes", [Classes(), Classes(sub="power"), Classes(level=Level.PARK)])
def test_classes_that_it_has_already_change_nothing(centre: str, classes: Classes) -> None:
    appeal = received()
    before = log(appeal)

    register.classify(appeal, classes, "", by=CLERK)

    assert log(appeal) == before


def test_a_sub_category_goes_with_its_category(centre: str) -> None:
    appeal = received()

    found = register.classify(appeal, Classes(Category.LEGAL_AID), WHY, by=CLERK)

    assert found.sub == ""
    assert log(appeal)[-1].facts["sub"] == {"from": "power", "to": ""}


def test_every_fault_is_told_and_nothing_stored(centre: str) -> None:
    appeal = received()
    before = log(appeal)

    with pytest.raises(Rejected) as told:
        register.classify(appeal, Classes(Category.LIVING, "power"), " ", by=CLERK)

    assert told.value.faults == (
        Fault("why", FaultCode.MISSING),
        Fault("sub", FaultCode.UNKNOWN, "power", "medical-care, schooling"),
    )
    assert log(appeal) == before


def test_a_matter_at_a_department_is_classified_and_its_limits_run_on(centre: str) -> None:
    appeal = dispatched()

    found = register.classify(appeal, GLOBAL, WHY, by=CLERK)

    assert (found.state, found.severity) == (AppealState.DISPATCHED, AppealSeverity.GLOBAL)
    assert [one.act for one in log(appeal)][-2:] == ["begin limit", "classify"]


def test_what_was_answered_keeps_its_classes(centre: str) -> None:
    appeal = answered()

    with pytest.raises(WrongState) as told:
        register.classify(appeal, GLOBAL, WHY, by=CLERK)

    assert told.value.state == "answered"
    assert "call back" in told.value.legal


def test_whoever_has_not_seen_the_last_event_changes_nothing(centre: str) -> None:
    appeal = received()
    before = log(appeal)

    with pytest.raises(Conflict):
        register.classify(appeal, GLOBAL, WHY, seen=len(before) - 1, by=CLERK)

    assert log(appeal) == before
    assert register.classify(appeal, Classes(), "", by=CLERK).severity is AppealSeverity.GENERAL


@pytest.mark.parametrize("by", [OFFICER, HEAD, OBE])
def test_only_the_service_centre_classifies(centre: str, by: Person) -> None:
    with pytest.raises(NotAllowed):
        register.classify(dispatched(), GLOBAL, WHY, by=by)


def test_a_department_that_never_had_it_does_not_learn_of_it(centre: str) -> None:
    with pytest.raises(NotFound):
        register.classify(received(), GLOBAL, WHY, by=OFFICER)
