import flask
import pytest

from tests.web.signing import ADMINISTRATOR, CLERK, signed_in
from tracker.records import Role
from web import access


def test_a_view_that_says_nothing_stays_closed(new_app):
    new_app.add_url_rule("/forgotten", view_func=lambda: "secret", endpoint="forgotten")

    assert signed_in(new_app, ADMINISTRATOR).get("/forgotten").status_code == 404


def test_every_address_says_who_may_open_it(app):
    silent = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if access.audience(app, rule.endpoint) is None
    ]

    assert silent == []


def test_an_address_without_an_audience_is_noticed(new_app):
    new_app.add_url_rule("/forgotten", view_func=lambda: "", endpoint="forgotten")

    assert access.audience(new_app, "forgotten") is None


def test_a_stranger_is_led_to_the_door_and_back(stranger):
    answer = stranger.get("/people?closed=true")

    assert answer.status_code == 302
    assert answer.location == "/sign-in?next=/people?closed%3Dtrue"


def test_what_is_for_others_looks_like_what_is_not_there(client):
    forbidden, missing = client.get("/people"), client.get("/nothing-here")

    assert forbidden.status_code == missing.status_code == 404
    assert forbidden.text.split("<main")[1] == missing.text.split("<main")[1]


@pytest.mark.parametrize("role", [Role.COMMITTEE, Role.OFFICER, Role.ENTERPRISE])
def test_only_administrators_read_accounts(role):
    from web.acts.nouns import NOUNS

    assert role not in NOUNS["people"].readers


def test_another_method_of_a_page_is_refused(app):
    client = signed_in(app, CLERK)

    assert client.delete("/account").status_code in (400, 405)


def test_the_files_of_pages_are_for_everybody(app):
    assert access.audience(app, "static") == access.EVERYBODY
    assert isinstance(app, flask.Flask)
