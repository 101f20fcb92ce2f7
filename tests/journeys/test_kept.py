"""Connections that a server keeps stand in nobody's way: after each page anybody may write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.district import District, opened, walked
from tracker import database, keeping


@pytest.fixture
def district(lived: Path, tmp_path: Path) -> Iterator[District]:
    with opened(lived, tmp_path / "park") as found:
        database.database.close()
        keeping.keep(3600)
        try:
            yield found
        finally:
            keeping.keep(0)
            keeping.kept.end()
            database.database.close()


class Watched:
    """A browser after each of whose pages somebody else takes the whole file for himself."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.browser, self.file, self.pages = browser, file, 0
        self.application = browser.application

    def get(self, address: str, **more: Any) -> Any:
        answer = self.browser.get(address, **more)
        self.pages += 1
        with closing(sqlite3.connect(self.file, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
        assert keeping.kept.is_kept(database.database.obj), address
        return answer


@pytest.mark.parametrize("login", ["office", "fire", "centre", "firm"])
def test_no_page_leaves_a_question_open(district: District, tmp_path: Path, login: str):
    known = next(name for name in district.browsers if login in name)
    browser = Watched(district.browsers[known], tmp_path / "park" / "onevisit.db")

    walked(browser, "/", 2)

    assert browser.pages > 20
