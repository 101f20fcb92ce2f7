"""What templates may do to a value: give it the words of the page's language."""

from datetime import date, datetime

import flask

from web import wording
from web.board import Left, Visit


def language() -> str:
    """The language of the page that is being made."""
    return str(flask.g.get("language", wording.DEFAULT))


def say(key: str, **facts: object) -> str:
    """A sentence."""
    return wording.say(key, language(), **facts)


def day(when: date) -> str:
    """A date such as 11月30日 周一."""
    return wording.day(when, language())


def weekday(when: date) -> str:
    """The short name of a weekday."""
    return wording.weekday(when, language())


def hours(visit: Visit) -> str:
    """The hours of a visit, such as 09:00–10:30."""
    return wording.hours(visit.start, visit.end)


def span(visit: Visit) -> str:
    """Day and hours of a visit, such as 11月30日 周一 09:00–10:30."""
    return wording.span(visit.start, visit.end, language())


def week(name: str) -> str:
    """A week's name."""
    return wording.week(name, language())


def moment(when: datetime) -> str:
    """A moment by the clock on the wall."""
    return f"{when:%Y-%m-%d %H:%M}"


def minutes(count: int) -> str:
    """A length of time."""
    return wording.minutes(count, language())


def left(one: Left) -> str:
    """Why a line is in no visit."""
    return wording.left(one, language())


FILTERS = (day, weekday, hours, span, week, moment, minutes, left)
"""Each is known to templates by its own name."""


def attach(app: flask.Flask) -> None:
    """Make the words known to every template."""
    for one in FILTERS:
        app.add_template_filter(one)
    app.add_template_global(say)
    app.add_template_global(language, "language")
    app.jinja_env.globals["tags"] = wording.TAGS
