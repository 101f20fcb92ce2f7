"""Days on which enterprises take no visit, in the five shapes that are in use."""

import calendar
import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, officer
from tracker import clock, credit, enterprises, history, quiet, quiet_choices, working_days
from tracker.database import transaction
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.models import EnterpriseRow, ParkRow, QuietChoiceRow, QuietRow
from tracker.people import of_enterprise
from tracker.records import CreditKind, QuietEntry, QuietScope, QuietShape
from tracker.week import DAY, Week

SINCE = dt.date(2026, 1, 1)
FIRST_HALF = QuietEntry(QuietShape.DAYS_OF_MONTH, "区政府决定", SINCE, days=((1, 15),))
MONDAY_TO_THURSDAY = QuietEntry(QuietShape.WEEKDAYS, "区政府决定", SINCE, weekdays=(0, 1, 2, 3))
CHOSEN = QuietEntry(QuietShape.CHOSEN_DAYS, "区政府决定", SINCE, chosen=3)
THE_TENTH = QuietEntry(QuietShape.JOINT_DAYS, "区政府决定", SINCE, days=((10, 10),))


def enter(entry: QuietEntry = FIRST_HALF, **fields: object) -> int:
    return quiet.enter(replace(entry, **fields), by=COMMITTEE).id


def days(week: str | Week = WEEK, enterprise: str = "E1", **fields: str) -> str:
    """Closed days of a week as digits, 1 is Monday."""
    found = quiet.windows(enterprise, Week.parse(str(week)), **fields)
    return "".join(
        str(number + 1)
        for number in range(7)
        if any(start <= number * DAY and (number + 1) * DAY <= end for start, end in found)
    )


def test_days_of_the_month_are_closed_to_the_last_and_no_further(park: str):
    enter()

    assert days("2026-W49") == "234567"  # the first is a Tuesday
    assert days("2026-W51") == "12"  # the fifteenth too
    assert days("2026-W52") == ""


def test_days_that_touch_are_one_window(park: str):
    enter(MONDAY_TO_THURSDAY, weekdays=(0, 1, 4))

    assert quiet.windows("E1", WEEK) == ((0, 2 * DAY), (4 * DAY, 5 * DAY))


def test_weekdays_are_closed_in_each_week(park: str):
    enter(MONDAY_TO_THURSDAY)

    assert days("2026-W49") == days("2027-W20") == "1234"


def test_joint_days_close_all_others(park: str):
    enter(THE_TENTH)

    assert days("2026-W50") == "123567"  # the tenth is a Thursday


def test_a_joint_day_without_work_moves_to_the_next_working_day(park: str):
    enter(THE_TENTH, days=((3, 3),))

    # The third of October lies in the holidays, the eighth is the first day of work.
    assert days("2026-W41") == "123567"


def test_a_joint_day_beyond_a_short_month_is_its_last(park: str):
    enter(THE_TENTH, days=((31, 31),))

    assert days("2026-W49") == "234567"  # Monday is the thirtieth of November


def test_a_joint_day_at_the_end_of_a_month_may_move_into_the_next(park: str):
    enter(THE_TENTH, days=((31, 31),))

    # The thirty-first of October is a Saturday; Monday is the second of November.
    assert days("2026-W44") == "1234567"
    assert days("2026-W45") == "234567"


def test_joint_days_of_several_periods_add_up(park: str):
    enter(THE_TENTH)
    enter(THE_TENTH, days=((11, 11),), scope=QuietScope.ENTERPRISE, of="E1")

    assert days("2026-W50") == "12367"
    assert days("2026-W50", "E2") == "123567"


def test_a_period_holds_from_its_first_day_to_its_last(park: str):
    enter(
        MONDAY_TO_THURSDAY,
        weekdays=tuple(range(7)),
        since=dt.date(2026, 12, 1),
        until=dt.date(2026, 12, 3),
    )

    assert days("2026-W49") == "234"


def test_an_exempt_case_is_not_kept_out(park: str):
    enter(exceptions=("E6",))

    assert days("2026-W49", exempt="E6") == ""
    assert days("2026-W49", exempt="E1") == days("2026-W49") == "234567"
    assert quiet.is_closed("E1", dt.date(2026, 12, 1))
    assert not quiet.is_closed("E1", dt.date(2026, 12, 1), exempt="E6")


