"""A measurement is of the whole process: its time, its children's memory, what it said when."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

import scenarios
from tests.benchmarks import row as rows_of
from tests.benchmarks.__main__ import main, measured
from tests.benchmarks.book import read
from tests.benchmarks.process import Ran, run
from tests.benchmarks.row import OURS, Row, blank, ours, peer, told, write
from tests.benchmarks.weeks import PEERS, Case, drawn, full, kept, packed, planted, quick, wide

CHILD = "import time; x = bytearray(120 * 2**20); time.sleep(0.4)"


def test_time_lines_and_status_are_noted():
    ran = run([sys.executable, "-c", "import sys; print('now'); sys.exit(3)"], 30)

    assert ran.status == 3
    assert [line for _, line in ran.output] == ["now\n"]
    assert 0 < ran.output[0][0] <= ran.seconds


def test_memory_of_children_counts():
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"

    assert run([sys.executable, "-c", parent], 30).memory > 120


def test_a_process_that_lasts_too_long_is_killed_with_its_children():
    parent = "import subprocess, sys; subprocess.run(['sleep', '60'])"

    ran = run([sys.executable, "-c", parent], 0.5)

    assert ran.status is None
    assert ran.seconds < 10


def test_of_much_output_the_first_and_the_last_are_kept():
    ran = run([sys.executable, "-c", "for one in range(9): print(one)"], 30, keep=2)

    assert [line.strip() for _, line in ran.output] == ["0", "7", "8"]


def test_progress_tells_when_the_plan_was_there_and_when_it_was_proven():
    said = [
        (0.2, "warning: a week of visits\n"),
        (0.4, "0.1 s  unplanned 0 (bound 0)  visits 9 (bound 8)  gap 1\n"),
        (0.9, "0.6 s  unplanned 0 (bound 0)  visits 8 (bound 8)  gap 0\n"),
    ]
    ran = Ran(seconds=2.0, errors=said)

    assert told(ran, proven=True) == (0.4, 0.9)
    assert told(ran, proven=False) == (0.4, None)
    assert told(Ran(seconds=2.0), proven=True) == (2.0, 2.0)


def test_we_and_a_peer_are_measured_on_one_file(tmp_path: Path):
    week = scenarios.load("readme")
    path = write(week, tmp_path)

    own = ours(blank("readme", 1, week, OURS, 20.0), week, path)
    other = peer(blank("readme", 1, week, "columns", 20.0), week, path)

    assert own.value == other.value == own.bound == (1, 12)
    assert own.status == "optimal"
    assert own.broken == other.broken == []
    assert own.first is not None
    assert own.proof is not None
    assert 0 < own.first <= own.proof <= own.end
    assert other.memory > 20


def test_a_week_that_does_not_fit_a_peer_says_so(tmp_path: Path):
    week = scenarios.load("must-be-joint-again")
    path = write(scenarios.load("packing-7_5_8"), tmp_path)

    found = peer(blank("x", 1, week, "columns", 0.1), week, path)

    assert found.value is None
    assert "columns" in found.note


def test_drawn_and_planted_weeks_have_about_the_size_they_are_named_for():
    seeds = (1, 2)
    made = (
        (300, drawn(300, 85, seeds, 1.0)),
        (300, planted(300, seeds, 1.0, ())),
        (300, wide(300, 95, seeds, 1.0)),
        (1000, packed(1000, 85, seeds, 1.0)),
    )
    for wanted, case in made:
        sizes = [len(case.make(seed).requests) for seed in case.seeds]
        assert all(abs(one - wanted) <= 0.15 * wanted for one in sizes), (case.name, sizes)


def test_every_kept_benchmark_is_in_the_full_run_and_the_promised_in_the_quick_one():
    all_names = {one.name for one in full(1, 2)}
    benchmarks = Path(scenarios.__file__).parent / "benchmarks"
    assert {one.stem for one in benchmarks.glob("*.json")} < all_names
    assert "yuancheng" in all_names
    assert {"yuancheng", "planted-300", "cover-sts27"} < {one.name for one in quick(3)}


def test_the_full_run_draws_ten_weeks_of_each_kind_at_each_load():
    cases = {one.name: one for one in full(1, 10)}

    for kind in ("drawn", "wide", "packed"):
        for load in (70, 85, 95):
            case = cases[f"{kind}-1000-at-{load}"]
            assert len(case.seeds) == 10
            assert tuple(case.peers) == PEERS


def test_the_full_run_grows_from_a_hundred_requests_to_a_million():
    names = {one.name for one in full(1, 10)}

    assert {f"grown-{10**power}" for power in (2, 3, 4, 5, 6)} < names
    assert {"drawn-100-at-70", "drawn-100000-at-85", "wide-100000-at-85"} < names


def test_peers_run_on_the_first_week_only():
    case = kept("readme", 2, 20.0, ("greedy",))

    found = [(one.solver, one.seed) for one in measured(case)]

    assert found == [(OURS, 1), ("greedy", 1), (OURS, 2)]


def asked(case: Case, *options: object) -> list[tuple[str, int]]:
    return [(one.solver, one.seed) for one in measured(case, *options)]


def test_peers_can_run_on_more_weeks_or_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rows_of, "ours", lambda row, *_: row)
    monkeypatch.setattr(rows_of, "peer", lambda row, *_: row)
    case = kept("readme", 3, 20.0, ("starts", "greedy"))

    assert asked(case, ("greedy",), 2) == [("greedy", 1), ("greedy", 2)]
    assert asked(case, (OURS,)) == [(OURS, 1), (OURS, 2), (OURS, 3)]


def test_a_run_in_parts_keeps_what_the_others_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rows_of, "ours", lambda row, *_: replace(row, value=(0, 500)))
    monkeypatch.setattr(rows_of, "peer", lambda row, *_: row)
    common = ["--quick", "--keep", "-o", str(tmp_path)]

    for text in ("city-median", "yuancheng"):
        main([*common, "--only", text, "--solver", OURS])
    main([*common, "--only", "city-median", "--solver", "greedy"])

    book = read(tmp_path)
    found = [(one.week, one.solver) for one in book.rows]
    assert found == [("yuancheng", OURS), ("city-median", OURS), ("city-median", "greedy")]
    assert len(book.runs) == 3
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert all(one.command in text for one in book.runs)


def test_a_run_that_is_cut_short_has_written_what_it_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def cut(row: Row, *_: object) -> Row:
        if row.week == "planted-100-b":
            raise KeyboardInterrupt
        return row

    monkeypatch.setattr(rows_of, "ours", cut)
    with pytest.raises(KeyboardInterrupt):
        main(["--quick", "--only", "planted-100", "--solver", OURS, "-o", str(tmp_path)])

    assert [one.week for one in read(tmp_path).rows] == ["planted-100-a"]


def test_the_command_writes_three_files(tmp_path: Path):
    arguments = ["--quick", "--only", "planted-100-a", "-o", str(tmp_path)]

    assert main(arguments) == 0
    assert {one.suffix for one in tmp_path.iterdir()} == {".md", ".json", ".svg"}
