"""Requests at the terminal: listed, looked at, taken back."""

import json
from collections.abc import Callable

from click.testing import Result

from tests.tracker.builders import OPERATOR, officer
from tracker import database, people

Type = Callable[..., Result]


def test_requests_are_listed_by_department(type_in: Type):
    table = type_in("requests", "list", "2026-W49").stdout

    assert all(word in table for word in ("FIRE-1", "TAX-1", "E1 公司", "Tue 09:00-12:00", "60"))
    found = json.loads(
        type_in("requests", "list", "2026-W49", "--department", "TAX", "--json").stdout
    )
    assert [one["id"] for one in found] == ["TAX-1"]


def test_a_request_is_shown_line_by_line(type_in: Type):
    told = type_in("requests", "show", "FIRE-1").stdout

    assert told.startswith("FIRE-1（第 1 次修订）：FIRE 局，E1 公司，2026年第49周\n")
    assert all(word in told for word in ("消防安全", "局长 2026-11-16", "FIRE.xlsx 第 3 行"))
    (one,) = json.loads(type_in("requests", "show", "FIRE-1", "--json").stdout)
    assert one["lines"][0]["item"] == "消防安全"


def test_a_request_is_taken_back_with_a_reason(type_in: Type):
    told = type_in("requests", "withdraw", "FIRE-1", "--reason", "企业停产")

    assert told.stdout == "FIRE-1 已撤回；2026年第49周重新排程并发布后生效\n"
    assert "FIRE-1" not in type_in("requests", "list", "2026-W49").stdout
    assert "FIRE-1" in type_in("requests", "list", "2026-W49", "--all").stdout
    assert "（已撤回）" in type_in("requests", "show", "FIRE-1").stdout


def test_what_cannot_be_done_to_a_request_is_told(type_in: Type):
    with database.session():
        people.add(officer("TAX"), by=OPERATOR)

    told = type_in("requests", "withdraw", "FIRE-9", "--reason", "企业停产")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "没有检查计划 FIRE-9" in told.stderr
    assert type_in("requests", "show", "FIRE-1", "--as", "TAX-officer").exit_code == 2
    told = type_in("requests", "withdraw", "FIRE-1", "--reason", " ")
    assert (told.exit_code, told.stderr) == (
        2,
        "原因：未填写\n",
    )
    assert "没有周 2026-W50" in type_in("requests", "list", "2026-W50").stderr
