"""Officers and contact cards at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

Type = Callable[..., Result]


def test_officers_are_registered_listed_and_retired(type_in: Type):
    told = type_in("officers", "register", "FIRE", "GD-0001", "王某", "--until", "2028-01-01")
    assert told.stdout == "FIRE 执法人员 GD-0001 已登记\n"

    assert "2028-01-01" in type_in("officers", "list", "--department", "FIRE").stdout
    assert type_in("officers", "retire", "GD-0001").stdout == "执法人员 GD-0001 不再参加检查\n"
    assert json.loads(type_in("officers", "list", "--json").stdout) == []
    (one,) = json.loads(type_in("officers", "list", "--all", "--json").stdout)
    assert (one["id"], one["retired"]) == ("GD-0001", "2026-11-23")


def test_a_certificate_that_is_over_is_refused(type_in: Type):
    told = type_in("officers", "register", "FIRE", "GD-0001", "王某", "--until", "2025-01-01")

    assert told.exit_code == 2
    assert "截止日期：2025-01-01 已经过去" in told.stderr


def test_departments_without_a_whole_card_are_listed(type_in: Type):
    for post in ("leader", "office", "person"):
        told = type_in("contacts", "name", "FIRE", post, "李某", "0762-123456")
    assert told.stdout == "FIRE：具体负责人已登记\n"

    table = type_in("contacts", "list").stdout
    assert "李某 0762-123456" in table
    assert "0 / 4" in table
    lacking = json.loads(type_in("contacts", "list", "--incomplete", "--json").stdout)
    assert [one["department"] for one in lacking] == ["FIRE", "EMB", "TAX"]
