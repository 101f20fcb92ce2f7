"""Lists of problems on the command line: in, out, and what was told twice."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.tracker.builders import OPERATOR, PLANNING
from tests.web.commands.conftest import Type
from tracker import clock, database, people
from tracker.intake import appeal_terms as terms
from tracker.intake import problem_list
from tracker.records import SUB_CATEGORIES, Person, Role
from web import wording

CLERK = ("--as", "clerk")
TITLES = tuple(problem_list.TITLES.values())
ROW = ("A-1", "2026-11-18 10:00", "", "", "张三", "0762-3388123", "生产经营类", "用电", "投诉",
       "园区", "一般", "夜间停电", "厂区外连续停电")  # fmt: skip
OTHER = ("A-2", *ROW[1:6], "金融服务", "", "", "", "", "=1+1", "想要周转资金")
WRONG = ("", "昨天", *ROW[2:])


def written(path: Path, *rows: tuple[str, ...]) -> Path:
    path.write_text("\n".join(",".join(cells) for cells in (TITLES, *rows)), encoding="utf-8")
    return path


@pytest.fixture
def centre(type_in: Type) -> Type:
    """A park whose service centre has a clerk."""
    with clock.fixed(PLANNING), database.session():
        people.add(Person("clerk", "受理员", Role.SERVICE_CENTRE), by=OPERATOR)
    return type_in


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list with two matters."""
    return written(tmp_path / "热线.csv", ROW, OTHER)


def take(centre: Type, file: Path, *more: str, channel: str = "12345"):
    return centre("appeals", "import", file, "--channel", channel, *more, *CLERK)


def test_a_list_comes_in_once(centre: Type, file: Path):
    first = take(centre, file)
    again = take(centre, file)

    assert first.stdout == "新登记 2 件，已登记过 0 件\n"
    assert again.stdout == "新登记 0 件，已登记过 2 件\n"


def test_a_preview_stores_nothing_and_tells_what_is_alike(centre: Type, file: Path, tmp_path: Path):
    take(centre, file)
    more = written(tmp_path / "会议.csv", ROW, OTHER, WRONG)

    told = take(centre, more, "--preview", channel="meeting")

    first, alike, *_ = told.stdout.splitlines()
    assert first == "将新登记 2 件，已登记过 0 件，错误 2 处"
    assert alike == "  A-1 可能与第 1 号诉求重复（相似 100%）：夜间停电"
    assert "会议.csv 第 4 行 来源编号" in told.stderr
    assert "看不懂日期或时间" in told.stderr
    assert take(centre, more, "--preview", channel="meeting").stdout == told.stdout


def test_a_list_with_a_fault_is_kept_out_or_comes_back_with_its_wrong_rows(
    centre: Type, tmp_path: Path
):
    file = written(tmp_path / "热线.csv", ROW, WRONG)

    refused = take(centre, file)
    taken = take(centre, file, "--good-rows")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "第 3 行 受理时间" in refused.stderr
    assert taken.stdout == "新登记 1 件，已登记过 0 件\n"
    (page,) = openpyxl.load_workbook(tmp_path / "热线-待改.xlsx").worksheets
    sender, header, wrong = [[cell.value for cell in one] for one in page.iter_rows()]
    assert (sender[0], header[:2], header[-1]) == ("12345 热线 更正表", [*TITLES[:2]], "问题")
    assert (wrong[1], wrong[11]) == ("昨天", "夜间停电")
    assert "看不懂日期或时间" in wrong[-1]


def test_wrong_rows_that_were_put_right_come_in(centre: Type, tmp_path: Path):
    take(centre, written(tmp_path / "热线.csv", ROW, WRONG), "--good-rows")
    path = tmp_path / "热线-待改.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(3, 1).value = "A-9"
    book.worksheets[0].cell(3, 2).value = "2026-11-18"
    book.save(path)

    assert take(centre, path).stdout == "新登记 1 件，已登记过 0 件\n"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04"])
