"""Whose an appeal is, on the command line: talked over, dispatched, returned, transferred."""

import pytest

from tests.tracker.appeals.builders import day
from tests.web.commands.conftest import Type

MATTER = ("enter", "operation", "夜间停电", "厂区外道路连续三天停电", "--enterprise", "E1")


@pytest.fixture
def accepted(desk: Type) -> Type:
    """A desk that has taken appeal 1 on."""
    desk(*MATTER)
    desk("accept", 1)
    return desk


def test_departments_talk_it_over_and_the_centre_answers(accepted: Type):
    told = [
        accepted("consult", 1, "FIRE", "TAX", "--day", day(1)),
        accepted("conclude", 1, "由供电所抢修", "已恢复供电", "--result", "explained"),
    ]

    assert [one.stdout for one in told] == ["诉求 1：会商会办中\n", "诉求 1：已答复，待回访\n"]
    shown = accepted("show", 1).stdout
    assert all(word in shown for word in ("FIRE 局、TAX 局", "由供电所抢修", "已解释说明"))


def test_departments_talk_it_over_and_one_gets_it(accepted: Type):
    accepted("consult", 1, "FIRE", "TAX", "--day", day(1))

    words = ("hand-on", 1, "TAX", "由税务办理", "--due", day(4), "--supervisor", "watcher")
    told = accepted(*words, "--beside", "FIRE")

    assert told.stdout.splitlines()[0] == "诉求 1：已交办，待签收"
    assert "按惯例" not in told.stdout
    shown = accepted("show", 1).stdout
    assert all(word in shown for word in ("牵头办理", "协办", str(day(4)), "由税务办理"))


def test_two_returns_leave_it_to_the_committee(accepted: Type):
    send = ("--supervisor", "watcher")
    accepted("dispatch", 1, "FIRE", *send)
    told = [
        accepted("return", 1, "EMB", "--reason", "不属于消防", by="fire-officer"),
        accepted("refuse-return", 1, "--reason", "属于消防"),
        accepted("return", 1, "EMB", "--reason", "仍不属于消防", by="fire-officer"),
        accepted("dispatch", 1, "EMB", *send),
        accepted("dispatch", 1, "EMB", *send, by="committee"),
        accepted("return", 1, "FIRE", "--reason", "不属于应急", by="emb-officer"),
    ]

    assert [(one.stdout + one.stderr).splitlines()[0] for one in told] == [
        "诉求 1：申请退回",
        "诉求 1：已交办，待签收",
        "诉求 1：申请退回",
        "“企业服务中心”不能指定承办部门，须由园区管委会指定",
        "诉求 1：已交办，待签收",
        "诉求 1 目前“由管委会指定办理”，不能退回；现在可以：签收",
    ]


def test_a_matter_of_law_goes_to_its_organ(accepted: Type):
    told = accepted("transfer", 1, "litigation", "源城区人民法院", "--day", day(0))

    assert told.stdout == "诉求 1：已移交\n"
    assert "涉诉，移交源城区人民法院：2026-11-19" in accepted("show", 1).stdout


def test_a_note_is_for_those_who_work_on_it(accepted: Type):
    assert accepted("note", 1, "企业夜班停了两天").stdout == "诉求 1：已留言\n"
    assert "企业夜班停了两天" in accepted("show", 1).stdout


def test_an_order_without_anybody_who_watches_is_refused(accepted: Type):
    told = accepted("dispatch", 1, "NONE", "--due", "2026-11-21", "--supervisor", "clerk")

    assert told.stderr.splitlines() == [
        "部门：没有“NONE”",
        "期限：2026-11-21 不是工作日，下一个工作日是 2026-11-23",
        "督办人：“clerk”已在本件承担受理，须由另一人担任",
    ]
