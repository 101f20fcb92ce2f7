"""A little park that lives, told once and copied for each test."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tracker.conftest import postgres_url
from tests.web.builders import small_park
from tracker import clock, database, people
from tracker.records import Person
from web import storage
from web.config import Config
from web.demos import living
from web.demos.days import Days
from web.demos.living import Living

__all__ = ["postgres_url"]

TODAY = dt.date(2026, 11, 26)
"""A Thursday."""


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Living]:
    """The life of the little park, told once."""
    folder = tmp_path_factory.mktemp("lived")
    storage.connect(Config(database_url=f"sqlite:///{folder / 'onevisit.db'}"))
    with database.session():
        return folder, living.tell(small_park(folder / "park"), today=TODAY)


@pytest.fixture
def district(lived: tuple[Path, Living], tmp_path: Path, config: Config) -> Iterator[Living]:
    """That life in a folder of the test's own, on the morning on which it ends."""
    folder, told = lived
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    storage.connect(config)
    with database.session(), clock.fixed(Days.around(TODAY).now):
        yield told


@pytest.fixture
def who(district: Living) -> dict[str, Person]:
    """Everybody with an account, by login."""
    return {one.login: one for one in people.list_people(by=people.OPERATOR)}
