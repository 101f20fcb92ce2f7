"""A file that takes long: asked for, watched, stopped, begun anew and saved, in a browser."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.town import Town
from tests.journeys.visitor import WITHOUT_SCRIPT, Way
from web import papers, preparing

pytestmark = pytest.mark.needs_peer


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_the_notices_of_a_week_are_prepared_and_saved(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    monkeypatch.setattr(papers, "FEW", 0)
    with town.visitor(way) as clerk:
        clerk.enters("parkoffice")
        clerk.comes("/weeks/2026-W49")
        clerk.follow("week.notices", "main")
        clerk.sees(clerk.say("preparation_state.waiting"))
        clerk.press("preparing.stop")
        clerk.sees(clerk.say("preparation_state.stopped"))
        clerk.press("preparing.again")
        clerk.sees(clerk.say("preparation_state.waiting"))

        preparing.work_off(town.app.config["ONEVISIT"])
        clerk.sees(clerk.say("preparation_state.ready"))
        clerk.look()
        with clerk.page.expect_download() as saved:
            clerk.page.get_by_role("link", name=clerk.say("preparing.fetch"), exact=True).click()
        saved.value.save_as(tmp_path / "notices.zip")
        names = zipfile.ZipFile(tmp_path / "notices.zip").namelist()
        assert names
        assert all(name.endswith(".pdf") for name in names)

        clerk.go(clerk.page.locator(".back a"))
        expect(clerk.page).to_have_url(re.compile("/weeks/2026-W49$"))
