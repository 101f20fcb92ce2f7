"""The page behind the code of the little park's joint visit, as it is opened and filled in."""

import re

import flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.pages.onsite import UID
from tracker import database, visit_codes
from web import gates


def code_of(app: flask.Flask, uid: str = UID) -> str:
    """The code as its notice bears it."""
    with database.session():
        return visit_codes.codes_of([uid], gates.secret_of(app.config["ONEVISIT"]))[uid]


def page_of(app: flask.Flask, uid: str = UID) -> str:
    """Where the picture on its notice leads."""
    return f"/v/{code_of(app, uid)}"


def tell(client: FlaskClient, page: str, act: str, **typed: object) -> TestResponse:
    """Press one of its buttons."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(page).text)
    token = found[1] if found else ""
    return client.post(f"{page}/{act}", data={"csrf_token": token, **typed})
