"""
Which robots there are: a file names them, a line each, since their addresses are secrets.

An address is anything that Apprise takes, such as ``wecombot://…`` or ``dingtalk://…``.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from tracker.served import COMMITTEE

LINE = re.compile(r"(?P<code>[^\s=]+)\s*=\s*(?P<address>\S+)")


def robots(path: Path | None) -> Mapping[str, str]:
    """Addresses by whose group it is: ``committee``, or such as ``department:FIRE``."""
    if path is None:
        return {}
    return {_reader(one["code"]): one["address"] for _, one in _lines(path) if one}


def faults(path: Path | None) -> tuple[str, ...]:
    """All that keeps a file of robots from being used; no address is repeated."""
    if path is None:
        return ()
    if find_spec("apprise") is None:
        return ("Apprise is not installed; expected: pip install 'onevisit[robots]'",)
    try:
        return tuple(_faults(path))
    except (OSError, UnicodeDecodeError) as fault:
        return (f"it cannot be read: {type(fault).__name__}",)


def _faults(path: Path) -> Iterator[str]:
    import apprise

    seen: set[str] = set()
    for number, one in _lines(path):
        if one is None:
            yield f"line {number}: expected CODE = ADDRESS"
            continue
        if not apprise.Apprise().add(one["address"]):
            yield f"line {number}, {one['code']}: an address that Apprise does not know"
        if one["code"] in seen:
            yield f"line {number}, {one['code']}: stands twice, expected once"
        seen.add(one["code"])


def _lines(path: Path) -> Iterator[tuple[int, re.Match[str] | None]]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        told = line.strip()
        if told and not told.startswith("#"):
            yield number, LINE.fullmatch(told)


def _reader(code: str) -> str:
    return code if code == COMMITTEE else f"department:{code}"
