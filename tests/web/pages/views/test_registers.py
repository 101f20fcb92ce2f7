"""An enterprise's own page: whom to call, and when nobody may come."""

import pytest

from tests.web.signing import send, signed_in
from tracker import enterprises
from tracker.records import Person, Role
from tracker.week import Week, parse_window

DESK = Person("desk", "经办", Role.COMMITTEE)
FIRM = Person("firm", "联系人", Role.ENTERPRISE, enterprise="E1")
OFFICER = Person("li", "李", Role.OFFICER, department="FIRE")
WEEK = Week(2026, 49)


@pytest.fixture
def firm(office):
    """A browser of the first enterprise."""
    return signed_in(office, FIRM)


def test_the_own_page_stands_in_the_menu_beside_the_quiet_days(firm):
    page = firm.get("/quiet").text
    menu = page.split('id="menu"')[1]

    assert menu.index('href="/my-enterprise"') < menu.index('href="/quiet"')
    assert "本企业" in firm.get("/my-enterprise").text


def test_what_an_enterprise_names_is_what_departments_read(office, firm):
    form = "/my-enterprise/E1/name-contact"
    assert "还没有登记联系人" in firm.get("/my-enterprise").text
    answer = send(firm, form, contact="陈某", phone="0762-0000009")

    assert (answer.status_code, answer.location) == (302, "/my-enterprise/E1")
    read = signed_in(office, OFFICER).get("/enterprises/E1").text
    assert "陈某" in read
    assert "0762-0000009" in read
    assert "还没有登记联系人" not in firm.get("/my-enterprise").text
    assert 'value="陈某"' in firm.get(form).text
    assert "登记联络人" in signed_in(office, DESK).get("/log").text


def test_a_wrong_contact_comes_back_as_it_was_typed_with_its_field_marked(firm):
    answer = send(firm, "/my-enterprise/E1/name-contact", contact="陈某", phone="没有")

    assert answer.status_code == 422
    assert 'value="陈某"' in answer.text
    assert 'value="没有"' in answer.text
    assert 'id="phone-fault"' in answer.text
    assert 'id="contact-fault"' not in answer.text
    assert "陈某" not in firm.get("/my-enterprise/E1").text


@pytest.mark.parametrize("address", ["", "/name-contact", "/close"])
def test_the_page_of_another_enterprise_is_not_there(office, firm, address):
    for other in ("E2", "E99"):
        assert firm.get(f"/my-enterprise/{other}{address}").status_code == 404
    typed = {"contact": "陈某", "phone": "110", "week": "2026-W49", "windows": "周二 09:00-10:00"}
    if address:
        form = f"/my-enterprise/E1{address}"
        assert send(firm, f"/my-enterprise/E2{address}", form, **typed).status_code == 404
    assert enterprises.find("E2", by=DESK).contact == ""
    assert enterprises.closed(WEEK) == {}
    assert signed_in(office, OFFICER).get(f"/my-enterprise/E1{address}").status_code == 404


def test_own_hours_are_set_shown_changed_and_seen_by_departments(office, firm):
    form = "/my-enterprise/E1/close"
    typed = "周二 09:00-12:00\n周四 14:00-15:00"
    assert send(firm, form, week="2026-W49", windows=typed).status_code == 302

    page = firm.get("/my-enterprise").text
    assert "12月1日 周二 09:00–12:00" in page
    assert "每周合计最多 8 小时" in page
    again = page.split("2026年第49周")[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert typed in firm.get(again).text
    assert "12月3日 周四 14:00–15:00" in signed_in(office, OFFICER).get("/enterprises/E1").text
    assert send(firm, form, week="2026-W49").status_code == 302
    assert enterprises.closed(WEEK) == {}


def test_too_many_hours_come_back_as_they_were_typed(firm):
    answer = send(firm, "/my-enterprise/E1/close", week="2026-W49", windows="周二 08:00-17:30")

    assert answer.status_code == 422
    assert "周二 08:00-17:30</textarea>" in answer.text
    assert "9:30 超出范围，应为 0:00-8:00" in answer.text
    assert 'id="windows-fault"' in answer.text


def test_what_the_committee_closed_stands_on_the_own_page(firm):
    enterprises.close("E1", WEEK, [parse_window("Mon 00:00-24:00")], by=DESK)

    page = firm.get("/my-enterprise/E1").text

    assert "11月30日 周一 全天" in page
    assert "windows=%E5%91%A8%E4%B8%80+00:00-24:00" in page.replace("%20", "+")


def test_the_committee_opens_a_week_again_by_leaving_the_hours_empty(office):
    desk, form = signed_in(office, DESK), "/enterprises/E1/close"
    assert send(desk, form, week="2026-W49", windows="周一 09:00-10:00").status_code == 302
    assert enterprises.closed(WEEK) == {"E1": (parse_window("Mon 09:00-10:00"),)}
    assert "不填则全部取消" in desk.get(form).text

    answer = send(desk, form, week="2026-W49", windows="")

    assert answer.status_code == 302
    assert enterprises.closed(WEEK) == {}
