"""Files of cases: kept once, found by a token only, gone without their content."""

import hashlib
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, strategies
from hypothesis import settings as drawn
from PIL import Image

from tests.tracker.attachments import files
from tests.tracker.builders import COMMITTEE
from tracker import attachments, history, settings
from tracker.attachments import kinds
from tracker.database import database
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.records.attachments import Attachment

CASE = "appeal:17"


def keep(content: bytes, name: str = "x", case: str = CASE) -> Attachment:
    return attachments.keep(case, name, content, COMMITTEE)


def faults(content: bytes, name: str = "x") -> tuple[object, ...]:
    with pytest.raises(Rejected) as wrong:
        keep(content, name)
    return wrong.value.faults


def acts(case: str = CASE) -> list[tuple[str, object]]:
    return [(one.act, one.facts) for one in history.of_cases([case])]


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("照片.JPG", files.photo(), "image/jpeg"),
        ("图.png", files.chatty_png(), "image/png"),
        ("图.webp", files.picture("WEBP"), "image/webp"),
        ("函.pdf", files.pdf(), "application/pdf"),
        ("表.xlsx", files.sheet(), "application/vnd.openxmlformats-officedocument."
         "spreadsheetml.sheet"),
        ("信.docx", files.letter(), "application/vnd.openxmlformats-officedocument."
         "wordprocessingml.document"),
        ("说明.txt", "企业诉求".encode(), "text/plain; charset=utf-8"),
        ("清单.csv", "企业,诉求\n".encode("gb18030"), "text/csv; charset=gb18030"),
    ],
)  # fmt: skip
def test_what_is_kept_is_listed_and_found_by_its_token(
    tracker: str, name: str, content: bytes, media: str
):
    kept = keep(content, name)

    found, there = attachments.read(kept.token)
    assert (found, attachments.of_case(CASE)) == (kept, (kept,))
    assert (kept.media, kept.size, kept.by) == (media, len(there), "committee")
    assert kept.name.lower() == name.lower()
    assert kept.sha256 == hashlib.sha256(there).hexdigest()
    if not media.startswith("image"):
        assert there == content
    facts = {"media": media, "size": kept.size, "sha256": kept.sha256}
    assert acts() == [("attach", facts)]


def test_a_photo_tells_nothing_but_what_it_shows(tracker: str):
    before = files.photo() + b"PLUS" * 9
    assert b"Exif" in before
    assert Image.open(io.BytesIO(before)).getexif().get_ifd(files.GPS)

    _, after = attachments.read(keep(before).token)

    for secret in (b"Exif", b"Secret camera", b"somebody", b"profile", b"PLUS"):
        assert secret not in after
    image = Image.open(io.BytesIO(after))
    assert (image.size, dict(image.getexif())) == ((20, 40), {})
    red, white = image.getpixel((10, 5)), image.getpixel((10, 35))
    assert (red[0] > 240, red[1] < 15, min(white) > 240) == (True, True, True)


def test_equal_content_in_a_case_is_kept_once(tracker: str):
    first = keep(files.photo(), "一.jpg")
    _, cleaned = attachments.read(first.token)

    assert keep(files.photo(), "二.jpg") == first
    assert keep(cleaned, "三.jpg") == first
    other = keep(files.photo(), "一.jpg", case="appeal:18")
    assert (other.token != first.token, other.sha256) == (True, first.sha256)
    assert len(acts()) == 1


def test_who_keeps_the_same_at_the_same_time_gets_what_is_there(
    tracker: str, monkeypatch: pytest.MonkeyPatch
):
    examined, first = kinds.examined, []

    def slowly(*given: Any) -> kinds.Kept:
        monkeypatch.setattr(kinds, "examined", examined)
        first.append(keep(files.photo()))
        return examined(*given)

    monkeypatch.setattr(kinds, "examined", slowly)

    assert [keep(files.photo())] == first
    assert len(acts()) == 1


def test_a_token_cannot_be_guessed(tracker: str):
    tokens = {keep(f"文 {number}".encode()).token for number in range(5)}

    assert len(tokens) == 5
    assert {len(one) for one in tokens} == {48}


