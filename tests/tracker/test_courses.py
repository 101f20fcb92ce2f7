"""How far many visits have come, in a few queries, for those who may know it."""

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, officer, person
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tracker import attendance, courses, database, visits
from tracker.errors import NotFound
from tracker.people import of_enterprise
from tracker.records import Attendance, Course, Presence, Role, VisitState


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_joint()


def of(by) -> dict[str, Course]:
    found = courses.of_visits(visits.list_visits(WEEK, by=COMMITTEE), by=by)
    return {one.visit.enterprise.id: one for one in found}


def test_each_visit_has_its_state_and_who_came():
    with at(NINE):
        came("FIRE")
        found = of(COMMITTEE)

    assert (found["E1"].state, found["E2"].state) == (VisitState.UNDER_WAY, VisitState.PLANNED)
    assert [one.department for one in found["E1"].attendance] == ["FIRE"]
    assert found["E2"].attendance == ()


def test_a_department_learns_of_its_own_visits_and_of_those_it_joined():
    assert set(of(officer("EMB"))) == {"E2"}
    with at(NINE):
        came("FIRE")
        told = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="一并查看", unplanned=True)
        attendance.attend(told, by=officer("FIRE"))

        assert set(of(officer("EMB"))) == {"E1", "E2"}
        assert courses.show(visit().uid, by=officer("EMB")).enterprise.id == "E1"


def test_who_may_not_know_of_courses_learns_of_none():
    assert of(person(Role.SERVICE_CENTRE)) == {}
    assert of(of_enterprise("E1")) == {}


def test_a_visit_that_concerns_somebody_else_is_not_there():
    for by in (officer("EMB"), of_enterprise("E2")):
        with pytest.raises(NotFound):
            courses.show(visit().uid, by=by)


def test_the_day_holds_its_own_visits_only():
    with at(NINE):
        came("FIRE", presence=Presence.ON_TIME)
        day = [one.visit.enterprise.id for one in courses.of_day(NINE, by=officer("FIRE"))]
        next_day = courses.of_day(WEEK.moment(2 * 1440 + 540), by=officer("FIRE"))

    assert day == ["E1"]
    assert next_day == ()


def test_enterprises_of_visits_are_read_at_once_and_by_an_enterprise_its_own():
    uids = [one.uid for one in visits.list_visits(WEEK, by=COMMITTEE)]

    every = courses.enterprises_of(uids, by=officer("FIRE"))
    own = courses.enterprises_of(uids, by=of_enterprise("E2"))

    assert sorted(one.id for one in every.values()) == ["E1", "E2"]
    assert [one.id for one in own.values()] == ["E2"]
    assert courses.enterprises_of([], by=officer("FIRE")) == {}


def test_many_visits_ask_as_often_as_one(monkeypatch):
    every = visits.list_visits(WEEK, by=COMMITTEE)
    asked: list[str] = []
    run = database.database.obj.execute_sql

    def count(sql, *rest, **more):
        asked.append(sql)
        return run(sql, *rest, **more)

    monkeypatch.setattr(database.database.obj, "execute_sql", count)
    counts = []
    for some in (every[:1], every):
        asked.clear()
        courses.of_visits(some, by=COMMITTEE)
        counts.append(sum(one.lstrip().upper().startswith("SELECT") for one in asked))

    assert counts[0] == counts[1] > 0
