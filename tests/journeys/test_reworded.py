"""Whatever makes an entry read otherwise, be it a name alone, is told to devices that have it."""

import datetime as dt
import json
import random
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.tracker.builders import (
    COLLECTING,
    COMMITTEE,
    FIRMS,
    OFFICES,
    OPERATOR,
    WEEK,
    department,
    enterprise,
    line,
    officer,
    publish_plan,
)
from tracker import clock, departments, enterprises, parks, planning, versions
from tracker.errors import Rejected
from tracker.people import of_enterprise
from tracker.records import Person
from tracker.records.subscriptions import Holding
from tracker.week import parse_window
from web import own_calendar
from web.config import Config
from web.own_calendar import Scope

CONFIG = Config(base_url="https://onevisit.example")
STEPS = 20
WINDOWS = ("Tue 09:00-12:00", "Tue 14:00-17:00", "Wed 09:00-12:00", "Fri 14:00-17:00")
COUNTED = ("SEQUENCE", "LAST-MODIFIED", "DTSTAMP")
TOMBSTONE = dt.timedelta(days=14)
ALL = Scope(None, None, None, Holding.VISITS, None, "", None)

Entry = dict[str, str]
"""Lines of an entry by their names."""


def entries(content: bytes) -> dict[str, Entry]:
    """What stands in a calendar, by uid."""
    words = content.decode().replace("\r\n ", "")
    found = {}
    for one in words.split("BEGIN:VEVENT\r\n")[1:]:
        lines = one.partition("END:VEVENT")[0].splitlines()
        entry = {name: value for name, _, value in (each.partition(":") for each in lines)}
        found[entry["UID"]] = entry
    return found


@dataclass
class Device:
    """A calendar that is fetched time after time, each time held against the last."""

    by: Person
    scope: Scope = ALL
    last: dict[str, Entry] = field(default_factory=dict)
    dead: dict[str, dt.datetime] = field(default_factory=dict)
    changes: int = 0

    def fetch(self) -> None:
        """What is there now follows from what was there before."""
        given = entries(own_calendar.content(self.scope, CONFIG, by=self.by))
        for uid, before in self.last.items():
            if uid in given:
                self._follows(before, given[uid])
            else:
                assert clock.now() - self.dead[uid] > TOMBSTONE, before
        for uid, entry in given.items():
            if entry["STATUS"] != "CANCELLED":
                self.dead.pop(uid, None)
            else:
                self.dead.setdefault(uid, clock.now())
                assert "【已取消】" in entry["SUMMARY"]
        self.last = given

    def _follows(self, before: Entry, after: Entry) -> None:
        rises = int(after["SEQUENCE"]) - int(before["SEQUENCE"])
        assert after["LAST-MODIFIED"] == after["DTSTAMP"]
        assert (rises > 0) == (after["LAST-MODIFIED"] > before["LAST-MODIFIED"]), (before, after)
        if read(before) == read(after):
            assert rises >= 0
        else:
            assert rises > 0, (before, after)
            self.changes += 1


def read(entry: Entry) -> Entry:
    """All but what is counted."""
    return {name: value for name, value in entry.items() if name not in COUNTED}


class Town:
    """The small park, in a park file with a name, and whoever changes it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._file, self._chance = folder / "park.json", chance
        self._offices = {code: department(code) for code in OFFICES}
        self._firms = {code: enterprise(code) for code in FIRMS}
        self.park()
        self._firms["E1"] = replace(self._firms["E1"], park="NORTH")
        enterprises.register(self._firms["E1"], by=OPERATOR)

    def acts(self) -> None:
        """Something that anybody may do on any day."""
        kinds = (self.plan, self.plan, self.move, self.office, self.firm, self.contact, self.park)
        self._chance.choice(kinds)()

    def word(self) -> str:
        return f"{self._chance.randrange(10**6):06}"

    def park(self) -> None:
        told = {"id": "NORTH", "name": f"园区{self.word()}"}
        facts = {"park": told, "sessions": ["08:30-12:00", "14:00-17:30"], "enterprises": []}
        self._file.write_text(json.dumps(facts | {"departments": []}), encoding="utf-8")
        parks.import_park(self._file, by=OPERATOR)

    def office(self) -> None:
        code, name = self._chance.choice(OFFICES), self._chance.choice(("name", "short"))
        self._offices[code] = replace(self._offices[code], **{name: f"局{self.word()}"})
        departments.register(self._offices[code], by=OPERATOR)

    def firm(self) -> None:
        code, name = self._chance.choice(FIRMS), self._chance.choice(("name", "address"))
        self._firms[code] = replace(self._firms[code], **{name: f"厂{self.word()}"})
        enterprises.register(self._firms[code], by=OPERATOR)

    def contact(self) -> None:
        code = self._chance.choice(FIRMS)
        self._firms[code] = replace(self._firms[code], contact=f"某{self.word()}")
        enterprises.register(self._firms[code], by=OPERATOR)

    def plan(self) -> None:
        """Departments come and go, ask for more or for something else, in other rows."""
        chance, lines = self._chance, []
        for code in OFFICES:
            some = [one for one in FIRMS if chance.random() < 0.6] or [chance.choice(FIRMS)]
            for firm in some:
                told = {"windows": (chance.choice(WINDOWS),), "row": chance.randrange(3, 6)}
                shown = chance.random() < 0.8
                item = f"{code}{firm}{chance.choice('甲乙')}{'' if shown else '暗访'}"
                lines.append(line(code, firm, item, announced=shown, **told))
        publish_plan(*lines)

    def move(self) -> None:
        """Somebody tries to move a visit by hand."""
        start, _ = parse_window(self._chance.choice(WINDOWS))
        visit = self._chance.choice(versions.show(WEEK, by=COMMITTEE).standing)
        try:
            planning.move(WEEK, visit.uid, start + 30, "企业请求", by=COMMITTEE)
        except Rejected:
            return
        versions.publish(WEEK, by=COMMITTEE)


def devices() -> list[Device]:
    """Everybody's, each department's and team's, each enterprise's, and the clerk's narrowed."""
    found = [Device(COMMITTEE), Device(COMMITTEE, replace(ALL, department="TAX"))]
    for code in OFFICES:
        own = replace(ALL, department=code)
        found += [Device(officer(code), replace(own, team=one)) for one in (None, 1, 2)]
    return [*found, *(Device(of_enterprise(one), replace(ALL, enterprise=one)) for one in FIRMS)]


@pytest.mark.parametrize(
    "seed", [1, 2, 3, *(pytest.param(one, marks=pytest.mark.long) for one in range(4, 30))]
)
def test_an_entry_that_reads_otherwise_has_a_higher_sequence_and_a_later_moment(
    park: str, tmp_path: Path, seed: int
):
    chance, now, readers = random.Random(seed), COLLECTING, devices()
    with clock.fixed(now):
        town = Town(tmp_path, chance)
        town.plan()
    for _ in range(STEPS):
        for one in readers:
            with clock.fixed(now):
                one.fetch()
        now += dt.timedelta(seconds=chance.choice((0, 1, 3600, 20 * 3600)))
        with clock.fixed(now):
            town.acts()

    assert readers[0].changes > STEPS
    assert sum(one.changes for one in readers) > 5 * len(readers)
    assert sum(len(one.dead) for one in readers) > len(readers)
