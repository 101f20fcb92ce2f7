"""Steering a week: what the committee wants of its plan, and visits moved by hand."""

from collections.abc import Mapping
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import departments, enterprises, instructions, planning, versions, weeks
from tracker.acts import Act as Right
from tracker.errors import Conflict, NotFound, Rejected, WrongState
from tracker.permissions import may
from tracker.records import Instruction, InstructionKind, Person, PlanVersion, VersionState, Visit
from tracker.week import Week, local
from web import access, faults, filters, sessions, wording
from web.acts.nouns import NOUNS
from web.pages import converters, moves, names, weekly, whens
from web.pages.instructing import Typed, instruct
from web.pages.things import View

blueprint = flask.Blueprint("steering", __name__)

readers = access.open_to(*weekly.READERS)
planners = access.open_to(*weekly.PLANNERS)


@blueprint.get("/weeks/<week:key>/instructions")
@readers
def index(key: Week) -> str:
    """What is wanted of a week's plan, and who may be asked for more."""
    by = sessions.person()
    found = instructions.list_instructions(key, by=by, lifted="lifted" in flask.request.args)
    return flask.render_template(
        "instructions.html",
        key=key,
        week=weeks.show_week(key, by=by),
        found=found,
        names=enterprises.names(by=by),
        wanted=lambda one: wanted(one, by),
        kinds=tuple(InstructionKind),
        may_plan=may(by, Right.PLAN),
    )


def wanted(one: Instruction, by: Person) -> str:
    """When, or who leads, of an instruction."""
    if one.start is not None:
        return whens.moment_of(one.week, one.start)
    if one.window:
        return whens.window_of(one.week, one.window)
    names = {each.id: each.name for each in departments.list_departments(by=by)}
    return wording.listed((names.get(each, each) for each in one.leads), filters.language())


@blueprint.route("/weeks/<week:key>/instructions/<kind>", methods=["GET", "POST"])
@planners
def new(key: Week, kind: str) -> str | Response | tuple[str, int]:
    """The form of one kind of instruction, about the requests of one enterprise."""
    if kind not in set(InstructionKind):
        flask.abort(404)
    chosen = InstructionKind(kind)
    if flask.request.method == "GET":
        return _form(key, chosen, ())
    by, typed = sessions.person(), Typed(key, flask.request.form)
    try:
        instruct(chosen, typed, by)
    except (Rejected, WrongState) as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        return _form(key, chosen, lines), 409 if isinstance(fault, WrongState) else 422
    flask.flash(filters.say("steering.kept", kind=filters.cell(chosen)))
    return flask.redirect(flask.url_for(".index", key=key), 303)


def _form(key: Week, kind: InstructionKind, lines: tuple[str, ...]) -> str:
    by, typed = sessions.person(), flask.request.values
    week, asked = weeks.show_week(key, by=by), weekly.requests_of(key)
    firms = {one.enterprise.id: one.enterprise for one in asked}
    firm = typed.get("enterprise", "")
    own = [one for one in asked if one.enterprise.id == firm]
    offices = {one.department.id: one.department for one in own}
    return flask.render_template(
        "instruction_new.html",
        key=key,
        week=week,
        kind=kind,
        lines=lines,
        firms=sorted(firms.values(), key=lambda one: one.name),
        firm=firms.get(firm),
        requests=own,
        offices=tuple(offices.values()),
        chosen=typed.getlist("requests"),
        typed=typed,
        days=whens.days(key, week.days),
        times=whens.times(by),
        ends=whens.ends(by),
        window=lambda window: whens.window_of(key, window),
    )


@blueprint.get("/weeks/<week:key>/visits/<uid>")
@readers
def show(key: Week, uid: str) -> str:
    """A visit of the latest version, or of the one that is asked for: move it, or steer it."""
    return _visit(key, uid, ())


