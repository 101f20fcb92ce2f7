"""Builders for appeals: a clerk, a colleague who watches, a department's officer and head."""

import datetime as dt
from typing import Any

from tests.tracker.builders import COLLECTING, OPERATOR
from tracker import clock, history, people
from tracker.appeals import handling, register, routing, signing
from tracker.appeals.routing import Order
from tracker.records import (
    Appeal,
    AppealEntry,
    CallBackEntry,
    CallMethod,
    Category,
    Channel,
    Matter,
    Person,
    ResultKind,
    Role,
    Satisfaction,
    Task,
)

TODAY = COLLECTING.date()
"""Thursday 2026-11-19."""

CLERK = Person("clerk", "受理员", Role.SERVICE_CENTRE)
WATCHER = Person("watcher", "督办员", Role.SERVICE_CENTRE)
OBE = Person("obe", "营商办", Role.SUPERVISION)
OFFICER = Person("fire-officer", "经办人", Role.OFFICER, department="FIRE")
COLLEAGUE = Person("fire-colleague", "同事", Role.OFFICER, department="FIRE")
HEAD = Person("fire-head", "局长", Role.HEAD, department="FIRE")
OTHER = Person("emb-officer", "经办人", Role.OFFICER, department="EMB")
OTHER_HEAD = Person("emb-head", "局长", Role.HEAD, department="EMB")
TAX = Person("tax-officer", "经办人", Role.OFFICER, department="TAX")
FIRM = Person("e1", "E1 公司", Role.ENTERPRISE, enterprise="E1")
STRANGER = Person("e2", "E2 公司", Role.ENTERPRISE, enterprise="E2")
STAFF = (CLERK, WATCHER, OBE, OFFICER, COLLEAGUE, HEAD, OTHER, OTHER_HEAD, TAX, FIRM, STRANGER)


def staff() -> None:
    """Accounts for everybody of these tests."""
    for one in STAFF:
        people.add(one, by=OPERATOR)


def day(count: int) -> dt.date:
    """So many working days from the day of these tests; no holiday lies in the way."""
    found = TODAY
    for _ in range(count):
        found += dt.timedelta(days=3 if found.weekday() == 4 else 1)
    return found


def at(count: int) -> Any:
    """The clock, so many working days later."""
    return clock.fixed(COLLECTING + (day(count) - TODAY))


def entry(**fields: Any) -> AppealEntry:
    """A matter that an enterprise raises on the telephone."""
    facts: dict[str, Any] = {
        "title": "园区道路夜间停电",
        "text": "厂区外道路连续三天夜间停电。",
        "category": Category.OPERATION,
        "channel": Channel.PHONE,
        "enterprise": "E1",
        "contact": "张三",
        "phone": "0762-3388123",
        "sub": "power",
        "matter": Matter.HELP,
    }
    return AppealEntry(**{**facts, **fields})


def received(**fields: Any) -> int:
    """A matter that has come in; its number."""
    return register.enter(entry(**fields), by=CLERK).id


def accepted(**fields: Any) -> int:
    """A matter that was taken on."""
    return register.accept(received(**fields), by=CLERK).id


def order(**fields: Any) -> Order:
    """To the fire department, in five working days."""
    return Order(**{"department": "FIRE", "due": day(5), "supervisor": "watcher", **fields})


def dispatched(order_: Order | None = None, **fields: Any) -> int:
    """A matter that a department has."""
    appeal = accepted(**fields)
    routing.dispatch(appeal, order_ or order(), by=CLERK)
    return appeal


def handling_(**fields: Any) -> int:
    """A matter that an officer has taken up."""
    return handling.take_up(dispatched(**fields), by=OFFICER).id


def solving(**fields: Any) -> int:
    """A matter whose plan the head has approved."""
    appeal = handling_(**fields)
    handling.propose_plan(appeal, "请供电所检修", [Task("检修", day(3))], by=OFFICER)
    return signing.approve(appeal, by=HEAD).id


def answered(result: ResultKind = ResultKind.SOLVED, **fields: Any) -> int:
    """A matter that a department has answered."""
    appeal = solving(**fields)
    again_on = day(20) if result is ResultKind.DEFERRED else None
    handling.propose_result(appeal, "已恢复供电", result, again_on=again_on, by=OFFICER)
    return signing.approve(appeal, by=HEAD).id


def said(
    satisfaction: Satisfaction = Satisfaction.SATISFIED, *, confirmed: bool = True, **fields: Any
) -> CallBackEntry:
    """What the appellant says on the telephone."""
    facts = {"day": clock.today(), "method": CallMethod.PHONE, "spoken_to": "张三"}
    return CallBackEntry(
        **{**facts, "confirmed": confirmed, "satisfaction": satisfaction, **fields}
    )


def acts(appeal: Appeal | int) -> list[str]:
    """What happened to a matter, limits included, in order."""
    number = appeal if isinstance(appeal, int) else appeal.id
    return [one.act for one in history.of_cases([f"appeal:{number}"])]
