"""What the page of a code says, and who came and left as whoever has the code tells it."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tests.tracker.onsite import LATER, NINE, at, publish_joint, visit
from tests.tracker.scanning import call_off, shown
from tracker import history, ratings, refusals, scans
from tracker.errors import NotFound, Rejected, WrongState
from tracker.models import EventRow
from tracker.people import of_enterprise
from tracker.records import Role
from tracker.records.visit_codes import RefusalKind, ScanKind, ScanState

BEFORE = frozenset({"refuse"})
ARRIVED, LEFT = ScanKind.ARRIVED, ScanKind.LEFT


def told(by) -> list[ScanKind]:
    return [one.kind for one in scans.list_scans(by=by)]


def test_before_its_day_a_visit_can_be_looked_at_and_refused(park: str):
    publish_joint()

    found = scans.look(shown())

    assert (found.visit, found.state) == (visit(), ScanState.VALID)
    assert found.ends == NINE.date() + dt.timedelta(days=30)
    assert (found.arrived, found.left, found.refusals, found.rated) == (None, None, (), None)
    assert found.may == BEFORE
    assert [one.department for one in found.comers] == ["FIRE", "TAX"]


def test_looking_writes_nothing_down(park: str):
    publish_joint()
    before = EventRow.select().count()

    scans.look(shown())

    assert EventRow.select().count() == before


def test_arrival_and_leaving_are_told_by_the_clock(park: str):
    publish_joint()
    with at(NINE):
        assert scans.look(shown()).may == {"arrive", "refuse", "rate"}
        assert scans.arrive(shown()).arrived == NINE
    with at(LATER):
        again = scans.arrive(shown())
        assert (again.arrived, again.may) == (NINE, {"leave", "take_back", "refuse", "rate"})
        assert scans.leave(shown()).left == LATER

    events = history.of_cases([f"scan:{visit().uid}"])
    assert [(one.act, one.actor, one.facts) for one in events] == [
        ("scan", "scan", {"kind": "arrived"}),
        ("scan", "scan", {"kind": "left"}),
    ]


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_comes_on_another_day(park: str, days: int):
    publish_joint()

    with at(NINE + dt.timedelta(days=days)), pytest.raises(Rejected, match="scan: differs"):
        scans.arrive(shown())


def test_nobody_leaves_who_has_not_come(park: str):
    publish_joint()

    with at(NINE), pytest.raises(Rejected, match="scan: missing"):
        scans.leave(shown())


def test_a_slip_is_taken_back_on_the_same_day_the_last_one_first(park: str):
    publish_joint()
    with at(NINE):
        scans.arrive(shown())
        scans.leave(shown())
        with pytest.raises(Rejected):
            scans.take_back(shown(), ARRIVED)
        assert scans.take_back(shown(), LEFT).left is None
        assert scans.take_back(shown(), ARRIVED).arrived is None
        with pytest.raises(Rejected):
            scans.take_back(shown(), ARRIVED)
        assert told(COMMITTEE) == []
        scans.arrive(shown())
    with at(NINE + dt.timedelta(days=1)):
        assert "take_back" not in scans.look(shown()).may
        with pytest.raises(Rejected):
            scans.take_back(shown(), ARRIVED)


def test_those_whom_a_visit_concerns_read_who_came(park: str):
    publish_joint()
    with at(NINE):
        scans.arrive(shown())
        scans.leave(shown())

    for by in (COMMITTEE, person(Role.SUPERVISION), officer("TAX"), of_enterprise("E1")):
        assert told(by) == [LEFT, ARRIVED]
    for by in (officer("EMB"), of_enterprise("E2"), person(Role.SERVICE_CENTRE)):
        assert told(by) == []
    assert [one.kind for one in scans.list_scans(by=COMMITTEE, most=1)] == [LEFT]
    assert scans.list_scans(by=COMMITTEE, visit="another") == ()


def test_what_was_called_off_can_neither_be_confirmed_nor_refused_nor_rated(park: str):
    publish_joint()
    kept = shown()
    call_off()

    with at(NINE):
        found = scans.look(kept)
        assert (found.state, found.may) == (ScanState.CALLED_OFF, frozenset())
        for act in (
            lambda: scans.arrive(kept),
            lambda: scans.leave(kept),
            lambda: scans.take_back(kept, ARRIVED),
            lambda: refusals.refuse(kept, RefusalKind.OTHER, "x"),
            lambda: ratings.rate(kept, 5),
        ):
            with pytest.raises(WrongState, match="called off"):
                act()


def test_a_wrong_code_tells_and_takes_nothing(park: str):
    publish_joint()
    wrong = shown(code="wrong")

    for act in (
        lambda: scans.look(wrong),
        lambda: scans.arrive(wrong),
        lambda: refusals.refuse(wrong, RefusalKind.OTHER, "x"),
        lambda: ratings.rate(wrong, 5),
    ):
        with pytest.raises(NotFound):
            act()
