"""Calendars of the own devices: the address is shown once, and each is ended alone."""

import html
import re

from tests.web.pages.views.conftest import FIRM
from tests.web.signing import CLERK, send, signed_in
from tracker import database, subscriptions


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
