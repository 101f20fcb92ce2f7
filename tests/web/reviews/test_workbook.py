"""A review as a workbook: every cell as it was counted, nothing cut, nothing calculated."""

import io
import math
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from tests.web.reviews.builders import (
    DEPARTMENTS,
    ENTERPRISES,
    NAMES,
    SINCE,
    TODAY,
    UNTIL,
    maker,
    papers,
)
from web import wording
from web.reviews import workbook
from web.reviews.papers import Maker
from web.reviews.tables import Paper

LONG = "广东粤北新能源汽车动力电池回收利用科技股份有限公司" * 3


def sheets(paper: Paper, language: str = "zh") -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(paper, language)))
    return {sheet.title: sheet for sheet in book}


def rows(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_departments_are_read_back_cell_by_cell():
    (sheet,) = sheets(papers()["departments"]).values()

    assert sheet.title == "按部门"
    empty = [None] * 10
    assert rows(sheet) == [
        ["入企检查定期梳理：按部门", *empty],
        ["源城区工业园管委会　2026年10月1日至2026年12月31日", *empty],
        [
            "数据来源：OneVisit 一次查所登记的已发布的到访安排、到场情况、径直检查、报告和"
            "豁免情形的入企申请，截至2026年12月6日",
            *empty,
        ],
        [None, *empty],
        [
            *("部门", "计划到访", "其中联合", "径直检查", "准时到场", "迟到", "未到场"),
            *("报告逾期", "豁免情形", "检查次数", "豁免占比"),
        ],
        ["源城区税务局", 4, 3, 1, 2, 1, 5, 6, "D1\u00a0×\u00a01", 5, 0.2],
        ["源城区消防救援大队", 9, 8, 7, 9, 0, 0, 0, "D5\u00a0×\u00a07、E4\u00a0×\u00a02", 18, 0.5],
        ["源城区应急管理局", 0, 0, 0, 0, 0, 0, 0, "", 0, "–"],
        [None, *empty],
        [
            "豁免占比＝凭 D1–D6、E1–E7 情形开展的检查占本部门全部检查次数的比例；"
            "凭豁免情形入企而又排入计划的，只计一次；未成行的到访不计入。",
            *empty,
        ],
        ["部门和企业按登记顺序排列，不分名次；检查次数、罚没数额不得作为考核指标。", *empty],
    ]


def test_enterprises_are_read_back_cell_by_cell():
    (sheet,) = sheets(papers()["enterprises"]).values()

    found = rows(sheet)
    assert found[4] == [
        *("企业", "计划到访", "其中联合", "径直检查", "短期内重复的部门"),
        *("豁免情形", "检查部门次", "豁免占比"),
    ]
    repeats = "源城区消防救援大队、源城区应急管理局"
    uses = "D5\u00a0×\u00a02、E7\u00a0×\u00a01"
    assert found[5:8] == [
        ["河源市清泉饮料有限公司", 3, 1, 2, repeats, uses, 8, 0.375],
        ["河源市华晟精密电子有限公司", 7, 4, 0, "", "", 14, 0],
        ["源城五金厂", 1, 0, 0, "", "", 1, 0],
    ]


def test_a_week_is_read_back_cell_by_cell():
    (sheet,) = sheets(papers()["week"]).values()

    found = rows(sheet)
    assert found[5][:3] == ["到访", "分开检查", 58]
    assert [row[2] for row in found[5:26]] == [
        *(58, 41, 17, 13, 1.49, 2, 4, 5, 6, 50, 3, 0, 0, 0, 7, 1, 8, 9, 10, 11, 12)
    ]


def test_caps_have_two_sheets():
    caps, full = sheets(papers()["caps"]).values()

    assert (caps.title, full.title) == ("按检查事项", "已达上限的企业")
    assert rows(caps)[4:7] == [
        [
            *("部门", "编号", "检查事项", "年度频次上限", "单户最多次数", "涉及企业数"),
            "已达上限企业数",
        ],
        ["源城区税务局", "TAX-01", "发票", 1, 1, 2, 2],
        ["源城区消防救援大队", "FIRE-01", "消防安全", 2, 3, 3, 1],
    ]
    assert rows(full)[5] == ["源城区税务局", "TAX-01", "发票", "河源市清泉饮料有限公司", 1]


def test_shares_are_numbers_that_look_like_percentages():
    (sheet,) = sheets(papers()["departments"]).values()

    assert (sheet["K6"].value, sheet["K6"].number_format) == (0.2, "0%")


def test_the_workbook_speaks_english_too():
    made = {name: sheets(one, "en") for name, one in papers("en").items()}

    assert [list(one) for one in made.values()] == [
        ["The week in figures"],
        ["By enterprise"],
        ["By department"],
        ["By item", "Enterprises at the cap"],
    ]


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_no_row_is_lower_than_its_words(language: str):
    names = replace(NAMES, enterprises=dict.fromkeys(NAMES.enterprises, LONG))
    wordy = Maker(names, language, TODAY).enterprises(ENTERPRISES, SINCE, UNTIL)

    for paper in (wordy, *papers(language).values()):
        for sheet in sheets(paper, language).values():
            assert list(_cut(sheet)) == []


def _cut(sheet: Worksheet):
    """Cells with more lines than their row is high."""
    widths = [sheet.column_dimensions[get_column_letter(1)].width]
    for number in range(2, sheet.max_column + 1):
        known = sheet.column_dimensions.get(get_column_letter(number))
        widths.append(known.width if known else widths[-1])
    merged = {one.min_row for one in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell, width in zip(row, widths, strict=True):
            if isinstance(cell.value, str):
                room = sum(widths) if cell.row in merged else width
                lines = math.ceil(cell_len(cell.value) / room)
                if lines * 15 > (sheet.row_dimensions[cell.row].height or 15):
                    yield cell.coordinate, cell.value


def test_a_row_that_is_too_low_is_noticed():
    (sheet,) = sheets(papers()["enterprises"]).values()
    sheet.row_dimensions[6].height = 10

    assert list(_cut(sheet))


def test_an_empty_period_says_so():
    (sheet,) = sheets(maker().enterprises((), SINCE, UNTIL)).values()

    assert rows(sheet)[5][0] == "本期没有记录"


def test_a_name_that_looks_like_a_formula_stays_a_name():
    sly = '=HYPERLINK("http://example.org")'
    names = replace(NAMES, departments={"TAX": sly})
    content = workbook.write(Maker(names, "zh", TODAY).departments(DEPARTMENTS, SINCE, UNTIL), "zh")

    assert openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A6"].value == sly
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())


def test_equal_reviews_give_equal_workbooks():
    assert workbook.write(papers()["caps"], "zh") == workbook.write(papers()["caps"], "zh")
