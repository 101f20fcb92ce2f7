"""
Reads ``park.json``: a park with its zones, hours, roads, departments and enterprises.

Every fault is listed with its path in the file, and a file with a fault gives nothing.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from tracker import departments, enterprises
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import Department, Enterprise, Park, Window
from tracker.week import Week, parse_session, parse_window

FORMAT = "onevisit/park/1"

LONGEST = 500
"""Characters of a text that is taken seriously."""

MOST_MINUTES = 1_000_000
"""The longest way that the planner takes."""

_DAY = 24 * 60
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NAMES: dict[type, str] = {dict: "object", list: "list", str: "text", int: "number"}

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
    faults: list[Fault] = field(default_factory=list)

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
            self.note(name, FaultCode.TOO_LONG, str(len(value)), str(LONGEST))
        elif isinstance(value, str) and (strange := _UNWRITABLE.search(value)):
            self.note(name, FaultCode.NOT_TEXT, f"U+{ord(strange[0]):04X}")

    def limit(self, name: str) -> int | None:
        """A whole number, or None when there is none."""
        value = self.fields.get(name)
        if value is None or type(value) is int:
            return value
        self.fault(name, value, "number")
        return None

    def each(
        self, name: str, read: Callable[[str], Value], sample: str = "text"
    ) -> Iterator[Value]:
        """Texts of a list, read one by one; ValueError of `read` is a fault, as is no `sample`."""
        for number, text in enumerate(self.take(name, list, [])):
            self._check_text(f"{name}[{number}]", text)
            try:
                yield read(text)
            except (TypeError, ValueError):
                self.fault(f"{name}[{number}]", text, sample)

    def objects(self, name: str) -> Iterator["Place"]:
        """Objects of a list."""
        for number, value in enumerate(self.take(name, list, [])):
            if isinstance(value, dict):
                yield Place(self.at(f"{name}[{number}]"), value, self.faults)
            else:
                self.fault(f"{name}[{number}]", value, "object")

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}".removeprefix(".")

    def fault(self, name: str, found: object, expected: str) -> None:
        """Note that a field is not written as `expected`, a kind or a sample."""
        self.note(name, FaultCode.WRONG_FORM, _shown(found), expected)

    def note(self, name: str, code: FaultCode, found: object = "", expected: str = "") -> None:
        """Note what is wrong with a field."""
        self.faults.append(Fault("park_file", code, _shown(found), expected, self.at(name)))

    def same(self, faults: Iterable[Fault]) -> None:
        """Note the faults of the entry that stands here."""
        self.faults += [replace(one, at=self.path) for one in faults]


def _shown(found: object) -> str:
    """A value as a fault quotes it: on one line, and not for pages."""
    if found is None:
        return "-"
    if isinstance(found, int) and abs(found) > 10**18:
        return "> 10^18" if found > 0 else "< -10^18"
    text = ascii(found)[1:-1] if _is_unwritable(found) else str(found)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _is_unwritable(found: object) -> bool:
    return isinstance(found, str) and _UNWRITABLE.search(found) is not None


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
        place.fault("format", place.fields["format"], FORMAT)
    found = _park_file(place)
    if place.faults:
        raise Rejected(place.faults)
    return found


def _document(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as fault:
        raise Rejected([Fault("park_file", FaultCode.UNKNOWN, str(path))]) from fault
    except (OSError, ValueError, RecursionError) as fault:
        raise Rejected([Fault("park_file", FaultCode.DAMAGED, at=path.name)]) from fault
    if not isinstance(found, dict):
        wrong = Fault("park_file", FaultCode.WRONG_FORM, _shown(found), "object", path.name)
        raise Rejected([wrong])
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
    sessions = tuple(sorted(place.each("sessions", parse_session, "08:30-12:00")))
    if any(one[1] > other[0] for one, other in pairwise(sessions)):
        place.note("sessions", FaultCode.OVERLAPS, ", ".join(place.fields["sessions"]))
    zones = tuple(facts.each("zones", str))
    for name in ("id", "name"):
        if facts.fields.get(name) == "":
            facts.note(name, FaultCode.MISSING)
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
        place.fault("grid", grid, "5, 10, 15, 20, 30, 60")
    return grid


def _travel(place: Place, zones: tuple[str, ...]) -> dict[str, Any]:
    roads = {"within": place.fields.get("within", 0)}
    between = place.take("between", dict, {})
    for origin in between:
        row = Place("travel.between", between, place.faults).take(origin, dict)
        roads |= {f"between.{origin}.{end}": minutes for end, minutes in row.items()}
        for zone in (origin, *row):
            if zones and zone not in zones:
                place.note(f"between.{origin}", FaultCode.UNKNOWN, zone, ", ".join(zones))
        for end, minutes in row.items():
            back = between.get(end)
            found = back.get(origin, minutes) if isinstance(back, dict) else minutes
            if end == origin or found != minutes:
                expected = _shown(minutes) if end != origin else "travel.within"
                place.note(f"between.{end}.{origin}", FaultCode.DIFFERS, found, expected)
    for name, minutes in roads.items():
        if type(minutes) is not int or not 0 <= minutes <= MOST_MINUTES:
            place.note(name, FaultCode.OUT_OF_RANGE, minutes, f"0-{MOST_MINUTES}")
    for name in sorted(set(place.fields) - {"within", "between"}):
        place.note(name, FaultCode.UNKNOWN, name, "within, between")
    return place.fields


def _week(place: Place) -> Week | None:
    text = place.take("week", str, "")
    try:
        return Week.parse(text) if text else None
    except ValueError:
        place.fault("week", text, "2026-W49")
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
        place.fault("workbook", workbook, "消防.xlsx")
    elif workbook:
        workbooks[found.id] = workbook
    place.same(departments.faults(found))
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
    closed[found.id] = sorted(place.each("closed", parse_window, "Tue 09:00-12:00"))
    if park.zones and found.zone not in park.zones:
        place.note("zone", FaultCode.UNKNOWN, found.zone, ", ".join(park.zones))
    place.same(enterprises.faults(found))
    return found


_TEXTS = ("zone", "address", "trade", "contact", "phone", "credit")


def _note_repetitions(place: Place, name: str, keys: list[str]) -> None:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        place.note(name, FaultCode.TWICE, key)


def _note_strangers(place: Place, known: set[str], firms: list[Enterprise]) -> None:
    for number, firm in enumerate(firms):
        for department in firm.lead_order:
            if department not in known:
                path, listed = f"enterprises[{number}].lead_order", ", ".join(sorted(known))
                place.note(path, FaultCode.UNKNOWN, department, listed)
