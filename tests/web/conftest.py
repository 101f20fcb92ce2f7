"""What the tests of pages and papers start from."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import flask
import pytest
from flask.testing import FlaskClient

from tests.web.builders import small_board, small_park
from tracker import database
from web import create_app, demo, storage
from web.board import Board
from web.config import Config
from web.demo import Story


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
    with database.session():
        yield story


@pytest.fixture
def app(told: tuple[Path, Story], tmp_path: Path, config: Config) -> flask.Flask:
    """The pages over that week."""
    shutil.copytree(told[0], tmp_path, dirs_exist_ok=True)
    return create_app(config)


@pytest.fixture
def client(app: flask.Flask) -> FlaskClient:
    """A browser without a window."""
    return app.test_client()
