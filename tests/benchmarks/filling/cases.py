"""What the year left besides its visits: findings, reports, penalties, entries, disturbances …"""

import datetime as dt
from typing import Any

from tests.benchmarks.filling.ground import FIRST, Ground
from tracker.models import (
    AnnualLineRow,
    AnnualPlanRow,
    ApprovalRow,
    CoerciveRow,
    DeadlineRow,
    DemandRow,
    DirectRow,
    DisturbanceRow,
    FindingRow,
    ImprovementRow,
    PenaltyRow,
    RandomDrawRow,
    RectificationRow,
    ReportRow,
)
from tracker.records import EntryKind, ExemptReason

LATE = 5
"""Of 100 limits so many were not kept."""

FINDING_STATES = ("open", "rectified", "closed", "closed", "closed", "closed", "withdrawn")
OUTCOMES = ("guidance", "warning", "order to rectify", "order to rectify", "penalty")


def enter(ground: Ground) -> None:
    """All of it, in the order in which it came."""
    for part in (_findings, _coercive, _directs, _entries, _disturbances, _demands, _rest):
        part(ground)
        ground.shelf.store()


def _moment(ground: Ground, nth: int, count: int) -> dt.datetime:
    """The hour of the so-manieth of equally spread cases."""
    begin = FIRST.moment(600)
    return begin + (ground.scale.now - begin) * nth / max(count, 1)


def _code(ground: Ground, row: int) -> str:
    return next(office.id for number, office in ground.offices if number == row)


def _limit(
    ground: Ground, case: str, kind: str, owner: str, start: dt.date, *, met: bool, days: int = 4
) -> None:
    """A limit that was kept, was kept too late, or waits still; 5 in 100 are late."""
    now = ground.scale.now
    due = start + dt.timedelta(days=days)
    late = ground.chance.randrange(100) < LATE
    # What waits long past its day is one of the late ones; the others wait for a day to come.
    if not met and not late:
        due = max(due, now.date() + dt.timedelta(days=1))
    stamped = late and due < now.date()
    hour = dt.datetime.combine(due, dt.time(10), now.tzinfo)
    done = hour + dt.timedelta(days=1 if late else -1)
    ground.shelf.add(
        DeadlineRow,
        case=case,
        kind=kind,
        owner=owner,
        start=start,
        counted=[str(due)],
        due=due,
        provisional=False,
        met=min(done, now) if met else None,
        dropped="",
        overdue=hour + dt.timedelta(hours=14) if stamped else None,
    )


def _report(ground: Ground, event: str, subject: str, day: dt.date, **facts: Any) -> None:
    """A report that is owed, mostly in."""
    shelf = ground.shelf
    is_in = day < ground.scale.now.date() - dt.timedelta(days=3) and ground.chance.random() < 0.95
    text, state = ("已按要求办理", "submitted") if is_in else ("", "due")
    told = {"event": event, "subject": subject, "trigger": day, "state": state, "text": text}
    number = shelf.add(ReportRow, **told, **facts, waived="")
    case, office = f"report:{number}", _code(ground, facts["department"])
    hour = dt.datetime.combine(day, dt.time(17), ground.scale.now.tzinfo)
    shelf.log(case, "owe", f"{office}-o", hour, department=office)
    if is_in:
        shelf.log(case, "submit", f"{office}-o", hour + dt.timedelta(days=1))
    _limit(ground, case, "report", f"department:{office}", day, met=is_in)


def _findings(ground: Ground) -> None:
    chance, shelf = ground.chance, ground.shelf
    drawn = [chance.choice(ground.held) for _ in range(ground.scale.findings if ground.held else 0)]
    for uid, lead, hour, offices, _ in sorted(drawn, key=lambda one: (one[2], one[0])):
        row = chance.choice(offices)
        office, state = _code(ground, row), chance.choice(FINDING_STATES)
        outcome = chance.choice(OUTCOMES)
        shared = chance.random() < 0.7
        number = shelf.add(
            FindingRow,
            uid=uid,
            department=row,
            item=ground.items[office][0],
            text="消防通道堆放杂物" * 4,
            severity="general",
            outcome=outcome,
            due=hour.date() + dt.timedelta(days=14),
            shared=shared,
            state=state,
            evidence="已清理" if state == "closed" else "",
            request=None,
            closed_on=hour.date() + dt.timedelta(days=10) if state == "closed" else None,
            released=hour.date() if chance.random() < 0.8 else None,
        )
        case, actor = f"finding:{number}", f"{office}-o"
        shelf.log(case, "record", actor, hour, visit=uid, finding=number)
        if state in ("closed", "rectified"):
            accepted = state == "closed"
            facts = {"finding": number, "evidence": "已清理", "offered": hour, "reason": ""}
            shelf.add(
                RectificationRow,
                **facts,
                verdict="accepted" if accepted else "",
                decided=hour if accepted else None,
            )
            shelf.log(case, "rectify", actor, hour + dt.timedelta(days=8), visit=uid)
        owed = {"department": row, "addressee": f"department:{_code(ground, lead)}"}
        owed |= {"kind": "A", "visit": uid, "clause": ""}
        if outcome == "penalty" and state != "withdrawn":
            _penalty(ground, number, (uid, row, actor), hour, owed)
        if state == "closed":
            day = hour.date() + dt.timedelta(days=10)
            _report(ground, "re-inspection passed", case, min(day, ground.scale.now.date()), **owed)


