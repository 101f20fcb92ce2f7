"""What a run may spend: a clock, a count of work, a stop sign."""

import pytest

from optimizer import SolveParams
from optimizer.effort import Effort


def effort(**fields: float) -> Effort:
    return Effort(SolveParams(**{"time_limit": 60, **fields}), None)


def test_without_a_work_limit_work_never_ends():
    run = effort()
    run.spend(10**9)
    assert not run.over()
    assert run.units(300) == 300


def test_with_a_work_limit_a_run_ends_when_the_work_is_done():
    run = effort(work_limit=100)
    run.spend(99)
    assert not run.over()
    run.spend(1)
    assert run.over()


def test_no_more_units_are_given_out_than_are_left():
    run = effort(work_limit=100)
    run.spend(70)
    assert (run.units(20), run.units(50), run.units(50, 0.5)) == (20, 30, 0)


@pytest.mark.parametrize("limit", range(1, 40))
@pytest.mark.parametrize("share", [0.75, 0.85, 1.0])
def test_a_share_is_over_when_all_its_units_are_spent(limit: int, share: float):
    run = effort(work_limit=limit)
    run.spend(run.units(10**6, share))
    assert run.units(1, share) == 0
    assert run.over(share)


def test_a_share_of_the_time_ends_before_the_whole():
    run = effort(time_limit=1000)
    assert run.left(0.5) < 500 < run.left()
    assert not run.over(0.5)


def test_a_run_without_time_is_over_at_once():
    assert effort(time_limit=0).over()


def test_the_clock_goes_forward():
    run = effort()
    assert 0 <= run.seconds() <= run.seconds()


def test_a_stop_ends_a_run_whatever_is_left():
    asked = iter([False, False, True, True])
    run = Effort(SolveParams(), lambda: next(asked))
    assert not run.stopped()
    assert not run.over()
    assert run.stopped()
    assert run.over()
