import re

import pytest
from werkzeug.exceptions import MethodNotAllowed

from tracker.errors import (
    Conflict,
    ConflictCode,
    Fault,
    FaultCode,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Rejected,
    Unreachable,
    WrongState,
)
from web import access, errors


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("visit", "v1"), 404),
        (NotAllowed("officer", "publish"), 404),
        (WrongState("week", "w", state="closed", act="plan"), 409),
        (Conflict(ConflictCode.FIRST), 409),
        (Rejected([Fault("row", FaultCode.MISSING)]), 422),
        (NotSignedIn(), 401),
        (Unreachable("down"), 503),
        (MethodNotAllowed(), 405),
        (ZeroDivisionError(), 500),
    ],
)
def test_each_error_has_its_status(error, status):
    assert errors.status_of(error) == status


def test_our_own_fault_is_logged_and_told_without_details(new_app, caplog):
    def break_down():
        raise RuntimeError("secret detail")

    new_app.add_url_rule("/broken", view_func=access.open_to(*access.EVERYBODY)(break_down))

    answer = new_app.test_client().get("/broken")

    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "RuntimeError" in caplog.text
    number = re.search(r"问题编号：(\w{8})", answer.text)[1]
    assert f"unforeseen {number}" in caplog.text


def test_a_redirect_is_no_error(client):
    assert client.get("/en").status_code == 308
