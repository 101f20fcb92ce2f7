"""Which pages there are: blueprints with views of their own, and nouns whose pages are alike."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import flask

from web.acts.nouns import NOUNS
from web.pages import door, handbook, home, search, things, views
from web.pages.things import View


def blueprints() -> Iterator[flask.Blueprint]:
    """Every blueprint, each made anew: one application must not carry another's."""
    yield home.blueprint
    yield door.blueprint
    yield search.blueprint
    yield handbook.blueprint
    for view in known():
        blueprint = flask.Blueprint(view.noun.name, __name__)
        things.register(blueprint, view)
        yield blueprint
    yield from _own()


def known() -> tuple[View, ...]:
    """How each noun looks; one without a view of its own has acts only."""
    own = {one.noun.name: one for one in _views()}
    return tuple(own.get(name) or View(noun=noun) for name, noun in NOUNS.items())


def _views() -> Iterator[View]:
    for found in iter_modules(views.__path__):
        module = import_module(f"{views.__name__}.{found.name}")
        yield from getattr(module, "VIEWS", ())


def _own() -> Iterator[flask.Blueprint]:
    """Blueprints that modules of `web.pages.views` bring besides."""
    for found in iter_modules(views.__path__):
        module = import_module(f"{views.__name__}.{found.name}")
        yield from getattr(module, "BLUEPRINTS", ())
