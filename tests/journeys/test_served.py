"""A calendar server that we did not write holds what is published, whatever happens between."""

import base64
import datetime as dt
import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.benchmarks.serving import free
from tests.journeys.followed import FIRST, SECOND
from tests.peers.conftest import of_venv
from tests.tracker import builders
from tests.tracker.builders import COMMITTEE
from tracker import clock, database, served
from tracker.records.served import ServedFault
from web import storage
from web.caldav import office
from web.caldav.server import Server
from web.config import Config

pytestmark = pytest.mark.needs_peer

PATIENCE = 30.0
READ = re.compile(r"^(SUMMARY|DTSTART[^:]*|STATUS|SEQUENCE):(.*)\r$", re.MULTILINE)


@dataclass
class Radicale:
    """Radicale with one account, to be ended and begun again."""

    folder: Path
    port: int
    password: str = "s3cret:与"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/park"

    @contextmanager
    def running(self) -> Iterator[None]:
        users = self.folder / "users"
        users.write_text(f"park:{self.password}\n", encoding="utf-8")
        words = ["--server-hosts", f"127.0.0.1:{self.port}", "--auth-type", "htpasswd"]
        words += ["--auth-htpasswd-filename", str(users), "--auth-htpasswd-encryption", "plain"]
        words += ["--storage-filesystem-folder", str(self.folder / "kept")]
        words += ["--logging-level", "error", "--auth-delay", "0"]
        python = of_venv("radicale") / "python"
        with subprocess.Popen([python, "-m", "radicale", *words]) as program:
            try:
                self._wait(program)
                yield
            finally:
                program.terminate()

    def _wait(self, program: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + PATIENCE
        while program.poll() is None and time.monotonic() < until:
            try:
                self.ask("OPTIONS", "/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("Radicale does not answer")

    def ask(self, verb: str, place: str, content: bytes | None = None) -> str:
        """Somebody else with the same account."""
        told = base64.b64encode(f"park:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {told}", "Content-Type": "text/calendar"}
        asked = urllib.request.Request(f"{self.address}{place}", content, headers, method=verb)
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            found: bytes = answer.read()
        return found.decode()

    def shown(self, scope: str) -> list[str]:
        """What a device with the account shows of a calendar."""
        text = self.ask("GET", f"/onevisit-{scope}/").replace("\r\n ", "")
        events = re.findall("BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL)
        known = [dict((name[:7], words) for name, words in READ.findall(one)) for one in events]
        return sorted(f"{one['DTSTART']} {one['STATUS']} {one['SUMMARY']}" for one in known)


@pytest.fixture
def radicale(tmp_path: Path) -> Radicale:
    return Radicale(tmp_path, free())


@pytest.fixture
def config(tmp_path: Path, radicale: Radicale) -> Iterator[Config]:
    """A park whose first week is published, and the account on the server."""
    config = Config(
        database_url=f"sqlite:///{tmp_path / 'onevisit.db'}",
        caldav_url=radicale.address,
        caldav_user="park",
        caldav_password=radicale.password,
    )
    storage.connect(config)
    with ExitStack() as stack:
        stack.enter_context(clock.fixed(builders.COLLECTING))
        stack.enter_context(database.session())
        builders.park()
        builders.publish_plan(*FIRST)
        yield config


def waits(**span: float) -> ExitStack:
    stack = ExitStack()
    stack.enter_context(clock.fixed(clock.now() + dt.timedelta(**span)))
    return stack


def faults() -> set[ServedFault | None]:
    return {one.fault for one in served.list_served(by=COMMITTEE)}


def test_it_follows_what_is_moved_cancelled_and_merged(radicale: Radicale, config: Config):
    with radicale.running():
        office.work_off(config)
        before = radicale.shown("committee")
        with waits(days=1):
            builders.publish_plan(*SECOND)
            office.work_off(config)
            after, tax = radicale.shown("committee"), radicale.shown("TAX")
            with waits(days=15):
                office.work_off(config)
                later = radicale.shown("committee")

    assert faults() == {None}
    assert before == [
        "20261201T090000 CONFIRMED 联合到访 E1 公司",
        "20261202T090000 CONFIRMED 到访 E2 公司",
        "20261203T090000 CONFIRMED 到访 E3 公司",
        "20261203T140000 CONFIRMED 到访 E3 公司",
    ]
    assert after == [
        "20261202T090000 CANCELLED 【已取消】到访 E2 公司",
        "20261203T090000 CONFIRMED 联合到访 E3 公司",
        "20261203T140000 CANCELLED 【已取消】到访 E3 公司",
        "20261204T090000 CONFIRMED 联合到访 E1 公司",
    ]
    assert {one.partition(" ")[0] for one in tax} <= {one.partition(" ")[0] for one in after}
    assert later == [one for one in after if "CONFIRMED" in one]


def test_what_others_keep_there_stays_and_what_they_touch_of_ours_is_put_back(
    radicale: Radicale, config: Config
):
    lunch = Server(config)
    with radicale.running():
        office.work_off(config)
        before = radicale.shown("FIRE")
        (name,) = [one for one in lunch.tags("FIRE") or {} if "E1" in one]
        ours = radicale.ask("GET", f"/onevisit-FIRE/{name}")
        theirs = ours.replace("E1-1@", "lunch@").replace("联合到访", "午餐")
        radicale.ask("PUT", "/onevisit-FIRE/lunch.ics", theirs.encode())
        radicale.ask("PUT", f"/onevisit-FIRE/{name}", ours.replace("联合到访", "改过").encode())
        with waits(hours=2):
            office.work_off(config)
        after = radicale.shown("FIRE")

    assert [one for one in after if "午餐" not in one] == before
    assert len(after) == len(before) + 1


def test_a_server_that_is_away_gets_everything_later_and_nothing_twice(
    radicale: Radicale, config: Config
):
    office.work_off(config)
    away = faults()
    with waits(minutes=2), radicale.running():
        office.work_off(config)
        first = radicale.shown("committee")
    with waits(hours=2):
        office.work_off(config)
        lost = faults()
    with waits(hours=3), radicale.running():
        office.work_off(config)
        second = radicale.shown("committee")

    assert away == lost == {ServedFault.UNREACHABLE}
    assert second == first
    assert len(first) == 4
    assert faults() == {None}


def test_a_wrong_password_is_told(radicale: Radicale, config: Config):
    with radicale.running():
        office.work_off(replace(config, caldav_password="another"))

    told = served.list_served(by=COMMITTEE)
    assert {(one.fault, one.reply) for one in told} == {(ServedFault.LOGIN, "PROPFIND 401")}
