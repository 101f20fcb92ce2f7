"""How much a year holds, and who is in it: departments, enterprises, people, the catalogue."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from tests.benchmarks.filling.shelf import Shelf
from tests.tracker.appeals.filled import OFFICES
from tests.tracker.builders import OPERATOR, department, enterprise
from tracker import departments, enterprises
from tracker.database import transaction
from tracker.models import (
    ContactRow,
    CreditRow,
    DepartmentRow,
    EnterpriseRow,
    ItemRow,
    ObservationRow,
    OfficerRow,
    OverrideRow,
    PersonRow,
    QuietRow,
)
from tracker.records import Department, Enterprise, Role
from tracker.week import Week

FIRST = Week.parse("2026-W01")
SHARED = ("E1", "E2", "E3")
"""Enterprises that the appeals enter too."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much there is of what in a year; the default is the promised size of a district."""

    weeks: int = 52
    departments: int = 20
    enterprises: int = 2_000
    requests: int = 50_000
    visits: int = 20_000
    findings: int = 6_000
    directs: int = 2_500
    appeals: int = 6_000
    disturbances: int = 1_500
    approvals: int = 3_000
    demands: int = 400

    @property
    def now(self) -> dt.datetime:
        """Wednesday of the last week but one."""
        return self.week(self.weeks - 2).moment(2 * 1440 + 600)

    def week(self, nth: int) -> Week:
        """The so-manieth week, from 0."""
        return Week.of(FIRST.monday + dt.timedelta(weeks=nth))


@dataclass(slots=True)
class Ground:
    """What all parts of the filling share; ids of rows beside the records."""

    scale: Scale
    shelf: Shelf
    chance: Random
    offices: list[tuple[int, Department]] = field(default_factory=list)
    firms: list[tuple[int, Enterprise]] = field(default_factory=list)
    items: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of the items of the catalogue, by department."""
    held: list[tuple[str, int, dt.datetime, tuple[int, ...], int]] = field(default_factory=list)
    """Visits that took place: uid, lead, hour, departments and enterprise, by their rows."""


def codes(count: int) -> tuple[str, ...]:
    """Ids of so many departments; those of the appeals first."""
    return (*OFFICES, *(f"D{nth:02}" for nth in range(1, count - len(OFFICES) + 1)))[:count]


def enter(ground: Ground) -> None:
    """Departments, enterprises and people, and what is known of them all year."""
    with transaction():
        for code in codes(ground.scale.departments):
            departments.register(department(code), by=OPERATOR)
        for code in SHARED:
            enterprises.register(enterprise(code), by=OPERATOR)
    ground.offices = [
        (row.id, departments.record_of(row)) for row in DepartmentRow.select().order_by("id")
    ]
    _firms(ground)
    _staff(ground)
    _catalogue(ground)
    _restraints(ground)


def _firms(ground: Ground) -> None:
    ground.firms = [
        (row.id, enterprises.record_of(row)) for row in EnterpriseRow.select().order_by("id")
    ]
    blank = dict.fromkeys(("zone", "contact", "phone", "credit"), "")
    limits = dict.fromkeys(("most_departments", "most_inspectors", "most_visits"))
    for nth in range(len(SHARED) + 1, ground.scale.enterprises + 1):
        trade = ground.chance.choice(("电子", "化工", "食品", "机械", "物流"))
        firm = enterprise(f"E{nth}", trade=trade, address=f"园区大道{nth}号")
        number = ground.shelf.add(
            EnterpriseRow,
            code=firm.id,
            uscc=firm.uscc,
            name=firm.name,
            park=None,
            address=firm.address,
            trade=trade,
            hazards=[],
            lead_order=[],
            **blank,
            **limits,
        )
        ground.firms.append((number, firm))


def _staff(ground: Ground) -> None:
    add = ground.shelf.add
    for row, office in ground.offices:
        facts = {"department": row, "enterprise": None, "closed": None}
        for login, role in ((f"{office.id}-o", Role.OFFICER), (f"{office.id}-h", Role.HEAD)):
            add(PersonRow, login=login, name="某某", role=role.value, **facts)
        for nth in range(12):
            until = ground.scale.now.date() + dt.timedelta(days=365)
            officer = {"code": f"{office.id}{nth:03}", "name": "某某", "department": row}
            add(OfficerRow, **officer, until=until, retired=None)
        add(ContactRow, department=row, post="person in charge", name="某某", phone="123")
    for row, firm in ground.firms:
        facts = {"department": None, "enterprise": row, "closed": None}
        add(PersonRow, login=f"firm-{firm.id}", name="某某", role=Role.ENTERPRISE.value, **facts)


def _catalogue(ground: Ground) -> None:
    for row, office in ground.offices:
        names = tuple(f"{office.id}事项{nth}" for nth in range(1, 11))
        ground.items[office.id] = names
        for nth, name in enumerate(names):
            ground.shelf.add(
                ItemRow,
                code=f"{office.id}-I{nth}",
                department=row,
                name=name,
                basis="有关规定",
                cap=2 if nth % 2 else None,
                off_site=False,
                published=True,
                risk="low",
            )


def _restraints(ground: Ground) -> None:
    add, chance, now = ground.shelf.add, ground.chance, ground.scale.now
    for row, _ in ground.firms:
        grade = {"enterprise": row, "kind": "credit-risk class", "source": "信用平台"}
        add(CreditRow, **grade, grade=chance.choice("AABBC"), day=FIRST.monday)
    for row, _ in chance.sample(ground.firms, max(3, len(ground.firms) // 10)):
        start = FIRST.monday + dt.timedelta(days=chance.randrange(7 * ground.scale.weeks))
        end = start + dt.timedelta(days=60)
        add(
            ObservationRow,
            department=chance.choice(ground.offices)[0],
            enterprise=row,
            matter="新业态",
            items=[],
            basis="有关规定",
            safety="不涉及安全",
            start=start,
            end=end,
            state="running" if end >= now.date() else "ended",
            reason="",
        )
    quiet = {"shape": "days of the month", "basis": "有关规定", "since": FIRST.monday}
    quiet |= {"until": None, "days": [[1, 2]], "weekdays": [], "chosen": 0, "scope": "all"}
    add(QuietRow, **quiet, of="", exceptions=[], withdrawn=None)
    for nth in range(max(10, len(ground.firms) // 10)):
        moment = now - dt.timedelta(days=nth % 300)
        override = {"code": "repeated", "key": f"key-{nth}", "reason": "情况特殊"}
        gone = moment if nth % 5 == 0 else None
        add(OverrideRow, **override, actor="committee", moment=moment, withdrawn=gone)
