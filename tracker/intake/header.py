"""The columns of a plan, and the row of a sheet that names them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from tracker.intake.cells import Value, text
from tracker.intake.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is the field of a line, `title` what the template writes."""

    key: str
    title: str
    required: bool = False
    aliases: tuple[str, ...] = ()


COLUMNS: Final = (
    Column("enterprise", "企业名称", True, ("企业", "单位名称", "被检查企业", "被检查单位")),
    Column("code", "统一社会信用代码", True, ("信用代码", "社会信用代码", "uscc")),
    Column("item", "检查事项", True, ("事项", "检查内容", "检查项目")),
    Column("basis", "检查依据", False, ("法律依据", "依据")),
    Column("inspection_type", "检查类型", False, ("检查类别", "类型")),
    Column("when", "可检查时间", True, ("时间窗", "检查时间", "可安排时间", "windows")),
    Column("minutes", "预计时长(分钟)", True, ("预计时长", "时长", "检查时长")),
    Column("inspectors", "检查人数", False, ("人数", "执法人员数", "执法人数")),
    Column("teams", "检查组数", False, ("组数", "队数")),
    Column("officers", "执法人员", False, ("执法人员姓名", "检查人员", "执法人员及证号")),
    Column("may_lead", "可否牵头", False, ("能否牵头", "是否可牵头", "是否牵头")),
    Column("announced", "是否提前告知", False, ("提前告知", "告知", "是否告知")),
    Column("priority", "优先级", False, ("重要程度",)),
    Column("approver", "批准人", True, ("审批人", "主要负责人")),
    Column("approved_on", "批准日期", True, ("审批日期", "批准时间")),
    Column("joint_key", "联合要求", False, ("须联合", "联合复查")),
    Column("note", "备注", False, ("说明",)),
)
"""In the order of the template."""

TITLES: Final[Mapping[str, str]] = {column.key: column.title for column in COLUMNS}
REQUIRED: Final = tuple(column.key for column in COLUMNS if column.required)
_SILENT: Final = frozenset(("序号", "编号", "no.", "no", ""))
_ROWS_SEARCHED: Final = 40
_FEWEST_NAMES: Final = 3


def plain(title: Value) -> str:
    """A header as it is compared: without blanks, stars and what stands in brackets."""
    return re.sub(r"\(.*?\)|[\s*:_]", "", text(title)).lower()


@lru_cache
def _keys(columns: tuple[Column, ...]) -> Mapping[str, str]:
    return {
        plain(name): column.key
        for column in columns
        for name in (column.title, column.key, *column.aliases)
    }


_KEYS: Final = _keys(COLUMNS)


@dataclass(frozen=True, slots=True)
class Header:
    """
    The header of a sheet.

    Parameters
    ----------
    columns
        Index of the column of each key that is there.
    titles
        The header of each key as it stands in the file.
    unknown
        Index and header of columns that no plan line has.
    twice
        Key and both headers of columns that mean the same.
    hours
        Whether a bare duration means hours.
    """

    row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    unknown: tuple[tuple[int, str], ...] = ()
    twice: tuple[tuple[str, str, str], ...] = ()
    hours: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of required columns that are absent."""
        return tuple(key for key in REQUIRED if key not in self.columns)


@dataclass(slots=True)
class _Found:
    keys: Mapping[str, str]
    columns: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    twice: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, index: int, written: str) -> None:
        key = self.keys.get(plain(written))
        if key is None:
            if plain(written) not in _SILENT:
                self.unknown.append((index, written))
        elif key in self.columns:
            self.twice.append((key, self.titles[key], written))
        else:
            self.columns[key] = index
            self.titles[key] = written


def find(sheet: Sheet, columns: tuple[Column, ...] = COLUMNS) -> Header | None:
    """The row that names most columns; None when no row of the first forty names three."""
    keys = _keys(columns)
    searched = range(sheet.first, min(sheet.last, sheet.first + _ROWS_SEARCHED) + 1)
    candidates = [row for row in searched if row not in sheet.hidden]
    names = {row: _names(sheet.rows[row - sheet.first], keys) for row in candidates}
    best = max(candidates, key=names.__getitem__, default=None)
    if best is None or names[best] < _FEWEST_NAMES:
        return None
    return _header(best, sheet.rows[best - sheet.first], keys)


def is_header(cells: Iterable[Value]) -> bool:
    """Whether a row repeats the header, as printed pages do."""
    return _names(cells, _KEYS) >= _FEWEST_NAMES


def _names(cells: Iterable[Value], keys: Mapping[str, str]) -> int:
    return len({keys[plain(cell)] for cell in cells if plain(cell) in keys})


def _header(row: int, cells: Iterable[Value], keys: Mapping[str, str]) -> Header:
    found = _Found(keys)
    for index, cell in enumerate(cells):
        found.take(index, text(cell).replace("\n", ""))
    hours = "小时" in found.titles.get("minutes", "")
    return Header(row, found.columns, found.titles, tuple(found.unknown), tuple(found.twice), hours)
