"""What speaks against an inspection: counted by hand in each test."""

from dataclasses import replace

import pytest

from tests.tracker import past
from tests.tracker.builders import (
    COMMITTEE,
    OPERATOR,
    WEEK,
    ask,
    line,
    officer,
    person,
    plan,
    publish_plan,
)
from tests.tracker.past import (
    NOVEMBER,
    SAFETY,
    SEEN,
    SPRING,
    SUMMER,
    exempt_entry,
    inspect_directly,
    quiet_days,
)
from tracker import (
    checks,
    clock,
    credit,
    items,
    overrides,
    requests,
    settings,
    visits,
)
from tracker.errors import NotAllowed, NotFound
from tracker.people import of_enterprise
from tracker.planning.question import ask_of
from tracker.records import CheckCode, CheckFinding, CheckSeverity, CreditKind, Role
from tracker.week import DAY, Week


def codes(found: tuple[CheckFinding, ...]) -> list[CheckCode]:
    return [one.code for one in found]


def test_a_published_item_of_the_catalogue_has_nothing_against_it(park: str):
    items.register(SAFETY, by=COMMITTEE)

    assert checks.of_line(line(), on=WEEK) == ()


def test_an_item_outside_the_catalogue_is_blocked_for_good(park: str):
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)

    (found,) = checks.of_line(line(), on=WEEK)

    assert found.code is CheckCode.UNKNOWN_ITEM
    assert found.severity is CheckSeverity.BLOCKING
    assert found.blocks
    assert not found.overridable
    assert (found.department, found.enterprise, found.item) == ("FIRE", "E1", "消防安全")
    assert found.key == "2026-W49/FIRE/E1/消防安全"


def test_an_item_that_is_not_published_is_blocked(park: str):
    items.register(replace(SAFETY, published=False), by=COMMITTEE)

    assert codes(checks.of_line(line(), on=WEEK)) == [CheckCode.UNPUBLISHED_ITEM]


def test_a_department_without_any_catalogue_is_told_and_not_stopped(park: str):
    items.register(replace(SAFETY, department="TAX"), by=COMMITTEE)

    (found,) = checks.of_line(line(), on=WEEK)

    assert (found.code, found.blocks) == (CheckCode.NO_CATALOGUE, False)


def test_a_plan_line_alone_does_not_say_when_it_is(park: str):
    with pytest.raises(ValueError, match="for a week or for a day"):
        checks.of_line(line())


def test_a_finding_says_who_set_it_aside_and_why(park: str):
    (found,) = checks.of_line(line(), on=WEEK)

    overrides.override(found.code, found.key, "目录正在制定", by=COMMITTEE)

    (again,) = checks.of_line(line(), on=WEEK)
    assert again.override is not None
    assert (again.override.actor, again.override.reason) == (COMMITTEE.login, "目录正在制定")


@pytest.fixture
def capped(park: str) -> None:
    """Fire safety may be seen twice a year."""
    items.register(SAFETY, by=COMMITTEE)


@pytest.fixture
def graded(capped: None) -> None:
    """E1 is of the best tier."""
    credit.set_grade("E1", CreditKind.RISK_CLASS, "A", SPRING, "省平台", by=COMMITTEE)


def test_a_firm_that_is_not_registered_has_only_the_catalogue_against_it(capped: None):
    quiet_days(*range(7))

    assert codes(checks.of_line(line(enterprise="E9", item="油烟"), on=WEEK)) == [
        CheckCode.UNKNOWN_ITEM
    ]


def test_many_lines_are_told_as_each_alone(graded: None):
    lines = [line(), line(item="油烟"), line("TAX", "E2", "发票")]

    each = [found for one in lines for found in checks.of_line(one, on=WEEK)]

    assert list(checks.of_lines(lines, on=WEEK)) == each
    assert len(each) == 4


def test_a_week_tells_of_each_request_and_alerts_once_for_all_its_items(capped: None):
    past.visit(NOVEMBER, SEEN)
    ask(line(), line(item="油烟"), line("TAX", item="发票"))

    found = checks.of_week(WEEK, by=COMMITTEE)

    assert [(one.request, one.code, one.item) for one in found] == [
        ("FIRE-2", CheckCode.REPEATED, ""),
        ("FIRE-2", CheckCode.UNKNOWN_ITEM, "油烟"),
        ("TAX-1", CheckCode.NO_CATALOGUE, "发票"),
    ]


