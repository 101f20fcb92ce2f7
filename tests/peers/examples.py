"""Feeds that every reader is asked about, what there is to know of them, and broken ones."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from calendars import Entry
from tests.calendars.builders import NINE, entry

LONG = "依法开展消防、用电和危险化学品联合检查；请准备：台账，合同，照片。\n" * 40


def busy_week() -> list[Entry]:
    """300 visits on five days, some moved, some cancelled, some told as whole days."""
    return [
        entry(
            f"visit-{n}@onevisit.example",
            sequence=n % 4,
            start=NINE + timedelta(days=n % 5, minutes=n % 37),
            end=NINE + timedelta(days=n % 5, minutes=n % 37 + 90),
            summary=f"联合检查 第 {n} 家企业，{'特种设备' * (n % 9)}",
            categories=("消防", "税务")[: n % 3],
            cancelled=n % 17 == 0,
            private=n % 2 == 0,
        )
        for n in range(300)
    ]


FEEDS = {
    "empty": [],
    "plain": [entry()],
    "full": [
        entry(
            location="云海路 8 号，3 栋；东门",
            geo=(31.230416, 121.473701),
            categories=("消防, 救援", "市场监管"),
            url="https://onevisit.example/visits/1?a=b&c=d",
            private=True,
            busy=False,
            description="两个部门，一次上门",
        )
    ],
    "long": [entry(summary="检查" * 200, description=LONG, location="云海路" * 60)],
    "moved": [entry(sequence=2, start=NINE + timedelta(days=1), end=NINE + timedelta(days=2))],
    "cancelled": [entry(sequence=3, cancelled=True)],
    "all-day": [entry(start=date(2026, 12, 4), end=date(2026, 12, 5), summary="消防 截止日")],
    "nasty": [
        entry(
            "nasty-1",
            summary="a\r\nATTENDEE:mailto:x@y.example\x00\x1b[31m",
            description="C:\\Notes\\new \\; \\, \\\\ \\\r\u2028BEGIN:VEVENT\r\nEND:VCALENDAR",
            location="\u202eשלום\u202c 🚒👨‍👩‍👧 ^n ^^",
            categories=("a;b", "c,d", "\\N"),
        ),
        entry("nasty-2", summary="🚒" * 150, description='"' * 80 + "=;:" * 60),
        entry("nasty-3", summary="x", organizer=("a@b.example", "办,公;室: 一")),
    ],
    "midnight": [
        entry(
            "late",
            start=datetime(2026, 12, 31, 15, 30, tzinfo=UTC),
            end=datetime(2027, 1, 1, 0, 0, tzinfo=UTC),
        ),
    ],
    "week": busy_week(),
}

# What a feed turns into when one of its rules is forgotten: the old and the new bytes.
BREAKS = {
    "no organizer": (b"ORGANIZER;CN=", b"X-ORGANIZER;CN="),
    "no uid": (b"UID:", b"X-UID:"),
    "no stamp": (b"DTSTAMP:", b"X-DTSTAMP:"),
    "no summary": (b"SUMMARY:", b"X-SUMMARY:"),
    "two starts": (b"SEQUENCE:0", b"DTSTART:20261130T090000Z\r\nSEQUENCE:0"),
    "a start that is no moment": (b":20261130T090000", b":tomorrow"),
    "an unknown status": (b"STATUS:CONFIRMED", b"STATUS:PERHAPS"),
    "an attendee": (b"SEQUENCE:0", b"ATTENDEE:mailto:x@y.example\r\nSEQUENCE:0"),
    "a line that is none": (b"SEQUENCE:0", b"SEQUENCE 0 of many"),
    "a zone without a name": (b"TZID:Asia/Shanghai\r\n", b""),
    "a moment of no zone": (b";TZID=Asia/Shanghai:", b":"),
    "an unfolded line break": (b"SUMMARY:", b"SUMMARY:a\r\nb"),
}


def expected(entry: Entry) -> dict[str, object]:
    """What a client should know of an entry."""
    return {
        "uid": entry.uid,
        "sequence": entry.sequence,
        "start": said(entry.start),
        "end": said(entry.end),
        "zone": "floating" if entry.all_day else "Asia/Shanghai",
        "changed": said(entry.changed),
        "stamp": said(entry.changed),
        "summary": "【已取消】" * entry.cancelled + entry.summary,
        "description": entry.description,
        "location": entry.location,
        "status": "CANCELLED" if entry.cancelled else "CONFIRMED",
        "transparency": "OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT",
        "class": "PRIVATE" if entry.private else None,
        "organizer": f"mailto:{entry.organizer[0]}",
        "organizer_name": entry.organizer[1],
        "categories": list(entry.categories),
        "geo": list(entry.geo) if entry.geo else None,
        "url": entry.url,
        "alarms": 0,
    }


def said(moment: date) -> str:
    """A moment in UTC, a day as it stands."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat()
    return moment.isoformat()


TEXTS = ("summary", "description", "location")
KNOWN = ("uid", "sequence", "start", "end", "zone", "status", *TEXTS)
"""What every reader is asked for."""


def known(entry: Entry) -> dict[str, object]:
    """The part of it that every reader tells."""
    return {name: value for name, value in expected(entry).items() if name in KNOWN}


def vague_to_node_ical(entry: Entry) -> set[str]:
    """The texts that node-ical changes: it takes off quotes, and a backslash before an n."""
    written = {name: str(getattr(entry, name)) for name in TEXTS}
    return {name for name, text in written.items() if "\\" in text or _quoted(text)}


def vague_to_ical_js(entry: Entry) -> set[str]:
    """What ical.js does not tell as it was: a backslash before the comma between two labels."""
    return {"categories"} if any(label[-1] == "\\" for label in entry.categories) else set()


def _quoted(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def less(told: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """What was told but for some of it."""
    return {name: value for name, value in told.items() if name not in names}
