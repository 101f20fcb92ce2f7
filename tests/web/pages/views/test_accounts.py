import re

import pytest

from tests.web.signing import ADMINISTRATOR, CLERK, csrf, signed_in
from tracker import credentials, database


@pytest.fixture
def admin(app):
    return signed_in(app, ADMINISTRATOR)


def _invite(client, login: str):
    address = f"/people/{login}/invite"
    return client.post(address, data=csrf(client, address))


def test_a_code_is_made_shown_once_and_sets_the_password(admin):
    login = "firm-x"
    form = "/people:add"
    typed = {"login": login, "name": "某企业", "role": "enterprise", "enterprise": "C001"}
    assert admin.post(form, data={**csrf(admin, form), **typed}).status_code == 302
    assert f"/people/{login}/invite" in admin.get(f"/people/{login}").text

    page = _invite(admin, login).text

    code = re.search(r'<p class="secret">.*?</span>([^<]+)</p>', page)[1]
    assert code not in admin.get(f"/people/{login}/invite").text
    with database.session():
        assert credentials.accept(code, "a-long-enough-Secret-1").login == login


def test_looking_at_the_page_makes_no_code(admin):
    admin.get("/people/operator/invite")

    assert "发出邀请码" not in admin.get("/log").text


def test_nobody_else_makes_codes(app):
    centre = signed_in(app, CLERK)

    assert centre.get("/people/operator/invite").status_code in (403, 404)