def test_a_finding_about_a_request_is_set_aside_by_its_id(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(SUMMER, SEEN)
    ask(line())
    (found,) = checks.of_week(WEEK, by=COMMITTEE)
    assert found.blocks

    overrides.override(found.code, found.request, "企业申请", by=COMMITTEE)

    (again,) = checks.of_week(WEEK, by=COMMITTEE)
    assert not again.blocks
    assert again.override is not None
    assert again.override.reason == "企业申请"
    overrides.withdraw(found.code, found.request, by=COMMITTEE)
    assert checks.of_week(WEEK, by=COMMITTEE) == (found,)


def test_what_was_set_aside_before_the_law_forbade_it_holds_no_more(capped: None):
    ask(line(item="油烟"))
    settings.write("checks.final", [], "试行", by=COMMITTEE)
    overrides.override(CheckCode.UNKNOWN_ITEM, "FIRE-1", "试行", by=COMMITTEE)
    assert not checks.of_week(WEEK, by=COMMITTEE)[0].blocks

    settings.write("checks.final", ["item-unknown"], "国办发〔2024〕54号", by=COMMITTEE)

    assert checks.of_week(WEEK, by=COMMITTEE)[0].blocks


def test_what_blocks_is_a_setting(capped: None):
    ask(line(item="油烟"))
    settings.write("checks.blocking", [], "试行", by=COMMITTEE)

    (found,) = checks.of_week(WEEK, by=COMMITTEE)

    assert (found.severity, found.blocks) == (CheckSeverity.WARNING, False)


def test_a_department_reads_what_is_about_its_own_requests(park: str):
    ask(line(), line("TAX", item="发票"))

    own = checks.of_week(WEEK, by=officer("FIRE"))

    assert [one.department for one in own] == ["FIRE"]
    assert checks.of_week(WEEK, by=officer("FIRE"), department="TAX") == ()
    assert len(checks.of_week(WEEK, by=COMMITTEE, department="TAX")) == 1
    assert len(checks.of_week(WEEK, by=person(Role.SUPERVISION))) == 2
    for by in (OPERATOR, of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        with pytest.raises(NotAllowed):
            checks.of_week(WEEK, by=by)


def test_a_withdrawn_request_has_nothing_against_it(park: str):
    ask(line(), line("TAX", item="发票"))
    requests.withdraw("FIRE-1", "不查了", by=COMMITTEE)

    assert [one.request for one in checks.of_week(WEEK, by=COMMITTEE)] == ["TAX-1"]


def test_a_week_that_was_never_opened_is_not_found(park: str):
    with pytest.raises(NotFound):
        checks.of_week(Week.parse("2027-W01"), by=COMMITTEE)


def test_a_published_week_counts_its_own_visit_once(capped: None):
    items.register(replace(SAFETY, cap=1), by=COMMITTEE)
    publish_plan(line(windows=("Tue 09:00-12:00", "Wed 09:00-12:00")))

    assert checks.of_week(WEEK, by=COMMITTEE) == ()

    (planned,) = visits.list_visits(by=COMMITTEE)
    other = next(day for day in (1, 2) if WEEK.date(day) != planned.start.date())
    quiet_days(planned.start.weekday())
    assert codes(checks.of_week(WEEK, by=COMMITTEE)) == [CheckCode.QUIET]
    inspect_directly(WEEK.date(other))
    assert codes(checks.of_week(WEEK, by=COMMITTEE)) == [CheckCode.QUIET]


TWO_DAYS = line(windows=("Tue 09:00-12:00", "Wed 09:00-12:00"))


def planned_windows() -> list[str]:
    """The windows of the first request that may be planned, none if none may."""
    asked = ask_of(WEEK).file["requests"]
    return list(asked[0]["windows"]) if asked else []


def test_quiet_days_are_cut_out_of_the_question_that_is_planned(park: str):
    ask(TWO_DAYS)
    quiet_days(1)

    assert planned_windows() == ["Wed 09:00-12:00"]


def test_an_exempt_request_is_kept_out_by_no_period_that_excepts_it(park: str):
    ask(TWO_DAYS)
    quiet_days(1, exceptions=("E7",))
    quiet_days(2)
    exempt_entry(WEEK.date(1), until=WEEK.date(2))

    assert planned_windows() == ["Tue 09:00-12:00"]


@pytest.mark.parametrize("key", ["FIRE-1", "2026-W49/FIRE/E1/消防安全"])
def test_a_quiet_day_that_the_committee_set_aside_keeps_nobody_out(park: str, key: str):
    ask(line())
    quiet_days(1)
    assert planned_windows() == []

    overrides.override(CheckCode.QUIET, key, "企业申请", by=COMMITTEE)

    assert planned_windows() == ["Tue 09:00-12:00"]


def test_a_request_without_an_open_day_is_held_back_and_the_week_stands(park: str):
    quiet_days(1)

    ask(line(), line("TAX", item="发票", windows=("Wed 09:00-12:00",)))

    version = plan().version
    assert [(one.request.id, one.codes) for one in version.held] == [("FIRE-1", (CheckCode.QUIET,))]
    assert len(version.standing) == 1


def test_a_visit_that_has_begun_keeps_its_hours(park: str):
    publish_plan(line())
    quiet_days(1)
    assert planned_windows() == []

    with clock.fixed(WEEK.moment(DAY + 13 * 60)):
        assert planned_windows() == ["Tue 09:00-12:00"]
