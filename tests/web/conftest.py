"""What the tests of pages and papers start from."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import flask
import pytest
from flask.testing import FlaskClient

from tests.tracker.appeals import builders as appeals
from tests.tracker.builders import COLLECTING, park
from tests.web.builders import small_board, small_park
from tests.web.signing import CLERK, signed_in
from tracker import clock, database
from tracker.week import ZONE
from web import create_app, demo, storage
from web.api import limits, planner
from web.board import Board
from web.config import Config
from web.demo import Story

BEFORE = dt.datetime(2026, 11, 25, 9, tzinfo=ZONE)
"""A Wednesday: the plan of the week after is published, and another week can still be planned."""


class Pages:
    """One application, which each test gets as if it were newly made, over what is its own."""

    def __init__(self, app: flask.Flask) -> None:
        self._app = app
        self._config = dict(app.config)

    def over(self, config: Config) -> flask.Flask:
        """The application with other settings and nothing counted yet."""
        self._app.config.clear()
        self._app.config.update(self._config, ONEVISIT=config)
        storage.connect(config)
        planner.attach(self._app)
        self._app.extensions[limits.EXTENSION].reset()
        return self._app


def _config(folder: Path) -> Config:
    return Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}",
        base_url="https://onevisit.example",
        out_dir=folder / "out",
        workers=1,
    )


@pytest.fixture
def board() -> Board:
    """One small published week."""
    return small_board()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Everything in a folder of the test's own."""
    return _config(tmp_path)


@pytest.fixture
def records(config: Config) -> Iterator[Config]:
    """An empty database, open."""
    storage.connect(config)
    with database.session():
        yield config


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    """A little park's week, imported, planned, published: once, to be copied."""
    folder = tmp_path_factory.mktemp("told")
    config = _config(folder)
    storage.connect(config)
    with database.session():
        return folder, demo.tell(small_park(folder / "park"), config, lambda stage: None)


@pytest.fixture
def story(told: tuple[Path, Story], tmp_path: Path, config: Config) -> Iterator[Story]:
    """The little park's week in a folder of the test's own."""
    folder, story = told
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    storage.connect(config)
    with clock.fixed(BEFORE), database.session():
        yield story


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Eight hundred addresses, which take half a second to lay out, for every test."""
    return Pages(create_app(_config(tmp_path_factory.mktemp("pages"))))


@pytest.fixture
def app(
    told: tuple[Path, Story], tmp_path: Path, config: Config, pages: Pages
) -> Iterator[flask.Flask]:
    """The pages over that week, some days before it."""
    shutil.copytree(told[0], tmp_path, dirs_exist_ok=True)
    with clock.fixed(BEFORE):
        yield pages.over(config)


@pytest.fixture
def new_app(told: tuple[Path, Story], tmp_path: Path, config: Config) -> Iterator[flask.Flask]:
    """The same, newly made, for a test that adds an address of its own."""
    shutil.copytree(told[0], tmp_path, dirs_exist_ok=True)
    with clock.fixed(BEFORE):
        yield create_app(config)


@pytest.fixture
def client(app: flask.Flask) -> FlaskClient:
    """A browser without a window, in which the committee's clerk has signed in."""
    return signed_in(app, CLERK)


@pytest.fixture
def stranger(app: flask.Flask) -> FlaskClient:
    """A browser in which nobody has signed in."""
    return app.test_client()


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A park of three departments with its people, made once, to be copied."""
    folder = tmp_path_factory.mktemp("office")
    storage.connect(_config(folder))
    with database.session(), clock.fixed(COLLECTING):
        park()
        appeals.staff()
    return folder / "onevisit.db"


@pytest.fixture
def office(opened: Path, tmp_path: Path, config: Config, pages: Pages) -> Iterator[flask.Flask]:
    """The pages over that park, on a working day, inside of a session of the database."""
    shutil.copyfile(opened, tmp_path / "onevisit.db")
    app = pages.over(config)
    with clock.fixed(COLLECTING), database.session():
        yield app
