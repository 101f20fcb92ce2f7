"""What a run knows of its week, and its first plan."""

import pytest

from optimizer.cpsat import watch
from optimizer.layout import Value
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
