"""
One cell: what a person typed becomes a value, or is refused with what was expected.

Full-width letters and digits, no-break and zero-width blanks are the same as plain ones
(Unicode NFKC); nothing else is guessed.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from tracker.intake.faults import Fault, Refused
from tracker.records import InspectionType

Value = str | float | bool | date | time | None
"""What a reader gives for a cell; a `datetime` is a `date`, an empty cell is None."""

YES: Final = frozenset(("是", "可", "能", "可以", "有", "√", "✓", "✔", "y", "yes", "true", "1"))
NO: Final = frozenset(
    ("否", "不可", "不能", "不可以", "无", "不", "×", "✗", "✘", "x", "n", "no", "false", "0")
)
PRIORITIES: Final = {"一般": 1, "普通": 1, "重要": 3, "较急": 3, "紧急": 5}
TYPES: Final = {
    "日常": InspectionType.ROUTINE,
    "个案": InspectionType.CASE,
    "专项": InspectionType.SPECIAL,
}
LONGEST_VISIT: Final = 720
LONGEST_TEXT: Final = 500
_SHORT: Final = 100
_NAME: Final = 2
"""Han signs that a name has at least."""
_EPOCH: Final = date(1899, 12, 30)
_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2060\ud800-\udfff\ufeff]"
)
_LEADING: Final = re.compile(r"^(执法)?证(件)?(号码?)?[: ]*")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_DIGITS: Final = re.compile(r"\d{2}")
_DURATION: Final = re.compile(
    r"约?(?:(?P<hours>\d+(?:\.\d+)?)(?:个)?(?:小时|时|h|hours?|hrs?)(?P<half>半)?)?"
    r"(?:(?P<minutes>\d+(?:\.\d+)?)(?:分钟|分|min|minutes?|mins?|m|')?)?",
)
_WORDS: Final = {
    "一个半小时": "90分钟",
    "半个小时": "30分钟",
    "半小时": "30分钟",
    "一小时": "1小时",
    "一个小时": "1小时",
    "两小时": "2小时",
    "两个小时": "2小时",
}


def text(value: Value) -> str:
    """The cell as a person reads it: trimmed, blanks and full-width forms made plain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{int(value)}" if value.is_integer() else f"{value:g}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    said = str(value)
    return _plain_of_short(said) if len(said) < _SHORT else _plain(said)


def _plain(said: str) -> str:
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", said))
    lines = (" ".join(line.split()) for line in visible.splitlines())
    return "\n".join(line for line in lines if line)


# A column repeats itself: the same words are read again and again.
_plain_of_short = lru_cache(4096)(_plain)


def is_blank(value: Value) -> bool:
    """Whether a person sees nothing in the cell."""
    return not text(value)


def words(value: Value) -> str:
    """Free text, not longer than a plan line keeps."""
    found = text(value)
    if len(found) > LONGEST_TEXT:
        raise Refused(Fault.TEXT_TOO_LONG, str(len(found)), f"≤ {LONGEST_TEXT}")
    return found


def minutes(value: Value, unit: int = 1) -> int:
    """
    A duration in minutes, from ``90``, ``90分钟``, ``1.5小时``, ``1小时30分`` or ``2h``.

    Parameters
    ----------
    unit
        Minutes of a bare number: 60 where the header says hours.
    """
    found = _length(value, unit)
    if found is None or not 1 <= found <= LONGEST_VISIT or found != int(found):
        raise Refused(Fault.BAD_MINUTES, text(value), f"1-{LONGEST_VISIT} min")
    return int(found)


def _length(value: Value, unit: int) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return round(value * unit, 6)
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    plain = text(value).replace(" ", "").lower()
    for word, figure in _WORDS.items():
        plain = plain.replace(word, figure)
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return round(float(plain) * unit, 6)
    match = _DURATION.fullmatch(plain)
    if not match or not (match["hours"] or match["minutes"]):
        return None
    half = 30 if match["half"] else 0
    return round(float(match["hours"] or 0) * 60 + half + float(match["minutes"] or 0), 6)


