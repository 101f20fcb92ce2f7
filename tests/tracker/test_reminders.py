"""Days on the calendar that nobody may miss."""

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.tracker.builders import officer
from tests.tracker.onsite import NINE, at, came, found, publish_joint, visit
from tracker import coercive, outbox, rectifications, reminders
from tracker.records import CoerciveEntry, CoerciveKind

DAY = dt.timedelta(days=1)
UNTIL = NINE.date() + 5 * DAY


@pytest.fixture(autouse=True)
def begun(park: str) -> Iterator[None]:
    publish_joint()
    with at(NINE):
        came()
        yield


def reminded(days: int) -> list[tuple[str, str, object]]:
    """What is told anew so many days after the visit: kind, to whom, stage."""
    with at(NINE + days * DAY):
        before = len(outbox.unsent())
        count = reminders.tick()
        fresh = outbox.unsent()[before:]
        assert count == len(fresh)
        assert reminders.tick() == 0
    return [(one.kind, one.to, one.facts["stage"]) for one in fresh]


def measure() -> int:
    entry = CoerciveEntry(
        visit=visit().uid,
        department="FIRE",
        kind=CoerciveKind.SEAL,
        target="二号仓库",
        basis="消防法第五十四条",
        impact="停用一个仓库",
        reviewer="局长",
        begun=NINE.date(),
        until=UNTIL,
        reserved=True,
    )
    return coercive.take(entry, by=officer()).id


def test_a_measure_is_reminded_of_before_on_and_after_its_last_day():
    measure()

    assert reminded(3) == []
    assert reminded(4) == [("measure-ends", "department:FIRE", "due soon")]
    assert reminded(5) == [("measure-ends", "department:FIRE", "due today")]
    assert reminded(6) == [
        ("measure-ends", "department:FIRE", "overdue"),
        ("measure-ends", "committee", "overdue"),
    ]
    assert reminded(9) == []


def test_what_is_lifted_is_not_reminded_of():
    one = measure()
    coercive.lift(one, NINE.date(), "隐患消除", by=officer())

    assert reminded(5) == []


def test_a_measure_that_lasts_longer_is_reminded_of_anew():
    one = measure()
    assert len(reminded(5)) == 1

    coercive.extend(one, UNTIL + 10 * DAY, "案情复杂", by=officer())

    assert reminded(6) == []
    assert reminded(14) == [("measure-ends", "department:FIRE", "due soon")]


def test_a_finding_is_reminded_of_until_it_is_put_right():
    one = found(due=UNTIL)
    assert reminded(4) == [("finding-due", "department:FIRE", "due soon")]

    rectifications.rectify(one.id, "照片", by=officer())

    assert reminded(6) == []


def test_a_finding_without_a_day_is_not_reminded_of():
    found(due=None)

    assert reminded(300) == []
