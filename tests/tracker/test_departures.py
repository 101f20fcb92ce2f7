"""A department that leaves a visit which goes on is told so, and told again when it comes back."""

import datetime as dt

import pytest
from peewee import fn

from tests.tracker.builders import (
    COLLECTING,
    COMMITTEE,
    ask,
    line,
    officer,
    plan,
    publish,
    publish_plan,
)
from tracker import clock, departures, visits
from tracker.errors import NotAllowed
from tracker.models import VisitRequestRow, VisitRow
from tracker.people import NOBODY
from tracker.records import Visit

SPAN = {"since": COLLECTING, "until": COLLECTING + dt.timedelta(weeks=4)}
LATER = COLLECTING + dt.timedelta(hours=1)
AGAIN = COLLECTING + dt.timedelta(hours=2)


def joint() -> None:
    publish_plan(line(), line("TAX"))


def alone() -> None:
    publish_plan(line(), line("TAX", "E2"))


def left(department: str = "TAX", by=COMMITTEE) -> tuple[Visit, ...]:
    return departures.list_left(department, by=by, **SPAN)


@pytest.fixture
def gone(park: str) -> Visit:
    """The visit that goes on, as it is now."""
    joint()
    with clock.fixed(LATER):
        alone()
        yield visits.list_visits(by=officer("FIRE"))[0]


def test_who_left_sees_the_visit_cancelled_when_it_left(gone: Visit):
    (found,) = left(by=officer("TAX"))

    assert (found.uid, found.cancelled, found.revision) == (gone.uid, True, gone.revision)
    assert (found.changed, gone.changed, gone.cancelled) == (LATER, LATER, False)
    assert [one.id for one in found.departments] == ["FIRE", "TAX"]


def test_who_stays_and_who_never_came_are_told_of_no_departure(gone: Visit):
    assert left("FIRE") == ()
    assert left("EEB") == ()


def test_what_changes_later_is_no_news_for_who_has_left(gone: Visit):
    with clock.fixed(AGAIN):
        publish_plan(line(windows=("Fri 09:00-12:00",)), line("TAX", "E2"))
        (found,) = left()

    assert found.revision == gone.revision
    assert found.changed == LATER


def test_who_comes_again_has_left_no_more_in_its_own_list(gone: Visit):
    with clock.fixed(AGAIN):
        joint()
        (found,) = left()
        (now,) = [one for one in visits.list_visits(by=officer("TAX")) if one.uid == found.uid]

    assert now.revision > found.revision
    assert not now.cancelled


def test_a_departure_is_told_for_a_fortnight(gone: Visit):
    with clock.fixed(LATER + dt.timedelta(days=14)):
        assert len(left()) == 1
    with clock.fixed(LATER + dt.timedelta(days=14, seconds=1)):
        assert left() == ()


def test_a_draft_that_nobody_published_lets_nobody_leave(park: str):
    joint()
    with clock.fixed(LATER):
        ask(line(), line("TAX", "E2"))
        plan()

        assert left() == ()


def test_a_visit_that_is_called_off_was_not_left(park: str):
    joint()
    with clock.fixed(LATER):
        publish_plan(line("TAX", "E2"), line("FIRE", "E2"))

        assert left() == ()


def test_only_whoever_sees_a_department_s_visits_sees_what_it_left(gone: Visit):
    assert left(by=officer("FIRE")) == ()
    with pytest.raises(NotAllowed):
        left(by=NOBODY)


@pytest.fixture
def replaced(park: str) -> tuple[int, int]:
    """The team that went to E1 and the one that goes there now; at E2 there is something new."""
    publish_plan(line())
    (own,) = visits.list_visits(by=COMMITTEE)[0].parts[0].teams
    with clock.fixed(LATER):
        ask(line(), line(enterprise="E2", windows=("Fri 09:00-12:00",)))
        plan()
        draft = VisitRow.select(fn.MAX(VisitRow.id)).where(VisitRow.uid == "2026-W49-E1-1")
        parts = VisitRequestRow.update(teams=[3 - own])
        parts.where(VisitRequestRow.visit == draft.scalar()).execute()
        publish()
    return own, 3 - own


def test_a_team_that_another_one_replaces_sees_its_visit_cancelled(replaced: tuple[int, int]):
    before, after = replaced
    with clock.fixed(AGAIN):
        (told,) = departures.list_left("FIRE", by=officer("FIRE"), team=before, **SPAN)
        (first, _) = visits.list_visits(by=COMMITTEE)

        assert departures.list_left("FIRE", by=officer("FIRE"), team=after, **SPAN) == ()
        assert left("FIRE") == ()
    assert (told.uid, told.cancelled, told.parts[0].teams) == (first.uid, True, (before,))
    assert (told.sequence, told.told) == (first.sequence, first.told) == (1, LATER)
    assert (first.revision, first.cancelled) == (0, False)
