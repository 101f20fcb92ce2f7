import datetime as dt

import pytest

from tests.tracker import builders
from tests.web.builders import small_park
from tracker import clock, parks, people, weeks
from tracker.errors import NotAllowed, NotFound
from tracker.records import Person, Role
from tracker.week import Week
from web import reading

COMMITTEE = people.COMMITTEE
EMB = Person("emb", "应急干部", Role.OFFICER, department="EMB")


def _firm(enterprise):
    return Person("firm", "联系人", Role.ENTERPRISE, enterprise=enterprise)


def test_only_published_weeks_are_read(story):
    assert reading.published_weeks() == ("2026-W49",)


def test_a_board_names_what_the_records_number(story):
    board = reading.board("2026-W49", by=COMMITTEE)

    joint = next(visit for visit in board.visits if visit.joint)
    assert [one.short for one in joint.departments] == ["应急", "消防"]
    assert joint.lines[0].items[0].file == "应急.csv"
    assert joint.number == "C001-1"
    assert board.park.demo


def test_a_department_sees_unannounced_visits_of_its_own_only(story):
    officer = Person("fire", "消防干部", Role.OFFICER, department="FIRE")
    own, other = (reading.board("2026-W49", by=one) for one in (officer, EMB))

    assert [visit.enterprise.id for visit in own.visits] == ["C001", "C002"]
    assert [visit.enterprise.id for visit in other.visits] == ["C001"]
    assert other.separate == own.separate


def test_an_enterprise_sees_its_own_announced_visits_and_figures_of_its_own(story):
    first = reading.board("2026-W49", by=_firm("C001"))
    second = reading.board("2026-W49", by=_firm("C002"))

    assert [visit.enterprise.id for visit in first.visits] == ["C001"]
    assert (first.rows, first.separate) == (2, 2)
    assert second.visits == ()
    assert (second.rows, second.separate) == (0, 0)


def test_what_stands_behind_uids_stays_when_enterprises_come_to_another_park(story, tmp_path):
    before = reading.board("2026-W49", by=COMMITTEE).park
    other = {"id": "second", "name": "新园区", "zones": ["东片区"]}
    parks.import_park(small_park(tmp_path, park=other) / "park.json", by=people.OPERATOR)

    after = reading.board("2026-W49", by=COMMITTEE).park

    assert (before.domain, before.name) == ("little.onevisit", "小园区")
    assert (after.domain, after.name) == ("little.onevisit", "新园区")


def test_only_those_who_plan_see_a_version_by_its_number(story):
    assert reading.board("2026-W49", by=COMMITTEE, number=1).version == 1
    with pytest.raises(NotAllowed):
        reading.board("2026-W49", by=EMB, number=1)


def test_an_unknown_week_is_not_found(records):
    with pytest.raises(NotFound):
        reading.board("2026-W49", by=COMMITTEE)


def test_an_unknown_visit_is_none(story):
    assert reading.visit("nobody", by=COMMITTEE) is None


def test_a_visit_that_somebody_may_not_see_is_none(story):
    assert reading.visit("2026-W49-C002-1", by=COMMITTEE) is not None
    assert reading.visit("2026-W49-C002-1", by=_firm("C002")) is None
    assert reading.visit("2026-W49-C001-1", by=_firm("C002")) is None


def test_a_week_that_is_only_collected_has_no_board(records):
    weeks.open_week(Week(2026, 49), by=people.COMMITTEE)

    assert reading.published_weeks() == ()
    with pytest.raises(NotFound, match="published"):
        reading.board("2026-W49", by=COMMITTEE)


def test_a_department_that_leaves_a_visit_finds_it_cancelled_among_its_appointments(records):
    with clock.fixed(builders.COLLECTING):
        builders.park()
        builders.publish_plan(builders.line(), builders.line("TAX"))
        builders.publish_plan(builders.line(), builders.line("TAX", "E2"))
        since, until = clock.now(), clock.now() + dt.timedelta(weeks=2)

        def shown(by, **narrowed):
            _, found = reading.appointments(since, until, by=by, **narrowed)
            return {one.uid: one.cancelled for one in found}

        expected = {"2026-W49-E1-1": True, "2026-W49-E2-1": False}
        assert shown(builders.officer("TAX")) == expected
        assert shown(COMMITTEE, department="TAX") == expected
        assert shown(COMMITTEE, department="TAX", enterprise="E2") == {"2026-W49-E2-1": False}
        assert shown(builders.officer("FIRE")) == {"2026-W49-E1-1": False}
        assert shown(_firm("E1")) == {"2026-W49-E1-1": False}


def test_a_calendar_is_of_its_readers_park_whatever_stands_in_it(records, tmp_path):
    for number in (1, 2):
        folder = small_park(
            tmp_path / str(number),
            park={"id": f"p{number}", "name": f"{number}号园区", "zones": []},
            departments=[],
            enterprises=[
                {"id": f"F{number}", "name": f"{number}公司", "uscc": builders.uscc(f"F{number}")}
            ],
            week="",
        )
        parks.import_park(folder / "park.json", by=people.OPERATOR)

    def calendar(by):
        span = (clock.now(), clock.now() + dt.timedelta(weeks=2))
        park, found = reading.appointments(*span, by=by)
        return (park.name, park.id), sorted(one.committee for one in found)

    readers = (COMMITTEE, builders.officer("TAX"), _firm("F2"))
    with clock.fixed(builders.COLLECTING):
        builders.park()
        empty = [calendar(one) for one in readers]
        builders.publish_plan(builders.line("TAX", "F2"), builders.line("FIRE", "E1"))
        full = [calendar(one) for one in readers]

    names = [("1号园区", "p1"), ("1号园区", "p1"), ("2号园区", "p1")]
    assert [one[0] for one in empty] == [one[0] for one in full] == names
    second = "2号园区管委会"
    assert [one[1] for one in full] == [["1号园区管委会", second], [second], [second]]
