"""
Reads a published week from the tracker and gives its records the names that readers know.

The committee reads, for the pages have no sign-in yet; what must not be seen is left out here.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from tracker import departments, parks, people, versions, visits, weeks
from tracker import records as kept
from tracker.errors import NotFound
from tracker.week import Week, local
from web import wording
from web.board import Board, Department, Enterprise, Item, Left, Line, Park, Visit

DEMO = kept.Person("demo", "演示", kept.Role.COMMITTEE)
"""Who imports the demonstration; where this person is known, the records are invented."""

COLOURS = 18
READER = people.OPERATOR

Departments = Mapping[str, Department]


def published_weeks() -> tuple[str, ...]:
    """Names of the weeks with a published plan, oldest first."""
    known = weeks.list_weeks(by=READER)
    return tuple(sorted(str(one.week) for one in known if one.published is not None))


def board(week: str, *, secrets: bool = True) -> Board:
    """
    The published plan of a week.

    Parameters
    ----------
    secrets
        Whether unannounced visits and lines belong to it. Without them the figures of the
        whole week stay: they name nobody.

    Raises
    ------
    NotFound
        If the week is unknown or has no published plan.
    """
    when = Week.parse(week)
    state = weeks.show_week(when, by=READER)
    if state.published is None:
        raise NotFound("published week", week)
    version = versions.show(when, state.published, by=READER)
    known = {one.id: one for one in _departments()}
    score, bound = version.run.score, version.run.bound
    found = Board(
        park=_park(version),
        week=week,
        version=version.number,
        published=local(version.published or version.made),
        days=tuple(when.date(day) for day in state.days),
        departments=tuple(known.values()),
        visits=tuple(_visit(one, known) for one in version.standing),
        cancelled=tuple(_visit(one, known) for one in version.visits if one.cancelled),
        unplanned=(
            *(_left(one, known) for one in version.unplanned),
            *(Left(_line(one.request, known), checks=one.codes) for one in version.held),
        ),
        rows=state.lines,
        separate=version.separate,
        score=(score["unplanned"], score["visits"]),
        bound=(bound["unplanned"], bound["visits"]),
    )
    return found if secrets else _open(found)


def visit(code: str, *, secrets: bool = True) -> tuple[Board, Visit] | None:
    """A published visit by the name in its address, with its week; None if there is none."""
    try:
        week = str(visits.show(code, by=READER).week)
        found = board(week, secrets=secrets)
    except NotFound:
        return None
    return next(((found, one) for one in found.visits if one.code == code), None)


def _open(whole: Board) -> Board:
    """The board without what is not announced."""
    return replace(
        whole,
        visits=tuple(one for one in whole.visits if one.announced),
        cancelled=tuple(one for one in whole.cancelled if one.announced),
        unplanned=tuple(one for one in whole.unplanned if one.line.announced),
    )


def _park(version: kept.PlanVersion) -> Park:
    """The park of the week's enterprises."""
    known = {one.id: one for one in parks.list_parks(by=READER)}
    first = next((one.enterprise.park for one in version.visits), next(iter(known), ""))
    name = known[first].name if first in known else first
    committee = wording.say("committee", wording.DEFAULT, park=name)
    return Park(name=name, committee=committee, id=first, demo=is_demo())


def is_demo() -> bool:
    """Whether the records were invented for a demonstration."""
    try:
        people.find(DEMO.login, by=READER)
    except NotFound:
        return False
    return True


def _departments() -> tuple[Department, ...]:
    """All departments, each with its own place in the palette."""
    return tuple(
        Department(one.id, one.name, one.short or one.id, one.teams, one.contact, index % COLOURS)
        for index, one in enumerate(departments.list_departments(by=READER))
    )


def _enterprise(one: kept.Enterprise) -> Enterprise:
    return Enterprise(
        one.id, one.name, one.uscc, one.zone, one.address, one.trade, one.contact, one.phone
    )


def _line(one: kept.Request, known: Departments, teams: tuple[int, ...] = ()) -> Line:
    return Line(
        one.id,
        known[one.department.id],
        _enterprise(one.enterprise),
        tuple(Item(line.item, line.basis, line.file, line.row) for line in one.lines),
        one.minutes,
        one.inspectors,
        teams,
        one.announced,
    )


def _visit(one: kept.Visit, known: Departments) -> Visit:
    week = f"{one.week}"
    return Visit(
        uid=one.uid,
        number=re.sub(rf"^{week}-", "", one.uid),
        revision=one.revision,
        enterprise=_enterprise(one.enterprise),
        start=local(one.start),
        end=local(one.end),
        lead=known[one.lead.id],
        lines=tuple(_line(part.request, known, part.teams) for part in one.parts),
        changed=one.changed,
        cancelled=one.cancelled,
    )


def _left(one: kept.Unplanned, known: Departments) -> Left:
    others = tuple(_line(other, known) for other in one.others)
    return Left(_line(one.request, known), one.reason, others)
