"""Grades of credit at the terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Type = Callable[..., Result]

SOURCE = ("--source", "省办法")

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
    assert "等级：没有“E”" in told.stderr


def test_what_a_tier_means_and_which_grades_make_it_are_changed(type_in: Type):
    rule = ("--percent", "0-10", "--years", 2, "--mode", "off-site")

    told = type_in("credit", "tier", "a", *rule, *SOURCE)

    assert told.exit_code == 0, told.stderr
    assert all(word in told.stdout for word in ("10", "省办法"))
    assert type_in("credit", "table", "A/good=B", *SOURCE).stdout == "已按 1 组评级确定档次\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("tier", "a", "--percent", "ten", "--years", 1, "--mode", "visit"), "'ten' is no share"),
        (
            ("tier", "a", "--percent", "9-1", "--years", 1, "--mode", "visit"),
            "9-1 超出范围",
        ),
        (("table", "A/good=E"), "监管等级对照表：“A/good: E”的写法不对"),
        (("table", "good"), "监管等级对照表："),
    ],
)
def test_a_rule_that_does_not_fit_is_told(type_in: Type, words: tuple[object, ...], fault: str):
    told = type_in("credit", *words, *SOURCE)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
