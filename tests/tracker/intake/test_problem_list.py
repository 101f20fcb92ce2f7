"""Lists of problems as files: every fault at its field, and back again what was written."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.intake import builders
from tests.tracker.intake.builders import CIRCUITS, FOODS, book
from tracker.errors import Rejected
from tracker.intake import problem_list, problem_sheet
from tracker.intake.faults import Fault, Remark
from tracker.intake.problem_list import Bounds, CheckedList, check
from tracker.records import (
    AppealEntry,
    AppealSeverity,
    Category,
    Channel,
    Level,
    Matter,
)
from tracker.week import ZONE

NOW = dt.datetime(2026, 11, 19, 9, tzinfo=ZONE)
BOUNDS = Bounds(NOW, 100, 5_000)
HEADER = tuple(problem_list.TITLES.values())
GOOD: dict[str, Any] = {
    "source": "12345-001",
    "received": "2026-11-18 16:20",
    "enterprise": CIRCUITS.name,
    "code": CIRCUITS.uscc,
    "contact": "张三",
    "phone": "0762-3388123",
    "category": "生产经营类",
    "sub": "用电",
    "matter": "投诉",
    "level": "区级",
    "severity": "重大",
    "title": "夜间停电",
    "text": "（连续三天）停电，请处理。",
}
ENTRY = AppealEntry(
    title="夜间停电",
    text="（连续三天）停电，请处理。",
    category=Category.OPERATION,
    channel=Channel.HOTLINE_12345,
    enterprise=CIRCUITS.id,
    contact="张三",
    phone="0762-3388123",
    sub="power",
    matter=Matter.COMPLAINT,
    level=Level.DISTRICT,
    severity=AppealSeverity.MAJOR,
    source="12345-001",
    received=dt.datetime(2026, 11, 18, 16, 20, tzinfo=ZONE),
)


def row(**changed: Any) -> list[Any]:
    return [(GOOD | changed)[key] for key in problem_list.TITLES]


def read(*rows: Sequence[Any], header: Sequence[Any] = HEADER, draw=None) -> CheckedList:
    return given_(book([header, *rows], draw, sheet="清单"))


def given_(content: bytes, name: str = "清单.xlsx") -> CheckedList:
    return check(content, Channel.HOTLINE_12345, [CIRCUITS, FOODS], BOUNDS, name=name)


def codes(checked: CheckedList) -> list[tuple[Fault, int | None, str]]:
    return [(one.code, one.place.row, one.place.column) for one in checked.problems]


def test_a_row_is_read_with_every_column_and_its_own_punctuation():
    checked = read(row())

    assert [one.entry for one in checked.accepted()] == [ENTRY]
    assert (checked.rows[0].place.row, checked.rows[0].place.cell) == (2, "A2")
    assert (checked.source.name, len(checked.source.sha256)) == ("清单.xlsx", 64)


def test_what_may_be_left_out_has_its_usual_value():
    keys = problem_list.REQUIRED

    checked = read([GOOD[key] for key in keys], header=[problem_list.TITLES[key] for key in keys])

    (one,) = checked.accepted()
    entry = one.entry
    assert (entry.enterprise, entry.contact, entry.phone, entry.sub) == ("", "", "", "")
    assert (entry.matter, entry.level) == (Matter.HELP, Level.PARK)
    assert entry.severity is AppealSeverity.GENERAL


def test_columns_are_known_by_other_names_and_in_another_order():
    names = {"source": "工单编号", "received": "来电时间", "text": "诉求内容*", "code": "信用代码"}
    keys = [*problem_list.TITLES][::-1]

    checked = read(
        [GOOD[key] for key in keys], header=[names.get(k, problem_list.TITLES[k]) for k in keys]
    )

    assert [one.entry for one in checked.accepted()] == [ENTRY]


@pytest.mark.parametrize(
    ("changed", "fault", "column"),
    [
        ({"source": ""}, Fault.MISSING_VALUE, "来源编号"),
        ({"source": 4.4e17}, Fault.BAD_NUMBER, "来源编号"),
        ({"received": None}, Fault.MISSING_VALUE, "受理时间"),
        ({"received": "昨天"}, Fault.BAD_MOMENT, "受理时间"),
        ({"received": "2026-11-18 25:00"}, Fault.BAD_MOMENT, "受理时间"),
        ({"received": "2026-11-19 09:01"}, Fault.FUTURE_MOMENT, "受理时间"),
        ({"code": 914416020000000.0}, Fault.ROUNDED_CODE, "统一社会信用代码"),
        ({"code": "91441602XG00000339"}, Fault.WRONG_CHECK_DIGIT, "统一社会信用代码"),
        ({"code": "", "enterprise": "无名公司"}, Fault.UNKNOWN_ENTERPRISE, "企业名称"),
        ({"enterprise": FOODS.name}, Fault.WRONG_ENTERPRISE, "统一社会信用代码"),
        ({"phone": "无"}, Fault.BAD_PHONE, "电话"),
        ({"contact": "张" * 101}, Fault.TEXT_TOO_LONG, "联系人"),
        ({"category": "吃喝类"}, Fault.UNKNOWN_WORD, "类别"),
        ({"category": ""}, Fault.MISSING_VALUE, "类别"),
        ({"sub": "银行贷款"}, Fault.UNKNOWN_WORD, "子类"),
        ({"matter": "表扬"}, Fault.UNKNOWN_WORD, "事项性质"),
        ({"level": "省"}, Fault.UNKNOWN_WORD, "层级"),
        ({"severity": "小"}, Fault.UNKNOWN_WORD, "程度"),
        ({"title": ""}, Fault.MISSING_VALUE, "标题"),
        ({"title": "停" * 101}, Fault.TEXT_TOO_LONG, "标题"),
        ({"text": "停" * 5_001}, Fault.TEXT_TOO_LONG, "内容"),
        ({"text": " "}, Fault.MISSING_VALUE, "内容"),
    ],
)
def test_a_fault_is_told_at_its_field(changed: dict[str, Any], fault: Fault, column: str):
    checked = read(row(source="好"), row(**changed))

    assert codes(checked) == [(fault, 3, column)]
    assert [one.entry.source for one in checked.rows] == ["好"]
    with pytest.raises(Rejected, match="row 3"):
        checked.accepted()


def test_every_fault_of_a_row_is_told_at_once():
    checked = read(row(source="", received="?", category="?", title=""))

    assert [one.code for one in checked.problems] == [
        Fault.MISSING_VALUE,
        Fault.BAD_MOMENT,
        Fault.UNKNOWN_WORD,
        Fault.MISSING_VALUE,
    ]


def test_a_number_that_stands_twice_is_told_with_its_first_row():
    checked = read(row(), row(title="另一件"))

    assert codes(checked) == [(Fault.TWICE_IN_LIST, 3, "来源编号")]
    assert "清单!2" in checked.problems[0].found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/11/18 16:20:59", (18, 16, 20)),
        ("2026年11月18日 16时20分", (18, 16, 20)),
        ("2026-11-18T16:20", (18, 16, 20)),
        ("11月18日", (18, 0, 0)),
        ("20261118", (18, 0, 0)),
        (46344.5, (18, 12, 0)),
        (46344, (18, 0, 0)),
    ],
)
def test_moments_are_read_as_people_and_programs_write_them(written: Any, meant: tuple):
    (one,) = read(row(received=written)).accepted()

    received = one.entry.received
    assert received is not None
    assert (received.day, received.hour, received.minute) == meant
    assert (received.year, received.month, received.tzinfo) == (2026, 11, ZONE)


def test_what_intake_did_on_its_own_is_told():
    def draw(workbook: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.write(0, 13, "备用")
        workbook.add_worksheet("说明").write(0, 0, "请看")

    total = ["合计", *[None] * 12]
    example = row(source="示例-1")
    checked = read(row(), row(source="隐"), row(source="丙"), example, total, draw=draw)

    assert [one.entry.source for one in checked.accepted()] == ["12345-001", "丙"]
    assert [(one.code, one.place.row) for one in checked.notes] == [
        (Remark.SHEET_IGNORED, None),
        (Remark.UNKNOWN_COLUMN, 1),
        (Remark.HIDDEN_ROWS, 3),
        (Remark.EXAMPLE_IGNORED, 5),
        (Remark.ROW_IGNORED, 6),
    ]


def test_a_row_without_title_and_text_but_with_a_number_is_a_fault():
    checked = read(row(), row(source="乙", title="", text=""))

    assert codes(checked) == [
        (Fault.MISSING_VALUE, 3, "标题"),
        (Fault.MISSING_VALUE, 3, "内容"),
    ]


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "清单.xlsx", Fault.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "清单.xlsx", Fault.WRONG_TYPE),
        (b"%PDF-1.7\n", "清单.xlsx", Fault.WRONG_TYPE),
        (b"PK\x03\x04" + bytes(60), "清单.xlsx", Fault.DAMAGED),
        (builders.archive({"word/document.xml": b"<w/>"}), "清单.xlsx", Fault.WRONG_TYPE),
        ("标题\n甲\n".encode(), "清单.csv", Fault.NO_HEADER),
        (",".join(HEADER).encode(), "清单.csv", Fault.NO_PROBLEMS),
        (b"[" * 90_000, "清单.json", Fault.BAD_JSON),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(content: bytes, name: str, fault: Fault):
    checked = given_(content, name)

    assert ([one.code for one in checked.problems], checked.rows) == ([fault], ())


@settings(max_examples=12, deadline=None)
@given(st.binary(max_size=2_000))
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes):
    checked = given_(content, "清单.csv")

    assert checked.problems


def test_what_looks_like_a_formula_stays_words():
    evil = ["=cmd|'/c calc'!A0", "+1+1", "@SUM(A1)", "-2", "\t=1"]
    rows = [row(source=f"n{at}", title=words.strip(), text=words) for at, words in enumerate(evil)]
    headings = list(HEADER)

    in_csv = problem_sheet.as_csv(headings, rows)
    in_book = problem_sheet.as_xlsx(headings, rows)

    assert all(f"'{words}" in in_csv.decode("utf-8-sig") for words in evil)
    sheet = openpyxl.load_workbook(io.BytesIO(in_book)).worksheets[0]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} == {"s"}
    for content, name in ((in_csv, "再.csv"), (in_book, "再.xlsx")):
        found = given_(content, name)
        assert [one.entry.text for one in found.accepted()] == [one.strip() for one in evil]
    assert problem_sheet.as_xlsx(headings, rows) == in_book


def test_the_blank_list_is_read_and_holds_only_its_example():
    content = problem_sheet.template([CIRCUITS, FOODS])

    checked = given_(content)

    assert [one.code for one in checked.problems] == [Fault.NO_PROBLEMS]
    assert [one.code for one in checked.notes] == [Remark.EXAMPLE_IGNORED]
    assert problem_sheet.template([CIRCUITS, FOODS]) == content
