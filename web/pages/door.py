"""The way in and out: sign in, take up an invitation, the own account, sign out."""

from collections.abc import Mapping

import flask
from werkzeug.wrappers import Response

from tracker import api_tokens, credentials, sign_ins
from tracker.errors import Fault, FaultCode, NotSignedIn, Rejected
from web import access, devices, faults, filters, sessions
from web.pages import links

blueprint = flask.Blueprint("door", __name__)

everybody = access.open_to(*access.EVERYBODY)
people_only = access.open_to(*access.PEOPLE)


@blueprint.get("/sign-in")
@everybody
def sign_in() -> str | Response:
    """The form, or home for whoever is in already."""
    if sessions.is_signed_in():
        return flask.redirect(_next())
    return flask.render_template("door/sign_in.html", login="", lines=_ended(), **_demo())


@blueprint.post("/sign-in")
@everybody
def enter() -> Response | tuple[str, int]:
    """Sign in; a wrong login looks like a wrong password and costs as much."""
    typed = flask.request.form
    login = typed.get("login", "").strip()
    try:
        signed = sign_ins.sign_in(
            login,
            typed.get("password", ""),
            address=flask.request.remote_addr or "",
            device=flask.request.user_agent.string,
        )
    except NotSignedIn as fault:
        lines = [_not_in(fault)]
        page = flask.render_template("door/sign_in.html", login=login, lines=lines, **_demo())
        return page, 429 if fault.until else 401
    sessions.begin(signed)
    if signed.password_is_old:
        flask.flash(filters.say("door.password_is_old"))
        return flask.redirect(flask.url_for(".account"))
    return flask.redirect(_next())


@blueprint.post("/sign-out")
@everybody
def leave() -> Response:
    """End the sign-in of this browser."""
    sessions.end()
    flask.flash(filters.say("door.left"))
    return flask.redirect(flask.url_for(".sign_in"))


@blueprint.route("/invitation", methods=["GET", "POST"])
@everybody
def invitation() -> str | Response | tuple[str, int]:
    """Set the first password, or a new one, with the code of an invitation."""
    if flask.request.method == "GET":
        return flask.render_template("door/invitation.html", code="", lines=())
    typed = flask.request.form
    code = typed.get("code", "").strip()
    try:
        _refuse_different(typed)
        credentials.accept(code, typed.get("password", ""), address=flask.request.remote_addr or "")
    except NotSignedIn as fault:
        lines = [_not_in(fault, "door.code_is_wrong")]
        return flask.render_template("door/invitation.html", code=code, lines=lines), 401
    except Rejected as fault:
        lines = list(faults.sentences(fault, filters.language()))
        return flask.render_template("door/invitation.html", code=code, lines=lines), 422
    flask.flash(filters.say("door.password_set"))
    return flask.redirect(flask.url_for(".sign_in"))


@blueprint.get("/account")
@people_only
def account() -> str:
    """Password, devices, tokens of the own account."""
    return _account()


def _account(lines: tuple[str, ...] = (), secret: str = "") -> str:
    by = sessions.person()
    return flask.render_template(
        "door/account.html",
        lines=lines,
        secret=secret,
        sign_ins=sign_ins.list_sign_ins(by.login, by=by),
        tokens=api_tokens.list_tokens(by.login, by=by),
        device_name=devices.name,
    )


@blueprint.post("/account/password")
@people_only
def change_password() -> Response | tuple[str, int]:
    """Set a new password; all sign-ins end with the old one."""
    typed, by = flask.request.form, sessions.person()
    try:
        _refuse_different(typed)
        credentials.change_password(typed.get("present", ""), typed.get("password", ""), by=by)
    except NotSignedIn as fault:
        return _account((_not_in(fault),)), 401
    except Rejected as fault:
        return _account(tuple(faults.sentences(fault, filters.language()))), 422
    sessions.end()
    flask.flash(filters.say("door.password_set"))
    return flask.redirect(flask.url_for(".sign_in"))


@blueprint.post("/account/sign-ins/<int:key>/end")
@people_only
def end_sign_in(key: int) -> Response:
    """Sign a device out."""
    sign_ins.end(key, by=sessions.person())
    flask.flash(filters.say("door.device_left"))
    return flask.redirect(flask.url_for(".account"))


@blueprint.post("/account/tokens")
@people_only
def issue_token() -> str | tuple[str, int]:
    """Make a token for a program; its secret is on this one page only."""
    typed, by = flask.request.form, sessions.person()
    try:
        made = api_tokens.issue(
            typed.get("name", ""), by=by, reads_only="reads_only" in typed, days=_days(typed)
        )
    except Rejected as fault:
        return _account(tuple(faults.sentences(fault, filters.language()))), 422
    return _account(secret=made.token)


def _refuse_different(typed: Mapping[str, str]) -> None:
    """A password that was typed twice must be the same twice."""
    if typed.get("password") != typed.get("again"):
        raise Rejected([Fault("again", FaultCode.NOT_ALIKE)])


def _days(typed: dict[str, str]) -> int | None:
    told = typed.get("days", "").strip()
    if not told:
        return None
    try:
        return int(told)
    except ValueError:
        raise Rejected([Fault("days", FaultCode.WRONG_FORM, told, "90")]) from None


@blueprint.post("/account/tokens/<int:key>/revoke")
@people_only
def revoke_token(key: int) -> Response:
    """Take a token back."""
    api_tokens.revoke(key, by=sessions.person())
    flask.flash(filters.say("door.token_revoked"))
    return flask.redirect(flask.url_for(".account"))


def _not_in(fault: NotSignedIn, key: str = "door.wrong") -> str:
    """Why not, without which part of it was wrong."""
    if fault.until is None:
        return filters.say(key)
    return filters.say("door.locked", until=f"{fault.until:%H:%M}")


def _ended() -> tuple[str, ...]:
    return (filters.say("door.ended"),) if flask.g.get("ended") else ()


def _demo() -> dict[str, object]:
    """In a demonstration: who can be signed in as."""
    accounts = flask.current_app.config["ONEVISIT_DEMO"]
    return {"accounts": accounts}


def _next() -> str:
    """Where whoever signs in wanted to go, if that is a page of ours; else home."""
    return links.wanted() or flask.url_for(f"home_{filters.language()}.show")
