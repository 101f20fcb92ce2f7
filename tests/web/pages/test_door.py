import re

import pytest

from tests.web.signing import CLERK, csrf, signed_in
from tracker import api_tokens, credentials, database, people, sign_ins
from tracker.errors import NotSignedIn
from tracker.records import Person, Role

PASSWORD = "一次查-Yuancheng-2026"


@pytest.fixture
def clerk(app):
    with database.session():
        people.add(CLERK, by=people.OPERATOR)
        credentials.accept(credentials.invite(CLERK.login, by=people.OPERATOR), PASSWORD)
    return app.test_client()


def _enter(client, password=PASSWORD, login=CLERK.login, **more):
    hidden = csrf(client, "/sign-in")
    return client.post("/sign-in", data={**hidden, "login": login, "password": password, **more})


def test_a_right_password_opens_the_page_that_was_wanted(clerk):
    answer = _enter(clerk, next="/enterprises?named=x")

    assert (answer.status_code, answer.location) == (302, "/enterprises?named=x")
    assert "经办" in clerk.get("/").text


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/none",
        "/acc\r\nount",
    ],
)
def test_nobody_is_led_to_another_site(clerk, wanted):
    assert _enter(clerk, next=wanted).location == "/"


def test_a_wrong_password_and_a_wrong_login_look_alike(clerk):
    wrong, unknown = _enter(clerk, "x"), _enter(clerk, login="nobody-here")

    assert wrong.status_code == unknown.status_code == 401
    assert "登录名或密码不对" in wrong.text
    assert 'value="clerk"' in wrong.text
    strip = r'value="[^"]*"'
    assert re.sub(strip, "", wrong.text) == re.sub(strip, "", unknown.text)


def test_after_five_wrong_passwords_the_right_one_waits(clerk):
    for _ in range(5):
        _enter(clerk, "x")

    answer = _enter(clerk)

    assert answer.status_code == 429
    assert re.search(r"请在 \d\d:\d\d 以后再试", answer.text)


def test_signing_in_gives_a_new_cookie_and_signing_out_ends_it(clerk):
    before = clerk.get_cookie("onevisit") or (
        clerk.get("/sign-in") and clerk.get_cookie("onevisit")
    )
    _enter(clerk)
    with clerk.session_transaction() as session:
        token = session["token"]
    after = clerk.get_cookie("onevisit")

    clerk.post("/sign-out", data=csrf(clerk, "/account"))

    assert before is None or before.value != after.value
    with database.session(), pytest.raises(NotSignedIn):
        sign_ins.person_of(token)
    assert clerk.get("/account").status_code == 302


def test_a_form_without_its_token_changes_nothing(clerk):
    answer = clerk.post("/sign-in", data={"login": CLERK.login, "password": PASSWORD})

    assert answer.status_code == 400
    assert "页面已失效" in answer.text


def test_a_form_of_another_site_is_refused_whatever_it_carries(clerk):
    hidden = csrf(clerk, "/sign-in")

    answer = clerk.post(
        "/sign-in",
        data={**hidden, "login": CLERK.login, "password": PASSWORD},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 400


def test_an_invitation_sets_a_password(app):
    with database.session():
        people.add(CLERK, by=people.OPERATOR)
        code = credentials.invite(CLERK.login, by=people.OPERATOR)
    client = app.test_client()
    hidden = csrf(client, "/invitation")

    differs = client.post(
        "/invitation", data={**hidden, "code": code, "password": PASSWORD, "again": "x"}
    )
    done = client.post(
        "/invitation", data={**hidden, "code": code, "password": PASSWORD, "again": PASSWORD}
    )

    assert differs.status_code == 422
    assert f'value="{code}"' in differs.text
    assert done.location == "/sign-in"
    assert _enter(client).status_code == 302


def test_a_wrong_code_says_nothing_more(stranger):
    answer = stranger.post(
        "/invitation",
        data={
            **csrf(stranger, "/invitation"),
            "code": "x",
            "password": PASSWORD,
            "again": PASSWORD,
        },
    )

    assert answer.status_code == 401


def test_a_token_for_programs_is_shown_once(app):
    client = signed_in(app, CLERK)
    data = {**csrf(client, "/account"), "name": "日历", "reads_only": "true"}

    secret = re.search(r"<code>(\w\S+)</code>", client.post("/account/tokens", data=data).text)[1]

    with database.session():
        person, token = api_tokens.holder_of(secret)
    assert (person.login, token.reads_only) == ("clerk", True)
    assert secret not in client.get("/account").text


def test_days_that_are_no_number_are_told_at_the_field(app):
    client = signed_in(app, CLERK)
    data = {**csrf(client, "/account"), "name": "日历", "days": "many"}

    answer = client.post("/account/tokens", data=data)

    assert answer.status_code == 422
    assert "“many”的写法不对" in answer.text


def test_nobody_ends_the_sign_in_of_another(app):
    signed_in(app, CLERK)
    with database.session():
        (theirs,) = sign_ins.list_sign_ins(CLERK.login, by=CLERK)
    other = signed_in(app, Person("other", "另一位", Role.COMMITTEE))

    answer = other.post(f"/account/sign-ins/{theirs.id}/end", data=csrf(other, "/account"))

    assert answer.status_code == 404
    with database.session():
        assert sign_ins.list_sign_ins(CLERK.login, by=CLERK) == (theirs,)


def test_the_page_of_the_door_in_english(stranger):
    assert "Sign in" in stranger.get("/en/sign-in").text