def test_a_period_is_for_a_class_of_enterprises(park: str):
    with transaction():
        ParkRow.create(code="P1", name="园区", zones=[], sessions=[], travel={}, grid=15)
    for code, fields in {"E1": {"trade": "电子"}, "E2": {"park": "P1"}}.items():
        enterprises.register(builders.enterprise(code, **fields), by=COMMITTEE)
    credit.set_grade("E3", CreditKind.RISK_CLASS, "A", SINCE, "省平台", by=COMMITTEE)
    for scope, of in (
        (QuietScope.TRADE, "电子"),
        (QuietScope.PARK, "P1"),
        (QuietScope.TIER, "A"),
        (QuietScope.ENTERPRISE, "E2"),
    ):
        period = enter(scope=scope, of=of)
        found = quiet.closed(WEEK)
        expected = {"trade": "E1", "park": "E2", "tier": "E3", "enterprise": "E2"}
        assert list(found) == [expected[scope]]
        quiet.withdraw(period, by=COMMITTEE)
    assert quiet.closed(WEEK) == {}


def test_what_is_withdrawn_holds_no_more_from_that_day(park: str):
    period = enter()

    with clock.fixed(WEEK.moment(3 * DAY)):
        found = quiet.withdraw(period, by=COMMITTEE)
        quiet.withdraw(period, by=COMMITTEE)

    assert found.withdrawn == WEEK.date(3)
    assert days("2026-W49") == "23"
    acts = [one.act for one in history.events(f"quiet:{period}", by=COMMITTEE)]
    assert acts == ["enter", "withdraw"]
    assert quiet.list_periods(by=COMMITTEE) == ()
    assert quiet.list_periods(by=COMMITTEE, withdrawn=True) == (found,)


def test_an_equal_period_is_entered_once(park: str):
    assert enter() == enter()

    assert len(quiet.list_periods(by=COMMITTEE)) == 1


@pytest.mark.parametrize(
    ("entry", "fields", "fault"),
    [
        (FIRST_HALF, {"basis": " "}, "basis: missing"),
        (FIRST_HALF, {"until": dt.date(2025, 12, 31)}, "until: too-early, found '2025-12-31'"),
        (FIRST_HALF, {"days": ()}, "days: missing"),
        (
            FIRST_HALF,
            {"weekdays": (1,)},
            "weekdays: not-wanted, found '1'",
        ),
        (FIRST_HALF, {"days": ((15, 1),)}, "days: out-of-range, found '15-1'"),
        (FIRST_HALF, {"days": ((1, 32),)}, "days: out-of-range, found '1-32'"),
        (MONDAY_TO_THURSDAY, {"weekdays": (7,)}, "weekdays: out-of-range, found '7'"),
        (MONDAY_TO_THURSDAY, {"chosen": 2}, "chosen: not-wanted, found '2', expected weekdays"),
        (CHOSEN, {"chosen": 32}, "chosen: out-of-range, found '32'"),
        (CHOSEN, {"chosen": -1}, "chosen: out-of-range, found '-1'"),
        (CHOSEN, {"chosen": 0}, "chosen: missing"),
        (THE_TENTH, {"exceptions": ("E8",)}, "exceptions: unknown, found 'E8'"),
        (FIRST_HALF, {"of": "E1"}, "of: unknown, found 'E1'"),
        (FIRST_HALF, {"scope": QuietScope.ENTERPRISE, "of": "E9"}, "of: unknown, found 'E9'"),
        (FIRST_HALF, {"scope": QuietScope.TIER, "of": "F"}, "of: unknown, found 'F'"),
        (FIRST_HALF, {"scope": QuietScope.TRADE}, "of: unknown"),
        (FIRST_HALF, {"scope": QuietScope.PARK, "of": "P9"}, "of: unknown, found 'P9'"),
    ],
)
def test_a_wrong_period_is_refused(
    park: str, entry: QuietEntry, fields: dict[str, object], fault: str
):
    with pytest.raises(Rejected, match=fault):
        enter(entry, **fields)

    assert quiet.list_periods(by=COMMITTEE) == ()


def test_the_committee_alone_enters_and_withdraws(park: str):
    period = enter()

    with pytest.raises(NotAllowed):
        quiet.enter(FIRST_HALF, by=officer())
    with pytest.raises(NotAllowed):
        quiet.withdraw(period, by=of_enterprise("E1"))
    with pytest.raises(NotFound):
        quiet.withdraw(period + 1, by=COMMITTEE)


def test_an_enterprise_reads_its_own_periods_and_windows(park: str):
    enter(scope=QuietScope.ENTERPRISE, of="E1")

    assert len(quiet.list_periods(by=of_enterprise("E1"))) == 1
    assert quiet.list_periods(by=of_enterprise("E2")) == ()
    assert quiet.show_windows("E1", WEEK, by=of_enterprise("E1")) == ((DAY, 7 * DAY),)
    with pytest.raises(NotAllowed):
        quiet.show_windows("E1", WEEK, by=of_enterprise("E2"))


