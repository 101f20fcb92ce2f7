"""The code of a visit on an officer's own phone, to be held up at the gate (亮码入企)."""

import flask
from werkzeug.wrappers import Response

from tracker import courses, visit_codes
from tracker.acts import Act as Right
from tracker.errors import NotFound, Rejected, WrongState
from tracker.records import Visit
from tracker.records.visit_codes import ScanState
from web import access, faults, filters, gates, qr, sessions
from web.acts.act import roles_of
from web.config import Config

blueprint = flask.Blueprint("showing", __name__)

officers = access.open_to(*roles_of(Right.SHOW_CODE))


@blueprint.get("/visits/<string:key>/code")
@officers
def show(key: str) -> str:
    """The picture, or the way to it where the visit is announced to nobody yet."""
    return _page(courses.show(key, by=sessions.person()))


@blueprint.post("/visits/<string:key>/code")
@officers
def reveal(key: str) -> Response | tuple[str, int]:
    """From now on the code counts: the officers stand at the gate."""
    by = sessions.person()
    try:
        visit_codes.show_on_site(key, by=by)
    except (Rejected, WrongState) as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        status = 422 if isinstance(fault, Rejected) else 409
        return _page(courses.show(key, by=by), lines), status
    return flask.redirect(flask.url_for(".show", key=key), 303)


def _page(visit: Visit, lines: tuple[str, ...] = ()) -> str:
    config: Config = flask.current_app.config["ONEVISIT"]
    code = _code(visit, config)
    counts = visit_codes.state_of_code(visit) is ScanState.VALID
    place = filters.page("gate.show", code=code) if code else ""
    return flask.render_template(
        "gate/code.html",
        visit=visit,
        lines=lines,
        counts=counts,
        place=place,
        picture=qr.within_page(gates.link(config, place), filters.say("gate.code")) if code else "",
    )


def _code(visit: Visit, config: Config) -> str:
    """The code, or nothing where there is none to be shown."""
    try:
        return visit_codes.to_show(visit.uid, gates.secret_of(config), by=sessions.person())
    except NotFound:
        return ""


BLUEPRINTS = (blueprint,)
