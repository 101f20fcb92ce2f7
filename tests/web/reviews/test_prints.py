"""A review as PDF: readable, tagged, fonts embedded, in the order of the register."""

import io
from dataclasses import replace

import pypdf
import pytest

from tests.web.reviews.builders import DEPARTMENTS, NAMES, SINCE, TODAY, UNTIL, maker, papers
from web import wording
from web.notices.printing import NotPrinted
from web.reviews import prints
from web.reviews.papers import Maker


def read(document: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document))


def text(document: bytes) -> str:
    words = "".join(page.extract_text() for page in read(document).pages)
    return "".join(words.replace("\u200b", "").split())


@pytest.fixture(scope="module")
def departments() -> bytes:
    return prints.write(papers()["departments"], "zh")


def test_a_review_can_be_read_and_searched(departments: bytes):
    words = text(departments)

    for one in (
        "入企检查定期梳理：按部门",
        "源城区工业园管委会2026年10月1日至2026年12月31日",
        "数据来源：OneVisit一次查所登记的",
        "截至2026年12月6日",
        "部门计划到访其中联合径直检查准时到场迟到未到场报告逾期豁免情形检查次数豁免占比",
        "源城区税务局4312156D1×1520%",
        "源城区消防救援大队9879000D5×7、E4×21850%",
        "源城区应急管理局00000000–",
        "不分名次",
        "第1页，共1页",
    ):
        assert one in words


def test_departments_are_printed_as_the_register_has_them(departments: bytes):
    words = text(departments)
    places = [words.index(name) for name in NAMES.departments.values()]

    assert places == sorted(places)


def test_a_week_fits_one_page_upright():
    (page,) = read(prints.write(papers()["week"], "zh")).pages

    assert page.mediabox.width < page.mediabox.height
    words = "".join(page.extract_text().split())
    for one in ("分开检查58", "减少到访17", "每次到访部门数1.49", "重大问题1", "未到期报告12"):
        assert one in words


def test_caps_are_printed_with_the_enterprises_at_them():
    words = text(prints.write(papers()["caps"], "zh"))

    assert "源城区消防救援大队FIRE-01消防安全2331" in words
    assert words.index("已达上限的企业") < words.index("源城五金厂")


def test_every_font_is_embedded(departments: bytes):
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in read(departments).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert fonts
    assert all("/FontFile3" in font for font in fonts)


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en-GB")])
def test_a_review_is_tagged_for_screen_readers(language: str, tag: str):
    reader = read(prints.write(papers(language)["enterprises"], language))

    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == tag
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_a_review_is_printed_in_english_too():
    words = text(prints.write(papers("en")["week"], "en"))

    for one in ("Weeklysummaryofinspections", "separatevisits58", "page1of1"):
        assert one in words


def test_headings_stand_on_every_page():
    many = maker().departments(DEPARTMENTS * 20, SINCE, UNTIL)

    pages = read(prints.write(many, "zh")).pages

    assert len(pages) > 1
    assert all("豁免占比" in page.extract_text() for page in pages)


def test_a_long_id_is_broken_and_never_cut():
    names = replace(NAMES, departments={"TAX": "X" * 120})
    document = prints.write(Maker(names, "zh", TODAY).departments(DEPARTMENTS, SINCE, UNTIL), "zh")

    assert "X" * 120 in text(document)
    lines = read(document).pages[0].extract_text().replace("\u200b", "").splitlines()
    assert max(line.count("X") for line in lines) < 40


def test_an_empty_period_says_so():
    assert "本期没有记录" in text(prints.write(maker().enterprises((), SINCE, UNTIL), "zh"))


def test_what_a_user_types_is_never_markup():
    names = replace(NAMES, departments={"TAX": '#panic("x") $a$ *b*'})
    document = prints.write(Maker(names, "zh", TODAY).departments(DEPARTMENTS, SINCE, UNTIL), "zh")

    assert '#panic("x")$a$*b*' in text(document)


def test_a_character_that_no_font_holds_is_an_error():
    names = replace(NAMES, departments={"TAX": "𠮷祥局"})

    with pytest.raises(NotPrinted, match=r"review 入企检查定期梳理：按部门: .*𠮷"):
        prints.write(Maker(names, "zh", TODAY).departments(DEPARTMENTS, SINCE, UNTIL), "zh")


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_equal_reviews_are_equal_bytes(language: str):
    paper = papers(language)["week"]

    assert prints.write(paper, language) == prints.write(paper, language)
