import re

import pytest


@pytest.mark.parametrize("address", ["/", "/en/", "/nowhere", "/static/onevisit.css"])
def test_every_answer_is_protected(client, address):
    with client.get(address) as answer:
        headers = answer.headers

    assert "script-src" not in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/?lanes=departments", "/visits/2026-W49-C001-1"])
def test_no_page_needs_what_the_policy_forbids(client, address):
    page = client.get(address).text

    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_cookies_would_stay_on_this_site(app):
    assert app.config["SESSION_COOKIE_SAMESITE"] == "Strict"
    assert app.config["SESSION_COOKIE_HTTPONLY"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_changed_here(client, method):
    assert getattr(client, method)("/").status_code == 405
