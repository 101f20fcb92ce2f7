"""Change and cancellation notices, field by field against the records, on paper and to edit."""

import io

import docx
import pytest

from tests.web.notices import tagged, week
from tests.web.notices.week import CONFIG, WHY, board, paper, plain, words_of
from tracker.records import NoticeKind
from web import papers
from web.notices import given, word
from web.notices.printing import Press


@pytest.fixture(autouse=True)
def published(records):
    week.publish_first()
    week.publish_second()


@pytest.fixture(scope="module")
def press():
    return Press(None, given.FORM)


def fields(kind):
    found = board()
    return given.fields(found, paper(kind), papers.letter_of(found, CONFIG))


def cells(found):
    """The tables of a document, row by row."""
    book = docx.Document(io.BytesIO(word.write(found)))
    return [[cell.text for cell in row.cells] for table in book.tables for row in table.rows]


CHANGED = (
    ("检查时间", "2026年12月1日（星期二） 09:00–10:00", "2026年12月4日（星期五） 14:30–15:30"),
    ("检查地点", "高新五路18号", "不变"),
    ("牵头部门", "FIRE 局", "不变"),
    ("参加部门", "FIRE 局、TAX 局", "不变"),
    ("检查事项", "消防安全、发票", "不变"),
)


def test_a_change_notice_says_what_was_what_is_now_and_why(press):
    words = words_of(press.print(fields(NoticeKind.CHANGE)))

    for one in (
        "行政检查变更通知书",
        "源园联检变〔2026〕1号",
        "源园联检〔2026〕1号",
        "2026年11月20日",
        "E1公司：",
        "FIRE局",
        WHY,
        "0762-1230000",
        "周岩0762-3330001",
        "送达回执",
        "送达方式",
        *("".join(row) for row in CHANGED),
    ):
        assert plain(one) in words


def test_a_cancellation_notice_says_what_will_not_take_place_and_why(press):
    words = words_of(press.print(fields(NoticeKind.CANCELLATION)))

    for one in (
        "行政检查取消通知书",
        "源园联检撤〔2026〕1号",
        "源园联检〔2026〕2号",
        "2026年11月20日",
        "E2公司：",
        "检查时间2026年12月1日（星期二）09:00–10:00",
        "检查地点高新五路18号",
        "牵头部门FIRE局",
        "检查事项消防安全",
        WHY,
    ):
        assert plain(one) in words


def test_the_documents_to_edit_hold_the_same_fields():
    change, cancellation = fields(NoticeKind.CHANGE), fields(NoticeKind.CANCELLATION)

    assert cells(change)[1:] == [list(row) for row in CHANGED]
    assert cells(cancellation)[0] == ["检查时间", "2026年12月1日（星期二） 09:00–10:00"]
    for found in (change, cancellation):
        book = docx.Document(io.BytesIO(word.write(found)))
        told = [one.text for one in book.paragraphs]
        assert found["title"] in told
        assert f"{found['number']}　{found['issued']}" in told
        assert WHY in told


@pytest.mark.parametrize("kind", [NoticeKind.CHANGE, NoticeKind.CANCELLATION])
def test_everybody_can_read_them(press, tmp_path, kind):
    document = press.print(fields(kind))

    assert tagged.faults(document) == []
    assert tagged.validated(document, tmp_path / "paper.pdf") == []


def test_printing_again_gives_the_same_bytes_and_number(press):
    first = fields(NoticeKind.CHANGE)

    assert press.print(fields(NoticeKind.CHANGE)) == press.print(first)
    assert word.write(fields(NoticeKind.CHANGE)) == word.write(first)
