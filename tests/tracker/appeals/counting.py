"""Counts the questions that are put to the database."""

from collections.abc import Callable
from typing import Any

import pytest

from tracker.database import database


def questions(patch: pytest.MonkeyPatch, ask: Callable[[], Any]) -> int:
    """How many statements an act takes."""
    told: list[str] = []
    real = type(database.obj).execute_sql

    def counted(self: Any, sql: str, *given: Any, **named: Any) -> Any:
        told.append(sql)
        return real(self, sql, *given, **named)

    with patch.context() as inside:
        inside.setattr(type(database.obj), "execute_sql", counted)
        ask()
    return len(told)
