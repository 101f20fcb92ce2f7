"""A group is told by its own service, later if that is away, and by nobody else's."""

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.tracker import builders
from tests.tracker.builders import COLLECTING, COMMITTEE, line, publish_plan
from tracker import clock, robots
from tracker.records.robots import RobotFault
from web.robots import office


class Group(ThreadingHTTPServer):
    """The service of a chat group, which keeps what it is told."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Told)
        self.told, self.status = [], 200


class Told(BaseHTTPRequestHandler):
    """One message."""

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.status == 200:
            self.server.told.append((self.path, json.loads(content)))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Nothing."""


@pytest.fixture
def group():
    with Group() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def config(records, group, tmp_path):
    path = tmp_path / "robots"
    place = f"json://127.0.0.1:{group.server_port}"
    path.write_text(f"committee = {place}/all-secret\nFIRE = {place}/fire-secret\n", "utf-8")
    with clock.fixed(COLLECTING):
        builders.park()
        found = replace(records, robots=path)
        office.work_off(found)
        yield found


def test_a_group_is_told_of_its_own_week_without_a_name(config, group):
    publish_plan(line(), line("TAX"), line("TAX", "E2"), line("FIRE", "E3", announced=False))

    assert office.work_off(config) == 1
    ((path, told),) = group.told
    assert path == "/fire-secret"
    assert "新增 2 次" in told["message"]
    assert not [firm for firm in builders.FIRMS if firm in told["message"]]
    assert office.work_off(config) == 0


def test_a_service_that_is_away_is_told_later_and_no_secret_is_logged(config, group, caplog):
    publish_plan(line())
    group.status = 503
    office.work_off(config)
    away = robots.show("department:FIRE", by=COMMITTEE)
    group.status = 200
    with clock.fixed(clock.now() + (away.due - clock.now())):
        office.work_off(config)

    assert (away.fault, away.waiting) == (RobotFault.UNREACHABLE, 1)
    assert robots.show("department:FIRE", by=COMMITTEE).waiting == 0
    assert len(group.told) == 1
    assert "secret" not in caplog.text


def test_one_that_cannot_be_written_is_told_to_the_committee(config, group, monkeypatch):
    publish_plan(line())

    def broken(*_):
        raise KeyError("secret")

    monkeypatch.setattr(office.words, "text", broken)
    office.work_off(config)

    found = robots.show("department:FIRE", by=COMMITTEE)
    assert (found.fault, found.reply, group.told) == (RobotFault.BROKEN, "KeyError", [])


def test_without_robots_nobody_is_told(config, group):
    publish_plan(line())

    assert office.work_off(replace(config, robots=None)) == 0
    assert group.told == []
