"""Timefold plays by the rules of the week, and says so where it cannot play."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

import scenarios
from optimizer import Away, Problem, Travel, Window
from tests import brute
from tests.benchmarks import row as rows_of
from tests.benchmarks.__main__ import main as bench
from tests.benchmarks.judge import Verdict, judge
from tests.benchmarks.peers import __main__ as peers
from tests.benchmarks.peers import timefold
from tests.benchmarks.row import blank, peer, write
from tests.benchmarks.test_peers import fresh
from tests.builders import problem, request
from tests.drawn import tiny
from tests.house import supplies
from tests.house.tree import ROOT

PAIR = problem(
    request("fire-1", minutes=90),
    request("tax-1", windows=["Tue 11:00-12:00"]),
    request("env-1", enterprise="e2", windows=["Wed 09:00-12:00"]),
    together=[["fire-1", "tax-1"]],
)
ANSWER = """
import sys
print("SLF4J: no logger", file=sys.stderr)
print("a word of the machine", file=sys.stderr)
print("plan", *sys.argv[1].split(","), flush=True)
print("speed 12345")
sys.exit(int(sys.argv[2]))
"""


@pytest.fixture(autouse=True)
def unknown():
    """No test hears of what another one found on the machine."""
    found = timefold.command
    found.cache_clear()
    yield
    found.cache_clear()


def answering(monkeypatch: pytest.MonkeyPatch, starts: str, status: int = 0) -> None:
    """Puts a program that says so in the place of Java."""
    call = (sys.executable, "-c", ANSWER, starts, str(status))
    monkeypatch.setattr(timefold, "command", lambda: call)


def ask(week: Problem, seconds: float = 2.0) -> tuple[Mapping[str, int], dict[str, object]]:
    plans: list[Mapping[str, int]] = [{}]
    said = timefold.search(week, perf_counter() + seconds, plans.append)
    return plans[-1], said


def test_a_start_counts_for_all_of_a_party_and_none_for_those_left_out(
    monkeypatch: pytest.MonkeyPatch,
):
    answering(monkeypatch, "132,-1")

    assert ask(PAIR) == (
        {"fire-1": 1980, "tax-1": 1980},
        {"status": "feasible", "why": "12,345 moves a second"},
    )


def test_a_search_that_fails_is_told_with_its_last_word(monkeypatch: pytest.MonkeyPatch):
    answering(monkeypatch, "-1,-1", status=3)

    with pytest.raises(timefold.Missing, match="status 3: a word of the machine"):
        ask(PAIR)


def test_times_are_written_in_the_largest_unit_that_loses_nothing():
    away = (Away(1, Window(540, 601)),)
    department = replace(PAIR.departments[0], away=away)

    assert timefold._unit(PAIR) == 15
    assert timefold._unit(replace(PAIR, travel=Travel(10, {}))) == 5
    assert timefold._unit(replace(PAIR, departments=(department,))) == 1


def test_a_party_starts_where_all_of_it_can():
    (pair, alone) = timefold._parties(PAIR)

    assert [one.id for one in pair] == ["fire-1", "tax-1"]
    assert timefold._room(PAIR, pair) == set()
    assert min(timefold._room(PAIR, alone)) == 2880 + 540
    assert timefold._room(replace(PAIR, apart=(("fire-1", "tax-1"),)), pair) == set()


def test_without_java_that_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(timefold.Missing, match="no Java"):
        timefold.command()


def stand_in(folder: Path, name: str, script: str) -> None:
    """A program of that name."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with a Java that notes each compilation, and with the jars."""
    stand_in(tmp_path, "java", "exit 0")
    stand_in(tmp_path, "javac", f'echo "$@" >> {tmp_path}/calls; mkdir -p "$5"')
    (tmp_path / "jars").mkdir()
    for name in ("timefold-solver-core-1.24.0.jar", "logback-classic-1.5.18.jar"):
        (tmp_path / "jars" / name).touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(timefold, "JARS", tmp_path / "jars")
    return tmp_path


