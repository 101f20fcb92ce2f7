"""Who calls, and how far a token reaches."""

import flask
import pytest

from tests.web.api.calling import ADMINISTRATOR, CLERK, Caller
from tests.web.signing import signed_in
from tracker import accounts, api_tokens, clock, database, people
from tracker.records import Person, Role


def test_a_token_acts_for_its_person(admin):
    found = admin.get("/me").json

    assert found["person"]["login"] == "admin"
    assert found["reads_only"] is False


@pytest.mark.parametrize("head", ["", "Bearer", "Bearer guess", "Basic YTpi", "guess", "Bearer  é"])
def test_who_shows_no_token_that_holds_is_told_to_show_one(nobody, head):
    answer = nobody.get("/people", headers={"Authorization": head} if head else {})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json["type"] == "/api/v1/problems/not-signed-in"


def test_a_cookie_opens_nothing(app):
    browser = signed_in(app, ADMINISTRATOR)

    assert browser.get("/people").status_code == 200
    assert browser.get("/api/v1/people").status_code == 401


def test_a_token_that_only_reads_changes_nothing(app):
    reader = Caller(app, ADMINISTRATOR, reads_only=True)
    body = {"login": "x", "name": "甲", "role": "committee"}

    answer = reader.post("/people:add", body)

    assert reader.get("/people").status_code == 200
    assert (answer.status_code, answer.json["type"]) == (403, "/api/v1/problems/reads-only")
    assert reader.get("/people/x").status_code == 404


def test_a_role_without_the_right_is_told_so(clerk):
    answer = clerk.get("/people")

    assert (answer.status_code, answer.json["type"]) == (403, "/api/v1/problems/not-allowed")


def test_a_token_ends_with_its_time_and_with_its_account(app, admin):
    clerk = Caller(app, CLERK)
    with database.session():
        ends = api_tokens.list_tokens("admin", by=people.OPERATOR)[0].ends
        accounts.close("clerk", "已调离", by=people.OPERATOR)

    assert clerk.get("/me").status_code == 401
    with clock.fixed(ends):
        assert admin.get("/me").status_code == 401


def test_the_rights_are_those_of_today(app):
    Caller(app, ADMINISTRATOR)
    officer = Caller(app, Person("was", "甲", Role.ADMINISTRATOR))
    assert officer.get("/people").status_code == 200

    with database.session():
        people.change(Person("was", "甲", Role.COMMITTEE), by=people.OPERATOR)

    assert officer.get("/people").status_code == 403


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("", "没有找到"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "没有找到"),
        ("en-GB,en;q=0.9", "Not found"),
        ("fr", "没有找到"),
        ("en;q=0.5, zh;q=0.1", "Not found"),
    ],
)
def test_problems_are_told_in_the_language_that_was_asked_for(nobody, wanted, title):
    assert nobody.get("/nothing", headers={"Accept-Language": wanted}).json["title"] == title


def test_another_site_cannot_act_with_what_a_browser_knows(app):
    browser = signed_in(app, ADMINISTRATOR)
    body = {"login": "x", "name": "甲", "role": "committee"}

    assert browser.post("/api/v1/people:add", json=body).status_code == 401


def test_a_program_needs_no_token_of_a_form(admin):
    assert isinstance(admin.client.application, flask.Flask)
    body = {"login": "x", "name": "甲", "role": "committee"}

    assert admin.post("/people:add", body).status_code == 201
