"""The list of a matter: tasks, limits kept or not, and the rest as far as there is any."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.web.appeals.builders import (
    APPEAL,
    CALL,
    FIRE,
    MORNING,
    NOON,
    PLAN,
    SIGNED,
    TODAY,
    file,
    limit,
    sheet,
)
from tracker.records import (
    Assignment,
    Consultation,
    Escalation,
    EscalationKind,
    Extension,
    Return,
    Ruling,
    Satisfaction,
    SupervisionNotice,
)
from web.appeals.matter import Section, Sheet, Writer

LATER = dt.date(2026, 11, 30)


def section(found: Sheet, name: str) -> Section:
    return next(one for one in found.sections if one.name == name)


def test_the_head_says_whose_it_is_and_how_it_is_classified():
    assert dict(sheet(file()).head) == {
        "企业": "河源市华晟精密电子有限公司",
        "收到": "2026-11-19 08:30",
        "类别": "生产经营类 · 用电",
        "诉求性质": "求助",
        "渠道": "电话",
        "分级": "重大问题",
        "分层": "园区",
        "状态": "按方案办理中",
        "承办部门": "源城区消防救援大队",
        "受理人": "受理员",
        "承办人": "经办人",
        "督办人": "督办员",
    }


def test_who_must_not_know_learns_that_it_is_confidential():
    hidden = replace(APPEAL, confidential=True, enterprise=None, contact="", phone="")

    head = dict(sheet(file(hidden)).head)

    assert head["企业"] == "（要求保密，不告知承办部门）"
    assert head["要求保密"] == "是"


def test_tasks_are_those_of_plans_that_were_approved_or_wait():
    rejected = replace(PLAN, verdict=Ruling.NO)
    waiting = replace(PLAN, verdict=Ruling.WAITING, decided=None, steps=PLAN.steps[:1])

    found = section(sheet(file(proposals=(rejected, PLAN, waiting))), "事项清单")

    assert found.headings == ("事项", "期限", "审核")
    assert found.rows == (
        ("检修线路", "2026-11-25", "李四 2026-11-20 09:00"),
        ("复查照明", "2026-11-26", "李四 2026-11-20 09:00"),
        ("检修线路", "2026-11-25", "待决定"),
    )


@pytest.mark.parametrize(
    ("one", "kept"),
    [
        (limit("solve", met=NOON), "按期完成 2026-11-24 12:00"),
        (limit("solve", met=NOON, overdue=NOON), "逾期完成 2026-11-24 12:00"),
        (limit("solve", dropped="escalated"), "不再需要：已提请研究"),
        (limit("solve", dropped="另有安排"), "不再需要：另有安排"),
        (limit("solve"), "未到期"),
        (limit("solve", TODAY - dt.timedelta(1)), "逾期未完成"),
    ],
)
def test_every_limit_says_whether_it_was_kept(one, kept):
    (row,) = section(sheet(file(deadlines=(one,))), "办理时限").rows

    assert (row[0], row[1], row[4]) == ("办结", "源城区消防救援大队", kept)


def test_a_limit_that_runs_again_and_a_guess_are_told():
    again = limit("call back 2", provisional=True)
    again = replace(again, owner="service-centre")

    (row,) = section(sheet(file(deadlines=(again,))), "办理时限").rows

    assert row == ("回访（第 2 次）", "企业服务中心", "5（暂定）", "2026-11-24", "未到期")


def test_what_there_is_nothing_of_is_left_out():
    found = sheet(file(proposals=()))

    assert [(one.name, one.rows) for one in found.sections] == [("事项清单", ()), ("办理时限", ())]


def test_everything_that_happened_has_its_table():
    found = sheet(
        file(
            assignments=(Assignment(FIRE, True, LATER, False, MORNING, None),),
            consultations=(Consultation(("FIRE", "TAX"), TODAY, "", None, None),),
            extensions=(
                Extension(
                    1, "设备未到", LATER, "fire-officer", MORNING, Ruling.NO, "时间足够", NOON
                ),
            ),
            returns=(Return("FIRE", "不属于", "TAX", MORNING, Ruling.WAITING, "", None),),
            notice=SupervisionNotice(17, "FIRE", "限期解决", "watcher", MORNING, NOON),
            escalations=(
                Escalation(1, 17, EscalationKind.FAILED_NOTICE, "没有进展", NOON, "", None),
            ),
        )
    )

    assert {one.name: one.rows[0] for one in found.sections[2:]} == {
        "转办交办": (
            "源城区消防救援大队",
            "牵头办理",
            "2026-11-20 09:00",
            "2026-11-30",
            "",
        ),
        "会商会办": ("2026-11-24", "源城区消防救援大队、源城区税务局", "待决定", ""),
        "延期": ("2026-11-20 09:00", "2026-11-30", "设备未到", "不同意：时间足够"),
        "退回": ("2026-11-20 09:00", "源城区消防救援大队", "不属于", "源城区税务局", "待决定"),
        "督办": ("2026-11-20 09:00", "源城区消防救援大队", "限期解决", "2026-11-24 12:00"),
        "提请研究": ("2026-11-24 12:00", "督办后未解决", "没有进展", "待决定"),
    }
    assert all(len(one.headings) == len(one.widths) for one in found.sections)


def test_call_backs_name_nobody_who_was_spoken_to():
    missed = replace(CALL, reached=False, confirmed=False, satisfaction=Satisfaction.UNKNOWN)

    found = sheet(file(call_backs=(missed, CALL))).call_backs

    assert [row[2:] for row in found.rows] == [
        ("受理员", "–", "未回访到", "路灯已亮"),
        ("受理员", "是", "满意", "路灯已亮"),
    ]


def test_a_head_reads_on_the_screen_what_waits_and_what_was_sent_back():
    back = replace(SIGNED, verdict=Ruling.NO, reason="缺少照片")
    found = Writer(file(proposals=(PLAN, back)), {}, "zh", TODAY).reviews()

    assert found.rows == (
        ("解决方案", "", "请供电所检修", "经办人", "同意"),
        ("处理结果", "已解决", "已恢复供电", "经办人", "不同意：缺少照片"),
    )


def test_a_plan_that_was_signed_for_the_head_names_the_document():
    plan = replace(PLAN, delegation="委托书〔2026〕1号")

    found = section(sheet(file(proposals=(plan,))), "事项清单")

    assert found.rows[0][2] == "李四 2026-11-20 09:00（委托书〔2026〕1号）"
