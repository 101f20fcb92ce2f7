import io
import json
from dataclasses import replace

import docx
import pypdf
import pytest

from tests.tracker import builders
from tests.web.notices import tagged, week
from tracker.records import InspectionType
from web import papers


@pytest.fixture
def beside(records, tmp_path):
    """Beside records, which know how often a code was changed."""
    return replace(records, out_dir=tmp_path)


def test_a_week_is_written_whole(board, beside):
    written = papers.write_all(board, {"week": "2026-W49"}, beside)

    names = {str(path.relative_to(written.folder)) for path in written.folder.rglob("*.*")}
    assert names == {
        "committee.ics",
        "schedule.xlsx",
        "plan.json",
        "departments/FIRE-消防.ics",
        "departments/EMB-应急.ics",
        "departments/SAMR-市监.ics",
        "enterprises/e001-河源市华晟精密电子有限公司.ics",
        "enterprises/e002-河源市清泉饮料有限公司.ics",
        "notices/1201-0900-河源市华晟精密电子有限公司-001.pdf",
        "notices/1203-1500-河源市清泉饮料有限公司-002.pdf",
    }
    assert (written.count(".ics"), written.count(".pdf")) == (6, 2)
    assert json.loads((written.folder / "plan.json").read_text()) == {"week": "2026-W49"}


def test_writing_again_touches_nothing(board, beside, tmp_path):
    first = papers.write_all(board, {}, beside)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    second = papers.write_all(board, {}, beside)

    assert second.nothing
    assert set(second.same) == set(first.changed)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times


def test_papers_of_an_earlier_version_are_taken_away(board, beside, tmp_path):
    papers.write_all(board, {}, beside)
    (tmp_path / "2026-W49" / "notices" / "note.txt").write_text("a person's own")

    changed = papers.write_all(replace(board, visits=board.visits[1:]), {}, beside)

    assert "notices/1201-0900-河源市华晟精密电子有限公司-001.pdf" in changed.removed
    assert (tmp_path / "2026-W49" / "notices" / "note.txt").exists()


def test_notices_are_signed_on_the_wednesday_before_or_when_published(board):
    late = replace(board, published=board.published.replace(day=27))

    assert papers.signed(board).isoformat() == "2026-11-25"
    assert papers.signed(late).isoformat() == "2026-11-27"


def test_a_name_cannot_leave_its_folder(board, beside):
    sly = replace(board.visits[1].enterprise, name="../../坏/公司", id="e9")
    week = replace(board, visits=(replace(board.visits[1], enterprise=sly),))

    names = [name for name, _ in papers.calendars(week, beside)]

    assert names[-1] == "enterprises/e9-坏_公司.ics"


def test_a_paper_that_cannot_be_put_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "消防.xlsx").mkdir()

    with pytest.raises(OSError, match="xlsx"):
        papers.write(tmp_path, {"消防.xlsx": b"plan"})

    assert [one.name for one in tmp_path.iterdir()] == ["消防.xlsx"]


def test_a_notice_says_field_by_field_what_the_records_say(records):
    week.publish_first()
    board = week.board()
    visit = next(one for one in board.visits if one.uid == week.UID)

    words = week.words_of(papers.notice(board, visit, week.CONFIG))

    for one in (
        "行政检查通知书",
        "源园联检〔2026〕1号",
        "2026年11月25日",
        "FIRE局",
        "E1公司：",
        "检查时间2026年12月1日（星期二）09:00–10:00",
        "检查地点高新五路18号",
        "统一社会信用代码" + builders.uscc("E1"),
        "企业联系人王川0762-5550001",
        "日常检查·现场检查·联合检查（2个部门）",
        "2026年第49周涉企检查计划（FIRE.xlsx第3行；TAX.xlsx第3行）",
        "本年第1次/上限2次",
        "消防安全" + week.BASIS,
        "林溪GD-0001",
        "陈立GD-0002",
        "本年第1次/上限__次",
        "FIRE局、TAX局在同一周都有对你单位的检查计划。",
        "请提前准备",
        "查验执法证件。执法人员少于两人、不出示证件、不出示本通知书，",
        "陈述、申辩；认为执法人员与本次检查有利害关系的，可以申请回避。",
        *(f"严禁{one}" for one in ("逐利检查", "任性处罚企业", "下达检查指标", "变相检查")),
        "严禁干扰企业正常生产经营",
        "电话：0762-1230000",
        "周岩0762-3330001",
        "（印章）",
        "签收人",
        "送达方式",
    ):
        assert week.plain(one) in words
    assert "夜间值守" not in words


def test_a_notice_names_whom_the_plan_sends_and_of_which_type_the_inspection_is(records):
    builders.park()
    facts = {"officers": ("林溪 GD-0001", "陈立 GD-0002"), "inspection_type": InspectionType.CASE}
    builders.publish_plan(builders.line(**facts), builders.line("TAX"))
    board = week.board()

    words = week.words_of(papers.notice(board, board.visits[0], week.CONFIG))

    assert "日常检查、个案检查·现场检查" in words
    assert "消防安全（个案检查）" in words
    assert words.index("林溪GD-0001") < words.index("陈立GD-0002")


def test_printing_again_gives_the_same_number_and_bytes(records):
    week.publish_first()
    board = week.board()

    first = papers.notice(board, board.visits[0], week.CONFIG)

    assert papers.notice(week.board(), week.board().visits[0], week.CONFIG) == first


def test_the_book_of_a_week_begins_each_notice_on_the_front_of_a_sheet(records, tmp_path):
    week.publish_first()

    document = papers.book(week.board(), week.CONFIG)

    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages]
    titles = [nth for nth, words in enumerate(pages) if "行政检查通知书" in words]
    assert titles == [0, 2]
    assert pages[1].strip() == ""
    assert "E1 公司" in pages[0]
    assert "E2 公司" in pages[2]
    assert all("1 / 1" in pages[nth] for nth in titles)
    assert "E3 公司" not in "".join(pages)
    assert tagged.faults(document) == []
    assert tagged.validated(document, tmp_path / "book.pdf") == []


def test_a_notice_to_edit_holds_the_officers_of_the_approval_form(records):
    week.publish_first()
    board = week.board()

    content = papers.notice_word(board, board.visits[0], week.CONFIG, "zh")

    table = docx.Document(io.BytesIO(content)).tables[1]
    assert table.rows[1].cells[3].text.splitlines() == ["林溪　GD-0001", "陈立　GD-0002"]
