"""Entries of all kinds that there can be, with texts that calendars have stumbled over."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from calendars import Entry
from tests.calendars.builders import entry

SIGNS = (
    # what is escaped, or looks as if it were
    *'\\;,:"^=nN',
    # breaks, and what is no sign at all
    *"\t\n\r\v\f\x00\x07\x1b\x1c\x7f\x85\x9f\u2028\u2029\ud83d\udc00",
    # right to left, and what turns the direction
    *"שע\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    # signs of one to four octets, and those that join with others or cannot be seen
    *"aé检ề🚒👩🇨🇳\u0301\u200b\u200d\ufe0f\U0001f3fd\ufeff\u00ad\ue000\uffff\U0010ffff",
)
"""Drawn more often than by chance."""

WORDS = (
    "\r\nATTENDEE:mailto:x@y.example\r\n",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    "C:\\Notes\\new",
    "【已取消】",
    "依法开展消防、用电和危险化学品联合检查；请准备：台账，合同，照片。",
    "👨‍👩‍👧‍👦",
)

some_texts = st.one_of(
    st.text(st.characters(), max_size=30),
    st.text(st.sampled_from(SIGNS), max_size=30),
    st.lists(st.sampled_from(SIGNS + WORDS), max_size=8).map("".join),
)
texts = some_texts | st.builds(str.__mul__, some_texts, st.integers(2, 120))
"""Of up to some thousand signs."""

some_uids = st.text(
    st.sampled_from("abcxyzABCXYZ0189._@:+=/-"), min_size=1, max_size=255
) | st.integers(1, 10**9).map("visit-{}@onevisit.example".format)

BEGINNING = datetime(1992, 1, 1, tzinfo=UTC)
DAYS = 108 * 365
some_moments = st.integers(0, DAYS * 86_400).map(lambda after: BEGINNING + timedelta(seconds=after))
some_days = st.integers(0, DAYS).map(lambda after: BEGINNING.date() + timedelta(days=after))
some_hours = st.integers(1, 10**6).map(lambda seconds: timedelta(seconds=seconds))
some_stays = st.integers(1, 400).map(lambda days: timedelta(days=days))
spans: st.SearchStrategy[tuple[date, timedelta]] = st.one_of(
    st.tuples(some_moments, some_hours), st.tuples(some_days, some_stays)
)

degrees = st.integers(-90_000_000, 90_000_000).map(lambda millionths: millionths / 10**6)
pages = st.text(st.sampled_from("abz019-._~:/?#[]@!$&'()*+,;=%"), min_size=1, max_size=90)

facts = st.fixed_dictionaries(
    {
        "sequence": st.integers(0, 10**6),
        "changed": some_moments,
        "summary": texts.map("检{}".format),
        "description": texts,
        "location": texts,
        "organizer": st.tuples(st.just("committee@onevisit.example"), some_texts),
        "categories": st.lists(some_texts, max_size=3).map(tuple),
        "geo": st.none() | st.tuples(degrees, degrees),
        "url": st.none() | pages.map("https://{}".format),
        "cancelled": st.booleans(),
        "private": st.booleans(),
        "busy": st.booleans(),
    }
)


def drawn(uid: str, span: tuple[date, timedelta], values: dict[str, Any]) -> Entry:
    """An entry that begins and lasts as it is said."""
    start, stay = span
    return entry(uid, start=start, end=start + stay, **values)


entries = st.lists(
    st.builds(drawn, some_uids, spans, facts), max_size=3, unique_by=lambda one: one.uid
)
"""Those of one feed."""