def _visit(key: Week, uid: str, lines: tuple[str, ...]) -> str:
    by, asked = sessions.person(), flask.request.args.get("version", type=converters.number)
    version, visit = found_in(key, uid, asked)
    week = weeks.show_week(key, by=by)
    is_latest = version.number == latest(key).number
    typed = flask.request.values
    start = whens.minute_of(key, typed) if "day" in typed else None
    known = instructions.list_instructions(key, by=by)
    concerned = {one.id for one in visit.requests}
    return flask.render_template(
        "visit_steer.html",
        key=key,
        week=week,
        version=version,
        visit=visit,
        start=local(visit.start),
        end=local(visit.end),
        typed=typed,
        lines=lines,
        asked="day" in typed,
        broken=moves.broken(key, uid, start, by=by) if "day" in typed and is_latest else (),
        may_move=is_latest and may(by, Right.PLAN),
        days=whens.days(key, week.days),
        times=_times(visit, by),
        standing=[one for one in known if concerned & set(one.requests)],
        wanted=lambda one: wanted(one, by),
    )


def _times(visit: Visit, by: Person) -> tuple[str, ...]:
    """Times to choose from, that of the visit among them."""
    return tuple(sorted({*whens.times(by), f"{local(visit.start):%H:%M}"}))


def latest(key: Week) -> PlanVersion:
    """The version that a move by hand starts from: the draft, else what is published."""
    known = weekly.versions_of(key)
    for state in (VersionState.DRAFT, VersionState.PUBLISHED):
        for one in known:
            if one.state is state:
                return one
    raise NotFound("plan version", str(key))


def found_in(key: Week, uid: str, number: int | None) -> tuple[PlanVersion, Visit]:
    """A version of a week and a visit of it; NotFound if it has none of that name."""
    by = sessions.person()
    version = latest(key) if number is None else versions.show(key, number, by=by)
    visit = next((one for one in version.visits if one.uid == uid), None)
    if visit is None:
        raise NotFound("visit", uid)
    return version, visit


@blueprint.get("/weeks/<week:key>/visits/<uid>/check")
@planners
def check(key: Week, uid: str) -> Response:
    """Whether a visit may stand elsewhere, for the script of the board."""
    found = moves.broken(key, uid, whens.minute_of(key, flask.request.args), by=sessions.person())
    words = filters.say("move.broken" if found else "move.fits")
    return flask.jsonify({"fits": not found, "words": words, "lines": list(found)})


@blueprint.post("/weeks/<week:key>/visits/<uid>")
@planners
def move(key: Week, uid: str) -> Response | tuple[str, int]:
    """Move a visit: a new draft in which every other visit stands where it was."""
    by, typed, language = sessions.person(), flask.request.form, filters.language()
    start = whens.minute_of(key, typed)
    if not typed.get("reason", "").strip():
        return _visit(key, uid, (weekly.missing("reason"),)), 422
    if start is None:
        return _visit(key, uid, ()), 422
    try:
        version = planning.move(key, uid, start, typed["reason"].strip(), by=by)
    except Rejected:
        # Which rules it breaks stands on the page anyway, asked anew.
        return _visit(key, uid, ()), 422
    except (Conflict, WrongState) as fault:
        return _visit(key, uid, tuple(faults.sentences(fault, language))), 409
    flask.flash(filters.say("move.done", version=version.number))
    return flask.redirect(filters.page("weeks.show", key=key, version=version.number), 303)


def _more(record: Instruction) -> Mapping[str, Any]:
    return {"back_to": filters.page("steering.index", key=record.week)}


INSTRUCTIONS = View(
    noun=NOUNS["instructions"],
    facts={
        "kind": lambda one: one.kind,
        "requests": lambda one: one.requests,
        "when": lambda one: wanted(one, sessions.person()),
        "reason": lambda one: one.reason,
        "who": lambda one: names.actor(one.actor),
        "lifted": lambda one: one.lifted,
    },
    title=lambda one: filters.say("steering.one", number=one.id, kind=filters.cell(one.kind)),
    template="instruction.html",
    more=_more,
)

VIEWS = (INSTRUCTIONS,)
BLUEPRINTS = (blueprint,)