def _penalty(
    ground: Ground,
    finding: int,
    whose: tuple[str, int, str],
    hour: dt.datetime,
    owed: dict[str, Any],
) -> None:
    uid, row, actor = whose
    state = ground.chance.choice(("proposed", "decided", "closed", "closed"))
    day = hour.date() + dt.timedelta(days=20)
    number = ground.shelf.add(
        PenaltyRow,
        uid=uid,
        department=row,
        finding=finding,
        kind="fine",
        basis="有关规定",
        fen=500_000,
        number="罚字〔2026〕1号" if state != "proposed" else "",
        decided_on=day if state != "proposed" else None,
        closed_on=day if state == "closed" else None,
        dropped="",
        state=state,
    )
    ground.shelf.log(f"penalty:{number}", "propose", actor, hour, visit=uid)
    if state == "closed":
        day = min(day, ground.scale.now.date())
        _report(ground, "penalty case closed", f"penalty:{number}", day, **owed)


def _coercive(ground: Ground) -> None:
    for uid, _, hour, offices, _ in ground.held[:: max(1, len(ground.held) // 300)]:
        row = ground.chance.choice(offices)
        lifted = ground.chance.random() < 0.8
        number = ground.shelf.add(
            CoerciveRow,
            uid=uid,
            department=row,
            kind="seal",
            target="设备",
            basis="有关规定",
            impact="较小",
            closure_ordered=False,
            reserved=False,
            why_not="",
            reviewer="法制审核",
            begun=hour.date(),
            until=hour.date() + dt.timedelta(days=30),
            first_until=None,
            why_extended="",
            lifted_on=hour.date() + dt.timedelta(days=20) if lifted else None,
            why_lifted="",
            state="lifted" if lifted else "in force",
        )
        actor = f"{_code(ground, row)}-o"
        ground.shelf.log(f"coercive:{number}", "take", actor, hour, visit=uid)


def _directs(ground: Ground) -> None:
    chance, shelf, count = ground.chance, ground.shelf, ground.scale.directs
    for nth in range(count):
        (row, office), (firm, _) = chance.choice(ground.offices), chance.choice(ground.firms)
        hour = _moment(ground, nth, count)
        state = chance.choices(("closed", "completed", "void", "open"), (85, 8, 4, 3))[0]
        reason = chance.choice(("D1", "D3", "D5", "D6"))
        number = shelf.add(
            DirectRow,
            department=row,
            enterprise=firm,
            reason=reason,
            why="接到投诉举报",
            evidence="",
            items=[ground.items[office.id][0]],
            officers=2,
            days=[str(hour.date())],
            state=state,
            opened=hour,
        )
        shelf.log(f"direct:{number}", "enter", f"{office.id}-o", hour, day=str(hour.date()))
        if state in ("closed", "completed"):
            shelf.log(f"direct:{number}", "complete", f"{office.id}-o", hour)
            facts = {"kind": "B", "department": row, "addressee": "committee", "visit": ""}
            subject = f"direct:{number}"
            _report(
                ground, "direct inspection completed", subject, hour.date(), **facts, clause=reason
            )


def _entries(ground: Ground) -> None:
    chance, shelf, count = ground.chance, ground.shelf, ground.scale.approvals
    kinds, reasons = list(EntryKind), list(ExemptReason)
    for nth in range(count):
        row, office = chance.choice(ground.offices)
        hour = _moment(ground, nth, count)
        exempt = chance.random() < 0.3
        state = chance.choices(("approved", "refused", "withdrawn", "asked"), (90, 4, 3, 3))[0]
        decided = {"approver": f"{office.id}-h", "decided": hour}
        number = shelf.add(
            ApprovalRow,
            department=row,
            kind=chance.choice(kinds).value,
            purpose="入企检查",
            basis="有关规定",
            enterprises=[firm.id for _, firm in chance.sample(ground.firms, 3)],
            items=[ground.items[office.id][0]],
            begins=hour + dt.timedelta(days=3),
            last=hour.date() + dt.timedelta(days=10),
            exempt=chance.choice(reasons).value if exempt else "",
            why="紧急" if exempt else "",
            evidence="",
            state=state,
            asked=hour,
            reason="",
            **(decided if state in ("approved", "refused") else {"approver": "", "decided": None}),
        )
        case = f"entry:{number}"
        shelf.log(case, "ask", f"{office.id}-o", hour)
        if exempt:
            owner = f"department:{office.id}"
            _limit(ground, case, "approval", owner, hour.date(), met=state == "approved")


def _disturbances(ground: Ground) -> None:
    chance, count = ground.chance, ground.scale.disturbances
    courses = ("received", "under review", "released", "answered", "upheld", "not upheld")
    for nth in range(count):
        (row, office), (firm, _) = chance.choice(ground.offices), chance.choice(ground.firms)
        hour = _moment(ground, nth, count)
        state = chance.choices(courses, (2, 2, 2, 2, 50, 42))[0]
        place = courses.index(state)
        arbitrary = nth % 3 == 0
        decided = {"reasons": "经核实", "consequence": "提醒", "decided": hour}
        number = ground.shelf.add(
            DisturbanceRow,
            department=row,
            enterprise=firm,
            kind="arbitrary inspection" if arbitrary else "material demand",
            day=hour.date(),
            text="一周内多次要求报送同一材料",
            evidence="",
            name="张三",
            phone="123",
            confidential=nth % 10 == 0,
            visit="",
            direct=None,
            demand=None,
            channel="service centre",
            actor="clerk",
            entered=hour,
            unplanned=arbitrary,
            state=state,
            statement="企业反映重复报送" if place >= 2 else "",
            answer="已核实整改" if place >= 3 else "",
            answered=hour if place >= 3 else None,
            receiving="",
            reason="",
            notes=[],
            digest=f"disturbance-{nth}",
            **(decided if place >= 4 else {**dict.fromkeys(decided, ""), "decided": None}),
        )
        case = f"disturbance:{number}"
        ground.shelf.log(case, "enter", "clerk", hour)
        _limit(ground, case, "review", "supervision", hour.date(), met=place >= 1)
        if place >= 2:
            owner = f"department:{office.id}"
            _limit(ground, case, "answer", owner, hour.date(), met=place >= 3)


def _demands(ground: Ground) -> None:
    chance, count = ground.chance, ground.scale.demands
    for nth in range(count):
        row, office = chance.choice(ground.offices)
        hour = _moment(ground, nth, count)
        everybody = nth % 20 == 0
        firms = [] if everybody else [one.id for _, one in chance.sample(ground.firms, 3)]
        number = ground.shelf.add(
            DemandRow,
            department=row,
            kind="form",
            title=f"季度报表{nth}",
            basis="有关规定",
            fields=20,
            frequency="quarterly",
            due=hour.date(),
            enterprises=firms,
            everybody=everybody,
            approval=None,
            exempt="",
            why="",
            state="in force" if nth % 4 else "ended",
            registered=hour,
            reason="",
            digest=f"demand-{nth}",
        )
        ground.shelf.log(f"demand:{number}", "register", f"{office.id}-o", hour)


def _rest(ground: Ground) -> None:
    """The plan of the year, a draw each week, and what reviews have led to."""
    shelf, chance, first = ground.shelf, ground.chance, FIRST.moment(600)
    year, day = 2026, FIRST.monday
    facts = {"file": "年度计划.xlsx", "sha256": "0" * 64, "made": first, "decided": first}
    plan = shelf.add(AnnualPlanRow, year=year, version=1, state="in force", **facts)
    for nth in range(60):
        (row, office), (_, other) = chance.sample(ground.offices, 2)
        shelf.add(
            AnnualLineRow,
            plan=plan,
            number=nth + 1,
            title="联合检查",
            item=ground.items[office.id][nth % 10],
            objects="全部企业",
            rate="5%",
            credit="",
            since=dt.date(year, 1, 1),
            until=dt.date(year, 12, 31),
            initiator=row,
            cooperating=[other.id],
            mode="现场检查",
            lead="",
        )
    for nth in range(ground.scale.weeks):
        row, office = chance.choice(ground.offices)
        _draw(ground, nth, row, ground.items[office.id][0])
        owner = chance.choice((office.id, "committee"))
        told = {"since": day, "until": day, "owner": owner, "text": "减少重复检查", "result": ""}
        shelf.add(ImprovementRow, **told, due=day, done=first if nth % 3 else None)


def _draw(ground: Ground, nth: int, department: int, item: str) -> None:
    hour = ground.scale.week(nth).moment(600)
    firms = [one.id for _, one in ground.firms[:500]]
    pool = {"objects": {"A": firms}, "percent": {"A": "5"}, "team": 2, "recusals": []}
    officers = [f"{_code(ground, department)}{each:03}" for each in range(12)]
    ground.shelf.add(
        RandomDrawRow,
        department=department,
        item=item,
        pool={**pool, "officers": officers},
        algorithm="onevisit-draw-1",
        pool_hash="0" * 64,
        commitment=f"commitment-{nth}",
        secret="secret",
        words="words",
        lots=[[one, "A", officers[:2]] for one in firms[:25]],
        state="drawn",
        announcer="committee",
        announced=hour,
        witness="watcher",
        drawn=hour,
        voided="",
    )
