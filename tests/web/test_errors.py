import pytest
from werkzeug.exceptions import MethodNotAllowed

from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from web import errors


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("visit", "v1"), 404),
        (NotAllowed("officer", "publish"), 404),
        (WrongState("week", "w", state="closed", act="plan"), 409),
        (Conflict("somebody was first"), 409),
        (Rejected(["row 3 is bad"]), 422),
        (MethodNotAllowed(), 405),
        (ZeroDivisionError(), 500),
    ],
)
def test_each_error_has_its_status(error, status):
    assert errors.status_of(error) == status


def test_our_own_fault_is_logged_and_told_without_details(app, caplog):
    def break_down():
        raise RuntimeError("secret detail")

    app.add_url_rule("/broken", view_func=break_down)

    answer = app.test_client().get("/broken")

    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "RuntimeError" in caplog.text


def test_a_redirect_is_no_error(client):
    assert client.get("/en").status_code == 308
