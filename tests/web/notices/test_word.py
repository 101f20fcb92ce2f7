"""Papers to edit, opened again by the library that reads them, field by field."""

import io
import zipfile
from datetime import date

import docx
import pytest

from web.notices import word
from web.notices.blocks import of_notice
from web.notices.notice import Letter, fields

LETTER = Letter(date(2026, 11, 25), "https://onevisit.example", phone="0762-0000000")


@pytest.fixture
def notice(board):
    return fields(board, board.visits[0], LETTER)


@pytest.fixture
def paper(notice):
    return docx.Document(io.BytesIO(word.write(of_notice(notice))))


def told(paper):
    return [one.text for one in paper.paragraphs]


def rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_it_holds_what_the_notice_says_word_by_word(notice, paper):
    for name in ("issuer", "title", "demo", "salutation", "opening", "officers_note", "why"):
        assert notice[name] in told(paper)
    for name in ("prepare", "rights", "contacts"):
        assert set(notice[name]) <= set(told(paper))
    assert f"{notice['number']}　{notice['issued']}" in told(paper)
    assert f"{notice['signature']}（印章）" in told(paper)
    assert paper.sections[0].footer.paragraphs[0].text == notice["footer"]


def test_its_tables_are_those_of_the_notice(notice, paper):
    box, departments, forbidden = (rows(one) for one in paper.tables)

    assert box == [list(row[:2]) for row in notice["facts"]]
    assert departments[0] == notice["columns"]
    assert [row[0].splitlines()[0] for row in departments[1:]] == [
        row["name"] for row in notice["departments"]
    ]
    assert departments[1][1].splitlines() == [
        "消防设施运行和疏散通道",
        "《中华人民共和国消防法》第五十三条",
    ]
    assert departments[1][3].splitlines() == ["＿＿＿＿　＿＿＿＿＿＿"] * 2
    assert forbidden == notice["forbidden"]


def test_headings_lists_and_the_head_of_a_table_are_real_ones(notice, paper):
    styles = {one.style.name for one in paper.paragraphs}

    assert {"Title", "Heading 1", "List Bullet", "List Number"} <= styles
    assert "w:tblHeader" in paper.tables[1].rows[0]._tr.xml
    assert paper.core_properties.title == f"{notice['title']} {notice['enterprise']}"
    assert paper.core_properties.language == "zh-CN"


def test_the_code_is_a_picture_with_words(paper):
    (picture,) = paper.inline_shapes

    assert picture._inline.docPr.get("descr") == "到访核验码"


def test_equal_papers_are_equal_bytes_that_no_clock_has_touched(notice):
    first, second = (word.write(of_notice(notice)) for _ in range(2))

    assert first == second
    times = {one.date_time for one in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
