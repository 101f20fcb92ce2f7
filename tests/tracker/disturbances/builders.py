"""A disturbance of E1 by FIRE, and who has to do with it."""

from typing import Any

from tests.tracker.builders import officer, person
from tests.tracker.onsite import NINE
from tracker.disturbances import decisions, entry
from tracker.people import of_enterprise
from tracker.records import Role
from tracker.records.disturbances import Disturbance, DisturbanceEntry, DisturbanceKind

DAY = NINE.date()
FIRM = of_enterprise("E1")
CENTRE = person(Role.SERVICE_CENTRE)
SUPERVISION = person(Role.SUPERVISION)
FIRE = officer("FIRE")


def entry_of(**fields: Any) -> DisturbanceEntry:
    """What E1 reports of FIRE."""
    facts = {
        "kind": DisturbanceKind.ARBITRARY_INSPECTION,
        "department": "FIRE",
        "day": DAY,
        "text": "没有计划就来检查",
        "evidence": "门卫登记簿",
        "enterprise": "E1",
        "name": "丁四甲",
        "phone": "0762-0000009",
    }
    return DisturbanceEntry(**{**facts, **fields})


def entered(by: Any = FIRM, **fields: Any) -> Disturbance:
    """Report it."""
    return entry.enter(entry_of(**fields), by=by)


def released(**fields: Any) -> int:
    """Report it, take it up and put it to FIRE; its number."""
    one = entered(**fields)
    decisions.accept(one.id, by=SUPERVISION)
    decisions.release(one.id, "请说明当日检查的依据", by=SUPERVISION)
    return one.id
