"""The living district behind an address, a browser before it, and whoever comes to its pages."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import flask
import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from tests.journeys.browsers import browsing
from tests.journeys.district import TODAY, told
from tests.journeys.visitor import Visitor, Way, at_ease
from tracker import clock, database, people
from tracker.records import Person
from web import create_app, storage, wording
from web.config import Config
from web.demos.days import Days


@dataclass(frozen=True, slots=True)
class Town:
    """A copy of the district of one's own, which lives at an address."""

    app: flask.Flask
    address: str
    browser: Browser
    examined: set[str]

    @contextmanager
    def visitor(self, way: Way) -> Iterator[Visitor]:
        """Somebody in a window of their own, who must meet with no trouble."""
        context = self.browser.new_context(
            viewport={"width": way.width, "height": 900},
            java_script_enabled=way.script,
            locale=wording.TAGS[way.language],
            accept_downloads=True,
        )
        try:
            with at_ease(Visitor(context.new_page(), self.address, way, self.examined)) as one:
                yield one
        finally:
            context.close()

    @contextmanager
    def records(self, login: str) -> Iterator[Person]:
        """Look into the tracker as somebody who may."""
        with database.session():
            yield people.by_login(login)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all who come."""
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The life of the little park, told once, to be copied."""
    folder = tmp_path_factory.mktemp("lived")
    told(folder)
    return folder


@pytest.fixture(scope="session")
def examined() -> set[str]:
    """Shapes of pages that were examined already."""
    return set()


@pytest.fixture
def town(lived: Path, tmp_path: Path, chromium: Browser, examined: set[str]) -> Iterator[Town]:
    """That life behind an address, on the morning on which it ends."""
    with served(lived, tmp_path) as (app, address):
        yield Town(app, address, chromium, examined)


@contextmanager
def served(lived: Path, folder: Path) -> Iterator[tuple[flask.Flask, str]]:
    """A copy of a told life behind an address."""
    shutil.copytree(lived, folder, dirs_exist_ok=True)
    config = Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}", out_dir=folder / "out", workers=1
    )
    storage.connect(config)
    with ExitStack() as stack:
        with database.session():
            now = Days.around(TODAY).now
        stack.enter_context(clock.fixed(now))
        app = create_app(config)
        yield app, stack.enter_context(at_an_address(app))


@contextmanager
def at_an_address(app: flask.Flask) -> Iterator[str]:
    """A server of this machine before an application."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
