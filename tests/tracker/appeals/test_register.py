"""A matter is put into other classes while nobody has answered it, and its log says from what."""

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    HEAD,
    OBE,
    OFFICER,
    accepted,
    answered,
    dispatched,
    received,
)
from tracker import history
from tracker.appeals import register
from tracker.appeals.register import Classes
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.records import (
    AppealSeverity,
    AppealState,
    Category,
    Event,
    Level,
    Matter,
    Person,
    ServiceMode,
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
