"""64 publish eight weeks at once, and every second fails after its numbers were drawn: no gap."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from optimizer import SolveParams
from tests.journeys.crowd import PEOPLE, Crowd, programs, told
from tests.tracker.builders import COMMITTEE, line
from tracker import notices, planning, requests, versions, weeks
from tracker.database import transaction
from tracker.errors import Conflict, ConflictCode
from tracker.records import Notice, NoticeKind, Source
from tracker.week import Week

WEEKS = tuple(Week.parse(f"2026-W{number}") for number in range(49, 53))
FRIDAY = ("Fri 09:00-12:00",)
QUICK = SolveParams(work_limit=200, workers=1)


@pytest.fixture(scope="module")
def machines() -> Iterator[ProcessPoolExecutor]:
    with programs() as found:
        yield found


@pytest.fixture
def everybody(machines: ProcessPoolExecutor, park: str) -> Crowd:
    """64 people at a park's database."""
    return Crowd(machines, park)


def draft(windows: tuple[str, ...]) -> None:
    """A draft of each week: two visits, whose time is given."""
    for week in WEEKS:
        weeks.open_week(week, by=COMMITTEE)
        lines = [line(windows=windows), line(enterprise="E2", windows=windows)]
        source = Source("FIRE.xlsx", "0" * 64)
        requests.accept(
            lines, department="FIRE", week=week, source=source, late="临时", by=COMMITTEE
        )
        planning.plan(week, QUICK, by=COMMITTEE)


def publish(number: int) -> str:
    """Every second publication breaks off when everything in it is done."""
    with transaction():
        done = versions.publish(WEEKS[number // 2 % len(WEEKS)], by=COMMITTEE)
        if number % 2:
            raise Conflict(ConflictCode.FIRST)
    return "stood" if done.stood else "published"


def given() -> list[Notice]:
    return [one for week in WEEKS for one in notices.of_week(week, by=COMMITTEE)]


def numbers(kind: NoticeKind) -> list[int]:
    return sorted(one.number for one in given() if one.kind is kind)


def test_numbers_drawn_at_once_are_each_given_once_without_a_gap(everybody: Crowd):
    draft(("Tue 09:00-12:00",))
    first = told(everybody(publish))
    draft(FRIDAY)
    second = told(everybody(publish))

    assert first == second == {"published": 4, "stood": PEOPLE // 2 - 4, "Conflict": PEOPLE // 2}
    assert numbers(NoticeKind.NOTICE) == list(range(1, 9))
    assert numbers(NoticeKind.CHANGE) == list(range(1, 9))
    assert numbers(NoticeKind.CANCELLATION) == []
