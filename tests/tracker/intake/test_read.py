import json
from datetime import date, datetime, time
from typing import Any

import pytest
import xlsxwriter

from tests.tracker.intake import builders
from tests.tracker.intake.old_excel import xls
from tracker.intake.faults import Fault, Refused
from tracker.intake.guard import Kind
from tracker.intake.read import decoded, reading

SHEET = "xl/worksheets/sheet1.xml"
CONTENT = "统一社会信用代码"


def refusal(content: bytes, kind: Kind) -> Refused:
    with pytest.raises(Refused) as refused:
        reading(content, kind)
    return refused.value


def ods(rows: str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    body = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="计划">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return builders.archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": body.encode(),
            "META-INF/manifest.xml": b'<?xml version="1.0"?><m/>',
        }
    )


def ods_row(word: str, said: str = "") -> str:
    cell = (
        f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
    )
    return f"<table:table-row {said}>{cell}</table:table-row>"


def test_rows_keep_the_numbers_of_the_file():
    (sheet,) = reading(builders.book([[], [], ["甲", None, 90]]), "xlsx").sheets
    assert sheet.first == 1
    assert sheet.value(3, 0) == "甲"
    assert sheet.value(3, 2) == 90
    assert sheet.value(3, 99) is None


def test_dates_times_and_answers_keep_their_type():
    def draw(workbook: xlsxwriter.Workbook, sheet: Any) -> None:
        style = {name: workbook.add_format({"num_format": name}) for name in ("yyyy/m/d", "h:mm")}
        sheet.write_datetime(0, 0, date(2026, 12, 1), style["yyyy/m/d"])
        sheet.write_datetime(0, 1, datetime.fromisoformat("2026-12-01T09:30"), style["yyyy/m/d"])
        sheet.write_datetime(0, 2, time(1, 30), style["h:mm"])
        sheet.write_boolean(0, 3, True)

    (sheet,) = reading(builders.book([], draw), "xlsx").sheets
    assert sheet.rows[0] == (
        date(2026, 12, 1),
        datetime.fromisoformat("2026-12-01T09:30"),
        time(1, 30),
        True,
    )


def test_a_wrong_dimension_hides_nothing():
    content = builders.repacked(
        builders.book([["甲", "乙"], ["丙", "丁"]]),
        lambda name, part: part.replace(b'<dimension ref="A1:B2"/>', b'<dimension ref="A1"/>'),
    )
    (sheet,) = reading(content, "xlsx").sheets
    assert sheet.rows == (("甲", "乙"), ("丙", "丁"))


