"""
The first page: of the mechanism for everybody, of the day's work for whoever has signed in.
"""

import re

import flask
from markupsafe import Markup
from werkzeug.wrappers import Response

from tracker import headlines, inboxes
from tracker.acts import Act as Right
from tracker.permissions import TABLE
from tracker.records import Person
from tracker.records.headlines import Headlines
from tracker.records.inboxes import Waiting
from web import access, filters, sessions
from web.pages import first, places
from web.remembered import remembered

blueprint = flask.Blueprint("home", __name__)

PUBLIC = "public.show"
"""What those see who have not signed in."""

WEEK = re.compile(r"\d{4}-W\d{2}", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)

MOST = 20
"""So many things that wait are named; the others are counted."""


@blueprint.get("/")
@access.open_to(*access.EVERYBODY)
def show() -> str | Response:
    """The first page of whoever asks: what waits, the two figures, and the own day's work."""
    if not sessions.is_signed_in():
        door = PUBLIC if filters.has_page(PUBLIC) else "door.sign_in"
        return flask.redirect(filters.page(door))
    by = sessions.person()
    parts = first.parts(by)
    return flask.render_template(
        "home.html",
        inbox=inboxes.inbox(by=by, most=MOST),
        headlines=_headlines(by),
        address_of=places.address_of,
        title_of=title_of,
        parts=[Markup(flask.render_template(one.template, **one.context)) for one in parts],
        part_styles=dict.fromkeys(one.style for one in parts if one.style),
    )


def title_of(one: Waiting) -> str:
    """What waits, by its name, if it has one; a week and a month as people say them."""
    if WEEK.fullmatch(one.title):
        return filters.week(one.title)
    return filters.month(one.title) if MONTH.fullmatch(one.title) else one.title


def _headlines(by: Person) -> Headlines | None:
    """Unanswered appeals, and visits without plan: for whoever may know of them."""
    if Right.READ_HEADLINES not in TABLE[by.role]:
        return None
    return remembered(headlines.show, by=by)
