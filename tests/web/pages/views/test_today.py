"""The officer's day on site: who came and what was found, by one tap each."""

import datetime as dt

from tests.web.pages.onsite import BEGUN, FIRE, FIRM, FRIDAY, LEAD, UID, at, came, words
from tests.web.signing import CLERK, csrf, signed_in
from tracker import database, findings, visit_cases
from tracker.people import COMMITTEE
from tracker.records import Presence


def tapped(client, act, **typed):
    """One of the page's forms is sent."""
    return client.post(f"/today/{UID}/{act}", data={**csrf(client, "/today"), **typed})


def attendance():
    with database.session():
        told = visit_cases.show(UID, by=COMMITTEE).attendance
        return {one.department: (one.presence, one.minutes_late) for one in told}


def test_a_day_without_a_visit_shows_those_that_follow(app):
    with at(FRIDAY):
        page = words(signed_in(app, FIRE).get("/today").text)

    assert "今天没有本部门参加的到访" in page
    assert "12月1日 周二 08:30–10:30" in page


def test_the_lead_tells_of_all_and_another_department_of_itself(app):
    with at(BEGUN):
        lead = signed_in(app, LEAD).get("/today").text
        other = signed_in(app, FIRE).get("/today").text

    assert 'name="department" value="FIRE"' in lead
    assert 'name="department" value="EMB"' in lead
    assert 'name="department" value="FIRE"' in other
    assert 'name="department" value="EMB"' not in other


def test_one_tap_tells_that_a_department_came_on_time(app):
    with at(BEGUN):
        client = signed_in(app, FIRE)
        answer = tapped(client, "attend", department="FIRE")

    assert answer.status_code == 302
    assert answer.location.endswith(f"/today#{UID}")
    assert attendance() == {"FIRE": (Presence.ON_TIME, 0)}


def test_who_arrives_now_is_late_by_the_clock(app):
    with at(BEGUN + dt.timedelta(minutes=30)):
        client = signed_in(app, FIRE)
        page = client.get("/today").text
        tapped(client, "attend", department="FIRE", late="1")

    assert "迟到 35 分钟" in page
    assert attendance() == {"FIRE": (Presence.LATE, 35)}


def test_nobody_can_have_come_before_the_beginning(app):
    with at(BEGUN - dt.timedelta(hours=1)):
        client = signed_in(app, FIRE)
        page = client.get("/today").text
        answer = tapped(client, "attend", department="FIRE")

    assert "到开始时间后即可登记到场" in page
    assert 'name="department"' not in page
    assert answer.status_code == 422
    assert attendance() == {}


def test_nobody_tells_of_a_department_that_is_neither_theirs_nor_led_by_theirs(app):
    with at(BEGUN):
        answer = tapped(signed_in(app, FIRE), "attend", department="EMB")

    assert answer.status_code == 404
    assert attendance() == {}


def test_a_finding_is_recorded_on_site_and_shared(app):
    came(FIRE)
    with at(BEGUN):
        client = signed_in(app, FIRE)
        page = client.get("/today").text
        answer = tapped(
            client,
            "find",
            item="消防设施",
            text="通道堵塞",
            severity="general",
            outcome="order to rectify",
            due="2026-12-09",
        )
    with database.session():
        (one,) = findings.list_findings(by=LEAD)

    assert 'name="item" value="消防设施"' in page
    assert answer.status_code == 302
    assert (one.text, one.department.id, one.shared) == ("通道堵塞", "FIRE", True)


def test_what_is_lacking_of_a_finding_is_told_and_nothing_typed_is_lost(app):
    came(FIRE)
    with at(BEGUN):
        client = signed_in(app, FIRE)
        answer = tapped(client, "find", item="", text="通道堵塞", severity="general")
    with database.session():
        none = findings.list_findings(by=LEAD)

    assert answer.status_code == 422
    assert "通道堵塞" in answer.text
    assert 'id="item-fault">未填写' in answer.text
    assert '<details class="find" open>' in answer.text
    assert none == ()


def test_the_day_is_for_departments_and_speaks_english_too(app):
    with at(BEGUN):
        assert signed_in(app, FIRM).get("/today").status_code == 404
        assert signed_in(app, CLERK).get("/today").status_code == 404
        assert "Today on site" in signed_in(app, FIRE).get("/en/today").text
