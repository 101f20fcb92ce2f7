"""The command line on a small park whose week is being planned."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.tracker import builders
from tests.tracker.appeals import builders as appeals
from tests.tracker.builders import OPERATOR, PLANNING, ask, by_firm, line, officer, plan, publish
from tracker import clock, database, people
from web import storage
from web.commands import main
from web.config import Config

Type = Callable[..., Result]


@pytest.fixture
def type_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command on a week that two departments have asked for, on a day of planning."""
    url = f"sqlite:///{tmp_path / 'onevisit.db'}"
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", url)
    monkeypatch.setenv("ONEVISIT_TIME_LIMIT", "1")
    monkeypatch.setenv("ONEVISIT_WORKERS", "1")
    storage.connect(Config(database_url=url))
    with clock.fixed(PLANNING), database.session():
        builders.park()
        ask(line(), line("TAX"))

    def one(*words: object, **environment: str) -> Result:
        with clock.fixed(PLANNING):
            return CliRunner().invoke(main, [str(word) for word in words], env=environment)

    return one


@pytest.fixture
def published(type_in: Type) -> str:
    """The joint visit at E1 of a published week, by its uid; FIRE leads and TAX joins."""
    with clock.fixed(PLANNING), database.session():
        for one in (officer("FIRE"), officer("TAX")):
            people.add(one, by=OPERATOR)
        plan()
        return by_firm(publish().version.standing)["E1"].uid


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types ``onevisit appeals`` in a park whose service centre is open, `day` days later."""
    url = f"sqlite:///{tmp_path / 'onevisit.db'}"
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", url)
    storage.connect(Config(database_url=url))
    with appeals.at(0), database.session():
        builders.park()
        appeals.staff()

    def one(*words: object, by: str = "clerk", day: int = 0, **environment: str) -> Result:
        told = ["appeals", *map(str, words), "--as", by]
        with appeals.at(day):
            return CliRunner().invoke(main, told, env=environment)

    return one
