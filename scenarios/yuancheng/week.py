"""
The park's busy week as a week file, made from the lines and not from the sheets.

Who reads the sheets must arrive at the same requests: lines of one department at one enterprise
with equal windows are one request, with the sum of the minutes and the most inspectors.
"""

from collections.abc import Sequence
from typing import Any

from scenarios.yuancheng.habits import HABITS
from scenarios.yuancheng.line import Line, When
from scenarios.yuancheng.park import park
from scenarios.yuancheng.plans import lines

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HOURS = {"am": ("08:30-12:00",), "pm": ("14:30-17:30",), "all": ("08:30-12:00", "14:30-17:30")}
_OF_AN_ENTERPRISE = (
    "id", "name", "zone", "closed", "most_departments", "most_inspectors", "most_visits",
    "lead_order",
)  # fmt: skip


def week() -> dict[str, Any]:
    """The week file; enterprises without a line are left out."""
    facts = park()
    requests = [_request(together) for together in _alike()]
    asked = {one["enterprise"] for one in requests}
    return {
        "format": "onevisit/week/1",
        "week": facts["week"],
        "days": facts["days"],
        "sessions": facts["sessions"],
        "travel": facts["travel"],
        "departments": [_department(one) for one in facts["departments"]],
        "enterprises": [
            {key: one[key] for key in _OF_AN_ENTERPRISE if one[key]}
            for one in facts["enterprises"]
            if one["id"] in asked
        ],
        "requests": requests,
        "together": _together(),
    }


def _alike() -> list[list[Line]]:
    """Lines that are one request, by department and enterprise."""
    found: dict[tuple[str, str, tuple[When, ...]], list[Line]] = {}
    for one in lines():
        found.setdefault((one.department, one.enterprise, one.windows), []).append(one)
    return list(found.values())


def _request(alike: Sequence[Line]) -> dict[str, Any]:
    first = alike[0]
    facts: dict[str, Any] = {
        "id": _id(first),
        "department": first.department,
        "enterprise": first.enterprise,
        "minutes": sum(one.item.minutes for one in alike),
        "windows": [text for when in first.windows for text in _windows(when)],
        "inspectors": max(one.item.inspectors for one in alike),
        "may_lead": all(one.may_lead for one in alike),
        "announced": all(one.announced for one in alike),
        "priority": max(one.priority for one in alike),
    }
    defaults = {"inspectors": 2, "may_lead": True, "announced": True, "priority": 1}
    return {key: value for key, value in facts.items() if defaults.get(key) != value}


def _id(line: Line) -> str:
    return f"{line.department}-{line.enterprise}"


def _windows(when: When) -> list[str]:
    day, part = when
    return [f"{_DAYS[day]} {hours}" for hours in _HOURS.get(part, (part,))]


def _department(facts: dict[str, Any]) -> dict[str, Any]:
    found = {key: facts[key] for key in ("id", "name", "teams")}
    away = [
        {"teams": 1, "when": text} for when in HABITS[facts["id"]].away for text in _windows(when)
    ]
    return {**found, "away": away} if away else found


def _together() -> list[list[str]]:
    keys = dict.fromkeys(one.together for one in lines() if one.together)
    return [[_id(one) for one in lines() if one.together == key] for key in keys]
