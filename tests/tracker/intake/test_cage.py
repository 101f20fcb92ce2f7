import resource
import struct
import time
import zlib
from datetime import date
from datetime import time as clock

import pytest

from tests.tracker.intake import builders
from tracker.intake import cage, child
from tracker.intake.faults import Fault, Refused
from tracker.intake.sheets import Reading, Sheet
from tracker.intake.transport import packed, unpacked

SHEET = "xl/worksheets/sheet1.xml"


def test_a_reading_survives_the_way_out_of_the_cage():
    sheet = Sheet(
        "计划",
        ((date(2026, 12, 1), clock(9, 30), 1.5, "甲", None, True),),
        0,
        False,
        frozenset({3}),
        ((1, 0, 2, 0),),
        {(1, 1): "#N/A"},
        frozenset({(1, 2)}),
    )
    assert unpacked(packed(Reading((sheet,), "gb18030"))) == Reading((sheet,), "gb18030")


def test_a_workbook_is_read_in_a_child_process():
    (sheet,) = cage.read(builders.book([["甲"]]), "消防.xlsx").sheets
    assert sheet.rows == (("甲",),)


def test_a_child_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cage, "SECONDS", 0.3)
    monkeypatch.setattr(cage, "_PROGRAM", "import time; time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        cage.read(builders.book([["甲"]]))
    assert refused.value.code is Fault.TOO_SLOW
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("program", ["import os; os.abort()", "raise SystemExit(3)", "pass"])
def test_a_child_that_dies_is_a_clear_refusal(monkeypatch: pytest.MonkeyPatch, program: str):
    monkeypatch.setattr(cage, "_PROGRAM", program)
    with pytest.raises(Refused) as refused:
        cage.read(builders.book([["甲"]]))
    assert refused.value.code is Fault.TOO_SLOW


def lying(claimed: int, crc: int) -> bytes:
    """A workbook whose sheet is 120 MiB, while both headers claim so many bytes and this sum."""
    bomb = b"<worksheet>" + bytes(120 << 20)
    content = bytearray(
        builders.repacked(
            builders.book([["甲"]]), lambda name, part: bomb if name == SHEET else part
        )
    )
    size, real = struct.pack("<L", len(bomb)), struct.pack("<L", zlib.crc32(bomb))
    assert content.count(real + content[content.index(real) + 4 :][:4] + size) == 2
    changed = content.replace(size, struct.pack("<L", claimed))
    return bytes(changed.replace(real, struct.pack("<L", crc)))


@pytest.mark.parametrize("crc", [0, zlib.crc32(b"<worksheet>" + bytes(989))])
def test_a_part_that_lies_about_its_size_harms_nobody(crc: int):
    content = lying(1000, crc)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(Refused):
        cage.read(content, "消防.xlsx")
    assert time.monotonic() - began < cage.SECONDS + 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 << 10


def test_what_a_reader_throws_is_a_refusal():
    answer = child.answer({"kind": "xlsx"}, b"PK")
    with pytest.raises(Refused) as refused:
        unpacked(answer)
    assert refused.value.code is Fault.DAMAGED


def test_too_little_memory_is_a_refusal(monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("tracker.intake.read.reading", full)
    with pytest.raises(Refused) as refused:
        unpacked(child.answer({"kind": "csv"}, b"a"))
    assert refused.value.code is Fault.TOO_SLOW
