"""The weeks of a year: what was asked, what was planned, and how the visits went."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from optimizer import Reason
from tests.benchmarks.filling.ground import Ground
from tests.tracker.builders import COMMITTEE
from tracker.models import (
    ArrangementRow,
    AttendanceRow,
    LineRow,
    PlanVersionRow,
    RequestRow,
    ResponseRow,
    RunRow,
    SubmissionRow,
    VisitCaseRow,
    VisitItemRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import Department, Enterprise, PlanLine, Request, VersionState, WeekState
from tracker.request_rows import LINE_FACTS
from tracker.snapshots import freeze
from tracker.week import DAY, Week

FULL = Reason.DEPARTMENT_FULL.value

PLANNED = 95
"""Of 100 requests so many find a place."""


@dataclass(slots=True)
class _Open:
    """A week that is being filled."""

    week: Week
    row: int
    nth: int
    collected: dt.datetime


def enter(ground: Ground) -> None:
    """Every week of the year; the last one still collects, so that nothing of it is published."""
    for nth in range(ground.scale.weeks):
        _week(ground, nth)
        ground.shelf.store()


def _share(total: int, parts: int, nth: int) -> int:
    """What falls to the so-manieth of equal parts, so that all together are the total."""
    return total * (nth + 1) // parts - total * nth // parts


def _week(ground: Ground, nth: int) -> None:
    scale, shelf = ground.scale, ground.shelf
    week = scale.week(nth)
    collected = week.moment(0) - dt.timedelta(days=11)
    state = _state(scale.weeks - 1 - nth)
    row = shelf.add(WeekRow, name=str(week), state=state.value, opened=collected)
    shelf.log(f"week:{week}", "open", COMMITTEE.login, collected)
    one = _Open(week, row, nth, collected)
    groups = _groups(ground, nth)
    asked = [_ask(ground, one, office, firm) for firm, those in groups for office in those]
    for number, office in ground.offices:
        source = {"file": f"{office.id}.xlsx", "sha256": "0" * 64, "late": ""}
        facts = {"week": row, "department": number, "actor": f"{office.id}-o"}
        shelf.add(SubmissionRow, **facts, **source, moment=collected)
        shelf.log(f"week:{week}", "submit", f"{office.id}-o", collected, department=office.id)
    if state is not WeekState.COLLECTING:
        _plan(ground, one, asked)


def _state(left: int) -> WeekState:
    latest = (WeekState.COLLECTING, WeekState.RUNNING)
    return latest[left] if left < len(latest) else WeekState.CLOSED


def _groups(ground: Ground, nth: int) -> list[tuple[tuple[int, Enterprise], list[Any]]]:
    """Enterprises of a week, and the departments that wish to come to each, most with several."""
    scale, chance = ground.scale, ground.chance
    visits = max(1, _share(scale.visits, scale.weeks - 1, min(nth, scale.weeks - 2)))
    wishes = _share(scale.requests, scale.weeks, nth)
    firms = [chance.choice(ground.firms) for _ in range(visits)]
    counts = [1] * min(visits, wishes)
    most = min(6, len(ground.offices))
    for _ in range(min(wishes, visits * most) - len(counts)):
        place = chance.randrange(len(counts))
        while counts[place] >= most:
            place = (place + 1) % len(counts)
        counts[place] += 1
    return [
        (firm, chance.sample(ground.offices, count))
        for firm, count in zip(firms, counts, strict=False)
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request with the rows that it is made of."""

    row: int
    office: tuple[int, Department]
    firm: tuple[int, Enterprise]
    record: Request


