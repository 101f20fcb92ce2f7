"""
Speaks: the one place where codes become sentences, in Chinese and in English.

The catalogues are plain modules in `web/translations`, a folder for each language, a module for
each topic; both languages hold the same keys with the same facts, so a missing sentence fails a
test and never a page.
"""

import re
import string
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import ModuleType

from tracker import clock
from tracker.intake.faults import Note, Problem
from tracker.records import InspectionType
from web.board import Board, Item, Left, Visit
from web.translations import en, zh_Hans_CN
from web.vocabularies import vocabulary

LANGUAGES: dict[str, ModuleType] = {"zh": zh_Hans_CN, "en": en}
"""Catalogues by the short name of their language."""

DEFAULT = "zh"
"""The language of whoever says nothing."""

TAGS = {"zh": "zh-CN", "en": "en"}
"""Names of the languages as HTML and calendars want them."""


class _Counting(string.Formatter):
    """Fills in ``{count:visit|visits}`` too, as 1 visit or 2 visits."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else many}"


_COUNTING = _Counting()


def say(key: str, language: str, **facts: object) -> str:
    """
    The sentence of a key, with its facts filled in; an unknown key raises KeyError.

    What is counted stands in it as ``{count:visit|visits}``, where a language tells one from many.
    """
    sentence: str = LANGUAGES[language].SENTENCES[key]
    if not facts:
        return sentence
    return _COUNTING.format(sentence, **facts) if "|" in sentence else sentence.format(**facts)


def begun(text: str) -> str:
    """Words that stand alone, which begin with a great letter where the script has any."""
    return text[:1].upper() + text[1:]


def known(key: str, language: str) -> str | None:
    """The sentence of a key that may have none."""
    sentence: str | None = LANGUAGES[language].SENTENCES.get(key)
    return sentence


def word(vocabulary: str, code: str | None, language: str) -> str:
    """The word of a code of a vocabulary, such as ``appeal_state``; an empty code is ``none``."""
    return say(f"{vocabulary}.{code or 'none'}", language)


def written(text: str, language: str) -> str:
    """What a person wrote as a reason, as it stands; what the program wrote itself, in words."""
    return known(f"by_itself.{text}", language) or text


def cell(value: object, language: str) -> object:
    """A value of a record as readers see it: never ``None``, ``True`` or a code."""
    if value is None or value is False:
        return ""
    if value is True:
        return say("yes", language)
    if isinstance(value, StrEnum):
        return word(vocabulary(type(value)), value.value, language)
    if isinstance(value, tuple | list):
        return listed((str(cell(one, language)) for one in value), language)
    if isinstance(value, datetime):
        return moment(value, language)
    if isinstance(value, date):
        return near(value, language)
    return getattr(value, "name", value)


def reason(code: str, language: str) -> str:
    """Why a request is in no visit."""
    return say(f"reason.{code}", language)


def left(one: Left, language: str) -> str:
    """Why a line is in no visit: what the optimizer found, or what the checks held back."""
    if not one.checks:
        return reason(one.reason, language)
    findings = listed((say(f"check.{code}", language) for code in one.checks), language)
    return say("reason.held", language, findings=findings)


def remedy(one: Mapping[str, object], language: str) -> str:
    """What would help, from a remedy of a plan; its ids and times are shown as they stand."""
    kind = str(one["kind"])
    key = f"remedy.limit.{one['field']}" if kind == "limit" else f"remedy.{kind}"
    return say(key, language, **{**one, "when": one.get("add") or one.get("when")})


def weekday(day: date, language: str) -> str:
    """The short name of a date's weekday."""
    names: tuple[str, ...] = LANGUAGES[language].WEEKDAYS
    return names[day.weekday()]


def day(when: date, language: str) -> str:
    """A date for lists, such as 11月30日 周一."""
    months: tuple[str, ...] = LANGUAGES[language].MONTHS
    return say(
        "date",
        language,
        month_name=months[when.month - 1],
        day=when.day,
        weekday=weekday(when, language),
    )


def full_day(when: date, language: str) -> str:
    """A date for letters, such as 2026年11月30日（星期一）."""
    names: tuple[str, ...] = LANGUAGES[language].LONG_WEEKDAYS
    day = dated(when, language)
    return say("date.full", language, day=day, weekday=names[when.weekday()])


def hours(start: datetime, end: datetime) -> str:
    """From when to when on one day, such as 09:00–10:30."""
    return f"{start:%H:%M}–{end:%H:%M}"


