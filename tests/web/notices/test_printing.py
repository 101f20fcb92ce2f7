import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from tests.web.builders import HUASHENG
from tests.web.notices import tagged
from web.notices import printing
from web.notices.notice import Letter, fields
from web.notices.printing import NotPrinted, Press, print_all

LETTER = Letter(date(2026, 11, 25), "https://onevisit.example")


@pytest.fixture(scope="module")
def press():
    return Press()


def _text(document):
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_a_notice_can_be_read_and_searched(board, press):
    text = _text(press.print(fields(board, board.visits[0], LETTER)))

    for words in (
        "行政检查通知书",
        "河源市华晟精密电子有限公司",
        "源城区消防救援大队",
        "2026年12月1日（星期二）09:00–11:00",
        "严禁逐利检查",
        "粉尘涉爆场所安全管理",
    ):
        assert words in text


def test_a_notice_is_for_everybody(board, press, tmp_path):
    document = press.print(fields(board, board.visits[0], LETTER))

    assert tagged.faults(document) == []
    assert tagged.validated(document, tmp_path / "notice.pdf") == []
    assert pypdf.PdfReader(io.BytesIO(document)).trailer["/Root"]["/Lang"] == "zh-CN"


def test_equal_notices_are_equal_bytes(board, press):
    notice = fields(board, board.visits[0], LETTER)

    assert press.print(notice) == Press().print(notice)


def test_a_common_notice_fits_one_page(board, press):
    document = press.print(fields(board, board.visits[0], LETTER))

    assert len(pypdf.PdfReader(io.BytesIO(document)).pages) == 1


def test_a_character_that_no_font_holds_is_an_error(board, press):
    rare = replace(board.visits[0], enterprise=replace(HUASHENG, name="𠮷祥公司"))

    with pytest.raises(NotPrinted, match=r"49-001号: .*𠮷"):
        press.print(fields(board, rare, LETTER))


def test_what_a_user_types_is_never_markup(board, press):
    sly = replace(board.visits[0], enterprise=replace(HUASHENG, name='#panic("x") $a$ *b*'))

    assert '#panic("x")$a$*b*' in _text(press.print(fields(board, sly, LETTER)))


def test_several_processes_print_the_same_in_the_same_order(board, monkeypatch):
    monkeypatch.setattr(printing, "BATCH", 1)
    notices = [fields(board, visit, LETTER) for visit in board.visits]

    assert list(print_all(notices, workers=2)) == list(print_all(notices))
