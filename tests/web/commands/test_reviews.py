"""Looking back at the terminal: as a table, as JSON, as a workbook, as PDF."""

import io
import json
from pathlib import Path

import openpyxl
import pypdf
import pytest

from tests.tracker import past
from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, enterprise
from tests.tracker.onsite import LATER, NINE
from tests.tracker.past import NOVEMBER, SAFETY, SEEN, SPRING
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import clock, database, enterprises, items, people
from tracker.records import InspectionItem
from web.reading import DEMO

FIRST, LAST = WEEK.date(0), WEEK.date(6)
PERIOD = (FIRST, LAST)


@pytest.fixture(autouse=True)
def held(published: str) -> None:
    """FIRE came on time, TAX late; TAX came once more without a plan, and to E2 twice."""
    late = ("--minutes-late", 10, "--arrived", "2026-12-01 09:10")
    for words in (("FIRE", "on-time", *FIRE), ("TAX", "late", *late, *TAX)):
        assert enter("visits", "attend", published, *words, now=LATER).exit_code == 0
    for firm in ("E1", "E2", "E2"):
        words = ("direct", "enter", firm, "D5", "急", "--item", "税务", "--day", NINE.date(), *TAX)
        assert enter(*words, now=LATER).exit_code == 0


def told(*words: object) -> list[dict[str, object]]:
    done = enter("review", *words, "--json", now=LATER)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def read_sheet(path: Path) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].values]


def read_pdf(path: Path) -> str:
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_a_week_is_told_figure_by_figure():
    (week,) = told("week", WEEK)
    table = enter("review", "week", WEEK).stdout

    assert (week["separate"], week["visits"], week["joint"], week["direct"]) == (2, 1, 1, 3)
    assert week["presence"] == {"late": 1, "on time": 1}
    rows = [[cell.strip() for cell in line.split("│")] for line in table.splitlines()]
    assert any(row[2:4] == ["减少到访", "1"] for row in rows if len(row) > 4)
    assert any(row[2:4] == ["径直检查", "3"] for row in rows if len(row) > 4)


def test_departments_stand_in_the_registers_order_with_their_exempt_share():
    found = told("departments", *PERIOD)

    assert [(one["department"], one["exempt"]) for one in found] == [
        ("FIRE", {"uses": {}, "inspections": 1}),
        ("EMB", {"uses": {}, "inspections": 0}),
        ("TAX", {"uses": {"D5": 3}, "inspections": 4}),
    ]
    table = enter("review", "departments", *PERIOD).stdout
    assert "D5\u00a0×\u00a03" in table
    assert "75%" in table
    assert table.index("FIRE 局") < table.index("EMB 局") < table.index("TAX 局")


def test_enterprises_are_told_with_their_repeats():
    found = told("enterprises", *PERIOD)

    assert [(one["enterprise"], one["visits"], one["direct"]) for one in found] == [
        ("E1", 1, 1),
        ("E2", 0, 2),
    ]
    assert found[0]["repeats"] == ["TAX"]
    table = enter("review", "enterprises", *PERIOD).stdout
    assert all(words in table for words in ("E1 公司", "TAX 局", "33%", "100%"))


def test_the_use_of_caps_is_told_with_the_enterprises_at_them():
    with clock.fixed(NINE), database.session():
        items.register(SAFETY, by=COMMITTEE)
        for day in (SPRING, NOVEMBER):
            past.visit(day, SEEN, enterprise="E2")

    (use,) = told("caps", 2026)

    assert (use["item"], use["cap"], use["most"], use["at_cap"]) == ("FIRE-01", 2, 2, ["E2"])
    assert use["enterprises"] == 2
    assert "E2 公司" in enter("review", "caps", 2026).stdout
    assert told("caps", 2025)[0]["most"] == 0


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("week", WEEK), "入企检查周小结"),
        (("enterprises", *PERIOD), "入企检查定期梳理：按企业"),
        (("departments", *PERIOD), "入企检查定期梳理：按部门"),
        (("caps", 2026), "检查事项年度频次上限使用情况"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".PDF"])
