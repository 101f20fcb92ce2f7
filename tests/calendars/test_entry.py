from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from tests.calendars.builders import NINE, entry

DAY = date(2026, 11, 30)


@pytest.mark.parametrize("name", ["start", "end", "changed"])
def test_a_moment_without_a_zone_is_refused_by_name(name):
    with pytest.raises(ValueError, match=rf"{name} is 2026-11-30T10:00:00, expected .* a zone"):
        entry(**{name: NINE.replace(hour=10, tzinfo=None)})


def test_a_moment_with_a_zone_that_does_not_say_its_offset_counts_as_naive():
    class Nowhere(tzinfo):
        def utcoffset(self, moment):
            return None

    with pytest.raises(ValueError, match="start is"):
        entry(start=NINE.replace(tzinfo=Nowhere()))


@pytest.mark.parametrize("minutes", [0, -1])
def test_an_entry_must_end_after_it_starts(minutes):
    with pytest.raises(ValueError, match=r"end is 2026-11-30T.*, expected after 2026-11-30T01:00"):
        entry(end=NINE + timedelta(minutes=minutes))


def test_a_stay_of_less_than_a_second_is_none():
    with pytest.raises(ValueError, match="expected after"):
        entry(end=NINE + timedelta(milliseconds=900))


def test_start_and_end_are_compared_across_zones():
    elsewhere = timezone(timedelta(hours=-5))

    assert entry(end=NINE.astimezone(elsewhere) + timedelta(minutes=1)).end > NINE


def test_a_day_is_an_all_day_entry_with_its_end_outside():
    whole = entry(start=DAY, end=DAY + timedelta(days=1))

    assert whole.all_day
    assert not entry().all_day
    with pytest.raises(ValueError, match="end is 2026-11-30, expected after 2026-11-30"):
        entry(start=DAY, end=DAY)


@pytest.mark.parametrize(("start", "end"), [(DAY, NINE), (NINE, DAY + timedelta(days=1))])
def test_a_day_and_a_moment_do_not_make_an_entry(start, end):
    with pytest.raises(ValueError, match="expected both days or moments"):
        entry(start=start, end=end)


def test_moments_lose_their_fraction_and_the_last_change_becomes_utc():
    shanghai = timezone(timedelta(hours=8))
    changed = datetime(2026, 11, 20, 9, 0, 0, 999_999, tzinfo=shanghai)

    kept = entry(start=NINE.replace(microsecond=5), changed=changed)

    assert kept.start == NINE
    assert kept.changed == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    assert kept.changed.tzinfo is UTC


def test_all_faults_are_told_at_once():
    with pytest.raises(ValueError, match="entry 'a b'") as refused:
        entry("a b", sequence=-1, summary="\x00 ", end=NINE, geo=(91, -181), url="ftp://x/")

    for part in (
        "uid is 'a b', expected",
        "sequence is -1, expected 0 or more",
        "summary is empty, expected words",
        "end is",
        "latitude is 91, expected -90 to 90",
        "longitude is -181, expected -180 to 180",
        "url is 'ftp://x/', expected http:// or https:// in ASCII",
    ):
        assert part in str(refused.value)


@pytest.mark.parametrize("uid", ["", "a b", "检查-1", "a\r\nATTENDEE:b", "a;b", "x" * 256])
def test_a_uid_is_plain_ascii_without_spaces(uid):
    with pytest.raises(ValueError, match="uid is"):
        entry(uid)


@pytest.mark.parametrize("address", ["", "committee", "a@b\r\nX:y", "a b@c.d", "园区@c.d"])
def test_an_organizer_has_a_mail_address(address):
    with pytest.raises(ValueError, match="expected a mail address"):
        entry(organizer=(address, "办公室"))


def test_an_organizer_may_come_as_a_mailto_link():
    assert entry(organizer=("mailto:a@b.example", "办公室")).organizer == ("a@b.example", "办公室")


@pytest.mark.parametrize(
    "url", ["https://a.example/访", "javascript:x", "https://a b", "https://a\n"]
)
def test_a_page_is_named_in_ascii_over_http(url):
    with pytest.raises(ValueError, match="url is"):
        entry(url=url)


def test_no_number_is_no_position():
    with pytest.raises(ValueError, match="latitude is nan"):
        entry(geo=(float("nan"), 0.0))


def test_control_characters_are_taken_out_of_every_text():
    kept = entry(
        summary="a\x00b\r\nc\u2028d\x9f",
        location="\te\x7f\ud800f ",
        description="g\r\nh\ri\u2029j\x0bk\x1b",
        categories=("消\x00防", "\n", "税务", "消防"),
        organizer=("a@b.example", "办\u0085公\x07室"),
    )

    assert kept.summary == "ab c d"
    assert kept.location == "ef"
    assert kept.description == "g\nh\ni\nj\nk"
    assert kept.categories == ("消防", "税务")
    assert kept.organizer == ("a@b.example", "办 公室")


def test_signs_of_a_name_that_tear_lines_become_harmless():
    kept = entry(organizer=("a@b.example", '园区 "联合" ^n 检查\\办公室; 一, 二: 三'))

    assert kept.organizer[1] == "园区 '联合' n 检查/办公室; 一, 二: 三"


def test_an_entry_never_changes():
    with pytest.raises(FrozenInstanceError):
        entry().summary = "other"