def test_hidden_rows_and_merged_cells_are_known():
    def draw(_: object, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.merge_range("A3:A5", "甲")

    (sheet,) = reading(builders.book([["一"], ["二"]], draw), "xlsx").sheets
    assert sheet.hidden == {2}
    assert sheet.merged == ((3, 0, 5, 0),)


def test_formulas_are_known_by_what_was_saved():
    def draw(_: object, sheet: Any) -> None:
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", "=1+1", None, "")
        sheet.write_formula("C1", "=NA()", None, "#N/A")

    (sheet,) = reading(builders.book([["", "", "", "x"]], draw), "xlsx").sheets
    assert sheet.formulas == {(1, 0)}
    assert sheet.errors == {(1, 1): "", (1, 2): "#N/A"}


def test_a_hidden_sheet_is_told_from_a_visible_one():
    def draw(workbook: xlsxwriter.Workbook, _: object) -> None:
        workbook.add_worksheet("底稿").hide()

    found = reading(builders.book([["甲"]], draw), "xlsx")
    assert [(one.name, one.visible) for one in found.sheets] == [
        ("检查计划", True),
        ("底稿", False),
    ]


def test_a_cell_far_away_is_refused_before_memory_is_taken():
    content = builders.book([["甲"]], lambda _, sheet: sheet.write("XFD1048576", "远"))
    refused = refusal(content, "xlsx")
    assert (refused.code, refused.found) == (Fault.TOO_MANY_CELLS, "XFD1048576")


def test_formatted_empty_rows_far_away_do_not_matter():
    def draw(workbook: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write_blank("XFD1048576", None, workbook.add_format({"bold": True}))

    (sheet,) = reading(builders.book([["甲"]], draw), "xlsx").sheets
    assert len(sheet.rows) == 1


def test_too_many_sheets_are_refused():
    def draw(workbook: xlsxwriter.Workbook, _: object) -> None:
        for number in range(20):
            workbook.add_worksheet(f"表{number}")

    assert refusal(builders.book([["甲"]], draw), "xlsx").code is Fault.TOO_MANY_CELLS


def test_a_document_type_is_refused_before_it_can_expand():
    bomb = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa">]><worksheet/>'
    content = builders.repacked(
        builders.book([["甲"]]), lambda name, part: bomb if name == SHEET else part
    )
    refused = refusal(content, "xlsx")
    assert (refused.code, refused.found) == (Fault.DAMAGED, SHEET)


def test_a_workbook_of_excel_97_is_read():
    (sheet,) = reading(xls([["甲", None, 90]]), "xls").sheets
    assert (sheet.name, sheet.rows) == ("Plan", (("甲", None, 90),))


def test_a_locked_open_document_is_refused():
    content = builders.repacked(
        ods(ods_row("一")),
        lambda name, part: b"<m><encryption-data/></m>" if "manifest" in name else part,
    )
    assert refusal(content, "ods").code is Fault.ENCRYPTED


def test_an_open_document_sheet_is_read_with_its_hidden_rows():
    rows = ods_row("一") + ods_row("二", 'table:visibility="filter"') + ods_row("三")
    (sheet,) = reading(ods(rows), "ods").sheets
    assert [one[0] for one in sheet.rows] == ["一", "二", "三"]
    assert sheet.hidden == {2}


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_text_is_decoded_strictly(encoding: str, named: str):
    assert decoded(CONTENT.encode(encoding)) == (CONTENT, named)


def test_text_in_no_known_encoding_is_refused():
    assert refusal(b"\xff\x00\xfe,\x81", "csv").code is Fault.UNKNOWN_ENCODING


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_text_is_split_at_its_own_delimiter(delimiter: str):
    (sheet,) = reading(f"甲{delimiter}乙\n丙{delimiter}".encode(), "csv").sheets
    assert sheet.rows == (("甲", "乙"), ("丙", None))


def test_ragged_and_quoted_rows_keep_their_numbers():
    (sheet,) = reading('甲,"一\n二"\n\n丙\n'.encode(), "csv").sheets
    assert sheet.rows == (("甲", "一\n二"), (), ("丙",))


def test_a_field_without_end_is_damaged():
    assert refusal(b'a,"' + b"x" * 200_000, "csv").code is Fault.DAMAGED


def test_too_many_rows_of_text_are_refused():
    assert refusal(b"a,b\n" * 20_001, "csv").code is Fault.TOO_MANY_CELLS


def test_json_is_a_sheet_whose_header_is_no_row():
    (sheet,) = reading(
        json.dumps(
            [{"企业名称": "甲", "windows": ["周二上午", "周三上午"]}, {"minutes": 90}]
        ).encode(),
        "json",
    ).sheets
    assert sheet.first == 0
    assert sheet.value(0, 0) == "企业名称"
    assert sheet.value(1, 1) == "周二上午;周三上午"
    assert sheet.value(2, 2) == 90


@pytest.mark.parametrize(
    "said", ["[", "3", '{"a": 1}', "[[1]]", '[{"a": {"b": 1}}]', "[" * 100_000, "nul"]
)
def test_other_json_is_refused(said: str):
    assert refusal(said.encode(), "json").code is Fault.BAD_JSON
