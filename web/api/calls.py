"""Every call of the API: those of each noun, and those that are no noun's."""

from collections.abc import Iterator

from web.acts.nouns import NOUNS
from web.api import me, planner, weeks, within
from web.api.operation import Operation
from web.api.shown import Shapes
from web.api.things import operations_of

TOLD = Shapes(told=True)
"""The schemas of what is sent, by name."""


def _all() -> Iterator[Operation]:
    yield from me.OPERATIONS
    for _, noun in sorted(NOUNS.items()):
        yield from operations_of(noun, TOLD)
    yield from weeks.OPERATIONS
    yield from within.operations(TOLD)
    yield from planner.OPERATIONS


OPERATIONS = tuple(_all())
