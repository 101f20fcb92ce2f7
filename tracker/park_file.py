"""
Reads ``park.json``: a park with its zones, hours, roads, departments and enterprises.

Every fault is listed with its path in the file, and a file with a fault gives nothing.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from tracker import departments, enterprises
from tracker.errors import Rejected
from tracker.records import Department, Enterprise, Park, Window
from tracker.week import Week, parse_session, parse_window

FORMAT = "onevisit/park/1"

LONGEST = 500
"""Characters of a text that is taken seriously."""

MOST_MINUTES = 1_000_000
"""The longest way that the planner takes."""

_DAY = 24 * 60
_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_NAMES: dict[type, str] = {dict: "an object", list: "a list", str: "a text", int: "a whole number"}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ParkFile:
    """What the file says; `workbooks` and `closed` are by the id of whom they belong to."""

    park: Park
    week: Week | None
    departments: tuple[Department, ...]
    enterprises: tuple[Enterprise, ...]
    workbooks: dict[str, str]
    closed: dict[str, list[Window]]


@dataclass
class Place:
    """An object of the file with its path; reading from it notes faults and goes on."""

    path: str
    fields: dict[str, Any]
    faults: list[str] = field(default_factory=list)

    def take(self, name: str, expected: type[Value], default: Value | None = None) -> Value:
        """A field of a type; without a default it must be there."""
        value = self.fields.get(name, default)
        if type(value) is expected:
            self._check_text(name, value)
            return value
        if name in self.fields or default is None:
            self.fault(name, value, _NAMES[expected])
        return default if default is not None else expected()

    def _check_text(self, name: str, value: object) -> None:
        if isinstance(value, str) and len(value) > LONGEST:
            self.fault(name, value, f"at most {LONGEST} characters")
        elif isinstance(value, str) and _UNWRITABLE.search(value):
            self.fault(name, value, "a line without control characters or half characters")

    def limit(self, name: str) -> int | None:
        """A whole number, or None when there is none."""
        value = self.fields.get(name)
        if value is None or type(value) is int:
            return value
        self.fault(name, value, "a whole number or null")
        return None

    def each(self, name: str, read: Callable[[str], Value]) -> Iterator[Value]:
        """Texts of a list, read one by one; ValueError of `read` is a fault."""
        for number, text in enumerate(self.take(name, list, [])):
            self._check_text(f"{name}[{number}]", text)
            try:
                yield read(text)
            except (TypeError, ValueError) as fault:
                path = f"{self.path}.{name}[{number}]".removeprefix(".")
                self.faults.append(f"{path}: {fault}")

    def objects(self, name: str) -> Iterator["Place"]:
        """Objects of a list."""
        for number, value in enumerate(self.take(name, list, [])):
            path = f"{self.path}.{name}[{number}]".removeprefix(".")
            if isinstance(value, dict):
                yield Place(path, value, self.faults)
            else:
                self.faults.append(f"{path}: found {_shown(value)}, expected an object")

    def fault(self, name: str, found: object, expected: str) -> None:
        """Note what was found at a field, and what was expected."""
        path = f"{self.path}.{name}".removeprefix(".")
        self.faults.append(f"{path}: found {_shown(found)}, expected {expected}")


def _shown(found: object) -> str:
    """A value as a fault quotes it: on one line, and not for pages."""
    if found is None:
        return "nothing"
    if isinstance(found, int) and abs(found) > 10**18:
        return "a huge number"
    text = ascii(found) if isinstance(found, str) and _UNWRITABLE.search(found) else repr(found)
    return text if len(text) <= 80 else f"{text[:79]}…"


def read_park(path: Path) -> ParkFile:
    """
    Read a park file.

    Raises
    ------
    Rejected
        With every fault; also when there is no such file or it is no JSON.
    """
    place = Place("", _document(path))
    if place.fields.get("format", FORMAT) != FORMAT:
        place.fault("format", place.fields["format"], repr(FORMAT))
    found = _park_file(place)
    if place.faults:
        raise Rejected(f"{path.name}: {fault}" for fault in place.faults)
    return found


def _document(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise Rejected([f"{path}: {(fault.strerror or 'cannot be read').lower()}"]) from fault
    except (ValueError, RecursionError) as fault:
        raise Rejected([f"{path.name}: is no JSON in UTF-8: {fault}"]) from fault
    if not isinstance(found, dict):
        raise Rejected([f"{path.name}: holds no object, expected one with 'park'"])
    return found


def _park_file(place: Place) -> ParkFile:
    workbooks: dict[str, str] = {}
    closed: dict[str, list[Window]] = {}
    park = _park(place)
    offices = [_department(one, workbooks) for one in place.objects("departments")]
    firms = [_enterprise(one, park, closed) for one in place.objects("enterprises")]
    _note_repetitions(place, "departments", [one.id for one in offices])
    _note_repetitions(place, "enterprises", [one.id for one in firms])
    _note_repetitions(place, "enterprises", [one.uscc for one in firms])
    _note_repetitions(place, "workbooks", list(workbooks.values()))
    _note_strangers(place, {one.id for one in offices}, firms)
    return ParkFile(park, _week(place), tuple(offices), tuple(firms), workbooks, closed)


def _park(place: Place) -> Park:
    facts = Place("park", place.take("park", dict), place.faults)
    sessions = tuple(sorted(place.each("sessions", parse_session)))
    if any(one[1] > other[0] for one, other in pairwise(sessions)):
        place.fault("sessions", place.fields["sessions"], "hours that do not overlap")
    zones = tuple(facts.each("zones", str))
    for name in ("id", "name"):
        if facts.fields.get(name) == "":
            facts.fault(name, "", "a text that is not empty")
    return Park(
        id=facts.take("id", str),
        name=facts.take("name", str),
        zones=zones,
        sessions=sessions or Park("", "").sessions,
        travel=_travel(Place("travel", place.take("travel", dict, {}), place.faults), zones),
        grid=_grid(place),
    )


def _grid(place: Place) -> int:
    grid = place.take("grid", int, 15)
    if not 0 < grid <= _DAY or _DAY % grid:
        place.fault("grid", grid, f"a divisor of {_DAY}")
    return grid


def _travel(place: Place, zones: tuple[str, ...]) -> dict[str, Any]:
    roads = {"within": place.fields.get("within", 0)}
    between = place.take("between", dict, {})
    for origin in between:
        row = Place("travel.between", between, place.faults).take(origin, dict)
        roads |= {f"between.{origin}.{end}": minutes for end, minutes in row.items()}
        place.faults += [
            f"travel.between.{origin}: zone {zone!r} is unknown"
            for zone in (origin, *row)
            if zones and zone not in zones
        ]
        for end, minutes in row.items():
            back = between.get(end)
            found = back.get(origin, minutes) if isinstance(back, dict) else minutes
            if end == origin or found != minutes:
                expected = f"{_shown(minutes)}, as back" if end != origin else "travel.within"
                place.fault(f"between.{end}.{origin}", found, expected)
    for name, minutes in roads.items():
        if type(minutes) is not int or not 0 <= minutes <= MOST_MINUTES:
            place.fault(name, minutes, f"minutes from 0 to {MOST_MINUTES}")
    for name in sorted(set(place.fields) - {"within", "between"}):
        place.fault(name, place.fields[name], "within or between")
    return place.fields


def _week(place: Place) -> Week | None:
    text = place.take("week", str, "")
    try:
        return Week.parse(text) if text else None
    except ValueError as fault:
        place.faults.append(f"week: {fault}")
        return None


def _department(place: Place, workbooks: dict[str, str]) -> Department:
    found = Department(
        id=place.take("id", str),
        name=place.take("name", str),
        short=place.take("short", str, ""),
        teams=place.take("teams", int, 1),
        level=place.take("level", str, ""),
        contact=place.take("contact", str, ""),
    )
    workbook = place.take("workbook", str, "")
    if workbook and (Path(workbook).name != workbook or workbook in (".", "..")):
        place.fault("workbook", workbook, "the name of a file beside park.json")
    elif workbook:
        workbooks[found.id] = workbook
    place.faults += [f"{place.path}: {fault}" for fault in departments.faults(found)]
    return found


def _enterprise(place: Place, park: Park, closed: dict[str, list[Window]]) -> Enterprise:
    found = Enterprise(
        id=place.take("id", str),
        name=place.take("name", str),
        uscc=place.take("uscc", str),
        park=park.id,
        hazards=tuple(place.each("hazards", str)),
        most_departments=place.limit("most_departments"),
        most_inspectors=place.limit("most_inspectors"),
        most_visits=place.limit("most_visits"),
        lead_order=tuple(place.each("lead_order", str)),
        **{name: place.take(name, str, "") for name in _TEXTS},
    )
    closed[found.id] = sorted(place.each("closed", parse_window))
    if park.zones and found.zone not in park.zones:
        place.fault("zone", found.zone, f"one of {', '.join(map(repr, park.zones))}")
    place.faults += [f"{place.path}: {fault}" for fault in enterprises.faults(found)]
    return found


_TEXTS = ("zone", "address", "trade", "contact", "phone", "credit")


def _note_repetitions(place: Place, name: str, keys: list[str]) -> None:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        place.faults.append(f"{name}: {key!r} stands there {keys.count(key)} times")


def _note_strangers(place: Place, known: set[str], firms: list[Enterprise]) -> None:
    for number, firm in enumerate(firms):
        for department in firm.lead_order:
            if department not in known:
                path = f"enterprises[{number}].lead_order"
                listed = ", ".join(map(repr, sorted(known)))
                place.faults.append(f"{path}: {department!r} is unknown; known are {listed}")