def number(value: Value, least: int, most: int) -> int:
    """A whole number of the range, from ``2``, ``2.0``, ``２人`` or ``2组``."""
    plain = re.sub(r"(人|名|组|个|队|支)$", "", text(value).replace(" ", ""))
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,6}(\.0+)?", plain):
        raise Refused(Fault.BAD_NUMBER, text(value), f"{least}-{most}")
    found = int(float(plain))
    if not least <= found <= most:
        raise Refused(Fault.BAD_NUMBER, text(value), f"{least}-{most}")
    return found


def yes_no(value: Value) -> bool:
    """Yes or no, from 是/否, 可/不可, √/×, TRUE/FALSE or 1/0."""
    plain = text(value).replace(" ", "").lower()
    if plain in YES:
        return True
    if plain in NO:
        return False
    raise Refused(Fault.BAD_YES_NO, text(value), "是/否")


def priority(value: Value) -> int:
    """A priority 1-9, from the digit, a word (一般, 重要, 紧急) or both: ``重要(3)``."""
    plain = text(value).replace(" ", "")
    if match := re.fullmatch(r"[^\d()]*\(([1-9])\)", plain):
        return int(match[1])
    if plain in PRIORITIES:
        return PRIORITIES[plain]
    if not isinstance(value, bool) and re.fullmatch(r"[1-9](\.0)?", plain):
        return int(plain[0])
    raise Refused(Fault.BAD_PRIORITY, text(value), "1-9, 一般(1), 重要(3), 紧急(5)")


def inspection_type(value: Value) -> InspectionType:
    """One of the three types, from 日常, 个案, 专项, with 检查 behind it or not."""
    plain = text(value).replace(" ", "").lower().removesuffix("检查")
    found = TYPES.get(plain)
    if found is not None:
        return found
    if plain in set(InspectionType):
        return InspectionType(plain)
    raise Refused(Fault.BAD_INSPECTION_TYPE, text(value), "日常, 个案, 专项")


def officers(value: Value) -> tuple[str, ...]:
    """Who is to come: names with their certificates, one below the other or after a comma."""
    found: list[str] = []
    for part in re.split(r"[、;,\n/]+", words(value)):
        said = part.strip()
        if found and _is_certificate(said) and not _DIGITS.search(found[-1]):
            found[-1] = f"{found[-1]} {said}"
        elif said:
            found.append(said)
    return tuple(found)


def _is_certificate(said: str) -> bool:
    """Whether a part is a number alone; a province's letter may stand before it."""
    plain = _LEADING.sub("", said)
    return bool(_DIGITS.search(plain)) and len(_HAN.findall(plain)) < _NAME


def day(value: Value, near: date) -> date:
    """
    A date, from a date cell, a serial number, ``2026/9/22``, ``2026.9.22`` or ``9月22日``.

    Parameters
    ----------
    near
        Without a year, the date closest to this one is meant.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    plain = re.sub(r"\s*0?0:00(:00)?$", "", text(value))
    if re.fullmatch(r"[3-6]\d{4}(\.\d+)?", plain):
        return _EPOCH + timedelta(days=int(float(plain)))
    match = re.fullmatch(
        r"(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", plain
    )
    found = _nearest(match[1], int(match[2]), int(match[3]), near) if match else None
    if match is None and (joined := re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", plain)):
        found = _nearest(joined[1], int(joined[2]), int(joined[3]), near)
    if found is None:
        raise Refused(Fault.BAD_DATE, text(value), "2026-11-20")
    return found


def _nearest(year: str | None, month: int, day_of_month: int, near: date) -> date | None:
    years = [int(year)] if year else [near.year - 1, near.year, near.year + 1]
    found = [one for one in (_date(y, month, day_of_month) for y in years) if one]
    return min(found, key=lambda one: abs(one - near), default=None)


def _date(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
