"""The search of every page: enterprises, visits, cases, by a part of a name or a number."""

import flask

from tracker import search
from tracker.records.search import Found, FoundKind
from web import access, sessions
from web.pages import places

blueprint = flask.Blueprint("search", __name__)

MOST = 20
"""Of each kind."""

CASES = {FoundKind.REQUEST: "", FoundKind.PERSON: "person"}
"""What a kind is called in the log, where it is not its own name; empty: it has no page."""


@blueprint.get("/search")
@access.open_to(*access.PEOPLE)
def show() -> str:
    """What was found, kind by kind."""
    text = flask.request.args.get("text", "").strip()
    found = search.find(text, by=sessions.person(), most=MOST)
    groups = {kind: [one for one in found if one.kind is kind] for kind in FoundKind}
    return flask.render_template(
        "search.html", searched=text, groups=groups, found=found, address_of=_address, most=MOST
    )


def _address(one: Found) -> str | None:
    case = CASES.get(one.kind, one.kind.value)
    return places.address_of(f"{case}:{one.key}") if case else None
