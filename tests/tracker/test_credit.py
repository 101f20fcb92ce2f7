"""Two grades make one tier; what a tier means is a setting."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.tracker.builders import COMMITTEE, officer, person
from tracker import credit, history, settings
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.models import CreditRow
from tracker.people import of_enterprise
from tracker.records import CreditKind, Mode, PublicGrade, RiskClass, Role, Tier, TierRule

RISK, PUBLIC = CreditKind.RISK_CLASS, CreditKind.PUBLIC_GRADE
JUNE, JULY, AUGUST = dt.date(2026, 6, 1), dt.date(2026, 7, 1), dt.date(2026, 8, 1)


def grade(kind: CreditKind = RISK, value: str = "B", day: dt.date = JUNE, **fields: object):
    told = {"source": "省平台", "by": COMMITTEE, **fields}
    return credit.set_grade("E1", kind, value, day, **told)


def test_without_any_grade_there_is_no_tier(park: str):
    found = credit.standing("E1", by=COMMITTEE)

    assert (found.risk_class, found.public_grade, found.tier) == (None, None, None)


def test_the_worse_of_two_grades_is_the_tier(park: str):
    grade(RISK, "A")
    assert credit.standing("E1", by=COMMITTEE).tier is Tier.A

    found = grade(PUBLIC, "fair")

    assert found.tier is Tier.C
    assert found.risk_class is not None
    assert (found.risk_class.grade, found.risk_class.source) == ("A", "省平台")


@pytest.mark.parametrize("risk", [None, *RiskClass])
@pytest.mark.parametrize("public", [None, *PublicGrade])
def test_the_table_at_first_is_the_worse_of_the_two(
    tracker: str, risk: RiskClass | None, public: PublicGrade | None
):
    if risk is None and public is None:
        assert credit.combine(risk, public, credit.table()) is None
        return

    ranks = [list(RiskClass).index(risk)] if risk else []
    ranks += [list(PublicGrade).index(public)] if public else []

    assert credit.combine(risk, public, credit.table()) == "ABCD"[max(ranks)]
    assert f"{risk or ''}/{public or ''}" in settings.DEFAULTS[credit.TABLE].value


def test_grades_are_kept_and_each_day_has_its_own(park: str):
    grade(value="D", day=AUGUST)
    grade(value="B", day=JUNE)
    grade(value="C", day=JULY)

    assert [one.grade for one in credit.grades("E1", by=COMMITTEE)] == ["B", "C", "D"]
    days = [JUNE - dt.timedelta(days=1), JUNE, JULY - dt.timedelta(days=1), JULY, AUGUST]
    tiers = [credit.standing("E1", by=COMMITTEE, on=day).tier for day in days]
    assert tiers == [None, "B", "B", "C", "D"]


def test_an_equal_grade_changes_nothing_and_a_correction_of_the_day_holds(park: str):
    grade(value="B")
    grade(value="B", source=" 省平台 ")
    assert len(credit.grades("E1", by=COMMITTEE)) == 1

    assert grade(value="C").tier is Tier.C

    assert [one.grade for one in credit.grades("E1", by=COMMITTEE)] == ["B", "C"]
    acts = [one.act for one in history.events("enterprise:E1", by=COMMITTEE)]
    assert acts == ["register", "grade", "grade"]
    assert grade(value="B").tier is Tier.B


@given(
    entries=st.lists(
        st.tuples(
            st.sampled_from([RISK, PUBLIC]),
            st.integers(0, 3),
            st.integers(1, 20),
        ),
        max_size=8,
    ),
    day=st.integers(1, 25),
)
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_tier_of_a_day_is_the_worse_of_the_last_entries_up_to_it(park: str, entries, day):
    CreditRow.delete().execute()
    for kind, rank, number in entries:
        grade(kind, list(credit.GRADES[kind])[rank].value, JUNE.replace(day=number))

    held = {}
    for kind, rank, number in sorted(entries, key=lambda one: one[2]):
        if number <= day:
            held[kind] = rank

    expected = "ABCD"[max(held.values())] if held else None
    assert credit.tier_of("E1", JUNE.replace(day=day)) == expected


def test_a_wrong_grade_is_refused_with_every_fault(park: str):
    with pytest.raises(Rejected) as refused:
        grade(PUBLIC, "A", dt.date(2027, 1, 1), source=" ")

    assert refused.value.problems == (
        "grade: unknown, found 'A', expected excellent, good, fair, poor",
        "source: missing",
        "day: future, found '2027-01-01'",
    )


def test_an_enterprise_that_is_not_there_has_no_grade(park: str):
    for act in (
        lambda: credit.set_grade("E9", RISK, "A", JUNE, "省平台", by=COMMITTEE),
        lambda: credit.standing("E9", by=COMMITTEE),
        lambda: credit.grades("E9", by=COMMITTEE),
    ):
        with pytest.raises(NotFound, match="E9"):
            act()


def test_the_committee_enters_grades_and_an_enterprise_reads_its_own(park: str):
    grade()

    with pytest.raises(NotAllowed):
        grade(by=officer())
    assert credit.standing("E1", by=officer()).tier is Tier.B
    assert len(credit.grades("E1", by=of_enterprise("E1"))) == 1
    for read in (credit.standing, credit.grades):
        with pytest.raises(NotFound):
            read("E1", by=of_enterprise("E2"))
        with pytest.raises(NotAllowed):
            read("E1", by=person(Role.ANONYMOUS))


def test_a_tier_means_what_its_setting_says(tracker: str):
    found = [credit.tier_rule(tier) for tier in Tier]

    assert [one.percent for one in found] == [(0, 5), (5, 20), (21, 60), (61, 100)]
    assert [(one.visits, one.years) for one in found] == [(1, 2), (1, 1), (2, 1), (None, 1)]
    assert [one.mode for one in found] == ["self-check", "visit", "visit", "visit"]
    assert all(one.source for one in found)


def test_a_tier_is_changed_with_its_source(tracker: str):
    rule = TierRule(Tier.B, (0, 10), None, 1, Mode.OFF_SITE, "市里通知")

    assert credit.change_tier(rule, by=COMMITTEE) == rule

    assert credit.tier_rule(Tier.B) == rule
    with pytest.raises(NotAllowed):
        credit.change_tier(rule, by=officer())


def test_a_tier_with_wrong_numbers_is_refused_with_every_fault(tracker: str):
    rule = TierRule(Tier.B, (20, 10), -1, 0, Mode.VISIT, "通知")

    with pytest.raises(Rejected) as refused:
        credit.change_tier(rule, by=COMMITTEE)

    assert len(refused.value.problems) == 3
    with pytest.raises(Rejected, match="source: missing"):
        credit.change_tier(replace(credit.tier_rule(Tier.B), source=""), by=COMMITTEE)


def test_a_table_of_our_own_combines_and_what_it_leaves_out_is_the_worse(tracker: str):
    credit.change_table({"A/good": "A", "/poor": "C"}, "区里文件", by=COMMITTEE)

    assert credit.combine(RiskClass.A, PublicGrade.GOOD, credit.table()) is Tier.A
    assert credit.combine(None, PublicGrade.POOR, credit.table()) is Tier.C
    assert credit.combine(RiskClass.B, PublicGrade.EXCELLENT, credit.table()) is Tier.B


def test_a_table_of_what_is_not_there_is_refused(tracker: str):
    with pytest.raises(Rejected) as refused:
        credit.change_table({"E/good": "A", "A/good": "F", "/": "A"}, "文件", by=COMMITTEE)

    assert len(refused.value.problems) == 3
    with pytest.raises(Rejected, match="source: missing"):
        credit.change_table({}, "", by=COMMITTEE)
    with pytest.raises(NotAllowed):
        credit.change_table({}, "文件", by=officer())
