"""Letters at the terminal, and reports that some came back."""

import json
from collections.abc import Callable

from click.testing import CliRunner, Result

from tests.tracker.builders import COMMITTEE, OPERATOR
from tests.web.commands.onsite import enter
from tests.web.mailing.test_bounces import IDENT, report
from tracker import clock, database
from tracker.mail import letters, mailboxes, queue
from tracker.records.mail import MailState
from web.commands import main

Type = Callable[..., Result]


def sent() -> str:
    """The ident of a letter that was sent."""
    with database.session():
        (one,) = letters.list_mails(by=COMMITTEE)
        mailboxes.enter_enterprise("E1", "office@firm.example", by=OPERATOR)
        with clock.fixed(one.written):
            letters.again(one.id, by=COMMITTEE)
            taken = queue.take()
            assert taken is not None
            queue.sent(taken.mail)
            return taken.mail.ident


def fed(content: bytes, *words: str) -> Result:
    return CliRunner().invoke(main, ["mail", "bounce", *words], input=content)


def test_letters_are_listed_by_week(published: str):
    (found,) = json.loads(enter("mail", "list", "2026-W49", "--json").stdout)

    assert (found["visit"], found["state"]) == (published, "undeliverable")
    assert "通知无法送达" in enter("mail", "list").stdout
    assert json.loads(enter("mail", "list", "2026-W50", "--json").stdout) == []


def test_a_report_marks_its_letter(published: str):
    ident = sent()
    told = fed(report().replace(IDENT.encode(), ident.encode()))

    assert told.exit_code == 0
    assert "office@firm.example" in told.stdout
    with database.session():
        (one,) = letters.list_mails(by=COMMITTEE)
    assert (one.state, one.reply) == (MailState.BOUNCED, "5.1.1")

    assert enter("mail", "again", one.id).stdout.strip() == "等待发送"


def test_what_is_no_report_of_a_letter_of_ours_changes_nothing(published: str):
    sent()
    for content in (b"hello", report()):
        told = fed(content)
        assert told.exit_code == 1
        assert "退信" in told.stderr
    with database.session():
        (one,) = letters.list_mails(by=COMMITTEE)
    assert one.state is MailState.SENT


def test_an_officer_marks_nothing(published: str):
    assert fed(report(), "--as", "FIRE-officer").exit_code != 0
