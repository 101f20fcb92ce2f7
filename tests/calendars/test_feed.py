import random
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from calendars import COLORS, render, tag
from calendars.text import one_line, paragraphs
from tests.calendars.builders import NINE, ORGANIZER, entry

NASTY = [
    "a\r\nATTENDEE:mailto:x@y.example\r\nb",
    "a\u2028b\u2029c\u0085d\x0be",
    "\x00\x07\x1b[31m\x7f\x9b",
    "C:\\Notes\\new \\; \\, \\\\ \\",
    "BEGIN:VEVENT; END:VCALENDAR, ^n ^' ^^",
    "🚒👨‍👩‍👧‍👦🇨🇳" * 20,
    "\u202eשלום\u202c עולם" * 9,
    "检查" * 300,
    "，；：" * 60 + ";,\\" * 60,
    "\ud83d\ude12 \udc00",
]
TEXT = st.text(st.characters()) | st.sampled_from(NASTY)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def written(**values) -> list[str]:
    return unfolded(render([entry(**values)], name="联合检查"))


def read(content: bytes):
    """What vobject, which shares no line with icalendar, makes of a feed."""
    return vobject.readOne(content.decode())


def value(event, name: str):
    return getattr(event, name).value if hasattr(event, name) else ""


def test_a_feed_says_what_it_is_and_how_often_to_ask():
    lines = unfolded(render([], name="联合检查", color="teal"))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0",
        "PRODID:-//OneVisit//calendars//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:联合检查",
        "X-WR-CALNAME:联合检查",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "COLOR:teal",
        "X-APPLE-CALENDAR-COLOR:#008080",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ):
        assert lines.count(line) == 1, line


def test_an_empty_feed_still_holds_its_zone():
    lines = unfolded(render([], name="空"))

    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert "BEGIN:VEVENT" not in lines


def test_a_full_feed_holds_one_zone_and_no_uid_of_its_own():
    lines = unfolded(render([entry(f"visit-{n}") for n in range(5)], name="周"))

    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert not [line for line in lines[: lines.index("BEGIN:VEVENT")] if line.startswith("UID")]
    assert len([line for line in lines if line.startswith("UID:")]) == 5


def test_the_name_of_a_feed_is_escaped():
    lines = unfolded(render([], name="一,二;三\\N\r\n四\x00"))

    assert r"NAME:一\,二\;三\\N 四" in lines
    assert r"X-WR-CALNAME:一\,二\;三\\N 四" in lines


def test_start_and_end_stand_by_the_clock_on_the_wall():
    lines = written()

    assert "DTSTART;TZID=Asia/Shanghai:20261130T090000" in lines
    assert "DTEND;TZID=Asia/Shanghai:20261130T110000" in lines


def test_the_last_change_is_the_stamp():
    lines = written(changed=datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC))

    assert "DTSTAMP:20261120T010203Z" in lines
    assert "LAST-MODIFIED:20261120T010203Z" in lines


def test_whole_days_are_written_as_days():
    lines = written(start=date(2026, 12, 4), end=date(2026, 12, 5))

    assert "DTSTART;VALUE=DATE:20261204" in lines
    assert "DTEND;VALUE=DATE:20261205" in lines


def test_an_entry_is_confirmed_busy_and_open_unless_told_otherwise():
    plain = written()
    other = written(private=True, busy=False)

    assert {"STATUS:CONFIRMED", "TRANSP:OPAQUE", "SEQUENCE:0"} < set(plain)
    assert not [line for line in plain if line.startswith("CLASS")]
    assert {"CLASS:PRIVATE", "TRANSP:TRANSPARENT"} < set(other)


def test_a_cancelled_entry_stays_and_says_so():
    lines = written(cancelled=True, sequence=3)

    assert "STATUS:CANCELLED" in lines
    assert "SUMMARY:【已取消】联合检查 云海精密" in lines
    assert {"SEQUENCE:3", "TRANSP:TRANSPARENT"} < set(lines)


def test_a_cancelled_entry_is_marked_once():
    assert "SUMMARY:【已取消】云海" in written(cancelled=True, summary="【已取消】云海")


def test_every_entry_names_its_organizer_and_nobody_else():
    lines = written()

    assert "ORGANIZER;CN=园区联合检查办公室:mailto:committee@onevisit.example" in lines
    assert not [line for line in lines if line.startswith("ATTENDEE")]
    assert "ORGANIZER:mailto:a@b.example" in written(organizer=("a@b.example", ""))


