"""Calendars of the own devices: the address is shown once, and each is ended alone."""

import dataclasses
import datetime as dt
import html
import re

import pytest

from tests.web.pages.views.conftest import FIRM
from tests.web.signing import CLERK, send, signed_in
from tracker import database, settings, subscriptions
from tracker.people import OPERATOR
from tracker.records.subscriptions import Holding
from web import clients, qr


def listed(by=CLERK):
    with database.session():
        return subscriptions.list_subscriptions(by=by)


def make(client, name="办公电脑", **typed):
    return send(client, "/subscriptions:subscribe", name=name, **typed)


def address_of(page):
    return html.unescape(re.search(r'value="(https://[^"]+\.ics)"', page)[1])


def test_the_address_is_shown_once_and_opens_the_calendar(app, client):
    made = make(client)
    address = address_of(made.text)
    (kept,) = listed()

    assert (made.status_code, made.headers["Cache-Control"]) == (201, "no-store")
    assert address.startswith("https://onevisit.example/feeds/ovf_")
    assert f'href="{address.replace("https://", "webcal://")}"' in made.text
    opened = app.test_client().get(address.removeprefix("https://onevisit.example"))
    assert opened.status_code == 200
    for again in ("/subscriptions", f"/subscriptions/{kept.id}"):
        page = client.get(again).text
        assert "办公电脑" in page
        assert "ovf_" not in page


def test_wrong_input_keeps_what_was_typed(client):
    answer = make(client, name="长" * 101, enterprise="没有这家")

    assert answer.status_code == 422
    assert "长" * 101 in answer.text
    assert "没有这家" in answer.text
    assert listed() == ()


def test_whoever_speaks_for_one_is_not_asked_whose_visits(app):
    firm = signed_in(app, FIRM)
    form = firm.get("/subscriptions:subscribe").text

    assert 'name="enterprise"' not in form
    assert make(firm).status_code == 201


def test_one_is_ended_and_says_so(client):
    make(client)
    (kept,) = listed()
    place = f"/subscriptions/{kept.id}/revoke"

    assert send(client, place).status_code == 302
    assert "已停用" in client.get("/subscriptions").text
    assert send(client, place, form="/").status_code in (404, 409)


def test_nobody_sees_the_calendar_of_another(app, client):
    make(client)
    (kept,) = listed()
    firm = signed_in(app, FIRM)

    assert "办公电脑" not in firm.get("/subscriptions").text
    assert firm.get(f"/subscriptions/{kept.id}").status_code == 404
    assert send(firm, f"/subscriptions/{kept.id}/revoke", form="/").status_code == 404


def test_visits_are_what_a_calendar_holds_unless_somebody_chooses_otherwise(client):
    form = client.get("/subscriptions:subscribe").text

    assert '<option value="visits" selected>到访</option>' in form


def test_only_departments_are_asked_for_a_team(app, client):
    assert 'name="team"' in client.get("/subscriptions:subscribe").text
    assert 'name="team"' not in signed_in(app, FIRM).get("/subscriptions:subscribe").text


def test_a_phone_scans_the_address_and_servers_elsewhere_are_offered_it(client):
    made = make(client).text
    address = address_of(made)

    assert str(qr.within_page(address, "日历地址的二维码")) in made
    for one in ("calendar.google.com", "outlook.live.com", "outlook.office.com"):
        assert f'href="https://{one}/' in made
    assert "打不开" not in made


def test_where_nobody_outside_can_come_it_is_said_in_place_of_links(app, client):
    config = app.config["ONEVISIT"]
    app.config["ONEVISIT"] = dataclasses.replace(config, base_url="http://10.0.0.7:8000")
    made, told = make(client).text, client.get("/subscriptions/clients").text

    assert "google.com" not in made
    assert "读不到" in made
    assert told.count("目前读不到本系统") == len(clients.FROM_OUTSIDE)


def test_every_program_is_told_of_in_both_languages(client):
    for path, word in (("", "多久刷新"), ("/en", "How late")):
        page = client.get(f"{path}/subscriptions/clients").text
        assert page.count(f'data-label="{word}"') == len(clients.CLIENTS)


def test_one_is_renewed_at_the_same_address(client):
    make(client)
    (before,) = listed()
    with database.session():
        settings.write("subscription.days", 400, "本园区", by=OPERATOR)

    assert send(client, f"/subscriptions/{before.id}/renew").status_code == 302
    assert listed()[0].expires == before.expires + dt.timedelta(days=34)


def test_what_was_ended_is_offered_nothing_more(client):
    make(client)
    (kept,) = listed()
    page = f"/subscriptions/{kept.id}"
    assert f"{page}/renew" in client.get(page).text
    send(client, f"{page}/revoke")

    assert f"{page}/re" not in client.get(page).text


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"holds": Holding.DEADLINES}, "待办期限"),
        ({"holds": Holding.BOTH}, "全部有权查看的到访，以及待办期限"),
        ({"department": "FIRE", "team": 1}, "某区消防救援大队、第 1 组"),
    ],
)
def test_the_list_says_what_each_holds(client, wanted, said):
    with database.session():
        subscriptions.subscribe("电脑", by=CLERK, **wanted)

    assert f">{said}<" in client.get("/subscriptions").text
