"""Joins the modules of a language to one catalogue."""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules


def joined(language: str, places: Iterable[str]) -> dict[str, str]:
    """
    The sentences of all modules of a language's package, by their keys.

    Raises
    ------
    ValueError
        If two modules hold the same key.
    """
    found: dict[str, str] = {}
    for name in sorted(one.name for one in iter_modules(places)):
        sentences: dict[str, str] = import_module(f"{language}.{name}").SENTENCES
        twice = sorted(found.keys() & sentences.keys())
        if twice:
            raise ValueError(f"{language}.{name}: {', '.join(twice)} stand in another module too")
        found |= sentences
    return found
