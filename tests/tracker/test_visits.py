"""Each reader sees the visits that concern it."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, line, publish_plan
from tracker import clock, people, settings, version_rows, visits
from tracker.errors import NotAllowed, NotFound
from tracker.records import Department, Enterprise, Person, Request, Role
from tracker.week import Week

JOINT, ALONE, SECRET = "2026-W49-E1-1", "2026-W49-E2-1", "2026-W49-E3-1"
STORY = (
    line(),
    line("TAX"),
    line("TAX", enterprise="E2", windows=("Thu 14:00-17:00",)),
    line(enterprise="E3", announced=False),
)


def seen(by: Person, **filters) -> set[str]:
    return {one.uid for one in visits.list_visits(by=by, **filters)}


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (COMMITTEE, {JOINT, ALONE, SECRET}),
        (builders.person(Role.ADMINISTRATOR), {JOINT, ALONE, SECRET}),
        (builders.person(Role.SUPERVISION), {JOINT, ALONE, SECRET}),
        (builders.person(Role.SERVICE_CENTRE), {JOINT, ALONE}),
        (people.of_department("FIRE"), {JOINT, SECRET}),
        (builders.officer("TAX", Role.HEAD), {JOINT, ALONE}),
        (people.of_department("EMB"), set()),
        (people.of_enterprise("E1"), {JOINT}),
        (people.of_enterprise("E2"), {ALONE}),
        (people.of_enterprise("E3"), set()),
        (people.of_feed(department="TAX"), {JOINT, ALONE}),
        (people.of_feed(enterprise="E2"), {ALONE}),
    ],
)
def test_a_reader_sees_what_concerns_it(park: str, reader: Person, expected: set[str]):
    publish_plan(*STORY)

    assert seen(reader) == expected
    for uid in (JOINT, ALONE, SECRET):
        if uid in expected:
            assert visits.show(uid, by=reader).uid == uid
        else:
            with pytest.raises(NotFound, match="there is no visit"):
                visits.show(uid, by=reader)


def test_one_visit_is_read_without_its_neighbours(park: str, monkeypatch: pytest.MonkeyPatch):
    publish_plan(*STORY)
    read: list[str] = []
    thaw = version_rows.thaw

    def told(wording: Any, week: Week, office: Department, firm: Enterprise) -> Request:
        read.append(firm.id)
        return thaw(wording, week, office, firm)

    monkeypatch.setattr(version_rows, "thaw", told)

    visits.published(JOINT)

    assert read == ["E1", "E1"]


def test_a_stranger_sees_nothing(park: str):
    publish_plan(*STORY)

    with pytest.raises(NotAllowed):
        visits.list_visits(by=builders.person(Role.ANONYMOUS))


def test_a_plan_that_is_not_published_is_seen_by_nobody(park: str):
    builders.ask(*STORY)
    builders.plan()

    assert seen(COMMITTEE) == set()
    with pytest.raises(NotFound):
        visits.show(JOINT, by=COMMITTEE)


def test_visits_are_listed_in_order_of_time(park: str):
    publish_plan(*STORY)

    starts = [one.start for one in visits.list_visits(by=COMMITTEE)]

    assert starts == sorted(starts)


def test_filters_narrow_what_is_seen(park: str):
    publish_plan(*STORY)

    assert seen(COMMITTEE, department="TAX") == {JOINT, ALONE}
    assert seen(COMMITTEE, enterprise="E1") == {JOINT}
    assert seen(COMMITTEE, week=WEEK) == {JOINT, ALONE, SECRET}
    assert seen(COMMITTEE, week=Week.parse("2026-W50")) == set()


def test_a_filter_opens_no_door(park: str):
    publish_plan(*STORY)

    assert seen(people.of_enterprise("E1"), enterprise="E2") == set()
    assert seen(people.of_department("EMB"), department="FIRE") == set()


def test_visits_are_listed_for_a_stretch_of_time(park: str):
    publish_plan(*STORY)
    end_of_joint = visits.show(JOINT, by=COMMITTEE).end

    assert seen(COMMITTEE, since=end_of_joint) == {ALONE}
    assert seen(COMMITTEE, until=end_of_joint) == {JOINT, SECRET}
    assert seen(COMMITTEE, since=WEEK.moment(0), until=WEEK.moment(10_079)) == {
        JOINT,
        ALONE,
        SECRET,
    }
    assert seen(COMMITTEE, since=end_of_joint + dt.timedelta(weeks=2)) == set()


def test_a_cancelled_visit_is_seen_for_fourteen_days(park: str):
    publish_plan(*STORY)
    with clock.fixed(builders.PLANNING):
        publish_plan(*STORY[:2], STORY[3])

    enterprise = people.of_enterprise("E2")
    for days, expected in ((14, {ALONE}), (15, set())):
        with clock.fixed(builders.PLANNING + dt.timedelta(days=days)):
            assert seen(enterprise) == expected


def test_the_committee_decides_how_long_cancelled_visits_are_seen(park: str):
    publish_plan(*STORY)
    publish_plan(*STORY[:2], STORY[3])

    settings.write("feed.tombstone_days", 2, "管委会决定", by=COMMITTEE)

    with clock.fixed(clock.now() + dt.timedelta(days=3)):
        assert seen(people.of_enterprise("E2")) == set()


def test_a_visit_tells_who_comes_and_how_many(park: str):
    publish_plan(line(inspectors=3), line("TAX"), line("EMB", minutes=30))

    (visit,) = visits.list_visits(by=COMMITTEE)

    assert visit.departments[0] == visit.lead
    assert {one.id for one in visit.departments} == {"FIRE", "TAX", "EMB"}
    assert visit.inspectors == 7
    assert visit.end - visit.start == dt.timedelta(minutes=60)
