"""Reads what people say in the story; the words stand in files, so that no code holds them."""

import datetime as dt
import functools
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@functools.cache
def page(name: str) -> "Part":
    """A file of this room by its name without ending."""
    text = (HERE / f"{name}.toml").read_text(encoding="utf-8")
    return Part(name, tomllib.loads(text))


class Part:
    """A table of such a file; what is asked of it and not there is named with its path."""

    def __init__(self, path: str, fields: Mapping[str, Any]) -> None:
        self.path, self.fields = path, fields

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        found = self._take(name, str, default)
        return str(found)

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        return int(self._take(name, int, default))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Yes or no."""
        return bool(self._take(name, bool, default))

    def texts(self, name: str) -> tuple[str, ...]:
        """Several texts; none if nothing stands there."""
        return tuple(str(one) for one in self._take(name, list, []))

    def parts(self, name: str) -> Sequence["Part"]:
        """Several tables; none if nothing stands there."""
        found = enumerate(self._take(name, list, []))
        return [Part(f"{self.path}.{name}[{place}]", one) for place, one in found]

    def part(self, name: str) -> "Part":
        """One table."""
        return Part(f"{self.path}.{name}", self._take(name, dict, None))

    def day(self, name: str) -> dt.date:
        """A day of the calendar."""
        found: dt.date = self._take(name, dt.date, None)
        return found

    def _take(self, name: str, kind: type, default: object) -> Any:
        found = self.fields.get(name, default)
        if type(found) is not kind:
            raise ValueError(f"{self.path}.{name} is {found!r}, expected {kind.__name__}")
        return found