def test_without_the_jars_that_is_said(machine: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(timefold, "JARS", machine / "elsewhere")

    with pytest.raises(timefold.Missing, match="no jars of Timefold"):
        timefold.command()


def test_the_search_is_compiled_once_and_not_into_the_tree(machine: Path):
    first = timefold.command()
    timefold.command.cache_clear()

    assert timefold.command() == first
    assert (machine / "calls").read_text().count("Main.java") == 1
    (classes,) = (machine / "cache" / "onevisit").iterdir()
    assert str(classes) in first[-2]
    assert "timefold-solver-core" in first[-2]
    assert "logback" not in first[-2]


def test_sources_that_do_not_compile_are_told(machine: Path):
    stand_in(machine, "javac", "echo 'Main.java:1: error' >&2; exit 1")

    with pytest.raises(timefold.Missing, match=r"do not compile: Main\.java:1"):
        timefold.command()


def test_a_row_tells_why_there_is_no_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", "")
    path = write(PAIR, tmp_path)
    monkeypatch.setattr(peers.resource, "setrlimit", lambda *_: None)
    peers.main("timefold", str(path), "1")
    said = json.loads(capsys.readouterr().out)

    row = peer(blank("pair", 1, PAIR, "timefold", 1.0), PAIR, path)

    assert said["status"] == "missing"
    assert row.note == said["why"] == "no Java (java and javac, 17 or newer)"
    assert row.value is None
    assert row.status == "no plan"


def test_a_bench_without_java_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", "")
    asked = ["--quick", "--only", "yuancheng", "--solver", "timefold", "-o", str(tmp_path)]

    assert bench(asked) == 0

    assert "timefold cannot be measured: no Java" in capsys.readouterr().err
    assert "no Java" in (tmp_path / "benchmarks.md").read_text(encoding="utf-8")


def test_moves_prove_nothing():
    assert "timefold" in rows_of.HEURISTIC


def test_the_jars_are_pinned_by_hash_and_no_host_is_named():
    path = ROOT / "requirements" / "bench.txt"

    hashes = {name: count for name, _, count in supplies.locked(path)}

    assert hashes["timefold"] > 0
    assert 0 not in hashes.values()
    assert "://" not in path.read_text(encoding="utf-8")


@pytest.fixture
def here() -> None:
    """This machine has what Timefold needs."""
    try:
        timefold.command()
    except timefold.Missing as reason:
        pytest.skip(str(reason))


playing = [
    pytest.mark.benchmark,
    pytest.mark.needs_peer,
    pytest.mark.usefixtures("here"),
]


class TestPlaying:
    """With Java and the jars."""

    pytestmark = playing

    @pytest.mark.parametrize("seed", range(10))
    def test_of_tiny_weeks_it_finds_the_best_plan(self, seed: int):
        week = fresh(seed)

        found = judge(week, ask(week)[0])

        assert found.broken == ()
        assert (found.unplanned, found.visits) == brute.best(week)[:2]

    @pytest.mark.parametrize("seed", range(25, 45))
    def test_it_breaks_no_rule_and_never_beats_the_best(self, seed: int):
        week = replace(tiny(seed), fixed=(), previous=(), most_moved=None)

        found = judge(week, ask(week, 1.5)[0])

        assert found.broken == ()
        assert (found.unplanned, found.visits) >= brute.best(week)[:2]

    def test_a_real_sized_week_keeps_every_rule(self):
        week = scenarios.load("readme")

        assert judge(week, ask(week, 3)[0]) == Verdict(1, 12, ())

    def test_its_score_is_right_after_every_move(self):
        command = timefold.command()
        checked = (command[0], "-Dmode=FULL_ASSERT", *command[1:])
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(timefold, "command", lambda: checked)
            said = ask(scenarios.load("yuancheng"), 8)[1]

        assert said["status"] == "feasible"
