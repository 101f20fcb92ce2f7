"""No calendar of the living district holds a word that its reader must not know."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.town import served
from tracker import database, enterprises, people, requests, subscriptions, visits, weeks
from tracker.people import COMMITTEE, OPERATOR
from tracker.records import Enterprise, Person, Request, Role, Visit
from tracker.records.subscriptions import Holding

OVERSEERS = (Role.COMMITTEE, Role.ADMINISTRATOR, Role.SUPERVISION)


class Known:
    """All that there is to be told, before anybody is told."""

    def __init__(self) -> None:
        self.people: tuple[Person, ...] = people.list_people(by=OPERATOR)
        self.visits: tuple[Visit, ...] = visits.list_visits(by=COMMITTEE)
        self.requests: tuple[Request, ...] = tuple(
            request
            for week in weeks.list_weeks(by=COMMITTEE)
            for request in requests.list_requests(week.week, by=COMMITTEE)
        )
        self.firms: tuple[Enterprise, ...] = enterprises.list_enterprises(by=COMMITTEE)

    def forbidden(self, reader: Person) -> Iterator[str]:
        """Words that must not stand in a reader's calendar, by the policy's own words."""
        if reader.role in OVERSEERS:
            return
        yield from (one.uid for one in self.visits if not self._concerns(one, reader))
        if reader.department is None:
            open_items = {item for one in self.requests if one.announced for item in one.items}
            hidden = {item for one in self.requests if not one.announced for item in one.items}
            yield from hidden - open_items
        if reader.enterprise is not None:
            for firm in self.firms:
                if firm.id != reader.enterprise:
                    yield from filter(None, (firm.name, firm.uscc, firm.address, firm.contact))

    def _concerns(self, visit: Visit, reader: Person) -> bool:
        if reader.department is not None:
            return reader.department in [one.id for one in visit.departments]
        if reader.enterprise is not None:
            return visit.announced and visit.enterprise.id == reader.enterprise
        return visit.announced


@pytest.fixture
def district(lived: Path, tmp_path: Path) -> Iterator[tuple[Known, str]]:
    """What is known there, and where it is told."""
    with served(lived, tmp_path) as (_, address):
        with database.session():
            known = Known()
        yield known, address


def calendars(reader: Person, known: Known, address: str) -> Iterator[str]:
    """Whatever a reader can subscribe, as text."""
    narrowed = [{}, *({"enterprise": one.id} for one in known.firms), {"department": "FIRE"}]
    for narrow in narrowed:
        for holds in Holding:
            if holds is Holding.HOURS and not (reader.department or narrow.get("department")):
                continue  # Hours are a department's.
            with database.session():
                made = subscriptions.subscribe("电脑", by=reader, holds=holds, **narrow)
            with urllib.request.urlopen(f"{address}/feeds/{made.token}.ics") as answer:
                yield answer.read().replace(b"\r\n ", b"").decode()
            with database.session():
                subscriptions.revoke(made.id, by=reader)


def test_no_calendar_tells_what_its_reader_must_not_know(district) -> None:
    known, address = district
    told, withheld = 0, 0
    for reader in known.people:
        words = set(known.forbidden(reader))
        withheld += len(words)
        for text in calendars(reader, known, address):
            assert [one for one in words if one in text] == [], reader
            told += text.count("BEGIN:VEVENT")

    assert told > 100
    assert withheld > 20
