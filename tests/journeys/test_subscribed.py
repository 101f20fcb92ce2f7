"""Subscribing the calendar of one's visits, and ending it, in a browser."""

import urllib.request

import pytest
from playwright.sync_api import expect

from tests.journeys.town import Town
from tests.journeys.visitor import WITHOUT_SCRIPT, Way

pytestmark = pytest.mark.needs_peer


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_an_enterprise_subscribes_its_visits_and_ends_it(town: Town, way: Way) -> None:
    with town.visitor(way) as firm:
        firm.enters("firm1")
        firm.menu("subscriptions")
        firm.sees(firm.say("noun.subscriptions.none"))
        firm.follow("act.subscriptions.subscribe", "main")
        firm.press("act.subscriptions.subscribe")
        firm.sees(firm.say("form.faults"))
        firm.tell("subscriptions", name="手机" if way.language == "zh" else "phone")
        firm.press("act.subscriptions.subscribe")
        firm.sees(firm.say("subscriptions.once"))

        told = firm.field(firm.say("subscriptions.address")).input_value()
        path = told.partition("/feeds/")[2]
        with urllib.request.urlopen(f"{town.address}/feeds/{path}") as answer:
            assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
            assert b"BEGIN:VEVENT" in answer.read()

        firm.go(firm.page.locator(".back a"))
        expect(firm.page.locator("main")).not_to_contain_text("ovf_")
        firm.go(firm.page.locator("main tbody a").first)
        firm.does("subscriptions.revoke")
        firm.sees(firm.say("subscriptions.revoked"))
        with urllib.request.urlopen(f"{town.address}/feeds/{path}") as answer:
            assert b"BEGIN:VEVENT" not in answer.read()
