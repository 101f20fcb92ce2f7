"""Numbered papers on visits: what is given when a plan is published, and who sees it."""

import datetime as dt

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, line, officer, person, publish, publish_plan
from tracker import clock, history, notices, versions
from tracker.errors import NotFound
from tracker.records import Notice, NoticeKind, Person, Role

FRIDAY = ("Fri 09:00-12:00",)
NOTICE, CHANGE, CANCELLATION = NoticeKind
FIRM = Person("firm", "联系人", Role.ENTERPRISE, enterprise="E1")


def given(by: Person = COMMITTEE) -> list[tuple[NoticeKind, int, str]]:
    return [(one.kind, one.number, one.visit.enterprise.id) for one in of_week(by)]


def of_week(by: Person = COMMITTEE) -> tuple[Notice, ...]:
    return notices.of_week(WEEK, by=by)


def test_notices_are_numbered_from_one_in_order_of_time(park: str):
    publish_plan(line(windows=FRIDAY), line(enterprise="E2"), line(enterprise="E3"))

    assert [number for _, number, _ in given()] == [1, 2, 3]
    assert given()[2] == (NOTICE, 3, "E1")
    assert {one.year for one in of_week()} == {2026}
    assert {(one.before, one.why) for one in of_week()} == {(None, "")}
    assert {one.given for one in of_week()} == {builders.COLLECTING}


def test_a_moved_visit_gets_a_change_notice_that_keeps_what_was(park: str):
    publish_plan(line(), line(enterprise="E2"))

    publish_plan_because("执法力量调整", line(windows=FRIDAY), line(enterprise="E2"))

    assert given() == [(NOTICE, 1, "E1"), (NOTICE, 2, "E2"), (CHANGE, 1, "E1")]
    told = of_week()[-1]
    assert told.before is not None
    assert (told.before.revision, told.visit.revision) == (0, 1)
    assert told.before.start == WEEK.moment(1440 + 540)
    assert told.visit.start == WEEK.moment(4 * 1440 + 540)
    assert told.why == "执法力量调整"


def publish_plan_because(why: str, *lines: builders.PlanLine) -> None:
    builders.ask(*lines)
    builders.plan()
    publish(why=why)


def test_a_cancelled_visit_gets_one_cancellation_notice(park: str):
    publish_plan(line(), line(enterprise="E2"))
    publish_plan_because("企业停产", line())

    publish_plan(line(), line("TAX", enterprise="E3"))

    assert given()[2:] == [(CANCELLATION, 1, "E2"), (NOTICE, 3, "E3")]
    assert of_week()[2].why == "企业停产"
    assert of_week()[2].visit.cancelled


def test_what_is_not_announced_takes_no_number(park: str):
    publish_plan(line(announced=False), line(enterprise="E2"))

    publish_plan(line(enterprise="E2"))

    assert given() == [(NOTICE, 1, "E2")]


def test_publishing_what_stands_gives_nothing_new(park: str):
    publish_plan(line())
    before = of_week()

    builders.plan(again=True)
    publish()

    assert of_week() == before


def test_numbers_begin_anew_with_the_year_of_their_day(park: str):
    publish_plan(line())

    with clock.fixed(WEEK.moment(0) + dt.timedelta(days=40)):
        publish_plan(line(), line(enterprise="E2"))

    assert [(one.year, one.number) for one in of_week()] == [(2026, 1), (2027, 1)]


def test_a_publication_that_fails_after_its_numbers_leaves_no_gap(
    park: str, monkeypatch: pytest.MonkeyPatch
):
    builders.ask(line(), line(enterprise="E2"))
    builders.plan()
    drawn: list[object] = []

    def broken(case: str, act: str, *args: object, **named: object) -> None:
        if act == "publish version":
            drawn.extend(given())
            raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(history, "record", broken)
        with pytest.raises(ZeroDivisionError):
            publish()
    after_failing = given()
    publish()

    assert [number for _, number, _ in drawn] == [1, 2]
    assert after_failing == []
    assert given() == drawn


def test_each_reader_sees_the_papers_on_own_visits(park: str):
    publish_plan(line(), line("TAX", enterprise="E2"))

    assert given(FIRM) == [(NOTICE, 1, "E1")]
    assert given(officer("TAX")) == [(NOTICE, 2, "E2")]
    assert len(given(person(Role.SERVICE_CENTRE))) == 2


def test_a_department_that_left_still_sees_the_change(park: str):
    publish_plan(line(), line("TAX"))

    publish_plan_because("", line())
    builders.submit(department="TAX", late="撤回")
    builders.plan()
    publish()

    assert given(officer("TAX"))[-1] == (CHANGE, 1, "E1")


def test_a_paper_is_found_by_its_visit_and_revision(park: str):
    publish_plan(line())
    uid = versions.show(WEEK, by=COMMITTEE).standing[0].uid

    assert notices.show(uid, 0, by=FIRM).number == 1
    with pytest.raises(NotFound):
        notices.show(uid, 1, by=FIRM)
    with pytest.raises(NotFound):
        notices.show(uid, 0, by=officer("TAX"))