def _ask(
    ground: Ground, one: _Open, office: tuple[int, Department], firm: tuple[int, Enterprise]
) -> _Asked:
    chance, shelf = ground.chance, ground.shelf
    day = chance.randrange(5)
    start = day * DAY + chance.choice((540, 840))
    names = chance.sample(ground.items[office[1].id], chance.choice((1, 1, 2)))
    announced = chance.random() < 0.9
    line = PlanLine(
        office[1].id,
        firm[1].uscc,
        names[0],
        ((start, start + 180),),
        60,
        "局长",
        one.collected.date(),
        announced=announced,
        file=f"{office[1].id}.xlsx",
        sheet="周计划",
        row=3,
    )
    lines = tuple(replace(line, item=name, row=3 + nth) for nth, name in enumerate(names))
    late = "临时增加" if chance.random() < 0.05 else ""
    facts: dict[str, Any] = {"windows": line.windows, "minutes": 60, "announced": announced}
    number = shelf.add(
        RequestRow,
        code="",
        week=one.row,
        department=office[0],
        enterprise=firm[0],
        **{**facts, "windows": [list(each) for each in line.windows]},
        **{"inspectors": 2, "teams": 1, "may_lead": True, "priority": 1, "joint_key": ""},
        revision=1,
        withdrawn=chance.random() < 0.02,
        late=late,
        origin="",
        former_lead="",
    )
    code = f"{office[1].id}-{number}"
    shelf.last(RequestRow)["code"] = code
    for position, each in enumerate(lines):
        told = {name: getattr(each, name) for name in LINE_FACTS}
        shelf.add(LineRow, request=number, position=position, **told)
    shelf.log(f"request:{code}", "submit", f"{office[1].id}-o", one.collected, revision=1)
    found = Request(code, one.week, office[1], firm[1], lines, late=late, **facts)
    return _Asked(number, office, firm, found)


def _plan(ground: Ground, one: _Open, asked: Sequence[_Asked]) -> None:
    """One or two versions; what is left out stands in the plan of the run."""
    shelf, chance = ground.shelf, ground.chance
    left = [each for each in asked if chance.randrange(100) >= PLANNED]
    gone = {each.row for each in left}
    visits = [
        [each for each in group if each.row not in gone]
        for group in _by_firm(asked)
        if any(each.row not in gone for each in group)
    ]
    plan = {
        "unplanned": [{"request": each.record.id, "reason": FULL} for each in left],
        "apart_because": [
            {"enterprise": group[0].firm[1].id, "visits": 2, "fewest": 2} for group in visits[:20]
        ],
        "visits": [{"requests": [each.record.id for each in group]} for group in visits],
    }
    versions = 1 + one.nth % 2
    for number in range(1, versions + 1):
        made = one.collected + dt.timedelta(days=3 + number)
        run = shelf.add(RunRow, **_run(one.row, made, plan, len(visits)))
        last = number == versions
        state = VersionState.PUBLISHED if last else VersionState.SUPERSEDED
        facts = {"week": one.row, "number": number, "state": state.value, "run": run}
        version = shelf.add(PlanVersionRow, **facts, made=made, published=made)
        shelf.log(f"week:{one.week}", "publish version", COMMITTEE.login, made, number=number)
        for place, group in enumerate(visits):
            _visit(ground, one, version, made, (place, group), last=last)


def _by_firm(asked: Sequence[_Asked]) -> Iterator[list[_Asked]]:
    """What was asked one after the other for the same enterprise."""
    found: list[_Asked] = []
    for each in asked:
        if found and found[0].firm[0] != each.firm[0]:
            yield found
            found = []
        found.append(each)
    if found:
        yield found


def _run(week: int, made: dt.datetime, plan: dict[str, Any], visits: int) -> dict[str, Any]:
    blank: dict[str, Any] = {"params": {}, "proven": {}, "separate": {}, "progress": {}, "held": {}}
    words = dict.fromkeys(("digest", "stopped_by", "fault"), "")
    told = {"status": "optimal", "seconds": 3.0, "state": "finished", "attempts": 1, "beat": None}
    score = {"unplanned": len(plan["unplanned"]), "visits": visits}
    facts = {"week": week, "made": made, "plan": plan, "score": score, "bound": score}
    return {**facts, **blank, **words, **told, "actor": COMMITTEE.login}


