"""The papers of a visit: what is known stands there, people fill in the rest and sign."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import courses, history, site_records
from tracker.acts import Act as Right
from tracker.errors import Conflict, Rejected, WrongState
from tracker.possible import for_paper
from tracker.records import InspectionType, Outcome, Person, Severity, SiteRecord, SiteRecordKind
from tracker.records.site_records import Words
from tracker.site_facts import LISTS, NEEDED, WELCOME
from web import access, faults, filters, reading, sessions
from web.acts.act import roles_of
from web.notices import site_paper, word
from web.pages import known
from web.pages.downloads import opened, sent
from web.pages.views import notices

blueprint = flask.Blueprint("papers", __name__)

readers = access.open_to(*roles_of(Right.READ_PAPERS))
keepers = access.open_to(*access.DEPARTMENTS)

KINDS = {one.value.replace(" ", "-"): one for one in SiteRecordKind}
"""By their names in addresses."""

AT = "/visits/<string:key>/papers/<string:department>/<string:kind>"

LONG = frozenset({"facts", "conclusion", "rights", "statements", "requirements", "opinion"})
"""Fields that want more than a line."""


@blueprint.get(AT)
@readers
def show(key: str, department: str, kind: str) -> tuple[str, int]:
    """A paper as it stands, to fill in, to sign, to print."""
    return _page(key, department, kind, {}, (), 200)


@blueprint.get(f"{AT}/print.pdf")
@readers
def printed(key: str, department: str, kind: str) -> Response:
    """The paper as it stands, to print and to sign by hand."""
    fields, name = _fields(key, department, kind)
    return opened(notices.printed(fields), f"{name}.pdf")


@blueprint.get(f"{AT}/print.docx")
@readers
def edited(key: str, department: str, kind: str) -> Response:
    """The same as a document to edit."""
    fields, name = _fields(key, department, kind)
    return sent(word.write(fields), f"{name}.docx", word.MEDIA)


@blueprint.post(f"{AT}/fill")
@keepers
def fill(key: str, department: str, kind: str) -> Response | tuple[str, int]:
    """Keep what was typed into the fields."""
    told, typed = _kind(kind), flask.request.form
    names = [one for one in (*NEEDED[told], *WELCOME[told]) if one in typed]
    values: dict[str, Words] = {
        name: tuple(typed[name].splitlines()) if name in LISTS else typed[name] for name in names
    }
    return _done(
        (key, department, kind),
        "paper.filled",
        lambda by, seen: site_records.complete(key, department, told, values, seen=seen, by=by),
    )


@blueprint.post(f"{AT}/sign")
@keepers
def sign(key: str, department: str, kind: str) -> Response | tuple[str, int]:
    """Sign the paper, which freezes it."""
    told = _kind(kind)
    return _done(
        (key, department, kind),
        "paper.signed",
        lambda by, seen: site_records.sign(key, department, told, seen=seen, by=by),
    )


@blueprint.post(f"{AT}/refuse")
@keepers
def refuse(key: str, department: str, kind: str) -> Response | tuple[str, int]:
    """The enterprise did not sign; the paper is frozen with the reason."""
    told, why = _kind(kind), flask.request.form.get("why", "")
    return _done(
        (key, department, kind),
        "paper.refused",
        lambda by, seen: site_records.refuse(key, department, told, why, seen=seen, by=by),
    )


def _kind(name: str) -> SiteRecordKind:
    if name not in KINDS:
        flask.abort(404)
    return KINDS[name]


def _done(
    heads: tuple[str, str, str], words: str, act: Callable[[Person, int | None], SiteRecord]
) -> Response | tuple[str, int]:
    key, department, kind = heads
    typed = flask.request.form
    try:
        act(sessions.person(), typed.get("seen", type=int))
    except Rejected as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        return _page(key, department, kind, typed, lines, 422)
    except (Conflict, WrongState) as fault:
        lines = tuple(faults.sentences(fault, filters.language()))
        return _page(key, department, kind, typed, lines, 409)
    flask.flash(filters.say(words))
    return flask.redirect(flask.url_for(".show", key=key, department=department, kind=kind))


def _page(
    key: str,
    department: str,
    kind: str,
    typed: Mapping[str, Any],
    lines: tuple[str, ...],
    status: int,
) -> tuple[str, int]:
    by, told = sessions.person(), _kind(kind)
    paper = site_records.show(key, department, told, by=by)
    html = flask.render_template(
        "visits/paper.html",
        paper=paper,
        visit=courses.show(key, by=by),
        kind=kind,
        rows=[(name, _words(paper, name)) for name in (*NEEDED[told], *WELCOME[told])],
        typed=typed,
        lines=lines,
        open_acts=for_paper(paper, by=by),
        needed=NEEDED[told],
        lists=LISTS,
        long=LONG,
        seen=history.last(f"paper:{key}:{department}:{told}"),
        when=known.moment,
    )
    return html, status


def _fields(key: str, department: str, kind: str) -> tuple[dict[str, object], str]:
    """What stands on a printed paper, and the name of its file."""
    by, told = sessions.person(), _kind(kind)
    paper = site_records.show(key, department, told, by=by)
    visit = courses.show(key, by=by)
    (shown,) = reading.shown([visit])
    rows = [(name, _words(paper, name)) for name in (*NEEDED[told], *WELCOME[told])]
    config = flask.current_app.config["ONEVISIT"]
    name = f"{filters.say(f'paper_kind.{told}')}-{visit.enterprise.name}-{key}"
    fields = site_paper.fields(
        reading.park([visit]), shown, paper, rows, phone=config.phone, language=filters.language()
    )
    return fields, name


def _words(paper: SiteRecord, name: str) -> tuple[str, ...]:
    """The lines of a field as its readers say them."""
    value = paper.fields.get(name, ())
    lines = (value,) if isinstance(value, str) else value
    return tuple(map(_SAID.get(name, said), lines))


def _source(line: str) -> str:
    """The row of a sheet, or the visit after which something must be seen again."""
    if ORIGIN.fullmatch(line):
        return filters.say("paper.again", uid=line.removeprefix("visit:"))
    file, _, row = line.rpartition(", ")
    return filters.say("visit.source.row", file=file, row=row) if row.isdigit() else line


def _typed(line: str) -> str:
    """A type of inspection in words; what a person wrote instead, as it stands."""
    return str(filters.cell(InspectionType(line))) if line in set(InspectionType) else line


FOUND = re.compile(r"\((?P<severity>[a-z ,]+); (?P<outcome>[a-z ,]+)(?:; (?P<due>[\d-]+))?\)$")
"""How the tracker ends the line of a finding: in codes, since it has no language."""


ORIGIN = re.compile(r"visit:[\w-]+", re.ASCII)
"""The visit after which something must be seen again, as the tracker names it."""


MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?", re.ASCII)
"""A day, or a moment, as the tracker writes it on a paper."""


def said(line: str) -> str:
    """A line whose codes are put into words; any other line as it stands."""
    if MOMENT.fullmatch(line):
        return filters.said_day(line)
    match = FOUND.search(line)
    if match is None or match["severity"] not in set(Severity):
        return line
    words = [str(filters.cell(Severity(match["severity"])))]
    if match["outcome"] in set(Outcome):
        words.append(str(filters.cell(Outcome(match["outcome"]))))
    if match["due"]:
        words.append(filters.say("paper.due", day=filters.said_day(match["due"])))
    return line[: match.start()] + filters.say("brackets", text=filters.cell(words))


_SAID = {"inspection_type": _typed, "source": _source}
"""Fields whose codes are not those of every other."""

BLUEPRINTS = (blueprint,)
