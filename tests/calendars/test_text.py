import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calendars.text import Text, fold, one_line, paragraphs


@pytest.mark.parametrize("broken", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_one(broken):
    assert one_line(f"上{broken}下") == "上 下"
    assert paragraphs(f"上{broken}下") == "上\n下"


def test_control_characters_and_torn_surrogates_vanish():
    assert paragraphs("\x00a\x01\x1b\x7f\x80\ud83db\udc00") == "ab"


def test_a_mark_of_byte_order_is_no_text():
    assert one_line("\ufeff检\ufeff查") == "检查"
    assert paragraphs("\ufeff上\n\ufeff下") == "上\n下"


def test_what_people_write_stays():
    written = "消防‍🚒 שלום \u202bعربي\u202c é e\u0301 🇨🇳"

    assert one_line(written) == written


def test_a_backslash_before_a_capital_n_is_no_line_break():
    assert Text("C:\\Notes\\new").to_ical() == b"C:\\\\Notes\\\\new"


def test_semicolon_comma_and_break_are_escaped():
    assert Text("a;b,c\nd").to_ical() == b"a\\;b\\,c\\nd"


def test_a_text_is_cleaned_again_when_it_is_written():
    assert Text("a\x00\r\nb\ud800").to_ical() == b"a\\nb"


def test_a_line_of_75_octets_stays_whole():
    assert fold("A" * 75) == b"A" * 75 + b"\r\n"
    assert fold("A" * 76) == b"A" * 75 + b"\r\n A\r\n"


@pytest.mark.parametrize("before", range(60, 76))
def test_no_escape_is_torn(before):
    line = "A" * before + r"\\\\\n\;\," + "B"

    for piece in fold(line).split(b"\r\n"):
        assert (len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
@example("检" * 400)
@example("🚒" * 100)
@example("a" * 74 + "\\n" * 40)
def test_a_folded_line_unfolds_to_itself(line):
    folded = fold(line)

    assert folded.endswith(b"\r\n")
    assert folded[:-2].replace(b"\r\n ", b"").decode() == line
    for piece in folded[:-2].split(b"\r\n"):
        assert len(piece) <= 75
        assert piece.decode() is not None
