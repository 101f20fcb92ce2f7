"""Builders with defaults, so that a test names only what it is about."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import optimizer
from tracker import departments, enterprises, people, planning, requests, versions, weeks
from tracker.database import transaction
from tracker.records import (
    Department,
    Enterprise,
    Person,
    PlanLine,
    Planned,
    Publication,
    Role,
    Source,
    Submission,
    Visit,
)
from tracker.week import Week, parse_window

WEEK = Week.parse("2026-W49")
COLLECTING = WEEK.moment(0) - dt.timedelta(days=11)
"""Thursday of the week before the last."""

PLANNING = WEEK.moment(9 * 60) - dt.timedelta(days=7)
"""Monday morning of the week before."""

COMMITTEE = people.COMMITTEE
OPERATOR = people.OPERATOR

OFFICES = ("FIRE", "EMB", "TAX")
FIRMS = ("E1", "E2", "E3")


def park() -> None:
    """Three departments with two teams each, three enterprises, an open week."""
    with transaction():
        for code in OFFICES:
            departments.register(department(code), by=OPERATOR)
        for code in FIRMS:
            enterprises.register(enterprise(code), by=OPERATOR)
        weeks.open_week(WEEK, by=COMMITTEE)


def department(id: str = "FIRE", **fields: Any) -> Department:
    """A department."""
    return Department(**{"id": id, "name": f"{id} 局", "teams": 2, **fields})


def enterprise(id: str = "E1", **fields: Any) -> Enterprise:
    """An enterprise."""
    return Enterprise(**{"id": id, "name": f"{id} 公司", "uscc": uscc(id), **fields})


def uscc(id: str) -> str:
    """A credit code for an enterprise of these tests."""
    return f"9144000000000{id:0>5}"


def officer(department: str = "FIRE", role: Role = Role.OFFICER) -> Person:
    """Somebody who speaks for a department."""
    return Person(f"{department}-{role}", "某某", role, department=department)


def person(role: Role) -> Person:
    """Somebody with a role that speaks for nobody."""
    return Person(str(role), "某某", role)


def line(
    department: str = "FIRE",
    enterprise: str = "E1",
    item: str = "消防安全",
    windows: Sequence[str] = ("Tue 09:00-12:00",),
    **fields: Any,
) -> PlanLine:
    """A plan line of an enterprise named by its id; windows as in the week file."""
    facts = {
        "department": department,
        "enterprise": uscc(enterprise),
        "item": item,
        "windows": tuple(parse_window(one) for one in windows),
        "minutes": 60,
        "approver": "局长",
        "approved_on": dt.date(2026, 11, 16),
        "file": f"{department}.xlsx",
        "sheet": "周计划",
        "row": 3,
    }
    return PlanLine(**{**facts, **fields})


def submit(*lines: PlanLine, department: str = "FIRE", **fields: Any) -> Submission:
    """Hand in a department's plan."""
    facts = {"week": WEEK, "source": Source(f"{department}.xlsx", "0" * 64), "by": COMMITTEE}
    return requests.accept(lines, department=department, **{**facts, **fields})


def ask(*lines: PlanLine) -> None:
    """Hand in the plans of every department that has a line; late ones with a reason."""
    for code in dict.fromkeys(one.department for one in lines):
        own = [one for one in lines if one.department == code]
        submit(*own, department=code, late="临时增加")


def plan(**fields: Any) -> Planned:
    """Plan the week, quickly and always alike."""
    params = optimizer.SolveParams(work_limit=200, workers=1)
    return planning.plan(WEEK, params, **{"by": COMMITTEE, **fields})


def publish(**fields: Any) -> Publication:
    """Publish the week."""
    return versions.publish(WEEK, **{"by": COMMITTEE, **fields})


def publish_plan(*lines: PlanLine) -> Publication:
    """Hand in plans, plan them, publish the answer."""
    ask(*lines)
    plan()
    return publish()


def by_firm(visits: Sequence[Visit]) -> dict[str, Visit]:
    """Visits by the enterprise's id, one each."""
    found = {one.enterprise.id: one for one in visits}
    assert len(found) == len(visits)
    return found
