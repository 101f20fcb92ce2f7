"""A reading as one line of JSON and back: what the cage hands through its only opening."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from tracker.intake.cells import Value
from tracker.intake.faults import Fault, Refused
from tracker.intake.sheets import Reading, Sheet

_READ: Mapping[str, Callable[[str], date | time]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def packed(reading: Reading) -> bytes:
    """The reading as JSON."""
    sheets = [
        {
            "name": one.name,
            "rows": [[_packed(cell) for cell in row] for row in one.rows],
            "first": one.first,
            "visible": one.visible,
            "hidden": sorted(one.hidden),
            "merged": one.merged,
            "errors": [[*cell, said] for cell, said in one.errors.items()],
            "formulas": sorted(one.formulas),
        }
        for one in reading.sheets
    ]
    return json.dumps({"sheets": sheets, "encoding": reading.encoding}).encode()


def packed_refusal(refused: Refused) -> bytes:
    """The refusal as JSON."""
    return json.dumps({"refused": [refused.code, refused.found, refused.expected]}).encode()


def unpacked(line: bytes) -> Reading:
    """
    The reading again.

    Raises
    ------
    Refused
        When the cage refused the file.
    """
    said = json.loads(line)
    if "refused" in said:
        code, found, expected = said["refused"]
        raise Refused(Fault(code), found, expected)
    return Reading(tuple(_sheet(one) for one in said["sheets"]), said["encoding"])


def _sheet(said: dict[str, Any]) -> Sheet:
    return Sheet(
        said["name"],
        tuple(tuple(_unpacked(cell) for cell in row) for row in said["rows"]),
        said["first"],
        said["visible"],
        frozenset(said["hidden"]),
        tuple((top, left, bottom, right) for top, left, bottom, right in said["merged"]),
        {(row, column): text for row, column, text in said["errors"]},
        frozenset((row, column) for row, column in said["formulas"]),
    )


def _packed(value: Value) -> object:
    if isinstance(value, date | time):
        return {type(value).__name__: value.isoformat()}
    return value


def _unpacked(said: Any) -> Value:
    if isinstance(said, dict):
        ((kind, text),) = said.items()
        return _READ[kind](text)
    plain: Value = said
    return plain
