"""What a department does about an appeal, on the command line."""

import json

import pytest

from tests.tracker.appeals.builders import day
from tests.web.commands.conftest import Type


@pytest.fixture
def handled(desk: Type) -> Type:
    """A desk whose appeal 1 an officer of FIRE has taken up."""
    desk("enter", "operation", "夜间停电", "厂区外道路连续三天停电", "--enterprise", "E1")
    desk("accept", 1)
    desk("dispatch", 1, "FIRE", "--supervisor", "watcher")
    desk("take-up", 1, by="fire-officer")
    return desk


def test_a_head_sees_what_waits_and_sends_back_what_lacks_something(handled: Type):
    plan = ("plan", 1, "请供电所检修", "--task", f"检修={day(3)}", "--task", f"复查 a=b={day(4)}")
    handled(*plan, by="fire-officer")

    (waits,) = json.loads(handled("waiting", "--json", by="fire-head").stdout)
    assert (waits["appeal"]["id"], waits["appeal"]["state"]) == (1, "plan in review")
    assert "方案待审核" in handled("waiting", by="fire-head").stdout
    assert "请供电所检修" in handled("show", 1, by="fire-head").stdout
    assert "夜间停电" not in handled("waiting", by="emb-head").stdout

    back = handled("reject", 1, "--reason", "缺少时限", by="fire-head")
    assert back.stdout == "诉求 1：办理中，待报方案\n"


def test_what_has_moved_on_waits_for_another_head(desk: Type):
    desk("enter", "operation", "夜间停电", "厂区外道路连续三天停电")
    desk("accept", 1)
    desk("dispatch", 1, "FIRE", "--supervisor", "watcher")
    desk("return", 1, "EMB", "--reason", "不属于消防", by="fire-officer")
    desk("dispatch", 1, "EMB")
    desk("take-up", 1, by="emb-officer")
    desk("plan", 1, "检修", "--task", f"检修={day(3)}", by="emb-officer")

    assert json.loads(desk("waiting", "--json", by="fire-head").stdout) == []
    assert len(json.loads(desk("waiting", "--json", by="emb-head").stdout)) == 1


def test_a_colleague_takes_over_and_what_cannot_be_done_is_signed(handled: Type):
    assert handled("take-over", 1, by="fire-colleague").exit_code == 0
    handled("plan", 1, "检修", "--task", f"检修={day(3)}", by="fire-colleague")
    handled("approve", 1, by="fire-head")

    no_day = handled("result", 1, "deferred", "设备未到", by="fire-colleague")
    assert no_day.stderr == "再次办理日期：未填写\n"
    words = ("result", 1, "deferred", "设备未到", "--again-on", day(20))
    handled(*words, by="fire-colleague")
    handled("approve", 1, by="fire-head")

    shown = handled("show", 1).stdout
    assert "一结果：暂无法办理" in shown
    assert "审核签字：FIRE 局 局长" in shown
    assert f"再次办理日期：{day(20)}" in shown


def test_time_is_asked_for_granted_and_refused(handled: Type):
    asked = handled("extend", 1, day(8), "--reason", "设备未到", by="fire-officer")
    assert asked.stdout == "诉求 1：办理中，待报方案\n"
    twice = handled("extend", 1, day(8), "--reason", "设备未到", by="fire-officer")
    assert twice.stderr == "诉求 1 目前“延期申请待批”，不能申请延期\n"

    assert handled("refuse-time", 1, "--reason", "时间足够").exit_code == 0
    handled("extend", 1, day(8), "--reason", "设备仍未到", by="fire-officer")
    assert handled("grant", 1).exit_code == 0
    shown = handled("show", 1).stdout
    assert all(word in shown for word in ("不同意：时间足够", str(day(8))))


@pytest.mark.parametrize("step", ["检修", "检修=明天"])
def test_a_task_without_a_day_is_a_usage_error(handled: Type, step: str):
    told = handled("plan", 1, "x", "--task", step, by="fire-officer")

    assert told.exit_code == 2
    assert "is no day" in told.stderr
