"""What was before: published visits of any day, laid into the tables without planning."""

import datetime as dt
from itertools import count

from tests.tracker.builders import COMMITTEE, line, officer, uscc
from tracker import approvals, clock, direct, quiet, request_rows
from tracker.database import transaction
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    RunRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import (
    DirectEntry,
    DirectReason,
    EntryKind,
    EntryWish,
    ExemptReason,
    InspectionItem,
    QuietEntry,
    QuietShape,
    VersionState,
    WeekState,
)
from tracker.snapshots import freeze
from tracker.week import DAY, ZONE, Week
from tracker.wishes import Wish

Part = tuple[str, str]
"""Department and item."""

SAFETY = InspectionItem("FIRE-01", "FIRE", "消防安全", "消防法第五十三条", cap=2)
SEEN = ("FIRE", "消防安全")
SPRING, SUMMER, NOVEMBER = dt.date(2026, 3, 3), dt.date(2026, 7, 7), dt.date(2026, 11, 10)

NUMBERS = count(1)

PLANNED = {"reason": "", "unplanned": [], "apart_because": []}


def visit(
    day: dt.date,
    *parts: Part,
    enterprise: str = "E1",
    cancelled: bool = False,
    state: VersionState = VersionState.PUBLISHED,
    origin: str = "",
) -> str:
    """One visit of a day, 9 to 10 o'clock, by each of these departments; its uid."""
    number, week = next(NUMBERS), Week.of(day)
    with transaction():
        version = _version(week, state)
        firm = EnterpriseRow.get(EnterpriseRow.code == enterprise)
        offices = [
            DepartmentRow.get(DepartmentRow.code == office)
            for office, _ in parts or (("FIRE", ""),)
        ]
        row = VisitRow.create(
            version=version,
            uid=f"{week}-{enterprise}-{number}",
            revision=0,
            enterprise=firm,
            start=(day - week.monday).days * DAY + 540,
            minutes=60,
            lead=offices[0],
            announced=True,
            cancelled=cancelled,
            digest="",
            changed=clock.now(),
        )
        for position, (office, (code, item)) in enumerate(zip(offices, parts, strict=True)):
            request = _request(week, office, f"{code}-9{number}{position}", enterprise, item)
            request.origin = origin
            request.save()
            VisitRequestRow.create(
                visit=row,
                request=request,
                position=position,
                teams=[1],
                wording=freeze(request_rows.record_of(request)),
            )
    return str(row.uid)


def _request(
    week: Week, office: DepartmentRow, code: str, enterprise: str, item: str
) -> RequestRow:
    row = RequestRow(
        code=code,
        week=WeekRow.get(WeekRow.name == str(week)),
        department=office,
        enterprise=EnterpriseRow.get(EnterpriseRow.uscc == uscc(enterprise)),
        revision=1,
        late="",
        origin="",
        former_lead="",
    )
    request_rows.store(row, Wish((line(office.code, enterprise, item),)))
    return row


def _version(week: Week, state: VersionState) -> PlanVersionRow:
    opened = {"state": WeekState.PUBLISHED.value, "opened": clock.now()}
    row, _ = WeekRow.get_or_create(name=str(week), defaults=opened)
    known = PlanVersionRow.get_or_none(
        PlanVersionRow.week == row, PlanVersionRow.state == state.value
    )
    if known is not None:
        return known
    numbers = {"visits": 0, "unplanned": 0}
    run = RunRow.create(
        week=row,
        params={},
        digest="",
        status="by hand",
        seconds=0,
        score=numbers,
        bound=numbers,
        proven={},
        separate=numbers,
        plan=PLANNED,
        made=clock.now(),
        progress={},
    )
    return PlanVersionRow.create(
        week=row,
        number=PlanVersionRow.select().where(PlanVersionRow.week == row).count() + 1,
        state=state.value,
        run=run,
        made=clock.now(),
        published=clock.now(),
    )


def exempt_entry(
    day: dt.date,
    reason: ExemptReason = ExemptReason.SUPERIOR_ASSIGNED,
    until: dt.date | None = None,
) -> None:
    """FIRE may see fire safety at E1 on a day, approved afterwards if at all."""
    with clock.fixed(dt.datetime.combine(day, dt.time(8), tzinfo=ZONE)):
        wish = EntryWish(
            department="FIRE",
            kind=EntryKind.INSPECTION,
            purpose="专项检查",
            basis="消防法",
            enterprises=("E1",),
            items=("消防安全",),
            begins=clock.now() + dt.timedelta(hours=1),
            last=until or day,
            exempt=reason,
            why="上级交办",
            evidence="文号",
        )
        approvals.ask(wish, by=officer("FIRE"))


def inspect_directly(day: dt.date) -> None:
    """FIRE goes to E1 without a plan."""
    with clock.fixed(dt.datetime.combine(day, dt.time(8), tzinfo=ZONE)):
        entry = DirectEntry("FIRE", "E1", DirectReason.DANGER, "险情", ("消防安全",), day)
        direct.enter(entry, by=officer("FIRE"))


def quiet_days(*weekdays: int, exceptions: tuple[str, ...] = ()) -> None:
    """No visit anywhere on these weekdays."""
    entry = QuietEntry(
        QuietShape.WEEKDAYS, "决定", SPRING, weekdays=weekdays, exceptions=exceptions
    )
    quiet.enter(entry, by=COMMITTEE)
