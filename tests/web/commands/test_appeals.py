"""The register of appeals on the command line, in both languages."""

import json

import pytest

from tests.tracker.appeals.builders import day
from tests.web.commands.conftest import Type

MATTER = ("enter", "operation", "夜间停电", "厂区外道路连续三天停电", "--enterprise", "E1")


def test_a_matter_goes_from_the_telephone_to_its_verified_answer(desk: Type):
    told = [
        desk(*MATTER, "--sub", "power", "--phone", "0762-3388123"),
        desk("accept", 1),
        desk("dispatch", 1, "FIRE", "--supervisor", "watcher"),
        desk("take-up", 1, by="fire-officer"),
        desk("plan", 1, "请供电所检修", "--task", f"检修={day(3)}", by="fire-officer"),
        desk("approve", 1, by="fire-head"),
        desk("result", 1, "solved", "已恢复供电", by="fire-officer"),
        desk("approve", 1, by="fire-head"),
        desk("not-reached", 1, "--day", day(0)),
        desk("call-back", 1, "satisfied", "--day", day(1), "--with", "张三", day=1),
    ]

    assert [one.stdout.splitlines()[0] for one in told] == [
        "诉求 1：待受理",
        "诉求 1：已受理",
        "诉求 1：已交办，待签收",
        "诉求 1：办理中，待报方案",
        "诉求 1：方案待审核",
        "诉求 1：按方案办理中",
        "诉求 1：结果待审核",
        "诉求 1：已答复，待回访",
        "诉求 1：已答复，待回访",
        "诉求 1：已办结",
    ]
    assert f"期限按惯例取 {day(5)}，可用 --due 另定" in told[2].stdout
    assert "FIRE 的联络卡还缺：分管领导、承办机构、具体负责人" in told[2].stdout


def test_a_matter_is_answered_while_the_caller_is_on_the_telephone(desk: Type):
    told = desk(*MATTER, "--answer", "已恢复供电", "--satisfaction", "very-satisfied")

    assert told.stdout == "诉求 1：已办结\n"
    (found,) = json.loads(desk("show", 1, "--json").stdout)
    (call,) = found["call_backs"]
    assert (call["method"], call["satisfaction"]) == ("phone", "very-satisfied")


def test_what_came_in_today_is_answered_on_the_spot(desk: Type):
    desk(*MATTER)

    assert desk("on-the-spot", 1, "已恢复供电", "satisfied").stdout == "诉求 1：已办结\n"
    assert "收到时间：2026-11-19 已经过去" in _late(desk)


def _late(desk: Type) -> str:
    desk(*MATTER)
    return desk("on-the-spot", 2, "已恢复供电", "satisfied", day=1).stderr


def test_every_fault_of_a_form_is_read_aloud(desk: Type):
    words = ("enter", "operation", "", "x", "--sub", "loan", "--phone", "12", "--answer", "")

    chinese = desk(*words)
    english = desk(*words, ONEVISIT_LANGUAGE="en")

    assert chinese.exit_code == 2
    assert chinese.stderr.splitlines() == [
        "标题：未填写",
        "细分类别：没有“银行贷款”，可选：建设用地、用水、用电、用气、安全生产、环保",
        "电话：“12”的写法不对，应为 0762-1234567",
        "答复：未填写",
        "满意度：未填写",
    ]
    assert english.stderr.splitlines()[0] == "title: nothing is filled in"
    assert json.loads(desk("list", "--json").stdout) == []


def test_a_matter_is_refused_reconsidered_classified_and_withdrawn(desk: Type):
    desk(*MATTER)

    told = [
        desk("refuse", 1, "--reason", "不属于涉企诉求"),
        desk("reconsider", 1, "--reason", "企业补充了材料", by="obe"),
        desk("classify", 1, "--category", "finance", "--sub", "loan", "--reason", "实为贷款问题"),
        desk("withdraw", 1, "--reason", "企业已自行解决"),
    ]

    assert [one.stdout for one in told] == [
        "诉求 1：不予受理\n",
        "诉求 1：待受理\n",
        "诉求 1：待受理\n",
        "诉求 1：已撤回\n",
    ]
    (found,) = json.loads(desk("list", "--json").stdout)
    assert (found["appeal"]["category"], found["appeal"]["sub"]) == ("FINANCE", "loan")


def test_the_list_says_what_is_near(desk: Type):
    desk(*MATTER)
    desk("enter", "living", "子女入学", "新引进人才子女入学", "--severity", "major")

    listed = desk("list", "--light", "yellow").stdout
    assert all(
        word in listed for word in ("黄", "E1 公司", "夜间停电", "待受理", "受理 2026-11-20")
    )
    assert "生活保障类" in listed
    assert "夜间停电" not in desk("list", "--category", "living").stdout
    assert "red" in desk("list", day=2, ONEVISIT_LANGUAGE="en").stdout
    assert desk("list", "--state", "closed", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "by", "told"),
    [
        (
            ("approve", 1),
            "fire-officer",
            "“部门工作人员”不能审核签字，须由承办部门主要负责人签字，或持书面委托",
        ),
        (
            ("call-back", 1, "satisfied", "--day", "2026-11-19"),
            "clerk",
            "诉求 1 目前“已交办，待签收”，不能回访；"
            "现在可以：签收、申请退回、提请区营商办研究、移交、撤回",
        ),
        (("plan", 1, "办", "--task", "=2026-11-20"), "fire-officer", "事项清单：未填写"),
        (("show", 9), "clerk", "没有诉求 9，或者不归您看；可用 `onevisit appeals list` 查看"),
    ],
)
def test_what_cannot_be_done_is_told_in_the_readers_words(
    desk: Type, words: tuple[object, ...], by: str, told: str
):
    desk(*MATTER)
    desk("accept", 1)
    desk("dispatch", 1, "FIRE", "--supervisor", "watcher")

    answer = desk(*words, by=by)

    assert (answer.exit_code, answer.stdout, answer.stderr) == (2, "", f"{told}\n")


def test_whoever_has_read_an_older_state_changes_nothing(desk: Type):
    desk(*MATTER)

    assert desk("accept", 1, "--seen", 1).exit_code == 2
    assert "序号：3" in desk("show", 1).stdout
    assert desk("accept", 1, "--seen", 3).exit_code == 0
