"""The table says what was measured: medians, gaps, ratios beside us, and what may not be."""

import doctest
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.benchmarks import row as rows_of
from tests.benchmarks import summary
from tests.benchmarks.book import Book, Run
from tests.benchmarks.chart import chart
from tests.benchmarks.machine import machine
from tests.benchmarks.registers import Answered
from tests.benchmarks.row import OURS, Row, gap
from tests.benchmarks.summary import beside, families, faults, groups
from tests.benchmarks.table import HEAD, answered, page, shares, table


def row(week: str = "planted-300", solver: str = OURS, seed: int = 1, **fields: Any) -> Row:
    """A proven run of a second, but for what the test is about."""
    chosen = {"value": (0, 439), "bound": (0, 439), "status": "optimal", "limit": 60.0, **fields}
    return Row(week, seed, 1039, 300, solver, **{"first": 0.5, "proof": 1.0, "end": 1.0, **chosen})


def cells(*rows: Row) -> list[dict[str, str]]:
    """The table read back."""
    lines = table(groups(rows)).splitlines()[2:]
    return [
        dict(zip(HEAD, map(str.strip, one.strip("| ").split(" |")), strict=False)) for one in lines
    ]


def test_the_gap_is_measured_in_percent_of_the_bound():
    assert doctest.testmod(rows_of).failed == 0
    assert gap((2, 102), (1, 100)) == (1, 2.0)
    assert gap((0, 3), (0, 0)) == (0, 100.0)
    assert gap((0, 0), (0, 0)) == (0, 0.0)


def test_several_runs_make_one_line_of_medians():
    runs = [
        row(seed=nth, end=end, value=(0, 440 + nth), status="feasible")
        for nth, end in enumerate((9.0, 2.0, 3.0))
    ]

    (line,) = cells(*runs)

    assert (line["runs"], line["end, s"], line["visits"]) == ("3", "3.0 (9.0)", "441")
    assert line["gap (worst)"] == "0.46 (0.68)"
    assert line["optimal"] == "0 of 3"


def test_the_worst_gap_is_the_one_that_leaves_more_out():
    left, right = row(value=(2, 439), status="feasible"), row(seed=2, value=(0, 480))

    (line,) = cells(left, right)

    assert line["gap (worst)"].endswith("(+2; 0.00)")


def test_a_peer_is_compared_on_the_same_week():
    ours = [row(seed=1, end=2.0), row(seed=2, end=50.0)]
    theirs = row(solver="starts", value=(3, 461), end=60.0, status="feasible")

    said = beside(groups([theirs])[0], groups([*ours, theirs]))

    assert said == "+3 unplanned, +5.0 % visits, 30.0 × time"


def test_a_peer_without_a_plan_is_told_as_that():
    none = row(solver="columns", value=None, bound=None, status="no plan", note="killed")

    line = cells(row(), none)[1]

    assert line["visits"] == line["gap (worst)"] == "–"
    assert line["beside OneVisit"] == "no plan; killed"


def test_a_peers_bound_of_visits_is_not_told_while_unplanned_is_open():
    line = cells(row(solver="starts", value=(5, 400), bound=(2, 17), status="feasible"))[0]

    assert line["bound"] == "2 / –"
    assert line["gap (worst)"] == "+3"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"broken": ["closed_hours_are_kept"]}, "breaks closed_hours_are_kept"),
        ({"value": (0, 438), "bound": (0, 400)}, "better than the proven (0, 439)"),
        ({"value": (0, 441), "status": "feasible"}, "found (0, 441), promised (0, 439)"),
        ({"bound": (0, 440)}, "the bound (0, 440) is above the value (0, 439)"),
        ({"value": (0, 441), "bound": (0, 440)}, "is above the proven (0, 439)"),
        ({"value": None, "note": "killed"}, "no plan (killed)"),
        ({"end": 66.0}, "ended after 66.0 s, the limit is 60 s"),
    ],
)
def test_what_may_not_be_is_named(fields: dict[str, Any], fault: str):
    assert fault in " ".join(faults([row(**fields)]))


def test_a_good_run_has_no_faults():
    assert list(faults([row(), row(solver="starts", value=(9, 500), status="feasible")])) == []


def test_a_promise_for_a_longer_run_is_not_asked_of_a_shorter_one():
    assert list(faults([row("cover-sts45", value=(0, 31), bound=(0, 20), limit=10.0)])) == []


def test_the_share_proven_by_a_moment_counts_all_runs_of_a_family():
    runs = [
        row("wide-300-at-95", proof=0.9),
        row("wide-1000-at-95", proof=10.0),
        row("wide-1000-at-95", seed=2, proof=60.5),
        row("wide-1000-at-95", seed=3, status="feasible", proof=None, value=(0, 441)),
        row("wide-1000-at-70", proof=0.9),
        row("wide-1000-at-95", "starts", proof=5.0),
    ]

    lines = [one.strip("| ").split(" | ") for one in shares(families(runs)).splitlines()[2:]]

    assert lines == [
        ["wide-*-at-95", OURS, "4", "25 %", "50 %", "50 %", "0.00 (0.46)"],
        ["wide-*-at-70", OURS, "1", "100 %", "100 %", "100 %", "0.00"],
        ["wide-*-at-95", "starts", "1", "0 %", "100 %", "100 %", "0.00"],
    ]


def test_a_family_leaves_the_size_out():
    assert doctest.testmod(summary).failed == 0


def test_an_optimum_of_a_stricter_rule_is_no_proof():
    (one,) = groups([row(solver="intervals", status="own optimum", proof=0.5)])

    assert one.proven(60) == 0


def test_the_page_names_commands_and_machine_but_no_host():
    run = Run("python -m tests.benchmarks --quick", machine())
    more = Run("python -m tests.benchmarks --only city --keep", machine())
    text = page(groups([row()]), Book((run, more), [4.0, 6.0, 5.0], [row()]))

    assert "python -m tests.benchmarks --only city --keep" in text
    assert "## Proven by when" in text
    assert "python -m tests.benchmarks --quick" in text
    assert f"{machine()['cores']} cores" in text
    assert "5.0 s (median of 3)" in text
    assert str(Path.home()) not in text


def test_the_plot_has_a_dot_for_each_line():
    peer = row(solver="starts", value=None, bound=None, status="no plan", end=61.0)

    drawn = ElementTree.fromstring(chart(groups([row(), row("city-median"), peer])))

    titles = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == ["planted-300, OneVisit", "city-median, OneVisit", "planted-300, starts"]


def test_a_row_is_kept_as_json():
    assert json.loads(json.dumps(row(end=1.23456).plain()))["end"] == 1.23


def test_pages_of_the_appeals_stand_with_their_times_and_what_was_promised():
    found = answered([Answered("ageing list", "SQLite", 5_000, 4_000, 9, 41.25, 52.0)])

    assert "| ageing list | SQLite | 41.2 | 52.0 |" in found
    assert "5,000 open and 4,000 closed appeals" in found
    assert "promised 100 ms" in found
    assert answered(()) == ""
