"""What templates may do to a value: give it the words of the page's language."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import flask

from tracker.records import Event
from web import access, sessions, things, wording
from web.board import Left, Visit


def language() -> str:
    """The language of the page that is being made."""
    return str(flask.g.get("language", wording.DEFAULT))


HEADS = ("column.", "desk.pile.", "door.", "field.", "headlines.", "setting.")
"""Words that stand alone over or beside what they name, and so begin great on a page."""


def say(key: str, **facts: object) -> str:
    """A sentence."""
    told = wording.say(key, language(), **facts)
    return wording.begun(told) if key.startswith(HEADS) else told


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


def month(name: str) -> str:
    """A month as people say it, from its name such as 2026-12."""
    year, _, number = name.partition("-")
    return wording.month(int(year), int(number), language())


def moment(when: datetime) -> str:
    """A moment by the clock on the wall, such as 12月1日 周二 09:00."""
    return wording.moment(when, language())


def near(when: date) -> str:
    """A date such as 11月30日 周一; with its year, where that is another one than this."""
    return wording.near(when, language())


def said_day(text: str) -> str:
    """A day or a moment that was written as 2026-11-30 or 2026-11-30 09:00, with its year."""
    there = datetime.fromisoformat(text)
    day = wording.dated(there.date(), language())
    return f"{day} {there:%H:%M}" if " " in text else day


def known(key: str) -> str | None:
    """A sentence that there may not be."""
    return wording.known(key, language())


def cell(value: object) -> object:
    """A value as readers see it in a table."""
    return wording.cell(value, language())


def numeric(of: Callable[[Any], object], records: Sequence[Any]) -> bool:
    """Whether a column counts: its cells stand under each other digit by digit."""
    told = (of(one) for one in records)
    value = next((one for one in told if one is not None), None)
    return isinstance(value, int) and not isinstance(value, bool)


def log_act(event: Event) -> str:
    """What an event of the log did, by the words of its case's acts."""
    kind = event.case.partition(":")[0].replace("_", " ")
    return known(f"{kind}_act.{event.act}") or known(f"log_act.{event.act}") or event.act


def case(name: str) -> str:
    """What a case of the log is called, such as 诉求 17 for ``appeal:17``."""
    return things.case(name, language()) or name


def page(endpoint: str, **values: Any) -> str:
    """The address of a page in the reader's language, such as ``door.sign_in``."""
    blueprint, view = endpoint.split(".")
    return flask.url_for(f"{blueprint}_{language()}.{view}", **values)


def has_page(endpoint: str) -> bool:
    """Whether there is such a page, and this reader may open it."""
    blueprint, view = endpoint.split(".")
    allowed = access.audience(flask.current_app, f"{blueprint}_{language()}.{view}")
    return sessions.person().role in (allowed or ())


def minutes(count: int) -> str:
    """A length of time."""
    return wording.minutes(count, language())


def left(one: Left) -> str:
    """Why a line is in no visit."""
    return wording.left(one, language())


WORDS: tuple[Callable[..., object], ...] = (
    *(say, known, cell, numeric, log_act, case, page, has_page),
)
"""Each may be called in a template by its own name."""

FILTERS = (day, near, weekday, hours, span, week, moment, minutes, left)
"""Each is known to templates by its own name."""


def attach(app: flask.Flask) -> None:
    """Make the words known to every template."""
    for one in FILTERS:
        app.add_template_filter(one)
    app.jinja_env.globals.update({one.__name__: one for one in WORDS})
    app.add_template_global(language, "language")
    app.jinja_env.globals["tags"] = wording.TAGS
