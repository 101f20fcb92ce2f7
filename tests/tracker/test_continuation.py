"""A visit keeps its uid for life."""

from typing import Any

from tests.tracker.builders import WEEK
from tracker.continuation import Known, Proposed, continued

UID = "2026-W49-E1-1"


def known(uid: str = UID, **fields: Any) -> Known:
    facts = {"revision": 0, "enterprise": "E1", "start": 540, "requests": ("FIRE-1", "TAX-1")}
    return Known(
        **{"uid": uid, "announced": True, "cancelled": False, "digest": "x", **facts, **fields}
    )


def proposed(**fields: Any) -> Proposed:
    facts = {"enterprise": "E1", "start": 540, "minutes": 60, "lead": "FIRE", "digest": "x"}
    return Proposed(**{"requests": ("FIRE-1", "TAX-1"), **facts, **fields})


def names(before: list[Known], *after: Proposed) -> list[tuple[str, int]]:
    return [(one.uid, one.revision) for one in continued(WEEK, before, after)]


def test_an_unchanged_visit_keeps_uid_and_revision():
    assert names([known(revision=3)], proposed()) == [(UID, 3)]


def test_a_changed_visit_goes_one_revision_up():
    assert names([known(revision=3)], proposed(start=600, digest="y")) == [(UID, 4)]


def test_a_visit_that_lost_a_request_is_the_same_visit():
    assert names([known()], proposed(requests=("TAX-1",), digest="y")) == [(UID, 1)]


def test_a_visit_with_other_requests_is_another_visit():
    assert names([known()], proposed(requests=("EMB-1",))) == [("2026-W49-E1-2", 0)]


def test_a_visit_elsewhere_is_another_visit():
    assert names([known()], proposed(enterprise="E2")) == [("2026-W49-E2-1", 0)]


def test_the_larger_part_of_a_split_visit_keeps_the_uid():
    before = [known(requests=("FIRE-1", "TAX-1", "EMB-1"))]

    parts = proposed(requests=("EMB-1",)), proposed(requests=("FIRE-1", "TAX-1"), digest="y")

    assert names(before, *parts) == [("2026-W49-E1-2", 0), (UID, 1)]


def test_of_equal_parts_the_one_that_stayed_keeps_the_uid():
    parts = proposed(requests=("TAX-1",), start=900), proposed(requests=("FIRE-1",), digest="y")

    assert names([known()], *parts) == [("2026-W49-E1-2", 0), (UID, 1)]


def test_merged_visits_go_on_as_one():
    before = [known(requests=("FIRE-1",)), known("2026-W49-E1-2", requests=("TAX-1", "EMB-1"))]

    merged = proposed(requests=("FIRE-1", "TAX-1", "EMB-1"), digest="y")

    assert names(before, merged) == [("2026-W49-E1-2", 1)]


def test_the_uid_of_a_cancelled_visit_is_never_used_again():
    assert names([known(cancelled=True)], proposed()) == [("2026-W49-E1-2", 0)]


def test_an_unannounced_visit_is_never_the_continuation_of_an_announced_one():
    assert names([known()], proposed(announced=False)) == [("2026-W49-E1-2", 0)]


def test_visits_of_a_first_plan_are_numbered_by_enterprise():
    first = proposed(), proposed(requests=("EMB-1",)), proposed(enterprise="E2")

    assert names([], *first) == [(UID, 0), ("2026-W49-E1-2", 0), ("2026-W49-E2-1", 0)]
