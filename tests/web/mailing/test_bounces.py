"""A report of a server that a letter came back names the letter and a status, and no more."""

import email.policy
from email.message import EmailMessage

import pytest

from web.mailing.bounces import NoReport, read

IDENT = "0123456789abcdef" * 2 + "01234567"

REPORT = """\
From: MAILER-DAEMON@mx.example
To: committee@onevisit.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you ...

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Tue, 24 Nov 2026 09:00:01 +0800

Final-Recipient: rfc822; office@firm.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
{returned}
--b--
"""

WHOLE = f"""\
Content-Type: message/rfc822

From: committee@onevisit.example
Message-ID: <{IDENT}@onevisit.example>
Subject: =?utf-8?q?x?=

text
"""

HEADERS = f"""\
Content-Type: text/rfc822-headers

From: committee@onevisit.example
Message-ID: <{IDENT}@onevisit.example>
"""


def report(returned: str = WHOLE, action: str = "failed", status: str = "5.1.1") -> bytes:
    told = REPORT.format(returned=returned, action=action, status=status)
    return told.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("returned", [WHOLE, HEADERS])
def test_a_report_names_the_letter_that_it_returns(returned: str):
    assert read(report(returned)) == (IDENT, "5.1.1")
    assert read(report(returned).replace(b"\r\n", b"\n")) == (IDENT, "5.1.1")


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", ""])
def test_a_letter_that_is_only_late_has_not_come_back(action: str):
    with pytest.raises(NoReport):
        read(report(action=action))


def test_a_status_that_is_none_is_told_as_the_plainest_one():
    assert read(report(status="<script>")) == (IDENT, "5.0.0")


@pytest.mark.parametrize(
    "returned",
    [
        WHOLE.replace(IDENT, "somebody-elses"),
        "Content-Type: text/plain\n\nnothing\n",
        WHOLE.replace("Message-ID", "X-Message-ID"),
    ],
)
def test_a_letter_that_is_not_ours_has_not_come_back_to_us(returned: str):
    with pytest.raises(NoReport):
        read(report(returned))


def test_what_is_no_report_says_so():
    plain = EmailMessage(policy=email.policy.SMTP)
    plain["Message-ID"] = f"<{IDENT}@onevisit.example>"
    plain.set_content("I am on holiday")

    for content in (plain.as_bytes(), b"", b"\xff\x00" * 40, b"\r\n" * 9):
        with pytest.raises(NoReport):
            read(content)
