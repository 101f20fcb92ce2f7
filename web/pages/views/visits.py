"""The list of visits by days, and the page of one: who comes and why jointly, how it goes on."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from tracker import clock, courses, visits, weeks
from tracker.acts import Act as Right
from tracker.errors import NotFound
from tracker.permissions import may
from tracker.records import Person, Role, Step, Visit, VisitState
from tracker.week import Week, local
from web import filters, sessions, wording
from web.acts.act import Act
from web.acts.nouns import NOUNS
from web.board import Board, Line
from web.board import Visit as Shown
from web.pages import known, onsite, scanned, weekly
from web.pages.things import View

FINER = {"finding": ("finding", "rectification", "reinspection")}
"""Cases whose acts the words of timelines sort more finely."""

TELLS_SOURCE = frozenset(Role) - {Role.ENTERPRISE}
"""Who reads in which row of which sheet a line was asked for."""


def title(one: Visit) -> str:
    """A visit by whom it is at, and when."""
    when = wording.span(local(one.start), local(one.end), filters.language())
    return f"{one.enterprise.name} {when}"


def preset() -> dict[str, str]:
    """The week that a reader wants first: this one, else the next or the last with a plan."""
    return {"week": str(_first_week())}


def _first_week() -> Week:
    now = Week.of(clock.today())
    known_weeks = _published()
    ahead = [one for one in known_weeks if not one < now]
    return ahead[0] if ahead else known_weeks[-1] if known_weeks else now


def _published() -> list[Week]:
    return sorted(weeks.list_published(by=sessions.person()))


def by_days(found: Sequence[Visit]) -> dict[str, Any]:
    """Visits under their days, with how far each has come and the weeks around."""
    by = sessions.person()
    shown = sorted(found, key=lambda one: (one.start, one.uid))
    days = groupby(shown, key=lambda one: local(one.start).date())
    return {
        "days": [(day, tuple(members)) for day, members in days],
        "states": {one.visit.uid: one for one in courses.of_visits(shown, by=by)},
        "colours": known.colours(),
        **_weeks_around(shown),
        **(_own_count(by) if by.enterprise else {}),
    }


def _weeks_around(shown: Sequence[Visit]) -> dict[str, Any]:
    """The published weeks before and after the one that is listed."""
    these = {one.week for one in shown}
    here = these.pop() if len(these) == 1 else _first_week()
    every = _published()
    return {
        "week_shown": here,
        "week_before": next((one for one in reversed(every) if one < here), None),
        "week_after": next((one for one in every if one > here), None),
    }


def _own_count(by: Person) -> dict[str, Any]:
    """How often an enterprise is visited this year, as far as it is told."""
    now = local(clock.now())
    first = now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    last = first.replace(year=first.year + 1)
    own = [one for one in visits.list_visits(by=by, since=first, until=last) if not one.cancelled]
    ahead = [one for one in own if one.end > now]
    return {
        "year": now.year,
        "count": len(own),
        "joint": sum(len(one.departments) > 1 for one in own),
        "next": min(ahead, key=lambda one: one.start, default=None),
    }


def page_of(visit: Visit) -> dict[str, Any]:
    """Everything that the page of a visit shows besides the record itself."""
    by, names = sessions.person(), known.offices()
    found = _on_board(visit, by)
    course = onsite.course_of(visit, names, by=by)
    state = course.state if course else _bare_state(visit)
    return {
        "shown_visit": found[1] if found else None,
        "why": wording.why(*found, filters.language()) if found else (),
        "sources": _sources if by.role in TELLS_SOURCE else None,
        "course": course,
        "state": state,
        "every_stage": onsite.STAGES,
        "reached": onsite.STAGES.index(state) if state in onsite.STAGES else None,
        "steps": [one for one in map(_told, course.progress.steps) if one] if course else [],
        "papers": onsite.paper_states(course.papers, by.department or "") if course else {},
        "paper_pages": course is not None and by.department is not None,
        "told": onsite.told_to_enterprise(visit, by=by),
        "scanned": scanned.told_at(visit.uid, by=by),
        "shows_code": course is not None and may(by, Right.SHOW_CODE, departments=_offices(course)),
        "plans": weekly.plans() and found is not None,
        "ordered": lambda acts: _ordered(acts, course),
        "names": {**names, **{one.id: one.name for one in visit.departments}},
        "near": known.near,
        "when": known.moment,
        "yuan": known.yuan,
        "limit": known.limit,
        "soon": known.soon(),
    }


def _offices(course: onsite.Course) -> tuple[str, ...]:
    """Ids of who comes, those who joined on the day too."""
    return tuple(one.id for one in course.offices)


def _ordered(acts: Sequence[Act], course: onsite.Course | None) -> list[Act]:
    """The obvious next act first: who came, then what was found, then the end and the loop."""
    codes = {one.code for one in course.todo} if course else set()
    later = set() if codes & {"attendance", "answer"} else {"attend"}
    if course and course.state is VisitState.HELD and codes:
        later.add("close")
    if course and course.state is VisitState.HELD and not codes:
        later |= {"record"}
    return sorted(acts, key=lambda one: one.name in later)


def _bare_state(visit: Visit) -> VisitState:
    """What everybody may know: whether it is cancelled, ahead or over."""
    return VisitState.CANCELLED if visit.cancelled else VisitState.PLANNED


def _on_board(visit: Visit, by: Person) -> tuple[Board, Shown] | None:
    """The visit as readers know it, with what they may see of the board around it."""
    try:
        board = weekly.board_of(visit.week)
    except NotFound:
        return None
    every = (*board.visits, *board.cancelled)
    chosen = next((one for one in every if one.uid == visit.uid), None)
    return (board, chosen) if chosen is not None else None


def _told(step: Step) -> tuple[Any, str, str] | None:
    """When, what and who; None for what readers need not know."""
    kind = step.case.partition(":")[0]
    for finer in FINER.get(kind, (kind,)):
        words = filters.known(f"happening.{finer}.{step.act}")
        if words:
            return step.moment, words, step.department
    return None


def _sources(line: Line) -> str:
    """Where a line was asked for."""
    language = filters.language()
    return wording.say("list.stop", language).join(wording.places(line.items, language))


VISITS = View(
    noun=NOUNS["visits"],
    title=title,
    filters=("week", "department", "enterprise"),
    preset=preset,
    beside=by_days,
    list_template="visits/list.html",
    template="visits/visit.html",
    more=page_of,
)

VIEWS = (VISITS,)
