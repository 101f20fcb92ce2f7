"""Intake at the service centre: one page while somebody is on the telephone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import clock
from tracker.acts import Act as Right
from tracker.appeals import duplicates
from tracker.errors import Conflict, Fault, Rejected
from tracker.records import AppealEntry, CallMethod, Category, Channel, Satisfaction
from web import access, faults, filters, sessions
from web.acts.act import Act, roles_of
from web.acts.nouns import NOUNS
from web.forms.chosen import resolved
from web.forms.inputs import Form, Input, inputs_of
from web.forms.typed import told
from web.pages import once

blueprint = flask.Blueprint("intake", __name__)

centre = access.open_to(*roles_of(Right.KEEP_APPEALS))

ENTER = NOUNS["appeals"].named("enter")
ANSWERED = NOUNS["appeals"].named("enter-answered")

FIRST = ("enterprise", "contact", "phone", "channel", "category", "sub", "title", "text")
"""What is asked in the order in which somebody on the telephone tells it."""

ON_THE_SPOT = ("answer", "result", "satisfaction", "spoken_to")

METHODS = {
    Channel.WINDOW: CallMethod.IN_PERSON,
    Channel.VISIT: CallMethod.VISIT,
    Channel.MEETING: CallMethod.IN_PERSON,
    Channel.WEB: CallMethod.MESSAGE,
}
"""How somebody is spoken with who came by a channel; by telephone unless it stands here."""

BEGIN: Mapping[str, tuple[str, ...]] = {
    "channel": (Channel.PHONE.value,),
    "matter": ("help",),
    "level": ("park",),
    "severity": ("general",),
    "result": ("solved",),
    "satisfaction": (Satisfaction.SATISFIED.value,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What the last try gave."""

    typed: Mapping[str, Any] = field(default_factory=lambda: BEGIN)
    faults: tuple[Fault, ...] = ()
    lines: tuple[str, ...] = ()
    alike: tuple[duplicates.Likeness, ...] | None = None
    status: int = 200


@blueprint.get("/intake")
@centre
def show() -> tuple[str, int]:
    """The form, empty but for what is nearly always so."""
    return _page(Tried())


@blueprint.post("/intake")
@centre
def take() -> Response | tuple[str, int]:
    """Store it, answered on the spot or not; or only look for what it repeats."""
    form = flask.request.form
    typed = {name: tuple(values) for name, values in form.lists()}
    if form.get("do") == "alike":
        return _page(Tried(typed=typed, alike=_alike()))
    act = ANSWERED if form.get("answer", "").strip() else ENTER
    try:
        number = once.done(lambda: str(_stored(act).id), by=sessions.person())
    except Rejected as fault:
        found = tuple(one for one in fault.faults if isinstance(one, Fault))
        others = [one for one in fault.faults if not isinstance(one, Fault)]
        lines = tuple(faults.sentences(Rejected(others), filters.language()))
        return _page(
            Tried(typed=typed, faults=found, lines=lines, alike=_alike() or None, status=422)
        )
    except Conflict as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        return _page(Tried(typed=typed, lines=lines, status=409))
    key = "intake.page.answered" if act is ANSWERED else "intake.page.stored"
    flask.flash(filters.say(key, number=number))
    if form.get("do") == "next":
        return flask.redirect(flask.url_for(".show"))
    return flask.redirect(filters.page("appeals.show", key=number))


@blueprint.post("/intake/alike")
@centre
def alike() -> str:
    """A piece of the page for a browser with scripts: what the words so far may repeat."""
    return flask.render_template("appeals/alike.html", alike=_alike(), bare=True)


def _told(act: Act) -> dict[str, Any]:
    by = sessions.person()
    known = resolved(told(act.asked, flask.request.form), by)
    if act is ANSWERED:
        channel = known.get("channel", Channel.PHONE.value)
        method = METHODS.get(channel, CallMethod.PHONE)
        known |= {"day": clock.today().isoformat(), "method": method.value, "confirmed": True}
    return known


def _stored(act: Act) -> Any:
    by = sessions.person()
    return act.asked.call((), act.asked.load(_told(act), by), by=by)


def _alike() -> tuple[duplicates.Likeness, ...]:
    """What the words so far may repeat, whatever else is missing."""
    form, known = flask.request.form, _told(ENTER)
    title, text = form.get("title", "").strip(), form.get("text", "").strip()
    if len(title) + len(text) < 4:
        return ()
    try:
        category = Category(form.get("category", ""))
    except ValueError:
        category = Category.OTHER_COORDINATION
    firm = str(known.get("enterprise") or "")
    entry = AppealEntry(title[:200], text[:2000], category, enterprise=firm)
    return duplicates.suggest(entry, by=sessions.person())


def _page(tried: Tried) -> tuple[str, int]:
    language = filters.language()
    known = {one.name: one for one in _inputs(ANSWERED, tried)}
    own = {*FIRST, *ON_THE_SPOT}
    left_out = {"day", "method", "confirmed", "note"}
    shown = {name: one for name, one in known.items() if name not in left_out}
    beside = [one for one in tried.faults if one.field not in shown]
    html = flask.render_template(
        "appeals/intake.html",
        first=[shown[name] for name in FIRST],
        on_the_spot=[shown[name] for name in ON_THE_SPOT],
        rest=[one for name, one in shown.items() if name not in own],
        inputs=tuple(shown.values()),
        lines=(*tried.lines, *(faults.field_fault(one, language) for one in beside)),
        alike=tried.alike,
        bare=False,
        once=once.fresh(),
    )
    return html, tried.status


def _inputs(act: Act, tried: Tried) -> tuple[Input, ...]:
    return inputs_of(
        Form(
            noun="appeals",
            act=act,
            by=sessions.person(),
            language=filters.language(),
            typed=tried.typed,
            faults=tried.faults,
        )
    )


BLUEPRINTS = (blueprint,)
