"""Plan versions at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

from tests.web.commands.onsite import enter

Type = Callable[..., Result]


def test_a_draft_shows_its_visits_before_anybody_else_sees_them(type_in: Type):
    type_in("plan", "2026-W49")

    told = type_in("versions", "show", "2026-W49").stdout

    assert told.startswith("2026年第49周第 1 版：草案\n")
    assert all(word in told for word in ("E1 公司", "FIRE-1", "TAX-1", "12月1日"))
    assert "草案" in type_in("versions", "list", "2026-W49").stdout
    (one,) = json.loads(type_in("versions", "show", "2026-W49", 1, "--json").stdout)
    assert (one["number"], one["state"], len(one["visits"])) == (1, "draft", 1)


def test_versions_are_listed_the_latest_first(published: str):
    enter("requests", "withdraw", "TAX-1", "--reason", "企业停产", "--as", "committee")

    found = json.loads(enter("versions", "list", "2026-W49", "--json").stdout)

    assert [(one["number"], one["state"]) for one in found] == [(1, "published")]
    assert published == found[0]["visits"][0]["uid"]


def test_what_is_left_out_is_named_with_its_reason(type_in: Type):
    type_in("enterprises", "close", "E1", "2026-W49", "Tue 08:00-18:00")
    type_in("plan", "2026-W49")

    told = type_in("versions", "show", "2026-W49").stdout

    assert "未排入：E1 公司 FIRE-1：" in told
    assert "未排入：E1 公司 TAX-1：" in told


def test_a_version_that_is_not_there_is_told(type_in: Type):
    told = type_in("versions", "show", "2026-W49", 7)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "没有排程版本 2026-W49/7" in told.stderr
    assert "没有排程版本 2026-W49" in type_in("versions", "show", "2026-W49").stderr
