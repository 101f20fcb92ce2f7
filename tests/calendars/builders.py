"""Entries with defaults: a test names only what it is about."""

from datetime import UTC, datetime, timedelta
from typing import Any

from calendars import Entry

NINE = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
"""Monday, 30 November 2026, nine o'clock in Shanghai."""

ORGANIZER = ("committee@onevisit.example", "园区联合检查办公室")


def entry(uid: str = "visit-1@onevisit.example", **values: Any) -> Entry:
    """A joint visit of two hours on Monday morning, but for the values given."""
    plain: dict[str, Any] = {
        "sequence": 0,
        "start": NINE,
        "end": NINE + timedelta(hours=2),
        "changed": NINE - timedelta(days=9),
        "summary": "联合检查 云海精密",
        "organizer": ORGANIZER,
    }
    return Entry(uid=uid, **(plain | values))
