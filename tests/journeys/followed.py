"""A week that is published, changed and published again, behind an address that devices fetch."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.journeys.town import at_an_address
from tests.tracker import builders
from tests.tracker.builders import OPERATOR, line
from tracker import clock, database, people, subscriptions
from tracker.records import Person, PlanLine, Publication, Role
from web import create_app, storage
from web.config import Config

CLERK = Person("clerk", "经办", Role.COMMITTEE)

TUESDAY, WEDNESDAY, FRIDAY = ("Tue 09:00-12:00",), ("Wed 09:00-12:00",), ("Fri 09:00-12:00",)
MORNING, AFTERNOON = ("Thu 09:00-12:00",), ("Thu 14:00-17:00",)

FIRST = (
    line(windows=TUESDAY),
    line("TAX", windows=TUESDAY),
    line(enterprise="E2", windows=WEDNESDAY),
    line("EMB", enterprise="E3", windows=MORNING),
    line("TAX", enterprise="E3", windows=AFTERNOON),
)
"""A joint visit at E1, one at E2, two at E3 that cannot be one."""

SECOND = (
    line(windows=FRIDAY),
    line("TAX", windows=FRIDAY),
    line("EMB", enterprise="E3", windows=MORNING),
    line("TAX", enterprise="E3", windows=MORNING),
)
"""E1 is moved, E2 is cancelled, and the two at E3 become one."""


class Followed:
    """The small park behind an address, and whoever plans it."""

    def __init__(self, address: str, clocks: ExitStack) -> None:
        self.address, self._clocks = address, clocks

    def subscribed(self, person: Person = CLERK, **narrowed: str) -> str:
        """The address of a new calendar of somebody."""
        with database.session():
            if person not in people.list_people(by=OPERATOR):
                people.add(person, by=OPERATOR)
            made = subscriptions.subscribe("电脑", by=person, **narrowed)
        return f"{self.address}/feeds/{made.token}.ics"

    def publishes(self, *lines: PlanLine) -> Publication:
        """The week is asked for, planned and published anew."""
        with database.session():
            return builders.publish_plan(*lines)

    def waits(self, **span: float) -> None:
        """Time passes."""
        self._clocks.enter_context(clock.fixed(clock.now() + dt.timedelta(**span)))


@contextmanager
def followed(folder: Path) -> Iterator[Followed]:
    """The small park with an open week, on a day on which it collects plans."""
    config = Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}", out_dir=folder / "out", workers=1
    )
    storage.connect(config)
    with ExitStack() as clocks:
        clocks.enter_context(clock.fixed(builders.COLLECTING))
        with database.session():
            builders.park()
        address = clocks.enter_context(at_an_address(create_app(config)))
        yield Followed(address, clocks)