def _visit(
    ground: Ground,
    one: _Open,
    version: int,
    made: dt.datetime,
    placed: tuple[int, list[_Asked]],
    *,
    last: bool,
) -> None:
    shelf = ground.shelf
    place, group = placed
    uid = f"{one.week}-{group[0].firm[1].id}-{place + 1}"
    lead = group[0].office
    # Both versions of a visit are alike, so that chance must not be asked for them.
    start = group[0].record.windows[0][0] + place % 4 * 30
    cancelled = place % 33 == 7
    number = shelf.add(
        VisitRow,
        version=version,
        uid=uid,
        revision=0,
        enterprise=group[0].firm[0],
        start=start,
        minutes=90,
        lead=lead[0],
        announced=all(each.record.announced for each in group),
        cancelled=cancelled,
        digest="",
        changed=made,
    )
    for position, each in enumerate(group):
        part = {"visit": number, "request": each.row, "position": position}
        own = shelf.add(VisitRequestRow, **part, teams=[1], wording=freeze(each.record))
        for name in each.record.items:
            seen = {"part": own, "visit": number, "department": each.office[0]}
            shelf.add(VisitItemRow, **seen, item=name)
    if last:
        shelf.log(f"visit:{uid}", "announce", COMMITTEE.login, made, version=version)
        _course(ground, uid, one.week.moment(start), group, cancelled=cancelled)


def _course(
    ground: Ground, uid: str, start: dt.datetime, group: list[_Asked], *, cancelled: bool
) -> None:
    """How a visit goes on until now: answered, held, missed, closed."""
    chance, shelf = ground.chance, ground.shelf
    over = start < ground.scale.now - dt.timedelta(hours=2)
    missed = over and chance.random() < 0.03
    closed = over and start < ground.scale.now - dt.timedelta(days=30)
    states = {"cancelled": cancelled, "missed": missed, "closed": closed, "held": over}
    state = next((name for name, holds in states.items() if holds), "planned")
    shelf.add(VisitCaseRow, uid=uid, state=state)
    offices = list({each.office[0]: each.office for each in group}.values())
    for row, office in offices:
        if chance.random() < 0.9:
            answer = "acknowledged" if chance.random() < 0.97 else "declined"
            facts = {"answer": answer, "reason": "", "revision": 0}
            hour = start - dt.timedelta(days=2)
            shelf.add(ResponseRow, uid=uid, department=row, **facts, moment=hour)
            shelf.log(f"visit:{uid}", "answer", f"{office.id}-o", hour, department=office.id)
    if state not in ("held", "closed"):
        return
    arranged = {"uid": uid, "method": "联合", "agenda": [], "place": "", "actor": "committee"}
    shelf.add(ArrangementRow, **arranged, moment=start - dt.timedelta(days=1))
    others = [each for each in ground.offices if each not in offices]
    joined = [chance.choice(others)] if others and chance.random() < 0.01 else []
    for row, office in (*offices, *joined):
        _attend(ground, uid, row, start, unplanned=(row, office) in joined)
        shelf.log(f"visit:{uid}", "attend", f"{office.id}-o", start, department=office.id)
    shelf.log(f"visit:{uid}", "end", COMMITTEE.login, start + dt.timedelta(hours=2))
    came = tuple(row for row, _ in offices)
    ground.held.append((uid, came[0], start, came, group[0].firm[0]))


def _attend(
    ground: Ground, uid: str, department: int, start: dt.datetime, *, unplanned: bool
) -> None:
    drawn = "on time" if unplanned else ground.chance.choices(PRESENCES, (90, 6, 4))[0]
    facts = {"presence": drawn, "minutes_late": 15 * (drawn == "late"), "reason": ""}
    left = start + dt.timedelta(hours=2)
    here = {"arrived": start, "left": left} if drawn != "absent" else dict.fromkeys(HERE)
    ground.shelf.add(
        AttendanceRow, uid=uid, department=department, unplanned=unplanned, **facts, **here
    )


HERE = ("arrived", "left")
PRESENCES = ("on time", "late", "absent")
