"""Signing in: who may, how long it lasts, what nobody learns from it."""

import datetime as dt

import argon2
import pytest

from tests.tracker import builders
from tests.tracker.signing import LOGIN, PASSWORD, account, sign_in
from tracker import clock, history, passwords, people, settings, sign_ins
from tracker.database import database
from tracker.errors import NotAllowed, NotFound, NotSignedIn
from tracker.models import PasswordRow, SignInRow
from tracker.records import Person, Role

OPERATOR, NOW = builders.OPERATOR, builders.COLLECTING
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


def fail(times: int, login: str = LOGIN, **fields: str) -> NotSignedIn:
    """Try so often with a wrong password; the last answer."""
    for _ in range(times):
        with pytest.raises(NotSignedIn) as refused:
            sign_in(login, "wrong password", **fields)
    return refused.value


def test_a_token_proves_who_signed_in(park: str):
    person = account()

    signed_in = sign_in(device="Firefox")

    assert signed_in.person == sign_ins.person_of(signed_in.token) == person
    assert signed_in.sign_in.device == "Firefox"
    assert not signed_in.password_is_old


def test_each_sign_in_has_a_token_of_its_own(park: str):
    account()
    first, second = sign_in(), sign_in()

    assert first.token != second.token
    sign_ins.sign_out(first.token)
    with pytest.raises(NotSignedIn):
        sign_ins.person_of(first.token)
    assert sign_ins.person_of(second.token).login == LOGIN


def test_neither_token_nor_password_lies_in_the_database(park: str):
    account()
    token = sign_in().token
    tables = [name for name in database.get_tables() if name != "migration"]

    kept = "\n".join(
        repr(database.execute_sql(f'SELECT * FROM "{name}"').fetchall()) for name in tables
    )

    assert LOGIN in kept
    assert token not in kept
    assert token.removeprefix("ovs_") not in kept
    assert PASSWORD not in kept


def test_an_unknown_login_a_wrong_password_and_a_closed_account_look_alike(park: str):
    account()
    people.add(Person("li", "李四", Role.SUPERVISION), by=OPERATOR)

    told = {str(fail(1)), str(fail(1, "nobody-knows")), str(fail(1, "li"))}

    assert told == {"login, password or code is wrong, or it has ended"}


def test_an_unknown_login_is_hashed_for_as_a_known_one(park: str, monkeypatch: pytest.MonkeyPatch):
    hashes = []
    verify = argon2.PasswordHasher.verify

    def counted(self: argon2.PasswordHasher, kept: str, password: str) -> bool:
        hashes.append(kept)
        return bool(verify(self, kept, password))

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counted)

    fail(1, "nobody-knows")

    assert len(hashes) == 1


@pytest.mark.parametrize("login", [LOGIN, "nobody-knows"])
def test_after_five_wrong_passwords_a_login_rests_whether_it_is_somebodys_or_not(
    park: str, login: str
):
    account()
    assert fail(5, login).until is None

    refused = fail(1, login)

    assert refused.until == NOW + 15 * MINUTE
    assert str(refused) == f"too many attempts failed; try again at {refused.until:%H:%M}"
    assert fail(1, login.upper()).until is not None


def test_the_right_password_does_not_help_while_a_login_rests(park: str):
    account()
    fail(5)

    with pytest.raises(NotSignedIn):
        sign_in()
    with clock.fixed(NOW + 14 * MINUTE), pytest.raises(NotSignedIn):
        sign_in()
    with clock.fixed(NOW + 15 * MINUTE):
        assert sign_in().person.login == LOGIN


def test_a_right_password_in_time_makes_the_wrong_ones_forgotten(park: str):
    account()
    fail(4)
    sign_in()

    assert fail(5).until is None


def test_many_failures_from_one_address_make_it_rest_for_every_login(park: str):
    account()
    settings.write("sign_in.address_attempts", 3, "测试", by=OPERATOR)
    for number in range(3):
        fail(1, f"guess-{number}", address="192.0.2.1")

    with pytest.raises(NotSignedIn):
        sign_in(address="192.0.2.1")
    assert sign_in(address="192.0.2.2").person.login == LOGIN


def test_right_passwords_of_a_whole_office_do_not_make_its_address_rest(park: str):
    account()
    settings.write("sign_in.address_attempts", 3, "测试", by=OPERATOR)
    for _ in range(5):
        sign_in(address="192.0.2.1")

    fail(3, "nobody-here", address="192.0.2.1")
    with pytest.raises(NotSignedIn):
        sign_in(address="192.0.2.1")


def test_a_right_password_does_not_make_wrong_ones_of_others_forgotten(park: str):
    account()
    settings.write("sign_in.address_attempts", 3, "测试", by=OPERATOR)
    fail(1, "guess-1", address="192.0.2.1")
    sign_in(address="192.0.2.1")
    fail(2, "guess-2", address="192.0.2.1")

    with pytest.raises(NotSignedIn):
        sign_in(address="192.0.2.1")


