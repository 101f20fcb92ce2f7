"""What a run knows of its week, and its first plan."""

import pytest

from optimizer.cpsat import watch
from optimizer.cpsat.columns import Column
from optimizer.layout import Value
from optimizer.run import Run
from tests.builders import enterprise, moment, previous, problem, request
from tests.optimizer.forgotten import BOTH
from tests.optimizer.layouts import is_true
from tests.optimizer.runs import begun, crowded


def test_leaving_out_weighs_more_than_all_visits():
    run = begun(crowded())
    assert run.upper_of(Value(1, 0)) > run.upper_of(Value(0, len(run.board.problem.requests)))


def test_parts_hold_every_site_once():
    run = begun(crowded())
    assert sorted(one for part in run.parts for one in part.sites) == list(
        range(len(run.board.sites))
    )


def test_a_child_gets_ready_before_anything_is_planned(monkeypatch: pytest.MonkeyPatch):
    run = begun(crowded(8))
    planned: list[int] = []
    monkeypatch.setattr(watch, "warm", lambda: planned.append(sum(map(len, run.layout.choices))))
    run.first()
    assert planned == [0]


Visit = tuple[int, str]
"""The bits of its wishes, and its start."""


def columns(run: Run, *visits: Visit) -> list[Column]:
    """Visits of the first site as columns."""
    joints = run.board.sites[0].joints or ()
    place = {one.bits: one.place for one in joints}
    return [(0, place[bits], moment(start) // run.board.grid) for bits, start in visits]


WORSE: list[list[Visit]] = [
    [],
    [(0b01, "Tue 09:00")],
    [(0b01, "Tue 09:00"), (0b10, "Tue 10:00")],
    [(0b11, "Tue 10:00")],
]


@pytest.mark.parametrize("visits", WORSE)
def test_a_plan_that_is_worse_in_any_tier_is_not_taken_over(visits: list[Visit]):
    run = begun(problem(*BOTH, previous=(previous("fire-1"),)))
    run.adopt(run.parts[0], columns(run, (0b11, "Tue 09:00")))
    before = list(run.layout.choices)

    run.adopt(run.parts[0], columns(run, *visits))

    assert run.layout.value == Value(0, 1, 0, 60)
    assert run.layout.choices == before
    assert is_true(run.layout)


def test_a_plan_that_takes_more_minutes_is_not_taken_over():
    long = [request(one, minutes=120) for one in ("fire-1", "tax-1")]
    run = begun(problem(*long, request("water-1"), enterprises=[enterprise(most_departments=2)]))
    run.adopt(run.parts[0], columns(run, (0b011, "Tue 09:00"), (0b100, "Wed 09:00")))

    run.adopt(run.parts[0], columns(run, (0b101, "Tue 09:00"), (0b010, "Wed 09:00")))

    assert run.layout.value == Value(0, 2, 0, 180)
    assert is_true(run.layout)


def test_a_plan_that_is_better_is_taken_over():
    run = begun(problem(*BOTH, previous=(previous("fire-1"),)))
    values = []

    for visits in WORSE:
        run.adopt(run.parts[0], columns(run, *visits))
        values.append(run.layout.value)

    assert values == sorted(values, reverse=True)
    assert run.layout.value == Value(0, 1, 1, 60)
