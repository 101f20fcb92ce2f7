"""Settings read as people speak: no name of the program's, no source in another language."""

import datetime as dt
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from tests.web.signing import csrf, send, signed_in
from tracker import database, draws, items, officers, people
from tracker.records import InspectionItem, Officer, Person, Role
from tracker.settings import DEFAULTS
from web import wording

LATIN = re.compile("[A-Za-z]{4,}")


class _Words(HTMLParser):
    """What stands on a page's middle, without values."""

    def __init__(self) -> None:
        super().__init__()
        self.within, self.value, self.headed, self.told = False, False, "", list[str]()

    def handle_starttag(self, tag, attrs):
        self.within = self.within or tag == "main"
        label = dict(attrs).get("data-label")
        if tag in ("td", "dd"):
            self.value = "数值" in (label, self.headed)

    def handle_endtag(self, tag):
        self.within = self.within and tag != "main"
        if tag in ("td", "dd"):
            self.value = False

    def handle_data(self, text):
        if self.within and not self.value and text.strip():
            self.headed = text.strip()
            self.told.append(self.headed)


def words(html: str) -> list[str]:
    """What stands on a page beside its values."""
    reader = _Words()
    reader.feed(html)
    return reader.told


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("name", DEFAULTS)
def test_every_setting_has_its_meaning_and_its_source_in_words(name, language):
    assert wording.known(f"setting.{name}", language)
    assert wording.known(f"setting_source.{name}", language)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_no_words_of_a_setting_are_left_over(language):
    told = wording.LANGUAGES[language].SENTENCES

    for kind in ("setting.", "setting_source."):
        assert {key.removeprefix(kind) for key in told if key.startswith(kind)} == set(DEFAULTS)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_no_two_settings_mean_the_same(language):
    told = [wording.say(f"setting.{name}", language) for name in DEFAULTS]

    assert len(set(told)) == len(told)


def test_the_chinese_list_of_settings_speaks_chinese(client):
    told = words(client.get("/settings").text)

    assert "程序闭环和径直检查的报告期限（工作日）" in told
    assert [one for one in told if LATIN.search(one)] == []


@pytest.mark.parametrize("name", ["report.working_days", "checks.blocking", "sign_in.hours"])
def test_the_chinese_page_of_a_setting_speaks_chinese(client, name):
    told = words(client.get(f"/settings/{quote(name)}").text)

    assert wording.say(f"setting_source.{name}", "zh") in told
    assert [one for one in told if LATIN.search(one)] == []


def test_a_long_value_is_cut_in_the_list_and_whole_on_its_page(client):
    last = wording.say("check.observation-period", "zh")

    assert last not in client.get("/settings").text
    assert last in client.get("/settings/checks.blocking").text


def test_holidays_are_told_by_their_chinese_names_the_newest_year_first(client):
    told = words(client.get("/years").text)
    years = [one for one in told if one.isdigit() and len(one) == 4]

    assert years == sorted(years, reverse=True)
    assert [one for one in told if LATIN.search(one)] == []


def test_a_changed_setting_shows_the_source_that_was_written(client):
    address = "/settings/report.working_days/change"
    typed = {"value": "5", "source": "管委会〔2026〕3号", **csrf(client, address)}

    assert client.post(address, data=typed).status_code == 302

    told = words(client.get("/settings/report.working_days").text)
    assert "管委会〔2026〕3号" in told
    assert wording.say("setting_source.report.working_days", "zh") not in told


def test_a_draw_is_announced_with_what_its_form_was_told(app):
    with database.session():
        items.register(
            InspectionItem("FIRE-1", "FIRE", "消防监督检查", "《消防法》", published=True),
            by=people.OPERATOR,
        )
        for number in ("粤P01", "粤P02", "粤P03"):
            found = Officer(number, "某某", "FIRE", dt.date(2028, 12, 31))
            officers.register(found, by=people.OPERATOR)
    browser = signed_in(app, Person("fire", "消防队长", Role.HEAD, department="FIRE"))

    answer = send(
        browser,
        "/draws:announce",
        item="FIRE-1",
        objects="B：C001、C002",
        percent="B：20",
        officers="粤P01\n粤P02\n粤P03",
        recusals="粤P01 C001",
    )

    assert answer.status_code == 302, words(answer.text)
    with database.session():
        (drawn,) = draws.list_draws(by=people.COMMITTEE)
    assert drawn.pool.objects == {"B": ("C001", "C002")}
    assert drawn.pool.recusals == (("粤P01", "C001"),)
