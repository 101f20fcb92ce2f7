"""What went wrong, as programs read it."""

import pytest

from tests.web.api.calling import ADMINISTRATOR, Caller
from tracker.errors import Conflict, ConflictCode, Rejected, Unreachable, WrongState
from web import wording
from web.access import EVERYBODY, open_to
from web.api.problems import KINDS, Problem, kind_of

ROOT = "/api/v1"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/people/", 404),
        ("GET", "/people//x", 404),
        ("GET", "/people/%00", 404),
        ("PUT", "/people", 405),
        ("DELETE", "/people:add", 405),
        ("TRACE", "/plan", 405),
        ("GET", "/weeks/2026-W99/file", 404),
        ("GET", "/weeks/0001-W01/file", 404),
        ("GET", "/weeks/2026-W49/runs/99999999999999999999", 404),
    ],
)
def test_every_error_is_a_problem(admin, method, path, status):
    answer = admin.call(method, path)

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert set(answer.json) == {"type", "title", "status", "detail", "faults"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_method_that_is_not_known_is_told_which_are(admin):
    assert set(admin.call("PUT", "/people").headers["Allow"].split(", ")) >= {"GET", "HEAD"}


def test_our_own_fault_has_a_number_and_tells_nothing_else(new_app, caplog):
    def break_down():
        raise RuntimeError("secret detail")

    new_app.add_url_rule(f"{ROOT}/broken", view_func=open_to(*EVERYBODY)(break_down))

    answer = Caller(new_app, None).get("/broken")

    assert answer.status_code == 500
    assert answer.json["instance"] in caplog.text
    assert "secret detail" not in answer.text


def test_what_no_view_declares_stays_closed(new_app):
    new_app.add_url_rule(f"{ROOT}/undeclared", view_func=lambda: "secret")

    assert Caller(new_app, ADMINISTRATOR).get("/undeclared").status_code == 404


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Conflict(ConflictCode.BUSY), "conflict"),
        (WrongState("week", "w", state="closed", act="plan"), "wrong-state"),
        (Rejected([]), "rejected"),
        (Unreachable("x"), "unreachable"),
        (Problem("busy"), "busy"),
        (ZeroDivisionError(), "fault"),
    ],
)
def test_each_error_is_a_kind_of_problem(error, kind):
    assert kind_of(error) == kind


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_a_kind_explains_it(nobody, kind, language):
    page = nobody.get(f"/problems/{kind}?language={language}")

    assert page.status_code == 200
    assert wording.say(f"problem.{kind}", language) in page.text


def test_pages_for_people_stay_pages(client):
    answer = client.get("/nothing")

    assert (answer.status_code, answer.mimetype) == (404, "text/html")
