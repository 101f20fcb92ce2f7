"""People keep the year table; running limits follow it at once."""

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tracker import clock, deadlines, history, outbox, working_days, working_years
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.people import of_enterprise
from tracker.records import Deadline, WorkingYear
from tracker.week import ZONE, Week

NEW_YEAR = {dt.date(2027, 1, 1): (False, "元旦"), dt.date(2027, 1, 2): (True, "调休")}
THURSDAY = dt.date(2026, 12, 31)


@pytest.fixture(autouse=True)
def december(tracker: str) -> Iterator[None]:
    with clock.fixed(dt.datetime(2026, 12, 31, 10, tzinfo=ZONE)):
        yield


def begin(start: dt.date = THURSDAY, case: str = "report:1") -> Deadline:
    return deadlines.begin(
        case,
        "report",
        start=start,
        owner="department:FIRE",
        limit="report.working_days",
        by=COMMITTEE,
    )


def due(case: str = "report:1") -> tuple[dt.date, bool]:
    (found,) = deadlines.of_case(case)
    return found.due, found.provisional


def announce(**fields: object) -> WorkingYear:
    told = {"days": NEW_YEAR, "source": "国办通知", "by": COMMITTEE, **fields}
    return working_years.announce(2027, **told)


def acts(case: str = "year:2027") -> list[str]:
    return [one.act for one in history.events(case, by=COMMITTEE)]


def listed(year: int = 2027) -> WorkingYear | None:
    found = {one.year: one for one in working_years.list_years(by=officer())}
    return found.get(year)


def test_an_announced_year_replaces_the_guess():
    found = announce()

    calendar = working_days.load()
    assert not calendar.is_working(dt.date(2027, 1, 1))
    assert calendar.is_working(dt.date(2027, 1, 2))
    assert not calendar.of(Week.parse("2027-W02")).provisional
    assert found == listed()
    assert found.days == (
        (dt.date(2027, 1, 1), False, "元旦"),
        (dt.date(2027, 1, 2), True, "调休"),
    )
    assert history.audit() == ()


def test_an_equal_year_again_changes_nothing():
    announce()
    announce(source=" 国办通知 ")

    assert acts() == ["announce"]


def test_a_limit_that_runs_moves_with_the_announcement():
    assert begin().due == dt.date(2027, 1, 5)
    assert due() == (dt.date(2027, 1, 5), True)

    announce()

    # The make-up Saturday, Monday, Tuesday: Friday is free.
    assert due() == (dt.date(2027, 1, 5), False)
    announce(days={dt.date(2027, 1, 1): (False, "元旦")}, source="更正")
    assert due() == (dt.date(2027, 1, 6), False)
    facts = [one.facts for one in history.events("report:1", by=COMMITTEE) if one.seq > 1]
    assert facts == [{"kind": "report", "from": "2027-01-05", "to": "2027-01-06"}]
    assert history.events("year:2027", by=COMMITTEE)[-1].facts["moved"] == 1


def test_a_year_that_is_only_expected_leaves_the_limit_a_guess_until_it_is_confirmed():
    begin()

    announce(confirmed=False, days={dt.date(2027, 1, 1): (False, "元旦")})
    assert due() == (dt.date(2027, 1, 6), True)
    assert listed() is not None
    assert not listed().confirmed

    found = working_years.confirm(2027, "国办发明电〔2026〕9号", by=COMMITTEE)

    assert due() == (dt.date(2027, 1, 6), False)
    assert (found.confirmed, found.source) == (True, "国办发明电〔2026〕9号")
    assert acts() == ["announce", "confirm"]
    working_years.confirm(2027, "国办发明电〔2026〕9号", by=COMMITTEE)
    assert acts() == ["announce", "confirm"]


def test_one_day_of_a_confirmed_year_moves_the_limits_that_cross_it():
    begin(dt.date(2026, 11, 19), "report:1")
    begin(dt.date(2026, 11, 20), "report:2")
    begin(dt.date(2026, 11, 26), "report:3")

    found = working_years.change_day(
        dt.date(2026, 11, 24), works=False, name="台风停工", source="区政府通知", by=COMMITTEE
    )

    assert found.confirmed
    assert [due(f"report:{one}")[0].day for one in (1, 2, 3)] == [25, 26, 1]
    assert acts("year:2026") == ["change day"]


