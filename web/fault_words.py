"""What stands in a field that is wrong: codes of a vocabulary as their readers say them."""

import re

from tracker.errors import Fault, FaultCode
from web import things, wording

WORDS = {
    "arrived": ("presence",),
    "attendance": ("visit_state",),
    "case": ("appeal_channel",),
    "category": ("appeal_category",),
    "channel": ("appeal_channel",),
    "chosen": ("quiet_shape",),
    "code": ("check",),
    "days": ("quiet_shape", "state"),
    "decided_by": ("role", "appeal_channel"),
    "demand": ("disturbance_kind",),
    "department": ("role",),
    "enterprise": ("role",),
    "fen": ("penalty_kind",),
    "fields": ("field",),
    "finding": ("finding_state", "outcome"),
    "grade": ("grade",),
    "inspection_type": ("inspection_type",),
    "kind": ("paper_kind",),
    "left": ("presence",),
    "method": ("appeal_method",),
    "minutes_late": ("presence",),
    "outcome": ("outcome", "severity"),
    "park_file": ("json_kind",),
    "presence": ("presence",),
    "result": ("appeal_result",),
    "role": ("role",),
    "again_on": ("appeal_result",),
    "satisfaction": ("satisfaction",),
    "severity": ("appeal_severity", "severity"),
    "start": ("rule",),
    "sub": ("appeal_sub",),
    "weekdays": ("quiet_shape",),
    "windows": ("state",),
}
"""Fields that hold a code, and the vocabularies that say it."""

SHARED = ("fault_word", "paper_shape")
"""Vocabularies of what is told of any field."""

_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=[0-9])")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def read(one: Fault, told: str, language: str) -> str:
    """What a fault tells, as its readers say it; names, figures and samples as they stand."""
    return _one(one, told, language) or _listed(one, told, language)


def _one(one: Fault, told: str, language: str) -> str | None:
    parts = ("appeal_part",) if one.code is FaultCode.SAME_PERSON else ()
    known = (
        wording.known(f"{vocabulary}.{told}", language)
        for vocabulary in (*WORDS.get(one.field, ()), *parts, *SHARED)
    )
    return next(filter(None, known), None) or things.case(told, language)


def _listed(one: Fault, told: str, language: str) -> str:
    found = [_one(one, each, language) for each in told.split(", ")]
    if any(found):
        plain = zip(found, told.split(", "), strict=True)
        return wording.listed((word or each for word, each in plain), language)
    if one.code is FaultCode.WRONG_FORM:
        return told
    names = wording.LANGUAGES[language].WEEKDAYS
    return _DAY.sub(lambda day: f"{names[_DAYS.index(day[1])]} ", told)


def place(at: str, language: str) -> str:
    """Which one of several: a thing or a paper by its name, and anything else as it stands."""
    return wording.known(f"paper_kind.{at}", language) or things.case(at, language) or at
