"""How robots of chat groups look to the committee."""

import flask

from tracker.records.robots import Robot
from tracker.served import COMMITTEE
from web import filters
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _whose(one: Robot) -> str:
    kind, _, code = one.reader.partition(":")
    return filters.say("robot.committee") if kind == COMMITTEE else names.department(code)


def _why(one: Robot) -> str | None:
    return str(filters.cell(one.fault)) if one.fault else None


COLUMNS = {
    "robot": _whose,
    "robot_told": lambda one: one.told,
    "robot_waiting": lambda one: one.waiting,
    "mail_fault": _why,
}

VIEWS = (
    View(
        noun=NOUNS["robots"],
        columns=COLUMNS,
        facts={
            **COLUMNS,
            "attempts": lambda one: one.attempts or None,
            "mail_due": lambda one: one.due if one.fault else None,
        },
        title=_whose,
        list_template="robots.html",
        list_more=lambda: {"is_set": flask.current_app.config["ONEVISIT"].robots is not None},
    ),
)
