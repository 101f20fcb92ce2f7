"""
Every noun, by its name in addresses.

A module here names the services of one noun in a constant `NOUN` (or several in `NOUNS`).
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from web.acts.act import Noun


def _all() -> Iterator[Noun]:
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        yield from getattr(module, "NOUNS", None) or (module.NOUN,)


NOUNS: Mapping[str, Noun] = {one.name: one for one in _all()}
"""In no order that means anything."""

__all__ = ["NOUNS"]
