"""The committee sees what became of each letter, and sends it again."""

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tests.tracker.mail.builders import later, letter, reached, taken, tell
from tracker import clock, history
from tracker.errors import FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.mail import letters, queue
from tracker.records import Role
from tracker.records.mail import MailFault, MailState
from tracker.week import Week


def sent() -> None:
    tell()
    one = taken()
    queue.keep(one.mail, b"as it was")
    queue.sent(one.mail)


@pytest.fixture(autouse=True)
def known(park: str) -> None:
    reached()


def test_letters_are_listed_by_week_visit_and_state(park: str):
    sent()
    tell(1, "visit-changed")
    tell(enterprise="E2")

    def visits(**wanted) -> list[str]:
        return [f"{one.to[-2:]} {one.state}" for one in letters.list_mails(by=COMMITTEE, **wanted)]

    assert visits() == ["E2 undeliverable", "E1 waiting", "E1 sent"]
    assert visits(week=builders.WEEK, state=MailState.SENT) == ["E1 sent"]
    assert visits(visit="2026-W49-E2-1") == ["E2 undeliverable"]
    assert visits(week=Week.parse("2026-W50")) == []
    assert visits(before=letter().id, most=1) == ["E1 waiting"]


def test_nobody_but_the_committee_reads_letters_or_sends_them_again(park: str):
    tell()
    for one in (officer(), officer(role=Role.HEAD), builders.person(Role.SUPERVISION)):
        for act in (
            lambda by: letters.list_mails(by=by),
            lambda by: letters.show(1, by=by),
            lambda by: letters.again(1, by=by),
            lambda by: letters.bounce("x", "5.0.0", by=by),
        ):
            with pytest.raises(NotAllowed):
                act(one)


def test_one_that_failed_is_sent_again_as_it_was(park: str):
    tell()
    one = taken()
    queue.keep(one.mail, b"as it was")
    queue.fail(one.mail, MailFault.REFUSED, "550")

    with later(60):
        found = letters.again(one.mail.id, by=COMMITTEE)
        assert (found.state, found.fault, found.reply) == (MailState.WAITING, None, "")
        (again, attempt) = (taken(), 1)
    assert (again.content, again.mail.ident) == (b"as it was", one.mail.ident)
    assert again.mail.attempt == attempt


def test_to_another_address_it_is_written_anew_under_another_name(park: str):
    sent()
    before = letter()
    reached(mailbox="new@firm.example")

    after = letters.again(before.id, by=COMMITTEE)

    assert after.address == "new@firm.example"
    assert after.ident != before.ident
    assert taken().content is None


def test_one_that_waits_for_its_next_attempt_is_tried_at_once(park: str):
    tell()
    queue.postpone(taken().mail, MailFault.UNREACHABLE)
    assert queue.take() is None

    letters.again(letter().id, by=COMMITTEE)

    assert taken().mail.attempt == 1


def test_a_letter_without_an_address_is_sent_once_there_is_one(park: str):
    tell(enterprise="E2")
    with pytest.raises(Rejected) as fault:
        letters.again(letter().id, by=COMMITTEE)
    assert [(one.field, one.code) for one in fault.value.faults] == [("mailbox", FaultCode.MISSING)]
    assert letter().state is MailState.UNDELIVERABLE

    reached("E2", "two@firm.example")
    letters.again(letter().id, by=COMMITTEE)

    assert taken().mail.address == "two@firm.example"


def test_one_that_was_overtaken_is_not_sent_again(park: str):
    tell()
    first = letter()
    tell(1)

    with pytest.raises(WrongState):
        letters.again(first.id, by=COMMITTEE)


def test_sending_again_is_logged(park: str):
    sent()
    letters.again(letter().id, by=COMMITTEE)

    (event,) = history.events(f"mail:{letter().id}", by=OPERATOR)
    assert (event.act, event.facts) == ("send again", {"visit": "2026-W49-E1-1"})


def test_a_letter_that_came_back_says_so(park: str):
    sent()
    found = letters.bounce(letter().ident, "5.1.1", by=COMMITTEE)
    again = letters.bounce(letter().ident, "5.1.1", by=COMMITTEE)

    assert (found.state, found.fault, found.reply) == (
        MailState.BOUNCED,
        MailFault.RETURNED,
        "5.1.1",
    )
    assert again == found
    assert len(history.events(f"mail:{found.id}", by=OPERATOR)) == 1
    with clock.fixed(clock.now()):
        queue.sent(found)
    assert letter().state is MailState.BOUNCED


def test_what_never_left_cannot_have_come_back(park: str):
    with pytest.raises(NotFound):
        letters.bounce("unheard", "5.1.1", by=COMMITTEE)
    tell()
    queue.put_aside()
    with pytest.raises(WrongState):
        letters.bounce(letter().ident, "5.1.1", by=COMMITTEE)
