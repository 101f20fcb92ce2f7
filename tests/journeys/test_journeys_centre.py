"""The service centre: a call taken down, what it repeats, sent to whom, asked back, closed."""

import pytest
from playwright.sync_api import expect

from tests.journeys.town import Town
from tests.journeys.visitor import WAYS, WITHOUT_SCRIPT, Way
from tracker.appeals import files, lists
from tracker.records import AppealState, CallMethod, Category, Satisfaction
from web.forms.inputs import label

pytestmark = pytest.mark.needs_peer

FIRM = "河源市芷溪涂料有限公司"
STOOD = "园区北路货车夜间占道停放"


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_a_call_is_taken_down_and_sent_where_it_belongs(town: Town, way: Way) -> None:
    with town.visitor(way) as clerk:
        clerk.enters("centre")
        clerk.follow("act.appeals.enter", "main")
        clerk.tell("appeals", enterprise=FIRM, contact="幸明谦", phone="0762-0003002")
        clerk.choose("appeals", category=Category.OPERATION)
        clerk.tell("appeals", title="园区北路货车占道", text="夜间仍有货车占道停放，进出困难。")
        alike = clerk.page.locator("#alike")
        if not way.script:
            expect(alike).not_to_contain_text(STOOD)
            clerk.press("intake.page.look")
        expect(alike).to_contain_text(STOOD)
        clerk.press("intake.page.store")
        clerk.sees("园区北路货车占道", clerk.cell(AppealState.RECEIVED), STOOD)
        number = int(clerk.page.url.rpartition("/")[2])

        clerk.does("appeals.accept")
        clerk.does("appeals.dispatch")
        clerk.sees(clerk.say("form.faults"))
        clerk.pick(clerk.say("field.department"), "某区应急管理局")
        clerk.tell("appeals", due="2026-12-03")
        clerk.asked("appeals", "supervisor").select_option("supervisor")
        clerk.press("act.appeals.dispatch")
        clerk.sees(clerk.cell(AppealState.DISPATCHED), "某区应急管理局")

    with town.records("centre") as by:
        found = files.show(number, by=by).appeal
        assert found.state is AppealState.DISPATCHED
    with town.records("emb-officer") as by:
        assert number in [one.appeal.id for one in lists.list_appeals(by=by)]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_an_answered_matter_is_asked_back_and_closed(town: Town, way: Way) -> None:
    with town.visitor(way) as clerk:
        clerk.enters("centre")
        clerk.open("微型消防站人员培训", "table.waiting")
        clerk.does("appeals.call-back")
        clerk.sees(clerk.say("form.faults"))
        clerk.tell("appeals", day="2026-11-26")
        clerk.choose("appeals", method=CallMethod.PHONE, satisfaction=Satisfaction.SATISFIED)
        clerk.tick(label("appeals", "confirmed", way.language))
        clerk.press("act.appeals.call-back")
        clerk.sees(clerk.cell(AppealState.CLOSED), clerk.cell(Satisfaction.SATISFIED))
        clerk.comes()
        clerk.misses("微型消防站人员培训")

    with town.records("centre") as by:
        assert files.show(12, by=by).appeal.state is AppealState.CLOSED
