"""PDF and office files: nothing in them runs, calls other files or hides another file."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.attachments.refusals import refused, translated
from tracker.attachments.writing import KINDS
from tracker.errors import FaultCode
from tracker.intake import guard
from tracker.intake.faults import Refused

_MAIN: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
}
"""The content type of the main part; with macros, or of a template, it is another one."""

_DIRECTORY: Final = "[Content_Types].xml"
_PARTS: Final = re.compile(
    r"\.(xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|vml|psmdcp|odttf)$|/printersettings\d*\.bin$",
    re.IGNORECASE,
)
"""What an office file is made of when nothing is embedded in it."""

_CALLS: Final = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b", re.IGNORECASE)
_FIELD: Final = re.compile(r'<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"')

_RUNS: Final = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE|Rendition|Encrypt)"
    rb"(?![A-Za-z0-9])"
)
"""Names of a PDF that let something run, send or hide; all so long that no chance spells them."""

_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM: Final = re.compile(rb"stream\r?\n")
_LARGEST_OBJECTS: Final = 32 << 20


def office_kind(content: bytes) -> str:
    """``"xlsx"`` or ``"docx"``; Rejected for any other archive, damaged ones among them."""
    _, types = _opened(content)
    for kind, main in _MAIN.items():
        if main in types:
            return kind
    raise refused(FaultCode.WRONG_KIND, "ZIP", KINDS)


def harmless_office(content: bytes) -> bytes:
    """
    The same bytes.

    Raises
    ------
    Rejected
        If they hold macros, embedded objects, links to other files, or anything that no office
        program writes.
    """
    parts, _ = _opened(content)
    names = [part.filename.lower() for part in parts]
    foreign = [one for one in names if not _PARTS.search(one)]
    if foreign or len(set(names)) < len(names):
        raise refused(FaultCode.UNSAFE, (foreign or names)[0])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in parts:
            read = _read(archive, part)
            if part.filename.lower().endswith(".rels"):
                _refuse_links(read)
            if part.filename.lower().endswith(".xml"):
                _refuse_calls(read)
    return content


def _opened(content: bytes) -> tuple[Sequence[zipfile.ZipInfo], str]:
    """The parts, and what the file says of their types."""
    try:
        parts = guard.parts_of(content)
    except Refused as fault:
        raise translated(fault, KINDS) from fault
    # Otherwise something precedes the archive, lies between its parts or follows it.
    if not content[-22:].startswith(b"PK\x05\x06") or min(one.header_offset for one in parts):
        raise refused(FaultCode.UNSAFE, "ZIP + …")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = [one for one in parts if one.filename == _DIRECTORY]
        types = _read(archive, listed[0]).decode("utf-8", "replace") if listed else ""
    if "macroenabled" in types.lower():
        raise refused(FaultCode.UNSAFE, "macroEnabled")
    return parts, types


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part, checked against its sum; its size was bounded by the directory."""
    try:
        return archive.read(part)
    except Exception as error:  # a broken part raises anything, from zlib.error to OSError
        raise refused(FaultCode.DAMAGED, part.filename) from error


def _refuse_links(content: bytes) -> None:
    """Refuse what is fetched from elsewhere; a link that a reader may follow is none of it."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise refused(FaultCode.UNSAFE, "DOCTYPE")
    try:
        links = list(ET.fromstring(content))
    except (ET.ParseError, ValueError, LookupError) as error:
        raise refused(FaultCode.DAMAGED) from error
    for link in links:
        kind = link.get("Type", "")
        if link.get("TargetMode", "").lower() == "external" and not kind.endswith("/hyperlink"):
            raise refused(FaultCode.UNSAFE, kind.rpartition("/")[2] or "External")


def _refuse_calls(content: bytes) -> None:
    """Refuse fields that fetch, even when a program has cut their name into pieces."""
    if b"\0" in content[:64] or b"<!ENTITY" in content:
        raise refused(FaultCode.UNSAFE, "ENTITY")
    text = content.decode("utf-8", "replace")
    fields = "".join(one or two for one, two in _FIELD.findall(text))
    found = _CALLS.search(fields)
    if found:
        raise refused(FaultCode.UNSAFE, found[0])


def harmless_pdf(content: bytes) -> bytes:
    """
    The same bytes.

    Raises
    ------
    Rejected
        If they do not end as a PDF does, are another file as well, are encrypted, or hold
        scripts, files or actions.
    """
    if not content.rstrip(b"\r\n \t").endswith(b"%%EOF"):
        raise refused(FaultCode.DAMAGED)
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise refused(FaultCode.UNSAFE, "ZIP")
    for text in (content, *_packed_objects(content)):
        found = _RUNS.search(_unescaped(text))
        if found:
            raise refused(FaultCode.UNSAFE, found[0].decode("ascii"))
    return content


def _unescaped(text: bytes) -> bytes:
    """Names as they are meant: ``/J#61vaScript`` is ``/JavaScript``."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """Objects that lie packed in streams; Rejected if such a stream cannot be unpacked."""
    left = _LARGEST_OBJECTS
    for stream in _STREAM.finditer(content):
        begins = content.rfind(b" obj", 0, stream.start())
        head = _unescaped(content[max(begins, stream.start() - 4096) : stream.start()])
        if b"/ObjStm" not in head:
            continue
        objects = _inflated(content, stream.end(), left)
        left -= len(objects)
        yield objects


def _inflated(content: bytes, start: int, most: int) -> bytes:
    packed = zlib.decompressobj()
    try:
        found = packed.decompress(memoryview(content)[start:], max(1, most))
    except zlib.error as error:
        raise refused(FaultCode.UNSAFE, "/ObjStm") from error
    if packed.unconsumed_tail and not packed.eof:
        raise refused(FaultCode.TOO_LARGE, "/ObjStm", f"{_LARGEST_OBJECTS >> 20} MiB")
    return found
