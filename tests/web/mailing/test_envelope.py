"""Letters are equal for equal words, read back as they were written, and take no header in."""

import datetime as dt
from dataclasses import replace

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import invite
from tests.calendars.builders import entry
from tests.web.mailing.post import read
from web.mailing.envelope import Attached, BadLetter, Envelope, build

INVITE = invite(entry(), method="REQUEST", attendees=[("office@firm.example", "某公司")])
IDENT = "ab" * 20

LETTER = Envelope(
    sender=("committee@onevisit.example", "源城区工业园管委会"),
    to=("office@firm.example", "河源市榕汀新材料有限公司"),
    reply_to="committee@onevisit.example",
    subject="【检查通知】12月1日，某区消防救援大队牵头，2 个部门一次到访",
    text="某公司：\n\n时间：9:00\n",
    html="<p>某公司：</p>",
    ident=IDENT,
    domain="onevisit.example",
    written=dt.datetime(2026, 11, 24, 9, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    method="REQUEST",
    invite=INVITE,
    attached=(Attached("检查通知书.pdf", "application/pdf", b"%PDF-1.7\r\n\x00\xff"),),
)

INJECTIONS = (
    "x\r\nBcc: all@others.example",
    "x\nBcc: all@others.example",
    "x\rBcc: all@others.example",
    "x\r\n\r\n<html>",
    "x\x00y\x0b\x0c\x1b\x7f\x85\u2028Bcc: all@others.example",
    "=?utf-8?q?=0d=0aBcc:_all@others.example?=",
    '"quoted" <all@others.example>, ',
    "\ud800",
)


def shape(part, depth: int = 0) -> list[str]:
    """The tree of parts, indented."""
    inner = part.iter_parts() if part.is_multipart() else ()
    below = [line for one in inner for line in shape(one, depth + 1)]
    return ["  " * depth + part.get_content_type(), *below]


def test_an_invitation_stands_beside_the_text_and_once_more_as_a_file():
    letter = read(build(LETTER))

    assert shape(letter) == [
        "multipart/mixed",
        "  multipart/alternative",
        "    text/plain",
        "    text/html",
        "    text/calendar",
        "  application/ics",
        "  application/pdf",
    ]


def test_what_mail_programs_are_told_of_the_method_is_what_the_calendar_says():
    letter = read(build(LETTER))
    (part,) = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]

    assert part.get_param("method") == "REQUEST"
    assert part.get_content_charset() == "utf-8"
    assert part["Content-Transfer-Encoding"] == "base64"
    assert part.get_content_disposition() is None
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    assert calendar["METHOD"] == "REQUEST"
    assert part.get_payload(decode=True) == INVITE
    (file,) = [one for one in letter.walk() if one.get_filename() == "invite.ics"]
    assert (file.get_content(), file.get_content_disposition()) == (INVITE, "attachment")


def test_a_letter_is_read_as_it_was_written():
    letter = read(build(LETTER))
    text, html, _, _, pdf = [one for one in letter.walk() if not one.is_multipart()]

    assert letter["Subject"] == LETTER.subject
    assert letter["From"].addresses[0].display_name == "源城区工业园管委会"
    assert letter["To"].addresses[0].addr_spec == "office@firm.example"
    assert letter["To"].addresses[0].display_name == "河源市榕汀新材料有限公司"
    assert text.get_content().replace("\r\n", "\n") == LETTER.text
    assert html.get_content().strip() == LETTER.html
    assert (pdf.get_filename(), pdf.get_content()) == ("检查通知书.pdf", b"%PDF-1.7\r\n\x00\xff")
    assert (letter["Auto-Submitted"], letter["Reply-To"]) == ("auto-generated", None)


def test_every_line_is_plain_ascii_that_old_servers_carry():
    content = build(replace(LETTER, to=("office@firm.example", "检查" * 80)))

    assert content.isascii()
    assert all(len(line) <= 78 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")


def test_a_letter_is_named_and_dated_by_what_it_tells():
    letter = read(build(LETTER))

    assert letter["Message-ID"] == f"<{IDENT}@onevisit.example>"
    assert letter["Date"] == "Tue, 24 Nov 2026 09:00:00 +0800"
    assert build(LETTER) == build(LETTER)
    assert letter["In-Reply-To"] is None


def test_a_change_follows_the_letters_before_it():
    letter = read(build(replace(LETTER, thread=("a" * 40, "b" * 40))))

    first, last = f"<{'a' * 40}@onevisit.example>", f"<{'b' * 40}@onevisit.example>"
    assert letter["In-Reply-To"] == last
    assert letter["References"].split() == [first, last]


def test_answers_go_to_the_committee_though_another_mailbox_sends():
    letter = read(build(replace(LETTER, sender=("noreply@onevisit.example", "系统"))))

    assert letter["Reply-To"] == "committee@onevisit.example"


@pytest.mark.parametrize("words", INJECTIONS)
@pytest.mark.parametrize("field", ["subject", "sender", "to", "file"])
def test_no_words_become_a_header_of_their_own(field: str, words: str):
    values = {
        "subject": {"subject": f"x{words}"},
        "sender": {"sender": ("committee@onevisit.example", words)},
        "to": {"to": ("office@firm.example", words)},
        "file": {"attached": (Attached(words, "application/pdf", b"x"),)},
    }[field]

    letter = read(build(replace(LETTER, **values)))

    assert letter.keys() == read(build(LETTER)).keys()
    assert [one.addr_spec for one in letter["To"].addresses] == ["office@firm.example"]
    assert [one.addr_spec for one in letter["From"].addresses] == ["committee@onevisit.example"]
    assert shape(letter) == shape(read(build(LETTER)))


@given(st.text(st.characters()))
def test_whatever_a_name_is_a_letter_has_one_recipient_and_equal_headers(name: str):
    letter = read(
        build(
            replace(LETTER, to=("office@firm.example", name), subject=f"x{name} =?utf-8?q?{name}?=")
        )
    )

    assert letter.keys() == read(build(LETTER)).keys()
    assert [one.addr_spec for one in letter["To"].addresses] == ["office@firm.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "office",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "a b@c.example",
        "张@b.example",
        "a" * 65 + "@b.example",
        "<a@b.example>",
    ],
)
def test_an_address_that_is_none_is_refused_with_every_other_fault(address: str):
    bad = replace(LETTER, to=(address, ""), ident="a>\r\nX: b", subject="\r\n")

    with pytest.raises(BadLetter) as fault:
        build(bad)

    assert str(fault.value).count("expected") == 3


def test_a_letter_without_an_invitation_is_words_and_files():
    letter = read(build(replace(LETTER, method="", invite=b"", attached=())))

    assert shape(letter) == ["multipart/alternative", "  text/plain", "  text/html"]
