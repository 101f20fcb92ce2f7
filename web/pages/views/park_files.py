"""The park file: looked at first, then stored with its departments and enterprises."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import flask
from werkzeug.wrappers import Response

from tracker import parks
from tracker.acts import Act as Right
from tracker.errors import Conflict, Rejected
from tracker.records import Department, Enterprise, Imported, Park
from tracker.week import write_session
from web import access, faults, filters, sessions, uploads, wording
from web.acts.act import roles_of
from web.pages import weekly

blueprint = flask.Blueprint("park-file", __name__)

keepers = access.open_to(*roles_of(Right.REGISTER))

WRITTEN = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class Share:
    """What a file does to entries of one kind: how many of each, and the names it would touch."""

    kind: str
    counts: tuple[int, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]


@blueprint.route("/park-file", methods=["GET", "POST"])
@keepers
def show() -> str | Response | tuple[str, int]:
    """The parks that are known, and the form that takes a file; nothing of it is stored yet."""
    if flask.request.method == "GET":
        return _form()
    sent = flask.request.files.get("file")
    if sent is None or not sent.filename:
        return _form((weekly.missing("file"),)), 422
    token = uploads.keep(sent.filename, sent.read(), sessions.person().login)
    return flask.redirect(flask.url_for(".preview", token=token), 303)


def _form(lines: Sequence[str] = ()) -> str:
    known = parks.list_parks(by=sessions.person())
    return flask.render_template("registers/park.html", parks=known, hours=_hours, lines=lines)


def _hours(park: Park) -> str:
    return wording.listed(map(write_session, park.sessions), filters.language())


@blueprint.get("/park-file/<token>")
@keepers
def preview(token: str) -> str | tuple[str, int]:
    """What a file would enter and change, or everything that is wrong with it."""
    by = sessions.person()
    path = uploads.find(token, by.login)
    try:
        seen = parks.preview(path, by=by)
    except (Rejected, Conflict) as fault:
        return _refused(path.name, fault)
    shares = tuple(_shares(seen))
    page = "registers/park_preview.html"
    return flask.render_template(page, name=path.name, seen=seen, shares=shares, hours=_hours)


def _shares(seen: Imported) -> Iterator[Share]:
    entries: Mapping[str, Iterable[Park | Department | Enterprise]] = {
        "park": [seen.park],
        "department": seen.departments,
        "enterprise": seen.enterprises,
    }
    for kind, every in entries.items():
        found = [(seen.written[f"{kind}:{one.id}"], one.name) for one in every]
        done = [state for state, _ in found]
        new, changed = (tuple(name for state, name in found if state == one) for one in WRITTEN[:2])
        yield Share(kind, tuple(done.count(one) for one in WRITTEN), new, changed)


def _refused(name: str, fault: Rejected | Conflict) -> tuple[str, int]:
    lines = tuple(faults.sentences(fault, filters.language()))
    page = flask.render_template("registers/park_preview.html", name=name, seen=None, lines=lines)
    return page, 409 if isinstance(fault, Conflict) else 422


@blueprint.post("/park-file/<token>")
@keepers
def confirm(token: str) -> Response | tuple[str, int]:
    """Store what the preview showed; the file is gone then."""
    by = sessions.person()
    path = uploads.find(token, by.login)
    try:
        done = parks.import_park(path, by=by)
    except (Rejected, Conflict) as fault:
        return _refused(path.name, fault)
    uploads.drop(token, by.login)
    counts = {"new": done.new, "changed": done.changed, "unchanged": done.unchanged}
    flask.flash(filters.say("import.park", park=done.park.name, **counts))
    return flask.redirect(flask.url_for(".show"), 303)


BLUEPRINTS = (blueprint,)