def span(start: datetime, end: datetime, language: str) -> str:
    """A stretch of one day, such as 11月30日 周一 09:00–10:30."""
    return f"{day(start.date(), language)} {hours(start, end)}"


def near(when: date, language: str) -> str:
    """A date for lists; of another year than this, with its year and without its weekday."""
    same = when.year == clock.today().year
    return day(when, language) if same else dated(when, language)


def dated(when: date, language: str) -> str:
    """A date with its year, such as 2026年11月30日."""
    months: tuple[str, ...] = LANGUAGES[language].MONTHS
    month = months[when.month - 1]
    return say("date.year", language, year=when.year, month_name=month, day=when.day)


def month(year: int, number: int, language: str) -> str:
    """A month with its year, such as 2026年12月; `number` from 1 on."""
    months: tuple[str, ...] = LANGUAGES[language].MONTHS
    return say("date.month", language, year=year, month_name=months[number - 1])


def moment(when: datetime, language: str) -> str:
    """A moment for lists, such as 12月1日 周二 09:00; with its year, where it is another one."""
    return f"{near(when, language)} {when:%H:%M}"


def week(name: str, language: str) -> str:
    """An ISO week, such as 2026年第49周 for 2026-W49."""
    year, number = name.split("-W")
    return say("week", language, year=year, week=int(number))


def minutes(count: int, language: str) -> str:
    """A length of time."""
    return say("minutes", language, minutes=count)


def listed(names: Iterable[str], language: str) -> str:
    """Names one after the other, with the language's comma."""
    return say("list.comma", language).join(names)


def types(found: Iterable[InspectionType], language: str) -> str:
    """Types of inspection, one after the other."""
    return listed((say(f"inspection_type.{one}", language) for one in found), language)


def proof(
    score: tuple[int, int], bound: tuple[int, int], language: str, *, long: bool = False
) -> str:
    """How far (unplanned, visits) of a plan is known to be from the best."""
    if score == bound:
        return say("proven.yes.long" if long else "proven.yes", language)
    if score[0] > bound[0]:
        return say("proven.unplanned", language, visits=score[1])
    gap = score[1] - bound[1]
    if not long:
        return say("proven.no", language, gap=gap)
    return say("proven.no.long", language, visits=score[1], bound=bound[1], gap=gap)


def places(items: Iterable[Item], language: str) -> tuple[str, ...]:
    """Where items were asked for, file by file, such as 消防.xlsx 第 12、14 行."""
    rows: dict[str, set[int]] = {}
    for item in items:
        # What no sheet asked for, such as a re-inspection, stands in no row of one.
        if item.row:
            rows.setdefault(item.file, set()).add(item.row)
    return tuple(
        say(
            "visit.source.row",
            language,
            file=file,
            row=listed(map(str, sorted(found)), language),
        )
        for file, found in rows.items()
    )


def why(board: Board, visit: Visit, language: str) -> tuple[str, ...]:
    """Why a visit is arranged as it is, for whoever looks at it."""
    facts: dict[str, object] = {
        "week": week(board.week, language),
        "count": len(visit.departments),
        "department": visit.lead.name,
        "time": span(visit.start, visit.end, language),
        "saved": len(visit.lines) - 1,
    }
    sentences = [say("visit.why.joint" if visit.joint else "visit.why.single", language, **facts)]
    if visit.joint:
        sentences.append(say("visit.why.lead", language, **facts))
    others = len(board.at(visit.enterprise)) - 1
    if others > 0:
        sentences.append(say("visit.why.again", language, count=others))
    return tuple(sentences)


def _timed(text: str, language: str) -> str:
    """What was read or wanted, its lengths of time in words."""
    return re.sub(r"(\d+) min\b", lambda found: minutes(int(found[1]), language), text)


def finding(one: Problem | Note, language: str) -> str:
    """What intake found: file, sheet, row, column, then what was found and expected."""
    place = one.place
    row = "" if place.row is None else say("place.row", language, row=place.row)
    where = " ".join(part for part in (place.file, place.sheet, row, place.column) if part)
    found = say("fault.found", language, found=_timed(one.found, language)) if one.found else ""
    wanted = _timed(one.expected, language).replace(", ", say("list.comma", language))
    expected = say("fault.expected", language, expected=wanted) if wanted else ""
    what = say(f"intake.{one.code}", language)
    return f"{where}{say('colon', language)}{what}{found}{expected}"
