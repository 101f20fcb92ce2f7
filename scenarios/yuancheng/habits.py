"""How each office keeps its sheet: its own headings, order, hands and leftovers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from scenarios.yuancheng.line import When

HEADINGS: Mapping[str, str] = MappingProxyType({
    "number": "序号",
    "name": "企业名称*",
    "uscc": "统一社会信用代码*",
    "item": "检查事项*",
    "basis": "检查依据",
    "inspection_type": "检查类型",
    "windows": "可检查时间*",
    "minutes": "预计时长(分钟)*",
    "inspectors": "检查人数",
    "teams": "检查组数",
    "officers": "执法人员",
    "may_lead": "可否牵头",
    "announced": "是否提前告知",
    "priority": "优先级",
    "approver": "批准人*",
    "approved": "批准日期*",
    "together": "联合要求",
    "remark": "备注",
    "zone": "所在片区",
    "phone": "联系电话",
})  # fmt: skip
"""The template's headings by field, and three columns that nobody asked for."""

_TEMPLATE = (
    "name uscc item basis inspection_type windows minutes inspectors teams officers may_lead "
    "announced priority approver approved together remark"
)
_LEGEND = ("填表说明：", "1. 可检查时间请填写上午、下午或具体时段。", "2. 预计时长以现场检查为准。")


@dataclass(frozen=True, slots=True)
class Habit:
    """
    One office's way of filling the sheet.

    Parameters
    ----------
    columns
        Fields in the office's order, separated by blanks.
    headings
        Headings that differ from the template's.
    windows, separator, minutes, approved
        The hands of `scenarios.yuancheng.handwriting`.
    words
        Whether priorities are written as words.
    merged
        Whether the name is one merged cell over neighbouring lines of an enterprise.
    blanks
        Numbers of the lines after which a blank line follows.
    padded
        Whether names end in blanks here and there.
    codes
        Whether a hidden row of field codes lies above the header.
    facts
        Whether the workbook has the sheet 部门情况; one team is absent at each time in `away`.
    officers
        Who comes, where the office names them when it plans.
    """

    sheet: str = "检查计划"
    columns: str = _TEMPLATE
    headings: Mapping[str, str] = field(default_factory=dict)
    title: bool = False
    windows: str = "month"
    separator: str = "；"
    minutes: str = "number"
    approved: str = "cell"
    words: bool = False
    merged: bool = False
    blanks: tuple[int, ...] = ()
    padded: bool = False
    codes: bool = False
    total: bool = False
    legend: tuple[str, ...] = ()
    facts: bool = True
    away: tuple[When, ...] = ()
    officers: str = ""


HABITS: Mapping[str, Habit] = {
    "SAMR": Habit(title=True, merged=True, total=True, away=((0, "am"),)),
    "EMB": Habit(
        sheet="周计划", columns="number " + _TEMPLATE, windows="weekday", separator="、",
        minutes="hours", words=True, title=True, legend=_LEGEND,
        headings={"name": "被检查企业", "minutes": "预计时长", "windows": "可安排时间"},
    ),
    "EEB": Habit(
        windows="clock", separator="\n", approved="slashes", codes=True, title=True,
        headings={"uscc": "统一社会\n信用代码", "minutes": "预计时长（分钟）"},
        away=((0, "am"), (4, "pm")),
    ),
    "FIRE": Habit(
        sheet="Sheet1", title=True, merged=True, padded=True, total=True, windows="month",
        columns="number name zone uscc item basis inspection_type windows minutes inspectors teams "
        "officers approver approved priority together remark",
        away=((4, "pm"),), officers="卓望舒 粤P04001；凌立棠 粤P04002",
    ),
    "HRSS": Habit(
        windows="wide", minutes="wide", approved="month", padded=True,
        columns="uscc name item basis windows minutes inspectors may_lead announced priority "
        "approver approved remark",
        headings={
            "name": "单位名称", "windows": "检查时间", "minutes": "检查时长",
            "priority": "重要程度",
        },
    ),
    "HC": Habit(windows="dots", separator=";", minutes="h", legend=_LEGEND, approved="iso"),
    "HUC": Habit(
        sheet="在建工程", windows="weekday", title=True, blanks=(1,),
        columns="number name uscc item windows minutes inspectors approver approved remark",
        headings={"name": "企业", "item": "检查内容"},
    ),
    "UM": Habit(windows="weekday", separator="；\n", minutes="unit", blanks=(2,), facts=False),
    "NR": Habit(
        windows="slashes", facts=False, approved="slashes",
        columns="name uscc item basis windows minutes inspectors may_lead approver approved",
    ),
    "WATER": Habit(
        windows="slashes", minutes="unit", title=True, total=True,
        headings={"uscc": "信用代码", "basis": "法律依据", "approver": "审批人"},
    ),
    "IND": Habit(windows="weekday", separator="; ", words=True, blanks=(1,), approved="month"),
    "TAX": Habit(
        sheet="入户核查计划", windows="month", minutes="hours", approved="iso",
        columns="name uscc phone item basis windows minutes inspectors may_lead announced "
        "priority approver approved remark",
        headings={"item": "事项", "minutes": "时长", "approver": "主要负责人"},
    ),
    "STAT": Habit(
        windows="weekday", approved="slashes", title=True, facts=False,
        columns="number name uscc item basis windows minutes inspectors may_lead approver "
        "approved remark",
    ),
    "TRANS": Habit(windows="clock", separator="；", title=True, codes=True, approved="month"),
    "PSB": Habit(
        windows="wide", approved="slashes", headings={"may_lead": "能否牵头", "teams": "组数"},
    ),
    "METEO": Habit(windows="month", minutes="hours", title=True, total=True, legend=_LEGEND),
    "AGRI": Habit(sheet="Sheet1", windows="dots", separator="、", minutes="unit", facts=False),
    "CUSTOMS": Habit(
        windows="slashes", separator="\n", approved="iso", title=True,
        headings={"name": "单位名称", "inspectors": "执法人员数", "remark": "说明"},
    ),
}  # fmt: skip
"""The habit of every office, by id."""
