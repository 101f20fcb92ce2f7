"""How calendars on a calendar server look to the committee."""

import flask

from tracker.records.served import ServedCalendar
from tracker.served import COMMITTEE
from web import filters
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _whose(one: ServedCalendar) -> str:
    return filters.say("served.all") if one.scope == COMMITTEE else names.department(one.scope)


def _why(one: ServedCalendar) -> str | None:
    """What last went wrong, with the word of the server, which its own staff understand."""
    return f"{filters.cell(one.fault)} {one.reply}".strip() if one.fault else None


COLUMNS = {
    "served_calendar": _whose,
    "served_entries": lambda one: one.entries,
    "served_well": lambda one: one.succeeded,
    "mail_fault": _why,
}

VIEWS = (
    View(
        noun=NOUNS["served-calendars"],
        columns=COLUMNS,
        facts={
            **COLUMNS,
            "attempts": lambda one: one.attempts or None,
            "mail_due": lambda one: one.due if one.fault else None,
        },
        title=_whose,
        list_template="served.html",
        list_more=lambda: {
            "is_served": bool(flask.current_app.config["ONEVISIT"].caldav_url),
        },
    ),
)
