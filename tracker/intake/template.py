"""
The blank workbook that a department fills: what can be checked while typing is checked there.

Lists stand on a hidden sheet; the credit code is text, so that no program rounds it; the
example row is left out when the file comes back.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter

from tracker.intake.header import COLUMNS
from tracker.intake.rows import EXAMPLE
from tracker.intake.sheets import FACTS, GUIDE, LISTS, letters
from tracker.intake.spelling import WEEKDAYS
from tracker.intake.when import Hours
from tracker.records import Department, Enterprise
from tracker.week import Week

HEADER_ROW: Final = 1
FIRST_ROW: Final = 3
LAST_ROW: Final = 302
"""Indices, from 0, of the header and of the rows that are ready to be filled."""

_WIDTHS: Final = (30, 24, 26, 30, 12, 26, 16, 10, 10, 24, 10, 13, 10, 12, 13, 16, 24)
_EXAMPLE: Final[Sequence[str | int]] = (
    f"{EXAMPLE}源城样品电子有限公司", "91441602XG0000000H", "消防安全监督检查",
    "《中华人民共和国消防法》第五十三条", "日常检查", "", 90, 2, 1,
    "李四 YC-0001；王五 YC-0002", "是", "是", "一般(1)", "张三", "", "",
    "本行是示例，导入时自动跳过",
)  # fmt: skip
_PROMPTS: Final = {
    "enterprise": "从下拉列表选择，或按登记名称填写。",
    "code": "18位，文本格式。请勿按数字输入，否则表格软件会把后三位变成0。",
    "item": "一行一个检查事项。同一企业时间相同的多行会合并为一次检查。",
    "inspection_type": "日常检查、个案检查（投诉举报、转办交办、线索、复查）或专项检查，"
    "不填按日常检查计。",
    "when": "可填一个或多个时段，用分号隔开，如：12月1日 上午；周三 08:30-10:00；周四至周五 全天。",
    "minutes": "现场检查所需分钟数，也可填“1.5小时”。",
    "inspectors": "执法人员不少于2人，不填按2人计。",
    "teams": "同时派出的检查组数，不填按1组计。",
    "officers": "执法人员姓名和执法证号，多人用分号隔开；填写后自动印在检查通知书上，可暂不填。",
    "may_lead": "本次检查可否由本部门牵头，不填按“是”计。",
    "announced": "是否提前告知企业，不填按“是”计。",
    "priority": "1至9，数字越大越优先，不填按1计。",
    "approver": "批准该项入企检查的本部门主要负责人；"
    "尚未批准的，本栏与批准日期都留空，批准前不予编排。",
    "approved_on": "批准日期，如 2026-11-20。",
    "joint_key": "须与其他部门同一次完成的检查，各部门填同一编号，如 复查-2026-017。",
}
_GUIDE: Final = (
    "一、带 * 的列必填；标题行请勿改名，列的先后可以调整，不需要的非必填列可以删除。",
    "二、一行填写一个企业的一个检查事项，需经本部门主要负责人批准后方可填报。",
    "三、统一社会信用代码须为文本格式；显示为 9.14E+17 的已被取整，请把该列设为文本后重填。",
    "四、可检查时间只能在计划周的工作日内；“上午”“下午”指当天的上午、下午办公时段。",
    "五、隐藏或筛选掉的行不导入；合并单元格按向下填充处理。",
    "六、“部门情况”表中，不在岗一行可填多行，如：周二上午 1组。",
)


@dataclass(slots=True)
class _Book:
    workbook: Any
    department: Department
    enterprises: Sequence[Enterprise]
    hours: Hours
    formats: dict[str, Any]


def template(
    department: Department,
    enterprises: Sequence[Enterprise],
    week: Week,
    hours: Hours | None = None,
) -> bytes:
    """
    The .xlsx for one department and week; equal arguments give equal bytes.

    Parameters
    ----------
    enterprises
        Offered in the drop-down list, in this order.
    hours
        Working days and sessions; None: Mon-Fri, 08:30-12:00 and 14:30-17:30.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        hours = hours or Hours.of(week)
        workbook.set_properties({"created": dt.datetime.combine(hours.monday, dt.time())})
        book = _Book(workbook, department, enterprises, hours, _formats(workbook))
        _write_plan(book, week)
        _write_facts(book)
        _write_guide(book)
        _write_lists(book)
    return content.getvalue()


