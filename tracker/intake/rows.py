"""Which rows of a sheet are plan lines, and which are totals, explanations or nothing."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import Final

from tracker.intake.cells import is_blank
from tracker.intake.fill import Row
from tracker.intake.header import is_header

EXAMPLE: Final = "（示例）"
"""How the enterprise of the template's example row begins."""

_EXAMPLE: Final = re.compile(r"[(\[【]?(示例|样例|例)[)\]】:]|示例|样例")
_TOTAL: Final = re.compile(r"(合|总|小|共)\s*计")
_BLOCK: Final = re.compile(r"填[表报写](说明|须知|要求)|说明:|注:|注意事项|备注:")
_FOOT: Final = re.compile(r"填[表报]人|制表|审核|联系人|联系电话|单位\(?盖章|\d+\s*[.、)]|\(")
_CORE: Final = ("code", "item", "when", "minutes")


class Sort(Enum):
    """What a row is."""

    LINE = auto()
    BLANK = auto()
    EXAMPLE = auto()
    IGNORED = auto()


def sorted_rows(rows: Iterable[Row]) -> Iterator[tuple[Row, Sort]]:
    """Each row with its sort; a block of explanations ends where a full line follows."""
    explaining = False
    for row in rows:
        sort = _sort(row, explaining)
        explaining = sort is not Sort.LINE and (explaining or bool(_BLOCK.match(row.opening)))
        yield row, sort


def _sort(row: Row, explaining: bool) -> Sort:
    if not row.written:
        return Sort.BLANK
    first = row.opening
    if _EXAMPLE.match(first):
        return Sort.EXAMPLE
    if is_header(row.own.values()) or _TOTAL.match(first):
        return Sort.IGNORED
    filled = sum(not is_blank(row.value(key)) for key in _CORE)
    own = sum(not is_blank(row.own.get(key)) for key in _CORE)
    if own == 0 and (filled or is_blank(row.value("enterprise"))):
        return Sort.BLANK if filled else Sort.IGNORED
    prose = explaining or _BLOCK.match(first) or _FOOT.match(first)
    return Sort.IGNORED if own == 0 and prose else Sort.LINE
