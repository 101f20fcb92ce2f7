"""Runs on the command line: queued, listed, watched, stopped."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.tracker.builders import COMMITTEE, PLANNING, WEEK
from tracker import clock, database, planning, runs
from web.commands import work

Type = Callable[..., Result]


@pytest.mark.parametrize(("leads", "told"), [(True, "10"), (False, "")])
def test_the_worker_gives_way_and_so_does_a_session_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, leads: bool, told: str
):
    asked: list[int] = []
    group = tmp_path / "autogroup"
    group.touch()
    monkeypatch.setattr(work.os, "nice", asked.append)
    monkeypatch.setattr(work.os, "getsid", lambda _: work.os.getpid() if leads else 1)
    monkeypatch.setattr(work, "AUTOGROUP", group)

    work.give_way()

    assert (asked, group.read_text()) == ([work.NICENESS], told)


def test_a_run_is_queued_and_listed(type_in: Type):
    told = type_in("runs", "queue", WEEK)

    assert told.stdout == "第 1 次排程已进入队列\n"
    listed = type_in("runs", "list", WEEK)
    assert "排队中" in listed.stdout
    assert "committee" in listed.stdout


def test_programs_read_a_list_as_json(type_in: Type):
    type_in("runs", "queue", WEEK)

    (run,) = json.loads(type_in("runs", "list", WEEK, "--json").stdout)

    assert (run["state"], run["week"], run["attempts"]) == ("queued", "2026-W49", 0)


def test_a_finished_run_is_watched_to_its_figures(type_in: Type):
    type_in("runs", "queue", WEEK)
    with clock.fixed(PLANNING), database.session():
        planning.carry_out(1)

    told = type_in("runs", "watch", 1, ONEVISIT_LANGUAGE="en")

    assert told.stdout == "run 1: finished, 1 visit, 0 left out\n"


def test_a_run_is_stopped(type_in: Type):
    type_in("runs", "queue", WEEK)

    told = type_in("runs", "stop", 1)

    assert told.stdout == "第 1 次排程：已要求停止，当前为已停止\n"
    with database.session():
        assert runs.show(1, by=COMMITTEE).stopped_by == "committee"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("stop", 9), "run"),
        (("watch", 9), "run"),
        (("queue", "2026-W50"), "2026-W50"),
        (("queue", "2026-W49", "--as", "nobody"), "nobody"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(
    type_in: Type, words: tuple[object, ...], fault: str
):
    told = type_in("runs", *words)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
    assert len(told.stderr.splitlines()) == 1
