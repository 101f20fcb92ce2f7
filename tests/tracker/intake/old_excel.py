"""Writes the smallest .xls there is (BIFF8 in a compound file), which no library here can."""

import struct
from collections.abc import Sequence

SECTOR = 512
END, FREE, IS_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(cells: Sequence[Sequence[str | float | None]], *, locked: bool = False) -> bytes:
    """One sheet, Plan, with these cells from A1; a locked one says that it is encrypted."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, line in enumerate(cells):
        for column, value in enumerate(line):
            sheet += _cell(row, column, value)
    sheet += _record(0x000A, b"")
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    if locked:
        head += _record(0x002F, struct.pack("<H", 1))
    title = struct.pack("<BB", len("Plan"), 0) + b"Plan"
    place = len(head) + 4 + 6 + len(title) + 4
    head += _record(0x0085, struct.pack("<IBB", place, 0, 0) + title) + _record(0x000A, b"")
    return _compound("Workbook", head + sheet)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, column: int, value: str | float | None) -> bytes:
    if value is None:
        return b""
    if isinstance(value, str):
        said = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHH", row, column, 0) + said)
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _compound(stream: str, content: bytes) -> bytes:
    content = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
    sectors = len(content) // SECTOR
    chain = [IS_FAT, END, *range(3, sectors + 2), END]
    fat = struct.pack(f"<{SECTOR // 4}I", *(chain + [FREE] * (SECTOR // 4 - len(chain))))
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry(stream, 2, 2, len(content))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + fat + entries.ljust(SECTOR, b"\0") + content


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    return (
        said.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(said), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
