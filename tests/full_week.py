"""A week file in which every field is used, and values like it that are wrong."""

from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.builders import wish

FULL = {
    "format": "onevisit/week/1",
    "week": "2026-W48",
    "grid": 20,
    "days": ["Sat", "Mon"],
    "sessions": ["14:00-24:00", "09:00-12:00"],
    "travel": {"within": 10, "between": {"east": {"west": 25}}},
    "departments": [
        {
            "id": "fire",
            "name": "消防救援大队",
            "teams": 3,
            "away": [{"teams": 1, "when": "Tue 09:00-12:00"}],
        },
        {"id": "tax", "teams": 0},
    ],
    "enterprises": [
        {
            "id": "e1",
            "zone": "east",
            "closed": ["Wed 09:00-12:00"],
            "most_departments": 5,
            "most_inspectors": 12,
            "most_visits": 2,
            "lead_order": ["tax", "fire"],
        }
    ],
    "requests": [
        wish(),
        wish(
            "tax-1",
            teams=2,
            inspectors=3,
            may_lead=False,
            announced=False,
            priority=9,
            windows=["Mon 00:00-24:00"],
        ),
        wish("tax-2"),
    ],
    "together": [["fire-1", "tax-1"]],
    "apart": [["tax-1", "tax-2"]],
    "fixed": [
        {
            "enterprise": "e1",
            "start": "Tue 09:00",
            "lead": "fire",
            "requests": ["fire-1"],
            "open": True,
        }
    ],
    "previous": [{"request": "tax-1", "start": "Tue 09:00"}],
    "most_moved": 4,
}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["fire", "fire-1", "e1", "Tue 09:00", "Tue 09:00-12:00"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*FULL, "id", "teams", "when"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def mutated(value: Any, random: Random, foreign: Any) -> Any:
    """The value with one part somewhere inside replaced, dropped or doubled."""
    if isinstance(value, dict) and value and random.random() < 0.9:
        key = random.choice(sorted(value))
        changed = {one: inner for one, inner in value.items() if one != key}
        if random.random() < 0.9:
            changed[key] = mutated(value[key], random, foreign)
        return changed
    if isinstance(value, list) and value and random.random() < 0.9:
        place = random.randrange(len(value))
        doubled = [value[place]] if random.random() < 0.1 else []
        return [
            *value[:place],
            *doubled,
            mutated(value[place], random, foreign),
            *value[place + 1 :],
        ]
    return foreign
