import gc
import subprocess
import sys

import pytest
from gunicorn.config import Config as Gunicorn

from tracker import keeping
from web import create_app, servers
from web.config import Config

GOOD = "9f3b1c7d5e8a2046b1f7c3d9e5a80264"


@pytest.fixture
def started(monkeypatch):
    calls = []
    monkeypatch.setattr(subprocess, "run", lambda words, **_: calls.append(words))
    monkeypatch.setattr(servers.gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(servers.gc, "freeze", lambda: None)
    monkeypatch.setattr(servers.waitress, "serve", lambda app, **told: calls.append(told))
    return calls


def test_one_machine_answers_with_threads(started, config):
    servers.serve(create_app(config), config)

    (told,) = started
    assert (told["port"], told["threads"]) == (config.port, config.threads)


def test_beside_postgresql_several_processes_answer(started, app):
    served = Config(database_url="postgresql://db/x", secret_key=GOOD, port=9000)

    servers.serve(app, served)

    (words,) = started
    assert words[:4] == [sys.executable, "-m", "gunicorn", "web.servers:settled()"]
    read = Gunicorn().parser().parse_args(words[3:])
    assert (read.bind, int(read.workers)) == (["127.0.0.1:9000"], servers.WORKERS)


def test_whoever_works_beside_a_server_ends_with_it(monkeypatch, config):
    begun = []

    class Worker:
        def __init__(self, words):
            begun.append(words[1:])

        def terminate(self):
            begun.append("terminated")

        def wait(self):
            begun.append("gone")

    monkeypatch.setattr(subprocess, "Popen", Worker)
    monkeypatch.setattr(servers.signal, "signal", lambda *_: None)

    with servers.working(config):
        assert begun == [["-m", "web.commands", "work"]]

    assert begun[1:] == ["terminated", "gone"]


def test_what_stands_before_the_first_page_is_not_looked_through_again(app):
    before = gc.get_threshold()
    try:
        servers.settle(app)

        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold() == servers.OFTEN
        read = {name for _, name in app.jinja_env.cache}
        assert {"week.html", "why_visit.html", "gate/show.html"} <= read
    finally:
        keeping.keep(0)
        gc.unfreeze()
        gc.set_threshold(*before)
