"""Why? Of a visit: who leads, when else, why not together. Of a request: why it is left out."""

from collections.abc import Mapping
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import requests, versions, weeks
from tracker.errors import NotFound
from tracker.records import PlanVersion, Request
from tracker.week import Week, local
from web import access, filters, sessions, wording
from web.pages import converters, weekly
from web.pages.reasons import Reasons, names_of, place
from web.pages.views.steering import found_in, latest

blueprint = flask.Blueprint("why", __name__)

readers = access.open_to(*weekly.READERS)


def _asked() -> int | None:
    return flask.request.args.get("version", type=converters.number)


@blueprint.get("/weeks/<week:key>/visits/<uid>/why")
@readers
def visit(key: Week, uid: str) -> str:
    """Why a visit is led, timed and kept apart from others as it is."""
    by = sessions.person()
    version, found = found_in(key, uid, _asked())
    reasons = Reasons(version, names_of(version, key))
    asked = reasons.ask(place(found))
    answer = reasons.answer(asked)
    apart = next((one for one in version.apart if one.enterprise.id == found.enterprise.id), None)
    same = [one for one in version.standing if one.enterprise.id == found.enterprise.id]
    return flask.render_template(
        "why_visit.html",
        key=key,
        week=weeks.show_week(key, by=by),
        version=version,
        visit=found,
        start=local(found.start),
        end=local(found.end),
        why_lead=_lead(answer),
        starts=reasons.starts(answer.get("other_starts", ())),
        answer=answer,
        asked=asked,
        apart=apart,
        witness=reasons.names(one.id for one in apart.witness) if apart else "",
        full=reasons.names(one.id for one in apart.full) if apart else "",
        remedies=reasons.remedies(apart.remedies) if apart else (),
        others=[one for one in same if one.uid != uid],
        span=lambda one: wording.span(local(one.start), local(one.end), filters.language()),
    )


def _lead(answer: Mapping[str, Any]) -> str:
    said = answer.get("lead_because")
    return filters.say(f"why.lead.{said}") if said else ""


@blueprint.get("/weeks/<week:key>/requests/<request>/why")
@readers
def request(key: Week, request: str) -> str | Response:
    """Why a request is in no visit, and what would help; a planned one leads to its visit."""
    by, number = sessions.person(), _asked()
    asked = requests.show(request, by=by)
    if asked.week != key:
        raise NotFound("request", request)
    version = _version(key, number)
    planned = _visit_of(version, asked)
    if planned is not None and version is not None:
        number = version.number
        return flask.redirect(flask.url_for(".visit", key=key, uid=planned, version=number))
    told = _left(version, asked)
    held = (str(filters.cell(one)) for one in told["held"])
    return flask.render_template(
        "why_request.html",
        key=key,
        week=weeks.show_week(key, by=by),
        asked=asked,
        version=version,
        held_words=wording.listed(held, filters.language()),
        **told,
    )


def _version(key: Week, number: int | None) -> PlanVersion | None:
    """The version that is asked for, or the latest; None before the first."""
    try:
        return latest(key) if number is None else versions.show(key, number, by=sessions.person())
    except NotFound:
        if number is not None:
            raise
        return None


def _visit_of(version: PlanVersion | None, asked: Request) -> str | None:
    known = version.standing if version else ()
    return next((one.uid for one in known if asked.id in [r.id for r in one.requests]), None)


def _left(version: PlanVersion | None, asked: Request) -> dict[str, Any]:
    """What the plan and the optimizer say of a request without a visit."""
    nothing: dict[str, Any] = {
        "reason": "", "others": "", "remedies": (), "held": (), "sure": None, "searched": None,
    }  # fmt: skip
    if version is None:
        return nothing
    held = next((one.codes for one in version.held if one.request.id == asked.id), ())
    told = next((one for one in version.unplanned if one.request.id == asked.id), None)
    if told is None:
        return {**nothing, "held": held}
    reasons = Reasons(version, names_of(version, version.week))
    searched = reasons.ask(asked.id)
    answer = reasons.answer(searched)
    code = answer.get("reason", told.reason)
    others = answer.get("with") or [one.id for one in told.others]
    return {
        "reason": wording.reason(code, filters.language()),
        "others": reasons.names(others),
        "remedies": reasons.remedies(answer.get("remedies") or told.remedies),
        "held": held,
        "sure": answer.get("confirmed"),
        "searched": searched,
    }


BLUEPRINTS = (blueprint,)
