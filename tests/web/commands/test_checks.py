"""What speaks against a week, and what is set aside, at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

from tests.tracker.builders import WEEK

Type = Callable[..., Result]

QUIET = ("quiet-period", "FIRE-1")


def test_a_week_tells_what_speaks_against_its_requests(type_in: Type):
    found = json.loads(type_in("checks", WEEK, "--json").stdout)
    assert [(one["request"], one["code"]) for one in found] == [
        ("FIRE-1", "catalogue-missing"),
        ("TAX-1", "catalogue-missing"),
    ]

    told = type_in("checks", WEEK, "--department", "TAX").stdout
    assert "部门尚未录入检查事项清单" in told
    assert "FIRE" not in told


def test_a_finding_is_set_aside_and_holds_again(type_in: Type):
    decided = ("--since", "2026-01-01", "--basis", "区政府决定")
    type_in("quiet", "enter", "weekdays", "--weekday", 2, *decided)
    assert "✓" in type_in("checks", WEEK).stdout

    told = type_in("overrides", "set", *QUIET, "--reason", "企业申请")

    assert told.stdout == "全部时间处于安静期：已对 FIRE-1 予以放行\n"
    assert told.stderr == ""
    assert "企业申请 (committee)" in type_in("checks", WEEK).stdout
    assert "企业申请" in type_in("overrides", "list").stdout
    assert "恢复限制" in type_in("overrides", "withdraw", *QUIET).stdout
    assert json.loads(type_in("overrides", "list", "--json").stdout) == []
    assert len(json.loads(type_in("overrides", "list", "--all", "--json").stdout)) == 1
    again = type_in("overrides", "withdraw", *QUIET)
    assert (again.exit_code, again.stdout) == (2, "")


def test_what_is_set_aside_where_nothing_was_found_is_told(type_in: Type):
    told = type_in("overrides", "set", "cap-reached", "FIRE-1", "--reason", "企业申请")

    assert told.exit_code == 0
    assert told.stderr == "目前 FIRE-1 没有这项检查提示；可用 `onevisit checks WEEK` 查看\n"
    assert type_in("overrides", "set", "cap-reached", "x:y", "--reason", "企业申请").stderr == ""
