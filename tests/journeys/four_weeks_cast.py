"""Who plays in the four weeks of the Yuancheng park, when, and with which sheets."""

import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from optimizer import Plan, Problem, SolveParams
from scenarios import YUANCHENG
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tracker import clock, items, outbox, requests, visits
from tracker.intake.check import Checked
from tracker.park_file import ParkFile
from tracker.records import (
    InspectionItem,
    Message,
    Person,
    PlanLine,
    Role,
    Source,
    Submission,
    Visit,
    Window,
)
from tracker.week import DAY, Week, parse_window
from web import arrivals

W1, W2, W3, W4 = (Week.parse(f"2026-W{number}") for number in (49, 50, 51, 52))

SUPERVISION = Person("supervision", "督查室", Role.SUPERVISION)

PARAMS = SolveParams(work_limit=200, workers=1)
"""Units of work instead of seconds: a busy machine plans as a quiet one does."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
HOURS = ("08:30-12:00", "14:30-17:30")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)

FRIDAY_BEFORE_LAST, MONDAY_BEFORE, TUESDAY_BEFORE, WEDNESDAY_BEFORE, FRIDAY_BEFORE = (
    *(-10, -7, -6, -5),
    -3,
)
"""Days from a week's Monday: plans come in, are planned, published, answered, put right."""

Solve = Callable[..., Plan]


def at(week: Week, day: int, hour: str) -> AbstractContextManager[None]:
    """The clock at an hour of a day, counted from a week's Monday."""
    hours, minutes = map(int, hour.split(":"))
    return clock.fixed(week.moment(day * DAY + 60 * hours + minutes))


def head(department: str) -> Person:
    """The principal head of a department."""
    return officer(department, Role.HEAD)


def windows(*days: str) -> tuple[Window, ...]:
    """The whole working hours of some days, of all working days if none is named."""
    return tuple(parse_window(f"{day} {hours}") for day in days or DAYS for hours in HOURS)


@functools.cache
def library() -> tuple[ParkFile, Mapping[str, Checked]]:
    """The park's folder and its workbooks as intake reads them, by department."""
    found = arrivals.read_folder(YUANCHENG)
    return found, arrivals.check_folder(YUANCHENG, found)


def take_sheets() -> arrivals.Arrived:
    """The committee takes every department's workbook of the first week in."""
    found, sheets = library()
    return arrivals.take_folder(YUANCHENG, found, sheets, by=COMMITTEE)


def take_sheet(department: str) -> Submission:
    """The committee takes one department's workbook of the first week in."""
    return arrivals.take(library()[1][department], W1, by=COMMITTEE)


def first_lines(department: str) -> tuple[PlanLine, ...]:
    """A department's lines of the first week."""
    return library()[1][department].lines


def copied(department: str, item: str, firm: str, when: Sequence[Window], week: Week) -> PlanLine:
    """A line of a department's first sheet about an item, for another enterprise and week."""
    (uscc,) = (one.uscc for one in library()[0].enterprises if one.id == firm)
    pattern = next(one for one in first_lines(department) if one.item.startswith(item))
    return replace(
        pattern,
        enterprise=uscc,
        windows=tuple(when),
        announced=True,
        joint_key="",
        approved_on=week.date(FRIDAY_BEFORE_LAST),
        file=f"{department}-{week}.csv",
    )


def hand_in(week: Week, lines: Sequence[PlanLine], late: str = "") -> tuple[Submission, ...]:
    """Every department that has a line hands its whole plan of a week in."""
    offices = dict.fromkeys(one.department for one in lines)
    return tuple(
        hand_in_of(week, office, [one for one in lines if one.department == office], late)
        for office in offices
    )


def hand_in_of(week: Week, office: str, lines: Sequence[PlanLine], late: str = "") -> Submission:
    """One department hands its whole plan of a week in by itself."""
    content = hashlib.sha256(repr(lines).encode()).hexdigest()
    source = Source(f"{office}-{week}.csv", content)
    return requests.accept(
        lines, week=week, department=office, source=source, late=late, by=officer(office)
    )


def preview_of(week: Week, office: str, lines: Sequence[PlanLine]) -> Submission:
    """What a department's plan would do, and what speaks against it."""
    return requests.preview(lines, week=week, department=office, by=officer(office))


def publish_catalogue() -> None:
    """Every item that a sheet of the park names stands in the published catalogue."""
    known = {
        (office, line.item): line.basis
        for office, sheet in library()[1].items()
        for line in sheet.lines
    }
    listed = [
        InspectionItem(f"{office}-I{number:02}", office, name, basis or "权责清单")
        for number, ((office, name), basis) in enumerate(sorted(known.items()), start=1)
    ]
    assert items.take(listed, by=OPERATOR).new == len(listed)


def visit_at(week: Week, firm: str, *offices: str) -> Visit:
    """The published visit of an enterprise in which all of these departments take part."""
    known = visits.list_visits(week, by=COMMITTEE, enterprise=firm)
    together = {
        one.uid: [office.id for office in one.departments] for one in known if not one.cancelled
    }
    found = [one for one in known if {*offices} <= {*together.get(one.uid, ())}]
    assert len(found) == 1, f"{offices} share no visit of {week}, or several: {together}"
    return found[0]


def messages_since(before: int) -> tuple[Message, ...]:
    """What was written into the outbox after its first so many messages."""
    return outbox.unsent()[before:]


def readers(told: Sequence[Message]) -> list[str]:
    """To whom messages go, in the order of the alphabet."""
    return sorted(one.to for one in told)


def remembering(solve: Solve) -> Solve:
    """A solver that answers an equal question from memory, as both databases ask the same."""
    known: list[tuple[Problem, SolveParams, Plan]] = []

    def asked(problem: Problem, params: SolveParams, **tools: Any) -> Plan:
        for question, how, answer in known:
            if (question, how) == (problem, params):
                return answer
        known.append((problem, params, solve(problem, params, **tools)))
        return known[-1][2]

    return asked
