"""Measures, meetings, escalations and delegations: their lists and pages."""

import datetime as dt
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import clock, departments, enterprises, parks
from tracker.acts import Act as Right
from tracker.appeals import meetings
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import Person
from web import access, faults, filters, reading, sessions, wording
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.downloads import PDF, XLSX, sent
from web.pages.things import View
from web.reviews import prints, workbook
from web.reviews.columns import Names
from web.reviews.papers import Maker

blueprint = flask.Blueprint("meeting-report", __name__)

WRITERS = {"pdf": PDF, "xlsx": XLSX}
PERIOD = dt.timedelta(days=6)


def _day(when: dt.date | None) -> str:
    return wording.day(when, filters.language()) if when else ""


def _title(key: str, **facts: object) -> str:
    return wording.say(f"title.{key}", filters.language(), **facts)


def _kind(code: object) -> object:
    return wording.cell(code, filters.language())


def counted(one: Any) -> str:
    """What the rule found: so many of so many."""
    return filters.say("measure.counted", counted=one.counted, among=one.among)


MEASURES = View(
    noun=NOUNS["measures"],
    columns={
        "number": lambda one: names.numbered("measure", one.id),
        "department": lambda one: names.department(one.department),
        "kind": lambda one: one.kind,
        "trigger": lambda one: one.trigger,
        "counted": counted,
        "state": lambda one: one.state,
    },
    facts={
        "department": lambda one: names.department(one.department),
        "kind": lambda one: one.kind,
        "state": lambda one: one.state,
        "trigger": lambda one: one.trigger,
        "counted": counted,
        "since": lambda one: _day(one.first),
        "last_day": lambda one: _day(one.last),
        "text": lambda one: one.text,
        "issued": lambda one: one.decided,
        "reason": lambda one: one.reason,
        "answer": lambda one: one.answer,
        "answered": lambda one: one.answered,
    },
    title=lambda one: _title(
        "measure", department=names.department(one.department), kind=_kind(one.kind)
    ),
    filters=("department", "state"),
    template="supervision/measure.html",
)

MEETINGS = View(
    noun=NOUNS["meetings"],
    columns={
        "day": lambda one: _day(one.entry.day),
        "since": lambda one: _day(one.entry.first),
        "last_day": lambda one: _day(one.entry.last),
        "decisions": lambda one: len(one.entry.decisions),
    },
    facts={
        "since": lambda one: _day(one.entry.first),
        "last_day": lambda one: _day(one.entry.last),
    },
    title=lambda one: _title("meeting", day=_day(one.entry.day)),
    template="supervision/meeting.html",
    more=lambda record: {"department": names.department},
    list_template="supervision/meetings.html",
)

ESCALATIONS = View(
    noun=NOUNS["escalations"],
    filters=("decided",),
    list_template="supervision/escalations.html",
)

DELEGATIONS = View(
    noun=NOUNS["delegations"],
    columns={
        "signer": lambda one: names.signer(one.login),
        "department": lambda one: names.department(one.department),
        "document": lambda one: one.document,
        "since": lambda one: _day(one.since),
        "last_day": lambda one: _day(one.until),
        "revoked": lambda one: one.revoked,
    },
    facts={
        "department": lambda one: names.department(one.department),
        "document": lambda one: one.document,
        "since": lambda one: _day(one.since),
        "last_day": lambda one: _day(one.until),
        "revoked": lambda one: one.revoked,
    },
    title=lambda one: _title("delegation", login=names.signer(one.login)),
    filters=("department",),
)


@blueprint.get("/meeting-report")
@access.open_to(*roles_of(Right.SUPERVISE_APPEALS))
def show() -> tuple[str, int]:
    """What a dispatch meeting looks at: a period, the last seven days if none is named."""
    lines: list[str] = []
    first, last = clock.today() - PERIOD, clock.today()
    try:
        first, last = _period(first, last)
        paper = _paper(first, last, sessions.person())
    except Rejected as fault:
        lines = list(faults.sentences(fault, filters.language()))
        paper = None
    html = flask.render_template(
        "supervision/report.html", paper=paper, first=first, last=last, lines=lines
    )
    return html, 422 if lines else 200


@blueprint.get("/meeting-report.<ending>")
@access.open_to(*roles_of(Right.SUPERVISE_APPEALS))
def paper(ending: str) -> Response:
    """The same on paper or as a workbook."""
    if ending not in WRITERS:
        flask.abort(404)
    language = filters.language()
    first, last = _period(clock.today() - PERIOD, clock.today())
    made = _paper(first, last, sessions.person())
    if ending == "pdf":
        content = prints.write(made, language, flask.current_app.config["ONEVISIT"].font_dir)
    else:
        content = workbook.write(made, language)
    return sent(content, f"{made.title}-{last}.{ending}", WRITERS[ending])


def _period(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    found: list[Fault] = []
    days = (_told("first", first, found), _told("last", last, found))
    if found:
        raise Rejected(found)
    return days


def _told(name: str, usual: dt.date, found: list[Fault]) -> dt.date:
    """A day of the address, or the usual one; what cannot be read is found wrong."""
    told = flask.request.args.get(name, "")
    try:
        return dt.date.fromisoformat(told) if told else usual
    except ValueError:
        found.append(Fault(name, FaultCode.WRONG_FORM, told, "2026-11-30"))
        return usual


def _paper(first: dt.date, last: dt.date, by: Person) -> Any:
    language = filters.language()
    park = next((one.name for one in parks.list_parks(by=by)), "")
    called = Names(
        issuer=wording.say("committee", language, park=park) if park else "",
        departments={one.id: one.name for one in departments.list_departments(by=by)},
        enterprises=enterprises.names(by=by),
        demo=reading.is_demo(),
    )
    return Maker(called, language, clock.today()).meeting(meetings.report(first, last, by=by))


VIEWS = (MEASURES, MEETINGS, ESCALATIONS, DELEGATIONS)
BLUEPRINTS = (blueprint,)
