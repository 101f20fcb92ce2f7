"""Writes a week's requests as the optimizer's week file: plain values, dates become days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from tracker.records import (
    Department,
    Enterprise,
    Instruction,
    InstructionKind,
    Park,
    Request,
    Visit,
    Window,
)
from tracker.week import DAY, DAYS, Week, write_minute, write_session, write_window

FORMAT = "onevisit/week/1"


@dataclass(frozen=True)
class Asked:
    """
    Everything that a week's plan depends on.

    Parameters
    ----------
    away, closed
        By id of the department or enterprise.
    quiet
        By id of the request: when quiet periods keep it out.
    published
        The visits that people know already; those in `begun` have started and stand.
    annual
        The lead that the annual joint plan names, by enterprise.
    leads
        Who leads where nothing else decides, by enterprise.
    """

    week: Week
    days: tuple[int, ...]
    park: Park
    requests: Sequence[Request]
    away: Mapping[str, Sequence[tuple[int, Window]]] = field(default_factory=dict)
    closed: Mapping[str, Sequence[Window]] = field(default_factory=dict)
    quiet: Mapping[str, Sequence[Window]] = field(default_factory=dict)
    published: Sequence[Visit] = ()
    begun: Sequence[Visit] = ()
    instructions: Sequence[Instruction] = ()
    annual: Mapping[str, str] = field(default_factory=dict)
    leads: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def wanted(self, kind: InstructionKind) -> list[Instruction]:
        """The instructions of a kind, without requests that are not asked for any more."""
        return [
            one
            for one in self.instructions
            if one.kind is kind and self.known.issuperset(one.requests)
        ]

    @cached_property
    def known(self) -> frozenset[str]:
        """Ids of the requests."""
        return frozenset(one.id for one in self.requests)


def write(asked: Asked) -> dict[str, Any]:
    """The week file."""
    offices = _each(one.department for one in asked.requests)
    firms = _each(one.enterprise for one in asked.requests)
    known = {one.id for one in offices}
    return {
        "format": FORMAT,
        "week": str(asked.week),
        "grid": asked.park.grid,
        "days": [DAYS[day] for day in asked.days],
        "sessions": [write_session(one) for one in asked.park.sessions],
        "travel": dict(asked.park.travel) or {"within": 0},
        "departments": [_department(one, asked.away.get(one.id, ())) for one in offices],
        "enterprises": [
            _enterprise(_led(one, asked), asked.closed.get(one.id, ()), known) for one in firms
        ],
        "requests": [_request(one, _forbidden(one, asked)) for one in asked.requests],
        "together": [
            *_together(asked.requests),
            *(list(one.requests) for one in asked.wanted(InstructionKind.TOGETHER)),
        ],
        **_apart(asked),
        **_standing(asked),
    }


def _each(found: Iterable[Any]) -> list[Any]:
    """Each once, in order of id."""
    return sorted({one.id: one for one in found}.values(), key=lambda one: str(one.id))


def _department(one: Department, away: Iterable[tuple[int, Window]]) -> dict[str, Any]:
    absences = [{"teams": teams, "when": write_window(window)} for teams, window in away]
    return {"id": one.id, "name": one.name, "teams": one.teams, "away": absences}


def _enterprise(one: Enterprise, closed: Iterable[Window], known: set[str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": one.id,
        "name": one.name,
        "zone": one.zone,
        "closed": [write_window(window) for window in closed],
        "lead_order": [office for office in one.lead_order if office in known],
    }
    for limit in ("most_departments", "most_inspectors", "most_visits"):
        if getattr(one, limit) is not None:
            row[limit] = getattr(one, limit)
    return row


def _led(one: Enterprise, asked: Asked) -> Enterprise:
    """
    The enterprise with its leads.

    The committee's, the annual plan's, the former one, the register's, then those of its hazards.
    """
    wanted = [
        office
        for each in reversed(asked.wanted(InstructionKind.LEAD))
        if each.enterprise == one.id
        for office in each.leads
    ]
    former = [each.former_lead for each in asked.requests if each.enterprise.id == one.id]
    named = asked.annual.get(one.id, "")
    order = (
        *wanted,
        *filter(None, (named, *former)),
        *one.lead_order,
        *asked.leads.get(one.id, ()),
    )
    return replace(one, lead_order=tuple(dict.fromkeys(order)))


def _forbidden(one: Request, asked: Asked) -> list[Window]:
    begun = {request.id for visit in asked.begun for request in visit.requests}
    quiet = asked.quiet.get(one.id, ()) if one.id not in begun else ()
    return [
        *quiet,
        *_instructed(one, asked),
    ]


def _instructed(one: Request, asked: Asked) -> list[Window]:
    return [
        each.window
        for each in asked.wanted(InstructionKind.FORBID)
        if each.window is not None and one.id in each.requests
    ]


def _apart(asked: Asked) -> dict[str, Any]:
    pairs = [list(one.requests) for one in asked.wanted(InstructionKind.APART)]
    return {"apart": pairs} if pairs else {}


def _request(one: Request, forbidden: Iterable[Window]) -> dict[str, Any]:
    return {
        "id": one.id,
        "department": one.department.id,
        "enterprise": one.enterprise.id,
        "minutes": one.minutes,
        "windows": [
            write_window(part)
            for window in _without(one.windows, forbidden)
            for part in _by_day(window)
        ],
        "teams": one.teams,
        "inspectors": one.inspectors,
        "may_lead": one.may_lead,
        "announced": one.announced,
        "priority": one.priority,
    }


def _without(windows: Iterable[Window], forbidden: Iterable[Window]) -> list[Window]:
    """What is left of windows when others are cut out of them."""
    left = list(windows)
    for start, end in forbidden:
        left = [
            part
            for low, high in left
            for part in ((low, min(high, start)), (max(low, end), high))
            if part[0] < part[1]
        ]
    return left


def _by_day(window: Window) -> list[Window]:
    """A window cut at midnight, since the week file has none over several days."""
    start, end = window
    edges = [start, *range((start // DAY + 1) * DAY, end, DAY), end]
    return list(pairwise(edges))


def _together(requests: Iterable[Request]) -> Iterable[list[str]]:
    """Requests of one enterprise that ask for the same company."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in requests:
        if one.joint_key:
            found.setdefault((one.enterprise.id, one.joint_key), []).append(one.id)
    return [group for group in found.values() if len(group) > 1]


