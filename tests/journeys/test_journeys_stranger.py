"""Whoever has no account: the public page, a matter raised for a code and followed by it."""

import pytest

from tests.journeys.town import Town
from tests.journeys.visitor import WITHOUT_SCRIPT, Way
from tracker.appeals import lists
from tracker.records import AppealState, Category

pytestmark = pytest.mark.needs_peer


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_a_stranger_raises_a_matter_and_follows_it_by_its_code(town: Town, way: Way) -> None:
    with town.visitor(way) as stranger:
        stranger.comes()
        stranger.sees(stranger.say("public.mechanism"), stranger.say("public.figures"))
        stranger.follow("voice.raise", "main")
        stranger.press("voice.send")
        stranger.sees(stranger.say("form.faults"))
        stranger.write(stranger.say("field.voice.title"), "厂门口井盖翘起")
        stranger.write(stranger.say("field.voice.text"), "东门外第二个井盖翘起，夜里看不见。")
        stranger.pick(stranger.say("field.category"), stranger.cell(Category.OPERATION))
        stranger.press("voice.send")
        code = stranger.page.locator(".secret").inner_text().split()[-1]
        stranger.press("voice.have_saved")
        stranger.sees("厂门口井盖翘起", stranger.cell(AppealState.RECEIVED))

        stranger.comes()
        stranger.follow("voice.look", "main")
        stranger.write(stranger.say("voice.code"), "AAAA-AAAA-AAAA-AAAA")
        stranger.press("voice.look")
        stranger.sees(stranger.say("voice.no_code"))
        stranger.write(stranger.say("voice.code"), code.lower())
        stranger.press("voice.look")
        stranger.sees("厂门口井盖翘起")
        stranger.page.locator("summary", has_text=stranger.say("voice.supplement")).click()
        stranger.write(stranger.say("field.text"), "已用砖头围住。")
        stranger.press("voice.send")
        stranger.told("voice.supplemented")

    with town.records("centre") as clerk:
        found = lists.list_appeals(by=clerk)[0].appeal
    assert (found.title, found.state) == ("厂门口井盖翘起", AppealState.RECEIVED)
