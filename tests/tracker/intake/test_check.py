"""What a department's file gets: its lines, or every problem it has, never a traceback."""

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.intake import builders
from tests.tracker.intake.builders import CIRCUITS, FOODS, book, checked, faults, row, rows
from tests.tracker.intake.old_excel import xls
from tracker.errors import Rejected
from tracker.intake.check import check
from tracker.intake.child import answer
from tracker.intake.faults import Fault, Refused, Remark
from tracker.intake.guard import kind_of
from tracker.intake.transport import unpacked
from tracker.records import Department, Enterprise, Source
from tracker.week import Week

PARK = Path(__file__).parents[3] / "scenarios" / "library" / "yuancheng"
GOOD = book(rows(row(), row(item="消防设施检查", when="周四上午")))
TEXT = builders.text(rows(row()))


def test_a_good_file_has_lines_and_no_problem(tmp_path: Path):
    path = tmp_path / "消防.xlsx"
    path.write_bytes(GOOD)
    found = check(
        path,
        week=builders.WEEK,
        departments=[builders.FIRE],
        enterprises=[CIRCUITS],
    )
    assert [one.row for one in found.accepted()] == [2, 3]
    assert found.source == Source("消防.xlsx", found.sha256)
    assert len(found.sha256) == 64


def test_three_problems_of_a_file_are_all_told_with_their_own_rows():
    title = [["源城区消防救援大队2026年第49周涉企检查计划"], []]
    lines = rows(
        row(code=9.14416e17),
        row(item="甲", when="周一上午"),
        row(item="乙", when="12月8日 上午"),
        [],
        row(item="丙", when="周二 08:30-09:30", minutes=120, inspectors=1),
    )
    found = checked(book(title + lines))
    assert [(one.code, one.place.row, one.place.column) for one in found.problems] == [
        (Fault.ROUNDED_CODE, 4, "统一社会信用代码*"),
        (Fault.OUTSIDE_WEEK, 6, "可检查时间*"),
        (Fault.WINDOW_TOO_SHORT, 8, "可检查时间*"),
        (Fault.BAD_NUMBER, 8, "检查人数"),
    ]
    assert [one.row for one in found.lines] == [5]
    with pytest.raises(Rejected) as rejected:
        found.accepted()
    assert len(rejected.value.problems) == 4
    assert "消防.xlsx, 检查计划, row 6" in rejected.value.problems[1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Fault.EMPTY_FILE),
        (book([]), Fault.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), Fault.WRONG_TYPE),
        (b"a,b\xff\xfe,\x81", Fault.UNKNOWN_ENCODING),
        (GOOD[:700], Fault.DAMAGED),
        (b'[{"a": ', Fault.BAD_JSON),
        (book([["甲", "乙", "丙"]]), Fault.NO_HEADER),
        (book(rows()), Fault.NO_LINES),
    ],
)
def test_a_file_that_is_no_plan_gets_one_clear_problem(content: bytes, code: Fault):
    found = checked(content)
    assert ([one.code for one in found.problems], found.lines) == ([code], ())


def test_a_zip_bomb_gets_a_clear_problem_within_seconds():
    bomb = builders.repacked(GOOD, lambda _, old: old, **{"xl/bomb.xml": bytes(190 << 20)})
    began = time.monotonic()
    assert faults(bomb) == [(Fault.UNPACKS_TOO_LARGE, None)]
    assert time.monotonic() - began < 3


def test_a_path_that_leads_nowhere_is_a_problem(tmp_path: Path):
    os.mkfifo(tmp_path / "管道.xlsx")
    for path in (
        tmp_path / "没有.xlsx",
        tmp_path,
        tmp_path / "管道.xlsx",
        tmp_path / "空\0.xlsx",
        Path("/dev/zero"),
    ):
        found = check(path, week=builders.WEEK, departments=[], enterprises=[])
        assert [one.code for one in found.problems] == [Fault.NO_FILE]


