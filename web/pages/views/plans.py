"""Collecting: who has sent a plan and who has not, uploads with a preview, plan lines of a week."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import flask
from werkzeug.wrappers import Response

from tracker import clock, departments, enterprises, requests, submissions, versions, weeks
from tracker.acts import Act as Right
from tracker.errors import Rejected, WrongState
from tracker.intake.check import Checked
from tracker.intake.template import template as blank
from tracker.permissions import may
from tracker.records import Department, PlanningWeek, Request, Sent, Submission, WeekState
from tracker.week import Week
from web import access, arrivals, faults, filters, marked, sessions, uploads, wording
from web.acts.act import roles_of
from web.pages import weekly
from web.pages.whens import window_of
from web.plan_changes import changes
from web.remembered import remembered

blueprint = flask.Blueprint("plans", __name__)

readers = access.open_to(*roles_of(Right.READ_REQUESTS))
senders = access.open_to(*roles_of(Right.SUBMIT))

MOST = 50
"""Requests of a page."""

NEAR = dt.timedelta(hours=24)
"""So long before the cut-off the light turns yellow."""


@dataclass(frozen=True, slots=True)
class Row:
    """A department's share of the collection."""

    department: Department
    sent: Sent | None
    requests: int
    lines: int
    late: int

    @property
    def is_in(self) -> bool:
        """Whether anything of it is there."""
        return self.sent is not None or self.requests > 0


@blueprint.get("/weeks/<week:key>/plans")
@readers
def show(key: Week) -> str:
    """Who has sent a plan, who is missing, and every request with what is asked."""
    by, args = sessions.person(), flask.request.args
    week = weeks.show_week(key, by=by)
    wanted = args.get("department") or None
    found = weekly.requests_of(key, withdrawn=True)
    standing = [one for one in found if not one.withdrawn]
    shown = [
        one
        for one in (found if "withdrawn" in args else standing)
        if wanted in (None, one.department.id) and _matches(one, args.get("text", "").strip())
    ]
    start = max(0, args.get("start", 0, type=int))
    known = departments.list_departments(by=by)
    rows = tuple(_rows(known, submissions.list_submissions(key, by=by), standing))
    return flask.render_template(
        "plans.html",
        key=key,
        week=week,
        rows=rows,
        missing=[one.department for one in rows if not one.is_in],
        light=light(week),
        left=_left(week),
        count=len(shown),
        requests=shown[start : start + MOST],
        onwards=start + MOST if len(shown) > start + MOST else None,
        backwards=max(0, start - MOST) if start else None,
        address=_onward,
        departments=known,
        may_send=by.role in roles_of(Right.SUBMIT),
        window=lambda window: window_of(key, window),
        explained=weekly.plans() and bool(remembered(versions.list_versions, key, by=by)),
    )


def _onward(start: int) -> str:
    """This list from another request on, narrowed as it is now."""
    return flask.url_for(".show", **{**(flask.request.view_args or {}), **_narrowed(start)})


def _narrowed(start: int) -> dict[str, Any]:
    known = ("department", "text", "withdrawn")
    return {name: flask.request.args.get(name) for name in known} | {"start": start}


def _matches(one: Request, text: str) -> bool:
    said = (one.id, one.enterprise.name, one.enterprise.uscc, *one.items)
    return not text or any(text.lower() in part.lower() for part in said)


def _rows(
    known: Iterable[Department], sent: Iterable[Sent], standing: Sequence[Request]
) -> Iterator[Row]:
    """Each department that this reader sees plans of, those that are missing last."""
    last: dict[str, Sent] = {}
    for one in sent:
        last.setdefault(one.department, one)
    own = sessions.person().department
    found = []
    for office in known:
        mine = [one for one in standing if one.department.id == office.id]
        lines = sum(len(one.lines) for one in mine)
        late = sum(bool(one.late) for one in mine)
        found.append(Row(office, last.get(office.id), len(mine), lines, late))
    found = [one for one in found if own in (None, one.department.id)]
    yield from sorted(found, key=lambda one: not one.is_in)


def light(week: PlanningWeek) -> str:
    """The clock of the collection: time enough, little time, over."""
    if not is_in_time(week):
        return "red"
    return "yellow" if week.cut_off - clock.now() < NEAR else "green"


def is_in_time(week: PlanningWeek) -> bool:
    """Whether a plan that comes now is in time."""
    return week.state is WeekState.COLLECTING and clock.now() < week.cut_off


