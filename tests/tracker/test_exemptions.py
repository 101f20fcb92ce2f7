"""The exemption log: everything that went without asking first, and no ranking."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, PLANNING, WEEK, ask, line, officer, submit
from tracker import approvals, clock, direct, exemptions, weeks
from tracker.records import DirectEntry, DirectReason, EntryKind, EntryWish, Exemption, ExemptReason
from tracker.week import Week

TODAY = PLANNING.date()


@pytest.fixture(autouse=True)
def monday(park: str):
    with clock.fixed(PLANNING):
        yield


def inspect(department: str = "FIRE", days_ago: int = 0) -> int:
    day = TODAY - dt.timedelta(days=days_ago)
    entry = DirectEntry(department, "E1", DirectReason.DANGER, "起烟", ("消防安全",), day)
    return direct.enter(entry, by=officer(department)).id


def enter(exempt: ExemptReason | None = ExemptReason.WORK_SAFETY) -> int:
    wish = EntryWish(
        "TAX",
        EntryKind.SURVEY,
        "调研",
        "法",
        ("E2", "E3"),
        ("税务",),
        PLANNING if exempt else PLANNING + dt.timedelta(days=1),
        TODAY + dt.timedelta(days=1),
        exempt,
        "紧急",
        "电话记录",
    )
    return approvals.ask(wish, by=officer("TAX")).id


def codes(**fields: object) -> list[str]:
    return [one.code for one in exemptions.list_uses(**{"by": COMMITTEE, **fields})]


def test_both_lists_are_one_log_the_latest_first():
    old, entry = inspect(days_ago=3), enter()

    assert exemptions.list_uses(by=COMMITTEE) == (
        Exemption("E4", "TAX", ("E2", "E3"), TODAY, "紧急", "电话记录", f"entry:{entry}"),
        Exemption("D5", "FIRE", ("E1",), TODAY - dt.timedelta(days=3), "起烟", "", f"direct:{old}"),
    )


def test_what_was_asked_first_or_never_happened_is_no_exemption():
    enter(exempt=None)
    direct.void(inspect(), "误录", by=officer())
    approvals.withdraw(enter(), "取消", by=officer("TAX"))

    assert codes() == []


def test_it_is_filtered_by_department_code_and_day():
    inspect(days_ago=3)
    enter()

    assert codes(department="FIRE") == ["D5"]
    assert codes(code="E4") == ["E4"]
    assert codes(since=TODAY) == ["E4"]
    assert codes(until=TODAY - dt.timedelta(days=3)) == ["D5"]
    assert codes(since=TODAY - dt.timedelta(days=3), until=TODAY) == ["E4", "D5"]


def test_a_department_sees_its_own():
    inspect()
    enter()

    assert codes(by=officer("FIRE")) == ["D5"]
    assert [one.department for one in exemptions.statistics(by=officer("FIRE"))] == ["FIRE"]


def test_figures_stand_in_the_registers_order_whatever_they_are():
    ask(line(), line(enterprise="E2"), line("TAX"))
    for _ in range(2):
        inspect("TAX")
    enter()

    found = exemptions.statistics(by=COMMITTEE)

    assert [one.department for one in found] == ["FIRE", "EMB", "TAX"]
    fire, emb, tax = found
    assert (dict(fire.uses), fire.planned, fire.direct, fire.share) == ({}, 2, 0, 0.0)
    assert (emb.planned, emb.share) == (0, 0.0)
    assert (dict(tax.uses), tax.planned, tax.direct) == ({"D5": 2, "E4": 1}, 1, 2)
    assert tax.share == pytest.approx(2 / 3)


def test_the_share_of_a_period_is_of_what_was_planned_in_it():
    ask(line(), line(enterprise="E2"))
    later = Week.of(TODAY + dt.timedelta(days=14))
    weeks.open_week(later, by=COMMITTEE)
    submit(line(), week=later)
    inspect()

    (before, *_) = exemptions.statistics(by=COMMITTEE, until=WEEK.date(0))
    (after, *_) = exemptions.statistics(by=COMMITTEE, since=later.date(6))

    assert (before.planned, before.direct, before.share) == (2, 1, pytest.approx(1 / 3))
    assert (after.planned, after.direct, after.share) == (1, 0, 0)