def test_a_huge_file_is_not_even_read(tmp_path: Path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(11 << 20)
    found = check(path, week=builders.WEEK, departments=[], enterprises=[])
    assert [one.code for one in found.problems] == [Fault.FILE_TOO_LARGE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_text_is_read_in_the_encodings_that_offices_use(encoding: str):
    found = checked(TEXT.encode(encoding), "消防.csv")
    assert [one.row for one in found.accepted()] == [2]
    told = [one.found for one in found.notes if one.code is Remark.DECODED]
    assert told == (["gb18030"] if encoding == "gbk" else [])


def test_a_workbook_of_excel_97_has_lines_like_any_other():
    found = checked(xls(rows(row(), row(item="乙", when="周六"))), "消防.xls")
    assert [(one.code, one.place.cell) for one in found.problems] == [
        (Fault.NOT_A_WORKING_DAY, "F3")
    ]
    assert [one.row for one in found.lines] == [2]


def test_json_lines_are_counted_from_one():
    said = [builders.GOOD, builders.GOOD | {"item": "乙", "when": ["周六上午", "周四上午"]}]
    found = checked(json.dumps({"lines": said}).encode(), "消防.json")
    assert [(one.code, one.place.row) for one in found.problems] == [(Fault.NOT_A_WORKING_DAY, 2)]
    assert [one.row for one in found.lines] == [1]


def test_json_with_odd_numbers_is_refused_line_by_line():
    odd = json.dumps([builders.GOOD | {"code": 10**400, "minutes": float("inf")}])
    assert faults(odd.encode()) == [(Fault.ROUNDED_CODE, 1), (Fault.BAD_MINUTES, 1)]


def test_all_sheets_with_a_header_are_read_and_the_others_are_told():
    def draw(workbook: Any, _: object) -> None:
        second = workbook.add_worksheet("第二批")
        for number, line in enumerate(rows(row(item="乙", when="周四上午"))):
            second.write_row(number, 0, line)
        workbook.add_worksheet("随笔").write("A1", "下周开会")
        hidden = workbook.add_worksheet("底稿")
        hidden.write("A1", "旧")
        hidden.hide()

    found = checked(book(rows(row()), draw))
    assert [(one.sheet, one.row) for one in found.accepted()] == [("检查计划", 2), ("第二批", 2)]
    assert [(one.code, one.found) for one in found.notes] == [
        (Remark.SHEET_IGNORED, "随笔"),
        (Remark.HIDDEN_SHEET, "底稿"),
    ]


def test_the_same_item_twice_at_one_enterprise_is_told_with_the_first_row():
    (problem,) = checked(book(rows(row(), row(when="周四上午")))).problems
    assert (problem.code, problem.place.row) == (Fault.DUPLICATE_LINE, 3)
    assert problem.found == "消防安全监督检查 (检查计划!2)"


def test_lines_that_become_one_request_must_fit_one_window_together():
    first = row(when="周二上午", minutes=120)
    content = book(rows(first, row(when="周二上午", minutes=100, item="乙")))
    (problem,) = checked(content).problems
    assert (problem.code, problem.place.row) == (Fault.LINES_TOO_LONG, 3)
    assert (problem.found, problem.expected) == ("220 min", "≤ 210 min")
    apart = book(rows(first, row(when="周三上午", minutes=100, item="乙")))
    assert checked(apart).problems == ()


def test_every_workbook_of_the_park_comes_in_without_a_problem():
    park = json.loads((PARK / "park.json").read_text(encoding="utf-8"))
    departments = [Department(one["id"], one["name"], one["short"]) for one in park["departments"]]
    enterprises = [Enterprise(one["id"], one["name"], one["uscc"]) for one in park["enterprises"]]
    lines = 0
    for one in park["departments"]:
        found = check(
            PARK / one["workbook"],
            week=Week.parse(park["week"]),
            departments=departments,
            enterprises=enterprises,
            department=one["id"],
        )
        assert [problem.message for problem in found.problems] == []
        assert found.department == one["id"]
        lines += len(found.lines)
    assert 90 <= lines <= 120


def read_anyway(content: bytes, name: str) -> str:
    """How reading a file ends, without the cost of a child process."""
    try:
        kind = kind_of(content, name)
        return f"{len(unpacked(answer({'kind': kind}, content)).sheets)} sheets"
    except Refused as refused:
        return refused.code


CHANGES = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.binary(min_size=0, max_size=6)), min_size=1, max_size=6
)


def changed(content: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    made = bytearray(content)
    for place, put in changes:
        at = place % (len(made) + 1)
        made[at : at + len(put)] = put
    return bytes(made)


@given(changes=CHANGES)
def test_a_damaged_workbook_is_read_or_refused(changes: list[tuple[int, bytes]]):
    assert read_anyway(changed(GOOD, changes), "消防.xlsx")


@given(changes=CHANGES)
def test_a_damaged_part_is_read_or_refused(changes: list[tuple[int, bytes]]):
    content = builders.repacked(
        GOOD, lambda name, part: changed(part, changes) if "sheet1" in name else part
    )
    assert read_anyway(content, "消防.xlsx")


@given(changes=CHANGES)
def test_damaged_text_is_checked_like_any_other(changes: list[tuple[int, bytes]]):
    content = changed(TEXT.encode("gbk"), changes)
    assert read_anyway(content, "消防.csv")


@settings(max_examples=8)
@given(changes=CHANGES)
def test_a_damaged_file_never_gets_past_the_front_door_as_anything_but_a_result(
    changes: list[tuple[int, bytes]],
):
    for content, name in ((GOOD, "消防.xlsx"), (TEXT.encode(), "消防.csv")):
        found = checked(changed(content, changes), name)
        assert found.lines or found.problems


CELLS = st.none() | st.booleans() | st.text(max_size=8) | st.floats(width=32) | st.integers()


@given(
    lines=st.lists(
        st.dictionaries(st.sampled_from([*builders.KEYS, "说明", "备考"]), CELLS), max_size=4
    )
)
def test_any_values_in_the_cells_give_lines_or_problems(lines: list[dict[str, Any]]):
    from tracker.intake import header
    from tracker.intake.lines import Expected, Findings, read_sheet
    from tracker.intake.read import reading
    from tracker.intake.registers import Enterprises
    from tracker.intake.when import Hours

    content = json.dumps([builders.GOOD | one for one in [{}, *lines]]).encode()
    (sheet,) = reading(content, "json").sheets
    found = header.find(sheet)
    assert found is not None
    into = Findings()
    against = Expected("a", Hours.of(builders.WEEK), Enterprises([CIRCUITS, FOODS]), "FIRE")
    read_sheet(sheet, found, against, into)
    assert into.lines
    assert all(one.message for one in into.problems)