def test_every_review_is_written_to_a_file(
    tmp_path: Path, words: tuple[object, ...], title: str, suffix: str
):
    path = tmp_path / "new" / f"review{suffix}"

    done = enter("review", *words, "-o", path, now=LATER)

    assert done.stdout == f"{title}已写入 {path}\n"
    if suffix == ".xlsx":
        assert read_sheet(path)[0][0] == title
        assert "截至2026年12月1日" in str(read_sheet(path)[2][0])
    else:
        assert read_pdf(path).startswith(title)


def test_a_file_holds_the_figures_of_the_table(tmp_path: Path):
    sheet, print_ = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    for path in (sheet, print_):
        enter("review", "departments", *PERIOD, "-o", path)

    assert read_sheet(sheet)[5:8] == [
        ["FIRE 局", 1, 1, 0, 1, 0, 0, 0, "", 1, 0],
        ["EMB 局", 0, 0, 0, 0, 0, 0, 0, "", 0, "–"],
        ["TAX 局", 1, 1, 3, 0, 1, 0, 0, "D5\u00a0×\u00a03", 4, 0.75],
    ]
    assert "FIRE局1101000" in read_pdf(print_)
    assert "TAX局1130100" in read_pdf(print_)


def test_files_keep_the_registers_order_whatever_was_counted(tmp_path: Path):
    """E1 saw three inspections and E2 two; TAX used up its caps and FIRE did not."""
    taxes = InspectionItem("A-01", "TAX", "消防安全", "税收征管法", cap=1)
    with clock.fixed(NINE), database.session():
        items.take([taxes, SAFETY], by=COMMITTEE)
    path = tmp_path / "a.xlsx"

    enter("review", "enterprises", *PERIOD, "-o", path)
    firms = read_sheet(path)[5:7]
    enter("review", "caps", 2026, "-o", path)
    uses = read_sheet(path)[5:7]

    assert [(row[0], row[3], row[6]) for row in firms] == [("E1 公司", 1, 3), ("E2 公司", 2, 2)]
    assert [(row[1], row[4], row[6]) for row in uses] == [("FIRE-01", 1, 0), ("A-01", 1, 1)]


def test_files_speak_the_language_of_the_settings(tmp_path: Path):
    sheet, print_ = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    for path in (sheet, print_):
        enter("review", "week", WEEK, "-o", path, ONEVISIT_LANGUAGE="en")

    assert read_sheet(sheet)[0][0] == "Weekly summary of inspections"
    assert read_pdf(print_).startswith("Weeklysummaryofinspections")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("week", "2026-W50"), "2026-W50"),
        (("week", WEEK, "-o", "a.docx"), "'a.docx' is neither .xlsx nor .pdf"),
        (("week", WEEK, "-o", "a.pdf", "--json"), "--json and -o exclude each other"),
        (("departments", LAST, FIRST), "太早"),
        (("enterprises", *PERIOD, *FIRE), "不能查看定期梳理"),
        (("departments", *PERIOD, *TAX), "不能查看定期梳理"),
        (("caps", 2026, *FIRE), "不能查看定期梳理"),
        (("caps", 26), "26 is not in the range"),
    ],
)
def test_what_cannot_be_reviewed_is_told(words: tuple[object, ...], fault: str):
    done = enter("review", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert fault in done.stderr


def test_reviews_of_a_demonstration_say_so(tmp_path: Path):
    path = tmp_path / "a.pdf"
    enter("review", "week", WEEK, "-o", path)
    assert "虚构" not in read_pdf(path)

    with clock.fixed(NINE), database.session():
        people.add(DEMO, by=OPERATOR)
    enter("review", "week", WEEK, "-o", path)

    assert "虚构" in read_pdf(path)


def test_a_name_that_cannot_be_printed_is_told_and_nothing_is_written(tmp_path: Path):
    with clock.fixed(NINE), database.session():
        enterprises.register(enterprise("E1", name="𠮷祥公司"), by=COMMITTEE)

    done = enter("review", "enterprises", *PERIOD, "-o", tmp_path / "a.pdf")

    assert (done.exit_code, "𠮷" in done.stderr) == (2, True)
    assert list(tmp_path.glob("*.pdf")) == []
