"""What everybody may see, and the committee's words for it."""

import flask
from werkzeug.wrappers import Response

from tracker import clock
from tracker.acts import Act as Right
from tracker.errors import Conflict, Rejected
from tracker.publicity import case_studies, mechanism, policies, statistics
from tracker.records.publicity import StoryState
from web import access, faults, filters, publicity, sessions, wording
from web.acts.act import roles_of
from web.remembered import remembered

blueprint = flask.Blueprint("public", __name__)
words = flask.Blueprint("mechanism", __name__)

keepers = access.open_to(*roles_of(Right.KEEP_POLICY))

FIGURES = ("weeks", "visits", "joint", "saved")


@blueprint.get("/public")
@access.open_to(*access.EVERYBODY)
def show() -> str:
    """The mechanism, how to be heard, what is planned, figures, cases worth copying."""
    by, language = sessions.person(), filters.language()
    banner, policy = policies.banner(), policies.of_day(clock.today())
    trial = policy.entry.trial_until if policy else None
    return flask.render_template(
        "public.html",
        banner=publicity.banner(banner, language) if banner else "",
        policy=policy,
        trial_until=wording.dated(trial, language) if trial else "",
        sections=publicity.sections(mechanism.show(by=by), language),
        figures=remembered(statistics.figures, by=by),
        names=FIGURES,
        stories=case_studies.list_studies(by=by, state=StoryState.PUBLISHED),
    )


@words.get("/mechanism", endpoint="show")
@keepers
def show_mechanism() -> str:
    """What is published now, earlier versions, and the form of a new one."""
    return _mechanism()


@words.post("/mechanism")
@keepers
def publish() -> Response | tuple[str, int]:
    """Publish new words; everybody reads them from now on."""
    form, by = flask.request.form, sessions.person()
    sections = publicity.read_sections(form.get("text", "").replace("\r\n", "\n"))
    seen = form.get("seen", type=int)
    try:
        found = mechanism.publish(sections, form.get("decision", ""), seen=seen, by=by)
    except Rejected as fault:
        return _mechanism(tuple(faults.sentences(fault, filters.language()))), 422
    except Conflict as fault:
        return _mechanism(tuple(faults.sentences(fault, filters.language()))), 409
    flask.flash(filters.say("mechanism.now", version=found.version))
    return flask.redirect(flask.url_for(".show"))


def _mechanism(lines: tuple[str, ...] = ()) -> str:
    by, form = sessions.person(), flask.request.form
    versions = mechanism.list_versions(by=by)
    present = versions[0] if versions else None
    sections = publicity.sections(present, filters.language())
    text = "\n\n".join(f"# {one.title}\n{one.text}" for one in sections)
    return flask.render_template(
        "mechanism.html",
        sections=sections,
        versions=versions,
        seen=present.version if present else "",
        text=form.get("text", text),
        decision=form.get("decision", ""),
        lines=lines,
    )


BLUEPRINTS = (blueprint, words)
