"""The sheet of a matter as PDF: readable, tagged, fonts embedded, no word read as markup."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest

from tests.web.appeals.builders import APPEAL, CALL, answered, file, limit, sheet
from tests.web.notices import tagged
from tracker.records import AppealFile
from web import wording
from web.appeals import prints
from web.notices.printing import NotPrinted


def read(found: AppealFile, language: str = "zh") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(prints.write(sheet(found, language), language)))


def text(reader: pypdf.PdfReader) -> str:
    words = "".join(page.extract_text() for page in reader.pages)
    return "".join(words.replace("\u200b", "").split())


def test_a_sheet_holds_one_matter_one_list_one_result():
    words = text(read(answered(deadlines=(limit("solve"),), call_backs=(CALL,))))

    for one in (
        "一事项一清单一结果",
        "诉求17",
        "河源市华晟精密电子有限公司",
        "厂区外道路连续三天夜间停电。影响夜班。",
        "检修线路2026-11-25李四2026-11-2009:00",
        "办结源城区消防救援大队52026-11-24未到期",
        "已解决已恢复供电审核签字源城区消防救援大队李四",
        "2026-11-24电话受理员是满意路灯已亮",
        "第1页，共1页",
    ):
        assert one in words
    assert words.count("已恢复供电") == 1
    assert "张三" not in words


def test_a_sheet_is_printed_in_english_too():
    words = text(read(answered(), "en"))

    for one in ("Onematter,onelist,oneresult", "appeal17", "solved", "Call-back:none", "page1of1"):
        assert one in words


def test_a_matter_about_which_nothing_was_done_is_a_sheet_too():
    words = text(read(file(proposals=())))

    assert all(
        one in words for one in ("事项清单：暂无", "办理时限：暂无", "尚无结果", "回访：暂无")
    )


def test_a_long_matter_goes_on_on_the_next_page_and_nothing_is_cut():
    long = "厂区外道路夜间停电。" * 200
    found = answered()
    told = replace(found.appeal, text=long, answer="已恢复供电。" * 1200)

    reader = read(replace(found, appeal=told))

    assert len(reader.pages) > 3
    assert max(len(page.extract_text()) for page in reader.pages) < 4_000, "off the page"
    words = text(reader)
    assert words.count("厂区外道路夜间停电。") >= 195
    assert words.count("恢复供电。") >= 1180
    assert "回访：暂无" in words


def test_result_and_call_back_stand_on_one_page():
    """However far down the page the list ends."""
    for count in range(1, 30):
        found = answered(deadlines=(limit("solve"),) * count, call_backs=(CALL,))
        last = "".join(read(found).pages[-1].extract_text().split())
        assert "审核签字" in last
        assert "路灯已亮" in last


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en-GB")])
def test_a_sheet_is_tagged_and_carries_its_fonts(language: str, tag: str):
    reader = read(answered(), language)

    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == tag
    assert b"pdfuaid" in root["/Metadata"].get_data()
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    assert all("/FontFile3" in font for font in fonts)


def test_a_sheet_is_for_everybody(tmp_path: Path):
    document = prints.write(sheet(answered(call_backs=(CALL,)), "zh"), "zh")

    assert tagged.faults(document) == []
    assert tagged.validated(document, tmp_path / "sheet.pdf") == []


def test_a_sheet_to_edit_holds_the_same_matter_list_and_result():
    told = sheet(answered(deadlines=(limit("solve"),), call_backs=(CALL,)), "zh")

    paper = docx.Document(io.BytesIO(prints.write_word(told, "zh")))

    words = [one.text for one in paper.paragraphs]
    tables = [[[c.text for c in row.cells] for row in one.rows] for one in paper.tables]
    assert {told.title, told.outcome.name, "一事项", "一清单", "一结果"} <= set(words)
    assert tables[0] == [list(pair) for pair in told.head]
    for one in (*told.sections, told.call_backs):
        if one.rows:
            assert [list(one.headings), *map(list, one.rows)] in tables
    assert tables[-2] == [list(pair) for pair in told.outcome.signed]


def test_what_a_user_types_is_never_markup():
    sly = replace(APPEAL, title='#panic("x") $a$ *b*')

    assert '#panic("x")$a$*b*' in text(read(file(sly)))


def test_a_character_that_no_font_holds_is_an_error():
    with pytest.raises(NotPrinted, match=r"sheet 诉求 17: .*𠮷"):
        read(file(replace(APPEAL, title="𠮷祥")))


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_equal_sheets_are_equal_bytes(language: str):
    found = sheet(answered(), language)

    assert prints.write(found, language) == prints.write(found, language)
