"""What is to stand on a calendar server: a calendar for each department, and the committee's."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from calendars import stored
from tracker import clock, departments, people
from tracker.served import COMMITTEE
from tracker.week import ZONE
from web import feeds, reading, wording
from web.config import Config
from web.own_calendar import AHEAD, BEFORE


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    A calendar.

    Parameters
    ----------
    title
        What clients call it.
    entries
        The bytes of each entry by the name of its file.
    """

    title: str
    entries: Mapping[str, bytes]


def scopes() -> tuple[str, ...]:
    """All calendars that are to be served."""
    offices = departments.list_departments(by=people.COMMITTEE)
    return (COMMITTEE, *(one.id for one in offices))


def wanted(scope: str, config: Config) -> Wanted:
    """What a calendar holds: the same entries as a subscribed one, with the same rights."""
    office = None if scope == COMMITTEE else scope
    by = people.of_department(office) if office else people.COMMITTEE
    midnight = dt.datetime.combine(clock.today(), dt.time(), tzinfo=ZONE)
    park, found = reading.appointments(midnight - BEFORE, midnight + AHEAD, by=by)
    entries = [feeds.entry_of(one, park, config, busy=office is not None) for one in found]
    language = config.language
    if office is None:
        title = wording.say("feed.committee", language, park=park.name)
    else:
        name = departments.find(office, by=people.COMMITTEE).name
        title = wording.say("feed.department", language, department=name)
    return Wanted(title, {name_of(one.uid): stored(one) for one in entries})


def name_of(uid: str) -> str:
    """The name of an entry's file: the same for the same uid, whatever is in it."""
    return f"{quote(uid, safe='@')}.ics"


def digest(content: bytes) -> str:
    """Names the bytes of an entry."""
    return hashlib.sha256(content).hexdigest()
