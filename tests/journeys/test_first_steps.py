"""A newcomer types the commands of the README and gets what it promises."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from optimizer import DAYS, load_plan, violations
from scenarios import YUANCHENG, load, path
from tests.peers.conftest import Verdict

BIN = Path(sys.executable).parent
LIST = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
PARK = json.loads((YUANCHENG / "park.json").read_text(encoding="utf-8"))
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Desk:
    """A place to work at, with its own records and papers."""

    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a command that is typed here."""
        own = {
            "ONEVISIT_DATABASE_URL": f"sqlite:///{self.folder}/onevisit.db",
            "ONEVISIT_OUT_DIR": str(self.folder / "out"),
        }
        return {**os.environ, **own}

    @property
    def papers(self) -> Path:
        """Where the papers of the park's week are written."""
        return self.folder / "out" / "2026-W49"

    def type(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of the project and wait for it."""
        program = (
            [sys.executable, "-m", "optimizer"] if command[0] == "optimizer" else [BIN / command[0]]
        )
        return subprocess.run(
            [*program, *command[1:]],
            cwd=self.folder,
            env=self.settings,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Each paper with its time and size."""
        found = (one for one in sorted(self.papers.rglob("*")) if one.is_file())
        return {str(one): (one.stat().st_mtime_ns, one.stat().st_size) for one in found}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def demo(desk: Desk) -> str:
    """What the demo says the first time."""
    done = desk.type("onevisit", "demo", YUANCHENG)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_demo_writes_what_the_readme_lists(desk: Desk, demo: str):
    promised = LIST.findall(README.partition("`make serve`")[0] + README.partition("writes")[2])

    assert {"committee.ics", "notices/*.pdf", "schedule.xlsx", "plan.json"} <= set(promised)
    assert [
        one for one in promised if "/" in one or "." in one if not any(desk.papers.glob(one))
    ] == []
    assert demo.strip()


def test_the_demo_plans_fewer_visits_than_departments_asked_for(desk: Desk, demo: str):
    plan = json.loads((desk.papers / "plan.json").read_text(encoding="utf-8"))

    assert plan["score"]["visits"] < plan["separate"]["visits"]
    assert str(plan["score"]["visits"]) in demo
    assert f"{sum(len(one['requests']) for one in plan['visits'])} " in demo


def test_a_second_demo_changes_nothing_and_says_so(desk: Desk, demo: str):
    before = desk.stamps()

    again = desk.type("onevisit", "demo", YUANCHENG)

    assert again.returncode == 0
    assert desk.stamps() == before
    assert again.stdout != demo
    assert "与上次相同" in again.stdout


def test_notices_are_in_chinese_with_the_font_inside(desk: Desk, demo: str):
    notice = PdfReader(min((desk.papers / "notices").glob("*.pdf")))
    page = notice.pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    inner = [one.get_object() for font in fonts for one in font.get("/DescendantFonts", [font])]

    assert "检查" in page.extract_text()
    assert inner
    assert all(
        any(key.startswith("/FontFile") for key in one["/FontDescriptor"].get_object())
        for one in inner
    )


def _told(plan: dict[str, Any]) -> set[tuple[str, str]]:
    """What a feed must hold: (start in UTC, name of the enterprise) of each visit of the plan."""
    monday = date.fromisocalendar(2026, 49, 1)
    names = {one["id"]: one["name"] for one in PARK["enterprises"]}
    found = set()
    for visit in plan["visits"]:
        day, hour = visit["start"].split()
        local = datetime.fromisoformat(f"{monday + timedelta(days=DAYS.index(day))}T{hour}+08:00")
        found.add((local.astimezone(UTC).isoformat(), names[visit["enterprise"]]))
    return found


@pytest.mark.needs_peer
def test_every_calendar_is_accepted_and_the_committees_tells_the_plan(
    desk: Desk,
    demo: str,
    libical: Callable[[bytes], Verdict],
    ical_js: Callable[[bytes], list[dict[str, Any]]],
):
    plan = json.loads((desk.papers / "plan.json").read_text(encoding="utf-8"))
    feeds = {one: one.read_bytes() for one in sorted(desk.papers.rglob("*.ics"))}

    refused = {one.name: libical(feed).complaints for one, feed in feeds.items()}
    committee = ical_js(feeds[desk.papers / "committee.ics"])

    assert len(feeds) > 60
    assert {name: found for name, found in refused.items() if found} == {}
    assert {(one["start"], one["summary"].partition("到访 ")[2]) for one in committee} == _told(
        plan
    )


@pytest.mark.needs_peer
def test_a_department_and_an_enterprise_find_their_visits_of_the_committees_calendar(
    desk: Desk, demo: str, ical_js: Callable[[bytes], list[dict[str, Any]]]
):
    everything = {one["uid"]: one for one in ical_js((desk.papers / "committee.ics").read_bytes())}

    parts = [
        ical_js(one.read_bytes())
        for room in ("departments", "enterprises")
        for one in sorted((desk.papers / room).glob("*.ics"))
    ]

    for events in parts:
        assert events
        for one in events:
            assert one["start"] == everything[one["uid"]]["start"]
            assert one["end"] == everything[one["uid"]]["end"]
            assert one["sequence"] == everything[one["uid"]]["sequence"]


@pytest.fixture
def server(desk: Desk, demo: str) -> Iterator[str]:
    """The address of a running server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {**desk.settings, "ONEVISIT_PORT": str(port)}
    running = subprocess.Popen(
        [BIN / "onevisit", "serve"], cwd=desk.folder, env=settings, stderr=subprocess.PIPE
    )
    try:
        _wait_for(port, running)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.communicate(timeout=60)


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    for _ in range(900):
        assert running.poll() is None, "the server has ended"
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server does not answer")


@pytest.mark.parametrize(("place", "language"), [("", "zh-CN"), ("en/", "en")])
def test_strangers_see_what_is_public_in_both_languages(server: str, place: str, language: str):
    with urllib.request.urlopen(server + place, timeout=20) as answer:
        page = answer.read().decode()

    assert answer.status == 200
    assert f'<html lang="{language}' in page
    assert "/sign-in" in page


def test_the_optimizers_commands_work_as_written(desk: Desk):
    name = "planted-100-a"
    commands = re.findall(r"python -m (optimizer .*)", README)

    assert len(commands) == 3
    for line in commands:
        words = line.replace(f"scenarios/benchmarks/{name}.json", str(path(name))).split()
        done = desk.type(*words)
        assert done.returncode == 0, done.stderr
    plan = load_plan((desk.folder / "plan.json").read_bytes(), load(name))
    assert violations(load(name), plan) == ()