DAYS = st.lists(
    st.tuples(st.integers(1, 31), st.integers(0, 30))
    .map(lambda one: (one[0], sum(one)))
    .filter(lambda one: one[1] <= 31),
    min_size=1,
    max_size=3,
).map(tuple)


@st.composite
def drawn(draw: st.DrawFn) -> QuietEntry:
    shape = draw(st.sampled_from(QuietShape))
    since = SINCE + dt.timedelta(days=draw(st.integers(0, 400)))
    length = draw(st.none() | st.integers(0, 200))
    scope, of = draw(st.sampled_from([(QuietScope.ALL, ""), (QuietScope.ENTERPRISE, "E1")]))
    return QuietEntry(
        shape,
        "决定",
        since,
        until=None if length is None else since + dt.timedelta(days=length),
        days=draw(DAYS) if shape in (QuietShape.DAYS_OF_MONTH, QuietShape.JOINT_DAYS) else (),
        weekdays=draw(st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple))
        if shape is QuietShape.WEEKDAYS
        else (),
        chosen=3 if shape is QuietShape.CHOSEN_DAYS else 0,
        scope=scope,
        of=of,
        exceptions=draw(st.sampled_from([(), ("E6",)])),
    )


def naive(
    entries: list[QuietEntry], chosen: set[dt.date], firm: str, day: dt.date, exempt: str
) -> bool:
    """Read the decisions anew for one day, as a clerk would."""
    held = [
        one
        for one in entries
        if one.since <= day <= (one.until or day)
        and one.of in ("", firm)
        and exempt not in one.exceptions
    ]
    joint = [one for one in held if one.shape == "joint days"]
    open_days = set()
    for year in (2025, 2026, 2027):
        for month in range(1, 13):
            most = calendar.monthrange(year, month)[1]
            for one in joint:
                for number in range(1, 32):
                    if any(first <= number <= last for first, last in one.days):
                        found = dt.date(year, month, min(number, most))
                        while not working_days.working_days(Week.of(found)).days.count(found):
                            found += dt.timedelta(days=1)
                        open_days.add(found)
    return (
        bool(joint and day not in open_days)
        or any(one.shape == "weekdays" and day.weekday() in one.weekdays for one in held)
        or any(
            one.shape == "days of the month"
            and day.day in [n for first, last in one.days for n in range(first, last + 1)]
            for one in held
        )
        or (firm == "E1" and day in chosen and any(one.shape == "chosen days" for one in held))
    )


@given(
    entries=st.lists(drawn(), max_size=3),
    number=st.integers(1, 53),
    chosen=st.sets(st.integers(0, 6), max_size=3),
    firm=st.sampled_from(["E1", "E2"]),
    exempt=st.sampled_from(["", "E6"]),
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_windows_of_a_week_are_those_of_a_naive_reading_day_by_day(
    park: str,
    entries: list[QuietEntry],
    number: int,
    chosen: set[int],
    firm: str,
    exempt: str,
):
    week = Week(2026, number)
    picked = {week.date(one) for one in chosen}
    QuietChoiceRow.delete().execute()
    QuietRow.delete().execute()
    with clock.fixed(Week(2025, 50).moment(0)):
        for entry in entries:
            period = enter(entry)
            if entry.shape is QuietShape.CHOSEN_DAYS:
                for day in picked:
                    _choose_anyhow(period, day)

    closed = quiet.windows(firm, week, exempt=exempt)

    expected = [naive(entries, picked, firm, week.date(one), exempt) for one in range(7)]
    minutes = [one for start, end in closed for one in range(start, end)]
    assert [one * DAY in minutes for one in range(7)] == expected
    assert len(minutes) == len(set(minutes)) == sum(expected) * DAY
    assert list(closed) == sorted(closed)
    assert all(first[1] < second[0] for first, second in pairwise(closed))


def _choose_anyhow(period: int, day: dt.date) -> None:
    """What was chosen when it could be: the rules of choosing are tested on their own."""
    before = [one for one in quiet_choices.list_choices("E1", by=COMMITTEE) if one.period == period]
    month = f"{day:%Y-%m}"
    kept = [one for choice in before if choice.month == month for one in choice.days]
    firm = EnterpriseRow.get(EnterpriseRow.code == "E1")
    QuietChoiceRow.delete().where(
        QuietChoiceRow.period == period, QuietChoiceRow.month == month
    ).execute()
    QuietChoiceRow.create(
        period=period, enterprise=firm, month=month, days=sorted({*kept, day.day})
    )
