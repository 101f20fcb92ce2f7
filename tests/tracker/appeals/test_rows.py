"""Who sees which field of a matter; a field that nobody has decided on fails these tests."""

import dataclasses
from typing import Any

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    STRANGER,
    TAX,
    TODAY,
    answered,
    dispatched,
    entry,
    order,
    said,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import enterprises, history, outbox
from tracker.appeals import call_backs, files, lists, organs, register, routing
from tracker.appeals.rows import record_of, row_of, visible
from tracker.errors import NotFound
from tracker.people import NOBODY, of_feed
from tracker.permissions import Act, may
from tracker.records import Appeal, AppealFile, LegalKind, Person

NAMES = {"source", "enterprise", "contact", "phone"}
"""Says who raised it: blank for departments where the matter is confidential."""

PARTS = {"receiver", "responsible", "supervisor", "returns", "final"}
"""Says how it is worked on: blank for whoever raised it."""

WORDS = {"title", "text", "refusal", "answer"}
"""Free words: names of whoever raised it are taken out where it is confidential."""

OPEN = {
    *{"id", "channel", "confidential", "category", "sub", "matter", "level", "severity", "mode"},
    *{"received", "state", "department", "reopened", "result", "again_on", "answered", "closed"},
    *{"into", "by_code"},
}
"""Names nobody."""

IN_FILE = {
    *{"appeal", "assignments", "returns", "consultations", "proposals", "extensions"},
    *{"call_backs", "escalations", "transfer", "notice", "notes", "deadlines"},
    *{"legal", "seen", "names"},
}
"""What a file may hold; all words in it are veiled, and call-backs are blank in two fields."""

SECRET = ("E1 公司", "张三", "0762-3388123", "H-77")

INSIDE = (CLERK, OBE, COMMITTEE)
OFFICES = (OFFICER, HEAD, TAX, OTHER)
"""Who has it, signs for it, helps beside, had it before."""

NEVER = (
    STRANGER,
    FIRM,
    NOBODY,
    OPERATOR,
    Person("san", "某某", CLERK.role.OFFICER, department="SAN"),
    of_feed(department="FIRE"),
    of_feed(enterprise="E1"),
)
"""Whoever works on no appeal, or not on this one."""


def matter(**told: Any) -> int:
    """A matter that EMB had before FIRE and TAX have it, with every free word naming somebody."""
    words = "E1 公司的张三来电 0762-3388123"
    told = {"title": words[:8], "text": words, "source": "H-77", **told}
    appeal = dispatched(order(department="EMB"), **told)
    routing.ask_to_return(appeal, words, "FIRE", by=OTHER)
    routing.dispatch(appeal, order(beside=("TAX",)), by=CLERK)
    files.note(appeal, words, by=CLERK)
    return appeal


def test_every_field_has_been_decided_on() -> None:
    assert {one.name for one in dataclasses.fields(Appeal)} == NAMES | PARTS | WORDS | OPEN
    assert {one.name for one in dataclasses.fields(AppealFile)} <= IN_FILE


@pytest.mark.parametrize("confidential", [True, False])
@pytest.mark.parametrize("who", [*INSIDE, *OFFICES], ids=lambda one: one.login)
def test_whoever_works_on_it_sees_all_but_the_name_of_a_confidential_one(
    centre: str, who: Person, confidential: bool
) -> None:
    appeal = matter(confidential=confidential)

    found, whole = files.show(appeal, by=who).appeal, record_of(row_of(appeal), CLERK)

    hidden = who in OFFICES and confidential
    for name in NAMES:
        assert (not getattr(found, name)) is hidden, name
    for name in PARTS | OPEN:
        assert getattr(found, name) == getattr(whole, name), name
    for name in WORDS:
        assert (getattr(found, name) == getattr(whole, name)) is (
            not hidden or not getattr(whole, name)
        ), name
    secret = [] if hidden else list(SECRET)
    for told in (repr(files.show(appeal, by=who)), repr(lists.list_appeals(by=who))):
        assert [one for one in SECRET if one in told] == secret


