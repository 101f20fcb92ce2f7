"""The formal papers on a visit as files: whoever may read an announced visit may have them."""

import functools
import threading
from dataclasses import replace
from pathlib import Path

import flask
from werkzeug.wrappers import Response

from tracker import notices, visits
from tracker.acts import Act as Right
from tracker.records import NoticeKind
from tracker.week import Week
from web import access, filters, papers, sessions
from web.acts.act import roles_of
from web.board import Board, Visit
from web.notices import given, word
from web.notices.printing import TEMPLATE, Press
from web.pages import weekly
from web.pages.downloads import opened, sent
from web.pages.views.week_papers import WRITERS

blueprint = flask.Blueprint("notice", __name__)

readers = access.open_to(*roles_of(Right.READ_VISITS))
writers = access.open_to(*WRITERS)

one_at_a_time = threading.Lock()
"""A press holds one page at once; a second thread waits."""


@functools.cache
def press(font_dir: Path | None, template: Path = TEMPLATE) -> Press:
    """The press of this process: its fonts are read once."""
    return Press(font_dir, template)


@blueprint.get("/visits/<string:key>/notice.pdf")
@readers
def show(key: str) -> Response:
    """The notice; 404 for a visit that is cancelled or not announced, for everybody alike."""
    board, visit = _told(key)
    config = flask.current_app.config["ONEVISIT"]
    with one_at_a_time:
        document = papers.notice(
            board, visit, config, language=filters.language(), press=press(config.font_dir)
        )
    name = _name(NoticeKind.NOTICE, visit.enterprise.name, visit.code)
    return opened(document, f"{name}.pdf")


@blueprint.get("/visits/<string:key>/notice.docx")
@writers
def edit(key: str) -> Response:
    """The notice as a document to edit, for those who send it out."""
    board, visit = _told(key)
    config = flask.current_app.config["ONEVISIT"]
    document = papers.notice_word(board, visit, config, filters.language())
    name = _name(NoticeKind.NOTICE, visit.enterprise.name, visit.code)
    return sent(document, f"{name}.docx", word.MEDIA)


@blueprint.get("/visits/<string:key>/notices/<int:revision>.pdf")
@readers
def show_change(key: str, revision: int) -> Response:
    """The change notice or the cancellation notice of one revision of a visit."""
    fields, name = _change(key, revision)
    return opened(printed(fields), f"{name}.pdf")


@blueprint.get("/visits/<string:key>/notices/<int:revision>.docx")
@writers
def edit_change(key: str, revision: int) -> Response:
    """The same as a document to edit."""
    fields, name = _change(key, revision)
    return sent(word.write(fields), f"{name}.docx", word.MEDIA)


def printed(fields: dict[str, object]) -> bytes:
    """A paper that is told block by block, as PDF."""
    font_dir = flask.current_app.config["ONEVISIT"].font_dir
    with one_at_a_time:
        return press(font_dir, given.FORM).print(fields)


def told_board(week: Week) -> Board:
    """The week as this reader sees it, without what no enterprise is told."""
    whole = weekly.board_of(week)
    return replace(
        whole,
        visits=tuple(one for one in whole.visits if one.announced),
        cancelled=tuple(one for one in whole.cancelled if one.announced),
    )


def _told(key: str) -> tuple[Board, Visit]:
    visit = visits.show(key, by=sessions.person())
    if visit.cancelled or not visit.announced:
        flask.abort(404)
    board = told_board(visit.week)
    chosen = next((one for one in board.visits if one.uid == visit.uid), None)
    if chosen is None:
        flask.abort(404)
    return board, chosen


def _change(key: str, revision: int) -> tuple[dict[str, object], str]:
    """What stands in a paper that follows a notice, and its name; 404 if there is none."""
    paper = notices.show(key, revision, by=sessions.person())
    board = told_board(paper.visit.week)
    known = {one.uid for one in (*board.visits, *board.cancelled)}
    if paper.before is None or key not in known:
        flask.abort(404)
    config = flask.current_app.config["ONEVISIT"]
    fields = papers.change_fields(board, paper, config, filters.language())
    return fields, _name(paper.kind, paper.visit.enterprise.name, key)


def _name(kind: NoticeKind, enterprise: str, code: str) -> str:
    return f"{filters.say(f'notice_kind.{kind}')}-{enterprise}-{code}"


BLUEPRINTS = (blueprint,)
