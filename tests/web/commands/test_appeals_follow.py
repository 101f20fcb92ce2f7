"""Appeals after the answer, and above the department, on the command line."""

import pytest

from tests.tracker.appeals.builders import day
from tests.web.commands.conftest import Type

MATTER = ("enter", "operation", "夜间停电", "厂区外道路连续三天停电", "--enterprise", "E1")


@pytest.fixture
def dispatched(desk: Type) -> Type:
    """A desk whose appeal 1 the fire department has."""
    desk(*MATTER, "--severity", "global")
    desk("accept", 1)
    desk("dispatch", 1, "FIRE", "--supervisor", "watcher", "--due", day(5))
    return desk


def test_whoever_is_dissatisfied_has_it_reopened(desk: Type):
    desk(*MATTER)
    desk("accept", 1)
    desk("consult", 1, "FIRE", "--day", day(0))
    desk("conclude", 1, "由供电所抢修", "已恢复供电")

    told = desk("call-back", 1, "dissatisfied", "--day", day(0), "--note", "仍停电")

    assert told.stdout == "诉求 1：已受理\n"
    assert "重新办理次数：1" in desk("show", 1).stdout


def test_what_was_closed_is_taken_up_again(desk: Type):
    desk(*MATTER, "--answer", "已恢复供电", "--satisfaction", "satisfied")

    assert desk("reopen", 1, "--reason", "又停电了").stdout == "诉求 1：已受理\n"


def test_a_global_matter_is_decided_and_comes_back(dispatched: Type):
    told = [
        dispatched("escalate", 1, "--reason", "全区都有"),
        dispatched("decide", 1, "由供电局统筹", by="obe"),
    ]

    assert [one.stdout for one in told] == [
        "诉求 1：已提请区营商办研究\n",
        "诉求 1：已受理\n",
    ]
    assert "由供电局统筹" in dispatched("show", 1).stdout
    assert "由供电局统筹" in dispatched("escalations", "--decided", by="obe").stdout
    assert "全区都有" not in dispatched("escalations", by="obe").stdout


def test_a_global_matter_is_decided_and_answered(dispatched: Type):
    dispatched("escalate", 1, "--reason", "全区都有")
    assert "全局性重大问题" in dispatched("escalations", by="obe").stdout

    told = dispatched("answer", 1, "由供电局统筹", "已列入改造计划", by="obe")

    assert told.stdout == "诉求 1：已答复，待回访\n"
    assert "决定：区营商办" in dispatched("show", 1).stdout


def test_a_matter_that_is_not_global_is_not_escalated(desk: Type):
    desk(*MATTER)
    desk("accept", 1)

    told = desk("escalate", 1, "--reason", " ")

    assert told.stderr.splitlines() == [
        "原因：未填写",
        "问题分级：没有“一般性问题”，可选：全局性重大问题",
    ]


def test_only_who_watches_sends_the_one_notice(dispatched: Type):
    mine = ("notice", 1, "限期解决", "--days", 3)

    assert dispatched("notice", 1, "", "--days", 99, by="watcher").stderr.splitlines() == [
        "要求：未填写",
        "督办时限：99 超出范围，应为 1-30",
    ]
    assert dispatched(*mine).stderr == "“clerk”不能督办该诉求，须由该件督办人办理\n"
    assert dispatched(*mine, by="watcher").exit_code == 0
    assert dispatched(*mine, by="watcher").stderr == (
        "诉求 1 目前“已督办一次”，不能督办；现在可以：将督办件提请研究\n"
    )
    assert dispatched("escalate-notice", 1, "--reason", "没有进展", by="watcher").exit_code == 0
    assert "督办后未解决" in dispatched("escalations", by="obe").stdout


def test_somebody_else_watches(dispatched: Type):
    assert dispatched("watch", 1, "obe").exit_code == 0
    assert "督办人：营商办" in dispatched("show", 1).stdout
