"""
Appeals without an account: raised for a code, followed and judged by it.

The code is in no address and in no cookie: each form carries it in its body, and the page that
shows it once is kept by no browser.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker.acts import Act as Right
from tracker.appeals import tracking
from tracker.errors import Conflict, Fault, FaultCode, NotSignedIn, Rejected, WrongState
from tracker.records import OPEN, AppealState, Followed, Satisfaction
from web import access, faults, filters, sessions, wording
from web.acts.act import enters
from web.acts.nouns.appeals import TOLD
from web.forms.chosen import resolved
from web.forms.inputs import Form, inputs_of
from web.forms.typed import told
from web.pages import once
from web.pages.downloads import sent

blueprint = flask.Blueprint("voice", __name__)

everybody = access.open_to(*access.EVERYBODY)
raisers = access.open_to(*tracking.RAISERS)

RAISE = enters(
    tracking.raise_by_code,
    Right.RAISE_APPEAL,
    without=("channel", "level", "severity", "mode", "source", "received"),
    first=TOLD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was typed, and why it could not be used."""

    typed: Mapping[str, Any] = field(default_factory=lambda: {"matter": ("help",)})
    faults: tuple[Fault, ...] = ()
    lines: tuple[str, ...] = ()
    status: int = 200


@blueprint.get("/raise")
@raisers
def show() -> tuple[str, int]:
    """The form; nothing but the words is needed."""
    return _form(Said())


@blueprint.post("/raise")
@raisers
def take() -> tuple[str, int]:
    """Store it, and show its code; the same form sent again stores nothing more."""
    by, form = sessions.person(), flask.request.form
    typed = {name: tuple(values) for name, values in form.lists()}
    try:
        values = RAISE.asked.load(resolved(told(RAISE.asked, form), by), by)
        mark = {"mark": once.mark()}
        made = RAISE.asked.call((), values, by=by, address=_address(), beside=mark)
    except Rejected as fault:
        found = tuple(one for one in fault.faults if isinstance(one, Fault))
        lines = tuple(one for one in fault.faults if isinstance(one, str))
        return _form(Said(typed=typed, faults=found, lines=lines, status=422))
    except NotSignedIn as fault:
        return _form(Said(typed=typed, lines=(_not_now(fault),), status=429))
    # No redirect: it would have to carry the code, which stands in no address and in no cookie.
    return flask.render_template("voice/code.html", number=made.appeal, code=made.code), 200


def _form(said: Said) -> tuple[str, int]:
    language = filters.language()
    form = Form(
        noun="voice",
        act=RAISE,
        by=sessions.person(),
        language=language,
        typed=said.typed,
        faults=said.faults,
    )
    inputs = inputs_of(form)
    shown = {one.name for one in inputs}
    beside = (faults.field_fault(one, language) for one in said.faults if one.field not in shown)
    html = flask.render_template(
        "voice/raise.html",
        inputs=inputs,
        lines=(*said.lines, *beside),
        once=once.fresh(),
    )
    return html, said.status


@blueprint.get("/follow")
@everybody
def follow() -> str:
    """Where the code is typed."""
    return flask.render_template("voice/follow.html", lines=())


@blueprint.post("/follow")
@everybody
def stand() -> tuple[str, int]:
    """How the matter of a code stands."""
    return _answer(lambda code: tracking.follow(code, _address()))


@blueprint.post("/follow/saved")
@everybody
def saved() -> tuple[str, int]:
    """The code is written down."""
    return _answer(lambda code: tracking.confirm_saved(code, _address()), "voice.saved")


@blueprint.post("/follow/supplement")
@everybody
def supplement() -> tuple[str, int]:
    """Say more."""
    text = flask.request.form.get("text", "")
    return _answer(lambda code: tracking.supplement(code, text, _address()), "voice.supplemented")


@blueprint.post("/follow/judge")
@everybody
def judge() -> tuple[str, int]:
    """Say whether the answer is true and satisfies."""
    form = flask.request.form
    told = form.get("satisfaction", "")
    known = told if told in {one.value for one in Satisfaction} else ""
    confirmed = form.get("confirmed") == "true"
    note = form.get("note", "")

    def act(code: str) -> Followed:
        return tracking.judge(
            code, Satisfaction(known), confirmed=confirmed, note=note, address=_address()
        )

    return _answer(act, "voice.judged")


@blueprint.post("/follow/reopen")
@everybody
def reopen() -> tuple[str, int]:
    """The trouble is back."""
    why = flask.request.form.get("why", "")
    return _answer(lambda code: tracking.reopen(code, why, _address()), "voice.reopened")


@blueprint.post("/follow/withdraw")
@everybody
def withdraw() -> tuple[str, int]:
    """It is not wanted any more."""
    why = flask.request.form.get("why", "")
    return _answer(lambda code: tracking.withdraw(code, why, _address()), "voice.withdrawn")


@blueprint.post("/follow/attach")
@everybody
def attach() -> tuple[str, int]:
    """Hand in a file."""
    given = flask.request.files.get("file")

    def act(code: str) -> Followed:
        if given is None or not given.filename:
            raise Rejected([Fault("file", FaultCode.MISSING)])
        tracking.attach(code, str(given.filename), given.read(), _address())
        return tracking.follow(code, _address())

    return _answer(act, "voice.attached")


@blueprint.post("/follow/paper")
@everybody
def paper() -> Response | tuple[str, int]:
    """One of the files of a matter, for whoever has its code."""
    form = flask.request.form
    try:
        found, content = tracking.read_paper(_code(), form.get("token", ""), _address())
    except NotSignedIn as fault:
        return _at_the_door(fault)
    return sent(content, found.name, found.media)


def _answer(act: Callable[[str], Followed], done: str = "") -> tuple[str, int]:
    """Do what was said with a code, and show how the matter stands now."""
    lines: tuple[str, ...] = ()
    status, code = 200, _code()
    try:
        found = act(code)
    except NotSignedIn as fault:
        return _at_the_door(fault)
    except Rejected as fault:
        lines, status = tuple(faults.sentences(fault, filters.language())), 422
        found = tracking.follow(code, _address())
    except (WrongState, Conflict):
        lines, status = (filters.say("voice.not_now"),), 409
        found = tracking.follow(code, _address())
    return _stands(found, code, lines, done if status == 200 else ""), status


def _stands(found: Followed, code: str, lines: tuple[str, ...], done: str) -> str:
    words = [
        (one.value, wording.word("satisfaction", one, filters.language()))
        for one in Satisfaction
        if one
    ]
    return flask.render_template(
        "voice/stands.html",
        found=found,
        code=code,
        lines=lines,
        done=filters.say(done) if done else "",
        papers=tracking.list_papers(code, _address()),
        satisfactions=words,
        typed=flask.request.form,
        is_open=found.state in OPEN,
        is_answered=found.state is AppealState.ANSWERED,
        is_closed=found.state is AppealState.CLOSED,
    )


def _at_the_door(fault: NotSignedIn) -> tuple[str, int]:
    page = flask.render_template("voice/follow.html", lines=(_not_now(fault, "voice.no_code"),))
    return page, 429 if fault.until else 401


def _not_now(fault: NotSignedIn, key: str = "voice.too_many") -> str:
    if fault.until is None:
        return filters.say(key)
    return filters.say("voice.until", until=f"{fault.until:%H:%M}")


def _code() -> str:
    return flask.request.form.get("code", "").strip()


def _address() -> str:
    return flask.request.remote_addr or ""


BLUEPRINTS = (blueprint,)
