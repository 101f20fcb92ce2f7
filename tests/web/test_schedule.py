import io
import zipfile
from dataclasses import replace

import python_calamine

from tests.web.builders import HUASHENG
from web import schedule


def _sheets(content):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_each_visit_is_a_row_of_the_schedule(board):
    rows = _sheets(schedule.write(board, "zh"))["到访安排"]

    assert rows[0][0] == "源城区工业园 2026年第49周联合到访安排表"
    assert rows[4][:3] == ["12月1日 周二", "09:00–11:00", "河源市华晟精密电子有限公司"]
    assert rows[4][6] == "源城区消防救援大队"
    assert [row[11] for row in rows[4:]] == ["是", "是", "否"]


def test_each_department_finds_its_own_arrivals(board):
    rows = _sheets(schedule.write(board, "zh"))["按部门"]

    emb = [row for row in rows if row[0] == "源城区应急管理局"]
    assert [(row[3], row[6]) for row in emb] == [("河源市华晟精密电子有限公司", "协同")]


def test_what_is_not_placed_stands_there_with_its_reason(board):
    rows = _sheets(schedule.write(board, "zh"))["未排入"]

    assert rows[4][2:5] == ["有限空间作业", 60.0, "本部门检查组在可选时间内已全部排满"]
    assert rows[4][6] == "应急.xlsx 第 5 行"


def test_the_workbook_speaks_english_too(board):
    assert list(_sheets(schedule.write(board, "en"))) == [
        "Visits",
        "By department",
        "By day",
        "Not placed",
    ]


def test_a_name_that_looks_like_a_formula_stays_a_name(board):
    sly = replace(HUASHENG, name='=HYPERLINK("http://example.org")')
    content = schedule.write(
        replace(board, visits=(replace(board.visits[0], enterprise=sly),)), "zh"
    )

    assert _sheets(content)["到访安排"][4][2] == '=HYPERLINK("http://example.org")'
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())


def test_equal_weeks_give_equal_workbooks(board):
    assert schedule.write(board, "zh") == schedule.write(replace(board), "zh")


def test_an_empty_week_can_be_written(board):
    empty = replace(board, visits=(), unplanned=(), separate=0)

    assert len(_sheets(schedule.write(empty, "zh"))["到访安排"]) == 4
