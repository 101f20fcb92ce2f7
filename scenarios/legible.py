"""Week files that people can read: one department, enterprise or request on a line."""

import json
from collections.abc import Mapping


def legible(week: Mapping[str, object]) -> str:
    """The text of a week file."""
    fields = (f'  "{name}": {_value(value)}' for name, value in week.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {_value(one)}" for one in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)
