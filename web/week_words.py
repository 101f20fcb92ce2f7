"""
What is wrong in a week file, in the reader's language.

The optimizer speaks one language, in sentences of few shapes (`optimizer.readers`, `rows`,
`references`); they are known here by their shapes, and one of any other shape stands as it is.
"""

import re
from collections.abc import Iterator

from web import wording

_SHAPES: tuple[tuple[str, str], ...] = (
    ("missing", r"is missing"),
    ("whole", r"expected a whole number from (?P<least>\S+) to (?P<most>\S+)"),
    ("number", r"expected a number from 0"),
    ("number", r"expected a number"),
    ("yes-no", r"expected true or false"),
    ("full", r"expected a text that is not empty"),
    ("signs", r"expected a text without half characters"),
    ("name", r"expected a text as name"),
    ("text", r"expected a text"),
    ("divisor", r"expected a divisor of (?P<of>\d+)"),
    ("week", r"expected an ISO week like (?P<like>'[^']+')"),
    ("week-exists", r"expected an ISO week that exists"),
    ("days", r"expected each day once"),
    ("sessions", r"expected sessions that do not overlap"),
    ("moment", r"expected a day and a time like (?P<like>'[^']+')"),
    ("window", r"expected a window within one day like (?P<like>'[^']+')"),
    ("hours", r"expected hours of a day like (?P<like>'[^']+')"),
    ("order", r"its end is not after its start"),
    ("list", r"expected a list"),
    ("object", r"expected an object"),
    ("value", r"expected a value"),
    ("at-least", r"expected at least (?P<least>\d+) members"),
    ("members", r"expected (?P<least>\d+) members"),
    ("one-firm", r"expected requests of one enterprise"),
    ("lead", r"expected a department of its requests \((?P<names>.*)\)"),
    ("within", r"travel inside a zone is travel\.within"),
    ("choice", r"expected (?P<names>'.*')"),
    ("unknown", r"(?P<name>.+) is unknown; known are (?P<names>.+)"),
    ("none", r"(?P<name>.+) is unknown; there are no \w+"),
    ("twice", r"(?P<name>.+) is named twice"),
    ("already", r"(?P<name>.+) is already (?P<place>\S+)"),
    ("away", r"(?P<count>\d+) are away on (?P<when>.+), but the teams are (?P<teams>\d+)"),
    ("elsewhere", r"(?P<name>.+) is at (?P<there>.+), not at (?P<here>.+)"),
    ("differs", r"(?P<minutes>\S+) differs from (?P<place>.+): (?P<other>\S+)"),
)
_PATTERNS = tuple((key, re.compile(shape, re.DOTALL)) for key, shape in _SHAPES)
"""The first that fits a whole sentence tells its key; its parts are names and figures."""

_FOUND = re.compile(r"(?P<what>.+?), found (?P<found>.+)", re.DOTALL)

KEYS = tuple(dict.fromkeys(key for key, _ in _SHAPES))
"""Every shape has its words under ``week_file.KEY``."""


def told(sentence: str, language: str) -> str:
    """A sentence of the optimizer about a place in a week file, in a reader's words."""
    whole = _said(sentence, language)
    if whole is not None:
        return whole
    parts = _FOUND.fullmatch(sentence)
    what = parts and _said(parts["what"], language)
    if parts is None or what is None:
        return sentence
    found = wording.known(f"week_file.found.{parts['found']}", language) or parts["found"]
    return what + wording.say("week_file.found", language, found=found)


def _said(sentence: str, language: str) -> str | None:
    return next(_matching(sentence, language), None)


def _matching(sentence: str, language: str) -> Iterator[str]:
    for key, pattern in _PATTERNS:
        match = pattern.fullmatch(sentence)
        if match is not None and ", found " not in sentence:
            yield wording.say(f"week_file.{key}", language, **match.groupdict())
