"""
Reads a week from the tracker and gives its records the names that readers know.

Each reader gets a board of their own: what is not for them is left out here, once, so that no
page, paper or feed can show it.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker import departments, departures, enterprises, parks, people, versions, visits, weeks
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
Committees = Mapping[str, str]
"""Who coordinates a park, by its id; of no park, the eldest one's."""


def published_weeks() -> tuple[str, ...]:
    """Names of the weeks with a published plan, oldest first."""
    return tuple(sorted(str(one) for one in weeks.list_published(by=READER)))


def board(week: str, *, by: kept.Person, number: int | None = None) -> Board:
    """
    A week's plan as a person may see it.

    The committee, the administrator and the supervision see everything; a department all that is
    announced and what it takes part in; the service centre what is announced; an enterprise its
    own announced visits. What is left out stays in the figures of the week, which name nobody;
    an enterprise gets figures of its own.

    Parameters
    ----------
    number
        A version, also a draft, for those who may read versions (None: the published one).

    Raises
    ------
    NotFound
        If the week is unknown, has no published plan or no such version.
    NotAllowed
        If the person may not read weeks, or no versions and asks for one.
    """
    when = Week.parse(week)
    state = weeks.show_week(when, by=by)
    if number is None and state.published is None:
        raise NotFound("published week", week)
    reader = READER if number is None else by
    version = versions.show(when, number or state.published, by=reader)
    return _seen(_whole(state, version), version, by)


def _whole(state: kept.PlanningWeek, version: kept.PlanVersion) -> Board:
    """Everything that stands in a version."""
    known, committees = {one.id: one for one in _departments()}, _committees()
    score, bound = version.run.score, version.run.bound
    return Board(
        park=park(version.visits),
        week=str(state.week),
        version=version.number,
        published=local(version.published or version.made),
        days=_days(state, version),
        departments=tuple(known.values()),
        visits=tuple(_visit(one, known, committees) for one in version.standing),
        cancelled=tuple(_visit(one, known, committees) for one in version.visits if one.cancelled),
        unplanned=(
            *(_left(one, known) for one in version.unplanned),
            *(Left(_line(one.request, known), checks=one.codes) for one in version.held),
        ),
        rows=state.lines,
        separate=version.separate,
        score=(score["unplanned"], score["visits"]),
        bound=(bound["unplanned"], bound["visits"]),
        draft=version.published is None,
    )


def _days(state: kept.PlanningWeek, version: kept.PlanVersion) -> tuple[dt.date, ...]:
    """Working days, and any other day on which there is a visit all the same."""
    working = {state.week.date(day) for day in state.days}
    return tuple(sorted(working | {local(one.start).date() for one in version.standing}))


def visit(code: str, *, by: kept.Person) -> tuple[Board, Visit] | None:
    """
    A published visit by the name in its address, with its week; None if there is none to see.
    """
    try:
        week = str(visits.show(code, by=READER).week)
        found = board(week, by=by)
    except NotFound:
        return None
    return next(((found, one) for one in found.visits if one.code == code), None)


def _seen(whole: Board, version: kept.PlanVersion, by: kept.Person) -> Board:
    """The board without what is not for a reader."""
    if by.role in visits.OVERSEERS:
        return whole
    shown = {one.uid for one in version.visits if _sees(by, one)}
    found = replace(
        whole,
        visits=tuple(one for one in whole.visits if one.uid in shown),
        cancelled=tuple(one for one in whole.cancelled if one.uid in shown),
        unplanned=tuple(one for one in whole.unplanned if _sees_line(by, one.line)),
    )
    return found if by.enterprise is None else _of_one(found)


def _sees(by: kept.Person, one: kept.Visit) -> bool:
    """Whether a visit stands on a reader's board: departments see each other's announced ones."""
    return visits.sees(by, one) or (by.department is not None and one.announced)


def _sees_line(by: kept.Person, line: Line) -> bool:
    """Whether a reader sees that a line is in no visit; an enterprise need not know of it."""
    if by.enterprise is not None:
        return False
    return line.announced or line.department.id == by.department


