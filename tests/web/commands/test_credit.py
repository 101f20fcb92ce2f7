"""Grades of credit at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

Type = Callable[..., Result]

GIVEN = ("--day", "2026-06-01", "--source", "省平台")


def test_a_grade_is_entered_and_shown_with_its_tier(type_in: Type):
    assert type_in("credit", "show", "E1").stdout.startswith("E1：监管等级 –\n")
    told = type_in("credit", "set", "E1", "risk-class", "A", *GIVEN)
    assert told.stdout == "E1：监管等级 A\n"

    type_in("credit", "set", "E1", "public-grade", "good", *GIVEN)

    shown = type_in("credit", "show", "E1").stdout
    for words in ("监管等级 B", "5–20 %", "现场检查", "信用风险分类", "良", "2026-06-01", "省平台"):
        assert words in shown
    grades = json.loads(type_in("credit", "show", "E1", "--json").stdout)
    assert [one["grade"] for one in grades] == ["A", "good"]


def test_a_wrong_grade_is_told(type_in: Type):
    told = type_in("credit", "set", "E1", "risk-class", "E", *GIVEN)

    assert (told.exit_code, told.stdout) == (2, "")
    assert "expected one of A, B, C, D" in told.stderr
