"""Versions of a week's plan: side by side, and published once it is seen who will be told."""

import flask
from werkzeug.wrappers import Response

from tracker import versions, weeks
from tracker.acts import Act as Right
from tracker.audiences import Audience, audience
from tracker.comparison import compare as compared
from tracker.errors import Conflict, WrongState
from tracker.permissions import may
from tracker.records import PlanVersion, VersionState, Visit, WeekState
from tracker.week import Week, local
from web import access, faults, filters, sessions, wording
from web.acts.act import roles_of
from web.pages import converters, mails, weekly

blueprint = flask.Blueprint("versions", __name__)

readers = access.open_to(*weekly.READERS)


@blueprint.get("/weeks/<week:key>/versions")
@readers
def index(key: Week) -> str:
    """All versions, the latest first, each with its gain and its proof."""
    by = sessions.person()
    known = weekly.versions_of(key)
    return flask.render_template(
        "versions.html",
        key=key,
        week=weeks.show_week(key, by=by),
        versions=known,
        draft=_draft(known),
        proof=_proof,
        may_publish=may(by, Right.PUBLISH),
    )


def _draft(known: tuple[PlanVersion, ...]) -> PlanVersion | None:
    return next((one for one in known if one.state is VersionState.DRAFT), None)


def _published(known: tuple[PlanVersion, ...]) -> PlanVersion | None:
    return next((one for one in known if one.state is VersionState.PUBLISHED), None)


def _proof(version: PlanVersion) -> str:
    score, bound = version.run.score, version.run.bound
    pairs = [(one["unplanned"], one["visits"]) for one in (score, bound)]
    return wording.proof(pairs[0], pairs[1], filters.language())


@blueprint.get("/weeks/<week:key>/versions/compare")
@readers
def compare(key: Week) -> str:
    """What one version changes against another."""
    by, args = sessions.person(), flask.request.args
    numbers = [args.get(name, type=converters.number) for name in ("before", "after")]
    if None in numbers:
        flask.abort(404)
    before, after = (versions.show(key, number, by=by) for number in numbers)
    return flask.render_template(
        "compare.html",
        key=key,
        week=weeks.show_week(key, by=by),
        before=before,
        after=after,
        found=compared(before, after),
        span=span,
    )


def span(visit: Visit) -> str:
    """Day and hours of a visit."""
    return wording.span(local(visit.start), local(visit.end), filters.language())


@blueprint.route("/weeks/<week:key>/publish", methods=["GET", "POST"])
@access.open_to(*roles_of(Right.PUBLISH))
def publish(key: Week) -> str | Response | tuple[str, int]:
    """Publish the latest draft, after a look at who will be told of what."""
    if flask.request.method == "GET":
        return _preview(key)
    by, number = sessions.person(), flask.request.form.get("version", type=converters.number)
    if number is None:
        return _preview(key, (filters.say("publish.no_version"),)), 422
    try:
        done = versions.publish(key, number=number, why=flask.request.form.get("why", ""), by=by)
    except (Conflict, WrongState) as fault:
        return _preview(key, tuple(faults.sentences(fault, filters.language()))), 409
    told = audience_words(len(done.new), len(done.changed), len(done.cancelled))
    word = "publish.stood" if done.stood else "publish.told"
    flask.flash(filters.say(word, version=done.version.number, told=told))
    return flask.redirect(filters.page("weeks.show", key=key), 303)


def audience_words(new: int, changed: int, cancelled: int) -> str:
    """How many visits are new, changed and cancelled."""
    return filters.say("publish.counts", new=new, changed=changed, cancelled=cancelled)


def _counts(told: Audience) -> str:
    return audience_words(len(told.new), len(told.changed), len(told.cancelled))


def _preview(key: Week, lines: tuple[str, ...] = ()) -> str:
    by = sessions.person()
    week, known = weeks.show_week(key, by=by), weekly.versions_of(key)
    draft, published = _draft(known), _published(known)
    told = audience(draft, published) if draft else None
    return flask.render_template(
        "publish.html",
        key=key,
        week=week,
        lines=lines,
        draft=draft if week.state is not WeekState.CLOSED else None,
        published=published,
        told=told,
        mailboxes=mails.mailboxes(told.enterprises if told else ()),
        counts=_counts(told) if told else "",
        span=span,
        proof=_proof,
    )


BLUEPRINTS = (blueprint,)
