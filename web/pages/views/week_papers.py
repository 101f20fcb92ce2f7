"""A week to take away: the schedule, the notices, the plan file; departments get their part."""

import flask
from werkzeug.wrappers import Response

from tracker import versions
from tracker.acts import Act as Right
from tracker.records import Role
from tracker.week import Week
from web import access, filters, papers, schedule, sessions
from web.acts.act import roles_of
from web.board import Board
from web.makers import Asked
from web.makers import book as binding
from web.makers import notices as makers
from web.pages import converters, prepared, weekly

blueprint = flask.Blueprint("week_papers", __name__)

READERS = roles_of(Right.READ_REQUESTS) - {Role.ANONYMOUS}
"""Who gets the schedule of a week, or of the own department's part of it."""

WRITERS = access.DEPARTMENTS | weekly.READERS
"""Who gets notices: those who send them out."""


def _board(key: Week) -> Board:
    return weekly.board_of(key).part(sessions.person().department)


@blueprint.get("/weeks/<week:key>/schedule.xlsx")
@access.open_to(*READERS)
def schedule_of(key: Week) -> Response:
    """The schedule of the published week as a sheet."""
    content = schedule.write(_board(key), filters.language())
    return weekly.paper(content, f"{filters.say('week.schedule')}-{key}.xlsx", weekly.XLSX)


@blueprint.get("/weeks/<week:key>/notices.zip")
@access.open_to(*WRITERS)
def notices(key: Week) -> Response:
    """Every notice of the published week, one for each announced visit; many are prepared."""
    told = {"week": str(key), "language": filters.language()}
    if not makers.is_short(_board(key)):
        return prepared.file("notices", told, filters.page("weeks.show", key=key))
    config = flask.current_app.config["ONEVISIT"]
    made = makers.make(Asked(told, sessions.person(), config, lambda *_: True))
    return weekly.paper(made.content, made.name, made.media)


@blueprint.get("/weeks/<week:key>/notices.pdf")
@access.open_to(*WRITERS)
def book(key: Week) -> Response:
    """The same in one file to print on both sides of the paper; many are prepared."""
    told = {"week": str(key), "language": filters.language()}
    if not makers.is_short(_board(key)):
        return prepared.file("book", told, filters.page("weeks.show", key=key))
    config = flask.current_app.config["ONEVISIT"]
    made = binding.make(Asked(told, sessions.person(), config, lambda *_: True))
    return weekly.paper(made.content, made.name, made.media)


@blueprint.get("/weeks/<week:key>/plan.json")
@access.open_to(*weekly.READERS)
def plan(key: Week) -> Response:
    """The plan of a version with its proof, as programs read it."""
    number = flask.request.args.get("version", type=converters.number)
    version = versions.show(key, number, by=sessions.person())
    content = papers.plan_file(version.run.plan)
    return weekly.paper(content, f"plan-{key}-{version.number}.json", "application/json")


BLUEPRINTS = (blueprint,)
