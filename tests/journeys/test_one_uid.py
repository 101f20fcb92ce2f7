"""One uid for life: what devices get of a week that is changed at random, time after time."""

import random
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.feed_history import TOMBSTONE, Event, History, moment
from tests.journeys.followed import CLERK, Followed, followed
from tests.tracker.builders import COMMITTEE, FIRMS, OFFICES, WEEK, line, officer
from tracker import clock, database, planning, versions
from tracker.errors import Rejected
from tracker.records import Person, PlanLine, Role
from tracker.week import parse_window

pytestmark = pytest.mark.needs_peer

STEPS = 12
WINDOWS = ("Tue 09:00-12:00", "Tue 14:00-17:00", "Wed 09:00-12:00", "Fri 14:00-17:00")
SECRET = "暗访"
READERS = {
    "clerk": CLERK,
    "centre": Person("centre", "受理员", Role.SERVICE_CENTRE),
    **{code: officer(code) for code in OFFICES},
    **{code: Person(code, "联系人", Role.ENTERPRISE, enterprise=code) for code in FIRMS},
}


def wanted(chance: random.Random) -> list[PlanLine]:
    """What departments ask for this time; each has something, so that each hands in."""
    lines = []
    for office in OFFICES:
        some = [one for one in FIRMS if chance.random() < 0.6] or [chance.choice(FIRMS)]
        for firm in some:
            announced = chance.random() < 0.8
            item = f"{office}{firm}{'' if announced else SECRET}{chance.choice('甲乙')}"
            windows = tuple(chance.sample(WINDOWS, chance.choice((1, 1, 2))))
            lines.append(line(office, firm, item, windows, announced=announced))
    return lines


def moved(chance: random.Random) -> None:
    """Somebody tries to move a visit by hand."""
    start, _ = parse_window(chance.choice(WINDOWS))
    with database.session():
        visit = chance.choice(versions.show(WEEK, by=COMMITTEE).standing)
        try:
            planning.move(WEEK, visit.uid, start + 30, "企业请求", by=COMMITTEE)
        except Rejected:
            return
        versions.publish(WEEK, by=COMMITTEE)


class Walk:
    """A week that is changed at random, and everybody's calendar of it."""

    def __init__(self, park: Followed, ical_js: Callable[[bytes], list[Event]]) -> None:
        self.park, self._read = park, ical_js
        self.addresses = {name: park.subscribed(one) for name, one in READERS.items()}
        self.histories = {name: History(name in OFFICES) for name in READERS}
        self.given: dict[str, dict[str, Event]] = {}

    def fetch(self) -> None:
        """Every device asks."""
        for name, history in self.histories.items():
            with urllib.request.urlopen(self.addresses[name]) as answer:
                content: bytes = answer.read()
            self.given[name] = dict(history.fetch(self._read(content), clock.now()))
            self._keeps_secrets(name, content)
        self._agree()

    def _keeps_secrets(self, name: str, content: bytes) -> None:
        words = content.replace(b"\r\n ", b"").decode()
        if name in FIRMS:
            assert not [one for one in FIRMS if one != name and f"{one} 公司" in words]
        if name in (*FIRMS, "centre"):
            assert SECRET not in words

    def _agree(self) -> None:
        """All tell the same of the same visit, and the committee what is published."""
        everything = self.given["clerk"]
        for given in self.given.values():
            for uid, event in given.items():
                if has_left(event, everything[uid]):
                    continue
                for name in ("start", "end", "sequence", "changed", "status", "location"):
                    assert event[name] == everything[uid][name], uid
        with database.session():
            standing = versions.show(WEEK, by=COMMITTEE).standing
        assert {uid.partition("@")[0] for uid, one in everything.items() if stands(one)} == {
            one.uid for one in standing
        }


def stands(event: Event) -> bool:
    return event["status"] != "CANCELLED"


def has_left(event: Event, known: Event) -> bool:
    """Whether the visit went on, for a while at least, without the reader of a calendar."""
    later = known["sequence"] - event["sequence"]
    return not stands(event) and (later > 0 or (later == 0 and stands(known)))


@pytest.mark.parametrize(
    "seed", [1, 2, *(pytest.param(one, marks=pytest.mark.long) for one in range(3, 13))]
)
def test_a_visit_keeps_its_uid_and_every_change_is_told(seed: int, tmp_path: Path, ical_js):
    chance = random.Random(seed)
    with followed(tmp_path) as park:
        walk = Walk(park, ical_js)
        for _ in range(STEPS):
            if walk.given and chance.random() < 0.3:
                moved(chance)
            else:
                park.publishes(*wanted(chance))
            walk.fetch()
            park.waits(hours=chance.randrange(1, 22))
        gone = {uid for uid, one in walk.given["clerk"].items() if not stands(one)}
        assert walk.histories["clerk"].changes >= STEPS
        assert len(gone) >= 3
        until_they_go(walk, park)


def until_they_go(walk: Walk, park: Followed) -> None:
    """Each cancelled visit stays for a fortnight to the second, and goes within another day."""
    ends = sorted(
        {moment(one) + TOMBSTONE for one in walk.given["clerk"].values() if not stands(one)}
    )
    for end in ends:
        if end > clock.now():
            park.waits(seconds=(end - clock.now()).total_seconds())
            walk.fetch()
    park.waits(days=1)
    walk.fetch()
    assert all(stands(one) for given in walk.given.values() for one in given.values())
