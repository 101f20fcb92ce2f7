"""An officer holds the code up at the gate."""

import datetime as dt
import re

from tests.web.pages.gating import page_of
from tests.web.pages.onsite import BEGUN, FIRE, FIRM, FRIDAY, LEAD, SECRET, UID, at, send, words
from tests.web.signing import CLERK, signed_in

THURSDAY = BEGUN + dt.timedelta(days=2)


def test_who_comes_shows_the_code_of_an_announced_visit(app, stranger):
    with at(BEGUN):
        officer = signed_in(app, LEAD)
        today = officer.get("/today").text
        answer = officer.get(f"/visits/{UID}/code")

        assert f'href="/visits/{UID}/code"' in today
        assert 'class="qr"' in answer.text
        assert "style=" not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        (place,) = set(re.findall(r'href="(/v/[^"]+)"', answer.text))
        assert place == page_of(app)
        assert stranger.get(place).status_code == 200


def test_an_unannounced_visit_has_a_code_once_it_is_shown_on_its_day(app, stranger):
    page, place = page_of(app, SECRET), f"/visits/{SECRET}/code"
    with at(FRIDAY):
        officer = signed_in(app, FIRE)
        assert 'class="qr"' not in officer.get(place).text
        assert send(officer, place).status_code == 422
        assert stranger.get(page).status_code == 404
    with at(THURSDAY):
        officer = signed_in(app, FIRE)
        assert "请到现场后再亮码" in officer.get(place).text
        assert stranger.get(page).status_code == 404
        assert send(officer, place).status_code == 303
        assert 'class="qr"' in officer.get(place).text
        assert stranger.get(page).status_code == 200


def test_nobody_else_comes_to_a_code(app):
    with at(THURSDAY):
        for person, uid in ((LEAD, SECRET), (CLERK, UID), (FIRM, UID)):
            client = signed_in(app, person)
            assert client.get(f"/visits/{uid}/code").status_code == 404
            assert send(client, f"/visits/{uid}/code", form="/account").status_code == 404


def test_a_code_that_is_over_is_not_shown(app):
    with at(BEGUN + dt.timedelta(days=40)):
        officer = signed_in(app, LEAD)
        page = words(officer.get(f"/visits/{UID}/code").text)
        answer = send(officer, f"/visits/{UID}/code", form="/account")

    assert "没有可以出示的检查码" in page
    assert answer.status_code == 409