def _standing(asked: Asked) -> dict[str, Any]:
    """Where requests stood, the visits that have begun, and those that are pinned."""
    wanted = {one.id for one in asked.requests}
    previous, fixed = [], []
    for visit in asked.published:
        start = write_minute(asked.week.minute(visit.start))
        own = [one.id for one in visit.requests if one.id in wanted]
        previous += [{"request": one, "start": start} for one in own]
        if visit in asked.begun and own:
            leads = {"lead": visit.lead.id} if _leads(visit, own) else {}
            fixed.append(
                {"enterprise": visit.enterprise.id, "start": start, "requests": own, **leads}
            )
    begun = {request for one in fixed for request in one["requests"]}
    fixed += [
        _pinned(one) for one in asked.wanted(InstructionKind.PIN) if begun.isdisjoint(one.requests)
    ]
    return {"previous": previous, "fixed": fixed}


def _pinned(one: Instruction) -> dict[str, Any]:
    """A visit that the committee wants; others may join it."""
    found: dict[str, Any] = {
        "enterprise": one.enterprise,
        "start": write_minute(one.start or 0),
        "requests": list(one.requests),
        "open": True,
    }
    return found | ({"lead": one.leads[0]} if one.leads else {})


def _leads(visit: Visit, own: list[str]) -> bool:
    return any(one.id in own and one.department == visit.lead for one in visit.requests)
