"""Quiet periods at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

Type = Callable[..., Result]

DECIDED = ("--since", "2026-01-01", "--basis", "区政府决定")


def test_a_period_is_entered_listed_and_withdrawn(type_in: Type):
    told = type_in("quiet", "enter", "days-of-month", "--days", "1-15", "--except", "E6", *DECIDED)

    assert told.stdout == "安静期 1 已录入\n"
    listed = type_in("quiet", "list").stdout
    for words in ("每月固定日期", "1-15", "全部企业", "E6", "区政府决定"):
        assert words in listed
    assert type_in("quiet", "withdraw", 1).stdout.startswith("安静期 1 自 2026-11-23 起停用")
    assert json.loads(type_in("quiet", "list", "--json").stdout) == []
    assert len(json.loads(type_in("quiet", "list", "--all", "--json").stdout)) == 1


def test_an_enterprise_chooses_and_its_week_shows_it(type_in: Type):
    type_in("quiet", "enter", "chosen-days", "--chosen", 2, *DECIDED)

    told = type_in("quiet", "choose", 1, "E1", "2026-12", 9, 8)

    assert told.stdout == "E1 2026-12 的安静日：8、9\n"
    days = json.loads(type_in("quiet", "week", "E1", "2026-W50", "--json").stdout)
    assert days == ["2026-12-08", "2026-12-09"]
    assert "–" in type_in("quiet", "choose", 1, "E1", "2026-12").stdout


def test_weekdays_are_counted_from_one_and_scopes_are_named(type_in: Type):
    told = type_in(
        *("quiet", "enter", "weekdays", "--weekday", 1, "--weekday", 4),
        *("--scope", "enterprise", "--of", "E1", *DECIDED),
    )

    assert told.exit_code == 0
    days = json.loads(type_in("quiet", "week", "E1", "2026-W50", "--json").stdout)
    assert days == ["2026-12-07", "2026-12-10"]
    assert "企业 E1" in type_in("quiet", "list").stdout


def test_what_is_no_stretch_of_a_month_is_refused(type_in: Type):
    told = type_in("quiet", "enter", "joint-days", "--days", "十", *DECIDED)
    assert "are no days of a month" in told.stderr

    told = type_in("quiet", "enter", "joint-days", *DECIDED)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "日期段：未填写" in told.stderr


def test_what_an_enterprise_chose_is_listed(type_in: Type):
    basis = ("--since", "2026-01-01", "--basis", "办法")
    type_in("quiet", "enter", "chosen-days", "--chosen", 3, *basis)
    type_in("quiet", "choose", 1, "E1", "2027-02", 3, 4)

    (one,) = json.loads(type_in("quiet", "chosen", "E1", "--json").stdout)

    assert (one["month"], one["days"]) == ("2027-02", [3, 4])
    assert "2027-02" in type_in("quiet", "chosen", "E1").stdout
    told = type_in("quiet", "chosen", "E9")
    assert (told.exit_code, "没有企业 E9" in told.stderr) == (2, True)