def test_a_token_can_be_typed_at_a_command_line(tracker: str):
    """One in 64 that began with a hyphen would be taken for an option."""
    several = ((case, text) for case in range(8) for text in range(12))
    tokens = [keep(f"文 {text}".encode(), case=f"appeal:{case}").token for case, text in several]

    assert all(one.isalnum() for one in tokens)
    for guess in ("1", "x.txt", ""):
        with pytest.raises(NotFound):
            attachments.read(guess)


def test_what_is_removed_leaves_its_entry_without_content(tracker: str):
    kept = keep(b"words")
    with pytest.raises(Rejected) as wrong:
        attachments.remove(kept.token, " ", COMMITTEE)
    assert wrong.value.faults == (Fault("why", FaultCode.MISSING),)

    gone = attachments.remove(kept.token, "误传", COMMITTEE)

    assert (gone.why, gone.removed is not None) == ("误传", True)
    assert attachments.remove(kept.token, "再次", COMMITTEE) == gone
    assert attachments.of_case(CASE) == (gone,)
    with pytest.raises(NotFound):
        attachments.read(kept.token)
    assert database.execute_sql("SELECT count(*) FROM attachment_content").fetchone()[0] == 0
    facts = {"sha256": kept.sha256, "why": history.digest("误传")}
    assert acts()[1:] == [("remove attachment", facts)]
    assert keep(b"words").token != kept.token
    with pytest.raises(NotFound):
        attachments.remove("nothing", "误传", COMMITTEE)


def test_there_are_limits_and_they_are_settings(tracker: str):
    for name, value in (("most_bytes", 1 << 20), ("most_per_case", 2), ("most_pixels", 799)):
        settings.write(f"attachment.{name}", value, "规定", by=COMMITTEE)

    large = Fault("file", FaultCode.TOO_LARGE, "2 MiB", "1 MiB")
    assert faults(b"x" * (2 << 20)) == (large,)
    wide = Fault("file", FaultCode.TOO_LARGE, "40 × 20", "0.000799 Mpx")
    assert faults(files.picture()) == (wide,)
    one, _ = keep(b"one"), keep(b"two")
    assert faults(b"three") == (Fault("file", FaultCode.TOO_MANY, "2", "2"),)
    attachments.remove(one.token, "误传", COMMITTEE)
    assert keep(b"three").size == 5


def test_nothing_is_no_file(tracker: str):
    for content in (b"", b" \n"):
        assert faults(content) == (Fault("file", FaultCode.MISSING),)


def test_a_refused_file_leaves_nothing(tracker: str):
    faults(b"MZ\x90\0", "x.exe")

    assert (attachments.of_case(CASE), acts()) == ((), [])


SEEDS = (
    files.photo(),
    files.chatty_png(),
    files.picture("WEBP"),
    files.pdf(),
    files.sheet(),
    files.letter(),
    "企业诉求".encode("gb18030"),
)


@drawn(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.data())
def test_whatever_the_bytes_are_a_file_is_kept_or_refused(
    tracker: str, data: strategies.DataObject
):
    content = bytearray(data.draw(strategies.sampled_from(SEEDS)))
    for _ in range(data.draw(strategies.integers(1, 6))):
        place = data.draw(strategies.integers(0, len(content) - 1))
        content[place] = data.draw(strategies.integers(0, 255))
    cut = data.draw(strategies.integers(0, 3))
    told = bytes(content[: len(content) - cut])

    try:
        kept = keep(told)
    except Rejected as wrong:
        fields = {one.field for one in wrong.faults if isinstance(one, Fault)}
    else:
        fields = {"file"}
        attachments.remove(kept.token, "下一个", COMMITTEE)

    assert fields == {"file"}


@given(strategies.binary(min_size=1, max_size=200), strategies.text(max_size=200))
@example(b"words", "../../etc/passwd")
@drawn(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_name_is_what_is_shown_is_harmless(tracker: str, content: bytes, name: str):
    try:
        kept = keep(content, name)
    except Rejected:
        return
    assert 1 <= len(kept.name) <= 120
    assert not set(kept.name) & set('/\\\0\n\u202e:"')
    attachments.remove(kept.token, "下一个", COMMITTEE)
