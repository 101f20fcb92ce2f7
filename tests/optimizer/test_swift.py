"""The compiled loop is used where it is worth it and there, and nobody else pays for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import scenarios
from optimizer import SolveParams
from optimizer.board import Board
from optimizer.compiled import ready
from optimizer.layout import Layout, Value
from optimizer.swift import MANY, Swift
from tests.house.tree import ROOT
from tests.optimizer.compiled.plots import crowded, hunter_of, never
from tests.optimizer.layouts import minima

PARK = Path(scenarios.__file__).parent / "library" / "yuancheng.json"
LARGE = crowded(1, 160)


def swift_of(layout: Layout, **params: int) -> Swift:
    return Swift(layout, minima(layout), SolveParams(**params), layout.board.most_moved)


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A machine that has compiled nothing; what is asked of it is noted."""
    asked: list[str] = []
    monkeypatch.setattr(ready, "ready", lambda: "warm" in asked)
    monkeypatch.setattr(ready, "warm", lambda: asked.append("warm"))
    monkeypatch.setattr(ready, "warm_beside", lambda: asked.append("beside"))
    return asked


def test_a_park_week_loads_no_compiler():
    command = (
        "import sys; from optimizer.__main__ import main; "
        f"main(['plan', {str(PARK)!r}, '--quiet', '--time-limit', '3', '-o', {os.devnull!r}]); "
        "print({'numba', 'llvmlite'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_a_small_week_asks_for_nothing(cold: list[str]):
    swift = swift_of(Layout(Board(crowded(1, 30))), work_limit=5)

    assert not swift.ready()
    assert cold == []


def test_a_week_is_large_by_its_requests_that_can_be_planned():
    layout = Layout(Board(LARGE))
    count = sum(len(wish.requests) for site in layout.board.sites for wish in site.wishes)

    assert count >= MANY
    assert swift_of(layout).large


def test_a_large_week_goes_on_while_a_process_compiles(cold: list[str]):
    swift = swift_of(Layout(Board(LARGE)))

    assert not swift.ready()
    assert not swift.ready()
    assert cold == ["beside"]


def test_a_large_week_that_counts_work_waits(cold: list[str]):
    swift = swift_of(Layout(Board(LARGE)), work_limit=5)

    assert swift.ready()
    assert cold == ["warm"]


def test_hunts_are_as_many_as_workers():
    swift = swift_of(Layout(Board(LARGE)), workers=2, seed=7)

    assert len(swift.hunter.tracks) == 2
    assert swift.hunter is swift.hunter


def test_what_prices_prove_of_visits_and_of_what_is_left_out_grows():
    hunter = hunter_of(crowded(3))
    hunter.fill()
    hunter.run(2_000, never)
    duals = swift_of(hunter.layout).duals(range(len(hunter.layout.choices)))
    value = hunter.layout.value

    made = duals.improve(value, 0, 200, never)
    first = duals.fewest, duals.unplanned
    duals.improve(value, 0, 200, never)

    assert 200 <= made <= 400
    assert first <= (duals.fewest, duals.unplanned) <= (value.visits, value.unplanned)
    assert duals.fewest > 0


def test_where_all_is_planned_nothing_is_asked_about_what_is_left_out():
    layout = Layout(Board(crowded(3)))
    duals = swift_of(layout).duals(range(len(layout.choices)))

    duals.improve(Value(0, 90, 0, 0), 0, 20, never)

    assert duals.unplanned == 0
    assert duals._left.prices.sum() == 0
