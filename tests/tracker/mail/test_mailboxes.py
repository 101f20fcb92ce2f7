"""Addresses: of one shape, nothing else, known to those whom they concern."""

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.mail.builders import ADDRESS
from tracker import history
from tracker.errors import FaultCode, NotAllowed, NotFound, Rejected
from tracker.mail import mailboxes
from tracker.people import of_enterprise
from tracker.records import Person, Role

FIRM = Person("firm-E1", "某某", Role.ENTERPRISE, enterprise="E1")

INJECTIONS = (
    "a@b.example\r\nBcc: c@d.example",
    "a@b.example\nBcc: c@d.example",
    "a@b.example\r",
    "\na@b.example",
    "a@b.example\x00",
    "a@b.example\x85X",
    "a@b.example\u2028X",
    "a@b.example\x1b[2J",
)

WRONG = (
    "office",
    "office@firm",
    "a b@firm.example",
    "a@firm.example, b@firm.example",
    "<a@firm.example>",
    "张三@firm.example",
    "a@例子.example",
    "a..b@firm.example",
    "@firm.example",
    '"a b"@firm.example',
    "a@[127.0.0.1]",
    "a@10.0.0.1",
    "a@-.example",
)


def codes(mailbox: str) -> list[FaultCode]:
    with pytest.raises(Rejected) as found:
        mailboxes.enter_enterprise("E1", mailbox, by=OPERATOR)
    return [one.code for one in found.value.faults]


def test_an_address_is_known_until_it_is_taken_back(park: str):
    entered = mailboxes.enter_enterprise("E1", f" {ADDRESS} ", by=OPERATOR)

    assert entered.address == ADDRESS
    assert mailboxes.of_enterprise("E1", by=COMMITTEE) == entered
    assert mailboxes.addresses(["enterprise:E1", "enterprise:E2"]) == {"enterprise:E1": ADDRESS}

    mailboxes.enter_enterprise("E1", "", by=FIRM)
    assert mailboxes.of_enterprise("E1", by=FIRM).address == ""


@pytest.mark.parametrize("mailbox", INJECTIONS)
def test_a_line_break_or_a_control_character_never_comes_into_an_address(park: str, mailbox: str):
    assert codes(mailbox) == [FaultCode.NOT_TEXT]
    assert mailboxes.of_enterprise("E1", by=COMMITTEE).address == ""


@pytest.mark.parametrize("mailbox", WRONG)
def test_what_is_no_plain_address_is_refused(park: str, mailbox: str):
    assert codes(mailbox) == [FaultCode.WRONG_FORM]


def test_an_address_has_at_most_254_characters(park: str):
    assert codes("a" * 242 + "@firm.example") == [FaultCode.TOO_LONG]
    mailboxes.enter_enterprise("E1", "a" * 241 + "@firm.example", by=OPERATOR)


def test_the_log_says_that_an_address_was_entered_and_not_which(park: str):
    mailboxes.enter_enterprise("E1", ADDRESS, by=FIRM)
    mailboxes.enter_enterprise("E1", ADDRESS, by=FIRM)

    *_, event = history.events("enterprise:E1", by=OPERATOR)
    assert (event.act, event.facts, event.actor) == ("enter mailbox", {"known": True}, "firm-E1")
    assert len([one for one in history.events("enterprise:E1", by=OPERATOR)]) == 2


def test_an_enterprise_enters_its_own_address_and_nobody_elses(park: str):
    for act in (
        lambda: mailboxes.enter_enterprise("E2", ADDRESS, by=FIRM),
        lambda: mailboxes.of_enterprise("E2", by=FIRM),
        lambda: mailboxes.enter_enterprise("E1", ADDRESS, by=officer()),
        lambda: mailboxes.of_enterprise("E1", by=of_enterprise("E2")),
        lambda: mailboxes.of_enterprise("E1", by=officer()),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_head_enters_the_address_of_the_own_department(park: str):
    head = officer(role=Role.HEAD)
    mailboxes.enter_department("FIRE", ADDRESS, by=head)

    assert mailboxes.of_department("FIRE", by=head).address == ADDRESS
    with pytest.raises(NotAllowed):
        mailboxes.enter_department("TAX", ADDRESS, by=head)
    with pytest.raises(NotAllowed):
        mailboxes.of_department("FIRE", by=person(Role.SUPERVISION))


def test_nobody_is_reached_who_is_not_there(park: str):
    with pytest.raises(NotFound):
        mailboxes.enter_enterprise("E9", ADDRESS, by=OPERATOR)
    with pytest.raises(NotFound):
        mailboxes.enter_department("NONE", ADDRESS, by=OPERATOR)
