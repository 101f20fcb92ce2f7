"""Programs act for people with tokens: hashed, named, limited, taken back one by one."""

import datetime as dt

import pytest

from tests.tracker import builders
from tests.tracker.signing import LOGIN, account
from tracker import api_tokens, clock, history, people
from tracker.errors import NotAllowed, NotFound, NotSignedIn, Rejected
from tracker.models import ApiTokenRow
from tracker.records import Person, Role

OPERATOR, NOW = builders.OPERATOR, builders.COLLECTING
DAY = dt.timedelta(days=1)


def test_a_secret_acts_for_whoever_issued_it_with_the_rights_of_today(park: str):
    person = account()
    token = api_tokens.issue("报表", by=person)

    holder, found = api_tokens.holder_of(token.token)
    assert (holder, found.id, found.reads_only) == (person, token.id, True)

    changed = people.change(Person(LOGIN, "张三", Role.SUPERVISION), by=OPERATOR)
    assert api_tokens.holder_of(token.token)[0] == changed


def test_the_secret_is_told_once_and_kept_as_a_digest(park: str):
    person = account()
    token = api_tokens.issue("报表", by=person)

    (listed,) = api_tokens.list_tokens(LOGIN, by=person)

    assert token.token.startswith("ova_")
    assert listed.token == ""
    assert token.token not in repr(list(ApiTokenRow.select().dicts()))
    assert token.token not in repr(history.events(f"person:{LOGIN}", by=OPERATOR))


def test_a_token_is_revoked_alone(park: str):
    person = account()
    first, second = (api_tokens.issue(name, by=person) for name in ("一", "二"))

    api_tokens.revoke(first.id, by=person)

    with pytest.raises(NotSignedIn):
        api_tokens.holder_of(first.token)
    assert api_tokens.holder_of(second.token)[0] == person
    with pytest.raises(NotFound):
        api_tokens.revoke(first.id, by=person)
    newest, oldest = api_tokens.list_tokens(LOGIN, by=person)
    assert (newest.revoked, oldest.revoked) == (None, NOW)


def test_a_token_ends_by_itself(park: str):
    person = account()
    short = api_tokens.issue("一周", by=person, days=7)
    year = api_tokens.issue("一年", by=person)

    with clock.fixed(NOW + 7 * DAY):
        with pytest.raises(NotSignedIn):
            api_tokens.holder_of(short.token)
        assert api_tokens.holder_of(year.token)[0] == person
    with clock.fixed(NOW + 365 * DAY), pytest.raises(NotSignedIn):
        api_tokens.holder_of(year.token)


def test_its_last_use_is_written_once_a_minute_at_most(park: str):
    person = account()
    token = api_tokens.issue("报表", by=person)
    assert token.used is None

    api_tokens.holder_of(token.token)
    with clock.fixed(NOW + dt.timedelta(seconds=59)):
        api_tokens.holder_of(token.token)
        assert api_tokens.list_tokens(LOGIN, by=person)[0].used == NOW
    with clock.fixed(NOW + dt.timedelta(minutes=1)):
        api_tokens.holder_of(token.token)
        used = api_tokens.list_tokens(LOGIN, by=person)[0].used
    assert used == NOW + dt.timedelta(minutes=1)


def test_others_tokens_are_neither_seen_nor_revoked(park: str):
    account()
    other = account("li", Role.SUPERVISION)
    token = api_tokens.issue("报表", by=people.acting(LOGIN))

    with pytest.raises(NotAllowed):
        api_tokens.list_tokens(LOGIN, by=other)
    with pytest.raises(NotFound):
        api_tokens.revoke(token.id, by=other)
    api_tokens.revoke(token.id, by=OPERATOR)


def test_all_faults_of_a_wish_are_told_at_once(park: str):
    with pytest.raises(Rejected) as refused:
        api_tokens.issue(" ", by=account(), days=366)

    assert refused.value.problems == (
        "name: missing",
        "days: out-of-range, found '366', expected 1-365",
    )


def test_a_desk_without_an_account_has_no_token(park: str):
    with pytest.raises(NotFound, match="there is no person 'committee'"):
        api_tokens.issue("报表", by=builders.COMMITTEE)


@pytest.mark.parametrize("secret", ["", "ova_", "ovs_" + "A" * 43, "ova_" + "A" * 43])
def test_what_was_never_issued_proves_nothing(park: str, secret: str):
    with pytest.raises(NotSignedIn):
        api_tokens.holder_of(secret)
