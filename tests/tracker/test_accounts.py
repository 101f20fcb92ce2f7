"""What administrators do to accounts."""

import pytest

from tests.tracker import builders
from tests.tracker.signing import LOGIN, PASSWORD, account, sign_in
from tracker import accounts, api_tokens, history, people, sign_ins
from tracker.errors import Conflict, NotAllowed, NotFound, NotSignedIn, Rejected, WrongState
from tracker.records import Person, Role

OPERATOR = builders.OPERATOR


def test_a_closed_account_proves_nothing_any_more(park: str):
    person = account()
    signed_in, token = sign_in(), api_tokens.issue("脚本", by=person)

    accounts.close(LOGIN, "调离", by=OPERATOR)

    with pytest.raises(NotSignedIn):
        sign_ins.person_of(signed_in.token)
    with pytest.raises(NotSignedIn):
        api_tokens.holder_of(token.token)
    with pytest.raises(NotSignedIn):
        sign_in()
    with pytest.raises(WrongState, match="cannot act for account zhang, which is closed"):
        people.acting(LOGIN)
    assert people.list_people(by=OPERATOR) == ()
    assert people.list_people(by=OPERATOR, closed=True) == (person,)


def test_a_reopened_account_has_its_password_but_no_sign_in_and_no_token(park: str):
    person = account()
    signed_in, token = sign_in(), api_tokens.issue("脚本", by=person)
    accounts.close(LOGIN, "调离", by=OPERATOR)

    accounts.reopen(LOGIN, by=OPERATOR)

    with pytest.raises(NotSignedIn):
        sign_ins.person_of(signed_in.token)
    with pytest.raises(NotSignedIn):
        api_tokens.holder_of(token.token)
    assert sign_in().person == people.acting(LOGIN) == person


def test_closing_and_reopening_again_change_nothing(park: str):
    account()
    accounts.close(LOGIN, "调离", by=OPERATOR)
    closed = history.seal()
    accounts.close(LOGIN, "另一原因", by=OPERATOR)
    assert history.seal() == closed

    accounts.reopen(LOGIN, by=OPERATOR)
    reopened = history.seal()
    accounts.reopen(LOGIN, by=OPERATOR)
    assert history.seal() == reopened


def test_an_account_is_closed_with_a_reason(park: str):
    account()

    with pytest.raises(Rejected, match="why: missing"):
        accounts.close(LOGIN, " ", by=OPERATOR)


def test_somebody_is_always_left_who_can_appoint(park: str):
    first = people.add(Person("a1", "甲", Role.ADMINISTRATOR), by=OPERATOR)
    second = people.add(Person("a2", "乙", Role.ADMINISTRATOR), by=OPERATOR)

    accounts.close("a1", "退休", by=second)

    with pytest.raises(Conflict, match="last: login a2"):
        accounts.close("a2", "退休", by=second)
    with pytest.raises(Conflict, match="last: login a2"):
        people.change(Person("a2", "乙", Role.COMMITTEE), by=second)
    accounts.reopen("a1", by=second)
    accounts.close("a2", "退休", by=first)


def test_a_login_that_rests_is_seen_and_can_be_freed(park: str):
    account()
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            sign_in(password="wrong password")
    (resting,) = accounts.list_accounts(by=OPERATOR)
    assert resting.locked_until is not None

    accounts.unlock(LOGIN, by=OPERATOR)

    assert sign_in().person.login == LOGIN
    (free,) = accounts.list_accounts(by=OPERATOR)
    assert (free.locked_until, free.signed_in, free.closed) == (None, 1, None)


def test_an_account_tells_since_when_its_password_holds_and_never_the_password(park: str):
    account()
    people.add(Person("li", "李四", Role.SUPERVISION), by=OPERATOR)

    known, fresh = accounts.list_accounts(by=OPERATOR)

    assert known.password_since == builders.COLLECTING
    assert fresh.password_since is None
    assert PASSWORD not in repr(known)


def test_an_unknown_account_is_told(park: str):
    for act in (accounts.reopen, accounts.unlock):
        with pytest.raises(NotFound, match="there is no person 'x'"):
            act("x", by=OPERATOR)
    with pytest.raises(NotFound):
        accounts.close("x", "调离", by=OPERATOR)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_look_after_accounts(park: str, role: Role):
    by = builders.person(role)
    with pytest.raises(NotAllowed):
        accounts.close("x", "调离", by=by)
    with pytest.raises(NotAllowed):
        accounts.reopen("x", by=by)
    with pytest.raises(NotAllowed):
        accounts.unlock("x", by=by)
    with pytest.raises(NotAllowed):
        accounts.list_accounts(by=by)
