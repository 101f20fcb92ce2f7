"""Thousands of appeals, put into the tables as the services would have, without their waiting."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tests.tracker.builders import OPERATOR, department, enterprise
from tracker import clock, departments, enterprises
from tracker.database import database, is_postgres, transaction
from tracker.models import (
    AppealRow,
    AssignmentRow,
    CallBackRow,
    DeadlineRow,
    DepartmentRow,
    EnterpriseRow,
    ProposalRow,
)
from tracker.records import AppealState, Category

OFFICES = ("FIRE", "TAX", "EMB", "EEB", "HC", "SAMR", "HUC", "TRANS", "MHR", "NRB")

COURSE = (
    ("accept", AppealState.RECEIVED),
    ("route", AppealState.ACCEPTED),
    ("acknowledge", AppealState.DISPATCHED),
    ("plan", AppealState.HANDLING),
    ("review", AppealState.PLAN_REVIEW),
    ("review 2", AppealState.RESULT_REVIEW),
    ("solve", AppealState.RESULT_REVIEW),
    ("call back", AppealState.ANSWERED),
)
"""Each limit, and the last state in which it still waits."""

STATES = (
    AppealState.RECEIVED,
    AppealState.ACCEPTED,
    AppealState.DISPATCHED,
    AppealState.HANDLING,
    AppealState.PLAN_REVIEW,
    AppealState.SOLVING,
    AppealState.RESULT_REVIEW,
    AppealState.ANSWERED,
    AppealState.CLOSED,
)
"""From the register to the end, in the order in which they are passed."""

BEGIN = {
    "accept": AppealState.RECEIVED,
    "route": AppealState.RECEIVED,
    "acknowledge": AppealState.DISPATCHED,
    "plan": AppealState.DISPATCHED,
    "solve": AppealState.DISPATCHED,
    "review": AppealState.PLAN_REVIEW,
    "review 2": AppealState.RESULT_REVIEW,
    "call back": AppealState.ANSWERED,
}
"""Each limit, and the state in which it begins."""

ORDER = ("accept", "route", "acknowledge", "plan", "solve", "review", "review 2", "call back")
BATCH = 200


def fill(unfinished: int, closed: int, offices: tuple[str, ...] = OFFICES) -> None:
    """So many matters that are open, in every state, and so many closed ones before them."""
    states = [AppealState.CLOSED] * closed
    states += [STATES[nth % (len(STATES) - 1)] for nth in range(unfinished)]
    with transaction():
        for code in offices:
            departments.register(department(code), by=OPERATOR)
        for code in ("E1", "E2", "E3"):
            enterprises.register(enterprise(code), by=OPERATOR)
        whose = [DepartmentRow.get(code=code) for code in offices]
        firms = list(EnterpriseRow.select().order_by(EnterpriseRow.id))
        last = AppealRow.select(AppealRow.id).order_by(AppealRow.id.desc()).first()
        first = last.id + 1 if last else 1
        tables: dict[Any, list[dict[str, Any]]] = {}
        for nth, state in enumerate(states):
            office = whose[nth % len(whose)]
            for table, row in _rows(first + nth, nth, state, office, firms[nth % len(firms)]):
                tables.setdefault(table, []).append(row)
        for table, rows in tables.items():
            for start in range(0, len(rows), BATCH):
                table.insert_many(rows[start : start + BATCH]).execute()
        # PostgreSQL counts its numbers by itself, and was not told of these.
        if is_postgres():
            database.execute_sql(
                "SELECT setval(pg_get_serial_sequence('appeal', 'id'), max(id)) FROM appeal"
            )


def _rows(
    number: int, nth: int, state: AppealState, office: DepartmentRow, firm: EnterpriseRow
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """What is stored of one matter in a state."""
    place = STATES.index(state)
    closed = state is AppealState.CLOSED
    age = dt.timedelta(days=10 + nth % 120 if closed else nth * 7 % 120)
    came = clock.now() - age
    routed = place >= STATES.index(AppealState.DISPATCHED)
    answered = came + dt.timedelta(days=2) if place >= 7 else None
    taken = place >= STATES.index(AppealState.HANDLING)
    yield (
        AppealRow,
        _appeal(number, state, came)
        | {
            "enterprise": firm,
            "department": office if routed else None,
            "supervisor": "watcher" if routed else "",
            "responsible": f"{office.code.lower()}-officer" if taken else "",
            "answer": "已恢复供电" if answered else "",
            "result": "solved" if answered else "",
            "answered": answered,
            "closed": came + dt.timedelta(days=3) if closed else None,
        },
    )
    if routed:
        due = (came + dt.timedelta(days=7)).date()
        ended = came + dt.timedelta(days=3) if closed else None
        yield AssignmentRow, _assignment(number, office, came, due) | {"ended": ended}
    yield from _proposals(number, place, f"{office.code.lower()}-officer", came)
    if closed:
        yield CallBackRow, _call_back(number, nth, came)
    for kind in ORDER:
        if place >= STATES.index(BEGIN[kind]):
            yield DeadlineRow, _limit(number, kind, place, office.code, came)


def _appeal(number: int, state: AppealState, came: dt.datetime) -> dict[str, Any]:
    facts: dict[str, Any] = dict.fromkeys(("source", "again_on", "digest", "saved", "into"))
    facts |= dict.fromkeys(("refusal", "mode"), "")
    return facts | {
        "id": number,
        "channel": "phone",
        "contact": "张三",
        "phone": "0762-3388123",
        "confidential": number % 10 == 0,
        "category": list(Category)[number % len(Category)].value,
        "sub": "",
        "matter": "help",
        "level": "park",
        "severity": "general",
        "title": f"园区道路夜间停电 {number}",
        "text": "厂区外道路连续三天夜间停电。" * 10,
        "received": came,
        "state": state.value,
        "receiver": "" if state is AppealState.RECEIVED else "clerk",
        "returns": 0,
        "final": False,
        "reopened": 0,
    }


def _assignment(
    number: int, office: DepartmentRow, came: dt.datetime, due: dt.date
) -> dict[str, Any]:
    facts = {"appeal": number, "department": office, "leads": True, "due": due, "final": False}
    return {**facts, "actor": "clerk", "moment": came + dt.timedelta(hours=1)}


def _proposals(
    number: int, place: int, author: str, came: dt.datetime
) -> Iterator[tuple[Any, dict[str, Any]]]:
    stages = (("plan", AppealState.PLAN_REVIEW), ("result", AppealState.RESULT_REVIEW))
    for kind, state in stages:
        if place >= STATES.index(state):
            approved = place > STATES.index(state)
            yield (
                ProposalRow,
                {
                    "appeal": number,
                    "kind": kind,
                    "text": "请供电所检修",
                    "steps": [{"text": "检修", "due": str(came.date())}] if kind == "plan" else [],
                    "result": "solved" if kind == "result" else "",
                    "again_on": None,
                    "author": author,
                    "moment": came + dt.timedelta(days=1),
                    "verdict": "yes" if approved else "",
                    "reviewer": "head" if approved else "",
                    "delegation": "",
                    "reason": "",
                    "decided": came + dt.timedelta(days=2) if approved else None,
                },
            )


def _call_back(number: int, nth: int, came: dt.datetime) -> dict[str, Any]:
    satisfied = ("very-satisfied", "satisfied", "fair")[nth % 3]
    facts = {"appeal": number, "day": (came + dt.timedelta(days=3)).date(), "method": "phone"}
    facts |= {"reached": True, "confirmed": True, "satisfaction": satisfied, "note": ""}
    return {**facts, "spoken_to": "张三", "actor": "clerk", "moment": came + dt.timedelta(days=3)}


def _limit(number: int, kind: str, place: int, office: str, came: dt.datetime) -> dict[str, Any]:
    centre = kind in ("accept", "route", "call back")
    due = (came + dt.timedelta(days=7 if kind == "solve" else 1)).date()
    met = place > STATES.index(dict(COURSE)[kind]) or (kind == "plan" and place > 3)
    late = not met and due < clock.today()
    return {
        "case": f"appeal:{number}",
        "kind": kind,
        "owner": "service-centre" if centre else f"department:{office}",
        "start": came.date(),
        "counted": [str(due)],
        "due": due,
        "provisional": False,
        "met": came + dt.timedelta(days=1) if met else None,
        "dropped": "",
        "overdue": clock.now() if late else None,
    }
