"""A small park on a working day, with everybody who has a part in appeals."""

from collections.abc import Callable

import pytest

from tests.tracker.appeals import builders
from tracker import database


@pytest.fixture
def centre(park: str) -> str:
    """A park whose service centre is open."""
    builders.staff()
    return park


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], int]:
    """How many questions to the database an act takes."""
    asked: list[str] = []
    kind = type(database.database.obj)
    plain = kind.execute_sql

    def told(self, sql, *rest, **more):
        if sql.lstrip().upper().startswith("SELECT"):
            asked.append(sql)
        return plain(self, sql, *rest, **more)

    monkeypatch.setattr(kind, "execute_sql", told)

    def count(act: Callable[[], object]) -> int:
        asked.clear()
        act()
        return len(asked)

    return count
