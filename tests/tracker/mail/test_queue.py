"""Letters are lent to whoever sends them, tried again, given up; none is lost or sent by two."""

import datetime as dt
import threading

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, OPERATOR, line, publish_plan
from tests.tracker.mail.builders import ADDRESS, MINUTE, later, letter, reached, taken, tell
from tracker import clock, database, outbox, settings
from tracker.mail import letters, queue
from tracker.models import MailContentRow, MessageRow
from tracker.records.mail import MailFault, MailState


@pytest.fixture(autouse=True)
def known(park: str) -> None:
    reached()


def test_publishing_writes_a_letter_for_each_enterprise_that_is_told(park: str):
    publish_plan(line(), line("TAX"), line(enterprise="E2"), line(enterprise="E3", announced=False))

    found = {one.to: one for one in letters.list_mails(builders.WEEK, by=COMMITTEE)}

    assert {to: one.state for to, one in found.items()} == {
        "enterprise:E1": MailState.WAITING,
        "enterprise:E2": MailState.UNDELIVERABLE,
    }
    one = found["enterprise:E1"]
    assert (one.address, one.visit, one.kind) == (ADDRESS, "2026-W49-E1-1", "visit-new")


def test_a_letter_of_an_act_that_failed_was_never_written(park: str):
    def act_and_fail() -> None:
        with database.transaction():
            tell()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()

    assert letters.list_mails(by=COMMITTEE) == ()


def test_messages_to_departments_are_no_letters(park: str):
    outbox.write("k", "visit-new", "department:FIRE", {"visit": "v"})
    outbox.write("l", "finding-released", "enterprise:E1", {"finding": 1})

    assert letters.list_mails(by=COMMITTEE) == ()


def test_what_is_borrowed_is_lent_to_nobody_else_until_its_time_is_over(park: str):
    tell()
    first = taken()

    assert queue.take() is None
    with later(9.9):
        assert queue.take() is None
    with later(10):
        assert taken().mail.id == first.mail.id


