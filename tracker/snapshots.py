"""A request as it was when it was planned: what was published stays as it was published."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from tracker.history import digest
from tracker.records import Department, Enterprise, InspectionType, PlanLine, Request
from tracker.week import Week

ROUTINE = InspectionType.ROUTINE

LIVE = ("week", "department", "enterprise")
"""Taken from the registers when a snapshot is read."""


def freeze(request: Request) -> dict[str, Any]:
    """A document to store."""
    facts = {name: value for name, value in asdict(request).items() if name not in LIVE}
    facts["lines"] = [_plain(line) for line in request.lines]
    return facts


def _plain(line: PlanLine) -> dict[str, Any]:
    day = line.approved_on
    return {**asdict(line), "approved_on": day.isoformat() if day else None}


def thaw(
    facts: dict[str, Any], week: Week, department: Department, enterprise: Enterprise
) -> Request:
    """The request of a stored document."""
    windows = _windows(facts["windows"])
    lines = tuple(
        PlanLine(
            **{
                **line,
                "windows": _windows(line["windows"]),
                "approved_on": _day(line["approved_on"]),
                "inspection_type": InspectionType(line.get("inspection_type", ROUTINE)),
                "officers": tuple(line.get("officers", ())),
            }
        )
        for line in facts["lines"]
    )
    known = {"week": week, "department": department, "enterprise": enterprise}
    return Request(**{**facts, **known, "windows": windows, "lines": lines})


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _windows(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pairs)


def _seen(line: PlanLine) -> list[object]:
    """Routine is not said: it is what every line was before types were known."""
    told = [] if line.inspection_type is ROUTINE else [line.inspection_type.value]
    return [line.item, line.basis, line.minutes, *told]


def visible(start: int, minutes: int, lead: str, requests: list[Request]) -> str:
    """
    A digest of what a reader of a visit sees.

    Which numbers the teams bear is a department's own matter: a change there is none for the
    enterprise, and must not ring its phones.
    """
    seen = [
        [
            request.id,
            request.minutes,
            request.inspectors,
            [_seen(line) for line in request.lines],
        ]
        for request in sorted(requests, key=lambda request: request.id)
    ]
    return digest([start, minutes, lead, seen])
