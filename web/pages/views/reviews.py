"""Looking back: a week, a period by enterprise and by department, and what was decided upon it."""

import datetime as dt
from collections.abc import Callable, Mapping

import flask
from werkzeug.wrappers import Response

from tracker import caps, clock, reviews, weeks
from tracker.acts import Act as Right
from tracker.errors import NotFound, Rejected
from tracker.records import Person
from tracker.week import Week
from web import access, faults, filters, sessions
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.acts.sources import owners
from web.pages import weekly
from web.pages.things import View
from web.remembered import remembered
from web.reviews import prints, workbook
from web.reviews.naming import names_of
from web.reviews.papers import Maker
from web.reviews.tables import Paper, written

blueprint = flask.Blueprint("reviews", __name__)

readers = access.open_to(*roles_of(Right.REVIEW))

PDF = "application/pdf"


def _week(maker: Maker, by: Person) -> Paper:
    told = flask.request.args.get("week", "")
    try:
        week = Week.parse(told)
    except ValueError:
        raise NotFound("published week", told) from None
    return maker.week(reviews.week_summary(week, by=by))


def _enterprises(maker: Maker, by: Person) -> Paper:
    since, until = _period()
    return maker.enterprises(remembered(reviews.by_enterprise, since, until, by=by), since, until)


def _departments(maker: Maker, by: Person) -> Paper:
    since, until = _period()
    return maker.departments(remembered(reviews.by_department, since, until, by=by), since, until)


def _caps(maker: Maker, by: Person) -> Paper:
    since, _ = _period()
    return maker.caps(remembered(caps.of_year, since.year, by=by), since.year)


KINDS: Mapping[str, Callable[[Maker, Person], Paper]] = {
    "week": _week,
    "enterprises": _enterprises,
    "departments": _departments,
    "caps": _caps,
}
"""What can be looked back upon."""


def _period() -> tuple[dt.date, dt.date]:
    """The days that are asked for; this month up to today where none are."""
    today = clock.today()
    args = flask.request.args
    return _day(args.get("since", ""), today.replace(day=1)), _day(args.get("until", ""), today)


def _day(told: str, otherwise: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(told) if told else otherwise
    except ValueError:
        return otherwise


def _paper(kind: str) -> Paper:
    by, language = sessions.person(), filters.language()
    return KINDS[kind](Maker(names_of(by, language), language, clock.today()), by)


def _kind(told: str) -> str:
    if told not in KINDS:
        flask.abort(404)
    return told


@blueprint.get("/reviews")
@readers
def show() -> Response | tuple[str, int]:
    """A review as a page; the latest published week where nothing is asked for."""
    by, args = sessions.person(), flask.request.args
    known = weeks.list_published(by=by)
    kind = _kind(args.get("kind", "week"))
    if kind == "week" and not args.get("week") and known:
        return flask.redirect(flask.url_for(".show", kind="week", week=str(known[0])))
    paper, lines = None, tuple[str, ...]()
    if kind != "week" or known:
        try:
            paper = _paper(kind)
        except Rejected as fault:
            lines = tuple(faults.sentences(fault, filters.language()))
    since, until = _period()
    html = flask.render_template(
        "reviews.html",
        kind=kind,
        kinds=tuple(KINDS),
        known=known,
        paper=paper,
        lines=lines,
        since=since,
        until=until,
        written=written,
        asked={name: args[name] for name in ("week", "since", "until") if name in args},
    )
    return html, 422 if lines else 200


@blueprint.get("/reviews/<kind>.<any(xlsx, pdf):form>")
@readers
def file(kind: str, form: str) -> Response:
    """A review to hand out, as a workbook or to be printed."""
    paper, language = _paper(_kind(kind)), filters.language()
    if form == "xlsx":
        content = workbook.write(paper, language)
        return weekly.paper(content, f"{paper.title}.xlsx", weekly.XLSX)
    content = prints.write(paper, language, flask.current_app.config["ONEVISIT"].font_dir)
    return weekly.paper(content, f"{paper.title}.pdf", PDF)


IMPROVEMENTS = View(
    noun=NOUNS["improvements"],
    columns={
        "improvement_text": lambda one: one.text,
        "owner": lambda one: _owner(one.owner),
        "finish_by": lambda one: one.due,
        "done": lambda one: one.done,
        "result": lambda one: one.result,
    },
    filters=("waiting",),
    list_template="improvements.html",
)


def _owner(owner: str) -> str:
    """The name of whoever puts something right."""
    names: Mapping[str, str] = flask.g.setdefault("owners", {})
    if not names:
        names = flask.g.owners = dict(owners(sessions.person()))
    return names.get(owner, owner)


VIEWS = (IMPROVEMENTS,)
BLUEPRINTS = (blueprint,)
