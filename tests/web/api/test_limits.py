"""How often may be called."""

import dataclasses

import pytest

from tests.web.api.calling import ADMINISTRATOR, CLERK, Caller
from web import create_app


@pytest.fixture
def app(story, config):
    """A server that lets four calls a minute pass, one of them of the planner."""
    return create_app(dataclasses.replace(config, api_limit=4, api_plan_limit=1))


def test_after_so_many_calls_a_token_waits(app):
    clerk, other = Caller(app, CLERK), Caller(app, ADMINISTRATOR)

    answers = [clerk.get("/me") for _ in range(5)]

    assert [one.status_code for one in answers] == [200, 200, 200, 200, 429]
    assert [int(one.headers["X-RateLimit-Remaining"]) for one in answers] == [3, 2, 1, 0, 0]
    late = answers[-1]
    assert (late.content_type, late.json["type"]) == (
        "application/problem+json",
        "/api/v1/problems/too-many",
    )
    assert 0 <= int(late.headers["Retry-After"]) <= 60
    assert other.get("/me").status_code == 200


def test_calls_of_all_kinds_count_together(app):
    clerk = Caller(app, CLERK)

    answers = [
        clerk.get(path).status_code for path in ("/me", "/people", "/me", "/openapi.json", "/me")
    ]

    assert answers == [200, 403, 200, 200, 429]


def test_who_guesses_tokens_is_counted_by_address(app):
    nobody = Caller(app, None)

    answers = [
        nobody.get("/me", headers={"Authorization": f"Bearer guess-{turn}"}).status_code
        for turn in range(5)
    ]

    assert answers == [401, 401, 401, 401, 429]


def test_the_planner_has_a_limit_of_its_own(app):
    clerk = Caller(app, CLERK)

    answers = [clerk.post("/plan", {}).status_code for _ in range(2)]

    assert answers == [422, 429]


def test_pages_are_not_counted(app):
    client = app.test_client()

    assert {client.get("/sign-in").status_code for _ in range(6)} == {200}
