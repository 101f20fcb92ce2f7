"""
From bytes to JSON values, and how a fault names what it found.

>>> path("requests", 14, "department")
'requests[14].department'
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

_LONGEST = 60
_LISTED = 20


class Unreadable(ValueError):
    """The text is no JSON; the message says where and why."""


def json_value(source: str | bytes) -> object:
    """
    The JSON value of a text, or of bytes in UTF-8 (a byte order mark is allowed).

    Raises
    ------
    Unreadable
        With line and column, or the position of the first byte that is not UTF-8. Also for
        what JSON leaves open: a name given twice in one object, NaN and Infinity.
    """
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        where = f"byte 0x{error.object[error.start]:02x} at position {error.start}"
        raise Unreadable(f"expected UTF-8, found {where}") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"expected JSON, but at {where}: {_lower(error.msg)}") from None
    except RecursionError:
        raise Unreadable("expected JSON of a few levels, found deep nesting") from None
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable("expected numbers of a few digits, found one of thousands") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(f"the field {shown(twice)} is given twice in one object")
    return found


def _no_number(word: str) -> object:
    raise Unreadable(f"expected a number, found {word}")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def shown(value: object) -> str:
    """A value as a fault quotes it: strings in quotes, long ones cut, containers named."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            text = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
            return ascii(text) if _has_surrogates(text) else repr(text)
        case int() | float():
            return repr(value) if abs(value) < 1e18 else "a huge number"
        case Mapping():
            return "an object"
        case Sequence():
            return "a list"
    return type(value).__name__


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def path(*steps: object) -> str:
    """Steps into a JSON value as one path; a name that is no plain word is quoted."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        elif isinstance(step, str) and step.isidentifier() and len(step) <= _LONGEST:
            text += f".{step}" if text else step
        else:
            text += f"[{shown(step)}]"
    return text


def flat(messages: object, *steps: object) -> Iterator[str]:
    """Each message of a tree of messages, with its path in front."""
    if isinstance(messages, Mapping):
        for step, inner in messages.items():
            yield from flat(inner, *(steps if step == "_schema" else (*steps, step)))
    elif isinstance(messages, list):
        for message in messages:
            yield f"{path(*steps)}: {message}" if steps else str(message)


class Names:
    """
    The names that may stand in a place.

    Parameters
    ----------
    what
        Plural of the thing, for a place where nothing is known at all.
    """

    def __init__(self, what: str, names: Iterable[str]) -> None:
        self.what = what
        self.known = frozenset(names)
        self._listed = sorted(self.known)
        self._searched = 0

    def __contains__(self, name: object) -> bool:
        return name in self.known

    def fault(self, name: str) -> str:
        """
        That `name` is unknown, and which are known: nearest first, a long list cut.

        >>> Names("departments", ["fire", "tax"]).fault("fyre")
        "'fyre' is unknown; known are 'fire', 'tax'"
        """
        if not self.known:
            return f"{shown(name)} is unknown; there are no {self.what}"
        short = len(self._listed) <= _LISTED
        rest = "" if short else f", … ({len(self._listed)} in all)"
        nearest = [] if short else self._nearest(name)
        listed = dict.fromkeys([*nearest, *self._listed[:_LISTED]])
        chosen = [shown(one) for one in list(listed)[:_LISTED]]
        return f"{shown(name)} is unknown; known are {', '.join(chosen)}{rest}"

    def _nearest(self, name: str) -> list[str]:
        # Comparing with every known name is slow: after a few faults the reader has the idea.
        if self._searched * len(self._listed) > 200_000 or len(name) > _LONGEST:
            return []
        self._searched += 1
        return get_close_matches(name, self._listed, n=3)
