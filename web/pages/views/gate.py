"""
The page behind the picture on a notice: is it genuine, who may come in, what can be told.

Whoever has the code needs no account. The code stands in the address: the page is kept by no
browser, tells no other page where it was, and what a server writes down names the rule alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import proposals, ratings, refusals, scans
from tracker.errors import Fault, FaultCode, NotSignedIn, Rejected, WrongState
from tracker.records.visit_codes import Comers, RefusalKind, ScanKind, Scanned, ScanState
from tracker.visit_codes import Shown
from tracker.week import local
from web import access, faults, filters, gates, reading
from web.config import Config
from web.notices.notice import number_of
from web.pages import known, proposing

blueprint = flask.Blueprint("gate", __name__)

everybody = access.open_to(*access.EVERYBODY)

STARS = tuple(range(ratings.BEST, 0, -1))
"""The best first, as it stands on the page."""


@dataclass(frozen=True, slots=True)
class Office:
    """One department as the gate knows it: what it looks at, and who may come for it."""

    name: str
    leads: bool
    items: tuple[tuple[str, str], ...]
    comers: Comers


@blueprint.after_request
def keep_to_itself(answer: flask.Response) -> flask.Response:
    """The address holds a code: neither a store nor another page is to learn of it."""
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@blueprint.get("/v/<string:code>")
@everybody
def show(code: str) -> str:
    """What the code of a visit opens; 404 for any other, without a word of why."""
    return _page(_look(code), code)


@blueprint.post("/v/<string:code>/arrive")
@everybody
def arrive(code: str) -> Response | tuple[str, int]:
    """They are here."""
    return _done(code, lambda: scans.arrive(_shown(code)), "gate.arrived")


@blueprint.post("/v/<string:code>/leave")
@everybody
def leave(code: str) -> Response | tuple[str, int]:
    """Everybody has left."""
    return _done(code, lambda: scans.leave(_shown(code)), "gate.left")


@blueprint.post("/v/<string:code>/take-back")
@everybody
def take_back(code: str) -> Response | tuple[str, int]:
    """What was confirmed was not so."""
    kind = ScanKind.LEFT if flask.request.form.get("kind") == ScanKind.LEFT else ScanKind.ARRIVED
    return _done(code, lambda: scans.take_back(_shown(code), kind), "gate.taken_back")


@blueprint.post("/v/<string:code>/refuse")
@everybody
def refuse(code: str) -> Response | tuple[str, int]:
    """Somebody or something is not let in."""
    form = flask.request.form
    told = form.get("kind", "")

    def act() -> None:
        if told not in set(RefusalKind):
            scans.look(_shown(code))
            raise Rejected([Fault("refusal_kind", FaultCode.MISSING)])
        refusals.refuse(_shown(code), RefusalKind(told), form.get("text", ""))

    return _done(code, act, "gate.refused")


@blueprint.post("/v/<string:code>/rate")
@everybody
def rate(code: str) -> Response | tuple[str, int]:
    """How it was."""
    form = flask.request.form
    stars = form.get("stars", 0, type=int)

    def act() -> None:
        ratings.rate(_shown(code), stars, form.get("words", ""))

    return _done(code, act, "gate.rated")


@blueprint.get("/v/<string:code>/propose")
@everybody
def other_time(code: str) -> Response | tuple[str, int]:
    """The form for another time; none for a code that counts no more."""
    if _look(code).state is not ScanState.VALID:
        return flask.redirect(flask.url_for(".show", code=code))
    return _form(code, proposing.Said())


@blueprint.post("/v/<string:code>/propose")
@everybody
def propose(code: str) -> Response | tuple[str, int]:
    """Another time would suit better."""
    typed = flask.request.form
    try:
        proposing.take(_shown(code), typed)
    except NotSignedIn:
        flask.abort(429)
    except Rejected as fault:
        return _form(code, proposing.again(fault, typed))
    except WrongState:
        return _page(_look(code), code), 409
    flask.flash(filters.say("act.visits.propose-time.done"))
    return flask.redirect(flask.url_for(".show", code=code), 303)


def _form(code: str, said: proposing.Said) -> tuple[str, int]:
    visit = _look(code).visit
    inputs, lines = proposing.inputs(said)
    html = flask.render_template(
        "gate/propose.html",
        visit=visit,
        code=code,
        inputs=inputs,
        lines=lines,
        may=proposals.may_propose(visit),
    )
    return html, said.status


def _shown(code: str) -> Shown:
    config: Config = flask.current_app.config["ONEVISIT"]
    return Shown(code, gates.secret_of(config), flask.request.remote_addr or "")


def _look(code: str) -> Scanned:
    try:
        return scans.look(_shown(code))
    except NotSignedIn:
        flask.abort(429)


def _done(code: str, act: Callable[[], object], done: str) -> Response | tuple[str, int]:
    """Do what was told by the code, and show what its page says now."""
    try:
        act()
    except NotSignedIn:
        flask.abort(429)
    except Rejected as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        return _page(_look(code), code, lines), 422
    except WrongState:
        return _page(_look(code), code), 409
    flask.flash(filters.say(done))
    return flask.redirect(flask.url_for(".show", code=code), 303)


def _page(found: Scanned, code: str, lines: tuple[str, ...] = ()) -> str:
    visit, language = found.visit, filters.language()
    config: Config = flask.current_app.config["ONEVISIT"]
    day, today = local(visit.start).date(), known.today()
    return flask.render_template(
        "gate/show.html",
        found=found,
        visit=visit,
        code=code,
        lines=lines,
        typed=flask.request.form,
        offices=tuple(_offices(found)),
        number=number_of(str(visit.week), reading.number_of(visit), language),
        when="today" if day == today else "ahead" if day > today else "over",
        kinds=tuple(RefusalKind),
        stars=STARS,
        phone=config.phone,
        may_propose=proposals.may_propose(visit),
        proposal=proposals.last_of(visit.uid),
        proposing=proposing,
        moment=known.moment,
        near=known.near,
    )


def _offices(found: Scanned) -> Iterator[Office]:
    visit = found.visit
    comers = {one.department: one for one in found.comers}
    for office in visit.departments:
        own = [one for one in visit.requests if one.department.id == office.id]
        items: dict[Any, None] = dict.fromkeys(
            (line.item, line.basis) for one in own for line in one.lines
        )
        yield Office(office.name, office == visit.lead, tuple(items), comers[office.id])


BLUEPRINTS = (blueprint,)
