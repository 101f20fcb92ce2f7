"""The register of enterprises at the terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tracker import database, people
from tracker.records import Person, Role

Type = Callable[..., Result]


def test_enterprises_are_listed_and_looked_up(type_in: Type):
    assert "E3 公司" in type_in("enterprises", "list").stdout
    found = json.loads(type_in("enterprises", "list", "--named", "E2", "--json").stdout)
    assert [one["id"] for one in found] == ["E2"]


def test_closures_take_the_place_of_those_before(type_in: Type):
    type_in("enterprises", "close", "E1", "2026-W49", "Mon 09:00-12:00")

    told = type_in("enterprises", "close", "E1", "2026-W49", "Tue 09:00-12:00")

    assert told.stdout == "E1 公司，2026年第49周：不接受检查 Tue 09:00-12:00\n"
    found = json.loads(type_in("enterprises", "closures", "2026-W49", "--json").stdout)
    assert found == [{"enterprise": "E1", "window": "Tue 09:00-12:00"}]
    assert "E1" in type_in("enterprises", "closures", "2026-W49").stdout
    assert type_in("enterprises", "close", "E1", "2026-W49").stdout.endswith("–\n")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("E9", "2026-W49", "Mon 09:00-12:00"), "没有企业 E9"),
        (("E1", "2026-W49", "9-12"), "'9-12' is no window, expected something like"),
        (("E1", "W49", "Mon 09:00-12:00"), "'W49'"),
    ],
)
def test_a_closure_that_does_not_fit_is_told(type_in: Type, words: tuple[str, ...], fault: str):
    told = type_in("enterprises", "close", *words)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr


def test_a_timeline_is_told_in_words_and_as_json(type_in: Type):
    said = type_in("enterprises", "timeline", "E1").stdout
    assert all(words in said for words in ("列入检查计划", "request:FIRE-1", "request:TAX-1"))
    assert "部门 TAX、周次 2026年第49周" in said
    english = type_in("enterprises", "timeline", "E1", ONEVISIT_LANGUAGE="en").stdout
    assert "put into the plan" in english

    (latest,) = json.loads(type_in("enterprises", "timeline", "E1", "--most", 1, "--json").stdout)
    assert (latest["kind"], latest["act"]) == ("request", "submit")
    assert latest["facts"] == {"department": "TAX", "week": "2026-W49"}
    older = type_in("enterprises", "timeline", "E1", "--before", latest["mark"], "--json").stdout
    assert [one["key"] for one in json.loads(older)] == ["request:FIRE-1"]


@pytest.mark.parametrize(
    "narrower", [("--kind", "visit"), ("--since", "2027-01-01"), ("--until", "2026-01-01")]
)
def test_a_timeline_is_narrowed(type_in: Type, narrower: tuple[str, str]):
    assert json.loads(type_in("enterprises", "timeline", "E1", *narrower, "--json").stdout) == []


def test_a_timeline_that_there_is_not_is_told(type_in: Type):
    told = type_in("enterprises", "timeline", "E9")

    assert (told.exit_code, told.stdout) == (2, "")
    assert "没有企业 E9" in told.stderr
    assert "上一页" in type_in("enterprises", "timeline", "E1", "--before", "x").stderr


def test_an_enterprise_says_itself_whom_to_call_and_when_nobody_may_come(type_in: Type):
    with database.session():
        people.add(Person("firm-1", "某某", Role.ENTERPRISE, enterprise="E1"), by=people.OPERATOR)
    told = type_in("enterprises", "contact", "E1", "陈某", "0762-0000009", "--as", "firm-1")
    assert told.stdout == "E1 公司 的联系人：陈某，0762-0000009\n"
    closing = ("enterprises", "close", "E1", "2026-W49", "Tue 09:00-12:00")
    assert type_in(*closing, "--as", "firm-1").exit_code == 0

    for refused in (
        ("enterprises", "contact", "E2", "陈某", "110", "--as", "firm-1"),
        ("enterprises", "contact", "E1", "陈某", "110"),
        ("enterprises", "close", "E2", "2026-W49", "--as", "firm-1"),
        ("enterprises", "close", "E1", "2026-W49", "Tue 08:00-17:30", "--as", "firm-1"),
    ):
        assert type_in(*refused).exit_code == 2
