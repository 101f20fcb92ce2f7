"""
The spellings of a time, as a grammar: which days and which part of the day a phrase names.

Pure syntax: nothing here knows the week. `tracker.intake.when` gives the phrases their dates.
"""

import re
from dataclasses import dataclass
from typing import Final

WEEKDAYS: Final = "一二三四五六日"
MORNING: Final = "上午"
AFTERNOON: Final = "下午"
WHOLE_DAY: Final = "全天"

_REWRITES: Final = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"星期|礼拜|週|逢周", "周"),
        (r"(?<!下)[本该]周(?=[一二三四五六日天1-7])", "周"),
        (r"周[天7]", "周日"),
        (r"早上|早晨|(?i:\bam\b)|午前", MORNING),
        (r"午后|(?i:\bpm\b)", AFTERNOON),
        (r"整天|全日|一整天|上下午|上午\s*[/和、及]?\s*下午", WHOLE_DAY),
        (r"\s*(?:——|—|–|─|―|‐|‑|−|~|〜|∼|至|到|-)+\s*", "-"),
        (r"(\d)\s*[点时]半", r"\1:30"),
        (r"(\d)\s*[点时]\s*(\d{2})分?", r"\1:\2"),
        (r"(\d)\s*[点时]整?", r"\1:00"),
        (r"(\d)\s*:\s*(\d\d):00\b", r"\1:\2"),
        (r"[()\[\]【】]", " "),
        (r"(?<=[一二三四五六日])/(?=周)", "、"),
        (r"\s0?0:00$", ""),
    )
)
_ENGLISH: Final = re.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b")
_ORDER: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EVERY: Final = re.compile(r"全周|整周|本周|该周|每天|每日|每个工作日|工作日|均可|不限|随时|周内")
_DATE: Final = (
    r"(?:(?P<year{0}>\d{{4}})\s*[-/.年]\s*)?(?P<month{0}>\d{{1,2}})\s*[-/.月]\s*"
    r"(?P<day{0}>\d{{1,2}})(?![\d:])\s*[日号]?(?:\s*周(?P<said{0}>[一二三四五六日]))?"
)
_FIRST: Final = _DATE.format(1) + r"|周(?P<weekday1>[一二三四五六日1-6])|(?P<bare1>\d{1,2})[日号]"
_SECOND: Final = _DATE.format(2) + r"|周?(?P<weekday2>[一二三四五六日])|(?P<bare2>\d{1,2})[日号]"
_DAYS: Final = re.compile(rf"(?:{_FIRST})(?:-(?P<last>{_SECOND}))?")
_HALF: Final = rf"(?:{MORNING}|{AFTERNOON})?"
_HOURS: Final = re.compile(
    rf"(?P<half1>{_HALF})\s*(?P<hour1>\d{{1,2}})(?::(?P<minute1>[0-5]\d))?"
    rf"-(?P<half2>{_HALF})\s*(?P<hour2>\d{{1,2}}):(?P<minute2>[0-5]\d)"
)
_PARTS: Final = {
    "": None,
    WHOLE_DAY: WHOLE_DAY,
    MORNING: MORNING,
    AFTERNOON: AFTERNOON,
    f"{MORNING}-{AFTERNOON}": WHOLE_DAY,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was written: a date whose year may be missing, or a weekday (Monday is 0)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """
    One of the times of a cell.

    Parameters
    ----------
    days
        First and last day; `every` for all working days; neither: as in the phrase before.
    part
        上午, 下午, 全天, or from-to in minutes since midnight; None where nothing was said.
    """

    written: str
    days: tuple[Day, Day] | None = None
    every: bool = False
    part: str | tuple[int, int] | None = None


class Unreadable(ValueError):
    """The phrase, in `args`, belongs to none of the spellings."""


def groups(cell: str) -> list[list[str]]:
    """The phrases of a cell; those that stand together between semicolons or lines."""
    plain = _ENGLISH.sub(lambda found: f"周{WEEKDAYS[_ORDER.index(found[1].lower())]}", cell)
    for pattern, replacement in _REWRITES:
        plain = pattern.sub(replacement, plain)
    parts = (re.split(r"[,、。]|以及|及|和|或", part) for part in re.split(r"[;\n]", plain))
    found = [[phrase.strip() for phrase in part if phrase.strip()] for part in parts]
    return [phrases for phrases in found if phrases]


def phrase(written: str) -> Phrase:
    """
    Read one phrase.

    Raises
    ------
    Unreadable
        When it is none of the spellings.
    """
    if match := _EVERY.match(written):
        return Phrase(written, every=True, part=_part(written[match.end() :], written))
    match = _DAYS.match(written)
    if match is None:
        return Phrase(written, part=_part(written, written))
    first = _day(match, "1")
    last = _last(match, first) if match["last"] else first
    return Phrase(written, (first, last), part=_part(written[match.end() :], written))


def _day(match: re.Match[str], which: str) -> Day:
    if match[f"weekday{which}"]:
        return Day(weekday=_weekday(match[f"weekday{which}"]))
    if match[f"bare{which}"]:
        return Day(day=int(match[f"bare{which}"]))
    year, said = match[f"year{which}"], match[f"said{which}"]
    return Day(
        int(year) if year else None,
        int(match[f"month{which}"]),
        int(match[f"day{which}"]),
        _weekday(said) if said else None,
    )


def _last(match: re.Match[str], first: Day) -> Day:
    last = _day(match, "2")
    if last.month is None and last.weekday is None:
        return Day(first.year, first.month, last.day)
    if last.month is None and first.weekday is None:
        raise Unreadable(match[0])
    return last


def _weekday(sign: str) -> int:
    return int(sign) - 1 if sign.isdigit() else WEEKDAYS.index(sign)


def _part(rest: str, written: str) -> str | tuple[int, int] | None:
    plain = rest.strip().strip(":").strip()
    if plain in _PARTS:
        return _PARTS[plain]
    match = _HOURS.fullmatch(plain)
    if match is None:
        raise Unreadable(written)
    half = match["half1"]
    start = _minutes(match["hour1"], match["minute1"], half)
    end = _minutes(match["hour2"], match["minute2"], match["half2"] or half)
    if not start < end <= 1440:
        raise Unreadable(written)
    return start, end


def _minutes(hour: str, minute: str | None, half: str) -> int:
    late = 12 if half == AFTERNOON and int(hour) < 12 else 0
    return (int(hour) + late) * 60 + int(minute or 0)
