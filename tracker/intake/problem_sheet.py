"""
A list of problems as a file: the register with the columns that `problem_list` reads, and a blank.

A cell that looks like a formula stays words: in a workbook as text, in a csv file behind a mark.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

import xlsxwriter

from tracker.intake import appeal_terms
from tracker.intake.appeal_cells import guarded
from tracker.intake.problem_list import COLUMNS, TITLES
from tracker.intake.sheets import GUIDE, LISTS, letters
from tracker.records import Appeal, Enterprise

SHEET: Final = "问题清单"
LAST_ROW: Final = 302
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook holds."""

_MADE: Final = dt.datetime.combine(dt.date(2026, 1, 1), dt.time())
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS: Final = (20, 18, 28, 24, 12, 16, 14, 16, 10, 10, 10, 28, 60)
_EXAMPLE: Final = (
    "示例-2026-001", "2026-11-20 09:30", "源城样品电子有限公司", "91441602XG0000000H", "张三",
    "0762-1234567", "生产经营类", "用电", "求助", "园区", "一般", "园区道路夜间停电",
    "厂区外道路连续三天夜间停电。",
)  # fmt: skip
_GUIDE: Final = (
    "一、带 * 的列必填；标题行请勿改名，列的先后可以调整，不需要的非必填列可以删除。",
    "二、来源编号是本事项在来源渠道的编号，同一渠道内不得重复；再次导入同一编号不会重复登记。",
    "三、受理时间是来源渠道受理的时间，办理时限从这一天起算，如：2026-11-20 09:30。",
    "四、统一社会信用代码须为文本格式；只填企业名称的，须与登记名称一致；不知是哪家企业的，两栏都留空。",
    "五、类别、子类、事项性质、层级、程度请从下拉列表选择；性质不填按“求助”，层级不填按“园区”，程度不填按“一般”。",
    "六、隐藏或筛选掉的行不导入；示例行导入时自动跳过。",
)


def cells(appeal: Appeal) -> list[str]:
    """What a list says of a matter, in the order of the columns."""
    firm = appeal.enterprise
    return [
        appeal.source,
        f"{appeal.received:%Y-%m-%d %H:%M}",
        firm.name if firm else "",
        firm.uscc if firm else "",
        appeal.contact,
        appeal.phone,
        appeal_terms.CATEGORIES[appeal.category][0],
        appeal_terms.SUBS[appeal.sub][0] if appeal.sub else "",
        appeal_terms.MATTERS[appeal.matter][0],
        appeal_terms.LEVELS[appeal.level][0],
        appeal_terms.SEVERITIES[appeal.severity][0],
        appeal.title,
        appeal.text,
    ]


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A csv file that spreadsheet programs open as UTF-8."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + content.getvalue().encode("utf-8", "replace")


def as_xlsx(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook; equal rows give equal bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(SHEET)
        plain = _head(book, sheet, headings)
        for number, row in enumerate(rows, start=1):
            for index, written in enumerate(row):
                sheet.write_string(number, index, written[:LONGEST_CELL], plain)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
    return content.getvalue()


def _head(book: Any, sheet: Any, headings: Sequence[str]) -> Any:
    """Write the headings; the format of what stands below them."""
    cell = {"valign": "vcenter", "text_wrap": True, "border": 1, "num_format": "@"}
    head = book.add_format(cell | {"bold": True, "bg_color": "#DDEBF7", "align": "center"})
    for index, title in enumerate(headings):
        sheet.write_string(0, index, title, head)
        sheet.set_column(index, index, _WIDTHS[index] if index < len(_WIDTHS) else 16)
    return book.add_format(cell)


def template(enterprises: Sequence[Enterprise]) -> bytes:
    """The blank workbook of a list, with its words to choose from; equal registers, equal bytes."""
    content = io.BytesIO()
    lists = _lists(enterprises)
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(SHEET)
        plain = _head(
            book, sheet, [f"{one.title}*" if one.required else one.title for one in COLUMNS]
        )
        for index, words in enumerate(_EXAMPLE):
            sheet.write_string(1, index, words, plain)
        for index, key in enumerate(TITLES):
            for row in range(2, LAST_ROW + 1):
                sheet.write_blank(row, index, None, plain)
            if key in lists:
                sheet.data_validation(2, index, LAST_ROW, index, _choice(lists, key))
        sheet.freeze_panes(1, 1)
        guide = book.add_worksheet(GUIDE)
        guide.set_column(0, 0, 100)
        for row, words in enumerate(_GUIDE):
            guide.write_string(row, 0, words)
        _write_lists(book, lists)
    return content.getvalue()


def _lists(enterprises: Sequence[Enterprise]) -> dict[str, list[str]]:
    """What may be chosen, by column."""
    terms = appeal_terms
    return {
        "enterprise": [one.name for one in enterprises],
        "category": [names[0] for names in terms.CATEGORIES.values()],
        "sub": [names[0] for names in terms.SUBS.values()],
        "matter": [names[0] for names in terms.MATTERS.values()],
        "level": [names[0] for names in terms.LEVELS.values()],
        "severity": [names[0] for names in terms.SEVERITIES.values()],
    }


def _choice(lists: dict[str, list[str]], key: str) -> dict[str, Any]:
    letter = letters([*lists].index(key))
    source = f"={LISTS}!${letter}$1:${letter}${max(1, len(lists[key]))}"
    return {"validate": "list", "source": source, "show_error": key != "enterprise"}


def _write_lists(book: Any, lists: dict[str, list[str]]) -> None:
    sheet = book.add_worksheet(LISTS)
    for index, words in enumerate(lists.values()):
        for row, word in enumerate(words):
            sheet.write_string(row, index, word)
    sheet.hide()