@pytest.mark.parametrize("who", NEVER, ids=lambda one: one.login)
def test_for_anybody_else_there_is_none(centre: str, who: Person) -> None:
    appeal = matter()

    for act in (files.show, visible):
        with pytest.raises(NotFound) as told:
            act(appeal, by=who)
        assert str(told.value) == str(NotFound("appeal", appeal))


@pytest.mark.parametrize("number", [0, -1, 99, 2**31, 2**63, 2**70])
def test_a_number_that_none_can_have_is_that_of_none(centre: str, number: int) -> None:
    for act in (
        lambda: files.show(number, by=CLERK),
        lambda: register.withdraw(number, "撤回", by=FIRM),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_own_enterprise_does_not_see_who_has_which_part(centre: str) -> None:
    appeal = matter()

    found = register.withdraw(appeal, "已解决", by=FIRM)

    assert {name: getattr(found, name) for name in PARTS} == {
        "receiver": "",
        "responsible": "",
        "supervisor": "",
        "returns": 0,
        "final": False,
    }
    assert (found.contact, found.text) == ("张三", "E1 公司的张三来电 0762-3388123")


def test_what_went_to_an_organ_only_the_centre_and_supervision_read(centre: str) -> None:
    appeal = matter()
    before = history.last(f"appeal:{appeal}")

    organs.transfer(appeal, LegalKind.DISCIPLINE, "区纪委监委", TODAY, "索要财物", by=CLERK)

    for who in (*OFFICES, COMMITTEE, *NEVER):
        with pytest.raises(NotFound):
            files.show(appeal, by=who)
    for who in (CLERK, OBE):
        transfer = files.show(appeal, by=who).transfer
        assert transfer is not None
        assert (transfer.organ, transfer.why) == ("区纪委监委", "索要财物")
    log = history.events(f"appeal:{appeal}", by=COMMITTEE)[before:]
    assert "纪委" not in repr(log)
    assert "discipline" not in repr(log)
    assert all("纪委" not in str(one.facts) for one in outbox.unsent())


def test_what_was_said_on_the_telephone_stays_at_the_centre(centre: str) -> None:
    appeal = answered(confidential=True)
    call_backs.call_back(appeal, said(note="厂长说很满意"), by=CLERK)

    assert files.show(appeal, by=CLERK).call_backs[0].note == "厂长说很满意"
    for who in (OFFICER, HEAD):
        (call,) = files.show(appeal, by=who).call_backs
        assert (call.note, call.spoken_to, call.confirmed) == ("", "", True)


def test_a_name_hides_behind_no_spaces_and_no_legal_form(centre: str) -> None:
    firm = enterprises.find("E1", by=CLERK)
    name = "河源市明辉电子科技有限公司"
    enterprises.register(dataclasses.replace(firm, name=name), by=OPERATOR)
    text = f"{name}；明辉电子科技；明 辉 电子科技；07623388123；{firm.uscc.lower()}；张 三"
    appeal = dispatched(text=text, confidential=True)

    told = files.show(appeal, by=OFFICER).appeal.text

    assert told.replace("○○", "") in ("；；；；；", "河源市；；；；；")
    assert files.show(appeal, by=CLERK).appeal.text == text


def test_no_name_and_no_free_word_stands_in_any_event_or_message(centre: str) -> None:
    appeal = matter(confidential=True)
    words = ("张三", "3388123", "来电", "H-77x", *entry().text)

    told = [str(one.facts) for one in history.of_cases([f"appeal:{appeal}"])]
    told += [str(one.facts) for one in outbox.unsent()]

    assert [one for one in words[:4] if any(one in facts for facts in told)] == []


def test_a_department_reads_no_log(centre: str) -> None:
    assert not any(may(who, Act.READ_LOG) for who in (*OFFICES, FIRM, NOBODY, CLERK))
