"""The register of demands on the command line."""

import json

import pytest

from tests.web.commands.onsite import FIRE, TAX, enter

REGISTER = ("demands", "register", "form", "消防月报", "--basis", "消防法第十六条")
FACTS = ("--fields", 20, "--frequency", "monthly", "--due", "2026-12-31")


@pytest.fixture(autouse=True)
def two(published: str) -> None:
    enter(*REGISTER, *FACTS, "--enterprise", "E1", *FIRE)
    enter(*REGISTER, *FACTS, "--everybody", *TAX)


def test_demands_are_listed_with_what_they_ask():
    told = enter("demands", "list", "--department", "FIRE").stdout

    for word in ("消防月报", "报表", "消防法第十六条", "20", "每月", "2026-12-31", "E1", "有效"):
        assert word in told
    assert "全部企业" in enter("demands", "list", *TAX).stdout
    assert len(json.loads(enter("demands", "list", "--json").stdout)) == 2


def test_the_load_is_told_enterprise_by_enterprise():
    found = json.loads(enter("demands", "load", "--json").stdout)

    assert [(one["enterprise"]["id"], one["times"], one["fields"]) for one in found] == [
        ("E1", 24, 480),
        ("E2", 12, 240),
        ("E3", 12, 240),
    ]
    assert "480" in enter("demands", "load").stdout


def test_a_demand_ends_or_is_taken_back():
    assert enter("demands", "end", 1, *FIRE).stdout == "报送要求 1：已结束\n"
    gone = enter("demands", "withdraw", 2, "--reason", "重复", *TAX)
    assert gone.stdout == "报送要求 2：已撤回\n"
    assert "不能" in enter("demands", "end", 1, *FIRE).stderr


def test_what_is_missing_is_told():
    told = enter("demands", "register", "survey", " ", "--basis", "x", *FACTS, *FIRE)

    assert (told.exit_code, told.stderr.splitlines()) == (
        2,
        ["标题：未填写", "企业：未填写", "入企申请：未填写"],
    )
