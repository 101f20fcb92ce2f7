"""Exactly one result, with who answers for it."""

import datetime as dt
from dataclasses import replace

from tests.web.appeals.builders import APPEAL, NOON, PLAN, SIGNED, TODAY, answered, file
from tracker.records import (
    AppealState,
    Escalation,
    EscalationKind,
    LegalKind,
    LegalTransfer,
    ResultKind,
)
from web.appeals.outcome import Outcome, outcome, signature

LATER = NOON + dt.timedelta(days=3)


def test_before_there_is_a_result_it_says_so():
    assert outcome(file(), "zh") == Outcome("尚无结果")
    assert outcome(file(), "en") == Outcome("no result yet")


def test_a_result_bears_the_heads_signature():
    assert outcome(answered(), "zh") == Outcome(
        "已解决",
        "已恢复供电",
        (
            ("审核签字", "源城区消防救援大队 李四 2026-11-24 12:00"),
            ("答复时间", "2026-11-24 12:00"),
        ),
    )


def test_who_signs_in_the_heads_place_names_the_document():
    found = answered(proposals=(PLAN, replace(SIGNED, delegation="委托书〔2026〕1号")))

    assert ("签字委托书", "委托书〔2026〕1号") in outcome(found, "zh").signed


def test_a_deferred_matter_says_when_it_is_looked_at_again():
    found = answered()
    appeal = replace(found.appeal, result=ResultKind.DEFERRED, again_on=TODAY, closed=LATER)

    told = outcome(replace(found, appeal=appeal), "zh")

    assert told.name == "暂无法办理"
    assert told.signed[-2:] == (("再次办理日期", "2026-11-24"), ("办结时间", "2026-11-27 12:00"))


def test_what_was_signed_before_a_reopening_does_not_sign_a_later_answer():
    found = answered()
    again = replace(found, appeal=replace(found.appeal, answered=LATER))

    assert signature(found) == SIGNED
    assert signature(again) is None
    assert outcome(again, "zh").signed[0] == ("答复", "企业服务中心 受理员")


def test_the_office_answers_for_what_it_decided():
    decided = Escalation(1, 17, EscalationKind.GLOBAL, "全区", NOON, "统筹", NOON)
    found = answered(proposals=(PLAN,), escalations=(decided,))

    assert outcome(found, "zh").signed[0] == ("决定", "区营商办")


def test_what_left_the_mechanism_says_where_to_and_why():
    refused = replace(APPEAL, state=AppealState.REFUSED, refusal="不属于涉企诉求")
    sent = LegalTransfer(LegalKind.LITIGATION, "源城区人民法院", TODAY, "已立案")
    moved = replace(APPEAL, state=AppealState.TRANSFERRED_LEGAL)

    assert outcome(file(refused), "zh") == Outcome("不予受理", "不属于涉企诉求")
    assert outcome(file(replace(APPEAL, into=3)), "zh").name == "已并入诉求 3，在该件中办理"
    assert outcome(file(moved, transfer=sent), "zh") == Outcome(
        "已移交", "已立案", (("涉诉，移交源城区人民法院", "2026-11-24"),)
    )
