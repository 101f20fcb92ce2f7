"""Lists of disturbances take the same number of queries however many there are."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.builders import COMMITTEE
from tests.tracker.disturbances.builders import FIRE, SUPERVISION, entered
from tests.tracker.onsite import NINE, at
from tracker.database import database
from tracker.disturbances import accusations, decided, decisions, entry, unplanned
from tracker.records import Person


@pytest.fixture(autouse=True)
def later(park: str):
    with at(NINE + dt.timedelta(hours=3)):
        yield


def decide(first: int, last: int) -> None:
    """Several of FIRE that were put to it, and decided."""
    for number in range(first, last):
        one = entered(text=f"第 {number} 件")
        decisions.accept(one.id, by=SUPERVISION)
        decisions.release(one.id, "请说明", by=SUPERVISION)
        decisions.transfer(one.id, "区纪委", "另案", by=SUPERVISION)


def queries(monkeypatch: pytest.MonkeyPatch, ask: Callable[[], tuple[object, ...]]) -> int:
    counted: list[str] = []
    execute = type(database.obj).execute_sql

    def counting(self, sql, *rest, **more):
        counted.append(sql)
        return execute(self, sql, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(type(database.obj), "execute_sql", counting)
        ask()
    return len(counted)


@pytest.mark.parametrize(
    ("ask", "by", "most"),
    [
        (entry.list_disturbances, SUPERVISION, 2),
        (accusations.list_accusations, FIRE, 2),
        (decided.list_decided, COMMITTEE, 1),
        (unplanned.list_unplanned, COMMITTEE, 4),
    ],
)
def test_fifty_take_as_many_queries_as_five(
    ask: Callable[..., tuple[object, ...]],
    by: Person,
    most: int,
    monkeypatch: pytest.MonkeyPatch,
):
    decide(0, 5)
    few = queries(monkeypatch, lambda: ask(by=by))
    decide(5, 50)

    many = queries(monkeypatch, lambda: ask(by=by))

    assert few == many
    assert few <= most + 3, "besides what begins and ends a transaction"
    assert few >= 1