def test_a_day_goes_back_to_what_its_weekday_is():
    day, source = dt.date(2026, 11, 24), "区政府通知"
    before = listed(2026).days
    working_years.change_day(day, works=False, name="停工", source=source, by=COMMITTEE)
    working_years.change_day(day, works=False, name="停工", source=source, by=COMMITTEE)
    assert acts("year:2026") == ["change day"]

    working_years.change_day(day, works=True, name="", source=source, by=COMMITTEE)

    assert (listed(2026).days, listed(2026).source) == (before, "chinesecalendar; 区政府通知")
    assert working_days.load().is_working(day)


def test_what_was_met_does_not_move():
    begin()
    deadlines.meet("report:1", "report", by=COMMITTEE)

    announce(days={dt.date(2027, 1, 4): (False, "元旦")})

    assert due() == (dt.date(2027, 1, 5), True)


def test_what_was_stamped_overdue_stays_so_when_its_day_moves():
    begin(dt.date(2026, 12, 25))
    deadlines.tick(by=COMMITTEE)
    stamped = deadlines.of_case("report:1")[0].overdue
    assert stamped is not None

    working_years.change_day(
        dt.date(2026, 12, 29), works=False, name="停工", source="通知", by=COMMITTEE
    )

    assert due()[0] == THURSDAY
    assert deadlines.of_case("report:1")[0].overdue == stamped


def test_a_limit_that_moved_is_reminded_of_on_its_new_day():
    begin(dt.date(2026, 12, 28))
    deadlines.tick(by=COMMITTEE)
    working_years.change_day(
        dt.date(2026, 12, 30), works=False, name="停工", source="通知", by=COMMITTEE
    )
    deadlines.tick(by=COMMITTEE)

    assert [(one.facts["due"], one.facts["stage"]) for one in outbox.unsent()] == [
        ("2026-12-31", "due today"),
        ("2027-01-01", "due soon"),
    ]


def test_a_seed_never_overwrites_what_people_entered():
    working_years.announce(2026, {}, "更正", by=COMMITTEE, confirmed=False)
    before = working_years.list_years(by=COMMITTEE)

    working_years.seed()

    assert working_years.list_years(by=COMMITTEE) == before
    assert working_days.load().is_working(dt.date(2026, 10, 1))


def test_years_of_the_library_are_confirmed_and_named_after_it():
    found = working_years.list_years(by=COMMITTEE)

    assert [one.year for one in found] == [*range(2004, 2027)]
    assert {(one.source, one.confirmed) for one in found} == {(working_years.SEED, True)}


def test_a_wrong_year_is_refused_with_every_fault():
    with pytest.raises(Rejected) as refused:
        working_years.announce(20227, {dt.date(2026, 12, 31): (False, "元旦")}, " ", by=COMMITTEE)

    assert refused.value.problems == (
        "year: out-of-range, found '20227', expected 2000-2099",
        "source: missing",
        "days: out-of-range, found '2026-12-31', expected 20227-01-01 – 20227-12-31",
    )
    assert listed(20227) is None


def test_a_year_that_was_never_entered_is_neither_confirmed_nor_corrected():
    with pytest.raises(NotFound, match="2027"):
        working_years.confirm(2027, "国办通知", by=COMMITTEE)
    with pytest.raises(NotFound, match="2027"):
        working_years.change_day(
            dt.date(2027, 1, 1), works=False, name="元旦", source="国办通知", by=COMMITTEE
        )


def test_nothing_is_changed_without_a_source():
    announce(confirmed=False)

    with pytest.raises(Rejected, match="source: missing"):
        working_years.confirm(2027, " ", by=COMMITTEE)
    with pytest.raises(Rejected, match="source: missing"):
        working_years.change_day(
            dt.date(2027, 1, 4), works=False, name="停工", source="", by=COMMITTEE
        )


def test_a_department_reads_the_years_and_changes_none():
    announce(confirmed=False)
    by = officer()

    with pytest.raises(NotAllowed):
        announce(by=by)
    with pytest.raises(NotAllowed):
        working_years.confirm(2027, "国办通知", by=by)
    with pytest.raises(NotAllowed):
        working_years.change_day(
            dt.date(2027, 1, 4), works=False, name="停工", source="通知", by=by
        )
    assert len(working_years.list_years(by=of_enterprise("E1"))) == 24
