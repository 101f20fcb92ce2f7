"""An inspection is counted once, under its exemption or under none."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker import past
from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.past import NOVEMBER, SEEN
from tracker import approvals, direct, exemption_shares, held, visits
from tracker.exemption_shares import Inspected
from tracker.models import ApprovalRow
from tracker.records import ApprovalState, EntryWish, ExemptionShare, ExemptReason

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
TAXED = ("TAX", "发票")


def inspected() -> tuple[Inspected, ...]:
    return exemption_shares.inspections(
        [held.of(one) for one in visits.list_visits(by=COMMITTEE)],
        [held.of_direct(one) for one in direct.list_inspections(by=COMMITTEE)],
        exemption_shares.entries(*YEAR, by=COMMITTEE),
    )


def share() -> ExemptionShare:
    return exemption_shares.share_of(inspected())


def test_a_joint_visit_is_one_inspection_of_each_department(park: str):
    past.visit(NOVEMBER, SEEN, TAXED)

    assert inspected() == (Inspected("FIRE", "E1"), Inspected("TAX", "E1"))


def test_a_visit_that_carries_out_an_entry_is_not_counted_beside_it(park: str):
    past.visit(NOVEMBER, SEEN, TAXED)
    past.exempt_entry(NOVEMBER)

    assert set(inspected()) == {Inspected("TAX", "E1"), Inspected("FIRE", "E1", "E7")}
    assert share() == ExemptionShare({"E7": 1}, 2)


@pytest.mark.parametrize(
    ("day", "part", "enterprise"),
    [
        (NOVEMBER + dt.timedelta(days=1), SEEN, "E1"),
        (NOVEMBER, ("FIRE", "油烟"), "E1"),
        (NOVEMBER, SEEN, "E2"),
        (NOVEMBER, ("TAX", "消防安全"), "E1"),
    ],
)
def test_a_visit_of_another_day_item_place_or_office_is_an_inspection_more(
    park: str, day: dt.date, part: tuple[str, str], enterprise: str
):
    past.visit(day, part, enterprise=enterprise)
    past.exempt_entry(NOVEMBER)

    assert share() == ExemptionShare({"E7": 1}, 2)


def test_a_visit_that_looks_at_more_than_the_entry_is_ordinary(park: str):
    past.visit(NOVEMBER, SEEN, ("FIRE", "油烟"))
    past.exempt_entry(NOVEMBER)

    assert share() == ExemptionShare({"E7": 1}, 2)


def test_an_entry_of_several_days_covers_its_last_day(park: str):
    past.visit(NOVEMBER + dt.timedelta(days=2), SEEN)
    past.exempt_entry(NOVEMBER, until=NOVEMBER + dt.timedelta(days=2))

    assert share() == ExemptionShare({"E7": 1}, 1)


def test_what_was_taken_back_is_no_use_but_what_was_refused_took_place(park: str):
    past.exempt_entry(NOVEMBER)
    past.exempt_entry(NOVEMBER, ExemptReason.COMPLAINT)
    complaint, assigned = approvals.list_entries(by=COMMITTEE)
    approvals.withdraw(assigned.id, "取消", by=officer("FIRE"))
    ApprovalRow.update(state=ApprovalState.REFUSED.value).where(
        ApprovalRow.id == complaint.id
    ).execute()

    assert share() == ExemptionShare({"E6": 1}, 1)


def test_an_entry_counts_once_at_each_of_its_enterprises(park: str):
    past.exempt_entry(NOVEMBER)
    (wish,) = exemption_shares.entries(*YEAR, by=COMMITTEE)
    wide: EntryWish = replace(wish, enterprises=("E1", "E2", "E3"))

    found = exemption_shares.inspections((), (), [wide])

    assert [one.enterprise for one in found] == ["E1", "E2", "E3"]
    assert exemption_shares.share_of(found) == ExemptionShare({"E7": 3}, 3)


def test_entries_belong_to_the_period_in_which_they_begin(park: str):
    past.exempt_entry(NOVEMBER, until=NOVEMBER + dt.timedelta(days=3))
    after = NOVEMBER + dt.timedelta(days=1)

    assert exemption_shares.entries(NOVEMBER, NOVEMBER, by=COMMITTEE)
    assert not exemption_shares.entries(after, after, by=COMMITTEE)


def test_uses_of_plan_and_entry_are_told_by_code(park: str):
    past.inspect_directly(NOVEMBER)
    past.inspect_directly(NOVEMBER + dt.timedelta(days=1))
    past.exempt_entry(NOVEMBER)
    past.visit(NOVEMBER, TAXED)

    found = share()

    assert (dict(found.uses), found.inspections) == ({"D5": 2, "E7": 1}, 4)
    assert found.share == 0.75


def test_where_nothing_was_inspected_there_is_no_share():
    found = exemption_shares.share_of(())

    assert (found, found.share) == (ExemptionShare({}, 0), None)
