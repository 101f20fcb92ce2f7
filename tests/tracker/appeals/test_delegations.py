"""Who may sign in the head's place: nobody, unless the park allows it and the head wrote it."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    HEAD,
    OFFICER,
    OTHER,
    OTHER_HEAD,
    TODAY,
)
from tests.tracker.appeals.told import LONG_LINE, faults, fields
from tests.tracker.builders import COLLECTING, COMMITTEE
from tracker import clock, history, settings
from tracker.appeals import delegations
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound
from tracker.records import Delegation

LAST = TODAY + dt.timedelta(days=91)
DOCUMENT = "授权〔2026〕3号"


@pytest.fixture
def allowed(centre: str) -> str:
    settings.write("delegation.allowed", value=True, source="区政府办通知", by=COMMITTEE)
    return centre


def logged() -> list[tuple[str, object]]:
    found = history.of_cases(["department:FIRE"])
    return [(one.act, one.facts) for one in found if "delegat" in one.act]


def test_as_it_comes_nobody_delegates(centre: str) -> None:
    with pytest.raises(NotAllowed):
        delegations.delegate("fire-colleague", DOCUMENT, TODAY, LAST, by=HEAD)

    assert logged() == []


def test_the_head_delegates_in_writing_for_some_days(allowed: str) -> None:
    found = delegations.delegate("fire-colleague", f" {DOCUMENT} ", TODAY, LAST, by=HEAD)

    assert found == Delegation(found.id, "FIRE", "fire-colleague", DOCUMENT, TODAY, LAST, None)
    facts = {"delegation": found.id, "login": "fire-colleague", "document": DOCUMENT}
    facts |= {"since": str(TODAY), "until": str(LAST)}
    assert logged() == [("delegate", facts)]
    assert delegations.document_of(COLLEAGUE, "FIRE") == DOCUMENT
    assert delegations.document_of(COLLEAGUE, "EMB") is None
    assert delegations.document_of(OFFICER, "FIRE") is None


def test_every_fault_is_told_at_once(allowed: str) -> None:
    yesterday, after = TODAY - dt.timedelta(days=1), LAST + dt.timedelta(days=1)

    assert faults(lambda: delegations.delegate("emb-officer", "", TODAY, yesterday, by=HEAD)) == (
        Fault("document", FaultCode.MISSING),
        Fault("until", FaultCode.PAST, str(yesterday)),
        Fault("login", FaultCode.UNKNOWN, "emb-officer"),
    )
    assert faults(lambda: delegations.delegate("x", LONG_LINE, TODAY, after, by=HEAD)) == (
        Fault("document", FaultCode.TOO_LONG, "101", "100"),
        Fault("until", FaultCode.TOO_LATE, str(after), str(LAST)),
        Fault("login", FaultCode.UNKNOWN, "x"),
    )


@pytest.mark.parametrize("login", ["fire-head", "clerk", "", "\x00", "\ud800", "e1"])
def test_nobody_but_an_officer_of_the_own_department_signs(allowed: str, login: str) -> None:
    found = fields(lambda: delegations.delegate(login, DOCUMENT, TODAY, LAST, by=HEAD))

    assert found == [("login", FaultCode.UNKNOWN)]


@pytest.mark.parametrize("who", [OFFICER, COLLEAGUE, COMMITTEE, CLERK])
def test_only_a_head_delegates(allowed: str, who) -> None:
    with pytest.raises(NotAllowed):
        delegations.delegate("fire-colleague", DOCUMENT, TODAY, LAST, by=who)


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (91, True), (92, False)])
def test_it_holds_from_its_first_day_to_its_last(allowed: str, days: int, holds: bool) -> None:
    delegations.delegate("fire-colleague", DOCUMENT, TODAY, LAST, by=HEAD)

    with clock.fixed(COLLECTING + dt.timedelta(days=days)):
        assert (delegations.document_of(COLLEAGUE, "FIRE") is not None) is holds


def test_revoked_is_revoked_once(allowed: str) -> None:
    found = delegations.delegate("fire-colleague", DOCUMENT, TODAY, LAST, by=HEAD).id
    with pytest.raises(NotFound):
        delegations.revoke(found, by=OTHER_HEAD)

    first = delegations.revoke(found, by=HEAD)

    assert first.revoked == COLLECTING
    assert delegations.revoke(found, by=HEAD) == first
    assert logged()[1:] == [("revoke delegation", {"delegation": found})]
    assert delegations.document_of(COLLEAGUE, "FIRE") is None


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**70])
def test_there_is_no_delegation_of_that_number(allowed: str, number: int) -> None:
    with pytest.raises(NotFound):
        delegations.revoke(number, by=HEAD)


def test_a_department_sees_its_own(allowed: str) -> None:
    found = delegations.delegate("fire-colleague", DOCUMENT, TODAY, LAST, by=HEAD)

    assert delegations.list_delegations(by=OFFICER) == (found,)
    assert delegations.list_delegations(by=COMMITTEE) == (found,)
    assert delegations.list_delegations(by=COMMITTEE, department="EMB") == ()
    assert delegations.list_delegations(by=OTHER) == ()
