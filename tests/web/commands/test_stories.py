"""Case studies on the command line."""

import json

import pytest

from tests.web.commands.onsite import FIRE, TAX, enter

pytestmark = pytest.mark.usefixtures("published")
PARTS = ("--problem", "用电不足", "--handling", "一起上门", "--result", "通电", "--lesson", "先问")


def test_a_story_is_drafted_published_changed_and_withdrawn():
    drafted = enter("stories", "draft", "--title", "用电", *PARTS, "--case", "appeal:1", *FIRE)
    one = json.loads(enter("stories", "list", "--json").stdout)[0]["id"]

    assert drafted.stdout == f"典型经验 {one} 第 1 版：草稿\n"
    assert "没有典型经验" in enter("stories", "show", one, *TAX).stderr
    done = enter("stories", "publish", one, "--version", 1)
    assert done.stdout == f"典型经验 {one} 第 1 版：已公开\n"
    assert all(word in enter("stories", "show", one, *TAX).stdout for word in ("经验", "先问"))
    assert json.loads(enter("stories", "show", one, "--json", *TAX).stdout)[0]["case"] == ""
    changed = enter("stories", "change", one, "--title", "供电", *PARTS, "--seen", 1, *FIRE)
    assert changed.stdout == f"典型经验 {one} 第 2 版：草稿\n"
    gone = enter("stories", "withdraw", one, "--reason", "企业要求")
    assert gone.stdout == f"典型经验 {one} 第 2 版：已撤下\n"
    listed = enter("stories", "list", "--state", "withdrawn").stdout
    assert all(word in listed for word in ("供电", "FIRE", "已撤下"))


def test_who_is_named_is_told_by_field():
    told = enter("stories", "draft", "--title", "E1公司", *PARTS)

    assert told.exit_code == 2
    assert "标题：含有“E1 公司”，公开后会让人认出当事人" in told.stderr.splitlines()


def test_the_side_of_a_desk_is_said():
    enter("stories", "draft", "--title", "用电", *PARTS)

    assert "管委会" in enter("stories", "list").stdout
