"""The value of a setting in words; it is changed as JSON, and read as a sentence."""

import json
from collections.abc import Iterator, Mapping

from tracker.settings import NamedSetting
from web import wording

CODES = ("check", "direct_reason", "exempt_reason", "measure_kind", "mode", "grade")
"""Vocabularies whose codes stand in settings."""


def told(setting: NamedSetting, language: str, offices: Mapping[str, str] | None = None) -> str:
    """What a setting says; departments by their names, where those are given."""
    value = json.loads(setting.written)
    if isinstance(value, dict):
        lines = _pairs(value, language, offices or {})
        return wording.say("list.stop", language).join(lines)
    if isinstance(value, list):
        return wording.listed((_word(one, language) for one in value), language)
    return _word(value, language)


def _pairs(value: Mapping[str, object], language: str, offices: Mapping[str, str]) -> Iterator[str]:
    for key, one in value.items():
        name = wording.known(f"setting_key.{key}", language) or _both(key, language)
        said = offices.get(str(one)) or _stretch(one, language)
        yield f"{name}{wording.say('colon', language)}{said}"


def _both(key: str, language: str) -> str:
    """A key such as ``B/good``, which stands for two grades, either of which may be open."""
    return " + ".join(_word(part, language) for part in key.split("/") if part)


def _stretch(value: object, language: str) -> str:
    """A pair of numbers as a stretch, anything else as it is said alone."""
    if isinstance(value, list):
        return "–".join(_word(one, language) for one in value)
    return _word(value, language)


def _word(value: object, language: str) -> str:
    if value is None:
        return wording.say("setting_value.none", language)
    if isinstance(value, bool):
        return wording.say("yes" if value else "setting_value.no", language)
    found = (wording.known(f"{name}.{value}", language) for name in CODES)
    return next((one for one in found if one), str(value))
