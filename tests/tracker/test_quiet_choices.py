"""An enterprise chooses its quiet days itself."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, PLANNING, WEEK, officer, person
from tracker import clock, history, quiet, quiet_choices, weeks
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.people import of_enterprise
from tracker.records import QuietEntry, QuietScope, QuietShape, Role
from tracker.week import DAY

FIRM = of_enterprise("E1")


@pytest.fixture
def period(park: str) -> int:
    """Three days a month, from December on, for E1 and nobody else."""
    entry = QuietEntry(
        QuietShape.CHOSEN_DAYS,
        "区政府决定",
        dt.date(2026, 12, 1),
        chosen=3,
        scope=QuietScope.ENTERPRISE,
        of="E1",
    )
    return quiet.enter(entry, by=COMMITTEE).id


def test_chosen_days_are_closed_for_whoever_chose_them(period: int):
    found = quiet_choices.choose(period, "E1", "2026-12", [3, 1], by=FIRM)

    assert found.days == (1, 3)
    assert quiet.windows("E1", WEEK) == ((DAY, 2 * DAY), (3 * DAY, 4 * DAY))
    assert quiet.windows("E2", WEEK) == ()
    assert quiet_choices.list_choices("E1", by=FIRM) == (found,)


def test_a_new_choice_takes_the_place_of_the_old_and_none_takes_it_back(period: int):
    quiet_choices.choose(period, "E1", "2026-12", [1], by=FIRM)
    quiet_choices.choose(period, "E1", "2026-12", [2], by=FIRM)
    quiet_choices.choose(period, "E1", "2026-12", [2], by=FIRM)
    assert quiet.windows("E1", WEEK) == ((2 * DAY, 3 * DAY),)

    quiet_choices.choose(period, "E1", "2026-12", [], by=FIRM)

    assert quiet.windows("E1", WEEK) == ()
    acts = [one.act for one in history.events(f"quiet:{period}", by=COMMITTEE)]
    assert acts == ["enter", "choose", "choose", "choose"]


@pytest.mark.parametrize(
    ("month", "days", "fault"),
    [
        ("2026-12", [1, 2, 3, 4], "days: too-many, found '4', expected 3"),
        ("2026-12", [32], "days: out-of-range, found '32'"),
        ("2027-02", [0, 29], "days: out-of-range, found '0, 29'"),
        ("2026-13", [1], "month: wrong-form, found '2026-13'"),
        ("12月", [1], "month: wrong-form, found '12月'"),
        ("2026-11", [30], "days: forbidden, found '2026-11-30'"),
        ("2026-11", [19], "days: past, found '2026-11-19'"),
    ],
)
def test_a_wrong_choice_is_refused(period: int, month: str, days: list[int], fault: str):
    with pytest.raises(Rejected, match=fault):
        quiet_choices.choose(period, "E1", month, days, by=FIRM)

    assert quiet_choices.list_choices("E1", by=FIRM) == ()


def test_days_of_a_week_that_is_being_planned_neither_come_nor_go(period: int):
    quiet_choices.choose(period, "E1", "2026-12", [1], by=FIRM)
    with clock.fixed(PLANNING):
        weeks.start_planning(WEEK, by=COMMITTEE)

        for days in ([], [1, 2]):
            with pytest.raises(Rejected, match=r"days: contradicts, found .*, expected planning"):
                quiet_choices.choose(period, "E1", "2026-12", days, by=FIRM)
        assert quiet_choices.choose(period, "E1", "2026-12", [1, 15], by=FIRM).days == (1, 15)


def test_a_period_that_is_not_for_the_enterprise_looks_absent(period: int):
    weekdays = QuietEntry(QuietShape.WEEKDAYS, "决定", dt.date(2026, 1, 1), weekdays=(0,))
    other = quiet.enter(weekdays, by=COMMITTEE).id

    for number, firm in ((period, "E2"), (period + 9, "E1"), (other, "E1"), (period, "E9")):
        with pytest.raises(NotFound):
            quiet_choices.choose(number, firm, "2026-12", [1], by=COMMITTEE)


def test_the_service_centre_may_choose_for_an_enterprise_and_others_may_not(period: int):
    quiet_choices.choose(period, "E1", "2026-12", [1], by=person(Role.SERVICE_CENTRE))

    for by in (officer(), of_enterprise("E2")):
        with pytest.raises(NotAllowed):
            quiet_choices.choose(period, "E1", "2026-12", [2], by=by)
    with pytest.raises(NotAllowed):
        quiet_choices.list_choices("E1", by=of_enterprise("E2"))
