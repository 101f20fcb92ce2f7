"""Everything in one list: in order, counted, and nothing that the person could not open."""

import datetime as dt

import pytest

from tests.tracker import past
from tests.tracker.appeals import builders as calls
from tests.tracker.appeals.counting import questions
from tests.tracker.appeals.filled import fill
from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, line, officer, publish_plan
from tests.tracker.inboxes.read import kinds, opened
from tests.tracker.timeline import builders as story
from tests.tracker.timeline.builders import AFTERWARDS, READERS, stranger
from tracker import clock, inboxes, weeks
from tracker.people import NOBODY, of_feed
from tracker.records import Light, Role
from tracker.records.inboxes import WaitingKind
from tracker.week import Week

EVERYBODY = {
    **READERS,
    "stranger": stranger(),
    "watcher": calls.WATCHER,
    "fire officer": calls.OFFICER,
    "emb head": calls.OTHER_HEAD,
    "nobody": NOBODY,
}


@pytest.fixture
def lived(park: str):
    """The day after everything has happened."""
    story.story()
    with clock.fixed(AFTERWARDS):
        weeks.open_week(Week.parse("2026-W51"), by=COMMITTEE)
        yield park


def test_what_waits_can_be_opened_by_whom_it_waits_for(lived: str) -> None:
    seen = 0
    for by in EVERYBODY.values():
        for one in inboxes.inbox(by=by, most=1_000).waiting:
            assert opened(one, by) is not None
            assert one.title
            seen += 1

    assert seen > 30


def test_every_role_finds_its_own_work_and_nobody_elses(lived: str) -> None:
    found = {name: set(kinds(by)) for name, by in EVERYBODY.items()}

    assert found["administrator"] == found["nobody"] == set()
    assert WaitingKind.APPEAL_TO_ACCEPT not in found["fire"] | found["supervision"]
    assert found["centre"] == found["watcher"]
    assert WaitingKind.DISTURBANCE_TO_ACCEPT in found["supervision"]
    assert WaitingKind.ACCUSATION_TO_ANSWER in found["fire"]
    assert WaitingKind.PLAN_MISSING in found["committee"]
    assert WaitingKind.REINSPECTION_DUE in found["fire"]
    assert WaitingKind.REPORT_DUE in found["fire"]
    assert WaitingKind.APPEAL_TO_PLAN in found["fire officer"]
    assert WaitingKind.APPEAL_TO_PLAN not in found["fire"] | found["fire head"]


def test_what_is_due_first_comes_first(lived: str) -> None:
    lights = [Light.RED, Light.YELLOW, Light.GREEN, Light.NONE]
    for by in EVERYBODY.values():
        found = inboxes.inbox(by=by, most=1_000).waiting
        assert [lights.index(one.light) for one in found] == sorted(
            lights.index(one.light) for one in found
        )
        dues = [one.due or dt.date.max for one in found]
        assert dues == sorted(dues)


def test_the_counts_tell_of_what_is_not_shown(lived: str) -> None:
    by = READERS["fire"]
    whole, cut = inboxes.inbox(by=by, most=1_000), inboxes.inbox(by=by, most=1)

    assert cut.waiting == whole.waiting[:1]
    assert cut.counts == whole.counts
    assert whole.count == len(whole.waiting) == sum(whole.counts.values()) > 1
    assert 0 not in whole.counts.values()
    assert inboxes.inbox(by=by, most=0).waiting == ()
    assert inboxes.inbox(by=by, most=-3).count == whole.count


def test_an_unannounced_visit_waits_for_no_enterprise(park: str) -> None:
    publish_plan(line(announced=False), line("TAX", enterprise="E2"))
    hidden, seen = READERS["firm"], stranger()

    assert kinds(hidden) == {}
    assert list(kinds(seen)) == [WaitingKind.VISIT_ANNOUNCED]
    assert kinds(NOBODY) == kinds(of_feed()) == kinds(OPERATOR) == {}


def test_it_takes_as_many_questions_for_much_as_for_little(
    centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = (calls.CLERK, calls.OFFICER, calls.HEAD, calls.OBE, calls.FIRM, COMMITTEE)
    fill(40, 2, offices=("FIRE", "TAX", "EMB"))
    past.visit(WEEK.date(1) - dt.timedelta(days=14), ("FIRE", "消防"), ("TAX", "发票"))
    before = [questions(monkeypatch, lambda by=by: inboxes.inbox(by=by, most=200)) for by in people]
    fill(160, 40, offices=("FIRE", "TAX", "EMB"))
    for nth in range(5):
        day = WEEK.date(1) - dt.timedelta(days=21 + 7 * nth)
        past.visit(day, ("FIRE", "消防"), ("TAX", "发票"))
    after = [questions(monkeypatch, lambda by=by: inboxes.inbox(by=by, most=200)) for by in people]

    assert after == before
    assert max(after) <= 32


def test_whoever_speaks_for_a_department_without_an_account_has_no_heads_work(park: str) -> None:
    assert WaitingKind.ENTRY_TO_APPROVE not in kinds(officer("FIRE", Role.OFFICER))