def test_two_who_look_at_once_get_different_letters(park: str):
    for number in range(12):
        tell(enterprise=f"E{number}")
        reached("E2")
    for one in letters.list_mails(by=COMMITTEE):
        if one.state is MailState.UNDELIVERABLE:
            database.database.execute_sql(
                f"UPDATE mail SET state = 'waiting', address = '{ADDRESS}' WHERE id = {one.id}"
            )
    found: list[int] = []

    def take_all() -> None:
        with database.session(), clock.fixed(builders.COLLECTING):
            while (one := queue.take()) is not None:
                found.append(one.mail.id)

    threads = [threading.Thread(target=take_all) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(found) == sorted(one.id for one in letters.list_mails(by=COMMITTEE))


def test_what_a_server_has_taken_is_forgotten_and_stays_in_its_thread(park: str):
    tell()
    one = taken()
    queue.keep(one.mail, b"with the code of a visit")
    queue.sent(one.mail)
    tell(1, "visit-changed")

    assert queue.content_of(one.mail.id) is None
    assert b"code" not in b"".join(bytes(row.content) for row in MailContentRow.select())
    assert taken().thread == (one.mail.ident,)


def test_the_bytes_that_were_kept_first_are_those_of_every_attempt(park: str):
    tell()
    one = taken()

    assert one.content is None
    assert queue.keep(one.mail, b"first") == b"first"
    assert queue.keep(one.mail, b"second") == b"first"
    with later(11):
        again = taken()
        assert (again.content, again.mail.ident) == (b"first", one.mail.ident)


def test_what_a_server_took_is_sent_and_so_is_its_message(park: str):
    tell()
    queue.sent(taken().mail)

    assert (letter().state, letter().sent) == (MailState.SENT, clock.now())
    assert queue.take() is None
    assert outbox.unsent() == ()
    assert MessageRow.get().sent == clock.now()


def test_what_a_server_took_is_sent_though_somebody_else_has_borrowed_it_since(park: str):
    tell()
    slow = taken()
    with later(11):
        taken()
        queue.sent(slow.mail)

    assert letter().state is MailState.SENT


def test_who_has_borrowed_too_long_has_nothing_more_to_say(park: str):
    tell()
    slow = taken()
    with later(11):
        quick = taken()
        queue.fail(slow.mail, MailFault.REFUSED, "550")
        queue.postpone(slow.mail, MailFault.UNREACHABLE)
        assert letter().state is MailState.WAITING
        assert queue.take() is None
        queue.sent(quick.mail)
    assert letter().state is MailState.SENT


def test_each_pause_is_twice_the_one_before_and_six_hours_at_most():
    pauses = [queue.pause_after(attempt) / MINUTE for attempt in range(1, 12)]

    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def test_what_could_not_be_sent_waits_and_says_why(park: str):
    tell()
    queue.postpone(taken().mail, MailFault.REFUSED, "451")

    found = letter()
    assert (found.state, found.fault, found.reply) == (MailState.WAITING, MailFault.REFUSED, "451")
    assert found.due == clock.now() + MINUTE
    assert queue.take() is None
    with later(1):
        assert taken().mail.attempt == 2


def test_after_the_days_of_a_setting_it_is_given_up_and_says_why(park: str):
    settings.write("mail.give_up_days", 1, "test", by=OPERATOR)
    tell()
    attempts, begin = 0, clock.now()
    with clock.fixed(begin):
        moment = begin
        while letter().state is MailState.WAITING:
            moment = letter().due
            with clock.fixed(moment):
                queue.postpone(taken().mail, MailFault.UNREACHABLE)
            attempts += 1

    assert (letter().state, letter().fault) == (MailState.FAILED, MailFault.UNREACHABLE)
    assert moment - begin >= dt.timedelta(days=1)
    assert attempts == 13


def test_what_is_refused_for_good_has_failed_at_once(park: str):
    tell()
    queue.fail(taken().mail, MailFault.REFUSED, "550")

    found = letter()
    assert (found.state, found.fault, found.reply) == (MailState.FAILED, MailFault.REFUSED, "550")
    assert queue.take() is None


def test_a_later_letter_about_the_same_visit_overtakes_one_that_waits(park: str):
    tell()
    tell(1, "visit-changed")

    first, second = reversed(letters.list_mails(by=COMMITTEE))
    assert (first.state, second.state) == (MailState.OVERTAKEN, MailState.WAITING)
    assert taken().mail.id == second.id
    assert queue.take() is None


def test_one_that_was_leaving_when_it_was_overtaken_has_been_sent(park: str):
    tell()
    leaving = taken()
    tell(1, "visit-changed")
    queue.sent(leaving.mail)

    first, second = reversed(letters.list_mails(by=COMMITTEE))
    assert (first.state, second.state) == (MailState.SENT, MailState.WAITING)


def test_a_change_follows_what_was_written_to_the_same_address_before(park: str):
    for revision in range(3):
        tell(revision)
        one = taken()
        queue.keep(one.mail, b"x")
        queue.sent(one.mail)
    tell(enterprise="E2")
    tell(3)

    idents = [one.ident for one in reversed(letters.list_mails(by=COMMITTEE)) if one.address]
    assert taken().thread == tuple(idents[:3])


def test_a_letter_is_named_by_visit_revision_and_address_alone(park: str):
    tell()
    first = letter().ident

    assert first == queue.ident_of("visit:2026-W49-E1-1:0:enterprise:E1", ADDRESS)
    assert len({first, queue.ident_of("visit:2026-W49-E1-1:1:enterprise:E1", ADDRESS)}) == 2
    assert first != queue.ident_of("visit:2026-W49-E1-1:0:enterprise:E1", "b@firm.example")


def test_without_a_mail_server_that_is_what_stands_there(park: str):
    tell()

    assert queue.put_aside() == 1
    assert letter().state is MailState.UNSERVED
    assert (queue.take(), queue.put_aside()) == (None, 0)
