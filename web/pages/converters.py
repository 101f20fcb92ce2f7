"""How addresses write what is not a number or a word."""

import flask
from werkzeug.routing import BaseConverter, IntegerConverter, UnicodeConverter, ValidationError

from tracker.week import Week
from web.acts.shapes import FIRST_YEAR, LAST_YEAR, is_text

LARGEST = 2**31 - 1
"""Of a record's number: every database holds it."""


class WeekConverter(BaseConverter):
    """A week such as 2026-W49."""

    def to_python(self, value: str) -> Week:
        """The week; any other text is no address of ours."""
        try:
            found = Week.parse(value)
        except ValueError as fault:
            raise ValidationError from fault
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError
        return found

    def to_url(self, value: object) -> str:
        """Its name."""
        return str(value)


def number(told: str) -> int:
    """A number behind the question mark or in a form; ValueError for one that no record has."""
    found = int(told)
    if abs(found) > LARGEST:
        raise ValueError(told[:20])
    return found


class NumberConverter(IntegerConverter):
    """The number of a record; one that no database holds is no address either."""

    def to_python(self, value: str) -> int:
        """The number."""
        found = int(value) if len(value) <= len(str(LARGEST)) else LARGEST + 1
        if found > LARGEST:
            raise ValidationError
        return found


class TextConverter(UnicodeConverter):
    """A text without signs that no database keeps."""

    def to_python(self, value: str) -> str:
        """The text."""
        if not is_text(value):
            raise ValidationError
        return value


def attach(app: flask.Flask) -> None:
    """Make the converters known."""
    app.url_map.converters |= {
        "week": WeekConverter,
        "int": NumberConverter,
        "string": TextConverter,
        "default": TextConverter,
    }
