"""The little park's joint visit of Tuesday, and who acts there: EMB leads, FIRE joins, C001."""

import datetime as dt
import re
from contextlib import AbstractContextManager
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.signing import csrf
from tracker import attendance, clock, database, findings
from tracker.records import (
    Attendance,
    Finding,
    FindingEntry,
    Outcome,
    Person,
    Presence,
    Role,
    Severity,
)
from tracker.week import ZONE

UID, SECRET = "2026-W49-C001-1", "2026-W49-C002-1"

LEAD = Person("emb", "周岩", Role.OFFICER, department="EMB")
FIRE = Person("fire", "林溪", Role.OFFICER, department="FIRE")
HEAD = Person("fire-head", "陈立", Role.HEAD, department="FIRE")
FIRM = Person("firm", "王川", Role.ENTERPRISE, enterprise="C001")
OTHER_FIRM = Person("other-firm", "李禾", Role.ENTERPRISE, enterprise="C002")
CENTRE = Person("centre", "赵明", Role.SERVICE_CENTRE)

FRIDAY = dt.datetime(2026, 11, 27, 10, tzinfo=ZONE)
"""After the week was published."""

BEGUN = dt.datetime(2026, 12, 1, 8, 35, tzinfo=ZONE)
"""Five minutes after the visit's beginning."""

OVER = dt.datetime(2026, 12, 1, 12, tzinfo=ZONE)


def at(moment: dt.datetime) -> AbstractContextManager[None]:
    """The clock at a moment."""
    return clock.fixed(moment)


def came(person: Person = LEAD) -> None:
    """A department came on time."""
    with database.session(), at(BEGUN):
        entry = Attendance(UID, str(person.department), Presence.ON_TIME)
        attendance.attend(entry, by=person)


def found(person: Person = LEAD, **fields: Any) -> Finding:
    """A finding of a department."""
    facts: dict[str, Any] = {
        "visit": UID,
        "department": person.department,
        "item": "消防设施",
        "text": "通道被堆放物占用",
        "severity": Severity.GENERAL,
        "outcome": Outcome.ORDER,
        "due": dt.date(2026, 12, 9),
    }
    with database.session(), at(BEGUN):
        return findings.record(FindingEntry(**{**facts, **fields}), by=person)


def send(client: FlaskClient, address: str, **typed: object) -> TestResponse:
    """Fill a form in and send it, with the fields that it hides."""
    return client.post(address, data={**csrf(client, address), **typed})


def words(page: str) -> str:
    """What people read of a page, without tags and what fields hold."""
    bare = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", bare)
