import pytest

from tests.web.signing import CLERK, send, signed_in
from tracker import database, departments, people


@pytest.mark.parametrize("address", ["/suggest/enterprises?text=%00", "/search?text=a%00b"])
def test_a_sign_that_no_database_keeps_asks_for_nothing(client, address):
    assert client.get(address).status_code == 200


def test_what_was_copied_with_a_sign_that_nobody_sees_is_stored_without_it(app):
    client = signed_in(app, CLERK)

    send(client, "/departments:register", id="PA\0RKS", name="公园\0局", short="公园", teams=1)

    with database.session():
        assert departments.find("PARKS", by=people.COMMITTEE).name == "公园局"


def test_what_a_form_tells_holds_no_such_sign(app):
    with app.test_request_context("/follow?a%00=1%00", method="POST", data={"b\0": "2\0"}) as it:
        assert dict(it.request.args) == {"a": "1"}
        assert dict(it.request.form) == {"b": "2"}
        assert it.request.values["b"] == "2"


def test_a_program_is_told_what_was_wrong(app):
    with app.test_request_context("/api/v1/enterprises?named=%00") as it:
        assert it.request.args["named"] == "\0"
