"""Pools to draw from, with defaults."""

from typing import Any

from tracker.records import DrawPool

OFFICERS = ("f1", "f2", "f3", "f4")


def pool(**fields: Any) -> DrawPool:
    """Ten enterprises in two tiers, four officers."""
    facts = {
        "objects": {"A": ("a1", "a2", "a3", "a4", "a5", "a6"), "D": ("d1", "d2", "d3", "d4")},
        "percent": {"A": "20", "D": "60"},
        "officers": OFFICERS,
    }
    return DrawPool(**{**facts, **fields})
