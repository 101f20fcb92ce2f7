import re
from dataclasses import replace

import pytest

from tests.web.signing import send
from web import create_app, hygiene
from web.config import BadSetting, Config

PAGES = ("/", "/en/", "/enterprises", "/account", "/sign-in", "/nowhere")


@pytest.mark.parametrize("address", [*PAGES, "/static/onevisit.css", "/healthz"])
def test_every_answer_is_protected(client, address):
    with client.get(address) as answer:
        headers = answer.headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_needs_what_the_policy_forbids(client, address):
    page = client.get(address).text

    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r'(src|href|action)="(https?:)?//', page)


def test_cookies_stay_on_this_site_and_out_of_scripts(app):
    assert app.config["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert app.config["SESSION_COOKIE_HTTPONLY"]
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-onevisit"
    assert app.config["SESSION_COOKIE_SECURE"]


def test_pages_of_people_are_kept_nowhere(client, stranger):
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert stranger.get("/sign-in").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ["/follow", "/raise", "/sign-in", "/invitation"])
def test_what_answers_a_form_is_kept_nowhere(stranger, address):
    answer = send(stranger, address, title="停电", code="0000")

    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_changed_without_a_token_of_the_page(client, method):
    assert getattr(client, method)("/account").status_code in (400, 405)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "x" * 300])
def test_a_server_that_is_called_by_another_name_answers_nothing(stranger, host):
    answer = stranger.get("/sign-in", headers={"Host": host})

    assert answer.status_code == 400
    assert "form" not in answer.text


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Forwarded-Host", "X-Remote-User", "X-User-Id", "Forwarded"]
)
def test_what_a_proxy_might_say_is_not_believed(stranger, header):
    answer = stranger.get("/account", headers={header: "evil.example"})

    assert answer.location == "/sign-in?next=/account"


def test_a_network_that_anybody_hears_needs_encryption(config):
    open_to_all = replace(config, host="0.0.0.0", base_url="http://park.example")

    with pytest.raises(BadSetting, match=r"ONEVISIT_BASE_URL .* expected https"):
        create_app(open_to_all)
    assert create_app(replace(open_to_all, plain_http=True))


def test_several_hosts_must_share_a_key():
    with pytest.raises(BadSetting, match="ONEVISIT_SECRET_KEY"):
        hygiene.key_of(Config(database_url="postgresql://db/x"))


def test_a_machine_of_its_own_keeps_its_own_key(config):
    assert hygiene.key_of(config) == hygiene.key_of(config)
    assert len(hygiene.key_of(config)) == 64
