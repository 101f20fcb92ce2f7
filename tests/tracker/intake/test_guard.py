import io
import struct
import zipfile

import pytest

from tests.tracker.intake import builders
from tests.tracker.intake.old_excel import xls
from tracker.intake.faults import Fault, Refused
from tracker.intake.guard import LARGEST_FILE, kind_of

WORKBOOK = builders.book(builders.rows(builders.row()))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def refusal(content: bytes, name: str = "消防.xlsx") -> Refused:
    with pytest.raises(Refused) as refused:
        kind_of(content, name)
    return refused.value


def compound(*streams: str) -> bytes:
    names = b"".join(stream.encode("utf-16-le") for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (WORKBOOK, "消防.xlsx", "xlsx"),
        (WORKBOOK, "消防.csv", "xlsx"),
        (b"a,b\n", "消防.csv", "csv"),
        ("企业名称".encode("gb18030"), "消防.csv", "csv"),
        ("企业".encode("utf-16"), "消防.txt", "csv"),
        (b'[{"a": 1}]', "消防", "json"),
        (compound("Workbook"), "消防.xls", "xls"),
        (
            builders.archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            "消防.ods",
            "ods",
        ),
    ],
)
def test_bytes_decide_what_a_file_is(content: bytes, name: str, kind: str):
    assert kind_of(content, name) == kind


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (PNG, "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "JPEG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"MZ\x90\0", "EXE"),
        (b"\1\2\0\3", "NUL"),
        (builders.archive({"word/document.xml": b"<w/>"}), "DOCX"),
        (builders.archive({"readme.txt": b"x"}), "ZIP"),
        (compound("WordDocument"), "DOC, PPT, MSI"),
    ],
)
def test_something_else_named_xlsx_is_called_what_it_is(content: bytes, what: str):
    refused = refusal(content)
    assert (refused.code, refused.found) == (Fault.WRONG_TYPE, what)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_file_without_content_is_empty(content: bytes):
    assert refusal(content).code is Fault.EMPTY_FILE


def test_a_huge_file_is_refused_by_its_size():
    assert refusal(b"a" * (LARGEST_FILE + 1)).code is Fault.FILE_TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [
        b"<html><table>",
        b'<?xml version="1.0"?><Workbook/>',
        b"\xef\xbb\xbf<!DOCTYPE html>",
        b"\x09\x00\x04\x00rest",
        builders.archive({"xl/workbook.bin": b"x"}),
    ],
)
def test_old_and_special_formats_are_refused(content: bytes):
    assert refusal(content).code is Fault.UNSUPPORTED_FORMAT


def test_an_encrypted_workbook_is_refused():
    assert refusal(compound("EncryptedPackage")).code is Fault.ENCRYPTED


def test_an_encrypted_part_is_refused():
    content = bytearray(WORKBOOK)
    directory = content.index(b"PK\1\2")
    content[directory + 8] |= 1
    assert refusal(bytes(content)).code is Fault.ENCRYPTED


def test_a_locked_workbook_of_excel_97_is_refused():
    assert kind_of(xls([["甲"]])) == "xls"
    assert refusal(xls([["甲"]], locked=True)).code is Fault.ENCRYPTED


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", Fault.MACROS),
        ("xl/macrosheets/sheet1.xml", Fault.MACROS),
        ("xl/externalLinks/externalLink1.xml", Fault.EXTERNAL_LINKS),
        ("xl/embeddings/oleObject1.bin", Fault.EXTERNAL_LINKS),
        ("xl/connections.xml", Fault.EXTERNAL_LINKS),
        ("xl/media/inner.zip", Fault.EXTERNAL_LINKS),
    ],
)
def test_programs_and_links_inside_are_refused(part: str, code: Fault):
    refused = refusal(builders.repacked(WORKBOOK, lambda _, old: old, **{part: b"x"}))
    assert (refused.code, refused.found) == (code, part)


def test_macros_in_an_old_workbook_are_refused():
    assert refusal(compound("Workbook", "_VBA_PROJECT_CUR")).code is Fault.MACROS


def test_a_zip_bomb_is_refused_by_its_directory():
    refused = refusal(
        builders.repacked(WORKBOOK, lambda _, old: old, **{"xl/a.xml": bytes(60 << 20)})
    )
    assert refused.code is Fault.UNPACKS_TOO_LARGE
    assert (refused.found, refused.expected) == ("60 MiB", "≤ 50 MiB")


def test_a_part_packed_a_thousand_times_is_refused():
    refused = refusal(
        builders.repacked(WORKBOOK, lambda _, old: old, **{"xl/a.xml": bytes(9 << 20)})
    )
    assert refused.code is Fault.UNPACKS_TOO_LARGE
    assert "xl/a.xml" in refused.found


def test_very_many_parts_are_refused():
    refused = refusal(builders.archive({f"xl/{number}": b"" for number in range(201)}))
    assert refused.code is Fault.UNPACKS_TOO_LARGE


def test_parts_that_overlap_are_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.writestr("xl/workbook.xml", b"x" * 1000)
        new.filelist *= 9
    assert refusal(made.getvalue()).code is Fault.UNPACKS_TOO_LARGE


def test_an_unknown_packing_is_refused():
    content = bytearray(WORKBOOK)
    directory = content.index(b"PK\1\2")
    content[directory + 10 : directory + 12] = struct.pack("<H", 14)
    assert refusal(bytes(content)).code is Fault.UNSUPPORTED_FORMAT


@pytest.mark.parametrize("content", [WORKBOOK[:200], b"PK\3\4rest", WORKBOOK[:-30]])
def test_a_torn_archive_is_damaged(content: bytes):
    assert refusal(content).code is Fault.DAMAGED
