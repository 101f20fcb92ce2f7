"""
What can be prepared beside the pages, by its kind: the key of `MAKERS` is what a preparation names.

A module here makes one kind. It knows no request: all it may use is in `Asked`, so that a worker
on another machine makes the same.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from web.makers.made import Asked, Made, Maker

MAKERS: Mapping[str, Maker] = {
    found.name: import_module(f"{__name__}.{found.name}").make
    for found in iter_modules(__path__)
    if found.name != "made"
}
"""Each makes what was asked for; whatever the tracker raises means that it cannot be had."""

__all__ = ["MAKERS", "Asked", "Made", "Maker"]
