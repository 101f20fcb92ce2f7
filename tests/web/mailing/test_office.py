"""Letters are sent, tried again and given up; what went wrong is known and hurts no other one."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.tracker.builders import COMMITTEE, line, publish_plan
from tests.tracker.mail.builders import later, letter, reached
from tests.web.mailing.post import Post, open_post
from tracker import clock
from tracker.errors import Conflict, ConflictCode
from tracker.mail import letters, queue
from tracker.records.mail import MailFault, MailState
from web.config import BadSetting, Config
from web.mailing import notices, office


@pytest.fixture(autouse=True)
def published(small: Config) -> None:
    publish_plan(line())


def saying(*answers: str) -> Callable[[], str]:
    """One answer after the other, and then that all is well."""
    known = iter(answers)
    return lambda: next(known, "250 OK")


def told() -> tuple[MailState, MailFault | None, str]:
    found = letter()
    return found.state, found.fault, found.reply


def test_what_waits_is_sent_once(small: Config, post: Post):
    assert office.work_off(small) == 1
    assert office.work_off(small) == 0

    assert told() == (MailState.SENT, None, "")
    assert [to for to, _ in post.taken] == [letter().address]


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_what_is_refused_for_now_is_sent_later(small: Config, post: Post, step: str):
    post.answers[step] = saying("451 try again")

    office.work_off(small)
    assert told() == (MailState.WAITING, MailFault.REFUSED, "451")
    assert office.work_off(small) == 0
    with later(1):
        office.work_off(small)

    assert told() == (MailState.SENT, None, "")
    assert len(post.taken) == 1


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_what_is_refused_for_good_has_failed(small: Config, post: Post, step: str):
    post.answers[step] = saying("550 no such mailbox")

    office.work_off(small)

    assert told() == (MailState.FAILED, MailFault.REFUSED, "550")
    with later(600):
        assert office.work_off(small) == 0


def test_a_server_that_is_down_loses_nothing(small: Config, post: Post):
    with open_post() as down:
        away = replace(small, smtp_port=down.port)
    moment, pauses = clock.now(), []
    for _ in range(12):
        with clock.fixed(moment):
            assert office.work_off(away) == 1
            assert told() == (MailState.WAITING, MailFault.UNREACHABLE, "")
            pauses.append((letter().due - moment) / dt.timedelta(minutes=1))
        moment = letter().due

    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    with clock.fixed(moment):
        office.work_off(small)
    assert told() == (MailState.SENT, None, "")


def test_a_server_that_goes_away_in_the_middle_loses_nothing(small: Config, post: Post):
    post.answers["rcpt"] = saying("421 closing")

    office.work_off(small)

    assert told() == (MailState.WAITING, MailFault.UNREACHABLE, "421")


def test_one_bad_address_keeps_no_other_letter_back(small: Config, post: Post):
    reached("E2", "two@firm.example")
    reached("E3", "three@firm.example")
    publish_plan(line(), line(enterprise="E2"), line(enterprise="E3"))
    post.answers["rcpt"] = saying("250 OK", "550 no such mailbox")

    office.work_off(small)

    states = [one.state for one in reversed(letters.list_mails(by=COMMITTEE))]
    assert states == [MailState.SENT, MailState.FAILED, MailState.SENT]


def test_without_a_server_nothing_waits_for_one(small: Config, post: Post):
    office.work_off(replace(small, smtp_host=""))

    assert told() == (MailState.UNSERVED, None, "")
    assert office.work_off(small) == 0
    letters.again(letter().id, by=COMMITTEE)
    assert office.work_off(small) == 1


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"smtp_security": "starttls"}, MailFault.INSECURE),
        ({"smtp_security": "ssl"}, MailFault.INSECURE),
        ({"smtp_user": "us", "smtp_password": "no"}, MailFault.INSECURE),
    ],
)
def test_a_server_that_is_not_as_it_is_set_gets_nothing(
    small: Config, post: Post, settings: dict[str, str], fault: MailFault
):
    office.work_off(replace(small, smtp_timeout=2, **settings))

    assert told() == (MailState.WAITING, fault, "")
    assert post.taken == []


def test_a_letter_that_cannot_be_written_has_failed_and_keeps_no_other_one_back(
    small: Config, post: Post, monkeypatch
):
    monkeypatch.setattr(notices.Desk, "write", lambda *_: 1 / 0)

    office.work_off(small)

    assert told() == (MailState.FAILED, MailFault.BROKEN, "")


def test_a_setting_that_is_missing_fails_no_letter_for_good(small: Config, post: Post, monkeypatch):
    def bare(*_: object) -> None:
        raise BadSetting("ONEVISIT_SECRET_KEY is ''")

    monkeypatch.setattr(notices.Desk, "write", bare)
    assert office.work_off(small) == 1
    assert told() == (MailState.WAITING, MailFault.BROKEN, "")
    monkeypatch.undo()

    with later(minutes=2):
        office.work_off(small)

    assert told()[0] is MailState.SENT


def test_a_database_that_is_busy_breaks_no_letter(small: Config, post: Post, monkeypatch):
    def busy(*_: object) -> None:
        raise Conflict(ConflictCode.BUSY)

    with monkeypatch.context() as patched:
        patched.setattr(notices.Desk, "write", busy)
        with pytest.raises(Conflict):
            office.work_off(small)
    assert told() == (MailState.WAITING, None, "")
    with later(10):
        office.work_off(small)

    assert told() == (MailState.SENT, None, "")


def test_every_attempt_sends_the_same_bytes(small: Config, post: Post, monkeypatch):
    monkeypatch.setattr(queue, "sent", lambda one: None)
    office.work_off(small)
    with later(10):
        office.work_off(replace(small, base_url="https://moved.example", phone="1"))

    first, second = post.taken
    assert first == second


def test_somebody_sends_beside_everything_else_until_it_ends(small: Config, post: Post):
    with office.attending(small):
        until = time.monotonic() + 20
        while not post.taken and time.monotonic() < until:
            time.sleep(0.01)

    assert len(post.taken) == 1
