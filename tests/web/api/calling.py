"""Programs that call the API in a person's name."""

from typing import Any

import flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tracker import api_tokens, database, people
from tracker.errors import NotFound
from tracker.records import Person, Role

ROOT = "/api/v1"
CLERK = Person("clerk", "经办", Role.COMMITTEE)
ADMINISTRATOR = Person("admin", "管理员", Role.ADMINISTRATOR)


def token_of(person: Person, *, reads_only: bool = False) -> str:
    """A fresh token of a person, who gets an account if there is none; with a connection open."""
    try:
        people.find(person.login, by=people.OPERATOR)
    except NotFound:
        people.add(person, by=people.OPERATOR)
    return api_tokens.issue("测试", by=person, reads_only=reads_only).token


class Caller:
    """A program with a token, or without one."""

    def __init__(self, app: flask.Flask, person: Person | None, **more: Any) -> None:
        self.client: FlaskClient = app.test_client()
        self.head: dict[str, str] = {}
        if person is not None:
            with database.session():
                self.head["Authorization"] = f"Bearer {token_of(person, **more)}"

    def call(self, method: str, path: str, **told: Any) -> TestResponse:
        """An answer, to an address below that of the API."""
        told["headers"] = {**self.head, **told.get("headers", {})}
        return self.client.open(ROOT + path, method=method, **told)

    def get(self, path: str, **told: Any) -> TestResponse:
        """The answer of a GET."""
        return self.call("GET", path, **told)

    def post(self, path: str, body: Any = None, **told: Any) -> TestResponse:
        """The answer of a POST with a JSON body."""
        if body is not None:
            told["json"] = body
        return self.call("POST", path, **told)
