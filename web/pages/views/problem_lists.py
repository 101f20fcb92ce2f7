"""Lists of problems in and out, and the sheet of one matter."""

import flask
from werkzeug.wrappers import Response

from tracker import clock, departments, enterprises
from tracker.acts import Act as Right
from tracker.appeals import files, imports
from tracker.appeals.imports import Preview
from tracker.errors import Fault, FaultCode
from tracker.intake import problem_list, problem_sheet
from tracker.intake.problem_list import CheckedList
from tracker.records import Channel
from web import access, faults, filters, marked, sessions, uploads, wording
from web.acts.act import roles_of
from web.appeals import prints
from web.appeals.matter import Sheet, Writer
from web.makers import problems
from web.notices import word
from web.pages import prepared
from web.pages.downloads import PDF, XLSX, sent
from web.pages.views.intake import blueprint, centre

readers = access.open_to(*roles_of(Right.READ_APPEALS))

WANTED = ("states", "category", "department", "enterprise", "light", "late")
"""What narrows an export, as it narrows the list beside."""


@blueprint.get("/intake/problems", endpoint="problems")
@centre
def upload() -> str:
    """Where a list comes from, and its file."""
    return _upload()


@blueprint.post("/intake/problems")
@centre
def send_problems() -> Response | tuple[str, int]:
    """Keep the file for a look at what it would do; nothing of it is stored."""
    given, channel = flask.request.files.get("file"), flask.request.form.get("channel", "")
    found = []
    if channel not in imports.CHANNELS:
        found.append(Fault("channel", FaultCode.MISSING))
    if given is None or not given.filename:
        found.append(Fault("file", FaultCode.MISSING))
    if found or given is None:
        return _upload(tuple(faults.field_fault(one, filters.language()) for one in found)), 422
    token = uploads.keep(str(given.filename), given.read(), sessions.person().login)
    return flask.redirect(flask.url_for(".preview", channel=channel, token=token))


@blueprint.get("/intake/problems/<channel>/<token>")
@centre
def preview(channel: str, token: str) -> str:
    """What would be new, what is known, what is wrong, and what may be told twice."""
    checked = _checked(channel, token)
    found = imports.preview(checked, Channel(channel), by=sessions.person())
    return flask.render_template(
        "appeals/preview.html",
        channel=channel,
        token=token,
        found=found,
        alike=_alike_by_source(found),
        wrong=[wording.finding(one, filters.language()) for one in found.wrong],
        notes=[wording.finding(one, filters.language()) for one in checked.notes],
    )


@blueprint.post("/intake/problems/<channel>/<token>")
@centre
def take_problems(channel: str, token: str) -> Response:
    """Store all rows, or the good ones; the file is gone then."""
    by, whence = sessions.person(), _channel(channel)
    checked = _checked(channel, token)
    good = "good_rows" in flask.request.form
    taken = imports.take(checked, whence, good_rows=good, by=by)
    if not taken.wrong:
        uploads.drop(token, by.login)
    facts = {"new": len(taken.new), "known": len(taken.known)}
    flask.flash(filters.say("problem_list.taken", **facts))
    if taken.wrong:
        return flask.redirect(flask.url_for(".preview", channel=channel, token=token))
    return flask.redirect(filters.page("appeals.index"))


@blueprint.get("/intake/problems/<channel>/<token>/wrong")
@centre
def wrong_rows(channel: str, token: str) -> Response:
    """The wrong rows alone with the reasons, to be put right and sent again."""
    language, path = filters.language(), uploads.find(token, sessions.person().login)
    sender = wording.word("appeal_channel", _channel(channel), language)
    checked = _checked(channel, token)
    content = marked.marked(path, checked, sender, language, problem_list.COLUMNS)
    return sent(content, wording.say("marked.file", language, name=path.stem), XLSX)


@blueprint.get("/intake/blank")
@centre
def blank() -> Response:
    """The blank list."""
    content = problem_sheet.template(enterprises.list_enterprises(by=sessions.person()))
    return sent(content, f"{filters.say('intake.page.blank')}.xlsx", XLSX)


@blueprint.get("/intake/export.<ending>")
@readers
def export(ending: str) -> Response:
    """The register as far as this person may read it, narrowed as its list is."""
    if ending not in problems.ENDINGS:
        flask.abort(404)
    by, language = sessions.person(), filters.language()
    args = {name: flask.request.args.getlist(name) for name in WANTED}
    wanted = problems.wanted(args)
    found = problems.few(wanted, by)
    if found is None:
        told = {"ending": ending, "language": language, "wanted": args}
        return prepared.file("problems", told, filters.page("appeals.index"))
    made = problems.written(found, ending, language)
    return sent(made.content, made.name, made.media)


@blueprint.get("/appeals/<int:key>/sheet.pdf")
@readers
def sheet(key: int) -> Response:
    """One matter, one list, one result, on paper."""
    font_dir = flask.current_app.config["ONEVISIT"].font_dir
    paper = prints.write(_sheet(key), filters.language(), font_dir)
    return sent(paper, f"{filters.say('appeal.sheet')}-{key}.pdf", PDF)


@blueprint.get("/appeals/<int:key>/sheet.docx")
@readers
def sheet_to_edit(key: int) -> Response:
    """The same as a document to edit."""
    paper = prints.write_word(_sheet(key), filters.language())
    return sent(paper, f"{filters.say('appeal.sheet')}-{key}.docx", word.MEDIA)


def _sheet(key: int) -> Sheet:
    by = sessions.person()
    found = files.show(key, by=by)
    names = {one.id: one.name for one in departments.list_departments(by=by)}
    return Writer(found, names, filters.language(), clock.today()).sheet()


def _upload(lines: tuple[str, ...] = ()) -> str:
    channels = [
        (one.value, wording.word("appeal_channel", one, filters.language()))
        for one in imports.CHANNELS
    ]
    return flask.render_template("appeals/upload.html", channels=channels, lines=lines)


def _channel(channel: str) -> Channel:
    if channel not in imports.CHANNELS:
        flask.abort(404)
    return Channel(channel)


def _checked(channel: str, token: str) -> CheckedList:
    by = sessions.person()
    path = uploads.find(token, by.login)
    return imports.check(path.read_bytes(), _channel(channel), name=path.name, by=by)


def _alike_by_source(found: Preview) -> dict[str, object]:
    return {row.entry.source: likely for row, likely in found.likely}