def test_a_lock_is_told_to_those_who_read_the_log(park: str):
    account()
    fail(5)
    fail(5, "nobody-knows")

    acts = [event.act for event in history.events(f"person:{LOGIN}", by=OPERATOR)]
    assert acts.count("lock") == 1
    assert history.events("person:nobody-knows", by=OPERATOR) == ()


def test_a_sign_in_ends_when_it_is_not_used(park: str):
    account()
    token = sign_in().token
    with clock.fixed(NOW + 29 * MINUTE):
        sign_ins.person_of(token)
    with clock.fixed(NOW + 58 * MINUTE):
        sign_ins.person_of(token)

    with clock.fixed(NOW + 88 * MINUTE), pytest.raises(NotSignedIn):
        sign_ins.person_of(token)


def test_a_sign_in_ends_after_half_a_day_even_if_it_is_used(park: str):
    account()
    token = sign_in().token
    for half_hours in range(1, 24 * 2):
        moment = NOW + half_hours * 25 * MINUTE
        if moment < NOW + 12 * HOUR:
            with clock.fixed(moment):
                sign_ins.person_of(token)

    with clock.fixed(NOW + 12 * HOUR), pytest.raises(NotSignedIn):
        sign_ins.person_of(token)


def test_using_a_sign_in_writes_once_a_minute_at_most(park: str):
    account()
    token = sign_in().token

    with clock.fixed(NOW + 59 * dt.timedelta(seconds=1)):
        sign_ins.person_of(token)
        assert SignInRow.get().seen == NOW
    with clock.fixed(NOW + MINUTE):
        sign_ins.person_of(token)
        assert SignInRow.get().seen == NOW + MINUTE


def test_a_changed_role_holds_from_the_next_act_on(park: str):
    account()
    token = sign_in().token

    people.change(Person(LOGIN, "张三", Role.SUPERVISION), by=OPERATOR)

    assert sign_ins.person_of(token).role is Role.SUPERVISION


def test_one_sees_and_ends_the_own_sign_ins_only(park: str):
    person, other = account(), account("li", Role.SUPERVISION)
    mine = sign_in(device="手机").sign_in
    theirs = sign_in("li").sign_in

    assert sign_ins.list_sign_ins(LOGIN, by=person) == (mine,)
    with pytest.raises(NotAllowed):
        sign_ins.list_sign_ins("li", by=person)
    with pytest.raises(NotFound):
        sign_ins.end(theirs.id, by=person)

    sign_ins.end(mine.id, by=person)
    assert sign_ins.list_sign_ins(LOGIN, by=person) == ()
    with pytest.raises(NotFound):
        sign_ins.end(mine.id, by=person)
    sign_ins.end(theirs.id, by=OPERATOR)
    assert sign_ins.list_sign_ins("li", by=other) == ()


def test_signing_out_twice_is_the_same_as_once(park: str):
    account()
    token = sign_in().token
    sign_ins.sign_out(token)
    before = history.seal()

    sign_ins.sign_out(token)

    assert history.seal() == before


@pytest.mark.parametrize("token", ["", "ovs_", "ovs_" + "A" * 43, "ova_" + "A" * 43, "x" * 5000])
def test_what_was_never_issued_proves_nothing(park: str, token: str):
    with pytest.raises(NotSignedIn):
        sign_ins.person_of(token)
    sign_ins.sign_out(token)


def test_an_old_password_is_told_where_passwords_end(park: str):
    account()
    settings.write("password.days", 90, "GB/T 22239", by=OPERATOR)

    with clock.fixed(NOW + 90 * DAY - MINUTE):
        assert not sign_in().password_is_old
    with clock.fixed(NOW + 90 * DAY):
        assert sign_in().password_is_old


def test_a_hash_made_with_weaker_parameters_is_renewed(park: str):
    account()
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)
    PasswordRow.update(hash=weak).execute()

    sign_in()

    assert not passwords.is_outdated(PasswordRow.get().hash)
    assert sign_in().person.login == LOGIN


@pytest.mark.parametrize("change", [{"closed": NOW}, {"hash": "another"}])
def test_what_changes_while_a_password_is_checked_counts(
    park: str, monkeypatch: pytest.MonkeyPatch, change: dict[str, object]
):
    account()
    fits = passwords.fits

    def slow(kept: str | None, password: str) -> bool:
        found = fits(kept, password)
        table = people.PersonRow if "closed" in change else PasswordRow
        table.update(change).execute()
        return found

    monkeypatch.setattr(passwords, "fits", slow)

    with pytest.raises(NotSignedIn):
        sign_in()
    assert SignInRow.select().count() == 0
