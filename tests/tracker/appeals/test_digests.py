"""What a department has before it, told once a week."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    TODAY,
    answered,
    at,
    day,
    dispatched,
    handling_,
    order,
    said,
)
from tests.tracker.appeals.counting import questions
from tests.tracker.appeals.filled import fill
from tests.tracker.builders import OPERATOR
from tracker import outbox
from tracker.appeals import call_backs, digests, handling, measures
from tracker.appeals.digests import Digest
from tracker.errors import NotAllowed, NotFound
from tracker.records import Task


def told() -> list[tuple[str, object]]:
    """Digests that wait to be sent."""
    return [(one.to, one.facts["week"]) for one in outbox.unsent() if one.kind == digests.KIND]


def test_a_digest_counts_what_a_department_has_before_it(centre: str) -> None:
    handling.propose_plan(handling_(), "检修", [Task("检修", day(3))], by=OFFICER)
    dispatched(order(due=day(9)))
    answered()

    assert digests.digest("FIRE", by=OFFICER) == Digest("FIRE", 2, 0, 2, 1, 1, 0)
    with at(2):
        assert digests.digest("FIRE", by=HEAD) == Digest("FIRE", 2, 2, 0, 1, 1, 0)
    assert digests.digest("EMB", by=OTHER) == Digest("EMB")


def test_an_issued_measure_is_in_the_digest_until_it_is_answered(centre: str) -> None:
    call_backs.call_back(answered(), said(confirmed=False), by=CLERK)
    (one,) = measures.suggest(TODAY, TODAY, by=CLERK)
    assert digests.digest("FIRE", by=CLERK).measures == 0

    measures.issue(one.id, "请核实", by=OBE)
    assert digests.digest("FIRE", by=CLERK).measures == 1

    measures.answer(one.id, "已整改", by=OFFICER)
    assert digests.digest("FIRE", by=CLERK).measures == 0


def test_a_department_reads_its_own_digest_only(centre: str) -> None:
    for by in (OTHER, FIRM, OPERATOR):
        with pytest.raises(NotAllowed):
            digests.digest("FIRE", by=by)
    with pytest.raises(NotFound):
        digests.digest("X", by=CLERK)


def test_each_department_with_open_matters_is_told_once_a_week(centre: str) -> None:
    dispatched()

    assert [digests.tick(by=OPERATOR) for _ in range(2)] == [1, 0]
    with at(1):
        assert digests.tick(by=OPERATOR) == 0
    with at(2):
        assert [digests.tick(by=OPERATOR) for _ in range(2)] == [1, 0]

    assert told() == [("department:FIRE", "2026-W47"), ("department:FIRE", "2026-W48")]
    assert day(2) - TODAY == dt.timedelta(days=4)


def test_who_has_nothing_before_it_is_told_nothing(centre: str) -> None:
    answered()

    assert digests.tick(by=OPERATOR) == 0
    assert told() == []


def test_a_digest_takes_as_many_questions_for_200_as_for_20(
    centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(20, 0)
    few = questions(monkeypatch, lambda: digests.digest("FIRE", by=CLERK))
    fill(180, 0)

    assert questions(monkeypatch, lambda: digests.digest("FIRE", by=CLERK)) == few
