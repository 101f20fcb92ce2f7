"""A department's head: what waits for a signature, approved and signed."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.town import Town
from tests.journeys.visitor import WAYS, Way
from tracker import approvals, site_records
from tracker.appeals import files
from tracker.records import AppealState, ApprovalState, SiteRecordKind, SiteRecordState

pytestmark = pytest.mark.needs_peer

FIRM, VISIT = "河源市榕汀新材料有限公司", "2026-W49-C001-1"


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_head_signs_what_waits_and_sends_back_what_is_not_enough(town: Town, way: Way) -> None:
    with town.visitor(way) as head:
        head.enters("fire-head")
        head.open("重大活动前消防安全专项检查", "table.waiting")
        head.does("entries.approve")
        head.told("act.entries.approve.done")
        head.sees(head.cell(ApprovalState.APPROVED))

        head.menu("desk")
        pile = head.page.locator("#pile-to_sign")
        head.go(pile.get_by_role("link", name="临时用电线路安全评估"))
        head.sees("已现场评估，提出三条加固意见")
        head.does("appeals.approve")
        head.told("act.done", act=head.say("act.appeals.approve"))
        head.sees(head.cell(AppealState.ANSWERED), "邬承远")

        head.comes()
        head.open("危险化学品仓库改造期间的临时存放", "table.waiting")
        head.does("appeals.reject")
        head.sees(head.say("form.faults"))
        head.tell("appeals", reason="缺少临时存放点的平面图")
        head.press("act.appeals.reject")
        head.sees(head.cell(AppealState.HANDLING))
        head.comes()
        head.misses(
            "临时用电线路安全评估", "危险化学品仓库改造期间的临时存放", "重大活动前消防安全专项检查"
        )

    with town.records("fire-head") as by:
        assert approvals.show(3, by=by).state is ApprovalState.APPROVED
        states = [files.show(one, by=by).appeal.state for one in (15, 19)]
        assert states == [AppealState.ANSWERED, AppealState.HANDLING]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_head_signs_the_form_that_an_officer_filled_in(town: Town, way: Way) -> None:
    with town.visitor(way) as officer:
        officer.enters("fire-officer")
        officer.menu("today")
        officer.find("08:30–09:30")
        officer.open(officer.cell(SiteRecordKind.APPROVAL_FORM), "main")
        officer.press("paper.fill")
        officer.sees(officer.say("paper.missing"))
        officer.write(officer.say("paper.officers"), "甲 粤P-0001\n乙 粤P-0002")
        officer.write(officer.say("paper.opinion"), "同意检查")
        officer.press("paper.fill")
        officer.misses(officer.say("paper.missing"))
    with town.visitor(way) as head:
        head.enters("fire-head")
        head.open(FIRM, "table.waiting")
        head.open(head.cell(SiteRecordKind.APPROVAL_FORM), "main")
        expect(head.field(head.say("paper.officers"))).to_have_value(re.compile("粤P-0002"))
        head.press("paper.sign")
        head.sees(head.cell(SiteRecordState.SIGNED))

    with town.records("fire-head") as by:
        found = site_records.show(VISIT, "FIRE", SiteRecordKind.APPROVAL_FORM, by=by)
        assert found.state is SiteRecordState.SIGNED
