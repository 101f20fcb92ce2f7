"""What each rule counts, and when that speaks against a line."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker import past
from tests.tracker.builders import (
    COMMITTEE,
    FIRMS,
    WEEK,
    line,
    officer,
    uscc,
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
    credit,
    items,
    observation,
    settings,
)
from tracker.check_exemptions import Exemptions
from tracker.check_lines import line_of
from tracker.models import (
    DirectRow,
)
from tracker.records import (
    CheckCode,
    CheckFinding,
    CreditKind,
    Mode,
    ObservationEntry,
    Risk,
    Role,
    Tier,
)
from tracker.week import Week

IDS = {uscc(firm): firm for firm in FIRMS}
"""Of the enterprises of the small park."""


def codes(found: tuple[CheckFinding, ...]) -> list[CheckCode]:
    return [one.code for one in found]


@pytest.fixture
def capped(park: str) -> None:
    """Fire safety may be seen twice a year."""
    items.register(SAFETY, by=COMMITTEE)


@pytest.fixture
def graded(capped: None) -> None:
    """E1 is of the best tier."""
    credit.set_grade("E1", CreditKind.RISK_CLASS, "A", SPRING, "省平台", by=COMMITTEE)


def cap_of(on: dt.date | Week = WEEK) -> object:
    """What the cap says: nothing, or what was counted."""
    found = [
        one.facts["counted"]
        for one in checks.of_line(line(), on=on)
        if one.code is CheckCode.CAP_REACHED
    ]
    return found[0] if found else None


def test_the_cap_of_a_year_is_reached_when_so_many_visits_were_published(capped: None):
    past.visit(SPRING, SEEN)
    assert cap_of() is None

    past.visit(SUMMER, SEEN)

    (found,) = [one for one in checks.of_line(line(), on=WEEK) if one.code is CheckCode.CAP_REACHED]
    assert found.facts == {"item": "FIRE-01", "counted": 2, "cap": 2, "year": 2026}
    assert found.blocks
    assert found.overridable


def test_a_joint_visit_counts_once_and_by_its_id_too(capped: None):
    past.visit(SPRING, SEEN, ("TAX", "发票"), ("FIRE", "FIRE-01"))
    assert cap_of() is None

    past.visit(SUMMER, ("FIRE", "FIRE-01"))

    assert cap_of() == 2


def test_only_the_same_item_department_enterprise_and_year_count(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(SUMMER, ("FIRE", "油烟"))
    past.visit(SUMMER, ("TAX", "消防安全"))
    past.visit(SUMMER, SEEN, enterprise="E2")
    past.visit(dt.date(2025, 12, 30), SEEN)

    assert cap_of() is None
    assert cap_of(on=dt.date(2025, 6, 3)) is None
    past.visit(dt.date(2025, 12, 29), SEEN)
    assert cap_of(on=dt.date(2025, 6, 3)) == 2


def test_an_exempt_visit_neither_counts_nor_is_counted_against(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(SUMMER, SEEN)
    assert cap_of() == 2

    exempt_entry(SUMMER)
    assert cap_of() is None

    past.visit(NOVEMBER, SEEN)
    assert cap_of() == 2
    exempt_entry(WEEK.date(1))
    assert cap_of() is None


def test_which_exemptions_lie_outside_the_cap_is_a_setting(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(SUMMER, SEEN)
    exempt_entry(WEEK.date(1))
    assert cap_of() is None

    settings.write("checks.outside_cap", ["E1"], "本区", by=COMMITTEE)

    assert cap_of() == 2


def test_a_direct_inspection_is_outside_the_cap_and_an_item_may_have_none(capped: None):
    past.visit(SPRING, SEEN)
    inspect_directly(SUMMER)
    assert cap_of() is None

    past.visit(SUMMER, SEEN)
    items.register(replace(SAFETY, cap=None), by=COMMITTEE)

    assert cap_of() is None


def test_a_line_handed_in_again_is_not_counted_against_itself(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(WEEK.date(1), SEEN)

    assert cap_of() is None


def test_a_week_of_two_years_is_free_if_one_of_them_is(capped: None):
    past.visit(SPRING, SEEN)
    past.visit(SUMMER, SEEN)
    new_year = Week.parse("2026-W53")
    both = line(windows=("Tue 09:00-12:00", "Sat 09:00-12:00"))

    assert CheckCode.CAP_REACHED in codes(checks.of_line(line(), on=new_year))
    assert CheckCode.CAP_REACHED not in codes(checks.of_line(both, on=new_year))


def test_whoever_is_trusted_checks_itself(graded: None):
    (found,) = checks.of_line(line(), on=WEEK)

    assert (found.code, found.facts) == (CheckCode.SELF_CHECK, {"tier": "A"})
    assert (found.blocks, found.overridable) == (True, True)
    assert checks.of_line(line(enterprise="E2"), on=WEEK) == ()


def test_what_is_of_high_risk_exempt_or_a_re_inspection_is_seen_all_the_same(graded: None):
    (ordinary,) = [line_of(line(), WEEK, IDS, Exemptions.load())]
    assert codes(checks.of_line(ordinary)) == [CheckCode.SELF_CHECK]

    assert checks.of_line(replace(ordinary, exempt="E6")) == ()
    assert checks.of_line(replace(ordinary, caused=True)) == ()
    items.register(replace(SAFETY, risk=Risk.HIGH), by=COMMITTEE)
    assert checks.of_line(ordinary) == ()


def test_what_can_be_done_from_afar_is_where_the_tier_says_so(graded: None):
    rule = credit.tier_rule(Tier.A)
    credit.change_tier(replace(rule, mode=Mode.OFF_SITE), by=COMMITTEE)
    assert checks.of_line(line(), on=WEEK) == ()

    items.register(replace(SAFETY, off_site=True), by=COMMITTEE)

    assert codes(checks.of_line(line(), on=WEEK)) == [CheckCode.OFF_SITE]


def test_a_line_is_kept_out_where_all_its_days_are_quiet(capped: None):
    two_days = line(windows=("Tue 09:00-12:00", "Wed 09:00-12:00"))
    quiet_days(1)
    assert codes(checks.of_line(line(), on=WEEK)) == [CheckCode.QUIET]
    assert checks.of_line(two_days, on=WEEK) == ()

    quiet_days(2, exceptions=("E6",))

    (found,) = checks.of_line(two_days, on=WEEK)
    assert found.facts == {"days": ["2026-12-01", "2026-12-02"]}
    on_wednesday = line_of(line(), WEEK.date(2), IDS, Exemptions.load())
    assert codes(checks.of_line(on_wednesday)) == [CheckCode.QUIET]
    assert checks.of_line(replace(on_wednesday, exempt="E6")) == ()


def observe(*names: str) -> None:
    entry = ObservationEntry(
        "FIRE", "E1", "无人仓储", "3.2.3", SPRING, safe=True, safety="已核查", items=names
    )
    observation.give(entry, by=officer("FIRE", Role.HEAD))


@pytest.mark.parametrize(
    ("names", "held"),
    [((), True), (("消防安全",), True), (("FIRE-01",), True), (("油烟",), False)],
)
def test_a_matter_under_observation_is_not_inspected_by_routine(
    capped: None, names: tuple[str, ...], held: bool
):
    observe(*names)

    found = checks.of_line(line(), on=WEEK)

    assert codes(found) == [CheckCode.OBSERVED] * held
    assert checks.of_line(line(enterprise="E2"), on=WEEK) == ()
    cause = line_of(line(), WEEK, IDS, Exemptions.load())
    assert checks.of_line(replace(cause, exempt="E6")) == ()
    assert checks.of_line(replace(cause, caused=True)) == ()


def alerts(on: Week | dt.date = WEEK, **fields: object) -> dict[CheckCode, object]:
    return {
        one.code: one.facts["counted"]
        for one in checks.of_line(line("EMB", **fields), on=on)
        if "many" in one.code
    }


TUESDAY = WEEK.date(1)


def test_more_than_one_a_day_two_a_week_three_a_month_are_told(park: str):
    past.visit(TUESDAY, SEEN)
    assert alerts() == {}

    past.visit(TUESDAY, ("TAX", "发票"))
    assert alerts() == {CheckCode.MANY_A_DAY: 2}
    past.visit(TUESDAY + dt.timedelta(days=1), SEEN)
    assert alerts() == {CheckCode.MANY_A_DAY: 2, CheckCode.MANY_A_WEEK: 3}
    past.visit(TUESDAY + dt.timedelta(days=14), SEEN)

    assert alerts() == {
        CheckCode.MANY_A_DAY: 2,
        CheckCode.MANY_A_WEEK: 3,
        CheckCode.MANY_A_MONTH: 4,
    }
    assert alerts(enterprise="E2") == {}


def test_a_line_may_join_a_visit_of_its_week_and_not_one_of_another(park: str):
    for days in (7, 14, 21):
        past.visit(TUESDAY + dt.timedelta(days=days), SEEN, ("TAX", "发票"))

    assert alerts() == {CheckCode.MANY_A_MONTH: 4}
    past.visit(TUESDAY, SEEN)
    assert alerts() == {CheckCode.MANY_A_MONTH: 4}


def test_a_direct_inspection_disturbs_as_well(park: str):
    inspect_directly(TUESDAY)

    assert alerts() == {CheckCode.MANY_A_DAY: 2}
    assert alerts(windows=("Tue 09:00-12:00", "Wed 09:00-12:00")) == {}
    DirectRow.update(state="void").execute()
    assert alerts() == {}


def test_how_much_is_too_much_is_a_setting(park: str):
    past.visit(TUESDAY - dt.timedelta(days=5), SEEN)
    for name, most in (("day", 0), ("week", 0), ("month", 0)):
        settings.write(f"checks.most_a_{name}", most, "本区", by=COMMITTEE)

    assert alerts() == dict.fromkeys(checks.WHOLE[:3], 1)


def test_alerts_warn_and_stop_nobody(park: str):
    past.visit(TUESDAY - dt.timedelta(days=1), SEEN)
    inspect_directly(TUESDAY)

    found = checks.of_line(line(), on=WEEK)

    assert codes(found)[1:] == [CheckCode.MANY_A_DAY]
    assert not any(one.blocks for one in found)
    assert [one.item for one in found] == ["消防安全", ""]


def repeats(**fields: object) -> list[object]:
    return [
        (one.facts["days"], one.facts["other"])
        for one in checks.of_line(line(**fields), on=WEEK)
        if one.code is CheckCode.REPEATED
    ]


@pytest.mark.parametrize(("days", "told"), [(-59, True), (-60, False), (59, True), (60, False)])
def test_the_same_department_twice_within_sixty_days_is_told(park: str, days: int, told: bool):
    other = TUESDAY + dt.timedelta(days=days)
    past.visit(other, ("FIRE", "油烟"))

    assert repeats() == [(59, str(other))] * told
    assert repeats(department="TAX") == []


def test_a_visit_of_the_same_week_may_be_the_very_one(park: str):
    past.visit(TUESDAY, ("FIRE", "油烟"))

    assert repeats() == []
    elsewhere = replace(line_of(line(), WEEK, IDS, Exemptions.load()), visit="another")
    assert CheckCode.REPEATED in codes(checks.of_line(elsewhere))


def test_inspections_with_a_cause_are_no_repetition(park: str):
    past.visit(NOVEMBER, SEEN, origin="finding:1")
    inspect_directly(dt.date(2026, 10, 13))
    assert repeats() == []

    past.visit(dt.date(2026, 11, 3), SEEN)
    assert repeats() == [(28, "2026-11-03")]
    ordinary = line_of(line(), WEEK, IDS, Exemptions.load())
    for fields in ({"exempt": "E6"}, {"caused": True}):
        assert CheckCode.REPEATED not in codes(checks.of_line(replace(ordinary, **fields)))
    exempt_entry(dt.date(2026, 11, 3))
    assert repeats() == []


@pytest.mark.parametrize(
    ("grade", "seen", "told"),
    [
        ("B", [-364], True),
        ("B", [-365], False),
        ("A", [-729], True),
        ("A", [-730], False),
        ("C", [-300], False),
        ("C", [-300, -200], True),
        ("D", [-300, -200, -100], False),
    ],
)
def test_a_tier_is_seen_so_often_in_so_many_years(
    park: str, grade: str, seen: list[int], told: bool
):
    for days in seen:
        past.visit(TUESDAY + dt.timedelta(days=days), SEEN)
    credit.set_grade(
        "E1", CreditKind.RISK_CLASS, grade, dt.date(2026, 1, 1), "省平台", by=COMMITTEE
    )

    found = {one.code: one for one in checks.of_line(line(), on=TUESDAY)}

    assert (CheckCode.OFTEN in found) == told
    if told:
        one = found[CheckCode.OFTEN]
        assert one.blocks
        assert (one.facts["counted"], one.facts["tier"]) == (len(seen), grade)


def test_only_the_own_departments_routine_counts_for_a_tier(park: str):
    past.visit(TUESDAY - dt.timedelta(days=90), ("TAX", "发票"))
    past.visit(TUESDAY - dt.timedelta(days=80), SEEN, origin="visit:2026-W20-E1-1")
    past.visit(TUESDAY - dt.timedelta(days=70), SEEN, enterprise="E2")
    credit.set_grade("E1", CreditKind.RISK_CLASS, "B", dt.date(2026, 1, 1), "省平台", by=COMMITTEE)

    assert CheckCode.OFTEN not in codes(checks.of_line(line(), on=TUESDAY))
