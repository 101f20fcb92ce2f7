"""What libical and ical.js make of our invitations; and that libical does refuse broken ones."""

from datetime import timedelta

import pytest

from calendars import invite
from tests.calendars.builders import NINE, entry

pytestmark = pytest.mark.needs_peer

FIRM = ("office@firm.example", "河源市榕汀新材料有限公司")
MANY = [(f"who-{number}@firm.example", "办,公;室: " + "一" * number) for number in range(40)]

INVITES = {
    "first": invite(entry(), method="REQUEST", attendees=[FIRM]),
    "nameless": invite(entry(), method="REQUEST", attendees=[("a@b.example", "")]),
    "moved": invite(
        entry(sequence=2, start=NINE + timedelta(days=1), end=NINE + timedelta(days=1, hours=2)),
        method="REQUEST",
        attendees=[FIRM],
    ),
    "many": invite(
        entry(description="联合检查；\n请准备：台账，合同\n" * 60, private=True),
        method="REQUEST",
        attendees=MANY,
    ),
    "called off": invite(entry(sequence=3, cancelled=True), method="CANCEL", attendees=[FIRM]),
}

BREAKS = {
    "no organizer": (b"ORGANIZER;CN=", b"X-ORGANIZER;CN="),
    "no uid": (b"UID:", b"X-UID:"),
    "nobody invited": (b"ATTENDEE;", b"X-ATTENDEE;"),
    "two starts": (b"SEQUENCE:0", b"DTSTART:20261130T090000Z\r\nSEQUENCE:0"),
    "a zone without a name": (b"TZID:Asia/Shanghai\r\n", b""),
}


@pytest.mark.parametrize("name", INVITES)
def test_libical_accepts(name, libical):
    verdict = libical(INVITES[name])

    assert verdict.complaints == ()
    assert verdict.accepted
    assert verdict.events == 1


@pytest.mark.parametrize("fault", BREAKS)
def test_libical_refuses_an_invitation_with(fault, libical):
    broken = INVITES["first"].replace(*BREAKS[fault])

    assert broken != INVITES["first"]
    assert not libical(broken).accepted


@pytest.mark.parametrize("name", INVITES)
def test_ical_js_reads(name, ical_js):
    (event,) = ical_js(INVITES[name])

    assert event["uid"] == "visit-1@onevisit.example"
    assert event["zone"] == "Asia/Shanghai"
    assert event["organizer"] == "mailto:committee@onevisit.example"
    assert event["sequence"] == {"moved": 2, "called off": 3}.get(name, 0)
    assert event["status"] == ("CANCELLED" if name == "called off" else "CONFIRMED")
