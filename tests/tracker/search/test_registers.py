"""Weeks, enterprises, requests and people are found by their names."""

import pytest

from tests.tracker.appeals.builders import CLERK
from tests.tracker.builders import COMMITTEE, OPERATOR, ask, line, officer, uscc
from tracker import requests, search
from tracker.people import of_enterprise
from tracker.records import Person
from tracker.records.search import FoundKind


def keys(text: str, by: Person, kind: FoundKind) -> list[str]:
    return [one.key for one in search.find(text, by=by) if one.kind is kind]


@pytest.mark.parametrize(
    "text",
    ["2026-W49", "w49", "W49", "49周", "第49周", "2026年第49周", "２０２６-Ｗ４９", "2026-49"],
)
def test_a_week_is_found_however_it_is_written(park: str, text: str) -> None:
    assert keys(text, COMMITTEE, FoundKind.WEEK) == ["2026-W49"]
    assert keys(text, of_enterprise("E1"), FoundKind.WEEK) == ["2026-W49"]


@pytest.mark.parametrize("text", ["49", "W50", "2025-W49", "W499", "周周"])
def test_other_weeks_and_bare_numbers_are_none(park: str, text: str) -> None:
    assert keys(text, COMMITTEE, FoundKind.WEEK) == []


def test_an_enterprise_is_found_by_name_code_and_credit_code(park: str) -> None:
    for text in ("E2 公", "e2", uscc("E2"), uscc("E2")[-4:].lower()):
        assert keys(text, CLERK, FoundKind.ENTERPRISE) == ["E2"]


def test_a_department_finds_its_own_requests(park: str) -> None:
    ask(line(), line("TAX"))

    assert keys("E1 公司", officer("FIRE"), FoundKind.REQUEST) == ["FIRE-1"]
    assert keys("tax-1", officer("FIRE"), FoundKind.REQUEST) == []
    assert keys("-1", COMMITTEE, FoundKind.REQUEST) == ["FIRE-1", "TAX-1"]
    assert keys("-1", CLERK, FoundKind.REQUEST) == []
    requests.withdraw("FIRE-1", "改期", by=officer("FIRE"))
    assert keys("-1", COMMITTEE, FoundKind.REQUEST) == ["TAX-1"]


def test_only_whoever_opens_accounts_finds_people(centre: str) -> None:
    assert keys("受理", OPERATOR, FoundKind.PERSON) == ["clerk"]
    assert keys("FIRE-head", OPERATOR, FoundKind.PERSON) == ["fire-head"]
    assert keys("受理", COMMITTEE, FoundKind.PERSON) == keys("受理", CLERK, FoundKind.PERSON) == []
