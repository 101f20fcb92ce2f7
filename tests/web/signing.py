"""Browsers that have signed in already: a sign-in without a password, which would cost seconds."""

import datetime as dt
from typing import Any

import flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tracker import clock, database, people, tokens
from tracker.errors import NotFound
from tracker.models import PersonRow, SignInRow
from tracker.records import Person, Role
from web import sessions

CLERK = Person("clerk", "经办", Role.COMMITTEE)
ADMINISTRATOR = Person("admin", "管理员", Role.ADMINISTRATOR)


def signed_in(app: flask.Flask, person: Person) -> FlaskClient:
    """A browser in which a person, who gets an account if there is none, has just signed in."""
    token = tokens.fresh(tokens.SIGN_IN)
    with database.session():
        try:
            people.find(person.login, by=people.OPERATOR)
        except NotFound:
            people.add(person, by=people.OPERATOR)
        row = PersonRow.get(PersonRow.login == person.login)
        now = clock.now()
        SignInRow.create(
            person=row,
            digest=tokens.digest(token),
            device="test",
            made=now,
            seen=now,
            ends=now + dt.timedelta(hours=12),
        )
    client = app.test_client()
    with client.session_transaction() as session:
        session[sessions.TOKEN] = token
    return client


def csrf(client: FlaskClient, address: str) -> dict[str, str]:
    """The hidden fields of the form at an address, to be sent with what is typed."""
    page = client.get(address).text
    found = {}
    for name in ("csrf_token", "seen"):
        mark = f'name="{name}" value="'
        if mark in page:
            found[name] = page.split(mark)[1].split('"')[0]
    return found


def send(client: FlaskClient, address: str, form: str = "", **typed: Any) -> TestResponse:
    """What comes back when a form is filled in and sent; `form`: the page that shows it."""
    return client.post(address, data={**csrf(client, form or address), **typed})
