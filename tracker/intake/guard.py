"""
The door: what a file really is, decided by its bytes before anything reads it.

A bomb is refused by its directory alone. What the directory hides, `tracker.intake.cage` bears.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Final, Literal

from tracker.intake.faults import Fault, Refused

Kind = Literal["xlsx", "ods", "xls", "csv", "json"]

MEBI: Final = 1 << 20
LARGEST_FILE: Final = 10 * MEBI
MOST_PARTS: Final = 200
LARGEST_UNPACKED: Final = 50 * MEBI
HIGHEST_RATIO: Final = 100
RATIO_FROM: Final = MEBI
"""Parts smaller than this may be packed as tightly as they like."""

READABLE: Final = "xlsx, xls, ods, csv, json"
_MAGIC: Final = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
_MARKUP: Final = re.compile(rb"\s*<(\?xml|!doctype|html|table|meta|head|body)", re.IGNORECASE)
_LOCKED: Final = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
"""The record FILEPASS, which follows the first record of a locked .xls at once."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_MACROS: Final = re.compile(r"vbaproject|macrosheets/|^basic/|^scripts/", re.IGNORECASE)
_FOREIGN: Final = re.compile(
    r"externallinks/|embeddings/|activex/|oleobject|connections\.xml|querytables/|^object ?\d",
    re.IGNORECASE,
)
_OTHER: Final = (
    ("word/document.xml", "DOCX"),
    ("ppt/presentation.xml", "PPTX"),
    ("xl/workbook.bin", "XLSB"),
)


def kind_of(content: bytes, name: str = "") -> Kind:
    """
    What the bytes are, whatever the name says.

    Raises
    ------
    Refused
        For anything that is no spreadsheet, or one that is not safe to open.
    """
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise Refused(Fault.EMPTY_FILE, "", READABLE)
    if len(content) > LARGEST_FILE:
        size, limit = (f"{size / MEBI:.1f} MiB" for size in (len(content), LARGEST_FILE))
        raise Refused(Fault.FILE_TOO_LARGE, size, f"≤ {limit}")
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(content)
    refuse_other(content)
    starts_json = content.lstrip(b" \t\r\n\xef\xbb\xbf")[:1] in (b"[", b"{")
    return "json" if name.lower().endswith(".json") or starts_json else "csv"


def refuse_other(content: bytes) -> None:
    """Refuse what begins like a picture, a program, markup or anything else that is no text."""
    for magic, what in _MAGIC:
        if content.startswith(magic) and (len(magic) > 2 or b"\0" in content[:64]):
            raise Refused(Fault.WRONG_TYPE, what, READABLE)
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise Refused(Fault.UNSUPPORTED_FORMAT, "HTML, XML", READABLE)
    if re.match(rb"\x09[\x00\x02\x04]", content):
        raise Refused(Fault.UNSUPPORTED_FORMAT, "BIFF 2-4", READABLE)
    if b"\0" in content and not content.startswith(_UTF_16):
        raise Refused(Fault.WRONG_TYPE, "NUL", READABLE)


def _compound(content: bytes) -> Kind:
    """Of the container that .xls, .doc, .msi and encrypted .xlsx share."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage") or _LOCKED.search(content):
        raise Refused(Fault.ENCRYPTED)
    if has("_VBA_PROJECT") or has("_VBA_PROJECT_CUR"):
        raise Refused(Fault.MACROS, "_VBA_PROJECT")
    if has("Workbook") or has("Book"):
        return "xls"
    raise Refused(Fault.WRONG_TYPE, "DOC, PPT, MSI", READABLE)


def parts_of(content: bytes) -> tuple[zipfile.ZipInfo, ...]:
    """
    The parts of an archive that unpacks to little and holds no macros and nothing foreign.

    Raises
    ------
    Refused
        For any other, by what its directory says.
    """
    return _opened(content)[0]


def _packed(content: bytes) -> Kind:
    parts, mimetype = _opened(content)
    return _packed_kind({part.filename for part in parts}, mimetype)


def _opened(content: bytes) -> tuple[tuple[zipfile.ZipInfo, ...], str]:
    """The parts of a harmless archive, and what type its first part says it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) <= MOST_PARTS and "mimetype" in archive.namelist():
                _refuse_bomb(parts, len(content))
                mimetype = archive.read("mimetype")[:200].decode("ascii", "replace")
            else:
                mimetype = ""
    except Refused:
        raise
    except Exception as error:  # a broken archive raises anything, from struct.error to OSError
        raise Refused(Fault.DAMAGED, "ZIP", READABLE) from error
    _refuse_bomb(parts, len(content))
    _refuse_foreign([part.filename for part in parts])
    return tuple(parts), mimetype


def _refuse_bomb(parts: Sequence[zipfile.ZipInfo], size: int) -> None:
    if len(parts) > MOST_PARTS:
        raise Refused(Fault.UNPACKS_TOO_LARGE, str(len(parts)), f"≤ {MOST_PARTS}")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        raise Refused(
            Fault.UNPACKS_TOO_LARGE,
            f"{unpacked / MEBI:.0f} MiB",
            f"≤ {LARGEST_UNPACKED // MEBI} MiB",
        )
    if sum(part.compress_size for part in parts) > size:
        raise Refused(Fault.UNPACKS_TOO_LARGE)
    for part in parts:
        _refuse_part(part)


def _refuse_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise Refused(Fault.ENCRYPTED, part.filename)
    ratio = part.file_size / max(1, part.compress_size)
    if part.file_size > RATIO_FROM and ratio > HIGHEST_RATIO:
        raise Refused(
            Fault.UNPACKS_TOO_LARGE,
            f"{part.filename} × {ratio:.0f}",
            f"≤ × {HIGHEST_RATIO}",
        )
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(Fault.UNSUPPORTED_FORMAT, part.filename, READABLE)
    if part.filename.lower().endswith((".zip", ".xlsx", ".7z", ".rar", ".gz")):
        raise Refused(Fault.EXTERNAL_LINKS, part.filename)


def _refuse_foreign(names: Sequence[str]) -> None:
    for name in names:
        if _MACROS.search(name):
            raise Refused(Fault.MACROS, name)
        if _FOREIGN.search(name):
            raise Refused(Fault.EXTERNAL_LINKS, name)


def _packed_kind(names: set[str], mimetype: str) -> Kind:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    for name, what in _OTHER:
        if name in names:
            code = Fault.UNSUPPORTED_FORMAT if name.startswith("xl/") else Fault.WRONG_TYPE
            raise Refused(code, what, READABLE)
    raise Refused(Fault.WRONG_TYPE, "ZIP", READABLE)