def _left(week: PlanningWeek) -> str:
    """How long there is until the cut-off, or that it is over."""
    if week.state is not WeekState.COLLECTING:
        return filters.say("plans.collected")
    left = week.cut_off - clock.now()
    if left <= dt.timedelta():
        return filters.say("plans.over")
    return filters.say("plans.left", days=left.days, hours=left.seconds // 3600)


@blueprint.get("/weeks/<week:key>/plans/template.xlsx")
@senders
def template(key: Week) -> str | Response:
    """
    The blank sheet of a department, with its enterprises and the hours of the week.

    Who speaks for none and has not said whose it shall be gets the departments to choose from.
    """
    by = sessions.person()
    wanted = by.department or flask.request.args.get("department", "")
    if not wanted:
        known = departments.list_departments(by=by)
        return flask.render_template("plan_template.html", key=key, departments=known)
    whose = departments.find(wanted, by=by)
    hours = arrivals.hours_of(key, by=by)
    content = blank(whose, enterprises.list_enterprises(by=by), key, hours)
    return weekly.paper(content, f"{whose.short or whose.id}-{key}.xlsx", weekly.XLSX)


@blueprint.route("/weeks/<week:key>/plans/upload", methods=["GET", "POST"])
@senders
def upload(key: Week) -> str | Response | tuple[str, int]:
    """Send a file; what it would do is shown before anything is stored."""
    by = sessions.person()
    week = weeks.show_week(key, by=by)
    if flask.request.method == "GET":
        return _form(week)
    sent = flask.request.files.get("file")
    if sent is None or not sent.filename:
        return _form(week, (weekly.missing("file"),)), 422
    token = uploads.keep(sent.filename, sent.read(), by.login)
    whose = flask.request.form.get("department") or None
    address = flask.url_for(".preview", key=key, token=token, department=whose)
    return flask.redirect(address, 303)


def _form(week: PlanningWeek, lines: Sequence[str] = ()) -> str:
    by = sessions.person()
    return flask.render_template(
        "plan_upload.html",
        key=week.week,
        week=week,
        lines=lines,
        light=light(week),
        left=_left(week),
        departments=() if by.department else departments.list_departments(by=by),
        chosen=flask.request.args.get("department", ""),
    )


@blueprint.get("/weeks/<week:key>/plans/upload/<token>")
@senders
def preview(key: Week, token: str) -> str | tuple[str, int]:
    """What a file would add, change and withdraw, and what is wrong with it, row by row."""
    return _preview(key, token)


def _checked(key: Week, token: str) -> Checked:
    """The file once more, as everything stands now."""
    by = sessions.person()
    path = uploads.find(token, by.login)
    whose = by.department or flask.request.args.get("department") or None
    return arrivals.check_sent(path, key, department=whose, by=by)


def _preview(
    key: Week, token: str, lines: Sequence[str] = (), status: int = 200
) -> tuple[str, int]:
    by, language = sessions.person(), filters.language()
    week, checked = weeks.show_week(key, by=by), _checked(key, token)
    found, said = None, list(lines)
    if checked.department and not may(by, Right.SUBMIT, department=checked.department):
        flask.abort(404)
    try:
        (found,) = arrivals.preview_sheets([checked], key, by=by) or (None,)
    except Rejected as fault:
        said += faults.sentences(fault, language)
    page = flask.render_template(
        "plan_preview.html",
        key=key,
        week=week,
        token=token,
        checked=checked,
        found=found,
        lines=said,
        needs_reason=not is_in_time(week),
        late=flask.request.form.get("late", ""),
        only_wrong="wrong" in flask.request.args,
        **_told(key, checked, found),
    )
    return page, status if lines else (422 if said else 200)


def _told(key: Week, checked: Checked, found: Submission | None) -> Mapping[str, Any]:
    """Names and changes that the preview shows."""
    by, language = sessions.person(), filters.language()
    firms = {one.uscc: one.name for one in enterprises.list_enterprises(by=by)}
    offices = {one.id: one.name for one in departments.list_departments(by=by)}
    made: Any = ()
    if found is not None:
        known = requests.list_requests(key, by=by, department=checked.department)
        standing = [line for one in known if not one.origin for line in one.lines]
        partial = bool(checked.problems) or checked.correction
        made = changes(standing, checked.good, partial=partial)
    return {
        "changes": made,
        "firms": firms,
        "ids": enterprises.names(by=by),
        "office": offices.get(checked.department, ""),
        "window": lambda window: window_of(key, window),
        "wrong": sorted(checked.problems, key=lambda one: (one.place.sheet, one.place.row or 0)),
        "words": lambda one: wording.finding(one, language),
        "held": [one for one in (found.findings if found else ()) if one.blocks],
    }


@blueprint.post("/weeks/<week:key>/plans/upload/<token>")
@senders
def confirm(key: Week, token: str) -> Response | tuple[str, int]:
    """Store what the preview showed."""
    by, typed, language = sessions.person(), flask.request.form, filters.language()
    checked = _checked(key, token)
    if checked.sha256 != typed.get("sha256"):
        return _preview(key, token, (filters.say("plans.other_file"),), 409)
    if not is_in_time(weeks.show_week(key, by=by)) and not typed.get("late", "").strip():
        return _preview(key, token, (weekly.missing("plans.late"),), 422)
    try:
        (done,) = arrivals.take_sheets(
            [checked],
            key,
            by=by,
            late=typed.get("late", "").strip(),
            good_rows=bool(checked.problems),
        )
    except (Rejected, WrongState, arrivals.Unusable) as fault:
        status = 409 if isinstance(fault, WrongState) else 422
        return _preview(key, token, tuple(faults.sentences(fault, language)), status)
    uploads.drop(token, by.login)
    counts = {"new": done.new, "changed": done.changed, "withdrawn": done.withdrawn}
    flask.flash(filters.say("plans.taken", unchanged=done.unchanged, **counts))
    return flask.redirect(flask.url_for(".show", key=key), 303)


@blueprint.get("/weeks/<week:key>/plans/upload/<token>/marked.xlsx")
@senders
def marked_file(key: Week, token: str) -> Response:
    """The wrong rows of a file, each with its reasons, to be put right and sent again."""
    by, language = sessions.person(), filters.language()
    checked, path = _checked(key, token), uploads.find(token, by.login)
    names = {one.id: one.name for one in departments.list_departments(by=by)}
    content = marked.marked(path, checked, names.get(checked.department, ""), language)
    name = wording.say("marked.file", language, name=path.stem)
    return weekly.paper(content, name, weekly.XLSX)


BLUEPRINTS = (blueprint,)
