"""What a change is worth is what two plans made apart differ by."""

from dataclasses import asdict

import pytest

from optimizer import InvalidPlan, SolveParams, changed, solve, whatif
from tests.builders import plan, problem, request
from tests.drawn import tiny

ALONE = SolveParams(time_limit=20, work_limit=10_000, workers=1)
NINE = ["Tue 09:00-10:00"]


def test_both_scores_are_those_of_weeks_planned_apart():
    looked = 0
    for seed in range(8_300, 8_330):
        week = tiny(seed)
        before = solve(week, ALONE)
        for left in before.unplanned:
            for remedy in left.remedies:
                looked += 1
                found = whatif(week, before, remedy)
                after = solve(changed(week, remedy), ALONE)
                assert found["before"] == asdict(before.score)
                assert found["after"] == asdict(after.score)
                assert found["difference"]["unplanned"] < 0
    assert looked > 5


def test_a_change_that_changes_nothing_moves_nobody():
    for seed in range(8_330, 8_345):
        week = tiny(seed)
        found = whatif(week, solve(week, ALONE), {})
        assert set(found["difference"].values()) == {0}
        assert found["dropped"] == found["added"] == []


def test_nobody_is_moved_without_need():
    week = problem(*(request(f"fire-{n}", enterprise=f"e{n}") for n in range(3)))
    change = {"requests": [{"id": "fire-0", "windows": ["Wed 09:00-10:00"]}]}
    before = solve(week, ALONE)
    found = whatif(week, before, change)
    assert [one["request"] for one in found["moved"]] == ["fire-0"]


def test_a_plan_that_breaks_a_rule_is_refused():
    week = problem(request(windows=NINE))
    with pytest.raises(InvalidPlan, match="each_request_is_planned_once"):
        whatif(week, plan(), {})