def test_place_labels_and_page_are_written():
    lines = written(
        location="云海路 8 号, 3 栋",
        geo=(31.2304161, 0.0000001),
        categories=("消防,救援", "税务"),
        url="https://onevisit.example/visits/17?a=1;b,c",
    )

    assert r"LOCATION:云海路 8 号\, 3 栋" in lines
    assert "GEO:31.230416;0.000000" in lines
    assert r"CATEGORIES:消防\,救援,税务" in lines
    assert "URL:https://onevisit.example/visits/17?a=1;b,c" in lines


def test_fields_without_a_value_stay_away():
    names = {re.split("[:;]", line)[0] for line in written()}

    assert not names & {"DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "URL", "CLASS"}


def test_reminders_come_only_when_asked_for_and_never_for_cancelled_entries():
    both = [entry("a"), entry("b", cancelled=True)]

    assert "BEGIN:VALARM" not in unfolded(render(both, name="周"))
    reminded = unfolded(render(both, name="周", alarm=timedelta(minutes=30)))
    assert reminded.count("BEGIN:VALARM") == 1
    assert "TRIGGER:-PT30M" in reminded


def test_entries_stand_by_start_then_uid():
    entries = [
        entry("c", start=NINE + timedelta(minutes=1)),
        entry("b"),
        entry("d", start=date(2026, 11, 30), end=date(2026, 12, 1)),
        entry("a"),
    ]

    lines = unfolded(render(entries, name="周"))

    assert [line[4:] for line in lines if line.startswith("UID:")] == ["d", "a", "b", "c"]


def test_the_same_entries_in_any_order_give_the_same_bytes():
    entries = [entry(f"v{n}", summary=f"{n}", start=NINE - timedelta(n % 3)) for n in range(60)]
    first = render(entries, name="周")

    for seed in range(5):
        random.Random(seed).shuffle(entries)
        assert render(iter(entries), name="周") == first


def test_the_tag_is_strong_and_changes_with_a_single_bit():
    content = render([entry()], name="周")

    assert re.fullmatch(r'"[0-9a-f]{64}"', tag(content))
    assert tag(content) == tag(render([entry()], name="周"))
    assert tag(content) != tag(render([entry(sequence=1)], name="周"))


def test_all_that_is_wrong_with_a_feed_is_told_at_once():
    with pytest.raises(ValueError, match=r"calendar '\\x00'") as refused:
        render([entry(), entry()], name="\x00", color="mauve", alarm=timedelta(-1))

    for part in (
        "uid 'visit-1@onevisit.example' stands 2 times, expected once",
        "name is empty, expected words",
        f"color is 'mauve', expected one of {', '.join(COLORS)}",
        "alarm is -1 day, 0:00:00, expected 0 or more",
    ):
        assert part in str(refused.value)


@given(summary=TEXT, description=TEXT, location=TEXT, label=TEXT, name=TEXT, organizer=TEXT)
@example(*NASTY[:6])
@example(*NASTY[4:])
def test_every_text_reads_back_as_it_was_kept(
    summary, description, location, label, name, organizer
):
    kept = entry(
        summary="检" + summary,
        description=description,
        location=location,
        categories=(label,),
        organizer=(ORGANIZER[0], organizer),
    )
    content = render([kept], name="周" + name)

    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", line.decode())
    calendar = read(content)
    event = calendar.vevent
    assert len(calendar.vevent_list) == 1
    assert calendar.x_wr_calname.value == one_line("周" + name)
    assert event.summary.value == kept.summary == one_line("检" + summary)
    assert value(event, "description") == kept.description == paragraphs(description)
    assert value(event, "location") == kept.location == one_line(location)
    assert tuple(value(event, "categories") or ()) == kept.categories


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.integers(0, 10**6))
def test_every_moment_reads_back_as_it_was(after, seconds, sequence):
    start = NINE + timedelta(seconds=after)
    kept = entry(start=start, end=start + timedelta(seconds=seconds), sequence=sequence)

    event = read(render([kept], name="周")).vevent

    assert (event.dtstart.value, event.dtend.value) == (kept.start, kept.end)
    assert event.dtstamp.value == kept.changed
    assert event.sequence.value == str(sequence)


@given(st.lists(st.tuples(TEXT, st.integers(0, 9)), max_size=6), st.randoms(use_true_random=False))
def test_no_text_and_no_order_makes_the_bytes_vary(drawn, chance):
    entries = [
        entry(f"v{n}", summary="检" + text, start=NINE - timedelta(days=days))
        for n, (text, days) in enumerate(drawn)
    ]
    first = render(entries, name="周")

    chance.shuffle(entries)

    assert render(entries, name="周") == first