def _formats(workbook: Any) -> dict[str, Any]:
    cell = {"valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
    head = cell | {"bold": True, "align": "center", "bg_color": "#DDEBF7"}
    made = {
        "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
        "head": head,
        "required": head | {"bg_color": "#FCE4D6"},
        "cell": cell,
        "text": cell | {"num_format": "@"},
        "date": cell | {"num_format": "yyyy-mm-dd"},
        "example": cell | {"italic": True, "font_color": "#7F7F7F", "num_format": "@"},
        "wrap": {"text_wrap": True, "valign": "top"},
    }
    return {name: workbook.add_format(said) for name, said in made.items()}


def _write_plan(book: _Book, week: Week) -> None:
    sheet = book.workbook.add_worksheet("检查计划")
    words = f"{book.department.name}{week.year}年第{week.number}周涉企检查计划"
    sheet.write_string(0, 0, words, book.formats["title"])
    sheet.set_row(0, 28)
    sheet.set_row(HEADER_ROW, 34)
    for index, column in enumerate(COLUMNS):
        title = f"{column.title}*" if column.required else column.title
        style = book.formats["required" if column.required else "head"]
        sheet.write_string(HEADER_ROW, index, title, style)
        kind = {"approved_on": "date", "minutes": "cell", "inspectors": "cell", "teams": "cell"}
        sheet.set_column(index, index, _WIDTHS[index])
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.write_blank(row, index, None, book.formats[kind.get(column.key, "text")])
        rule = _rule(column.key, book) | _prompt(column.key, column.title)
        sheet.data_validation(FIRST_ROW, index, LAST_ROW, index, rule)
    _write_example(sheet, book)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)


def _write_example(sheet: Any, book: _Book) -> None:
    said = dict(zip((column.key for column in COLUMNS), _EXAMPLE, strict=True))
    said["when"] = f"{_times(book.hours)[0]}；{_times(book.hours)[-1]}"
    said["approved_on"] = str(book.hours.monday - dt.timedelta(days=14))
    for index, value in enumerate(said.values()):
        sheet.write(HEADER_ROW + 1, index, value, book.formats["example"])


def _rule(key: str, book: _Book) -> dict[str, Any]:
    """What the spreadsheet program refuses, or only offers, while somebody types."""
    if key in ("minutes", "inspectors", "teams"):
        least, most = {"minutes": (1, 720), "inspectors": (2, 30), "teams": (1, 20)}[key]
        stop = key != "minutes"
        rule = {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}
        return rule | {"show_error": stop}
    if key == "code":
        message = "统一社会信用代码应为18位。"
        return {"validate": "length", "criteria": "==", "value": 18, "error_message": message}
    if key == "approved_on":
        start = dt.date(2000, 1, 1)
        return {"validate": "date", "criteria": ">=", "value": start, "show_error": False}
    names = list(_lists(book))
    if key in names:
        index = names.index(key)
        last = max(1, len(_lists(book)[key]))
        source = f"={LISTS}!${letters(index)}$1:${letters(index)}${last}"
        return {
            "validate": "list",
            "source": source,
            "show_error": key in ("inspection_type", "may_lead", "announced"),
        }
    return {"validate": "any"}


def _prompt(key: str, title: str) -> dict[str, Any]:
    if key not in _PROMPTS:
        return {}
    return {"input_title": title, "input_message": _PROMPTS[key]}


def _lists(book: _Book) -> dict[str, list[str]]:
    """What the drop-downs offer, by column."""
    return {
        "enterprise": [one.name for one in book.enterprises],
        "inspection_type": ["日常检查", "个案检查", "专项检查"],
        "when": [*_times(book.hours), "全周"],
        "may_lead": ["是", "否"],
        "announced": ["是", "否"],
        "priority": ["一般(1)", "重要(3)", "紧急(5)"],
    }


def _times(hours: Hours) -> list[str]:
    dates = [(hours.monday + dt.timedelta(days=day), WEEKDAYS[day]) for day in hours.days]
    return [
        f"{date.month}月{date.day}日（周{weekday}）{part}"
        for date, weekday in dates
        for part in ("上午", "下午", "全天")
    ]


def _write_facts(book: _Book) -> None:
    sheet = book.workbook.add_worksheet(FACTS)
    one = book.department
    rows = (
        ("部门名称", one.name),
        ("部门代码", one.id),
        ("检查组数", one.teams),
        ("不在岗", ""),
        ("不在岗", ""),
        ("联系人", one.contact),
    )
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 36)
    for row, (key, value) in enumerate(rows):
        sheet.write_string(row, 0, key, book.formats["head"])
        style = book.formats["text" if isinstance(value, str) else "cell"]
        sheet.write(row, 1, value, style)


def _write_guide(book: _Book) -> None:
    sheet = book.workbook.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 100)
    for row, words in enumerate(_GUIDE):
        sheet.write_string(row, 0, words, book.formats["wrap"])


def _write_lists(book: _Book) -> None:
    sheet = book.workbook.add_worksheet(LISTS)
    for index, words in enumerate(_lists(book).values()):
        for row, word in enumerate(words):
            sheet.write_string(row, index, word)
    sheet.hide()
