"""Passwords come by invitation and end what was begun with the one before."""

import datetime as dt

import pytest

from tests.tracker import builders
from tests.tracker.signing import LOGIN, PASSWORD, account, sign_in
from tracker import (
    accounts,
    clock,
    credentials,
    history,
    passwords,
    people,
    settings,
    sign_ins,
)
from tracker.errors import NotAllowed, NotFound, NotSignedIn, Rejected, WrongState
from tracker.records import Person, Role

OPERATOR, NOW = builders.OPERATOR, builders.COLLECTING
ANOTHER = "滟滟随波千万里,何处春江无月明"


def test_an_account_begins_without_a_password(park: str):
    people.add(Person(LOGIN, "张三", Role.COMMITTEE), by=OPERATOR)

    for guess in ("", LOGIN, PASSWORD):
        with pytest.raises(NotSignedIn):
            sign_in(password=guess)


def test_an_invitation_sets_a_password_once(park: str):
    person = people.add(Person(LOGIN, "张三", Role.COMMITTEE), by=OPERATOR)
    code = credentials.invite(LOGIN, by=OPERATOR)

    assert credentials.accept(code, PASSWORD) == person

    assert sign_in().person == person
    with pytest.raises(NotSignedIn):
        credentials.accept(code, ANOTHER)
    assert sign_in().person == person


def test_a_new_invitation_ends_the_one_before(park: str):
    account()
    first, second = (credentials.invite(LOGIN, by=OPERATOR) for _ in range(2))

    with pytest.raises(NotSignedIn):
        credentials.accept(first, ANOTHER)
    credentials.accept(second, ANOTHER)


def test_an_invitation_holds_for_three_days(park: str):
    account()
    code = credentials.invite(LOGIN, by=OPERATOR)

    with clock.fixed(NOW + dt.timedelta(hours=72)), pytest.raises(NotSignedIn):
        credentials.accept(code, ANOTHER)
    with clock.fixed(NOW + dt.timedelta(hours=71, minutes=59)):
        credentials.accept(code, ANOTHER)


def test_an_unusable_password_does_not_use_up_the_invitation(park: str):
    people.add(Person(LOGIN, "张三", Role.COMMITTEE), by=OPERATOR)
    code = credentials.invite(LOGIN, by=OPERATOR)

    with pytest.raises(Rejected) as refused:
        credentials.accept(code, LOGIN)

    assert len(refused.value.problems) == 2
    credentials.accept(code, PASSWORD)


def test_a_new_password_ends_every_sign_in_and_every_rest(park: str):
    account()
    token = sign_in().token
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            sign_in(password="wrong password")

    credentials.accept(credentials.invite(LOGIN, by=OPERATOR), ANOTHER)

    with pytest.raises(NotSignedIn):
        sign_ins.person_of(token)
    assert sign_in(password=ANOTHER).person.login == LOGIN
    with pytest.raises(NotSignedIn):
        sign_in()


def test_whoever_knows_the_present_password_takes_another(park: str):
    person = account()
    token = sign_in().token

    credentials.change_password(PASSWORD, ANOTHER, by=person)

    with pytest.raises(NotSignedIn):
        sign_ins.person_of(token)
    assert sign_in(password=ANOTHER).person == person


def test_a_present_password_cannot_be_guessed_either(park: str):
    person = account()
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            credentials.change_password("wrong password", ANOTHER, by=person)

    with pytest.raises(NotSignedIn) as refused:
        credentials.change_password(PASSWORD, ANOTHER, by=person)
    assert refused.value.until is not None


def test_the_new_password_is_another_one(park: str):
    person = account()

    with pytest.raises(Rejected, match="password: unchanged"):
        credentials.change_password(PASSWORD, PASSWORD, by=person)


def test_codes_cannot_be_guessed_from_one_address_for_long(park: str):
    account()
    code = credentials.invite(LOGIN, by=OPERATOR)
    settings.write("sign_in.address_attempts", 2, "测试", by=OPERATOR)
    for guess in ("ovi_1", "ovi_2"):
        with pytest.raises(NotSignedIn):
            credentials.accept(guess, ANOTHER, address="192.0.2.1")

    with pytest.raises(NotSignedIn) as refused:
        credentials.accept(code, ANOTHER, address="192.0.2.1")
    assert refused.value.until is not None


def test_codes_that_were_right_do_not_make_an_address_rest(park: str):
    account()
    settings.write("sign_in.address_attempts", 2, "测试", by=OPERATOR)

    for password in (ANOTHER, PASSWORD, ANOTHER):
        code = credentials.invite(LOGIN, by=OPERATOR)
        assert credentials.accept(code, password, address="192.0.2.1").login == LOGIN


def test_a_password_that_was_reset_meanwhile_stays(park: str, monkeypatch: pytest.MonkeyPatch):
    person, hashed = account(), passwords.hashed
    code, third = credentials.invite(LOGIN, by=OPERATOR), "春江潮水连海平,海上明月共潮生"

    def hash_late(password: str) -> str:
        monkeypatch.setattr(passwords, "hashed", hashed)
        credentials.accept(code, ANOTHER)
        return hashed(password)

    monkeypatch.setattr(passwords, "hashed", hash_late)
    with pytest.raises(NotSignedIn):
        credentials.change_password(PASSWORD, third, by=person)

    assert sign_in(password=ANOTHER).person == person


def test_a_closed_account_is_not_invited_and_its_code_proves_nothing(park: str):
    account()
    code = credentials.invite(LOGIN, by=OPERATOR)
    accounts.close(LOGIN, "调离", by=OPERATOR)

    with pytest.raises(WrongState, match="legal now: reopen"):
        credentials.invite(LOGIN, by=OPERATOR)
    with pytest.raises(NotSignedIn):
        credentials.accept(code, ANOTHER)


def test_the_log_tells_of_passwords_but_keeps_none(park: str):
    account()
    credentials.change_password(PASSWORD, ANOTHER, by=people.acting(LOGIN))

    events = history.events(f"person:{LOGIN}", by=OPERATOR)

    assert [event.act for event in events] == ["add", "invite", "set password", "change password"]
    assert not any(word in repr(events) for word in (PASSWORD, ANOTHER, "ovi_"))


def test_an_unknown_login_is_told_to_administrators(park: str):
    with pytest.raises(NotFound, match="there is no person 'x'"):
        credentials.invite("x", by=OPERATOR)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_invite(park: str, role: Role):
    with pytest.raises(NotAllowed):
        credentials.invite(LOGIN, by=builders.person(role))