def test_a_file_that_is_no_list_is_told_in_one_line(centre: Type, tmp_path: Path, content: bytes):
    file = tmp_path / "热线.xlsx"
    file.write_bytes(content)

    told = take(centre, file, "--good-rows")

    assert (told.exit_code, told.stdout, len(told.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("name", ["清单.csv", "清单.xlsx"])
def test_the_register_goes_out_and_comes_in_again_without_a_change(
    centre: Type, file: Path, tmp_path: Path, name: str
):
    take(centre, file)

    out = centre("appeals", "export", tmp_path / name, *CLERK)

    assert out.stdout == f"问题清单已写到 {tmp_path / name}，共 2 件\n"
    assert take(centre, tmp_path / name).stdout == "新登记 0 件，已登记过 2 件\n"


def test_an_export_calculates_nothing_and_tells_how_matters_stand(
    centre: Type, file: Path, tmp_path: Path
):
    take(centre, file)
    centre("appeals", "export", tmp_path / "a.xlsx", *CLERK)
    centre("appeals", "export", tmp_path / "a.csv", "--category", "FINANCE", "--open", *CLERK)

    content = (tmp_path / "a.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    head, latest, first = [[cell.value for cell in one] for one in sheet.iter_rows()]
    assert head == [*TITLES, "登记编号", "办理状态", "承办部门", "下一时限", "办理结果", "答复"]
    assert {cell.data_type for one in sheet.iter_rows() for cell in one} <= {"s", "n"}
    assert (latest[11], first[:2], first[14]) == ("=1+1", ["A-1", "2026-11-18 10:00"], "待受理")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "'=1+1" in lines[1]


def test_an_export_holds_only_what_one_may_read(centre: Type, file: Path, tmp_path: Path):
    take(centre, file)
    with clock.fixed(PLANNING), database.session():
        people.add(Person("o", "经办人", Role.OFFICER, department="FIRE"), by=OPERATOR)
        people.add(Person("e", "E1 公司", Role.ENTERPRISE, enterprise="E1"), by=OPERATOR)

    for login in ("o", "e"):
        out = centre("appeals", "export", tmp_path / "o.csv", "--as", login)
        assert "共 0 件" in out.stdout


def test_the_blank_list_is_written(centre: Type, tmp_path: Path):
    told = centre("appeals", "template", tmp_path / "空白.xlsx", *CLERK)

    assert told.stdout == f"已写出空白问题清单 {tmp_path / '空白.xlsx'}\n"
    assert "没有事项" in take(centre, tmp_path / "空白.xlsx").stderr


def test_what_was_told_twice_is_found_merged_and_parted(centre: Type, file: Path):
    take(centre, file)
    take(centre, file, channel="meeting")

    (alike,) = json.loads(centre("appeals", "duplicates", 3, "--json", *CLERK).stdout)
    merged = centre("appeals", "merge", 1, 3, "--reason", "同一件", *CLERK)
    parted = centre("appeals", "part", 3, *CLERK)

    assert (alike["appeal"]["id"], alike["percent"]) == (1, 100)
    assert "夜间停电" in centre("appeals", "duplicates", 3, *CLERK).stdout
    assert merged.stdout == "第 3 号诉求已并入第 1 号\n"
    assert parted.stdout == "第 3 号诉求已恢复单独办理，时限从受理之日起算\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("import", "FILE", "--channel", "12345"), "须由企业服务中心办理"),
        (("import", "FILE", "--channel", "web", *CLERK), "'web' is not one of"),
        (("import", "NOWHERE", "--channel", "12345", *CLERK), "No such file"),
        (("export", "a.pdf", *CLERK), "neither .xlsx nor .csv"),
        (("template", "a.csv", *CLERK), "is no .xlsx"),
        (("part", 9, *CLERK), "没有诉求"),
        (("merge", 9, 8, "--reason", "x", *CLERK), "没有诉求"),
        (("duplicates", 9, *CLERK), "没有诉求"),
    ],
)
def test_what_cannot_be_done_is_told(centre: Type, file: Path, words, fault: str):
    named = [str(file) if one == "FILE" else one for one in words]

    told = centre("appeals", *named)

    assert told.exit_code == 2
    assert fault in told.stderr


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("appeal_category", terms.CATEGORIES),
        ("appeal_matter", terms.MATTERS),
        ("appeal_level", terms.LEVELS),
        ("appeal_severity", terms.SEVERITIES),
    ],
)
def test_the_words_that_are_shown_are_read(key: str, names):
    for code in names:
        assert terms.read(wording.say(f"{key}.{code}", "zh"), names) is code


def test_the_words_of_parts_that_are_shown_are_read():
    for category, subs in SUB_CATEGORIES.items():
        for code in subs:
            assert terms.sub(wording.say(f"appeal_sub.{code}", "zh"), category) == code
