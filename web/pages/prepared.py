"""What a page shows while something is prepared beside it, and the file once it is there."""

from collections.abc import Mapping
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import clock, history, preparations
from tracker.records.preparations import Preparation, PreparationState
from web import filters, sessions, wording
from web.pages.downloads import sent

PATIENCE = 5.0
"""Seconds after which nobody seems to prepare anything: a worker looks three times a second."""


def file(kind: str, told: Mapping[str, Any], back: str) -> Response:
    """
    The file as it would be now, if it is prepared; else the page that tells how far it is.

    Parameters
    ----------
    told
        All that it depends on besides the records.
    back
        The page of ours that it was asked for on.
    """
    by = sessions.person()
    holds = {**told, "seal": history.seal().hash, "day": clock.today().isoformat()}
    one = preparations.ask(kind, holds, by=by)
    if one.state is not PreparationState.READY:
        return flask.redirect(filters.page("preparations.show", key=one.token, next=back))
    return sent(preparations.content(one.token, by=by), one.name, one.media)


def told(one: Preparation) -> dict[str, Any]:
    """How far it is, for its page and for the script of that page."""
    waits = one.state is PreparationState.WAITING
    return {
        "words": _words(one),
        "over": one.is_over,
        "done": one.done,
        "total": one.total,
        "waits": waits and (clock.now() - one.asked).total_seconds() > PATIENCE,
    }


def _words(one: Preparation) -> str:
    language = filters.language()
    if one.fault:
        return wording.say(f"preparing.fault.{one.fault}", language)
    state = wording.word("preparation_state", one.state, language)
    if one.total and not one.is_over:
        state += wording.say("preparing.steps", language, done=one.done, total=one.total)
    return state


def attach(app: flask.Flask) -> None:
    """Make it known to templates."""
    app.add_template_global(told, "preparing_told")