def _of_one(found: Board) -> Board:
    """The board with figures of nothing but what stands on it: an enterprise's own week."""
    lines = sum(len(one.lines) for one in found.visits)
    claim = (0, len(found.visits))
    return replace(found, rows=lines, separate=lines, score=claim, bound=claim)


def appointments(
    since: dt.datetime,
    until: dt.datetime,
    *,
    by: kept.Person,
    department: str | None = None,
    enterprise: str | None = None,
    team: int | None = None,
) -> tuple[Park, tuple[Visit, ...]]:
    """
    The published visits of several weeks that a person may see, with the reader's park.

    What was cancelled is among them for as long as calendars are told of it, and so is, for a
    department or a team of it, what it left. The park is that of the enterprise, else the eldest
    one: whatever stands in a calendar, its name is the same.
    """
    found = visits.list_visits(
        by=by, department=department, enterprise=enterprise, since=since, until=until
    )
    if own := by.department or department:
        found = tuple(one for one in found if departures.is_planned(one, own, team))
        left = departures.list_left(own, by=by, since=since, until=until, team=team)
        known = {one.uid for one in found}
        firms = {enterprise} if enterprise else {one.enterprise.id for one in left}
        gone = [one for one in left if one.uid not in known and one.enterprise.id in firms]
        found = (*found, *gone)
    return _park_of(by.enterprise or enterprise), shown(found)


def _park_of(enterprise: str | None) -> Park:
    """The park of an enterprise, else the eldest one."""
    if enterprise is None:
        return park(())
    return park_at(enterprises.find(enterprise, by=READER).park)


def shown(found: Sequence[kept.Visit]) -> tuple[Visit, ...]:
    """Visits as readers know them, whichever version they stood in; rights are the caller's."""
    known, committees = {one.id: one for one in _departments()}, _committees()
    return tuple(_visit(one, known, committees) for one in found)


def park(found: Sequence[kept.Visit]) -> Park:
    """The park of the visited enterprises; by its id the one that was entered first of all."""
    return park_at(next((one.enterprise.park for one in found), ""))


def park_at(which: str) -> Park:
    """A park by its id, else the eldest one, by whose id all are known to calendars."""
    known = {one.id: one for one in parks.list_parks(by=READER)}
    eldest = next(iter(known), "")
    first = which or eldest
    name = known[first].name if first in known else first
    # Uids hold it: they must not change with what else is in a calendar, nor when a firm moves.
    return Park(name=name, committee=_committee(name), id=eldest, demo=is_demo())


def _committee(park: str) -> str:
    return wording.say("committee", wording.DEFAULT, park=park)


def _committees() -> Committees:
    known = parks.list_parks(by=READER)
    eldest = {"": _committee(known[0].name)} if known else {}
    return {**eldest, **{one.id: _committee(one.name) for one in known}}


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
        tuple(
            Item(line.item, line.basis, line.file, line.row, line.inspection_type)
            for line in one.lines
        ),
        one.minutes,
        one.inspectors,
        teams,
        one.announced,
    )


def _visit(one: kept.Visit, known: Departments, committees: Committees) -> Visit:
    return Visit(
        uid=one.uid,
        number=number_of(one),
        revision=one.revision,
        enterprise=_enterprise(one.enterprise),
        start=local(one.start),
        end=local(one.end),
        lead=known[one.lead.id],
        lines=tuple(_line(part.request, known, part.teams) for part in one.parts),
        changed=one.told,
        cancelled=one.cancelled,
        rewordings=one.rewordings,
        committee=committees.get(one.enterprise.park, ""),
    )


def number_of(one: kept.Visit) -> str:
    """What names a visit within its week, for the numbers of documents."""
    return re.sub(rf"^{one.week}-", "", one.uid)


def _left(one: kept.Unplanned, known: Departments) -> Left:
    others = tuple(_line(other, known) for other in one.others)
    return Left(_line(one.request, known), one.reason, others)
