"""An enterprise keeps its own contact and its own hours."""

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, PLANNING, WEEK, officer
from tracker import clock, enterprises, history, own_enterprise, settings, weeks
from tracker.errors import NotAllowed, Rejected
from tracker.people import of_enterprise
from tracker.records import Closure, Window
from tracker.week import DAY, Week, parse_window

FIRM = of_enterprise("E1")
NEXT = Week(2026, 50)
TUESDAY, THURSDAY = parse_window("Tue 09:00-12:00"), parse_window("Thu 14:00-17:30")


def test_the_contact_that_an_enterprise_names_is_the_one_that_departments_see(park: str):
    own_enterprise.name_contact("E1", " 陈某 ", " 0762-0000009 ", by=FIRM)

    found = enterprises.find("E1", by=officer())
    assert (found.contact, found.phone) == ("陈某", "0762-0000009")
    assert own_enterprise.show("E1", by=FIRM) == found
    assert own_enterprise.list_own(by=FIRM) == (found,)


def test_the_log_tells_that_the_contact_changed_and_keeps_neither_name_nor_number(park: str):
    own_enterprise.name_contact("E1", "陈某", "0762-0000009", by=FIRM)
    seal = history.seal()
    own_enterprise.name_contact("E1", "陈某", "0762-0000009", by=FIRM)
    assert history.seal() == seal

    (event, *_) = reversed(history.events("enterprise:E1", by=COMMITTEE))

    assert (event.act, event.actor, event.facts) == ("name contact", FIRM.login, {})


def test_every_fault_of_a_contact_is_told_and_nothing_is_kept(park: str):
    with pytest.raises(Rejected) as refused:
        own_enterprise.name_contact("E1", " ", "无", by=FIRM)
    assert refused.value.problems == (
        "contact: missing",
        "phone: wrong-form, found '无', expected 0762-1234567",
    )

    with pytest.raises(Rejected) as refused:
        own_enterprise.name_contact("E1", "某" * 61, "1" * 61, by=FIRM)
    assert refused.value.problems == (
        "contact: too-long, found '61', expected 60",
        "phone: too-long, found '61', expected 60",
    )

    assert own_enterprise.show("E1", by=FIRM).contact == ""


@pytest.mark.parametrize("other", ["E2", "E99"])
def test_of_another_enterprise_nothing_is_known_and_nothing_changed(park: str, other: str):
    before = history.seal()

    for act in (
        lambda: own_enterprise.show(other, by=FIRM),
        lambda: own_enterprise.name_contact(other, "陈某", "110", by=FIRM),
        lambda: own_enterprise.close(other, WEEK, [TUESDAY], by=FIRM),
        lambda: enterprises.closures(other, by=FIRM),
    ):
        with pytest.raises(NotAllowed):
            act()

    assert history.seal() == before


@pytest.mark.parametrize("by", [COMMITTEE, OPERATOR, officer()])
def test_what_is_the_enterprises_own_is_nobody_elses(park: str, by):
    with pytest.raises(NotAllowed):
        own_enterprise.list_own(by=by)
    with pytest.raises(NotAllowed):
        own_enterprise.name_contact("E1", "陈某", "110", by=by)
    with pytest.raises(NotAllowed):
        own_enterprise.close("E1", WEEK, [TUESDAY], by=by)


def test_own_hours_are_closed_for_planning_and_seen_by_departments(park: str):
    own_enterprise.close("E1", WEEK, [THURSDAY, TUESDAY], by=FIRM)

    assert enterprises.closed(WEEK) == {"E1": (TUESDAY, THURSDAY)}
    assert enterprises.closures("E1", by=officer()) == (Closure(WEEK, (TUESDAY, THURSDAY)),)

    assert own_enterprise.close("E1", WEEK, by=FIRM) == Closure(WEEK, ())
    assert enterprises.closures("E1", by=FIRM) == ()


def test_hours_of_weeks_that_are_over_are_not_listed(park: str):
    own_enterprise.close("E1", WEEK, [TUESDAY], by=FIRM)

    with clock.fixed(NEXT.moment(0)):
        assert enterprises.closures("E1", by=FIRM) == ()


@pytest.mark.parametrize(
    ("window", "fault"),
    [
        ((600, 600), "windows: wrong-form, found 'Mon 10:00-Mon 10:00'"),
        ((-60, 60), "windows: wrong-form, found '-60-Mon 01:00'"),
        ((7 * DAY - 60, 7 * DAY + 60), "windows: wrong-form, found 'Sun 23:00-10140'"),
        ((DAY - 60, DAY + 60), "windows: wrong-form, found 'Mon 23:00-Tue 01:00'"),
    ],
)
def test_a_window_lies_within_a_day(park: str, window: Window, fault: str):
    with pytest.raises(Rejected, match=fault):
        own_enterprise.close("E1", WEEK, [window], by=FIRM)


def test_an_enterprise_closes_as_many_hours_of_a_week_as_the_setting_says(park: str):
    day = parse_window("Wed 09:00-17:00")
    own_enterprise.close("E1", WEEK, [day, parse_window("Wed 10:00-11:00")], by=FIRM)

    with pytest.raises(Rejected, match="windows: out-of-range, found '11:00', expected 0:00-8:00"):
        own_enterprise.close("E1", WEEK, [day, TUESDAY], by=FIRM)

    settings.write("closure.most_hours", 11, "管委会决定", by=COMMITTEE)
    own_enterprise.close("E1", WEEK, [day, TUESDAY], by=FIRM)
    assert enterprises.closed(WEEK) == {"E1": (TUESDAY, day)}


def test_of_more_hours_that_the_committee_closed_some_may_be_given_back(park: str):
    long = [(day * DAY + 480, day * DAY + 1080) for day in range(3)]
    enterprises.close("E1", WEEK, long, by=COMMITTEE)

    own_enterprise.close("E1", WEEK, long[:2], by=FIRM)

    assert enterprises.closed(WEEK) == {"E1": tuple(long[:2])}
    with pytest.raises(Rejected, match="out-of-range"):
        own_enterprise.close("E1", WEEK, long, by=FIRM)


def test_hours_of_a_week_that_is_being_planned_neither_come_nor_go(park: str):
    own_enterprise.close("E1", WEEK, [TUESDAY], by=FIRM)
    with clock.fixed(PLANNING):
        weeks.start_planning(WEEK, by=COMMITTEE)

        for wanted in ([], [TUESDAY, THURSDAY]):
            with pytest.raises(Rejected, match=r"windows: contradicts, found .*expected planning"):
                own_enterprise.close("E1", WEEK, wanted, by=FIRM)
        own_enterprise.close("E1", NEXT, [TUESDAY], by=FIRM)


def test_days_that_have_passed_are_not_closed(park: str):
    with pytest.raises(Rejected, match="windows: past, found '2026-11-17'"):
        own_enterprise.close("E1", Week(2026, 47), [TUESDAY], by=FIRM)
